"""A state whose wait a time limit bounds is never entered, or entered again, without one that runs."""

from delais.errors import Texte
from delais.procedure.limits import DelaiModele
from delais.procedure.model import Procedure, Transition
from delais.toml_table import Source


def check_clocks(procedure: Procedure, source: Source) -> None:
    """Every way into a bounded state starts a limit that bounds it, starts it anew, or comes from where one runs."""
    for id_, state in procedure.states.items():
        clocks = _clocks(procedure, id_)
        if state.final or state.open_ended or not clocks:
            continue
        runs_in = {each.id: _runs_in(procedure, each) for each in clocks}
        for index, row in enumerate(procedure.transitions):
            if row.dest != id_:
                continue
            bare = [start for start in row.source if start != id_ and not _any_runs(clocks, runs_in, row, start)]
            if bare:
                by = row.event or row.lapse
                source.report(
                    ("transitions", index),
                    Texte(
                        f"« {by} » mène de « {bare[0]} » à « {id_} » sans qu'aucun délai n'y coure",
                        f'"{by}" leads from "{bare[0]}" to "{id_}" where no time limit then runs',
                    ),
                    expected=Texte(
                        f"un départ de {' ou de '.join(sorted(each.id for each in clocks))} par « {by} », "
                        "ou sans_borne sur l'état",
                        f'a start of {" or ".join(sorted(each.id for each in clocks))} by "{by}", '
                        "or sans_borne on the state",
                    ),
                )


def _clocks(procedure: Procedure, state: str) -> list[DelaiModele]:
    """The limits whose end leaves the state."""
    ends = {row.lapse for row in procedure.transitions if row.lapse and state in row.source and row.dest != state}
    return [procedure.delais[id_] for id_ in procedure.delais if id_ in ends]


def _any_runs(clocks: list[DelaiModele], runs_in: dict[str, set[str]], row: Transition, start: str) -> bool:
    """Whether one of the limits may run once the row has moved the case from `start`."""
    return any(_starts(each, row) or (start in runs_in[each.id] and _survives(each, row)) for each in clocks)


def _runs_in(procedure: Procedure, modele: DelaiModele) -> set[str]:
    """The states in which the limit may run: from those where it starts, as far as nothing ends it."""
    moving = {row.event for row in procedure.transitions}
    if any(part.event and part.event not in moving for part in modele.trigger.parts):
        return set(modele.vit_dans)  # what starts it moves nothing: it may start in any of its states
    found = {row.dest for row in procedure.transitions if _starts(modele, row)} & set(modele.vit_dans)
    frontier = list(found)
    while frontier:
        state = frontier.pop()
        for row in procedure.transitions:
            if state in row.source and row.dest not in found and _survives(modele, row):
                found.add(row.dest)
                frontier.append(row.dest)
    return found


def _survives(modele: DelaiModele, row: Transition) -> bool:
    """Whether a limit that runs still may once the row has moved the case."""
    act = modele.act
    met = act is not None and row.event in act.events and not act.when
    return row.dest in modele.vit_dans and row.lapse != modele.id and not met


def _starts(modele: DelaiModele, row: Transition) -> bool:
    parts = [part for part in modele.trigger.parts if _same(part.event, part.lapse, row)]
    return bool(parts) or any(_same(each.event, each.lapse, row) and each.op == "repart" for each in modele.incidents)


def _same(event: str, lapse: str, row: Transition) -> bool:
    return (bool(row.event) and event == row.event) or (bool(row.lapse) and lapse == row.lapse)
