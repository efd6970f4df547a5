"""Due dates without their explanation, remembered: for a bound rule they depend on the start day alone."""

import datetime
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from delais.calendars import Calendar
from delais.computation.counting import check_arguments, compute
from delais.computation.delai import Delai
from delais.errors import DureeError, Texte

if TYPE_CHECKING:
    import numpy

_UNKNOWN = -(1 << 62)
_EPOCH = datetime.date(1970, 1, 1).toordinal()


@frozen(eq=False)
class DueTable:
    """One rule bound to one calendar: due dates by start day, each filled once by `compute`.

    Neither hours nor incidents are served: there the due date depends on more than the day.

    >>> import delais, datetime
    >>> table = DueTable(delais.Delai("P15D", "ordinaire"), delais.calendar("metropole"))
    >>> table(datetime.date(2018, 5, 14)).isoformat()
    '2018-05-29'
    """

    delai: Delai
    calendar: Calendar
    _known: dict[datetime.date, datetime.date] = field(factory=dict, init=False, repr=False)
    _by_position: Any = field(default=None, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        check_arguments(self.delai, self.calendar)
        if self.delai.duree.hours:
            raise DureeError(
                Texte("une table ne sert pas les délais en heures", "a table does not serve periods in hours")
            )

    def __call__(self, depart: datetime.date) -> datetime.date:
        """The due date for `depart`. Raises `CoverageError` outside the calendar."""
        due = self._known.get(depart)
        if due is None:
            if isinstance(depart, datetime.datetime):
                return self(depart.date())
            due = self._known[depart] = compute(self.delai, depart, self.calendar).date
        return due

    def column(self, departs: "numpy.ndarray") -> "numpy.ndarray":
        """The due dates of a whole array of `datetime64[D]` start days (needs numpy, the `bulk` extra).

        Raises `CoverageError` if any start or due date is outside the calendar.
        """
        import numpy

        days = departs.astype("datetime64[D]", copy=False).view(numpy.int64)
        if not len(days):
            return departs.astype("datetime64[D]")
        lowest = datetime.date(self.calendar.first_year, 1, 1).toordinal() - _EPOCH
        highest = datetime.date(self.calendar.last_year, 12, 31).toordinal() - _EPOCH
        first, last = int(days.min()), int(days.max())
        if first < lowest or last > highest:  # NaT is less than every day
            raise self.calendar.outside(str(numpy.datetime64(first if first < lowest else last, "D")))
        if self._by_position is None:
            empty = numpy.full(highest - lowest + 1, _UNKNOWN, dtype=numpy.int64)
            object.__setattr__(self, "_by_position", empty)
        table = self._by_position
        positions = days - lowest
        due = table.take(positions)
        missing = due == _UNKNOWN
        if missing.any():
            for position in numpy.unique(positions[missing]).tolist():
                table[position] = self(datetime.date.fromordinal(_EPOCH + lowest + position)).toordinal() - _EPOCH
            due = table.take(positions)
        result: numpy.ndarray = due.view("datetime64[D]")
        return result
