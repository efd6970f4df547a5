"""A day that a text or a decision fixes: moved to the next working day when it is not one."""

import datetime

from attrs import evolve

from delais.calendars import Calendar
from delais.computation.ancre import DateFixe
from delais.computation.counting import compute
from delais.computation.delai import Delai
from delais.computation.echeance import Echeance
from delais.duree import Duree
from delais.value_checks import expect_day


def roll(jour: datetime.date, calendar: Calendar) -> Echeance:
    """The last day on which an act due on the day `jour` may be done, with the day or days that move it.

    Raises `CoverageError` outside `calendar`, `DateError` on what is no day.

    Law: CPC 642 al. 2.

    >>> import delais
    >>> roll(datetime.date(2024, 5, 20), delais.calendar("metropole")).date.isoformat()
    '2024-05-21'
    """
    expect_day("jour", jour)
    if isinstance(jour, datetime.datetime):
        jour = calendar.local(jour).date()
    fixed = Delai(Duree(), "ordinaire", ancre=DateFixe(jour.day, mois=jour.month))
    due = compute(fixed, jour, calendar)
    return evolve(due, etapes=due.etapes[1:])  # no day starts it: the first step is the day that is fixed
