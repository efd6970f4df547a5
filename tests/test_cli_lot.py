"""`delais lot`: the same rows in the same order, two columns set, every other one kept."""

import csv
import io
from pathlib import Path

import pytest

from command_line import process, run

GOLDEN = Path(__file__).parent / "golden"
TABLES = ("court_vectors.csv", "vectors_commentary.csv", "vectors_tutelle.csv")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("name", TABLES)
def test_every_golden_date(name: str, tmp_path: Path) -> None:
    """The tables hold the dates that courts and commentators worked out: emptied, `lot` finds them all again."""
    expected = rows((GOLDEN / name).read_text("utf-8"))
    source, sink = tmp_path / "entree.csv", tmp_path / "sortie.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(expected[0]))
        writer.writeheader()
        writer.writerows({**row, "echeance": ""} for row in expected)
    done = run("lot", source, sink)
    assert (done.status, done.out, done.err) == (0, "", ""), done.err
    found = rows(sink.read_text("utf-8"))
    assert len(found) == len(expected), "une ligne par ligne"
    for before, after in zip(expected, found, strict=True):
        assert after == {**before, "erreur": ""}, f"{before['id']} : {before['motif']}"


HEADER = "id,depart,duree,regime,territoire"
# CSV, options, colonnes de sortie, (échéance, début de l'erreur) de chaque ligne, statut, motif
FILES = [
    (f"{HEADER}\na,2024-02-07,P2M,ordinaire,metropole\n", (), "id depart duree regime territoire echeance erreur",
     [("2024-04-08", "")], 0, "les deux colonnes s'ajoutent à la fin"),
    ("depart;duree;regime;territoire;note\n2024-02-07;2 mois;ordinaire;metropole;Dupont, Jean\n", (),
     "depart duree regime territoire note echeance erreur", [("2024-04-08", "")], 0, "des points-virgules"),
    ("depart\tduree\tregime\tterritoire\n2024-02-07\tP2M\tordinaire\tmetropole\n", (),
     "depart duree regime territoire echeance erreur", [("2024-04-08", "")], 0, "des tabulations"),
    ("echeance,depart,duree,regime,territoire\n1900-01-01,2024-02-07,P2M,ordinaire,metropole\n", (),
     "echeance depart duree regime territoire erreur", [("2024-04-08", "")], 0, "une colonne echeance est remplacée"),
    ("\ufeffdepart,duree,regime,territoire\r\n2024-02-07,P2M,ordinaire,metropole\r\n", (),
     "depart duree regime territoire echeance erreur", [("2024-04-08", "")], 0, "un fichier de Windows"),
    ("depart,duree,regime,territoire\n2024-01-15T09:30,PT48H,ordinaire,metropole\n", (),
     "depart duree regime territoire echeance erreur", [("2024-01-17T09:30", "")], 0, "un délai d'heure à heure"),
    ("depart,duree,regime,territoire\n2024-01-15,PT48H,ordinaire,metropole\n", (),
     "depart duree regime territoire echeance erreur", [("2024-01-17", "")], 0, "sans heure, le dernier jour entamé"),
    ("depart,duree,regime,territoire,distance,sens\n2024-01-15,P1M,ordinaire,metropole,etranger,\n"
     "2024-03-20,P15D,rebours,metropole,,avant\n", (), "depart duree regime territoire distance sens echeance erreur",
     [("2024-04-15", ""), ("2024-03-05", "")], 0, "distance et sens, vides ou non"),
    (f"{HEADER}\n\na,2024-02-07,P2M,ordinaire,metropole\n\n", (), "id depart duree regime territoire echeance erreur",
     [("2024-04-08", "")], 0, "les lignes vides ne comptent pas"),
    (f"{HEADER}\n", (), "id depart duree regime territoire echeance erreur", [], 0, "aucune ligne"),
    (f"{HEADER}\n a , 2024-02-07 , P2M , ordinaire , metropole \n", (),
     "id depart duree regime territoire echeance erreur", [("2024-04-08", "")], 0, "des blancs autour des cellules"),
    (f"{HEADER}\na,2024-02-30,P2M,ordinaire,metropole\nb,2024-02-07,P2M,ordinaire,metropole\n", (),
     "id depart duree regime territoire echeance erreur",
     [("", "la date « 2024-02-30 » n'existe pas"), ("2024-04-08", "")], 1, "une ligne fausse n'arrête pas les autres"),
    (f"{HEADER}\na,2024-02-07,2,ordinaire,metropole\nb,2024-02-07,0 jour,ordinaire,metropole\n", (),
     "id depart duree regime territoire echeance erreur",
     [("", "durée « 2 » : un nombre sans unité"), ("", "durée « 0 jour » : une durée ne peut pas être nulle")], 1,
     "une durée sans unité, une durée nulle"),
    (f"{HEADER}\na,2024-02-07,P2M,souple,metropole\nb,2024-02-07,P2M,ordinaire,corse\n", (),
     "id depart duree regime territoire echeance erreur", [("", "régime"), ("", "territoire")], 1,
     "un régime et un territoire inconnus"),
    (f"{HEADER}\na,2100-12-30,P2M,ordinaire,metropole\n", (), "id depart duree regime territoire echeance erreur",
     [("", "2101")], 1, "hors du calendrier"),
    (f"{HEADER}\na,2024-02-07\n", (), "id depart duree regime territoire echeance erreur", [("", "durée")], 1,
     "une ligne trop courte a son erreur"),
    (f"{HEADER}\na,2024-02-30,P2M,ordinaire,metropole\n", ("--lang", "en"),
     "id depart duree regime territoire echeance erreur", [("", 'the date "2024-02-30" does not exist')], 1,
     "les erreurs en anglais"),
    (f"{HEADER}\na,2005-04-16,P1M,ordinaire,metropole\n", ("--prudent",),
     "id depart duree regime territoire echeance erreur", [("2005-05-16", "")], 0, "la lecture la plus sûre"),
]  # fmt: skip


@pytest.mark.parametrize("row", FILES, ids=[row[5] for row in FILES])
def test_file(tmp_path: Path, row: tuple[str, tuple[str, ...], str, list[tuple[str, str]], int, str]) -> None:
    text, options, columns, expected, status, why = row
    source, sink = tmp_path / "entree.csv", tmp_path / "sortie.csv"
    source.write_bytes(text.encode())
    done = run("lot", source, sink, *options)
    assert (done.status, done.out) == (status, ""), f"{why} : {done.err}"
    written = sink.read_text("utf-8")
    found = rows(written)
    assert written.splitlines()[0].split(",") == columns.split(), why
    assert [each["echeance"] for each in found] == [due for due, _ in expected], f"{why}\n{written}"
    for each, (_, error) in zip(found, expected, strict=True):
        assert error.lower() in each["erreur"].lower(), f"{why} : {each['erreur']}"
        assert bool(each["erreur"]) == bool(error), why
    failed = sum(bool(error) for _, error in expected)
    assert (str(failed) in done.err) if failed else (done.err == ""), f"{why} : le bilan sur stderr, lu « {done.err} »"


def test_order_and_other_columns_are_kept() -> None:
    text = "note,depart,duree,x,regime,territoire\n" + "".join(
        f'"ligne {n}, « accents »",2024-01-{n:02},P{n}D,{n * n},ordinaire,metropole\n' for n in range(1, 29)
    )
    done = run("lot", "-", "-", stdin=text.encode())
    assert (done.status, done.err) == (0, "")
    found = rows(done.out)
    assert [(row["note"], row["x"]) for row in found] == [(f"ligne {n}, « accents »", str(n * n)) for n in range(1, 29)]
    assert list(found[0]) == ["note", "depart", "duree", "x", "regime", "territoire", "echeance", "erreur"]


def test_from_standard_input_to_standard_output_in_a_process() -> None:
    done = process("lot", "-", "-", stdin=f"{HEADER}\na,2024-02-07,P2M,ordinaire,metropole\n".encode())
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"{HEADER},echeance,erreur",
        "a,2024-02-07,P2M,ordinaire,metropole,2024-04-08,",
    ]


def test_the_input_may_be_the_output(tmp_path: Path) -> None:
    both = tmp_path / "lot.csv"
    both.write_text(f"{HEADER}\na,2024-02-07,P2M,ordinaire,metropole\n", encoding="utf-8")
    assert run("lot", both, both).status == 0
    assert run("lot", both, both).status == 0
    assert both.read_text("utf-8").splitlines()[1] == "a,2024-02-07,P2M,ordinaire,metropole,2024-04-08,"


def test_the_last_error_of_a_row_is_erased_once_it_is_mended(tmp_path: Path) -> None:
    both = tmp_path / "lot.csv"
    both.write_text(f"{HEADER},erreur\na,2024-02-07,P2M,ordinaire,metropole,vieille erreur\n", encoding="utf-8")
    assert run("lot", both, both).status == 0
    assert rows(both.read_text("utf-8"))[0]["erreur"] == ""
