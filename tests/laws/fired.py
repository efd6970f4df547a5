"""Which row of a procedure an accepted act fired, found again from the history alone, without the engine."""

import datetime
from collections.abc import Iterator

from attrs import define, field

from delais import Evenement, Ligne, Procedure, Situation
from delais.procedure.dated import Period, Value, When
from delais.procedure.model import Transition
from laws.looks import waits


@define
class Remembered:
    """The accepted acts of one branch so far, the latest of each name."""

    procedure: Procedure
    last: dict[str, Evenement] = field(factory=dict)

    def fact(self, name: str, own: Evenement | None) -> Value | None:
        """A fact of the act at hand, or `event.fact` of the last accepted one; its default when unsaid."""
        event_name, dot, fact_name = name.rpartition(".")
        event = self.last.get(event_name) if dot else own
        if event is None:
            return None
        declared = self.procedure.events[event.nom].facts.get(fact_name)
        return event.faits.get(fact_name, declared.default if declared else None)

    def holds(self, when: When, own: Evenement | None) -> bool:
        """Whether the facts asked for are there."""
        return all(self.fact(name, own) in values for name, values in when.tests)

    def in_force(self, period: Period, day: datetime.date, own: Evenement | None) -> bool:
        """Whether the row applies: by the act it names, that has not happened counting as done on the day judged."""
        name, _, moment = period.selected_by.partition(".")
        event = own if own is not None and own.nom == name else self.last.get(name)
        if name and event is not None:
            day = event.date if not moment else event.moments.get(moment, event.date)
        return period.holds(day)


def fired_rows(seen: Situation) -> Iterator[tuple[Ligne, list[Transition] | None]]:
    """Each accepted act with the row that moved the case: none, or None where several could and the first is unsure."""
    procedures = {branch.id: branch.procedure for branch in seen.branches}
    memories: dict[str, Remembered] = {}
    for line in seen.historique:
        procedure = procedures.get(line.branche, seen.procedure)
        memory = memories.setdefault(line.branche, Remembered(procedure))
        event = line.evenement
        if line.type != "evenement" or event is None or line.annule or waits(line) or event.nom not in procedure.events:
            continue
        possible = [
            row
            for row in procedure.transitions
            if row.event == event.nom
            and line.etat_avant in row.source
            and memory.in_force(row.period, event.date, event)
            and memory.holds(row.when, event)
        ]
        first = possible[:1]
        if first and first[0].dest != line.etat:
            yield line, None
        else:
            yield line, first
        memory.last[event.nom] = event
