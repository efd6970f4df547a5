"""The events that matter later: those that choose a version of the law, inform, condition or count."""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from delais.procedure.dated import DatedRow, Period, When
from delais.procedure.limits import DelaiModele
from delais.procedure.model import Procedure

_found: WeakKeyDictionary[Procedure, frozenset[str]] = WeakKeyDictionary()


def latent_events(procedure: Procedure) -> frozenset[str]:
    """The events whose mere having happened may change what is judged afterwards."""
    if procedure not in _found:
        _found[procedure] = frozenset(name for name in _names(procedure) if name)
    return _found[procedure]


def _names(procedure: Procedure) -> Iterator[str]:
    for modele in procedure.delais.values():
        yield from _of_limit(modele)
    rows: tuple[DatedRow, ...] = (*procedure.transitions, *procedure.refus, *procedure.ouvre, *procedure.conditions)
    for row in rows:
        yield from _of_row(row.period, row.when)
    for refus in procedure.refus:
        yield from refus.sans
    for vie in procedure.vie:
        yield _head(vie.period.selected_by)
    for compte in procedure.comptes.values():
        yield from (compte.trigger.event, compte.fin.event)
        for value in compte.values:
            yield from _of_row(value.period, value.when)
    for opening in procedure.ouvre:
        yield from (_bearer(name) for name in opening.reprend.values())


def _of_limit(modele: DelaiModele) -> Iterator[str]:
    yield _head(modele.period.selected_by)
    for part in modele.trigger.parts:
        yield from _of_row(None, part.when)
        if modele.trigger.all:
            yield part.event
    rows: tuple[DatedRow, ...] = (*modele.values, *modele.incidents, *modele.opposable_if)
    for row in rows:
        yield from _of_row(row.period, row.when)
    for clause in modele.opposable_if:
        yield from (_bearer(name) for name in clause.facts)
    for derogation in modele.derogations:
        yield from _of_row(None, derogation.when)


def _of_row(period: Period | None, when: When) -> Iterator[str]:
    if period:
        yield _head(period.selected_by)
    yield from (_bearer(name) for name, _ in when.tests)


def _head(key: str) -> str:
    return key.partition(".")[0]


def _bearer(fact: str) -> str:
    return fact.rpartition(".")[0]
