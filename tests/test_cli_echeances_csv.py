"""The due dates as a table: the columns of the JSON, one row a limit, and no cell that a spreadsheet would run."""

import csv
import io
import json
from pathlib import Path

import pytest

from command_line import RECOURS, run
from delais.views.due_csv import COLUMNS

AU = ("--au", "2024-03-12")
CASES = Path(__file__).parent / "dossiers" / "prescription_cotisations"
GOOD = RECOURS.read_text("utf-8")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def referenced(folder: Path, reference: str) -> Path:
    """A case whose reference is this, as TOML writes it."""
    path = folder / "a.toml"
    path.write_text(GOOD.replace('reference = "recours-2024"', f'reference = "{reference}"'), encoding="utf-8")
    return path


def test_the_table_says_what_the_json_says() -> None:
    done = run("echeances", CASES, "--au", "2023-02-01", "--csv")
    document = json.loads(run("echeances", CASES, "--au", "2023-02-01", "--json").out)
    told = [*document["echeances"], *document["a_venir"]]
    assert len(told) > 3
    assert {tuple(sorted(row)) for row in told} == {tuple(sorted(COLUMNS))}, "les mêmes colonnes"
    told = [{**row, "reserves": " ; ".join(row["reserves"])} for row in told]
    expected = [{key: "" if row[key] is None else str(row[key]) for key in COLUMNS} for row in told]
    assert rows(done.out) == expected
    assert done.err.splitlines()[-1].startswith("14 dossiers lus"), done.err


# la référence, telle que TOML l'écrit ; la cellule ; motif
REFERENCES = [
    ("=HYPERLINK(1)", "'=HYPERLINK(1)", "une formule"),
    ("+33", "'+33", "un signe plus"),
    ("-2024", "'-2024", "un signe moins"),
    ("@cmd", "'@cmd", "une fonction d'autrefois"),
    (" =1", "' =1", "un blanc devant"),
    ("\\t=1", r"\t=1", "une tabulation ne part pas vers le terminal : écrite en clair, elle ne cache plus rien"),
    ("2024/12", "2024/12", "une référence ordinaire"),
    ("a, \\\"b\\\"", 'a, "b"', "un séparateur et des guillemets ne forgent pas de cellule"),
    ("a\\n2024-01-01,1", r"a\n2024-01-01,1", "un saut de ligne ne forge pas de ligne"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "cell", "why"), REFERENCES, ids=[row[2] for row in REFERENCES])
def test_a_text_of_the_dossier_is_shown_as_text(tmp_path: Path, written: str, cell: str, why: str) -> None:
    path = referenced(tmp_path, written)
    (row,) = rows(run("echeances", path, *AU, "--csv").out)
    assert row["reference"] == cell, why
    assert (row["echeance"], row["jours"]) == ("2024-05-06", "55")


def test_the_apostrophe_can_be_turned_off(tmp_path: Path) -> None:
    path = referenced(tmp_path, "=1+1")
    (row,) = rows(run("echeances", path, *AU, "--csv", "--formules").out)
    assert row["reference"] == "=1+1"
    alone = run("echeances", path, *AU, "--formules")
    assert (alone.status, alone.out, "--csv" in alone.err) == (2, "", True), "sans tableau, l'option ne dirait rien"


def test_a_number_of_ours_is_a_number() -> None:
    """A date that has passed is so many days behind: a minus sign, and no text."""
    told = rows(run("echeances", RECOURS, "--au", "2024-05-06", "--csv").out)
    assert [row["jours"] for row in told if row["delai"] == "silence_cra"] == ["0"]
    assert not any(row["jours"].startswith("'") for row in told)


def test_nothing_read_is_no_empty_table_in_silence(tmp_path: Path) -> None:
    done = run("echeances", tmp_path, *AU, "--csv")
    assert (done.status, rows(done.out)) == (2, [])
    assert "répertoire sans fichier" in done.err
    assert "Aucun dossier lu." in done.err
