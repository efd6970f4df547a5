"""The examples of a procedure file: what they expect is found, and one that proves nothing is told."""

from pathlib import Path

import pytest

from broken.defects import Defect
from command_line import run
from test_broken_procedures import BASE, edited

LOG = 'journal = ["2024-02-05 notification voies", "2024-02-07 saisine reception=2024-02-08"]'
RIGHT = f"""
[[exemples]]
titre = "La commission se tait deux mois ; le jour même n'est pas encore un rejet."
{LOG}
[exemples.attendu]
2024-02-06 = {{ etat = "notifiee", saisine = 2024-04-05 }}
2024-04-08 = {{ etat = "saisie", silence = 2024-04-08 }}
2024-04-09 = {{ etat = "rejetee", saisine = "satisfait", silence = "echu" }}
"""


def verified(folder: Path, examples: str) -> tuple[int, str]:
    path = folder / "base.toml"
    path.write_text(BASE.read_text("utf-8") + examples, "utf-8")
    done = run("verifier", path)
    return done.status, done.out


def test_examples_that_hold_are_counted(tmp_path: Path) -> None:
    status, told = verified(tmp_path, RIGHT)
    assert (status, "7 exemples tenus" in told) == (0, True), told


# what is written in place of what, the key told, its words, why
WRONG = [
    ("silence = 2024-04-08", "silence = 2024-04-07", "exemples[1].attendu.2024-04-08.silence", "autre chose",
     "another day than the one found"),
    ('etat = "rejetee"', 'etat = "saisie"', "exemples[1].attendu.2024-04-09.etat", "autre chose", "another state"),
    ('silence = "echu"', 'silence = "court"', "exemples[1].attendu.2024-04-09.silence", "autre chose",
     "another status"),
    ('silence = "echu"', 'silense = "echu"', "exemples[1].attendu.2024-04-09.silense", "autre chose",
     "a time limit that the file does not have"),
    ("2024-04-08 = {", "2024-04-32 = {", "exemples[1].attendu.2024-04-32", "n'existe pas", "no such day"),
    ('2024-04-09 = { etat = "rejetee", saisine = "satisfait", silence = "echu" }', "2024-04-09 = 3",
     "exemples[1].attendu.2024-04-09", "refusée", "an expectation that is a number"),
    ("[exemples.attendu]\n2024", "\n[[exemples]]\ntitre = \"Rien\"\njournal = []\n[exemples.attendu]\n2024",
     "exemples[1]", "attend quelque chose", "an example that expects nothing proves nothing"),
    ('"2024-02-05 notification voies"', '"2024-02-30 notification voies"', "exemples[1].journal[1]", "illisible",
     "a line of the log on no day"),
    ('"2024-02-05 notification voies"', '" "', "exemples[1].journal[1]", "illisible", "an empty line of the log"),
    ('"2024-02-05 notification voies"', '"2024-02-05 notifications voies"', "exemples[1].journal",
     "écrire « notification »", "an act that the file does not have"),
    ("journal = ", "jounal = []\njournal = ", "exemples[1].jounal", "inconnue", "a key that examples do not have"),
]  # fmt: skip


@pytest.mark.parametrize("row", WRONG, ids=[row[-1] for row in WRONG])
def test_an_example_that_does_not_hold_is_told(tmp_path: Path, row: tuple[str, str, str, str, str]) -> None:
    old, new, key, words, why = row
    assert RIGHT.count(old) == 1, f"l'essai vise « {old} »"
    status, told = verified(tmp_path, RIGHT.replace(old, new))
    first = told.partition("\n")[0]
    assert status == 1, f"{why} : rien n'est dit\n{told}"
    assert f"[{key}]" in told, f"{why} :\n{told}"
    assert words in told, f"{why} :\n{told}"
    assert ":" in first.partition("base.toml")[2], f"{why} : la ligne n'est pas dite\n{told}"


def test_a_wrong_procedure_is_told_before_its_examples(tmp_path: Path) -> None:
    wrong = edited(Defect('fin = "rejetee"', 'fin = "rejette"', None, None, "", ""))
    (tmp_path / "base.toml").write_text(wrong + RIGHT, "utf-8")
    done = run("verifier", tmp_path / "base.toml")
    assert (done.status, "exemples[1]" in done.out, "delais.silence.fin" in done.out) == (1, False, True), done.out
