"""One `transitions` machine per procedure; the only importer of that package.

`auto_transitions` would let a case jump anywhere and `add_model` is quadratic in the number of models, so a case is
never added: events are fired on it directly, and every period's transitions stand side by side behind a dated guard.
A guard that lets the case pass notes its row, so that the machine says which one fired.
"""

from collections.abc import Callable
from threading import Lock
from typing import Any, Protocol
from weakref import WeakKeyDictionary

from attrs import define
from transitions import Machine

from delais.procedure.model import Procedure, Transition

Allows = Callable[[Transition], bool]


class HasState(Protocol):
    """What a case needs to be moved: a state."""

    state: str


@define
class _Probe:
    """A case that only looks."""

    state: str


class ProcedureMachine:
    """The transitions of one procedure, fired on cases that it does not hold."""

    def __init__(self, procedure: Procedure) -> None:
        self._machine = Machine(
            None,
            states=list(procedure.states),
            initial=procedure.initial,
            auto_transitions=False,
            send_event=True,
        )
        for transition in procedure.transitions:
            self._machine.add_transition(
                trigger_name(transition.event, transition.lapse),
                list(transition.source),
                transition.dest,
                conditions=[_guard(transition)],
            )

    def names(self, trigger: str) -> bool:
        """Whether any transition bears this trigger."""
        return trigger in self._machine.events

    def fire(self, case: HasState, trigger: str, allows: Allows) -> Transition | None:
        """Move `case` along the first transition of `trigger` from its state that `allows` accepts: that row."""
        event = self._machine.events.get(trigger)
        if event is None or case.state not in event.transitions:
            return None
        passed: list[Transition] = []
        return passed[-1] if event.trigger(case, allows=allows, passed=passed) else None

    def look(self, state: str, trigger: str, allows: Allows) -> Transition | None:
        """The row that would fire from `state`; nothing moves."""
        return self.fire(_Probe(state), trigger, allows)


def trigger_name(event: str, lapse: str) -> str:
    """Events and lapses may share a name; their triggers do not."""
    return f"evenement:{event}" if event else f"fin:{lapse}"


def _guard(transition: Transition) -> Callable[[Any], bool]:
    def guard(event_data: Any) -> bool:
        if not event_data.kwargs["allows"](transition):
            return False
        event_data.kwargs["passed"].append(transition)
        return True

    return guard


_machines: WeakKeyDictionary[Procedure, ProcedureMachine] = WeakKeyDictionary()
_lock = Lock()


def machine_for(procedure: Procedure) -> ProcedureMachine:
    """The machine of `procedure`, built once and kept as long as the procedure is."""
    found = _machines.get(procedure)
    if found is None:
        with _lock:
            found = _machines.get(procedure) or _machines.setdefault(procedure, ProcedureMachine(procedure))
    return found
