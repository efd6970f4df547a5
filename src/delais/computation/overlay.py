"""Exceptional law laid over ordinary time limits: windows that suspend, recompute or add.

Law: ordonnances n° 2020-306, 2020-312 and 2020-460; loi n° 2021-953, art. 25 VII.
"""

import datetime

from attrs import frozen

from delais.calendars import Calendar
from delais.computation.arithmetic import ONE_DAY
from delais.computation.delai import Delai
from delais.computation.echeance import Lecture
from delais.computation.ledger import Incident
from delais.computation.tracing import trace
from delais.duree import Duree
from delais.errors import CoverageError, Texte
from delais.fondement import Fondement
from delais.short_repr import short_repr
from delais.word_lists import Operation


@frozen
class Derogation:
    """One exceptional rule: its window, both days included, and what it does to a limit that meets it.

    `suspend`: the days of the window do not count. `recalcule`: a limit that ends inside runs anew from the last day of
    the window, for its own length or for `duree` if that is shorter. `ajoute`: a limit that ends inside gains `duree`.
    """

    id: str
    label: Texte
    op: Operation
    du: datetime.date
    au: datetime.date
    fondement: Fondement
    duree: Duree | None = None
    reserve: Texte | None = None

    __repr__ = short_repr

    def suspends(self, day: datetime.date) -> bool:
        """Whether limits it reaches stand still on `day`."""
        return self.op == "suspend" and self.du <= day <= self.au

    def _row(self, op: Operation, date: datetime.date, duree: Duree | None = None) -> Incident:
        return Incident(op, date, duree, self.fondement, self.label, laid_over=True)

    def incidents(
        self, delai: Delai, depart: datetime.date, calendar: Calendar, before: tuple[Incident, ...]
    ) -> tuple[Incident, ...]:
        """The rows of the ledger that the derogation adds to a limit, none when they do not meet."""
        due = trace(delai, depart, calendar, before).etapes[-1].date
        start = max([delai.begins(depart), *(row.date for row in before if row.op in ("repart", "recalcule"))])
        if self.op == "suspend":
            if due < self.du or start > self.au:
                return ()
            if start >= self.du:  # the count only begins when the window is over
                return (self._row("recalcule", self.au, None),)
            stop = self._row("suspend", self.du, None)
            return stop, self._row("reprend", self.au + ONE_DAY, None)
        if not self.du <= due <= self.au:
            return ()
        if self.op == "ajoute":
            return (self._row("ajoute", self.au, self.duree),)
        full = self._row("recalcule", self.au, None)
        capped = self._row("recalcule", self.au, self.duree)
        ends = {row: trace(delai, depart, calendar, (row,)).etapes[-1].date for row in (full, capped)}
        return (capped if self.duree and ends[capped] < ends[full] else full,)


def overlaid(
    derogations: tuple[Derogation, ...],
    delai: Delai,
    depart: datetime.date,
    calendar: Calendar,
    incidents: tuple[Incident, ...],
) -> tuple[Incident, ...]:
    """The ledger with every derogation applied, in the order given."""
    for derogation in derogations:
        rows = derogation.incidents(delai, depart, calendar, incidents)
        begins_after = derogation.op == "suspend" and any(row.op == "recalcule" for row in rows)
        place = _after_the_start(incidents) if begins_after else len(incidents)
        incidents = (*incidents[:place], *rows, *incidents[place:])
    return incidents


FORMS = ("sans", "avec", "avant")


@frozen
class Contestee:
    """A law whose reach is contested, and the other reading of it, with its cause.

    `sans`: it does not reach the limit, though the prevailing reading holds that it does; `avec`: the reverse. `avant`:
    its window is tested on the end that the limit had before the other laws moved it.
    """

    derogation: Derogation
    forme: str
    cause: Texte

    __repr__ = short_repr

    def ledger(
        self,
        derogations: tuple[Derogation, ...],
        delai: Delai,
        depart: datetime.date,
        calendar: Calendar,
        incidents: tuple[Incident, ...],
    ) -> tuple[Incident, ...]:
        """The ledger on that reading; `derogations` are those of the prevailing one."""
        if self.forme == "avec":
            return overlaid((*derogations, self.derogation), delai, depart, calendar, incidents)
        others = tuple(each for each in derogations if each.id != self.derogation.id)
        ledger = overlaid(others, delai, depart, calendar, incidents)
        if self.forme == "sans":
            return ledger
        return (*ledger, *self.derogation.incidents(delai, depart, calendar, incidents))


def overlay_readings(
    contestees: tuple[Contestee, ...],
    derogations: tuple[Derogation, ...],
    delai: Delai,
    depart: datetime.date,
    calendar: Calendar,
    incidents: tuple[Incident, ...],
    prevailing: datetime.date,
) -> tuple[Lecture, ...]:
    """What each contested law gives on its other reading, where that changes the `prevailing` date."""
    found = []
    for contestee in contestees:
        ledger = contestee.ledger(derogations, delai, depart, calendar, incidents)
        try:
            day = trace(delai, depart, calendar, ledger).etapes[-1].date
        except CoverageError:  # at the very edge of the calendar
            continue
        if day != prevailing:
            found.append(Lecture(day, contestee.cause, delai, depart, calendar, ledger))
    return tuple(found)


def _after_the_start(incidents: tuple[Incident, ...]) -> int:
    """Where a start moved by a window goes: after the last restart, before what happened to the limit since."""
    restarts = [place for place, row in enumerate(incidents, 1) if row.op in ("repart", "recalcule")]
    return max(restarts, default=0)
