"""Due dates without their explanation, remembered: for a bound rule they depend on the start day alone."""

import datetime
from typing import TYPE_CHECKING

from attrs import field, frozen

from delais.calendars import Calendar
from delais.computation.counting import compute
from delais.computation.delai import Delai
from delais.errors import DureeError, Texte

if TYPE_CHECKING:
    import numpy

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

    def __attrs_post_init__(self) -> None:
        if self.delai.duree.hours:
            raise DureeError(
                Texte("une table ne sert pas les délais en heures", "a table does not serve periods in hours")
            )

    def __call__(self, depart: datetime.date) -> datetime.date:
        """The due date for `depart`. Raises `CoverageError` outside the calendar."""
        due = self._known.get(depart)
        if due is None:
            due = self._known[depart] = compute(self.delai, depart, self.calendar).date
        return due

    def column(self, departs: "numpy.ndarray") -> "numpy.ndarray":
        """The due dates of a whole array of `datetime64[D]` start days (needs numpy, the `bulk` extra).

        Raises `CoverageError` if any start or due date is outside the calendar.
        """
        import numpy

        days = departs.astype("datetime64[D]").astype(numpy.int64)
        if not len(days):
            return departs.astype("datetime64[D]")
        first, last = int(days.min()), int(days.max())
        opening = datetime.date(self.calendar.first_year, 1, 1).toordinal() - _EPOCH
        closing = datetime.date(self.calendar.last_year, 12, 31).toordinal() - _EPOCH
        if first < opening or last > closing:  # NaT is less than every day
            raise self.calendar.outside(str(numpy.datetime64(first if first < opening else last, "D")))
        table = numpy.zeros(last - first + 1, dtype=numpy.int64)
        wanted = numpy.flatnonzero(numpy.bincount(days - first, minlength=len(table)))
        for position in wanted.tolist():
            depart = datetime.date.fromordinal(_EPOCH + first + position)
            table[position] = self(depart).toordinal() - _EPOCH
        return table[days - first].astype("datetime64[D]")
