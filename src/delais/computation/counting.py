"""The one computation: start, shift of the start, duration with distance, franc day, one roll at the end.

Law: CPC 641 to 644; CJA R. 421-1 and R. 421-7; CSS R. 151-1.
"""

import datetime
from collections.abc import Callable

import pendulum
from attrs import evolve, frozen

from delais.calendars import Calendar, Ferie
from delais.computation.delai import DISTANCE_MONTHS, Delai, DelaiLecture
from delais.computation.echeance import Echeance, Etape, Lecture
from delais.computation.ledger import Incident
from delais.duree import Duree
from delais.errors import CoverageError, Texte

_DAY = datetime.timedelta(days=1)
_MARGIN = datetime.timedelta(days=10)

HOUR_UNKNOWN = Texte(
    "heure de départ inconnue : fin du dernier jour entamé retenue", "start hour unknown: end of the last day begun"
)
SATURDAY_WORKED = Texte(
    "le samedi compté comme jour travaillé (entreprise ouverte six jours)",
    "Saturday counted as a day worked (six-day week)",
)
SATURDAY_OUVRABLE = Texte(
    "le samedi est un jour ouvrable : un délai en jours ouvrables peut y finir",
    "Saturday is a jour ouvrable: a period in jours ouvrables may end on it",
)


@frozen
class Trace:
    """The steps of one computation, and the hour of the end when hours matter."""

    etapes: tuple[Etape, ...]
    heure: datetime.time | None = None


def compute(
    delai: Delai,
    depart: datetime.date,
    calendar: Calendar,
    *,
    incidents: tuple[Incident, ...] = (),
) -> Echeance:
    """The due date of `delai` started on `depart`, explained, with the readings that would change it.

    `depart` may be a `datetime` where an hour matters. Raises `CoverageError` when a date falls outside `calendar`.

    Law: CPC 641, 642.
    """
    heure = None
    if isinstance(depart, datetime.datetime):
        heure, depart = depart.time(), depart.date()
    found = trace(delai, depart, calendar, incidents, heure)
    reserves = delai.reserves
    if delai.duree.hours and heure is None:
        reserves = (*reserves, HOUR_UNKNOWN)
    lectures = _readings(delai, depart, calendar, incidents, heure, found)
    return Echeance(depart, delai, calendar, found.etapes, lectures, reserves, found.heure)


def trace(
    delai: Delai,
    depart: datetime.date,
    calendar: Calendar,
    incidents: tuple[Incident, ...] = (),
    heure: datetime.time | None = None,
) -> Trace:
    """The steps from `depart` to the due date; the last one is the due date."""
    calendar.check(depart)
    regime = delai.regime
    cited = delai.fondement[0] if delai.fondement else regime.fondement("depart", depart)
    etapes = [Etape(depart, "depart", cited, cause=delai.cause_depart)]
    try:
        if delai.sens == "avant":
            _last_day(etapes, delai, _backward(etapes, delai, depart, calendar), calendar)
            calendar.check(etapes[-1].date)
            return Trace(tuple(etapes))
        start, duree, suspended = _apply_ledger(etapes, delai.duree, depart, incidents)
        if duree.hours:
            return _hours(etapes, delai, start, duree, heure)
        start = _first_day(etapes, delai, start, calendar)
        day = _add_duration(etapes, delai, start, duree, calendar)
        for incident in suspended:
            day += (incident.duree or Duree()).total_days * _DAY
            etapes.append(Etape(day, "suspension", incident.fondement, incident.duree, cause=incident.cause))
        _last_day(etapes, delai, day, calendar)
    except OverflowError as error:
        raise CoverageError(
            Texte(
                f"la fin du délai sort du calendrier {calendar.label.fr}",
                f"the end leaves the calendar of {calendar.label.en}",
            )
        ) from error
    calendar.check(etapes[-1].date)
    return Trace(tuple(etapes))


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Same quantième `months` later, or the last day of the month (CPC 641 al. 2). Overflow raises `OverflowError`."""
    try:
        moved = pendulum.Date(day.year, day.month, day.day).add(months=months)
    except ValueError as error:
        raise OverflowError from error
    return datetime.date(moved.year, moved.month, moved.day)


def _apply_ledger(
    etapes: list[Etape], duree: Duree, depart: datetime.date, incidents: tuple[Incident, ...]
) -> tuple[datetime.date, Duree, list[Incident]]:
    """The start and the duration after every incident, and the suspensions still to add to the end."""
    start, total, suspended = depart, duree, list[Incident]()
    stopped: Incident | None = None
    for incident in incidents:
        if incident.op in ("repart", "interrompt"):
            start, total, suspended, stopped = incident.date, duree, [], None
            etapes.append(Etape(start, incident.op, incident.fondement, cause=incident.cause))
        elif incident.op == "suspend" and stopped is None:
            stopped = incident
        elif incident.op == "reprend" and stopped is not None:
            days = (incident.date - stopped.date).days
            if days:
                suspended.append(evolve(stopped, duree=Duree(days=days)))
            stopped = None
        elif incident.op == "proroge":
            total = total.plus(incident.duree or Duree())
            etapes.append(Etape(start, "proroge", incident.fondement, incident.duree, cause=incident.cause))
        elif incident.op == "renouvele":
            total = incident.duree or total
            etapes.append(Etape(start, "renouvele", incident.fondement, total, cause=incident.cause))
    return start, total, suspended


def _first_day(etapes: list[Etape], delai: Delai, start: datetime.date, calendar: Calendar) -> datetime.date:
    """The day the count starts from: the trigger, or the first day, moved when it is not worked (CSS R. 151-1)."""
    regime = delai.regime
    if regime.origine == "declenchement":
        return start
    tested = start + _DAY if regime.decalage_teste == "premier_jour" else start
    causes = list[str | Ferie]()
    reason = _unworked(tested, calendar)
    if reason and (reason if isinstance(reason, str) else "ferie") in regime.decalage:
        while reason:
            causes.append(reason)
            tested += _DAY
            reason = _unworked(tested, calendar)
    first = tested if regime.decalage_teste == "premier_jour" else tested + _DAY
    operation = "decalage" if causes else "premier_jour"
    etapes.append(Etape(first, operation, regime.fondement(operation, etapes[0].date), causes=tuple(causes)))
    return first


def _unworked(day: datetime.date, calendar: Calendar) -> str | Ferie | None:
    """As `Calendar.closed`, the holiday named first: 1 November 1986 is a Saturday and a holiday."""
    return calendar.holiday(day) or calendar.closed(day)


def _add_duration(
    etapes: list[Etape], delai: Delai, start: datetime.date, duree: Duree, calendar: Calendar
) -> datetime.date:
    """Months first, then days (CPC 641 al. 3); distance is one whole with the duration (CPC 643, 644)."""
    regime, day, depart = delai.regime, start, etapes[0].date
    months = duree.total_months
    if months:
        day = add_months(start, months)
        operation = "quantieme" if day.day == start.day else "fin_de_mois"
        quantity = Duree(years=duree.years, months=duree.months)
        etapes.append(Etape(day, operation, regime.fondement(operation, depart), quantity))
    distance = DISTANCE_MONTHS[delai.distance]
    if distance:
        day = add_months(start, months + distance)
        etapes.append(Etape(day, "distance", regime.fondement("distance", depart), Duree(months=distance)))
    if duree.total_days:
        day += duree.total_days * _DAY
        etapes.append(Etape(day, "jours", regime.fondement("jours", depart), Duree(weeks=duree.weeks, days=duree.days)))
    if duree.jours_ouvrables:
        day = _count(day, duree.jours_ouvrables, lambda each: each.weekday() != 6 and not calendar.holiday(each))
        etapes.append(Etape(day, "jours_ouvrables", regime.fondement("jours_ouvrables", depart), duree))
    if duree.jours_ouvres:
        worked = 6 if regime.samedi_travaille else 5
        day = _count(day, duree.jours_ouvres, lambda each: each.weekday() < worked and not calendar.holiday(each))
        etapes.append(Etape(day, "jours_ouvres", regime.fondement("jours_ouvres", depart), duree))
    return day


def _count(day: datetime.date, number: int, counts: Callable[[datetime.date], bool], step: int = 1) -> datetime.date:
    """The `number`-th day after `day` (before it when `step` is -1) that counts."""
    while number:
        day += step * _DAY
        number -= counts(day)
    return day


def _hours(etapes: list[Etape], delai: Delai, start: datetime.date, duree: Duree, heure: datetime.time | None) -> Trace:
    """From hour to hour; with only a date known, the end of the last day begun."""
    fondement = delai.regime.fondement("heures", etapes[0].date)
    if heure is None:
        day = start - (-duree.hours // 24) * _DAY
        etapes.append(Etape(day, "heures", fondement, duree))
        return Trace(tuple(etapes))
    end = datetime.datetime.combine(start, heure) + datetime.timedelta(hours=duree.hours)
    etapes.append(Etape(end.date(), "heures", fondement, duree))
    return Trace(tuple(etapes), end.time())


def _backward(etapes: list[Etape], delai: Delai, depart: datetime.date, calendar: Calendar) -> datetime.date:
    """Counted back from a day that does not count: the last day on which the act is early enough."""
    duree, day = delai.duree, depart
    if duree.total_months:
        day = add_months(day, -duree.total_months)
    day -= duree.total_days * _DAY + datetime.timedelta(days=-(-duree.hours // 24))
    if duree.jours_ouvrables:
        day = _count(day, duree.jours_ouvrables, lambda each: each.weekday() != 6 and not calendar.holiday(each), -1)
    if duree.jours_ouvres:
        day = _count(day, duree.jours_ouvres, lambda each: each.weekday() < 5 and not calendar.holiday(each), -1)
    etapes.append(Etape(day, "rebours", delai.regime.fondement("rebours", etapes[0].date), duree))
    return day


def _last_day(etapes: list[Etape], delai: Delai, day: datetime.date, calendar: Calendar) -> None:
    """The franc day, then one roll forward at the very end (CPC 642 al. 2)."""
    regime = delai.regime
    if regime.franc and regime.origine == "declenchement":
        day += _DAY
        etapes.append(Etape(day, "franc", regime.fondement("franc", etapes[0].date)))
    causes = list[str | Ferie]()
    last = day
    while reason := calendar.closed(day):
        causes.append(reason)
        if not regime.report:
            break
        day += _DAY
    if causes:
        operation = "report" if regime.report else "sans_report"
        cited = regime.fondement(operation, etapes[0].date)
        etapes.append(Etape(day if regime.report else last, operation, cited, causes=tuple(causes)))


def _readings(  # noqa: PLR0917 (the arguments of `trace`, and what it found)
    delai: Delai,
    depart: datetime.date,
    calendar: Calendar,
    incidents: tuple[Incident, ...],
    heure: datetime.time | None,
    found: Trace,
) -> tuple[Lecture, ...]:
    """The other readings, one change at a time, kept only when they change the date."""
    prevailing = found.etapes[-1].date
    candidates = [
        (_changed(delai, reading), reading.decale_depart, calendar, reading.cause) for reading in delai.lectures
    ]
    candidates += [(evolve(delai, regime=other.regime), 0, calendar, other.cause) for other in delai.regime.lectures]
    candidates += [(variant, 0, calendar, cause) for variant, cause in _unit_readings(delai)]
    first, last = min(depart, prevailing), max(depart, prevailing) + _MARGIN
    contests = {
        ferie.conteste.groupe: ferie.conteste.cause
        for ferie in calendar.contested
        if ferie.conteste and ferie.conteste.touches(first, last)
    }
    candidates += [(delai, 0, calendar.variant(groupe), cause) for groupe, cause in contests.items()]
    lectures = []
    for variant, shift, days, cause in candidates:
        start = depart + shift * _DAY
        day = trace(variant, start, days, incidents, heure).etapes[-1].date
        if day != prevailing:
            lectures.append(Lecture(day, cause, variant, start, days, incidents, heure))
    return tuple(lectures)


def _changed(delai: Delai, reading: DelaiLecture) -> Delai:
    return evolve(delai, regime=reading.regime or delai.regime, duree=reading.duree or delai.duree)


def _unit_readings(delai: Delai) -> list[tuple[Delai, Texte]]:
    """What is disputed about hours and about Saturday, whatever the rule."""
    regime = delai.regime
    if delai.sens == "avant":
        return []
    if delai.duree.jours_ouvres:
        return [(evolve(delai, regime=evolve(regime, samedi_travaille=True)), SATURDAY_WORKED)]
    if delai.duree.jours_ouvrables and regime.report:
        return [(evolve(delai, regime=evolve(regime, report=False)), SATURDAY_OUVRABLE)]
    return []
