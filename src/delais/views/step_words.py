"""What each operation of the computation is called, and why it gives its day."""

import datetime
from collections.abc import Callable

from attrs import frozen

from delais.computation import Delai
from delais.computation.echeance import Etape
from delais.errors import Texte
from delais.views.closed_days import closed_days
from delais.views.day_words import month_name

_DAY = datetime.timedelta(days=1)


@frozen
class Case:
    """One step, the day it starts from, the rule it applies, and whether the hour of the start is known."""

    step: Etape
    before: datetime.date
    delai: Delai | None  # None in a count of units
    hour_known: bool
    lang: str

    def say(self, fr: str, en: str) -> str:
        """One of two sentences."""
        return en if self.lang == "en" else fr

    @property
    def quantity(self) -> str:
        """What the step added."""
        duree = self.step.quantite
        if duree is None:
            return ""
        return duree.en if self.lang == "en" else duree.fr


def operation(case: Case) -> str:
    """The name of the step, with what it adds."""
    return OPERATIONS[case.step.operation][0].dans(case.lang).format(case.quantity).strip()


def motif(case: Case) -> str:
    """Why the step gives its day: the event, the rule, or the days that caused it."""
    return OPERATIONS[case.step.operation][1](case)


def _start(case: Case) -> str:
    own = case.say("ce jour ne compte pas", "this day does not count")
    if case.delai and case.delai.sens == "avant":
        own = case.say("jour de l'événement, il ne compte pas", "day of the event, not counted")
    elif case.delai and case.delai.ancre and not case.delai.duree:
        own = case.say("jour dont dépend la date", "the day that the date depends on")
    elif case.delai and case.delai.duree.hours:
        own = case.say("d'heure à heure", "from hour to hour")
    return _joined(case, own)


def _joined(case: Case, own: str) -> str:
    stop = case.say(" ; ", "; ")
    return f"{case.step.cause.dans(case.lang)}{stop}{own}" if case.step.cause else own


def _month_end(case: Case) -> str:
    month = month_name(case.step.date, case.lang)
    return case.say(
        f"pas de {case.before.day} en {month} : dernier jour du mois",
        f"no {case.before.day} in {month}: last day of the month",
    )


def _hours(case: Case) -> str:
    if case.hour_known:
        return case.say("d'heure à heure", "from hour to hour")
    return case.say("heure de départ inconnue : fin du dernier jour entamé", "start hour unknown: end of the last day")


def _worked(case: Case) -> str:
    if case.delai and case.delai.regime.samedi_travaille:
        return case.say("dimanches et jours fériés non comptés", "Sundays and holidays not counted")
    return case.say("samedis, dimanches et jours fériés non comptés", "Saturdays, Sundays and holidays not counted")


def _distance(case: Case) -> str:
    abroad = case.delai is not None and case.delai.distance == "etranger"
    return case.say(
        f"{'étranger' if abroad else 'outre-mer'}, d'un seul tenant avec le délai",
        f"{'abroad' if abroad else 'overseas'}, one whole with the period",
    )


def _moved_start(case: Case) -> str:
    last = case.step.date - _DAY
    if case.delai and case.delai.regime.decalage_teste == "declenchement":
        last -= _DAY
    return closed_days(case.step, last, case.lang)


def _roll(case: Case) -> str:
    return closed_days(case.step, case.step.date - _DAY, case.lang)


def _no_roll(case: Case) -> str:
    stays = case.say(" ; le terme reste où il tombe", "; the end stays where it falls")
    return closed_days(case.step, case.step.date, case.lang) + stays


def _franc(case: Case) -> str:
    if case.delai and case.delai.sens == "avant":
        return case.say(
            "ce jour doit être entier : la veille au plus tard", "this day must be whole: its eve at the latest"
        )
    return case.say(
        "le dernier jour ne compte pas : le lendemain est utile", "the last day does not count: one more day"
    )


def _fixed(fr: str, en: str) -> Callable[[Case], str]:
    return lambda case: case.say(fr, en)


def _from_incident(fr: str, en: str) -> Callable[[Case], str]:
    return lambda case: _joined(case, case.say(fr, en))


OPERATIONS: dict[str, tuple[Texte, Callable[[Case], str]]] = {
    "depart": (Texte("départ", "start"), _start),
    "decalage": (Texte("premier jour repoussé", "first day moved"), _moved_start),
    "premier_jour": (
        Texte("premier jour", "first day"),
        _fixed("le lendemain : le compte part de ce jour", "the day after: the count starts here"),
    ),
    "quantieme": (Texte("+ {}", "+ {}"), _fixed("même quantième", "same day of the month")),
    "fin_de_mois": (Texte("+ {}", "+ {}"), _month_end),
    "jours": (Texte("+ {}", "+ {}"), _fixed("tous les jours comptent", "every day counts")),
    "heures": (Texte("+ {}", "+ {}"), _hours),
    "jours_ouvrables": (
        Texte("+ {}", "+ {}"),
        _fixed("dimanches et jours fériés non comptés", "Sundays and holidays not counted"),
    ),
    "jours_ouvres": (Texte("+ {}", "+ {}"), _worked),
    "rebours": (
        Texte("− {}", "− {}"),
        _fixed("compté en arrière", "counted back"),
    ),
    "distance": (Texte("+ {} (distance)", "+ {} (distance)"), _distance),
    "franc": (Texte("franchise", "franc day"), _franc),
    "attente": (
        Texte("attente", "wait"),
        _fixed(
            "le jour franc est le premier permis : l'attente finit la veille",
            "the franc day is the first lawful one: the wait ends on its eve",
        ),
    ),
    "report": (Texte("report", "extension"), _roll),
    "sans_report": (Texte("sans report", "no extension"), _no_roll),
    "ancre": (Texte("départ déplacé", "start moved"), _fixed("le texte fixe ce jour", "the text sets this day")),
    "date_fixe": (Texte("date fixe", "fixed date"), _fixed("le texte fixe ce jour", "the text sets this day")),
    "unite": (Texte("+ {}", "+ {}"), _fixed("commence ce jour, compté en entier", "begins here, counted whole")),
    "compte": (Texte("arrêté du compte", "count stops"), _fixed("dernier jour compté", "last day counted")),
    "repart": (
        Texte("repart {}", "restart {}"),
        _from_incident("un nouveau délai court, ce jour ne compte pas", "a new period runs, this day does not count"),
    ),
    "recalcule": (
        Texte("recompte {}", "recount {}"),
        _from_incident("compté à nouveau de ce jour", "counted anew from this day"),
    ),
    "ajoute": (
        Texte("+ {} (ajoutés)", "+ {} (added)"),
        _from_incident("ajoutés à la fin du délai", "added at the end of the period"),
    ),
    "interrompt": (
        Texte("interruption", "interruption"),
        _from_incident("ce qui a couru est perdu", "what has run is lost"),
    ),
    "suspension": (
        Texte("+ {} (suspension)", "+ {} (suspension)"),
        _from_incident("les jours de suspension s'ajoutent à la fin", "the days of suspension are added at the end"),
    ),
    "proroge": (
        Texte("prorogation : + {}", "longer by {}"),
        _from_incident("la durée s'allonge", "the period grows"),
    ),
    "renouvele": (
        Texte("renouvellement : {}", "renewed to {}"),
        _from_incident("durée totale, comptée du premier départ", "the whole, counted from the first start"),
    ),
}
