"""The span between two days: how many days, months and days, days worked."""

import datetime
from collections.abc import Iterator

from attrs import field, frozen

from delais.calendars import Calendar
from delais.computation.arithmetic import ONE_DAY, add_months
from delais.computation.counting import compute
from delais.computation.delai import Delai
from delais.computation.echeance import Echeance
from delais.computation.stages import is_worked
from delais.duree import Duree
from delais.errors import DateError, Texte
from delais.french_dates import long_day
from delais.short_repr import described
from delais.value_checks import expect_day


@frozen
class IntervalleLecture:
    """The days worked if a contested holiday is read the other way."""

    cause: Texte
    jours_ouvrables: int
    jours_ouvres: int


@frozen
class Intervalle:
    """The span from `du`, which does not count, to `au`, which does; `echeance` is that of `duree` from `du`: `au`.

    `duree` has its months first, then its days. `jours_ouvrables` and `jours_ouvres` count `au` if it is one.
    """

    du: datetime.date
    au: datetime.date
    duree: Duree
    jours_ouvrables: int
    jours_ouvres: int
    echeance: Echeance
    lectures: tuple[IntervalleLecture, ...] = field(default=(), repr=False)

    def __repr__(self) -> str:
        return described(self, du=self.du, au=self.au, jours=self.jours)

    @property
    def jours(self) -> int:
        """Days, the first not counted and the last counted (CPC 641 al. 1)."""
        return (self.au - self.du).days

    @property
    def jours_entiers(self) -> int:
        """Whole days between both, neither counted: what a period counted backward asks for."""
        return max(self.jours - 1, 0)

    @property
    def bouts_compris(self) -> int:
        """Days, both ends counted."""
        return self.jours + 1


def span(du: datetime.date, au: datetime.date, calendar: Calendar) -> Intervalle:
    """What separates two days, counted in each way.

    Raises `DateError` when `au` comes before `du`, `CoverageError` outside `calendar`.

    Law: CPC 641.

    >>> import delais
    >>> found = span(datetime.date(2024, 2, 7), datetime.date(2024, 4, 8), delais.calendar("metropole"))
    >>> found.jours, found.duree.fr, found.jours_ouvres
    (61, '2 mois et 1 jour', 42)
    """
    first, last = (_day(name, day, calendar) for name, day in (("du", du), ("au", au)))
    if last < first:
        raise DateError(
            Texte(
                f"le second jour, {long_day(last)}, précède le premier, {long_day(first)} : les intervertir",
                f"the second day, {long_day(last, 'en')}, precedes the first, {long_day(first, 'en')}: swap them",
            )
        )
    months = 12 * (last.year - first.year) + last.month - first.month
    months -= add_months(first, months) > last
    duree = Duree(years=months // 12, months=months % 12, days=(last - add_months(first, months)).days)
    due = compute(Delai(duree, "calendaire"), first, calendar)
    ouvrables, ouvres = _worked(first, last, calendar)
    return Intervalle(first, last, duree, ouvrables, ouvres, due, tuple(_readings(first, last, calendar)))


def _day(name: str, day: datetime.date, calendar: Calendar) -> datetime.date:
    expect_day(name, day)
    calendar.check(day)
    return calendar.local(day).date() if isinstance(day, datetime.datetime) else day


def _worked(first: datetime.date, last: datetime.date, calendar: Calendar) -> tuple[int, int]:
    days = [first + number * ONE_DAY for number in range(1, (last - first).days + 1)]
    return sum(is_worked(day, calendar, 6) for day in days), sum(is_worked(day, calendar, 5) for day in days)


def _readings(first: datetime.date, last: datetime.date, calendar: Calendar) -> Iterator[IntervalleLecture]:
    """Each contested holiday of the span read the other way, where that changes the count."""
    contests = {each.conteste.groupe: each.conteste for each in calendar.contested if each.conteste}
    for contest in contests.values():
        if contest.touches(first, last):
            found = _worked(first, last, calendar.variant(contest.groupe))
            if found != _worked(first, last, calendar):
                yield IntervalleLecture(contest.cause, *found)
