"""From the lines of a replay to the rows of a timeline."""

import datetime
from collections.abc import Iterable

from delais.agenda import DelaiVie, Ligne, Situation
from delais.agenda.opening import MOMENT_LABELS
from delais.computation import Echeance
from delais.dossier.model import Evenement
from delais.fondement import Fondement
from delais.french_dates import long_day
from delais.procedure.model import Procedure
from delais.views.day_words import at, left
from delais.views.delai_words import (
    due_words,
    name_of,
    opened_words,
    other_readings,
    quoted,
    verb_of,
)
from delais.views.event_notes import cancellation_notes, facts_notes, moment_words, satisfied_notes
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
    shown = {(vie.branche, vie.partie, vie.id, vie.instance) for vie in running}
    rows = [_due(situation, vie, vie.echeance, lang) for vie in running if vie.echeance]
    for line in situation.previsions:
        if line.delai is not None:
            rows.append(_projection(situation, line, line.delai, lang, shown))
    return sorted(rows, key=lambda row: row.date)


def procedure_of(situation: Situation, line: Ligne) -> Procedure:
    """The procedure whose states and events a line speaks of: that of its branch, if it has one."""
    procedures = (branch.procedure for branch in situation.branches if branch.id == line.branche)
    return next(procedures, situation.procedure)


def cited(fondements: Iterable[Fondement]) -> str:
    """Citations on one line, each once."""
    return " ; ".join(dict.fromkeys(fondement.citation for fondement in fondements))


def _event(situation: Situation, line: Ligne, event: Evenement, lang: str) -> list[Row]:
    declared = procedure_of(situation, line).events.get(event.nom)
    if declared is None:
        return [Row(line.date, "evenement", line.label, notes=cancellation_notes(situation, event, lang))]
    if line.annule:
        return [Row(line.date, "evenement", line.label, "cancelled" if lang == "en" else "annulé", cancelled=True)]
    facts = facts_notes(line, event, declared, lang)
    aside = " · ".join(words for words in (moment_words(declared, event, lang), line.branche) if words)
    if line.type == "refus":
        return [Row(line.date, "refus", line.label, aside, notes=(*_refusal(line, event, lang), *facts))]
    later: dict[datetime.date, list[str]] = {}
    for moment, day in event.moments.items():
        if day != event.date:
            later.setdefault(day, []).append(MOMENT_LABELS[moment].dans(lang))
    places = {id(vie): _day_of(line, event, vie) for vie in line.ouvre}
    here = [vie for vie in line.ouvre if places[id(vie)] not in later]
    notes = (*facts, *satisfied_notes(situation, event, declared, lang))
    notes += _opened(line, here, event.date, lang) + _state(situation, line, lang)
    notes += tuple(Note("reserve", reserve_words(reserve.dans(lang), lang)) for reserve in line.reserves)
    rows = [Row(line.date, "evenement", line.label, aside, cited(line.fondement), notes, _data(situation, here))]
    for day, moments in later.items():
        there = [vie for vie in line.ouvre if places[id(vie)] == day]
        notes = _opened(line, there, day, lang)
        rows.append(Row(day, "moment", line.label, ", ".join(moments), "", notes, _data(situation, there)))
    return rows


def _opens(line: Ligne, vie: DelaiVie) -> bool:
    """Whether the line opened the time limit, rather than touched it: the end of another opens on its last day."""
    return vie.ouvert_par == line.nom and vie.ouvert_le in (line.date, line.date - datetime.timedelta(days=1))


def _day_of(line: Ligne, event: Evenement, vie: DelaiVie) -> datetime.date | None:
    """The day of the act that starts or touches the time limit."""
    if _opens(line, vie):
        return vie.depart
    moments = [row.moment for row in vie.modele.incidents if row.event == event.nom and row.moment in event.moments]
    return event.moments[moments[0]] if moments else event.date


def _refusal(line: Ligne, event: Evenement, lang: str) -> tuple[Note, ...]:
    """Why the act was refused, and its other dates, which open nothing."""
    motif = f"{'refused: ' if lang == 'en' else 'refusé : '}{line.motif.dans(lang) if line.motif else ''}"
    dates = (f"{MOMENT_LABELS[name].dans(lang)} : {long_day(day, lang)}" for name, day in event.moments.items())
    return (Note("motif", motif, cited(line.fondement)), *(Note("fait", said) for said in dates))


def _opened(line: Ligne, lives: Iterable[DelaiVie], day: datetime.date, lang: str) -> tuple[Note, ...]:
    notes: list[Note] = []
    for vie in lives:
        verb = verb_of(vie, line.nom, lang, opened=_opens(line, vie))
        notes.append(Note("ouvre", opened_words(vie, verb, day, lang), cited(vie.valeur.fondement)))
        due = vie.echeance
        if due and (other := other_readings(vie.modele, due, lang)):
            notes.append(Note("reserve", other))
        notes.extend(Note("reserve", reserve_words(reserve.dans(lang), lang)) for reserve in vie.reserves)
    return tuple(notes)


def _state(situation: Situation, line: Ligne, lang: str) -> tuple[Note, ...]:
    if not line.moved:
        return ()
    label = procedure_of(situation, line).states[line.etat].label
    return (Note("etat", f"{'state: ' if lang == 'en' else 'état : '}{label}"),)


def _data(situation: Situation, lives: Iterable[DelaiVie]) -> tuple[Opened, ...]:
    return tuple(
        Opened(name_of(vie), vie.statut, vie.echeance.date if vie.echeance else None, vie.days_left(situation.au))
        for vie in lives
    )


def _end_title(vie: DelaiVie, due: Echeance | None, lang: str) -> str:
    head = ("end of " if lang == "en" else "fin de ") + quoted(name_of(vie), lang)
    on = " on " if lang == "en" else ", "
    return head + (on + due_words(due, lang) if due else "")


def _lapse(situation: Situation, line: Ligne, vie: DelaiVie, lang: str) -> Row:
    title = _end_title(vie, vie.echeance, lang)
    notes = (Note("effet", vie.modele.consequence), *_state(situation, line, lang))
    notes += _opened(line, line.ouvre, line.date, lang)
    return Row(
        line.date, "fin", title[0].upper() + title[1:], law=cited(line.fondement), notes=notes,
        opened=_data(situation, line.ouvre),
    )  # fmt: skip


def _due(situation: Situation, vie: DelaiVie, due: Echeance, lang: str) -> Row:
    title = f"{'Due date: ' if lang == 'en' else 'Échéance : '}{name_of(vie)}"
    aside = f"{at(due.heure, lang)}, {left((due.date - situation.au).days, lang)}"
    other = other_readings(vie.modele, due, lang)
    return Row(due.date, "echeance", title, aside, notes=(Note("reserve", other),) if other else ())


def _projection(
    situation: Situation, line: Ligne, vie: DelaiVie, lang: str, shown: set[tuple[str, str, str, int]]
) -> Row:
    outcome = procedure_of(situation, line).states[line.etat].label if line.moved else vie.modele.consequence
    title = ("If nobody acts: " if lang == "en" else "Si personne n'agit : ") + outcome
    notes = []
    if (vie.branche, vie.partie, vie.id, vie.instance) not in shown:
        notes.append(Note("effet", _end_title(vie, vie.echeance, lang), cited(line.fondement)))
    if line.moved:
        notes.append(Note("effet", vie.modele.consequence))
    notes.extend(_opened(line, line.ouvre, line.date, lang))
    return Row(line.date, "prevision", title, line.branche, notes=tuple(notes), opened=_data(situation, line.ouvre))
