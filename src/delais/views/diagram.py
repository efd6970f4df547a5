"""The state graph of a procedure, for Mermaid and for Graphviz: states, transitions, what ends each wait."""

import datetime
import re
import textwrap

from delais.procedure.model import Procedure, State, Transition
from delais.views.rule_words import legal_day, value_words, when_words

_WIDTH = 30
_MARGIN = " "
_GLUE = "\N{NO-BREAK SPACE}"
_LEGEND = "⏱ fin d'un délai si personne n'agit · ∞ rien ne borne l'attente · double trait : dossier clos"
_MERMAID_WORDS = (
    "as", "choice", "class", "classdef", "click", "default", "direction", "end", "fork", "hide", "href", "join", "note",
    "root", "scale", "start", "state", "style",
)  # fmt: skip
Edges = dict[tuple[str, str], list[str]]


def render_mermaid(procedure: Procedure, au: datetime.date | None = None) -> str:
    """A Mermaid `stateDiagram-v2`; with `au`, the law of that day only."""
    edges = edges_of(procedure, au)
    reached = _reached(procedure, edges)
    lines = ["stateDiagram-v2", f"    accTitle: {_mermaid(_title(procedure, au))}"]
    lines += [f'    state "{_mermaid(_state_label(state))}" as {_mermaid_id(id_)}' for id_, state in _states(procedure)]
    lines.append(f"    [*] --> {_mermaid_id(procedure.initial)}")
    for (source, dest), labels in edges.items():
        said = "<br/>".join(_mermaid(label) for label in labels)
        lines.append(f"    {_mermaid_id(source)} --> {_mermaid_id(dest)} : {said}")
    lines += [f"    {_mermaid_id(id_)} --> [*]" for id_, state in _states(procedure) if state.final]
    lines += [
        "    classDef clos font-weight:bold,stroke-width:3px",
        "    classDef ouvert stroke-dasharray:6 4",
        "    classDef horsatteinte fill:none,stroke:#999,color:#999",
    ]
    for id_, state in _states(procedure):
        kind = "horsatteinte" if id_ not in reached else "clos" if state.final else "ouvert" if state.open_ended else ""
        if kind:
            lines.append(f"    class {_mermaid_id(id_)} {kind}")
    return "\n".join(lines)


def render_dot(procedure: Procedure, au: datetime.date | None = None) -> str:
    """A Graphviz `digraph`; with `au`, the law of that day only."""
    edges = edges_of(procedure, au)
    reached = _reached(procedure, edges)
    lines = [
        f"digraph {_quoted(procedure.id)} {{",
        f'    graph [label="{_escaped(_title(procedure, au))}\\n{_escaped(_LEGEND)}", labelloc=t, rankdir=TB];',
        '    graph [fontname="Helvetica", fontsize=14, nodesep=0.5, ranksep=0.6];',
        '    node [shape=box, style="rounded,filled", fillcolor="#f4f6fa", fontname="Helvetica", fontsize=12];',
        '    edge [fontname="Helvetica", fontsize=10, arrowsize=0.7];',
        '    "[*]" [shape=circle, style=filled, fillcolor=black, label="", width=0.18];',
        f'    "[*]" -> {_quoted(procedure.initial)};',
    ]
    for id_, state in _states(procedure):
        look = "peripheries=2, " if state.final else 'style="rounded,filled,dashed", ' if state.open_ended else ""
        if id_ not in reached:
            look += 'color="#999999", fontcolor="#999999", fillcolor=white, '
        lines.append(f"    {_quoted(id_)} [{look}label={_wrapped([_state_label(state)])}];")
    for (source, dest), labels in edges.items():
        timed = all(label.startswith("⏱") for label in labels)
        look = ', style=dashed, color="#8a4b00", fontcolor="#8a4b00"' if timed else ""
        lines.append(f"    {_quoted(source)} -> {_quoted(dest)} [label={_wrapped(labels, _MARGIN)}{look}];")
    return "\n".join([*lines, "}"])


def edges_of(procedure: Procedure, au: datetime.date | None = None) -> Edges:
    """The labels of every move between two states, in the order of the file, each said once."""
    rows = procedure.transitions if au is None else procedure.transitions_on(au)
    edges: Edges = {}
    for row in rows:
        label = _move_label(procedure, row, au)
        for source in row.source:
            labels = edges.setdefault((source, row.dest), [])
            if label not in labels:
                labels.append(label)
    return edges


def _move_label(procedure: Procedure, row: Transition, au: datetime.date | None) -> str:
    """The event, or the limit that ends with its duration; then the facts asked for, and dates that are not obvious."""
    if row.event:
        words = procedure.events[row.event].label
    else:
        delai = procedure.delais[row.lapse]
        values = delai.values if au is None else delai.values_on(au)
        durations = dict.fromkeys(value_words(value, "fr").replace(" ", _GLUE) for value in values)
        words = f"⏱ {delai.label} ({' ou '.join(durations)})"
    asked = when_words(procedure, row.when, row.event, "fr")
    if asked:
        words += f" [{asked}]"
    if au is None and row.period.until:
        words += f" (jusqu'au {legal_day(row.period.until - datetime.timedelta(days=1), 'fr')})"
    elif au is None and row.period.since and row.period.since > min(vie.period.first for vie in procedure.vie):
        words += f" (depuis le {legal_day(row.period.since, 'fr')})"
    return words


def _reached(procedure: Procedure, edges: Edges) -> set[str]:
    """The states that the moves drawn lead to: an older case may still stand in one of the others."""
    reached, frontier = {procedure.initial}, [procedure.initial]
    while frontier:
        state = frontier.pop()
        following = {dest for source, dest in edges if source == state} - reached
        reached |= following
        frontier += following
    return reached


def _states(procedure: Procedure) -> list[tuple[str, State]]:
    return list(procedure.states.items())


def _state_label(state: State) -> str:
    return f"{state.label}{_GLUE}∞" if state.open_ended else state.label


def _title(procedure: Procedure, au: datetime.date | None) -> str:
    return procedure.label if au is None else f"{procedure.label} — droit du {legal_day(au, 'fr')}"


def _one_line(text: str) -> str:
    """The text with no control character and no line break; what is glued stays so until the lines are cut."""
    return re.sub(" +", " ", "".join(char if char.isprintable() or char == _GLUE else " " for char in text)).strip()


def _mermaid(text: str) -> str:
    """What the language would read becomes an entity: `#59;` is a semicolon."""
    return re.sub(r"""[#;:"<>{}\\%&`]""", lambda match: f"#{ord(match[0])};", _one_line(text).replace(_GLUE, " "))


def _mermaid_id(id_: str) -> str:
    """The id, lengthened when it is a word of the language."""
    return f"{id_}_" if id_.rstrip("_") in _MERMAID_WORDS else id_


def _escaped(text: str) -> str:
    """The inside of a DOT string: `&` would start an entity, a backslash or a quote an escape."""
    return _one_line(text).replace(_GLUE, " ").replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _wrapped(labels: list[str], margin: str = "") -> str:
    """A DOT string of short lines, `margin` on each side of them."""
    lines = [line for label in labels for line in textwrap.wrap(_one_line(label), _WIDTH) or [""]]
    return '"' + "\\n".join(f"{margin}{_escaped(line)}{margin}" for line in lines) + '"'
