"""The other readings of a due date: one change at a time, kept only when it changes the date."""

import datetime
from collections.abc import Iterator

from attrs import evolve

from delais.calendars import Calendar
from delais.computation.delai import Delai
from delais.computation.echeance import Lecture
from delais.computation.ledger import Incident, read_otherwise
from delais.computation.tracing import Trace, trace
from delais.errors import CoverageError, Texte

_MARGIN = datetime.timedelta(days=10)
_EVE = datetime.timedelta(days=1)

CLOCK_FACE = Texte(
    "heures lues au cadran de l'horloge, malgré le changement d'heure légale",
    "hours read on the face of the clock, across the change of legal time",
)
MIDNIGHT = Texte(
    "heure de départ inconnue : compté depuis 0 h, le plus tôt que l'événement ait pu avoir lieu",
    "start hour unknown: counted from 0:00, the earliest that the event can have happened",
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
    kept: list[Lecture] = []
    for variant, start, days, ledger, cause in _candidates(delai, depart, calendar, incidents, heure, prevailing):
        try:
            other = trace(variant, start, days, ledger, heure)
        except CoverageError:  # at the very edge of the calendar a reading may have no date where the rule has one
            continue
        day = other.etapes[-1].date
        # backward, a roll that does not happen gives the date of another reading, for a cause that is not the case
        if (day, other.heure) != (prevailing, found.heure) and not (
            delai.sens == "avant" and day in {reading.date for reading in kept}
        ):
            kept.append(Lecture(day, cause, variant, start, days, ledger, heure))
    rolled = calendar.next_open(prevailing) if delai.duree.hours and delai.sens == "apres" else prevailing
    if rolled != prevailing and delai.regime.report:
        by_days = evolve(delai, duree=delai.duree.in_days())
        kept.append(Lecture(rolled, HOURS_ROLLED, by_days, depart, calendar, incidents))
    return tuple(kept)


def _candidates(
    delai: Delai,
    depart: datetime.date,
    calendar: Calendar,
    incidents: tuple[Incident, ...],
    heure: datetime.time | None,
    prevailing: datetime.date,
) -> Iterator[tuple[Delai, datetime.date, Calendar, tuple[Incident, ...], Texte]]:
    for variant, shift, cause in delai.variants():
        yield variant, depart + shift * _EVE if shift else depart, calendar, incidents, cause
    if delai.duree.hours and heure is not None:
        yield evolve(delai, heures="cadran"), depart, calendar, incidents, CLOCK_FACE
    elif delai.duree.hours and delai.sens == "apres":
        yield evolve(delai, heures="minuit"), depart, calendar, incidents, MIDNIGHT
    for ledger, cause in read_otherwise(incidents):
        yield delai, depart, calendar, ledger, cause
    if not calendar.contested:
        return
    first, last = min(depart, prevailing) - _MARGIN, max(depart, prevailing) + _MARGIN
    seen = set()
    for ferie in calendar.contested:
        contest = ferie.conteste
        if contest and contest.groupe not in seen and contest.touches(first, last):
            seen.add(contest.groupe)
            yield delai, depart, calendar.variant(contest.groupe), incidents, contest.cause
