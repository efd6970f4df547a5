"""The other readings of a due date: one change at a time, kept only when it changes the date."""

import datetime
from collections.abc import Iterator

from attrs import evolve

from delais.calendars import Calendar
from delais.computation.delai import Delai
from delais.computation.echeance import Lecture
from delais.computation.ledger import Incident
from delais.computation.tracing import Trace, trace
from delais.errors import CoverageError, Texte

_MARGIN = datetime.timedelta(days=10)
_EVE = datetime.timedelta(days=1)

SATURDAY_WORKED = Texte(
    "le samedi compté comme jour travaillé (entreprise ouverte six jours)",
    "Saturday counted as a day worked (six-day week)",
)
SATURDAY_OUVRABLE = Texte(
    "le samedi est un jour ouvrable : un délai en jours ouvrables peut y finir",
    "Saturday is a jour ouvrable: a period in jours ouvrables may end on it",
)
HOURS_ROLLED = Texte(
    "l'article 642 CPC étendu aux délais en heures : report au premier jour ouvrable",
    "CPC 642 extended to periods in hours: moved to the next working day",
)


def readings(
    delai: Delai,
    depart: datetime.date,
    calendar: Calendar,
    incidents: tuple[Incident, ...],
    heure: datetime.time | None,
    found: Trace,
) -> tuple[Lecture, ...]:
    """What each other reading of the rule, of its regime, of its unit or of a holiday would give."""
    prevailing = found.etapes[-1].date
    kept = []
    for variant, start, days, cause in _candidates(delai, depart, calendar, prevailing):
        try:
            day = trace(variant, start, days, incidents, heure).etapes[-1].date
        except CoverageError:  # at the very edge of the calendar a reading may have no date where the rule has one
            continue
        if day != prevailing:
            kept.append(Lecture(day, cause, variant, start, days, incidents, heure))
    rolled = calendar.next_open(prevailing) if delai.duree.hours and delai.sens == "apres" else prevailing
    if rolled != prevailing and delai.regime.report:
        by_days = evolve(delai, duree=delai.duree.in_days())
        kept.append(Lecture(rolled, HOURS_ROLLED, by_days, depart, calendar, incidents))
    return tuple(kept)


def _candidates(
    delai: Delai, depart: datetime.date, calendar: Calendar, prevailing: datetime.date
) -> Iterator[tuple[Delai, datetime.date, Calendar, Texte]]:
    regime = delai.regime
    for reading in delai.lectures:
        changed = evolve(delai, regime=reading.regime or regime, duree=reading.duree or delai.duree)
        yield changed, depart + reading.decale_depart * _EVE, calendar, reading.cause
    for other in regime.lectures:
        yield evolve(delai, regime=other.regime), depart, calendar, other.cause
    if delai.duree.jours_ouvres:
        yield evolve(delai, regime=evolve(regime, samedi_travaille=True)), depart, calendar, SATURDAY_WORKED
    if delai.duree.jours_ouvrables and regime.report:
        yield evolve(delai, regime=evolve(regime, report=False)), depart, calendar, SATURDAY_OUVRABLE
    first, last = min(depart, prevailing) - _MARGIN, max(depart, prevailing) + _MARGIN
    seen = set()
    for ferie in calendar.contested:
        contest = ferie.conteste
        if contest and contest.groupe not in seen and contest.touches(first, last):
            seen.add(contest.groupe)
            yield delai, depart, calendar.variant(contest.groupe), contest.cause
