"""What an event says of itself: which of its dates this is, its facts, what it meets, what it cancels."""

import datetime

from delais.agenda import Ligne, Situation
from delais.agenda.opening import MOMENT_LABELS
from delais.dossier.annulations import target
from delais.dossier.model import ANNULATION, Evenement
from delais.errors import Texte
from delais.french_dates import long_day
from delais.procedure.dated import Value
from delais.procedure.model import Event, Fact
from delais.views.day_words import at
from delais.views.delai_words import quoted, satisfied_words
from delais.views.shown import Shown, ShownFact
from delais.views.timeline_model import Note

_FEMININE = ("presentation", "reception", "signature", "signification")
_UNKNOWN_DAY = Texte("jour non connu, au plus tôt", "day not known, the earliest")


def moment_words(declared: Event | None, line: Ligne, event: Evenement, lang: str) -> str:
    """Which moment of the act the date of the line is, where the label does not say it, and its hour."""
    same = [moment for moment, day in event.moments.items() if day == line.date]
    if declared and line.date == event.date:
        same.insert(0, declared.date_is)
    names = [MOMENT_LABELS[moment].dans(lang) for moment in same if moment not in ("decision", "fait")]
    said = ", ".join(name for name in names if name not in line.label.lower())
    hour = at(event.heure, lang) if event.heure and line.date == event.date else ""
    words = " ".join(part for part in (said, hour) if part)
    if event.date_presumee:
        words = " · ".join(part for part in (words, _UNKNOWN_DAY.dans(lang)) if part)
    return words


def expected_words(moment: str, lang: str) -> str:
    """A moment of an act that comes after the as-of day.

    >>> expected_words("reception", "fr"), expected_words("depot", "en")
    ('réception attendue', 'deposit expected')
    """
    label = MOMENT_LABELS[moment].dans(lang)
    if lang == "en":
        return f"{label} expected"
    return f"{label} attendue" if moment in _FEMININE else f"{label} attendu"


def facts_notes(shown: Shown, lang: str) -> tuple[Note, ...]:
    """The facts: those written, those presumed, those that stay unsaid, each marked as such."""
    said = " · ".join(f"{each.fact.label} : {_said(each, lang)}" for each in shown.facts)
    return (Note("fait", said),) if said else ()


def _said(each: ShownFact, lang: str) -> str:
    if each.value is None:
        return "not stated" if lang == "en" else "non précisé"
    words = _value(each.value, each.fact, lang)
    if each.presume:
        return f"{words} ({'presumed' if lang == 'en' else 'présumé'})"
    return words


def _value(value: Value, fact: Fact, lang: str) -> str:
    if isinstance(value, bool):
        return (("no", "yes") if lang == "en" else ("non", "oui"))[value]
    if isinstance(value, datetime.date):
        return long_day(value, lang)
    return str(value).replace("_", " ") if fact.type == "enum" else str(value)


def satisfied_notes(situation: Situation, event: Evenement, declared: Event, lang: str) -> tuple[Note, ...]:
    """The time limits whose act this event is, with how long before their end."""
    notes = []
    for vie in (*situation.anterieurs, *situation.delais):
        act = vie.modele.act
        if vie.statut in ("satisfait", "tardif") and act and event.nom in act.events:
            moment = act.moment or declared.date_is
            if vie.fin_le == event.moments.get(moment, event.date):
                notes.append(Note("effet", satisfied_words(vie, lang)))
    return tuple(notes)


def cancellation_notes(situation: Situation, event: Evenement, lang: str) -> tuple[Note, ...]:
    """Which event a cancellation cancels."""
    if event.nom != ANNULATION:
        return ()
    aimed = target(situation.dossier.evenements, event)
    if aimed is None:
        return ()
    cancelled = situation.dossier.evenements[aimed]
    declared = situation.procedure.events.get(cancelled.nom)
    label = quoted(declared.label if declared else cancelled.nom, lang)
    on = "of" if lang == "en" else "du"
    head = "cancels" if lang == "en" else "annule"
    return (Note("motif", f"{head} {label} {on} {long_day(cancelled.date, lang)}"),)
