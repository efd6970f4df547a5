"""A wrong procedure never loads: each small defect is reported once, at its line, and all of a file's together."""

import re
from pathlib import Path

import pytest

from broken.defects import MEANING, REFERENCES, SHAPE, SYNTAX, Defect
from delais import InputError, Problem
from delais.procedure.catalogue import load_file
from delais.procedure.short.words import WRITTEN

BASE = Path(__file__).parent / "broken" / "base.toml"
DEFECTS = [*SHAPE, *REFERENCES, *MEANING, *SYNTAX]
OLD_KEYS = {*WRITTEN} - {"fin", "vie", "transitions"}  # those of the rows that are no words of French
TOGETHER = [
    "no such state to reach",
    "a blank label",
    "franc is a regime, not a unit",
    "no such fact",
    "an unknown key in a refusal",
]


def edited(*defects: Defect) -> str:
    document = BASE.read_text("utf-8")
    for defect in defects:
        assert document.count(defect.old) == 1, (
            f"la table vise « {defect.old} », présent {document.count(defect.old)} fois"
        )
        document = document.replace(defect.old, defect.new)
    return document


def problems_of(folder: Path, document: str | bytes) -> tuple[Problem, ...]:
    path = folder / "base.toml"
    path.write_bytes(document.encode() if isinstance(document, str) else document)
    with pytest.raises(InputError) as refusal:
        load_file(path)
    assert all(problem.file == str(path) for problem in refusal.value.problems)
    return refusal.value.problems


def test_the_base_is_right() -> None:
    """Without it, every defect below would be reported for the wrong reason."""
    procedure = load_file(BASE)
    assert (procedure.id, len(procedure.delais), len(procedure.transitions)) == ("base", 4, 4)
    assert len(procedure.digest) == 64


def test_a_fact_may_stay_unsaid(tmp_path: Path) -> None:
    """Neither required nor presumed: what a notice mentions is often not known by who writes the case."""
    path = tmp_path / "base.toml"
    path.write_text(BASE.read_text("utf-8").replace('mentionnées", requis = true', 'mentionnées"'), "utf-8")
    fact = load_file(path).events["notification"].facts["voies"]
    assert (fact.required, fact.default) == (False, None)


@pytest.mark.parametrize("defect", DEFECTS, ids=[defect.why for defect in DEFECTS])
def test_defect(tmp_path: Path, defect: Defect) -> None:
    problems = problems_of(tmp_path, edited(defect))
    told = "\n".join(problem.render() for problem in problems)
    assert len(problems) == 1, f"un seul défaut ({defect.why}), {len(problems)} problèmes :\n{told}"
    (problem,) = problems
    assert (problem.line, problem.key) == (defect.line, defect.key), f"{defect.why} :\n{told}"
    assert defect.words in problem.message.fr, f"{defect.why} :\n{told}"
    assert problem.message.en, f"{defect.why} : dit aussi en anglais"
    said = " ".join(str(part) for part in (problem.message, problem.expected, problem.remedy) if part)
    old = {word for word in re.findall(r"[a-z_]+", said) if word in OLD_KEYS} - set(re.findall(r"\w+", defect.new))
    assert not old, f"{defect.why} : le message parle de clés que ce format n'a pas, {sorted(old)}\n{told}"


def test_five_defects_are_reported_at_once(tmp_path: Path) -> None:
    chosen = [defect for defect in DEFECTS if defect.why in TOGETHER]
    assert len(chosen) == 5
    problems = problems_of(tmp_path, edited(*chosen))
    assert sorted(str(problem.key) for problem in problems) == sorted(str(defect.key) for defect in chosen)
    told = InputError(problems).render()
    assert all(str(defect.key) in told for defect in chosen), told


def test_five_defects_of_meaning_are_reported_at_once(tmp_path: Path) -> None:
    """The model is checked whole too: a gap, a dead end, a wait for nothing, a text out of force, a silent act."""
    whys = (
        "a year without value",
        "no transition leads to it",
        "a wait that holds nothing back",
        "article 2229 has its number since 19 June 2008",
        "which act is barred?",
    )
    chosen = [defect for defect in MEANING if defect.why in whys]
    problems = problems_of(tmp_path, edited(*chosen))
    assert len(chosen) == len(problems) == 5, "\n".join(problem.render() for problem in problems)


def test_two_delais_that_wait_for_each_other(tmp_path: Path) -> None:
    """Each starts at the end of the other: neither ever starts."""
    wait = Defect('court_de = { acte = "notification" }', 'court_de = { fin_de = "accuse" }', 89, "", "", "one")
    duty = Defect('court_de = "saisine"', 'court_de = { fin_de = "reflexion" }', 129, "", "", "the other")
    problems = problems_of(tmp_path, edited(wait, duty))
    keys = {problem.key for problem in problems}
    assert keys & {"delais.reflexion.court_de", "delais.accuse.court_de"}, keys


def test_one_text_alone_is_a_list_of_one(tmp_path: Path) -> None:
    """The reader allows it, so the digest of the files must find the same texts."""
    path = tmp_path / "base.toml"
    several = BASE.read_text("utf-8").replace('"computation", "css_cmra"', '"computation"')
    path.write_text(several.replace('["computation"]', '"computation"'), "utf-8")
    alone = load_file(path).textes
    path.write_text(several, "utf-8")
    assert load_file(path).textes == alone


@pytest.mark.parametrize("value", [None, "3", '"x"', "[[]]", "{ x = 1 }"], ids=str)
def test_no_edit_of_one_line_ever_crashes(tmp_path: Path, value: str | None) -> None:
    """Whatever a key holds, or if its line is gone: the file loads or its problems are told, nothing else."""
    path, lines = tmp_path / "base.toml", BASE.read_text("utf-8").split("\n")
    refused, told = 0, list[Problem]()
    for index, line in enumerate(lines):
        key, equals, _ = line.partition(" = ")
        if value is not None and not equals:
            continue
        path.write_text("\n".join([*lines[:index], f"{key} = {value}" if value else "", *lines[index + 1 :]]), "utf-8")
        try:
            load_file(path)
        except InputError as refusal:
            refused += 1
            told += refusal.problems
    assert all(problem.file == str(path) for problem in told), "un problème nomme son fichier"
    assert refused > len(lines) // 3, f"{refused} éditions refusées seulement"


# name, bytes, line, words, reason
FILES = [
    ("empty", b"", None, "vide", "nothing is written"),
    ("latin-1", BASE.read_text("utf-8").encode("latin-1", "replace"), 1, "UTF-8", "an old editor saved the file"),
    ("too large", BASE.read_bytes() + b"#" * 1_000_000, None, "mégaoctet", "no law is that long"),
]


@pytest.mark.parametrize("row", FILES, ids=[row[0] for row in FILES])
def test_file(tmp_path: Path, row: tuple[str, bytes, int | None, str, str]) -> None:
    name, raw, line, words, why = row
    (problem,) = problems_of(tmp_path, raw)
    assert (problem.line, words in problem.message.fr) == (line, True), f"{name} : {why}\n{problem.render()}"


# what the escape is put in, by what, reason
ESCAPES = [
    ('nature = "attente"', 'nature = "\\u001b[31mattente"', "in a value"),
    ('titre = "Hors délai"', 'titre = "Hors délai"\n"fin\\u001b[2Jal" = true', "in a key"),
    ('fin = "rejetee"', 'fin = "\\u001b]0;titre\\u0007"', "in a reference"),
    ("[etats.rejetee]", '[etats."x\\u001b[31m"]\ntitre = "x"\nclos = true\n[etats.rejetee]', "in an identifier"),
    ("[actes.execution]", '[actes."x\\u001b[31m"]\ntitre = "x"\ndate = "envoi"\n[actes.execution]', "in an event"),
    ('duree.toujours = "8 jours"', 'duree.toujours = "8\\u001b[31m jours"', "in a duration"),
    ('id = "base"', 'id = "\\u001b[31mbase"', "in the id"),
    ('titre = "Hors délai"', 'titre = "\\u001b[31mHors délai"', "in a label, that a timeline would print"),
    ('textes = ["computation", "css_cmra"]', 'textes = ["computation", "\\u001b[31m"]',
     "in the name of a file of texts"),
    ('de = "@ouverte"', 'de = "@\\u001b[31m"', "in the name of a group"),
    ('comme = "devoir"', 'comme = "\\u001b[31m"', "in the name of a model"),
    ("[CPC 640]", "[CPC 640\\u001b[31m]", "in a citation of what is left out"),
    ("[delais.saisine.duree.2009-01-01]", '[delais.saisine.duree."2009\\u001b[31m"]', "in a day"),
    ('duree = "8 jours ouvrés"', 'duree = "8 jours"\nreserve = "\\u001b[31m"', "in a doubt"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "why"), ESCAPES, ids=[row[-1] for row in ESCAPES])
def test_a_terminal_escape_is_refused_and_never_printed(tmp_path: Path, old: str, new: str, why: str) -> None:
    problems = problems_of(tmp_path, edited(Defect(old, new, None, None, "", why)))
    for lang in ("fr", "en"):
        told = InputError(problems).render(lang)
        raw = [char for char in told if not char.isprintable() and char != "\n"]
        assert not raw, f"{why} : le message porte {raw!r}\n{told!r}"
