"""From the lines of a replay to the rows of a timeline."""

import datetime
from collections.abc import Iterable

from delais.agenda import DelaiVie, Ligne, Situation
from delais.agenda.opening import MOMENT_LABELS
from delais.computation import Echeance
from delais.dossier.loader import ANNULATION, target
from delais.dossier.model import Evenement
from delais.fondement import Fondement
from delais.french_dates import long_day
from delais.procedure.dated import Value
from delais.procedure.model import Event, Fact
from delais.views.day_words import at, left
from delais.views.delai_words import (
    due_words,
    opened_words,
    other_readings,
    quoted,
    satisfied_words,
    verb_of,
)
from delais.views.sentences import reserve_words
from delais.views.timeline_model import Note, Opened, Row


def past_rows(situation: Situation, lang: str) -> list[Row]:
    """The rows of the history: events with their other dates, refusals, ends of time limits."""
    rows: list[Row] = []
    for line in situation.historique:
        if line.delai is not None:
            rows.append(_lapse(situation, line, line.delai, lang))
        elif line.evenement is not None:
            rows.extend(_event(situation, line, line.evenement, lang))
    return sorted(rows, key=lambda row: row.date)


def future_rows(situation: Situation, lang: str) -> list[Row]:
    """The due dates that run, and what comes if nobody acts."""
    running = [vie for vie in situation.delais if vie.statut in ("court", "a_venir") and vie.echeance]
    shown = {(vie.id, vie.instance) for vie in running}
    rows = [_due(situation, vie, vie.echeance, lang) for vie in running if vie.echeance]
    for line in situation.previsions:
        if line.delai is not None:
            rows.append(_projection(situation, line, line.delai, lang, shown))
    return sorted(rows, key=lambda row: row.date)


def cited(fondements: Iterable[Fondement]) -> str:
    """Citations on one line, each once."""
    return " ; ".join(dict.fromkeys(fondement.citation for fondement in fondements))


def _event(situation: Situation, line: Ligne, event: Evenement, lang: str) -> list[Row]:
    declared = situation.procedure.events.get(event.nom)
    if declared is None:
        return [Row(line.date, "evenement", line.label, notes=_cancellation(situation, event, lang))]
    if line.annule:
        return [Row(line.date, "evenement", line.label, "cancelled" if lang == "en" else "annulé", cancelled=True)]
    facts = _facts(line, event, declared, lang)
    if line.type == "refus":
        motif = line.motif.dans(lang) if line.motif else ""
        notes = (Note("motif", ("refused: " if lang == "en" else "refusé : ") + motif, cited(line.fondement)), *facts)
        notes += tuple(
            Note("fait", f"{MOMENT_LABELS[moment].dans(lang)} : {long_day(day, lang)}")
            for moment, day in event.moments.items()
        )
        return [Row(line.date, "refus", line.label, _moment(declared, event, lang), notes=notes)]
    later = {day: moment for moment, day in event.moments.items() if day != event.date}
    here = [vie for vie in line.ouvre if vie.depart not in later]
    notes = (*facts, *_satisfied(situation, event, declared, lang))
    notes += _opened(situation, line, here, event.date, lang) + _state(situation, line, lang)
    notes += tuple(Note("reserve", reserve_words(reserve.dans(lang), lang)) for reserve in line.reserves)
    rows = [
        Row(line.date, "evenement", line.label, _moment(declared, event, lang), cited(line.fondement), notes,
            _data(situation, here))
    ]  # fmt: skip
    for day, moment in later.items():
        there = [vie for vie in line.ouvre if vie.depart == day]
        aside = MOMENT_LABELS[moment].dans(lang)
        notes = _opened(situation, line, there, day, lang)
        rows.append(Row(day, "moment", line.label, aside, notes=notes, opened=_data(situation, there)))
    return rows


def _moment(declared: Event, event: Evenement, lang: str) -> str:
    """Which moment of the act the date is, where the label does not say it."""
    same = [moment for moment, day in event.moments.items() if day == event.date]
    names = [
        MOMENT_LABELS[moment].dans(lang) for moment in (declared.date_is, *same) if moment not in ("decision", "fait")
    ]
    said = ", ".join(name for name in names if name not in declared.label.lower())
    return " ".join(part for part in (said, at(event.heure, lang) if event.heure else "") if part)


def _facts(line: Ligne, event: Evenement, declared: Event, lang: str) -> tuple[Note, ...]:
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


def _satisfied(situation: Situation, event: Evenement, declared: Event, lang: str) -> tuple[Note, ...]:
    notes = []
    for vie in (*situation.anterieurs, *situation.delais):
        act = vie.modele.act
        if vie.statut == "satisfait" and act and event.nom in act.events:
            moment = act.moment or declared.date_is
            if vie.fin_le == event.moments.get(moment, event.date):
                notes.append(Note("effet", satisfied_words(vie, lang)))
    return tuple(notes)


def _opened(
    situation: Situation, line: Ligne, lives: Iterable[DelaiVie], day: datetime.date, lang: str
) -> tuple[Note, ...]:
    notes: list[Note] = []
    for vie in lives:
        new = vie.ouvert_par == line.nom and vie.ouvert_le in (line.date, line.date - datetime.timedelta(days=1))
        verb = verb_of(vie, line.nom, lang, opened=new)
        notes.append(Note("ouvre", opened_words(vie, verb, day, lang), cited(vie.valeur.fondement)))
        due = vie.echeance
        if due and (other := other_readings(vie.modele, due, lang)):
            notes.append(Note("reserve", other))
        notes.extend(Note("reserve", reserve_words(reserve.dans(lang), lang)) for reserve in vie.reserves)
    return tuple(notes)


def _state(situation: Situation, line: Ligne, lang: str) -> tuple[Note, ...]:
    if not line.moved:
        return ()
    return (Note("etat", ("state: " if lang == "en" else "état : ") + situation.procedure.states[line.etat].label),)


def _data(situation: Situation, lives: Iterable[DelaiVie]) -> tuple[Opened, ...]:
    return tuple(
        Opened(vie.modele.label, vie.statut, vie.echeance.date if vie.echeance else None, vie.days_left(situation.au))
        for vie in lives
    )


def _cancellation(situation: Situation, event: Evenement, lang: str) -> tuple[Note, ...]:
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


def _end_title(vie: DelaiVie, due: Echeance | None, lang: str) -> str:
    head = ("end of " if lang == "en" else "fin de ") + quoted(vie.modele.label, lang)
    on = " on " if lang == "en" else ", "
    return head + (on + due_words(due, lang) if due else "")


def _lapse(situation: Situation, line: Ligne, vie: DelaiVie, lang: str) -> Row:
    title = _end_title(vie, vie.echeance, lang)
    notes = (Note("effet", vie.modele.consequence), *_state(situation, line, lang))
    notes += _opened(situation, line, line.ouvre, line.date, lang)
    return Row(
        line.date, "fin", title[0].upper() + title[1:], law=cited(line.fondement), notes=notes,
        opened=_data(situation, line.ouvre),
    )  # fmt: skip


def _due(situation: Situation, vie: DelaiVie, due: Echeance, lang: str) -> Row:
    title = f"{'Due date: ' if lang == 'en' else 'Échéance : '}{vie.modele.label}"
    aside = f"{at(due.heure, lang)}, {left((due.date - situation.au).days, lang)}"
    other = other_readings(vie.modele, due, lang)
    return Row(due.date, "echeance", title, aside, notes=(Note("reserve", other),) if other else ())


def _projection(situation: Situation, line: Ligne, vie: DelaiVie, lang: str, shown: set[tuple[str, int]]) -> Row:
    outcome = situation.procedure.states[line.etat].label if line.moved else vie.modele.consequence
    title = ("If nobody acts: " if lang == "en" else "Si personne n'agit : ") + outcome
    aside = ("if opposable" if lang == "en" else "s'il est opposable") if line.si_opposable else ""
    notes = []
    if (vie.id, vie.instance) not in shown:
        notes.append(Note("effet", _end_title(vie, vie.echeance, lang), cited(line.fondement)))
    if line.moved:
        notes.append(Note("effet", vie.modele.consequence))
    notes.extend(_opened(situation, line, line.ouvre, line.date, lang))
    return Row(line.date, "prevision", title, aside, notes=tuple(notes), opened=_data(situation, line.ouvre))
