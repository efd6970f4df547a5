"""States: all reachable, none a trap, every wait bounded or declared open-ended."""

from delais.errors import Texte
from delais.procedure.model import Procedure
from delais.toml_table import Source


def check_graph(procedure: Procedure, source: Source) -> None:
    """Reachability, exits, and what bounds each wait."""
    _check_reachable(procedure, source)
    _check_exits(procedure, source)
    _check_bounds(procedure, source)
    _check_competing(procedure, source)


def _check_reachable(procedure: Procedure, source: Source) -> None:
    reached, frontier = {procedure.initial}, [procedure.initial]
    while frontier:
        state = frontier.pop()
        for transition in procedure.transitions:
            if state in transition.source and transition.dest not in reached:
                reached.add(transition.dest)
                frontier.append(transition.dest)
    for id_ in procedure.states:
        if id_ not in reached:
            source.report(
                ("states", id_),
                Texte(f"l'état « {id_} » n'est jamais atteint", f'the state "{id_}" is never reached'),
                remedy=Texte(
                    "y faire passer un acte ou une fin, ou l'ôter", "lead an act or an end to it, or remove it"
                ),
            )


def _check_exits(procedure: Procedure, source: Source) -> None:
    for id_, state in procedure.states.items():
        exits = [t for t in procedure.transitions if id_ in t.source]
        leaving = [t for t in exits if t.dest != id_]
        if state.final and exits:
            source.report(
                ("states", id_),
                Texte(f"l'état final « {id_} » a une sortie", f'the final state "{id_}" has an exit'),
                value=exits[0].event or exits[0].lapse,
                remedy=Texte("ôter ce passage, ou clos = true", "remove that passage, or clos = true"),
            )
        if not state.final and not leaving:
            source.report(
                ("states", id_),
                Texte(f"l'état « {id_} » n'a pas de sortie", f'the state "{id_}" has no exit'),
                remedy=Texte(
                    "passe d'un acte ou fin d'un délai, ou clos = true",
                    "a passe of an act or a fin of a délai, or clos = true",
                ),
            )


def _check_bounds(procedure: Procedure, source: Source) -> None:
    for id_, state in procedure.states.items():
        bounded = any(t.lapse and id_ in t.source and t.dest != id_ for t in procedure.transitions)
        if not state.final and not bounded and not state.open_ended:
            source.report(
                ("states", id_),
                Texte(f"rien ne borne l'attente dans « {id_} »", f'nothing bounds the wait in "{id_}"'),
                expected=Texte("la fin d'un délai, ou sans_borne", "the fin of a délai, or sans_borne"),
                remedy=Texte('sans_borne = "pourquoi rien ne borne"', 'sans_borne = "why nothing bounds it"'),
            )


def _check_competing(procedure: Procedure, source: Source) -> None:
    """No two transitions for the same event, state, facts and day."""
    for index, first in enumerate(procedure.transitions):
        for offset, second in enumerate(procedure.transitions[index + 1 :], index + 1):
            shared = set(first.source) & set(second.source)
            same = (first.event, first.lapse) == (second.event, second.lapse)
            together = first.period.first < second.period.end and second.period.first < first.period.end
            if same and shared and together and not first.when.disjoint(second.when):
                source.report(
                    ("transitions", offset),
                    Texte(
                        f"deux transitions se disputent « {first.event or first.lapse} » dans « {sorted(shared)[0]} » "
                        f"(l'autre ligne {first.line})",
                        f'two transitions compete for "{first.event or first.lapse}" in "{sorted(shared)[0]}" '
                        f"(the other on line {first.line})",
                    ),
                    remedy=Texte(
                        "des faits ou des périodes qui s'excluent", "facts or periods that exclude each other"
                    ),
                )
