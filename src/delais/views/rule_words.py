"""A rule of law in words, without a case: its day, its duration, the facts it asks for, its trigger, its articles."""

import datetime

from delais.agenda.opening import MOMENT_LABELS
from delais.computation.ancre import DateFixe
from delais.duree import Duree
from delais.errors import Texte
from delais.fondement import Fondement
from delais.french_dates import long_day
from delais.procedure.dated import Period, Value, When
from delais.procedure.limits import CompteValue, DelaiValue, IncidentRule, Trigger
from delais.procedure.model import Ouvre, Procedure
from delais.views.delai_words import NATURES, quoted

_ENDS = {
    "forclusion": Texte("ensuite l'acte n'est plus permis", "past it the act is barred"),
    "execution": Texte("ensuite la décision est exécutoire", "past it the decision is enforceable"),
    "caducite": Texte("ensuite l'acte ne vaut plus", "past it the act is void"),
    "abandon": Texte("ensuite la demande est tenue pour abandonnée", "past it the request is deemed abandoned"),
    "attente": Texte("avant la fin, l'acte retenu n'est pas permis", "the act held back must wait for the end"),
    "poursuite": Texte("ensuite la procédure continue", "past it the case goes on"),
    "indicatif": Texte("un devoir sans sanction", "a duty with no sanction"),
}
_EFFETS = {
    "rejet": Texte("vaut rejet", "means rejection"),
    "faculte": Texte("permet de tenir la demande pour rejetée", "allows one to treat the request as rejected"),
    "accord": Texte("vaut accord", "means consent"),
    "execution": Texte("rend la décision exécutoire", "makes the decision enforceable"),
    "rien": Texte("n'a pas d'effet", "has no effect"),
}
_OPS = {
    "repart": Texte("le délai repart en entier", "the whole period starts again"),
    "interrompt": Texte("le délai est interrompu", "the period is interrupted"),
    "suspend": Texte("le délai est suspendu", "the period is suspended"),
    "reprend": Texte("le délai reprend", "the period resumes"),
    "proroge": Texte("le délai est prolongé", "the period is extended"),
    "renouvele": Texte("le délai est renouvelé", "the period is renewed"),
    "recalcule": Texte("le délai est recompté", "the period is counted anew"),
    "ajoute": Texte("le délai est prolongé", "the period is extended"),
}


def legal_day(day: datetime.date, lang: str) -> str:
    """A day of the law, without its weekday.

    >>> legal_day(datetime.date(1990, 12, 1), "fr")
    '1er décembre 1990'
    """
    return long_day(day, lang).split(" ", 1)[1]


def since_words(day: datetime.date, lang: str) -> str:
    """« depuis le 1er décembre 1990 »."""
    return f"since {legal_day(day, lang)}" if lang == "en" else f"depuis le {legal_day(day, lang)}"


def duree_words(duree: Duree, lang: str) -> str:
    """The duration in words."""
    return duree.en if lang == "en" else duree.fr


def value_words(value: DelaiValue, lang: str) -> str:
    """What a value gives: a duration, a fixed date, or a duration counted from a fixed date."""
    if value.ancre is None:
        return duree_words(value.duree, lang)
    fixed = fixed_day_words(value.ancre, lang)
    if not value.duree:
        return fixed
    start = "counted from" if lang == "en" else "compté depuis"
    return f"{duree_words(value.duree, lang)}, {start} {fixed}"


def fixed_day_words(fixed: DateFixe, lang: str) -> str:
    """A day of the calendar, found from the start.

    >>> fixed_day_words(DateFixe(1, 4, annee=1), "fr"), fixed_day_words(DateFixe(16, apres_le=15), "fr")
    ("le 1er avril de l'année suivante", "le 16 du mois (du mois d'après, parti après le 15)")
    """
    if fixed.mois:
        day = long_day(datetime.date(2000, fixed.mois, fixed.jour), lang, year=False).split(" ", 1)[1]
        if fixed.annee in (0, 1):
            fr, en = (("de la même année", "of the same year"), ("de l'année suivante", "of the next year"))[
                fixed.annee
            ]
        else:
            fr, en = f"({fixed.annee:+d} ans)", f"({fixed.annee:+d} years)"
        return f"{day} {en}" if lang == "en" else f"le {day} {fr}"
    if fixed.decalage_mois in (0, 1):
        fr, en = (("du mois", "of the month"), ("du mois suivant", "of the next month"))[fixed.decalage_mois]
    else:
        fr, en = f"du mois ({fixed.decalage_mois:+d} mois)", f"of the month ({fixed.decalage_mois:+d} months)"
    words = f"the {fixed.jour} {en}" if lang == "en" else f"le {fixed.jour} {fr}"
    if fixed.apres_le is None:
        return words
    later = f" (a month later, started after the {fixed.apres_le})"
    return words + (later if lang == "en" else f" (du mois d'après, parti après le {fixed.apres_le})")


def compte_words(value: CompteValue, lang: str) -> str:
    """How a count grows."""
    unit = duree_words(value.unite, lang)
    words = f"one for each period of {unit} begun" if lang == "en" else f"un par période de {unit} commencée"
    if value.franchise:
        free = duree_words(value.franchise, lang)
        words += f", nothing for the first {free}" if lang == "en" else f", rien pendant {free}"
    return words


def branch_words(procedure: Procedure, row: Ouvre, lang: str) -> str:
    """What opens another procedure, and which."""
    if row.event:
        cause = procedure.events[row.event].label
    elif row.lapse:
        cause = _start(procedure, Trigger(lapse=row.lapse), lang)
    else:
        cause = procedure.states[row.state].label
    asked = when_words(procedure, row.when, row.event, lang)
    return f"{cause} → {row.procedure} ({row.comme})" + (f" [{asked}]" if asked else "")


def span_words(period: Period, lang: str) -> str:
    """The days on which a rule is law, the last one included.

    >>> span_words(Period(datetime.date(1985, 12, 21), datetime.date(1986, 12, 10)), "fr")
    'du 21 décembre 1985 au 9 décembre 1986'
    """
    if period.until is None:
        return since_words(period.first, lang) if period.since else ""
    last = legal_day(period.until - datetime.timedelta(days=1), lang)
    if period.since is None:
        return f"until {last}" if lang == "en" else f"jusqu'au {last}"
    first = legal_day(period.since, lang)
    return f"{first} to {last}" if lang == "en" else f"du {first} au {last}"


def cited(fondements: tuple[Fondement, ...], au: datetime.date | None = None, lang: str = "fr") -> str:
    """The articles, on one line. A decision given after `au` says so: it tells what the law was, and was not known."""
    since = ", given since" if lang == "en" else ", rendue depuis"
    said = (each.citation + ("" if au is None or each.known_on(au) else since) for each in fondements)
    return " ; ".join(dict.fromkeys(said))


def nature_words(nature: str, effet: str, lang: str) -> str:
    """The nature of a limit, and what its end does."""
    end = _EFFETS[effet] if nature == "silence" else _ENDS[nature]
    return f"{NATURES[nature].dans(lang)} — {end.dans(lang)}"


def when_words(procedure: Procedure, when: When, own: str, lang: str) -> str:
    """The facts that a rule asks for, "" if none. Bare names are facts of the event `own`."""
    return ", ".join(_test(procedure, name, values, own, lang) for name, values in when.tests)


def _test(procedure: Procedure, name: str, values: tuple[Value, ...], own: str, lang: str) -> str:
    label = fact_label(procedure, name, own)
    if all(isinstance(value, bool) for value in values):
        if len(values) > 1:
            return label
        said = ("yes" if values[0] else "no") if lang == "en" else ("oui" if values[0] else "non")
        return f"{label} : {said}" if lang != "en" else f"{label}: {said}"
    separator = " or " if lang == "en" else " ou "
    return separator.join(_value(value, lang) for value in values)


def _value(value: Value, lang: str) -> str:
    return legal_day(value, lang) if isinstance(value, datetime.date) else str(value).replace("_", " ")


def fact_label(procedure: Procedure, name: str, own: str) -> str:
    """The label of a fact, bare or as `event.fact`; that of its event comes along when it is another's."""
    event, dot, fact = name.rpartition(".")
    declared = procedure.events.get(event if dot else own)
    if declared is None or fact not in declared.facts:
        return name
    return declared.facts[fact].label


def trigger_words(procedure: Procedure, trigger: Trigger, lang: str) -> str:
    """What starts the limit."""
    parts = " ; ".join(_start(procedure, part, lang) for part in trigger.parts)
    if trigger.any:
        return f"the first of: {parts}" if lang == "en" else f"le premier de : {parts}"
    if trigger.all:
        return f"the last of: {parts}" if lang == "en" else f"le dernier de : {parts}"
    return parts


def _start(procedure: Procedure, trigger: Trigger, lang: str) -> str:
    if trigger.lapse:
        label = quoted(procedure.delais[trigger.lapse].label, lang)
        return f"the end of {label}" if lang == "en" else f"la fin de {label}"
    event = procedure.events[trigger.event]
    if trigger.fact:
        return event.facts[trigger.fact].label
    words = f"{event.label} ({MOMENT_LABELS[trigger.moment or event.date_is].dans(lang)})"
    for when, moment in trigger.moment_when:
        facts = when_words(procedure, when, trigger.event, lang)
        words += f", {MOMENT_LABELS[moment].dans(lang)} {'if' if lang == 'en' else 'si'} {facts}"
    asked = when_words(procedure, trigger.when, trigger.event, lang)
    return f"{words} [{asked}]" if asked else words


def incident_words(procedure: Procedure, row: IncidentRule, lang: str) -> str:
    """What touches the limit, and how."""
    cause = procedure.events[row.event].label if row.event else _start(procedure, Trigger(lapse=row.lapse), lang)
    words = f"{cause} : {_OPS[row.op].dans(lang)}" if lang != "en" else f"{cause}: {_OPS[row.op].en}"
    if row.duree:
        words += f" ({duree_words(row.duree, lang)})"
    if row.max is not None:
        words += (
            f", {row.max} time{'s' if row.max > 1 else ''} at most" if lang == "en" else f", {row.max} fois au plus"
        )
    asked = when_words(procedure, row.when, row.event, lang)
    return f"{words} [{asked}]" if asked else words
