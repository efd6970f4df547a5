"""The questions asked the other way round: by when to start, which starts give a date, in time or late by how much."""

import datetime

from attrs import frozen

from delais.calendars import Calendar
from delais.computation.arithmetic import ONE_DAY
from delais.computation.counting import check_arguments, compute
from delais.computation.delai import Delai
from delais.computation.echeance import Echeance
from delais.errors import CoverageError, DureeError, Texte
from delais.value_checks import expect, expect_day


@frozen
class Verdict:
    """Whether an act is in time. `jours` is how many days remained, or, if negative, how many days late it is.

    An act refused for its hour alone, on the last day or the first lawful one, has 0 `jours`.
    `avant_depart` says that the act comes before the day that starts the count: nothing ran yet.
    """

    a_temps: bool
    jours: int
    echeance: Echeance
    conteste: bool
    avant_depart: bool = False


@frozen
class Departs:
    """The first and the last start day that give one due date."""

    premier: datetime.date
    dernier: datetime.date


def judge(due: Echeance, acte: datetime.date) -> Verdict:
    """Whether an act of the day `acte` is in time; for a wait, whether it is late enough.

    `conteste` says that another reading judges otherwise. Counted backward, the due date is the safe one: an act after
    it and until `Echeance.accepted_until` is in time, contested.
    """
    expect(DureeError, "due", due, Echeance, Texte("une Echeance", "an Echeance"))
    expect_day("acte", acte)
    if isinstance(acte, datetime.datetime):
        acte = due.calendar.local(acte)
    in_time, days = _left(due, due.date, due.heure, acte)
    verdicts = {in_time, *(_left(due, each.date, each.fin, acte)[0] for each in due.lectures)}
    if not in_time and due.accepted_until > due.date:
        in_time, days = _left(due, due.accepted_until, None, acte)
    early = due.delai.sens == "apres" and _day(acte) < due.debut
    return Verdict(in_time, days, due, len(verdicts) > 1, early)


def _left(due: Echeance, last: datetime.date, heure: datetime.time | None, acte: datetime.date) -> tuple[bool, int]:
    """Whether an act is in time by a reading that ends on `last` at `heure`, and the days that remained to it.

    For a wait, whether it is over, and the days since its first lawful one.
    """
    at = acte.time() if isinstance(acte, datetime.datetime) and heure else None
    if due.delai.attente:
        if at is not None and heure is not None:  # a wait in hours is over on its last day
            days = (_day(acte) - last).days
            return (days > 0 or (days == 0 and at >= heure)), days
        days = (_day(acte) - last).days - 1
        return days >= 0, days
    days = (last - _day(acte)).days
    late = days == 0 and at is not None and heure is not None and at > heure
    return days >= 0 and not late, days


def _day(moment: datetime.date) -> datetime.date:
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def latest_start(delai: Delai, limite: datetime.date, calendar: Calendar) -> datetime.date | None:
    """The last start day whose due date is on or before `limite`: the last day to post, notify or convene.

    None when no start inside the calendar does. Due dates never go back as the start goes on, so the search halves.
    """
    check_arguments(delai, calendar)
    calendar.check(limite)
    if isinstance(limite, datetime.datetime):
        limite = limite.date()
    if delai.duree.hours or delai.sens == "avant":
        raise _not_searched()
    return _last_start(delai, limite, calendar, limite)


def _last_start(delai: Delai, limite: datetime.date, calendar: Calendar, high: datetime.date) -> datetime.date | None:
    """The last start, `high` at the latest, whose due date is on or before `limite`."""
    low = datetime.date(calendar.first_year, 1, 1)
    if _due(delai, low, calendar) > limite:
        return None
    while low < high:
        middle = high - ((high - low).days // 2) * ONE_DAY
        if _due(delai, middle, calendar) <= limite:
            low = middle
        else:
            high = middle - ONE_DAY
    return low


def starts_for(delai: Delai, echeance: datetime.date, calendar: Calendar) -> Departs | None:
    """The first and last start days whose due date is exactly `echeance`; None if no start gives it.

    Counted backward, the days of the event for which the safe date is `echeance`.
    """
    check_arguments(delai, calendar)
    calendar.check(echeance)
    if isinstance(echeance, datetime.datetime):
        echeance = echeance.date()
    if delai.duree.hours:
        raise _not_searched()
    high = echeance if delai.sens == "apres" else datetime.date(calendar.last_year, 12, 31)
    last = _last_start(delai, echeance, calendar, high)
    if last is None or _due(delai, last, calendar) != echeance:
        return None
    before = _last_start(delai, echeance - ONE_DAY, calendar, high)
    return Departs(before + ONE_DAY if before else datetime.date(calendar.first_year, 1, 1), last)


def _not_searched() -> DureeError:
    return DureeError(
        Texte(
            "la recherche du départ demande un délai compté en avant, en jours ou en mois",
            "searching the start needs a period counted forward, in days or months",
        )
    )


def _due(delai: Delai, depart: datetime.date, calendar: Calendar) -> datetime.date:
    try:
        return compute(delai, depart, calendar).date
    except CoverageError:
        return datetime.date.max if delai.sens == "apres" else datetime.date.min
