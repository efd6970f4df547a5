"""Every day of the years that the procedures cover: no state in which a case of that day could be trapped.

Nothing changes between two boundaries, so each interval is checked once and stands for all its days.
"""

import datetime
from itertools import pairwise

from attrs import frozen

from delais.errors import Texte
from delais.procedure.dated import Period, boundaries
from delais.procedure.model import Procedure
from delais.toml_table import Source

FIRST_DAY, LAST_DAY = datetime.date(1985, 12, 21), datetime.date(2026, 12, 31)


@frozen
class Swept:
    """How many days were swept, in how many versions of the procedure."""

    days: int
    versions: int


def sweep(procedure: Procedure, source: Source) -> Swept:
    """Check each interval of the life of `procedure`; problems are noted in `source`."""
    days = versions = 0
    for first, end in _intervals(procedure):
        if procedure.vie_on(first) is None:
            continue
        versions += 1
        days += (end - first).days
        _check_day(procedure, source, first)
    return Swept(days, versions)


def _intervals(procedure: Procedure) -> list[tuple[datetime.date, datetime.date]]:
    stop = LAST_DAY + datetime.timedelta(days=1)
    cuts = [day for day in boundaries(_periods(procedure)) if FIRST_DAY < day < stop]
    return list(pairwise([FIRST_DAY, *cuts, stop]))


def _periods(procedure: Procedure) -> list[Period]:
    found = [vie.period for vie in procedure.vie]
    found += [row.period for row in procedure.transitions]
    for delai in procedure.delais.values():
        found += [delai.period, *(value.period for value in delai.values)]
        found += [clause.period for clause in delai.opposable_if] + [row.period for row in delai.incidents]
    return found


def _check_day(procedure: Procedure, source: Source, day: datetime.date) -> None:
    """From the initial state, on that day's law, every state that can be reached can be left, or says why not."""
    rows = procedure.transitions_on(day)
    reached, frontier = {procedure.initial}, [procedure.initial]
    while frontier:
        state = frontier.pop()
        leaving = [row for row in rows if state in row.source and row.dest != state]
        declared = procedure.states[state]
        if not leaving and not declared.final and not declared.open_ended:
            source.report(
                ("states", state),
                Texte(f"le {day}, rien ne sort de l'état « {state} »", f'on {day}, nothing leaves the state "{state}"'),
                remedy=Texte("un passage de cette période, ou sans_borne", "a passage of that period, or sans_borne"),
            )
        for row in leaving:
            if row.dest not in reached:
                reached.add(row.dest)
                frontier.append(row.dest)
