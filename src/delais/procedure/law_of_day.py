"""What of a procedure is law on a day: its rows in force, the states that they reach, what could be cited then."""

import datetime
from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen

from delais.computation.arithmetic import ONE_DAY, add_months
from delais.duree import Duree
from delais.fondement import Fondement
from delais.frozen_map import freezing
from delais.procedure.dated import chosen
from delais.procedure.limits import DelaiModele, DerogationRow, Trigger
from delais.procedure.model import NotModelled, Procedure, Refus, State, Transition
from delais.procedure.named_events import named_events

_KINDS = (
    "etats", "evenements", "delais", "valeurs", "opposable_si", "incidents", "derogations", "transitions", "refus",
    "conditions", "comptes", "ouvre", "non_modelise",
)  # fmt: skip


@frozen(field_transformer=freezing)
class LawOfDay:
    """The procedure with the rows of one day alone; `au` is None where it keeps those of every epoch.

    `whole` is the procedure as its file states it, for the labels of what is not of that day; `left_out` counts the
    rows of other days, and the citations of decisions not given yet, by kind.
    """

    rows: Procedure
    whole: Procedure
    au: datetime.date | None
    left_out: Mapping[str, int] = field(factory=dict)


def every_epoch(procedure: Procedure) -> LawOfDay:
    """The whole procedure, whatever the day."""
    return LawOfDay(procedure, procedure, None)


def law_of_day(procedure: Procedure, au: datetime.date) -> LawOfDay:
    """The rows of `procedure` that are law on `au`, each read by its own dates, with the texts that could be cited.

    A past exceptional law stays while a period that met it may still run. What is not modelled stays where it is dated
    so, or where one of the texts that it cites was in force. Outside the life of the procedure nothing is law.
    """
    if procedure.vie_on(au) is None:
        none = evolve(
            procedure, states={}, events={}, delais={}, comptes={}, transitions=(), refus=(), ouvre=(), conditions=(),
            not_modelled=(),
        )  # fmt: skip
        return LawOfDay(none, procedure, au, _left_out(procedure, none))
    day = _Day(au)
    refused = _refused_everywhere(procedure, au)
    standing = ((id_, delai, _read_on(procedure, delai, au)) for id_, delai in procedure.delais.items())
    delais = _startable({id_: day.delai(delai, on) for id_, delai, on in standing if delai.values_on(on)}, refused)
    moves = tuple(
        row
        for row in procedure.transitions
        if row.period.holds(au) and (row.lapse in delais if row.lapse else row.event not in refused)
    )
    reached = _reached(procedure, moves)
    rows = evolve(
        procedure,
        states={id_: _waiting(state, au) for id_, state in procedure.states.items() if id_ in reached},
        delais=delais,
        transitions=tuple(
            evolve(row, source=_within(row.source, reached), fondement=day.cited(row.fondement))
            for row in moves
            if _within(row.source, reached)
        ),
        refus=tuple(
            evolve(row, source=_within(row.source, reached), fondement=day.cited(row.fondement))
            for row in procedure.refus
            if row.period.holds(au) and _within(row.source, reached) and not (row.event in refused and _not_yet(row))
        ),
        conditions=tuple(
            evolve(row, fondement=day.cited(row.fondement))
            for row in procedure.conditions
            if row.period.holds(au) and row.event not in refused
        ),
        ouvre=tuple(
            evolve(row, fondement=day.cited(row.fondement))
            for row in procedure.ouvre
            if row.period.holds(au)
            and row.event not in refused
            and (not row.lapse or row.lapse in delais)
            and (not row.state or row.state in reached)
        ),
        comptes={
            id_: evolve(compte, values=tuple(evolve(row, fondement=day.cited(row.fondement)) for row in values))
            for id_, compte in procedure.comptes.items()
            if (values := chosen(compte.values, lambda _: au))
        },
        not_modelled=tuple(
            evolve(row, fondement=day.cited(row.fondement)) for row in procedure.not_modelled if day.has(row)
        ),
    )
    ever, then = named_events(procedure), named_events(rows)
    events = {
        id_: event for id_, event in procedure.events.items() if id_ not in refused and (id_ in then or id_ not in ever)
    }
    rows = evolve(rows, events=events)
    return LawOfDay(rows, procedure, au, {**_left_out(procedure, rows), **day.later_decisions()})


class _Day:
    """Rows as they stand on one day; the decisions that it leaves out are remembered."""

    def __init__(self, au: datetime.date) -> None:
        self.au = au
        self.unknown: set[str] = set()

    def delai(self, delai: DelaiModele, on: datetime.date) -> DelaiModele:
        return evolve(
            delai,
            values=tuple(evolve(value, fondement=self.cited(value.fondement)) for value in delai.values_on(on)),
            opposable_if=tuple(
                evolve(row, fondement=self.cited(row.fondement))
                for row in delai.opposable_if
                if row.period.holds(self.au)
            ),
            incidents=tuple(
                evolve(row, fondement=self.cited(row.fondement)) for row in delai.incidents if row.period.holds(self.au)
            ),
            derogations=tuple(row for row in delai.derogations if _bears(row, delai, self.au)),
        )

    def cited(self, fondements: tuple[Fondement, ...]) -> tuple[Fondement, ...]:
        """Those that could be cited that day; all of them where the row has no other: a rule always has its source."""
        known = tuple(each for each in fondements if each.in_force(self.au) and each.known_on(self.au))
        if known:
            self.unknown.update(each.id for each in fondements if not each.known_on(self.au))
        return known or fondements

    def has(self, row: NotModelled) -> bool:
        if not row.period.holds(self.au):
            return False
        dated = row.period.since or row.period.until
        return bool(dated or not row.fondement) or any(
            each.in_force(self.au) and each.known_on(self.au) for each in row.fondement
        )

    def later_decisions(self) -> dict[str, int]:
        return {"decisions": len(self.unknown)} if self.unknown else {}


def _read_on(procedure: Procedure, delai: DelaiModele, au: datetime.date) -> datetime.date:
    """The day on which the values of a limit are read: `au`, or its last one where the law of `au` still ends it.

    A limit that nothing starts any more may run on; where a row of that day says what its end does, it is still law.
    """
    ends = (row.period for row in procedure.transitions if row.lapse == delai.id)
    if delai.period.end <= au and any((each.since or each.until) and each.holds(au) for each in ends):
        return delai.period.end - ONE_DAY
    return au


def _bears(row: DerogationRow, delai: DelaiModele, au: datetime.date) -> bool:
    """Whether that exceptional law has begun, and a period that met it may still run."""
    law = row.derogation
    if au < law.du:
        return False
    durees = [value.duree for value in delai.values if value.period.first <= law.au]
    return any(au <= _latest_end(law.au, duree, law.duree) + (law.au - law.du) for duree in durees)


def _latest_end(start: datetime.date, *durees: Duree | None) -> datetime.date:
    """A day that no period started on `start` passes: a bound, beyond every roll and every anchor, not a due date."""
    months = sum(duree.total_months for duree in durees if duree)
    days = sum(
        duree.total_days + duree.hours // 24 + 2 * (duree.jours_ouvrables + duree.jours_ouvres)
        for duree in durees
        if duree
    )
    anchored = 0 if durees[0] else 12
    return add_months(start, months + anchored) + (days + 31) * ONE_DAY


def _refused_everywhere(procedure: Procedure, au: datetime.date) -> frozenset[str]:
    """The events that the law of that day refuses in every open state, whatever the facts."""
    found: dict[str, set[str]] = {}
    for row in procedure.refus:
        if row.period.holds(au) and not row.when and not row.sans:
            found.setdefault(row.event, set()).update(row.source)
    return frozenset(event for event, states in found.items() if states >= set(procedure.non_final))


def _not_yet(row: Refus) -> bool:
    """Whether it only says that the act, which it refuses whatever the facts, is one of later law."""
    return row.period.since is None and row.period.until is not None and not row.when and not row.sans


def _startable(delais: dict[str, DelaiModele], refused: frozenset[str]) -> dict[str, DelaiModele]:
    """Those that something may start that day: not a refused event, nor the end of a limit that does not exist."""
    kept = dict(delais)
    while gone := [id_ for id_, delai in kept.items() if not _starts(delai.trigger, kept, refused)]:
        for id_ in gone:
            del kept[id_]
    return {id_: evolve(delai, trigger=_narrowed(delai.trigger, kept, refused)) for id_, delai in kept.items()}


def _starts(trigger: Trigger, delais: Mapping[str, DelaiModele], refused: frozenset[str]) -> bool:
    found = [part.lapse in delais if part.lapse else part.event not in refused for part in trigger.parts]
    return all(found) if trigger.all else any(found)


def _narrowed(trigger: Trigger, delais: Mapping[str, DelaiModele], refused: frozenset[str]) -> Trigger:
    return evolve(trigger, any=tuple(part for part in trigger.any if _starts(part, delais, refused)))


def _reached(procedure: Procedure, moves: tuple[Transition, ...]) -> frozenset[str]:
    """The states that the moves of the day reach from the first one."""
    reached = {procedure.initial}
    while found := _further(moves, reached) - reached:
        reached |= found
    return frozenset(reached)


def _further(moves: tuple[Transition, ...], reached: set[str]) -> set[str]:
    """The states one move away; failing any, those of which a row that began speaks alone: cases pending in them."""
    next_ones = {row.dest for row in moves if reached & set(row.source)} - reached
    return next_ones or {
        state for row in moves if row.period.since and not reached & set(row.source) for state in row.source
    }


def _waiting(state: State, au: datetime.date) -> State:
    return state if state.open_ended_on.holds(au) else evolve(state, open_ended="")


def _within(states: tuple[str, ...], reached: frozenset[str]) -> tuple[str, ...]:
    return tuple(state for state in states if state in reached)


def _left_out(whole: Procedure, rows: Procedure) -> dict[str, int]:
    """How many rows of each kind are of other days."""
    counts = zip(_KINDS, _counts(whole), _counts(rows), strict=True)
    return {kind: before - after for kind, before, after in counts if before > after}


def _counts(procedure: Procedure) -> Iterable[int]:
    delais = procedure.delais.values()
    yield from (len(procedure.states), len(procedure.events), len(delais))
    yield sum(len(delai.values) for delai in delais)
    yield sum(len(delai.opposable_if) for delai in delais)
    yield sum(len(delai.incidents) for delai in delais)
    yield sum(len(delai.derogations) for delai in delais)
    rows = (procedure.transitions, procedure.refus, procedure.conditions, procedure.comptes, procedure.ouvre)
    yield from map(len, rows)
    yield len(procedure.not_modelled)
