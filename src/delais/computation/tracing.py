"""From a rule and a start day to the ordered steps; the last of them is the due date."""

import datetime

from attrs import frozen

from delais.calendars import Calendar
from delais.computation.arithmetic import ONE_DAY, add_months
from delais.computation.delai import Delai
from delais.computation.echeance import Etape
from delais.computation.ledger import Incident
from delais.computation.stages import add_duration, add_hours, anchor, apply_ledger, backward, first_day, last_day
from delais.errors import CoverageError, Texte


@frozen
class Trace:
    """The steps of one computation, and the hour of the end when hours matter."""

    etapes: tuple[Etape, ...]
    heure: datetime.time | None = None


def trace(
    delai: Delai,
    depart: datetime.date,
    calendar: Calendar,
    incidents: tuple[Incident, ...] = (),
    heure: datetime.time | None = None,
) -> Trace:
    """The steps from `depart` to the due date. Raises `CoverageError` when a date leaves the calendar."""
    calendar.check(depart)
    cited = delai.fondement[0] if delai.fondement else delai.regime.fondement("depart", depart)
    etapes = [Etape(depart, "depart", cited, cause=delai.cause_depart)]
    try:
        end = _end(etapes, delai, depart, calendar, incidents, heure)
    except OverflowError as error:
        raise CoverageError(
            Texte(
                f"la fin du délai sort du calendrier {calendar.label.fr}",
                f"the end leaves the calendar of {calendar.label.en}",
            )
        ) from error
    calendar.check(etapes[-1].date)
    return Trace(tuple(etapes), end)


def _end(
    etapes: list[Etape],
    delai: Delai,
    depart: datetime.date,
    calendar: Calendar,
    incidents: tuple[Incident, ...],
    heure: datetime.time | None,
) -> datetime.time | None:
    if delai.sens == "avant":
        day, end = backward(etapes, delai, anchor(etapes, delai, depart), calendar, heure)
        if end is None:
            last_day(etapes, delai, day, calendar)
        return end
    start = anchor(etapes, delai, depart) if delai.duree else depart
    start, duree, later = apply_ledger(etapes, delai, start, incidents)
    start = first_day(etapes, delai, start if delai.duree else anchor(etapes, delai, start), calendar)
    day = add_duration(etapes, delai, start, duree, calendar)
    end = None
    if duree.hours:
        end = add_hours(etapes, delai, day, duree, heure, calendar)
        day = etapes[-1].date
    for incident in later:
        if incident.duree:
            day = add_months(day, incident.duree.total_months) + incident.duree.total_days * ONE_DAY
        operation = "suspension" if incident.op == "suspend" else incident.op
        etapes.append(Etape(day, operation, incident.fondement, incident.duree, cause=incident.cause))
    if not duree.hours:
        last_day(etapes, delai, day, calendar)
    return end
