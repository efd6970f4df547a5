"""What each operation of the computation is called, and why it gives its day."""

import datetime
from collections.abc import Callable

from attrs import frozen

from delais.calendars import Ferie
from delais.computation import Delai
from delais.computation.echeance import Etape
from delais.errors import Texte
from delais.views.day_words import month_name

_DAY = datetime.timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@frozen
class Case:
    """One step, the day it starts from, the rule it applies, and whether the hour of the start is known."""

    step: Etape
    before: datetime.date
    delai: Delai
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
    name = OPERATIONS[case.step.operation][0].dans(case.lang)
    return " ".join(name.format(case.quantity).split())


def motif(case: Case) -> str:
    """Why the step gives its day: the event, the rule, or the days that caused it."""
    return OPERATIONS[case.step.operation][1](case)


def _start(case: Case) -> str:
    if case.delai.sens == "avant":
        own = case.say("jour de l'événement, il ne compte pas", "day of the event, not counted")
    elif case.delai.duree.hours:
        own = case.say("d'heure à heure", "from hour to hour")
    else:
        own = case.say("ce jour ne compte pas", "this day does not count")
    return _joined(case, own)


def _joined(case: Case, own: str) -> str:
    stop = case.say(" ; ", "; ")
    return f"{case.step.cause}{stop}{own}" if case.step.cause else own


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
    if case.delai.regime.samedi_travaille:
        return case.say("dimanches et jours fériés non comptés", "Sundays and holidays not counted")
    return case.say("samedis, dimanches et jours fériés non comptés", "Saturdays, Sundays and holidays not counted")


def _distance(case: Case) -> str:
    abroad = case.delai.distance == "etranger"
    return case.say(
        f"{'étranger' if abroad else 'outre-mer'}, d'un seul tenant avec le délai",
        f"{'abroad' if abroad else 'overseas'}, one whole with the period",
    )


def _moved_start(case: Case) -> str:
    last = case.step.date - _DAY
    if case.delai.regime.decalage_teste == "declenchement":
        last -= _DAY
    return closed_days(case, last)


def _roll(case: Case) -> str:
    return closed_days(case, case.step.date - _DAY)


def _no_roll(case: Case) -> str:
    stays = case.say(" ; le terme reste où il tombe", "; the end stays where it falls")
    return closed_days(case, case.step.date) + stays


def closed_days(case: Case, last: datetime.date) -> str:
    """The consecutive days, up to `last`, that are not worked, each with its reason and its article."""
    first = last - (len(case.step.causes) - 1) * _DAY
    said = [_closed_day(case, first + index * _DAY, cause) for index, cause in enumerate(case.step.causes)]
    if case.lang == "en":
        return f"not worked: {', '.join(said)}"
    return ", ".join([said[0], *(each.replace(" est ", " ", 1) for each in said[1:])])


def _closed_day(case: Case, day: datetime.date, cause: str | Ferie) -> str:
    month = "" if (day.year, day.month) == (case.step.date.year, case.step.date.month) else month_name(day, case.lang)
    if case.lang == "en":
        number = f"{WEEKDAYS[day.weekday()]} {day.day} {month}".strip()
        if not isinstance(cause, Ferie):
            return number
        source = cause.fondement_on(day)
        return f"{number} ({', '.join([cause.nom.en, *([source.citation] if source else ())])})"
    number = f"le {'1er' if day.day == 1 else day.day} {month}".strip()
    if not isinstance(cause, Ferie):
        return f"{number} est un {cause}"
    source = cause.fondement_on(day)
    return f"{number} est {_with_article(cause.nom.fr)}" + (f" ({source.citation})" if source else "")


def _with_article(name: str) -> str:
    first = name.split(maxsplit=1)[0]
    if first in ("lundi", "mardi", "mercredi", "vendredi", "jour"):
        return f"le {name}"
    if first in ("fête", "mi-carême", "Toussaint", "Saint-Étienne"):
        return f"la {name}"
    if first in ("Ascension", "Assomption", "abolition"):
        return f"l'{name}"
    return name if first == "Noël" else f"férié : {name}"


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
        _fixed("compté en arrière : l'acte est fait ce jour au plus tard", "counted back: the act is due by this day"),
    ),
    "distance": (Texte("+ {} (distance)", "+ {} (distance)"), _distance),
    "franc": (
        Texte("franchise", "franc day"),
        _fixed("le dernier jour ne compte pas : le lendemain est utile", "the last day does not count: one more day"),
    ),
    "report": (Texte("report", "extension"), _roll),
    "sans_report": (Texte("sans report", "no extension"), _no_roll),
    "repart": (
        Texte("repart", "restart"),
        _from_incident("un nouveau délai court, ce jour ne compte pas", "a new period runs, this day does not count"),
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
