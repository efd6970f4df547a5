"""Comparing a procedure with itself on two days. There is no case here, so each row applies by its own dates."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from delais.errors import DateError, Texte
from delais.fondement import Fondement
from delais.procedure.changes import (
    Comparison,
    CompteChange,
    IncidentChange,
    InformationChange,
    Key,
    MoveChange,
    OuvreChange,
    RefusChange,
    ValueChange,
    VieChange,
    counted,
)
from delais.procedure.dated import Period, When, boundaries, chosen
from delais.procedure.limits import CompteModele, CompteValue, DelaiModele, DelaiValue, IncidentRule
from delais.procedure.model import Ouvre, Procedure, Refus, Transition

Row = TypeVar("Row", IncidentRule, Refus, Ouvre)
Held = TypeVar("Held")
_DAY = datetime.timedelta(days=1)


def compare(procedure: Procedure, de: datetime.date, a: datetime.date) -> Comparison:
    """What changed from the day `de` to the day `a`. Raises `DateError` if `a` comes first."""
    if a < de:
        raise DateError(Texte(f"le {a} précède le {de} : rien à comparer", f"{a} is before {de}: nothing to compare"))
    before, after = procedure.vie_on(de), procedure.vie_on(a)
    life = None
    if (before is None) != (after is None):
        cuts = boundaries(vie.period for vie in procedure.vie)
        depuis = _settled(lambda day: procedure.vie_on(day) is None, cuts, de, a)
        life = VieChange(before, after, depuis)
    if before is None or after is None:
        return Comparison(procedure, de, a, life, vivante=False)
    limits = list(procedure.delais.values())
    return Comparison(
        procedure,
        de,
        a,
        valeurs=tuple(change for delai in limits for change in _values(delai, de, a)),
        opposabilite=tuple(change for delai in limits for change in _information(delai, de, a)),
        incidents=tuple(
            IncidentChange(delai, row, new, day)
            for delai in limits
            for row, new, day in _rows(delai.incidents, _incident_key, de, a)
        ),
        transitions=tuple(_moves(procedure, de, a)),
        refus=tuple(RefusChange(row, new, day) for row, new, day in _rows(procedure.refus, _refus_key, de, a)),
        comptes=tuple(change for compte in procedure.comptes.values() for change in _counts(compte, de, a)),
        ouvre=tuple(OuvreChange(row, new, day) for row, new, day in _rows(procedure.ouvre, _ouvre_key, de, a)),
    )


def _settled(
    look: Callable[[datetime.date], object], cuts: list[datetime.date], de: datetime.date, a: datetime.date
) -> datetime.date:
    """The day since which things are as on the day `a`."""
    last, since = look(a), a
    for day in reversed([cut for cut in cuts if de < cut <= a]):
        if look(day) != last:
            break
        since = day
    return since


def _values(delai: DelaiModele, de: datetime.date, a: datetime.date) -> Iterator[ValueChange]:
    cuts = boundaries([delai.period, *(value.period for value in delai.values)])
    cases = dict.fromkeys(value.when for day in (de, a) for value in delai.values_on(day))

    def rule(when: When, day: datetime.date) -> Key:
        value = applying(delai, when, day)
        return counted(delai, value) if value else ()

    def text(when: When, day: datetime.date) -> Key:
        value = applying(delai, when, day)
        return (frozenset(cited.citation for cited in value.fondement),) if value else ()

    def exists(when: When, day: datetime.date) -> bool:
        return applying(delai, when, day) is not None

    for when in sorted(cases, key=bool):
        before, after = applying(delai, when, de), applying(delai, when, a)
        for look in (rule, text):
            if look(when, de) != look(when, a):
                depuis = _settled(partial(look, when), cuts, de, a)
                source = applying(delai, when, depuis) or before
                born = None if before else _settled(partial(exists, when), cuts, de, a)
                yield ValueChange(delai, when, before, after, depuis, source.fondement if source else (), born)
                break


def applying(delai: DelaiModele, when: When, day: datetime.date) -> DelaiValue | None:
    """The value of `day` for a case that has the facts of `when` and no other: its own, else a more general one."""
    asked = dict(when.tests)
    fitting = [
        value
        for value in delai.values_on(day)
        if all(name in asked and set(asked[name]) <= set(values) for name, values in value.when.tests)
    ]
    return max(fitting, key=lambda value: len(value.when.tests), default=None)


def _information(delai: DelaiModele, de: datetime.date, a: datetime.date) -> Iterator[InformationChange]:
    if not delai.values_on(de) or not delai.values_on(a):
        return

    def held(day: datetime.date) -> dict[Key, tuple[When, str, tuple[Fondement, ...]]]:
        rows = [row for row in delai.opposable_if if row.period.holds(day)]
        return {(row.when, name): (row.when, name, row.fondement) for row in rows for name in row.facts}

    together: dict[tuple[When, tuple[Fondement, ...], bool, datetime.date], list[str]] = {}
    cuts = boundaries(row.period for row in delai.opposable_if)
    for (when, name, fondement), new, day in _changed(held, cuts, de, a):
        together.setdefault((when, fondement, new, day), []).append(name)
    for (when, fondement, new, day), names in together.items():
        yield InformationChange(delai, when, tuple(names), new, day, fondement)


def _rows(
    rows: tuple[Row, ...], key: Callable[[Row], Key], de: datetime.date, a: datetime.date
) -> Iterator[tuple[Row, bool, datetime.date]]:
    """The rows in force on one day only, whether they are new, and since when; same rule, other text: no change."""

    def held(day: datetime.date) -> dict[Key, Row]:
        return {key(row): row for row in rows if row.period.holds(day)}

    yield from _changed(held, boundaries(row.period for row in rows), de, a)


def _changed(
    held: Callable[[datetime.date], dict[Key, Held]], cuts: list[datetime.date], de: datetime.date, a: datetime.date
) -> Iterator[tuple[Held, bool, datetime.date]]:
    """What is held on one day only, as it was on its first day, or on its last."""
    before, after = held(de), held(a)

    def holds(name: Key, day: datetime.date) -> bool:
        return name in held(day)

    for name in dict.fromkeys([*after, *before]):
        new = name in after
        if new != (name in before):
            depuis = _settled(partial(holds, name), cuts, de, a)
            yield held(depuis if new else depuis - _DAY)[name], new, depuis


def _incident_key(row: IncidentRule) -> Key:
    return (row.op, row.event, row.lapse, row.moment, row.admis, row.juge_par, row.max, row.duree, row.when)


def _refus_key(row: Refus) -> Key:
    return (row.event, row.motif, row.source, row.sans, row.when)


def _ouvre_key(row: Ouvre) -> Key:
    here = (row.event, row.lapse, row.state, row.moment, row.when)
    return (*here, row.procedure, row.comme, row.branche, tuple(row.facts.items()), tuple(row.reprend.items()))


def _counts(compte: CompteModele, de: datetime.date, a: datetime.date) -> Iterator[CompteChange]:
    def held(day: datetime.date) -> dict[Key, CompteValue]:
        return {(row.unite, row.franchise, row.when): row for row in chosen(compte.values, lambda _: day)}

    for row, new, day in _changed(held, boundaries(row.period for row in compte.values), de, a):
        yield CompteChange(compte, row, new, day)


def _moves(procedure: Procedure, de: datetime.date, a: datetime.date) -> Iterator[MoveChange]:
    """One state at a time, then those that changed together are told together."""

    def held(day: datetime.date) -> dict[Key, tuple[Transition, str]]:
        rows = procedure.transitions_on(day)
        return {(t.event, t.lapse, t.dest, t.when, state): (t, state) for t in rows for state in t.source}

    cuts = boundaries(_all_periods(procedure))
    together: dict[tuple[Transition, bool, datetime.date], list[str]] = {}
    for (transition, state), new, day in _changed(held, cuts, de, a):
        together.setdefault((transition, new, day), []).append(state)
    for (transition, new, day), states in together.items():
        yield MoveChange(transition, tuple(states), new, day)


def _all_periods(procedure: Procedure) -> Iterable[Period]:
    yield from (row.period for row in procedure.transitions)
    for delai in procedure.delais.values():
        yield from (delai.period, *(value.period for value in delai.values))
