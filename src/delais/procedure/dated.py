"""What every dated row has: the days it holds, the event that selects it, the facts it asks for."""

import datetime
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from attrs import frozen

from delais.short_repr import short_repr

Value = bool | str | int | datetime.date
Lookup = Callable[[str], Value | None]

FIRST_DAY = datetime.date(1, 1, 1)
LAST_DAY = datetime.date(9999, 12, 31)


@frozen
class Period:
    """`since` inclusive, `until` exclusive; `selected_by` names the event (or `event.moment`) that dates the case."""

    since: datetime.date | None = None
    until: datetime.date | None = None
    selected_by: str = ""

    __repr__ = short_repr

    def holds(self, day: datetime.date) -> bool:
        """Whether `day` is inside."""
        return self.first <= day < self.end

    @property
    def first(self) -> datetime.date:
        """The first day, far in the past when none is written."""
        return self.since or FIRST_DAY

    @property
    def end(self) -> datetime.date:
        """The first day after, far in the future when none is written."""
        return self.until or LAST_DAY


ALWAYS_LAW = Period()


@frozen
class When:
    """Facts and the values they must have: never an expression.

    A bare name is a fact of the event at hand; `event.fact` is that of the last accepted event of that name.
    """

    tests: tuple[tuple[str, tuple[Value, ...]], ...] = ()

    __repr__ = short_repr

    def holds(self, lookup: Lookup) -> bool:
        """Whether every fact has one of its values; a fact that is not known has none."""
        return all(lookup(name) in values for name, values in self.tests)

    def disjoint(self, other: "When") -> bool:
        """Whether the two can never hold together: they want different values of one fact."""
        mine = dict(self.tests)
        return any(name in mine and not set(mine[name]) & set(values) for name, values in other.tests)

    def __bool__(self) -> bool:
        return bool(self.tests)


ALWAYS = When()


class DatedRow(Protocol):
    """A row of a chain: dated, and for a case of its own."""

    @property
    def period(self) -> Period:
        """When it holds."""

    @property
    def when(self) -> When:
        """For which facts."""


Row = TypeVar("Row", bound=DatedRow)


def chosen(rows: Iterable[Row], key: Callable[[Period], datetime.date]) -> tuple[Row, ...]:
    """One row a chain (same `when`): the last whose `since` has come by its key date, unless it has ended.

    `key` gives the date that selects a row. A row that has ended does not give way to an older one of its chain.
    """
    chains: dict[object, Row] = {}
    for row in rows:
        if row.period.first <= key(row.period):
            chains[row.when.tests] = row
    return tuple(row for row in chains.values() if row.period.holds(key(row.period)))


def boundaries(periods: Iterable[Period]) -> list[datetime.date]:
    """Every day on which one of `periods` begins or ends, in order: between two of them nothing changes."""
    return sorted({day for period in periods for day in (period.since, period.until) if day})
