"""What changed in a procedure between two days: its life, its time limits, its transitions, its refusals.

There is no case here, so each row applies by its own dates.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from attrs import frozen

from delais.errors import DateError, Texte
from delais.fondement import Fondement
from delais.procedure.dated import Period, When, boundaries
from delais.procedure.model import (
    DelaiModele,
    DelaiValue,
    IncidentRule,
    Opposability,
    Procedure,
    Refus,
    Transition,
    Vie,
)

Row = TypeVar("Row", Opposability, IncidentRule, Refus)
Key = tuple[object, ...]


@frozen
class ValueChange:
    """What a time limit gives in the case `when`, before and after; None where the limit does not exist."""

    delai: DelaiModele
    when: When
    avant: DelaiValue | None
    apres: DelaiValue | None
    depuis: datetime.date

    @property
    def same_rule(self) -> bool:
        """Whether only the text that says it changed."""
        if self.avant is None or self.apres is None:
            return False
        return _counted(self.delai, self.avant) == _counted(self.delai, self.apres)


@frozen
class InformationChange:
    """The facts without which a time limit does not run, in the case `when`: those added, those no longer asked."""

    delai: DelaiModele
    when: When
    ajoute: tuple[str, ...]
    retire: tuple[str, ...]
    depuis: datetime.date
    fondement: tuple[Fondement, ...]


@frozen
class IncidentChange:
    """A row of the ledger of a time limit that appeared, or disappeared."""

    delai: DelaiModele
    incident: IncidentRule
    apparu: bool
    depuis: datetime.date


@frozen
class MoveChange:
    """A move that became possible, or impossible: from the states `source`, by the same rule."""

    transition: Transition
    source: tuple[str, ...]
    apparu: bool
    depuis: datetime.date


@frozen
class RefusChange:
    """A refusal that appeared, or disappeared."""

    refus: Refus
    apparu: bool
    depuis: datetime.date


@frozen
class VieChange:
    """The life of the procedure on each day; None: it did not exist."""

    avant: Vie | None
    apres: Vie | None
    depuis: datetime.date


@frozen
class Comparison:
    """What changed in `procedure` from `de` to `a`. If it does not live on both days, nothing else is compared."""

    procedure: Procedure
    de: datetime.date
    a: datetime.date
    vie: VieChange | None = None
    vivante: bool = True
    valeurs: tuple[ValueChange, ...] = ()
    opposabilite: tuple[InformationChange, ...] = ()
    incidents: tuple[IncidentChange, ...] = ()
    transitions: tuple[MoveChange, ...] = ()
    refus: tuple[RefusChange, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether nothing changed."""
        rows = (self.valeurs, self.opposabilite, self.incidents, self.transitions, self.refus)
        return self.vie is None and not any(rows)


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

    def look(when: When, day: datetime.date) -> Key | None:
        return _stated(delai, applying(delai, when, day))

    for when in sorted(cases, key=bool):
        if look(when, de) != look(when, a):
            depuis = _settled(partial(look, when), cuts, de, a)
            yield ValueChange(delai, when, applying(delai, when, de), applying(delai, when, a), depuis)


def applying(delai: DelaiModele, when: When, day: datetime.date) -> DelaiValue | None:
    """The value of `day` for a case that has the facts of `when` and no other: its own, else a more general one."""
    asked = dict(when.tests)
    fitting = [
        value
        for value in delai.values_on(day)
        if all(name in asked and set(asked[name]) <= set(values) for name, values in value.when.tests)
    ]
    return max(fitting, key=lambda value: len(value.when.tests), default=None)


def _counted(delai: DelaiModele, value: DelaiValue) -> Key:
    return (value.duree, delai.regime_of(value).id, value.lectures)


def _stated(delai: DelaiModele, value: DelaiValue | None) -> Key | None:
    return (*_counted(delai, value), {cited.citation for cited in value.fondement}) if value else None


def _information(delai: DelaiModele, de: datetime.date, a: datetime.date) -> Iterator[InformationChange]:
    if not delai.values_on(de) or not delai.values_on(a):
        return
    cuts = boundaries(row.period for row in delai.opposable_if)

    def asked(when: When, day: datetime.date) -> dict[str, tuple[Fondement, ...]]:
        rows = [row for row in delai.opposable_if if row.when == when and row.period.holds(day)]
        return {name: row.fondement for row in rows for name in row.facts}

    def names(when: When, day: datetime.date) -> set[str]:
        return set(asked(when, day))

    for when in dict.fromkeys(row.when for row in delai.opposable_if):
        before, after = asked(when, de), asked(when, a)
        if before.keys() != after.keys():
            yield InformationChange(
                delai,
                when,
                ajoute=tuple(name for name in after if name not in before),
                retire=tuple(name for name in before if name not in after),
                depuis=_settled(partial(names, when), cuts, de, a),
                fondement=tuple(dict.fromkeys(each for cited in (after or before).values() for each in cited)),
            )


def _rows(
    rows: tuple[Row, ...], key: Callable[[Row], Key], de: datetime.date, a: datetime.date
) -> Iterator[tuple[Row, bool, datetime.date]]:
    """The rows in force on one day only, whether they are new, and since when; same rule, other text: no change."""

    def held(day: datetime.date) -> dict[Key, Row]:
        return {key(row): row for row in rows if row.period.holds(day)}

    yield from _changed(held, boundaries(row.period for row in rows), de, a)


Held = TypeVar("Held")


def _changed(
    held: Callable[[datetime.date], dict[Key, Held]], cuts: list[datetime.date], de: datetime.date, a: datetime.date
) -> Iterator[tuple[Held, bool, datetime.date]]:
    before, after = held(de), held(a)

    def holds(name: Key, day: datetime.date) -> bool:
        return name in held(day)

    for name in dict.fromkeys([*after, *before]):
        if (name in before) != (name in after):
            depuis = _settled(partial(holds, name), cuts, de, a)
            yield (after.get(name) or before[name]), name in after, depuis


def _incident_key(row: IncidentRule) -> Key:
    return (row.op, row.event, row.lapse, row.moment, row.admis, row.juge_par, row.max, row.duree, row.when)


def _refus_key(row: Refus) -> Key:
    return (row.event, row.motif, row.source, row.sans, row.when)


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
