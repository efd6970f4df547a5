"""State graphs: what is drawn, what a day leaves out, and labels that cannot break the format."""

import re
from pathlib import Path

import pytest

from delais.procedure import load_procedure, procedure_ids
from delais.procedure.model import Procedure
from delais.views.diagram import edges_of, render_dot, render_mermaid
from essai_procedure import DAY, essai

SAFE_MERMAID = re.compile(r"(?:[^#;:\"<>{}\\%&`]|#\d+;|<br/>)*")
STATE = re.compile(r'    state "(?P<label>.*)" as (?P<id>\w+)')
MOVE = re.compile(r"    (?P<source>\w+|\[\*\]) --> (?P<dest>\w+|\[\*\])(?: : (?P<label>.*))?")
DOT_STRING = re.compile(r'"(?:[^"\\\n]|\\[\\"n])*"')


@pytest.fixture
def procedure(tmp_path: Path) -> Procedure:
    return essai(tmp_path)


@pytest.mark.parametrize("id_", procedure_ids())
def test_every_state_and_every_transition_is_drawn(id_: str) -> None:
    procedure = load_procedure(id_)
    mermaid, dot = render_mermaid(procedure), render_dot(procedure)
    for state in procedure.states:
        assert f" as {state}\n" in mermaid, f"l'état « {state} » manque au diagramme Mermaid"
        assert f'"{state}" [' in dot, f"l'état « {state} » manque au diagramme DOT"
    for row in procedure.transitions:
        for source in row.source:
            assert f"    {source} --> {row.dest} : " in mermaid, f"la transition {source} → {row.dest} manque"
            assert f'    "{source}" -> "{row.dest}" [' in dot, f"la transition {source} → {row.dest} manque"


def test_initial_final_and_open_ended_states_are_marked(procedure: Procedure) -> None:
    mermaid, dot = render_mermaid(procedure), render_dot(procedure)
    assert "    [*] --> state_\n" in mermaid, "le départ n'est pas marqué (et « state » est un mot de Mermaid)"
    assert "    close --> [*]\n" in mermaid
    assert '"[*]" -> "state";' in dot
    assert '"close" [peripheries=2' in dot, "un état final a un double trait"
    assert re.search(r'"saisie" \[style="[^"]*dashed"[^\n]*∞', dot), "un état sans borne est en tirets, marqué ∞"
    assert re.search(r'state ".*∞" as saisie', mermaid)


def test_a_limit_is_a_clock_with_its_duration(procedure: Procedure) -> None:
    edges = edges_of(procedure, DAY("2000-01-01"))
    assert edges["saisie", "attendue"] == ["⏱ Examiner (8\N{NO-BREAK SPACE}jours)"]
    assert "⏱ Examiner (8 jours)" in render_mermaid(procedure), "on cherche « 8 jours » avec une espace ordinaire"


def test_moves_between_the_same_states_are_grouped(procedure: Procedure) -> None:
    moves = re.findall(r"    (\w+) --> (\w+)", render_mermaid(procedure))
    assert len(moves) == len(set(moves)), "deux flèches entre les deux mêmes états"
    assert len(edges_of(procedure)["saisie", "attendue"]) == 2, "les deux raisons sont dites sur la même flèche"


BY_DAY = [
    ("1991-06-01", ("saisie", "close"), False, "la réponse n'existe que depuis 1992"),
    ("1992-01-01", ("saisie", "close"), True, "since est inclus"),
    ("1997-12-31", ("saisie", "attendue"), True, "la pièce y mène encore la veille de la fin"),
    ("1991-06-01", ("attendue", "close"), True, "« Attendre » n'est pas daté"),
]


@pytest.mark.parametrize(("day", "pair", "drawn", "reason"), BY_DAY, ids=[row[3] for row in BY_DAY])
def test_a_day_keeps_its_own_rows(
    procedure: Procedure, day: str, pair: tuple[str, str], drawn: bool, reason: str
) -> None:
    edges = edges_of(procedure, DAY(day))
    assert (pair in edges) is drawn, f"au {day}, {pair[0]} → {pair[1]} : {reason}"


BY_VALUE = [
    ("1994-12-31", "15 jours", "avant 1995"),
    ("1995-01-01", "2 mois", "depuis 1995"),
    ("2000-01-01", "2 mois ou 1 mois", "l'indu a son propre délai de 1997 à 2004"),
    ("2005-01-01", "2 mois", "l'indu revient à la règle générale"),
]


@pytest.mark.parametrize(("day", "words", "reason"), BY_VALUE, ids=[row[2] for row in BY_VALUE])
def test_a_day_has_its_own_duration(procedure: Procedure, day: str, words: str, reason: str) -> None:
    label = edges_of(procedure, DAY(day))["state", "close"][0].replace("\N{NO-BREAK SPACE}", " ")
    assert label.endswith(f"({words})"), f"au {day} ({reason}) : lu « {label} »"


def test_the_end_of_a_limit_not_yet_born_leads_nowhere(procedure: Procedure) -> None:
    labels = edges_of(procedure, DAY("1997-06-01"))["saisie", "attendue"]
    assert labels == ["Pièce"], "« Examiner » n'existe que depuis 1998, même si sa transition n'est pas datée"


def test_a_state_out_of_reach_that_day_is_drawn_apart() -> None:
    agrement = load_procedure("agrement")
    old = render_mermaid(agrement, DAY("1990-01-01"))
    assert "class agree_tacite horsatteinte" in old, "avant 1999 nul agrément n'était tacite"
    assert "agree_tacite horsatteinte" not in render_mermaid(agrement, DAY("2005-01-01"))


@pytest.mark.parametrize("au", [None, DAY("2000-01-01")], ids=["tout", "un jour"])
def test_mermaid_labels_cannot_break_the_diagram(procedure: Procedure, au: None) -> None:
    lines = render_mermaid(procedure, au).split("\n")
    assert lines[0] == "stateDiagram-v2"
    for line in lines[2:]:
        match = STATE.fullmatch(line) or MOVE.fullmatch(line)
        if match is None:
            assert re.fullmatch(r"    (classDef|class) [\w ,.:#-]+", line), f"ligne inattendue : {line!r}"
            continue
        label = match.groupdict().get("label") or ""
        assert SAFE_MERMAID.fullmatch(label), f"Mermaid lirait autre chose dans {label!r}"
        assert label.isprintable(), f"caractère de contrôle dans {label!r}"


@pytest.mark.parametrize("au", [None, DAY("2000-01-01")], ids=["tout", "un jour"])
def test_dot_strings_are_closed(procedure: Procedure, au: None) -> None:
    text = render_dot(procedure, au)
    assert all(char.isprintable() or char == "\n" for char in text)
    for line in text.split("\n"):
        rest = DOT_STRING.sub("", line)
        assert '"' not in rest, f"un guillemet n'est pas fermé : {line!r}"
        assert rest.count("[") == rest.count("]")
    assert "&amp;" in text, "une esperluette nue serait une entité"
    assert text.count("{") - text.count("{x}") == 1
    assert text.endswith("}")
