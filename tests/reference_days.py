"""An independent reference: it walks day by day, with its own Easter and its own list of holidays.

It shares no code with the package. A day is its ordinal; a table of the days from 1945 to 2110 is walked with a pointer
that never goes back, so that every start day of a century and a half is done in one pass.
"""

import datetime
from collections.abc import Callable
from functools import cache

FIRST = datetime.date(1945, 1, 1).toordinal()
LAST = datetime.date(2110, 12, 31).toordinal()
DAYS = [datetime.date.fromordinal(ordinal) for ordinal in range(FIRST, LAST + 1)]
NUMBER = [day.day for day in DAYS]
MONTH = [12 * day.year + day.month for day in DAYS]
WEEKDAY = [day.weekday() for day in DAYS]
LAST_OF_MONTH = [index + 1 == len(DAYS) or MONTH[index + 1] != MONTH[index] for index in range(len(DAYS))]


def easter(year: int) -> datetime.date:
    """Gauss's rule, written for the Gregorian calendar of 1900-2199."""
    a, b, c = year % 19, year % 4, year % 7
    m, n = (24, 5) if year < 2100 else (24, 6)
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    offset = 22 + d + e
    if d == 29 and e == 6:
        offset = 50
    elif d == 28 and e == 6 and a > 10:
        offset = 49
    return datetime.date(year, 3, 1) + datetime.timedelta(days=offset - 1)


def _everywhere(year: int) -> set[datetime.date]:
    sunday = easter(year)
    days = {
        datetime.date(year, month, day)
        for month, day in ((1, 1), (5, 1), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    }
    days |= {sunday + datetime.timedelta(days=after) for after in (1, 39, 50)}
    if 1953 <= year <= 1959 or year >= 1982 or year == 1965:
        days.add(datetime.date(year, 5, 8))
    return days


def _alsace(year: int) -> set[datetime.date]:
    return {easter(year) - datetime.timedelta(days=2), datetime.date(year, 12, 26)}


def _abolition(month: int, day: int, since: int = 1984) -> Callable[[int], set[datetime.date]]:
    def days(year: int) -> set[datetime.date]:
        return {datetime.date(year, month, day)} if year >= since else set()

    return days


def _saint_barthelemy(year: int) -> set[datetime.date]:
    if year >= 2012:
        return {datetime.date(year, 10, 9)}
    return {datetime.date(year, 5, 27)} if year >= 1984 else set()


LOCAL: dict[str, Callable[[int], set[datetime.date]]] = {
    "metropole": lambda year: set(),
    "alsace-moselle": _alsace,
    "guadeloupe": _abolition(5, 27),
    "martinique": _abolition(5, 22),
    "guyane": _abolition(6, 10),
    "reunion": _abolition(12, 20, since=1983),
    "mayotte": _abolition(4, 27),
    "saint-martin": _abolition(5, 27),
    "saint-barthelemy": _saint_barthelemy,
    "saint-pierre-et-miquelon": lambda year: set(),
}


@cache
def closed_days(territory: str) -> list[bool]:
    """For each day of the table, whether it is a Saturday, a Sunday or a holiday of the territory."""
    holidays = {day for year in range(1945, 2111) for day in _everywhere(year) | LOCAL[territory](year)}
    return [weekday > 4 or day in holidays for day, weekday in zip(DAYS, WEEKDAY, strict=True)]


@cache
def ends_of_months(months: int) -> list[int]:
    """For each day, the day with the same number `months` later, else the last of that month: one forward walk."""
    ends, pointer = [], 0
    for start in range(len(DAYS)):
        pointer = max(pointer, start)
        while pointer < len(DAYS) - 1 and MONTH[pointer] < MONTH[start] + months:
            pointer += 1
        found = pointer
        while found < len(DAYS) - 1 and NUMBER[found] < NUMBER[start] and not LAST_OF_MONTH[found]:
            found += 1
        ends.append(found)
    return ends


@cache
def starts_of_months(months: int) -> list[int]:
    """For each day, the same number `months` before, else the last day of that month: one backward walk."""
    found, pointer = [0] * len(DAYS), len(DAYS) - 1
    for start in range(len(DAYS) - 1, -1, -1):
        pointer = min(pointer, start)
        while pointer > 0 and MONTH[pointer] > MONTH[start] - months:
            pointer -= 1
        day = pointer
        while day > 0 and NUMBER[day] > NUMBER[start]:
            day -= 1
        found[start] = day
    return found


def due_day(regime: str, start: int, months: int, days: int, closed: list[bool]) -> int:
    """The position of the due day of the start day at `start`, under `regime`."""
    size = len(DAYS) - 1
    if regime == "rebours":
        return max(starts_of_months(months)[start] - days - 1, 0)  # the day counted last must be whole: its eve
    if regime == "franc_tutelle":
        start = min(start + 1, size)
        while closed[start] and start < size:
            start += 1
    day = ends_of_months(months)[start] + days
    if regime in ("franc", "franc_sans_report"):
        day += 1
    day = min(day, size)
    while regime in ("ordinaire", "franc") and closed[day] and day < size:
        day += 1
    return day
