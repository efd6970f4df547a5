"""From the shown lines of a case to the rows of a timeline."""

import datetime
from collections.abc import Iterable

from delais.agenda import DelaiVie, Ligne, Situation
from delais.agenda.opening import MOMENT_LABELS
from delais.computation import Echeance
from delais.dossier.model import Evenement
from delais.errors import Texte
from delais.fondement import Fondement
from delais.french_dates import long_day
from delais.views.day_words import at, left
from delais.views.delai_words import (
    STATUTS,
    due_words,
    name_of,
    opened_words,
    other_readings,
    quoted,
    verb_of,
)
from delais.views.event_notes import (
    cancellation_notes,
    expected_words,
    facts_notes,
    moment_words,
    satisfied_notes,
)
from delais.views.law_links import Sources
from delais.views.sentences import doubt_words, reserve_words
from delais.views.shown import Shown, posterieurs, shown_future, shown_past
from delais.views.timeline_model import LifeKey, Note, Opened, Row

_NO_EFFECT = Texte("sans effet : cet acte ne change rien au dossier", "no effect: this act changes nothing in the case")


def past_rows(situation: Situation, lang: str) -> list[Row]:
    """The rows of the history: events with their other dates, refusals, ends of time limits.

    A date of an act that comes after the as-of day is among them: it is expected.
    """
    own_lines = {(id(line.evenement), line.date) for line in situation.historique if line.evenement}
    rows: list[Row] = []
    for shown in shown_past(situation):
        line = shown.line
        if line.delai is not None:
            rows.append(_lapse(situation, shown, line.delai, lang))
        elif line.evenement is not None:
            rows.append(_event(situation, shown, line.evenement, lang))
            rows += [
                row
                for row in _moments(situation, shown, line.evenement, lang)
                if (id(line.evenement), row.date) not in own_lines
            ]
    return sorted(rows, key=lambda row: row.date)


def future_rows(situation: Situation, lang: str) -> list[Row]:
    """The due dates that run, what is known and later, and what comes if nobody acts."""
    running = [vie for vie in situation.delais if (vie.runs or vie.statut == "a_venir") and vie.echeance]
    told = {key_of(vie) for vie in running}
    rows = [_due(situation, vie, vie.echeance, lang) for vie in running if vie.echeance]
    rows += [Row(each.date, "posterieur", each.label) for each in posterieurs(situation)]
    for shown in shown_future(situation):
        line = shown.line
        if line.delai is not None:
            rows.append(_projection(situation, shown, line.delai, lang, told))
        elif line.evenement is not None:
            rows.append(_event(situation, shown, line.evenement, lang))
    return sorted(rows, key=lambda row: row.date)


def cited(fondements: Iterable[Fondement]) -> str:
    """Citations on one line, each once."""
    return " ; ".join(dict.fromkeys(fondement.citation for fondement in fondements))


def _event(situation: Situation, shown: Shown, event: Evenement, lang: str) -> Row:
    line = shown.line
    aside = [moment_words(shown.event, line, event, lang), line.branche]
    if line.annule:
        aside.insert(0, "cancelled" if lang == "en" else "annulé")
    notes: tuple[Note, ...] = ()
    if line.type == "refus":
        notes += _refusal(line, event, lang)
    notes += cancellation_notes(situation, event, lang) + facts_notes(shown, lang)
    if shown.event and not line.annule and not line.complet_le:
        notes += satisfied_notes(situation, event, shown.event, lang)
    here = [vie for vie in line.ouvre if _day_of(line, event, vie) not in _later(line, event)]
    notes += _opened(line, here, line.date, lang) + _state(shown, lang) + _doubts(shown, lang)
    title = line.label
    if shown.kind == "prevision":
        title = ("If nobody acts: " if lang == "en" else "Si personne n'agit : ") + title
    kind = {"refus": "refus", "prevision": "prevision"}.get(shown.kind, "evenement")
    return Row(
        line.date, kind, title, " · ".join(said for said in aside if said),
        "" if kind == "refus" else cited(line.fondement), notes, _data(situation, here), line.annule,
        Sources(line.fondement, line.date),
    )  # fmt: skip


def _later(line: Ligne, event: Evenement) -> dict[datetime.date, list[str]]:
    """The other dates of the act, that have rows of their own: a refused or cancelled act opens nothing on them."""
    later: dict[datetime.date, list[str]] = {}
    if line.type == "refus" or line.annule:
        return later
    for moment, day in event.moments.items():
        if day not in (event.date, line.date) and (day > line.date or line.date == event.date):
            later.setdefault(day, []).append(moment)
    return later


def _moments(situation: Situation, shown: Shown, event: Evenement, lang: str) -> Iterable[Row]:
    line = shown.line
    for day, moments in _later(line, event).items():
        there = [vie for vie in line.ouvre if _day_of(line, event, vie) == day]
        said = ", ".join(
            expected_words(name, lang) if name in line.attendus else MOMENT_LABELS[name].dans(lang) for name in moments
        )
        notes = _opened(line, there, day, lang)
        yield Row(day, "moment", line.label, said, "", notes, _data(situation, there))


def _opens(line: Ligne, vie: DelaiVie) -> bool:
    """Whether the line opened the time limit, rather than touched it: the end of another opens on its last day."""
    moments = set(line.evenement.moments.values()) if line.evenement else set[datetime.date]()
    days = {line.date, line.date - datetime.timedelta(days=1), *moments}
    return vie.ouvert_par == line.nom and vie.ouvert_le in days


def _day_of(line: Ligne, event: Evenement, vie: DelaiVie) -> datetime.date | None:
    """The day of the act that starts or touches the time limit."""
    if _opens(line, vie):
        return vie.depart
    moments = [row.moment for row in vie.modele.incidents if row.event == event.nom and row.moment in event.moments]
    return event.moments[moments[0]] if moments else event.date


def _refusal(line: Ligne, event: Evenement, lang: str) -> tuple[Note, ...]:
    """Why the act was refused, and its other dates, which open nothing."""
    motif = f"{'refused: ' if lang == 'en' else 'refusé : '}{line.motif.dans(lang) if line.motif else ''}"
    dates = (
        f"{expected_words(name, lang) if name in line.attendus else MOMENT_LABELS[name].dans(lang)} : "
        f"{long_day(day, lang)}"
        for name, day in event.moments.items()
    )
    sources = Sources(line.fondement, line.date)
    return (Note("motif", motif, cited(line.fondement), sources), *(Note("fait", said) for said in dates))


def _doubts(shown: Shown, lang: str) -> tuple[Note, ...]:
    """What to be wary of in the line itself, and that it changed nothing."""
    line = shown.line
    notes = [Note("reserve", reserve_words(reserve.dans(lang), lang)) for reserve in shown.reserves]
    if line.sous_reserve:
        notes.append(Note("reserve", doubt_words(line.sous_reserve.dans(lang), lang)))
    if line.sans_effet:
        notes.append(Note("effet", _NO_EFFECT.dans(lang)))
    return tuple(notes)


def _opened(line: Ligne, lives: Iterable[DelaiVie], day: datetime.date, lang: str) -> tuple[Note, ...]:
    notes: list[Note] = []
    for vie in lives:
        verb = verb_of(vie, line.nom, lang, opened=_opens(line, vie))
        sources = Sources(vie.valeur.fondement, vie.depart or day)
        notes.append(Note("ouvre", opened_words(vie, verb, day, lang), cited(vie.valeur.fondement), sources))
        due = vie.echeance
        if due and (other := other_readings(vie.modele, due, lang)):
            notes.append(Note("reserve", other))
        notes.extend(Note("reserve", words) for words in limit_doubts(vie, lang))
    return tuple(notes)


def key_of(vie: DelaiVie) -> LifeKey:
    """What tells two lives of the case apart."""
    return (vie.branche, vie.partie, vie.id, vie.instance)


def limit_doubts(vie: DelaiVie, lang: str) -> tuple[str, ...]:
    """The reserves of a time limit, and what holds if a mention that was not stated was missing."""
    said = [reserve_words(reserve.dans(lang), lang) for reserve in vie.reserves]
    if vie.sous_reserve:
        said.append(doubt_words(vie.sous_reserve.dans(lang), lang))
    return tuple(dict.fromkeys(said))


def _state(shown: Shown, lang: str) -> tuple[Note, ...]:
    if not shown.line.moved:
        return ()
    label = shown.procedure.states[shown.line.etat].label
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


def _lapse(situation: Situation, shown: Shown, vie: DelaiVie, lang: str) -> Row:
    line = shown.line
    title = _end_title(vie, vie.echeance, lang)
    notes = (Note("effet", vie.modele.consequence), *_state(shown, lang), *_doubts(shown, lang))
    notes += _opened(line, line.ouvre, line.date, lang)
    return Row(
        line.date, "fin", title[0].upper() + title[1:], line.branche, cited(line.fondement), notes,
        _data(situation, line.ouvre), sources=Sources(line.fondement, line.date),
    )  # fmt: skip


def _due(situation: Situation, vie: DelaiVie, due: Echeance, lang: str) -> Row:
    title = f"{'Due date: ' if lang == 'en' else 'Échéance : '}{name_of(vie)}"
    aside = f"{at(due.heure, lang)}, {left((due.date - situation.au).days, lang)}"
    if vie.statut != "court":
        aside += f" · {STATUTS[vie.statut].dans(lang)}"
    notes = [other_readings(vie.modele, due, lang)]
    if vie.sous_reserve:
        notes.append(doubt_words(vie.sous_reserve.dans(lang), lang))
    return Row(due.date, "echeance", title, aside, notes=tuple(Note("reserve", words) for words in notes if words))


def _projection(situation: Situation, shown: Shown, vie: DelaiVie, lang: str, told: set[LifeKey]) -> Row:
    line = shown.line
    outcome = shown.procedure.states[line.etat].label if line.moved else vie.modele.consequence
    title = ("If nobody acts: " if lang == "en" else "Si personne n'agit : ") + outcome
    notes = []
    if key_of(vie) not in told:
        sources = Sources(line.fondement, line.date)
        notes.append(Note("effet", _end_title(vie, vie.echeance, lang), cited(line.fondement), sources))
    if line.moved:
        notes.append(Note("effet", vie.modele.consequence))
    notes.extend((*_doubts(shown, lang), *_opened(line, line.ouvre, line.date, lang)))
    return Row(line.date, "prevision", title, line.branche, notes=tuple(notes), opened=_data(situation, line.ouvre))
