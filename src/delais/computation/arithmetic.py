"""Adding months and counting days: the only arithmetic on dates."""

import datetime
from collections.abc import Callable
from functools import lru_cache

import pendulum

ONE_DAY = datetime.timedelta(days=1)


@lru_cache(maxsize=1 << 16)
def add_months(day: datetime.date, months: int) -> datetime.date:
    """Same quantième `months` later, or the last day of the month (CPC 641 al. 2). Overflow raises `OverflowError`.

    >>> add_months(datetime.date(2025, 12, 31), 2).isoformat()
    '2026-02-28'
    """
    try:
        moved = pendulum.Date(day.year, day.month, day.day).add(months=months)
    except ValueError as error:
        raise OverflowError from error
    return datetime.date(moved.year, moved.month, moved.day)


def count_days(
    day: datetime.date, number: int, counts: Callable[[datetime.date], bool], step: int = 1
) -> datetime.date:
    """The `number`-th day after `day` (before it when `step` is -1) that `counts`."""
    while number:
        day += step * ONE_DAY
        number -= counts(day)
    return day
