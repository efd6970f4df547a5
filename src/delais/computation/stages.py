"""The stages of a computation, in the order of the law; each adds its steps.

Law: CPC 641 to 644; CJA R. 421-1 and R. 421-7; CSS R. 151-1.
"""

import datetime

from attrs import evolve

from delais.calendars import Calendar
from delais.computation.arithmetic import ONE_DAY, add_months, count_days
from delais.computation.delai import DISTANCE_MONTHS, Delai
from delais.computation.echeance import Etape
from delais.computation.ledger import Incident
from delais.duree import Duree
from delais.holidays import Ferie

_MIDNIGHT = datetime.time()


def apply_ledger(
    etapes: list[Etape], delai: Delai, depart: datetime.date, incidents: tuple[Incident, ...]
) -> tuple[datetime.date, Duree, list[Incident]]:
    """The start and the duration after every incident, and what is still to add to the end.

    Only what runs is touched: before a moved start (`ancre`) there is nothing to suspend or to begin anew.
    """
    duree = delai.duree
    start, total, later = depart, duree, list[Incident]()
    stopped: Incident | None = None
    for incident in incidents:
        if incident.op in ("repart", "interrompt", "recalcule"):
            start = max(start, incident.date) if delai.ancre and duree else incident.date
            total, later, stopped = incident.duree or duree, [], None
            etapes.append(Etape(start, incident.op, incident.fondement, incident.duree, cause=incident.cause))
        elif incident.op == "suspend" and stopped is None:
            stopped = incident
        elif incident.op == "reprend" and stopped is not None:
            days = (incident.date - max(stopped.date, start)).days
            if days > 0:
                later.append(evolve(stopped, duree=Duree(days=days)))
            stopped = None
        elif incident.op == "ajoute":
            later.append(incident)
        elif incident.op == "proroge":
            total = total.plus(incident.duree or Duree())
            etapes.append(Etape(start, "proroge", incident.fondement, incident.duree, cause=incident.cause))
        elif incident.op == "renouvele":
            total = incident.duree or total
            etapes.append(Etape(start, "renouvele", incident.fondement, total, cause=incident.cause))
    return start, total, later


def anchor(etapes: list[Etape], delai: Delai, start: datetime.date) -> datetime.date:
    """The start moved to a fixed date, or the fixed date that is the end itself."""
    if delai.ancre is None:
        return start
    start = delai.ancre.after(start)
    etapes.append(
        Etape(start, "ancre" if delai.duree else "date_fixe", delai.fondement[0] if delai.fondement else None)
    )
    return start


def first_day(etapes: list[Etape], delai: Delai, start: datetime.date, calendar: Calendar) -> datetime.date:
    """The day the count starts from: the trigger, or the first day, moved when it is not worked (CSS R. 151-1)."""
    regime = delai.regime
    if regime.origine == "declenchement":
        return start
    tested = start + ONE_DAY if regime.decalage_teste == "premier_jour" else start
    causes = list[str | Ferie]()
    reason = _unworked(tested, calendar)
    if reason and (reason if isinstance(reason, str) else "ferie") in regime.decalage:
        while reason:
            causes.append(reason)
            tested += ONE_DAY
            reason = _unworked(tested, calendar)
    first = tested if regime.decalage_teste == "premier_jour" else tested + ONE_DAY
    operation = "decalage" if causes else "premier_jour"
    etapes.append(Etape(first, operation, regime.fondement(operation, etapes[0].date), causes=tuple(causes)))
    return first


def _unworked(day: datetime.date, calendar: Calendar) -> str | Ferie | None:
    """As `Calendar.closed`, the holiday named first: 1 November 1986 is a Saturday and a holiday."""
    return calendar.holiday(day) or calendar.closed(day)


def add_duration(
    etapes: list[Etape], delai: Delai, start: datetime.date, duree: Duree, calendar: Calendar
) -> datetime.date:
    """Months first, then days (CPC 641 al. 3); distance is one whole with the duration (CPC 643, 644)."""
    regime, day, depart = delai.regime, start, etapes[0].date
    months = duree.total_months
    if months:
        day = add_months(start, months)
        operation = "quantieme" if day.day == start.day else "fin_de_mois"
        etapes.append(Etape(day, operation, regime.fondement(operation, depart), duree.months_only))
    distance = DISTANCE_MONTHS[delai.distance]
    if distance:
        day = add_months(start, months + distance)
        etapes.append(
            Etape(
                day,
                "distance",
                delai.fondement_distance or regime.fondement("distance", depart),
                Duree(months=distance),
            )
        )
    if duree.total_days:
        day += duree.total_days * ONE_DAY
        etapes.append(Etape(day, "jours", regime.fondement("jours", depart), duree.days_only))
    if duree.jours_ouvrables:
        day = _count(delai, day, "jours_ouvrables", duree.jours_ouvrables, calendar)
        etapes.append(Etape(day, "jours_ouvrables", regime.fondement("jours_ouvrables", depart), duree))
    if duree.jours_ouvres:
        day = _count(delai, day, "jours_ouvres", duree.jours_ouvres, calendar)
        etapes.append(Etape(day, "jours_ouvres", regime.fondement("jours_ouvres", depart), duree))
    return day


def _count(
    delai: Delai, day: datetime.date, unit: str, number: int, calendar: Calendar, step: int = 1
) -> datetime.date:
    """Jours ouvrables leave out Sundays and holidays; jours ouvrés, Saturdays too unless they are worked."""
    week = 6 if unit == "jours_ouvrables" or delai.regime.samedi_travaille else 5
    return count_days(day, number, lambda each: is_worked(each, calendar, week), step)


def is_worked(day: datetime.date, calendar: Calendar, week: int) -> bool:
    """Whether `day` is worked in a week of that many days from Monday: no holiday is."""
    return day.weekday() < week and not calendar.holiday(day)


def add_hours(
    etapes: list[Etape],
    delai: Delai,
    start: datetime.date,
    duree: Duree,
    heure: datetime.time | None,
    calendar: Calendar,
) -> datetime.time | None:
    """From hour to hour; with only a date known, the end of the last day begun. Returns the hour of the end.

    Counted from 0:00 (`minuit`), an end at 0:00 is the eve at midnight.
    """
    fondement = delai.regime.fondement("heures", etapes[0].date)
    if heure is None and delai.heures != "minuit":
        etapes.append(Etape(start - (-duree.hours // 24) * ONE_DAY, "heures", fondement, duree))
        return None
    end = _hour_by_hour(delai, datetime.datetime.combine(start, heure or _MIDNIGHT), duree.hours, calendar)
    ends_by_day = heure is None and end.time() == _MIDNIGHT
    etapes.append(Etape(end.date() - ONE_DAY if ends_by_day else end.date(), "heures", fondement, duree))
    return None if ends_by_day else end.time()


def _hour_by_hour(delai: Delai, moment: datetime.datetime, hours: int, calendar: Calendar) -> datetime.datetime:
    """`hours` later, gone by or read on the face of the clock; from a supposed midnight, the earlier of both."""
    on_the_face = moment + datetime.timedelta(hours=hours)
    if delai.heures == "cadran":
        return on_the_face
    elapsed = calendar.after_hours(moment, hours)
    return min(elapsed, on_the_face) if delai.heures == "minuit" else elapsed


def backward(
    etapes: list[Etape], delai: Delai, start: datetime.date, calendar: Calendar, heure: datetime.time | None
) -> tuple[datetime.date, datetime.time | None]:
    """Counted back from a day, or an hour, that does not count: the last moment at which the act is early enough."""
    duree, day = delai.duree, start
    fondement = delai.regime.fondement("rebours", etapes[0].date)
    if duree.hours and heure is not None:
        end = _hour_by_hour(delai, datetime.datetime.combine(start, heure), -duree.hours, calendar)
        etapes.append(Etape(end.date(), "rebours", fondement, duree))
        return end.date(), end.time()
    if duree.total_months:
        day = add_months(day, -duree.total_months)
    day -= (duree.total_days - (-duree.hours // 24)) * ONE_DAY
    for unit in ("jours_ouvrables", "jours_ouvres"):
        if number := getattr(duree, unit):
            day = _count(delai, day, unit, number, calendar, -1)
    etapes.append(Etape(day, "rebours", fondement, duree))
    return day, None


def last_day(etapes: list[Etape], delai: Delai, day: datetime.date, calendar: Calendar) -> None:
    """The franc day, then one roll forward at the very end (CPC 642 al. 2).

    Counting backward, the franc day is one day earlier. A franc wait ends on the eve of the franc day, which is the
    first lawful day; counted from the first day (CSS R. 151-1), the day reached is that franc day.
    """
    regime = delai.regime
    if regime.franc and regime.origine == "premier_jour" and delai.attente:
        day -= ONE_DAY
        etapes.append(Etape(day, "attente", regime.fondement("franc", etapes[0].date)))
    if regime.franc and regime.origine == "declenchement" and not delai.attente:
        day += -ONE_DAY if delai.sens == "avant" else ONE_DAY
        etapes.append(Etape(day, "franc", regime.fondement("franc", etapes[0].date)))
    causes = list[str | Ferie]()
    last = day
    while reason := calendar.closed(day):
        causes.append(reason)
        if not regime.report:
            break
        day += ONE_DAY
    if causes:
        operation = "report" if regime.report else "sans_report"
        cited = regime.fondement(operation, etapes[0].date)
        etapes.append(Etape(day if regime.report else last, operation, cited, causes=tuple(causes)))
