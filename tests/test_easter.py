"""Easter and the days counted from it, from 1950 to 2100."""

import datetime
from datetime import date

import pytest

from delais.calendars import calendar
from delais.holidays import easter

YEARS = range(1950, 2101)

# (Easter Monday, why this year)
EASTER_MONDAYS = [
    (date(1950, 4, 10), "first year covered"),
    (date(1973, 4, 23), "Good Friday was 20 April 1973: Cass. 2e civ., 16 July 1976, 75-12.260"),
    (date(2000, 4, 24), "a century year that is a leap year"),
    (date(2008, 3, 24), "the earliest of the period"),
    (date(2018, 4, 2), "Whit Monday was 21 May 2018: Cass. 3e civ., 21 January 2021, 19-24.799"),
    (date(2038, 4, 26), "the latest of the period"),
    (date(2100, 3, 29), "last year covered, a century year that is no leap year"),
]


def butcher(year: int) -> date:
    """Easter Sunday by Butcher's algorithm, written here again so that it owes nothing to the library in use."""
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@pytest.mark.parametrize(("day", "why"), EASTER_MONDAYS)
def test_easter_monday_of_a_known_year(day: date, why: str) -> None:
    found = [when for when, ferie in calendar("metropole").year(day.year).items() if ferie.nom.fr == "lundi de Pâques"]
    assert found == [day], f"Easter Monday {day.year} read on {found} ({why})"


def test_easter_follows_the_gregorian_computus() -> None:
    wrong = {year: easter(year) for year in YEARS if easter(year) != butcher(year)}
    assert not wrong, f"Easter Sunday is wrong in {wrong}"


def test_a_last_day_on_easter_sunday_goes_to_tuesday() -> None:
    days = calendar("metropole")
    wrong = {
        year: days.next_open(butcher(year))
        for year in YEARS
        if days.next_open(butcher(year)) != butcher(year) + datetime.timedelta(days=2)
    }
    assert not wrong, f"a délai ending on Easter Sunday goes to Tuesday (Cass. 2e civ., 15 March 1961), not to {wrong}"
