"""What an event says of itself: which of its dates this is, its facts, what it meets, what it cancels."""

import datetime

from delais.agenda import Ligne, Situation
from delais.agenda.opening import MOMENT_LABELS
from delais.dossier.annulations import target
from delais.dossier.model import ANNULATION, Evenement
from delais.french_dates import long_day
from delais.procedure.dated import Value
from delais.procedure.model import Event, Fact
from delais.views.day_words import at
from delais.views.delai_words import quoted, satisfied_words
from delais.views.timeline_model import Note


def moment_words(declared: Event, event: Evenement, lang: str) -> str:
    """Which moment of the act the date is, where the label does not say it."""
    same = [moment for moment, day in event.moments.items() if day == event.date]
    names = [
        MOMENT_LABELS[moment].dans(lang) for moment in (declared.date_is, *same) if moment not in ("decision", "fait")
    ]
    said = ", ".join(name for name in names if name not in declared.label.lower())
    return " ".join(part for part in (said, at(event.heure, lang) if event.heure else "") if part)


def facts_notes(line: Ligne, event: Evenement, declared: Event, lang: str) -> tuple[Note, ...]:
    """The facts written, and those left to their default that a time limit lacks to be opposable."""
    lacking = {
        name
        for vie in line.ouvre
        if vie.statut == "inopposable"
        for clause in vie.modele.opposable_if
        for name in clause.facts
        if name in declared.facts and name not in event.faits
    }
    said = []
    for name, fact in declared.facts.items():
        if name in event.faits:
            said.append(f"{fact.label} : {_value(event.faits[name], fact, lang)}")
        elif name in lacking and fact.default is not None:
            absent = "not stated" if lang == "en" else "non précisé"
            said.append(f"{fact.label} : {_value(fact.default, fact, lang)} ({absent})")
    return (Note("fait", " · ".join(said)),) if said else ()


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
        if vie.statut == "satisfait" and act and event.nom in act.events:
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
