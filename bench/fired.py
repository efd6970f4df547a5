"""100,000 fired transitions: the guarded machine of `delais`, against `transitions` used plainly."""

import datetime
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from measure import Row, fastest
from transitions import Machine

import delais
from delais.agenda.known import Known
from delais.agenda.machine import ProcedureMachine, trigger_name

FIRED, SLICES = 100_000, 10  # measured by slices, the fastest one counted: on a busy machine a long run is never quiet
AU = datetime.date(2024, 12, 31)
DOSSIER = Path(__file__).parent.parent / "tests" / "golden" / "dossiers" / "cra-2024-explicite-apres-implicite.toml"
# One case from the first state to a final one: (event, lapse) of each transition.
PATH = (
    ("notification_decision", ""),
    ("saisine_cra", ""),
    ("", "silence_cra"),
    ("desistement", ""),
)


@dataclass
class Case:
    """A case that the machines move."""

    state: str = "decision_prise"


def fired() -> list[Row]:
    """The same path, the same states, as many firings; each case starts again from the initial state."""
    procedure = delais.load_procedure("recours_amiable")
    cases = FIRED // SLICES // len(PATH)
    best = fastest(lambda: _guarded(procedure, cases), lambda: _plain(procedure, cases), runs=2 * SLICES)
    ours, theirs = (SLICES * seconds for seconds in best)
    return [
        Row(
            f"{FIRED:,} fired transitions, each behind its dated guard",
            f"{ours:.2f} s",
            f"transitions, plain, no guard: {theirs:.2f} s",
            f"{theirs / ours:.2f}",
            "about 1 s",
            ours < 1.3,
        )
    ]


def _guarded(procedure: delais.Procedure, cases: int) -> None:
    machine, known = ProcedureMachine(procedure), Known(procedure, AU)
    triggers = [trigger_name(event, lapse) for event, lapse in PATH]

    def allows(row: object) -> bool:
        return known.in_force(row.period, AU) and known.holds(row.when, None)

    for _ in range(cases):
        case = Case()
        for trigger in triggers:
            if not machine.fire(case, trigger, allows):
                raise SystemExit(f"{trigger} was refused from {case.state}: the path is wrong")


def _plain(procedure: delais.Procedure, cases: int) -> None:
    """One model, never added again: its state is set back, which is the quickest that the package can do."""
    model = Case()
    machine = Machine(model, states=list(procedure.states), initial="decision_prise", auto_transitions=False)
    for row in procedure.transitions:
        machine.add_transition(row.event or f"fin_{row.lapse}", list(row.source), row.dest)
    calls = [getattr(model, event or f"fin_{lapse}") for event, lapse in PATH]
    for _ in range(cases):
        model.state = "decision_prise"
        for call in calls:
            call()


def replayed() -> list[Row]:
    """One whole replay of a golden dossier: what the transitions cost is a small part of it."""
    dossier = delais.load_dossier(DOSSIER)
    situation = delais.replay(dossier, au=AU)
    moves = sum(before.etat != after.etat for before, after in pairwise(situation.historique)) + 1
    seconds = fastest(lambda: [delais.replay(dossier, au=AU) for _ in range(200)])[0] / 200
    return [Row(f"one replay ({len(situation.historique)} lines, {moves} states)", f"{1e3 * seconds:.2f} ms")]
