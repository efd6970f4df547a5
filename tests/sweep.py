"""Every start day of the calendars, every regime, every territory, every duration that the procedures use."""

import datetime
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import reference_days as reference
from delais.calendars import calendar
from delais.computation import Delai
from delais.computation.tracing import trace
from delais.duree import Duree
from delais.errors import CoverageError
from delais.procedure import load_procedure, procedure_ids

REGIMES = ("ordinaire", "franc", "franc_sans_report", "franc_tutelle", "calendaire", "rebours")
FIRST_YEAR, LAST_YEAR = 1950, 2100
Case = tuple[str, str, str, int, int]  # territory, regime, duration, step between starts, first start


def durations() -> tuple[str, ...]:
    """The durations that the procedures use, in months and days."""
    used = {
        value.duree
        for id_ in procedure_ids()
        for delai in load_procedure(id_).delais.values()
        for value in delai.values
    }
    kept = [duree for duree in used if duree.total_months + duree.total_days and str(duree).startswith("P")]
    return tuple(sorted(str(duree) for duree in kept if not duree.hours))


def cases(step: int) -> Iterator[Case]:
    """With a step of ten, a fixed tenth of the starts, another one for each rule."""
    for order, duree in enumerate(durations()):
        for rank, regime in enumerate(REGIMES):
            for place, territory in enumerate(reference.LOCAL):
                yield territory, regime, duree, step, (place + 3 * rank + 7 * order) % step


def compare(case: Case) -> tuple[int, list[str]]:
    """The number of due dates compared for one rule, and the differences."""
    territory, regime, text, step, first = case
    days, duree = calendar(territory), Duree.parse(text)
    delai = Delai(duree, regime)
    closed = reference.closed_days(territory)
    start = datetime.date(FIRST_YEAR, 1, 1).toordinal() - reference.FIRST
    end = datetime.date(LAST_YEAR, 12, 31).toordinal() - reference.FIRST
    compared, differences = 0, []
    for position in range(start + first, end + 1, step):
        expected = reference.due_day(regime, position, duree.total_months, duree.total_days, closed)
        depart, due = reference.DAYS[position], reference.DAYS[expected]
        try:
            found: datetime.date | None = trace(delai, depart, days).etapes[-1].date
        except CoverageError:
            found = None
        compared += 1
        if found != (due if FIRST_YEAR <= due.year <= LAST_YEAR else None):
            differences.append(f"{text} {regime} {territory} du {depart} : {found}, la référence dit {due}")
    return compared, differences


def sweep(step: int) -> tuple[int, list[str]]:
    """The due dates compared in all, and every difference."""
    total, differences = 0, []
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        for compared, found in pool.map(compare, cases(step), chunksize=len(REGIMES) * len(reference.LOCAL)):
            total += compared
            differences += found
    return total, differences
