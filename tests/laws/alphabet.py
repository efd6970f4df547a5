"""What a case of one procedure may be made of: its acts, those of what it opens, the days on which its law changes."""

import datetime
from collections.abc import Iterable
from functools import cache

from attrs import frozen

from delais import Catalogue, Procedure
from delais.procedure.dated import Period
from delais.procedure.derogations import derogations
from delais.procedure.limits import IncidentRule
from delais.procedure.model import Event

FIRST, LAST = datetime.date(1985, 12, 21), datetime.date(2027, 12, 31)


@frozen(eq=False)
class Alphabet:
    """The acts in reach, the changes of law, the actors, the rows of incidents that each act may bring about."""

    procedure: Procedure
    near: tuple[Procedure, ...]
    events: dict[str, Event]
    own: tuple[str, ...]
    changes: tuple[datetime.date, ...]
    actors: tuple[str, ...]
    incidents: dict[str, list[IncidentRule]]


def procedures() -> tuple[str, ...]:
    """Every procedure of the catalogue."""
    return Catalogue.bundled().procedures()


@cache
def openers() -> tuple[str, ...]:
    """Those that open branches: drawn more often, for most cases end before a branch opens."""
    catalogue = Catalogue.bundled()
    return tuple(id_ for id_ in procedures() if catalogue.load(id_).ouvre)


@cache
def alphabet(id_: str) -> Alphabet:
    """What a case of the procedure `id_` may be made of."""
    catalogue = Catalogue.bundled()
    procedure = catalogue.load(id_)
    near = catalogue.reachable(procedure)
    events: dict[str, Event] = {}
    for each in near:
        for name, event in each.events.items():
            events.setdefault(name, event)
    days = {day for period in _periods(procedure) for day in (period.since, period.until) if day}
    days |= {day for each in derogations().values() for day in (each.du, each.au)}
    incidents: dict[str, list[IncidentRule]] = {}
    for row in (row for each in near for modele in each.delais.values() for row in modele.incidents):
        incidents.setdefault(row.event, []).append(row)
    actors = {modele.actor for each in near for modele in each.delais.values()}
    return Alphabet(
        procedure,
        near,
        events,
        tuple(procedure.events),
        tuple(sorted(day for day in days if FIRST <= day <= LAST)),
        tuple(sorted(actors)),
        incidents,
    )


def _periods(procedure: Procedure) -> Iterable[Period]:
    for rows in (procedure.transitions, procedure.vie, procedure.refus, procedure.ouvre, procedure.conditions):
        yield from (row.period for row in rows)
    for modele in procedure.delais.values():
        yield modele.period
        for rows in (modele.values, modele.incidents, modele.opposable_if):
            yield from (row.period for row in rows)
