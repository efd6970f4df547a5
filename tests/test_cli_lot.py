"""`delais lot`: the same rows in the same order, two columns set, three added, every other cell as it was written."""

import csv
import io
import re
from pathlib import Path

import pytest

from command_line import process, run

GOLDEN = Path(__file__).parent / "golden"
ADDED = ("prudente", "lectures", "reserves")
TABLES = ("court_vectors.csv", "vectors_commentary.csv", "vectors_tutelle.csv")


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


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
        kept = {name: text for name, text in after.items() if name not in ADDED}
        assert kept == {**before, "erreur": ""}, f"{before['id']} : {before['motif']}"


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
     [("2024-04-15", ""), ("2024-03-04", "")], 0, "distance et sens, vides ou non"),
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
    head = written.splitlines()[0]
    found = rows(written.removeprefix("\ufeff"), delimiter=next(mark for mark in ";\t," if mark in head))
    assert re.split(r"[,;\t]", head.removeprefix("\ufeff")) == [*columns.split(), *ADDED], why
    assert [each["echeance"] for each in found] == [due for due, _ in expected], f"{why}\n{written}"
    for each, (_, error) in zip(found, expected, strict=True):
        assert error.lower() in each["erreur"].lower(), f"{why} : {each['erreur']}"
        assert bool(each["erreur"]) == bool(error), why
    failed = sum(bool(error) for _, error in expected)
    counted = [f"{failed} ligne" if "--lang" not in options else f"{failed} row"] if failed else []
    counted += ["2 lignes vides"] if "\n\n" in text else []
    assert [words for words in counted if words not in done.err] == [], (
        f"{why} : le bilan sur stderr, lu « {done.err} »"
    )
    assert len(done.err.splitlines()) == len(counted), f"{why} : rien d'autre sur stderr, lu « {done.err} »"


def test_order_and_other_columns_are_kept() -> None:
    text = "note,depart,duree,x,regime,territoire\n" + "".join(
        f'"ligne {n}, « accents »",2024-01-{n:02},P{n}D,{n * n},ordinaire,metropole\n' for n in range(1, 29)
    )
    done = run("lot", "-", "-", stdin=text.encode())
    assert (done.status, done.err) == (0, "")
    found = rows(done.out)
    assert [(row["note"], row["x"]) for row in found] == [(f"ligne {n}, « accents »", str(n * n)) for n in range(1, 29)]
    assert list(found[0]) == ["note", "depart", "duree", "x", "regime", "territoire", "echeance", "erreur", *ADDED]


def test_from_standard_input_to_standard_output_in_a_process() -> None:
    done = process("lot", "-", "-", stdin=f"{HEADER}\na,2024-02-07,P2M,ordinaire,metropole\n".encode())
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"{HEADER},echeance,erreur,prudente,lectures,reserves",
        "a,2024-02-07,P2M,ordinaire,metropole,2024-04-08,,2024-04-08,,",
    ]


def test_the_output_is_never_the_input(tmp_path: Path) -> None:
    """A file that is read is not written, even with --ecraser: a slip would take the only copy."""
    both, text = tmp_path / "lot.csv", f"{HEADER}\na,2024-02-07,P2M,ordinaire,metropole\n"
    both.write_text(text, encoding="utf-8")
    (tmp_path / "lien.csv").symlink_to(both)
    (tmp_path / "dur.csv").hardlink_to(both)
    for name in ("lot.csv", "lien.csv", "dur.csv", f"../{tmp_path.name}/lot.csv"):
        done = run("lot", both, f"{tmp_path}/{name}", "--ecraser")
        assert (done.status, "la sortie est un fichier lu" in done.err) == (2, True), f"{name} : {done.err}"
        assert both.read_text("utf-8") == text, name


def test_a_file_that_exists_is_kept_unless_told(tmp_path: Path) -> None:
    source, sink = tmp_path / "a.csv", tmp_path / "b.csv"
    source.write_text(f"{HEADER}\na,2024-02-07,P2M,ordinaire,metropole\n", encoding="utf-8")
    sink.write_text("ancien", encoding="utf-8")
    done = run("lot", source, sink)
    assert (done.status, "existe déjà" in done.err, sink.read_text("utf-8")) == (2, True, "ancien"), done.err
    assert run("lot", source, sink, "--ecraser").status == 0
    assert "2024-04-08" in sink.read_text("utf-8")


def test_the_last_error_of_a_row_is_erased_once_it_is_mended() -> None:
    text = f"{HEADER},erreur\na,2024-02-07,P2M,ordinaire,metropole,vieille erreur\n"
    done = run("lot", "-", "-", stdin=text.encode())
    assert (done.status, rows(done.out)[0]["erreur"]) == (0, "")
