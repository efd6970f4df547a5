"""Each golden dossier stands, on each day of its table, in the state and with the due date worked out by hand."""

import csv
import json
from pathlib import Path

import pytest

from delais.cli.main import main

HERE = Path(__file__).parent
TABLES = [
    HERE / "audit" / "attendu.csv",
    HERE / "golden" / "dossiers" / "attendu.csv",
    *sorted((HERE / "dossiers").rglob("attendu.csv")),
]


def rows() -> list[tuple[Path, dict[str, str]]]:
    found = []
    for table in TABLES:
        with table.open(encoding="utf-8", newline="") as source:
            found += [(table.parent / row["dossier"], row) for row in csv.DictReader(source)]
    return found


ROWS = rows()


@pytest.mark.parametrize(
    ("dossier", "row"), ROWS, ids=[f"{path.stem}@{row['au']}:{row['delai'] or row['etat']}" for path, row in ROWS]
)
def test_a_dossier_stands_where_the_law_puts_it(
    dossier: Path, row: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["chronologie", str(dossier), "--au", row["au"], "--json"])
    captured = capsys.readouterr()
    assert status == 0, f"{dossier.name} ne se lit pas : {captured.err}"
    found = json.loads(captured.out)
    why = row.get("motif") or dossier.read_text("utf-8").partition("\n")[0].lstrip("# ")
    head = f"{dossier.name} au {row['au']} ({why})"
    assert found["etat"] == row["etat"], f"{head} : état {found['etat']}, attendu {row['etat']}"
    if not row["delai"]:
        return
    lives = [vie for vie in found["delais"] if vie["id"] == row["delai"]]
    assert lives, f"{head} : le délai {row['delai']} ne s'est pas ouvert"
    vie = lives[-1]
    steps = " ; ".join(f"{step['date']} {step['operation']} ({step['motif']})" for step in vie["etapes"])
    if row["echeance"]:
        assert vie["echeance"] == row["echeance"], f"{head} : {row['delai']} finit le {vie['echeance']} : {steps}"
    if row["statut"]:
        assert vie["statut"] == row["statut"], f"{head} : {row['delai']} est {vie['statut']}, attendu {row['statut']}"
    if row["statut"] == "inopposable":
        assert vie["echeance"] is None, f"{head} : un délai inopposable n'a pas de date"


def test_every_dossier_is_in_a_table() -> None:
    used = {path.resolve() for path, _ in ROWS}
    written = {
        path.resolve()
        for folder in (HERE / "golden" / "dossiers", HERE / "dossiers")
        for path in folder.rglob("*.toml")
    }
    assert written - used == set(), "dossiers sans état attendu"
