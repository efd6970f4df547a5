"""`lot` loses no cell: what came in comes out byte for byte, whatever the file; what is added stands beside it."""

import csv
import io
import tracemalloc
from pathlib import Path

import pytest

from command_line import run
from delais.cli import csv_records, lot_answers
from delais.views.csv_text import as_text, csv_cell

HEAD = "depart,duree,regime,territoire"
ROW = "2024-02-07,P2M,ordinaire,metropole"
NEW = ",echeance,erreur,prudente,lectures,reserves"
DUE = ",2024-04-08,,2024-04-08,,"


def lot(text: str | bytes, *options: str) -> tuple[int, bytes, str]:
    """The status, the bytes and the messages of `lot` on this input."""
    raw = text if isinstance(text, bytes) else text.encode()
    done = run("lot", "-", "-", *options, stdin=raw, encoding="latin-1")
    return done.status, done.out.encode("latin-1"), done.err


# input, output, reason
KEPT = [
    (f"{HEAD}\n{ROW}\n", f"{HEAD}{NEW}\n{ROW}{DUE}\n", "LF"),
    (f"{HEAD}\r\n{ROW}\r\n", f"{HEAD}{NEW}\r\n{ROW}{DUE}\r\n", "CRLF stays CRLF"),
    (f"{HEAD}\r{ROW}\r", f"{HEAD}{NEW}\r{ROW}{DUE}\r", "CR alone, as old Macs wrote, stays CR"),
    (f"{HEAD}\n{ROW}\r\n{ROW}", f"{HEAD}{NEW}\n{ROW}{DUE}\r\n{ROW}{DUE}", "each line its end; none stays none"),
    (f"\ufeff{HEAD}\n{ROW}\n", f"\ufeff{HEAD}{NEW}\n{ROW}{DUE}\n", "the BOM comes out as it came in"),
    (f"{HEAD};n\n".replace(",", ";") + f"{ROW};Dupont, Jean\n".replace("7,P2M,ordinaire,", "7;P2M;ordinaire;"),
     f"{HEAD};n{NEW}\n".replace(",", ";")
     + "2024-02-07;P2M;ordinaire;metropole;Dupont, Jean;2024-04-08;;2024-04-08;;\n", "the separator too"),
    (f"{HEAD}|n\n{ROW}|x, y\n".replace("e,", "e|").replace(",d", "|d").replace("7,P", "7|P").replace("M,", "M|")
     .replace("t,d", "t|d"),
     "depart|duree|regime|territoire|n|echeance|erreur|prudente|lectures|reserves\n"
     "2024-02-07|P2M|ordinaire|metropole|x, y|2024-04-08||2024-04-08||\n", "a vertical bar"),
    ("sep=;\r\ndepart;duree;regime;territoire\r\n2024-02-07;P2M;ordinaire;metropole\r\n",
     "sep=;\r\ndepart;duree;regime;territoire;echeance;erreur;prudente;lectures;reserves\r\n"
     "2024-02-07;P2M;ordinaire;metropole;2024-04-08;;2024-04-08;;\r\n", "the sep= line of Excel"),
    ("Départ,DURÉE,Régime, Territoire \n2024-02-07,P2M,ordinaire,metropole\n",
     f"Départ,DURÉE,Régime, Territoire {NEW}\n{ROW}{DUE}\n", "accents and capitals in a header"),
    (f'{HEAD},n\n{ROW},"dit ""non"",\nsur deux"\n', f'{HEAD},n{NEW}\n{ROW},"dit ""non"",\nsur deux"{DUE}\n',
     "a quoted cell of two lines"),
    (f'{HEAD},n\n{ROW},"inutile"\n', f'{HEAD},n{NEW}\n{ROW},"inutile"{DUE}\n', "useless quotes are the user's"),
    (f'"depart","duree","regime","territoire"\n{ROW}\n', f'"depart","duree","regime","territoire"{NEW}\n{ROW}{DUE}\n',
     "a quoted header"),
    (f"{HEAD},n\n{ROW},  blancs  \n", f"{HEAD},n{NEW}\n{ROW},  blancs  {DUE}\n", "blanks around a cell"),
    (f"{HEAD},n\n{ROW},5\" de long\n", f"{HEAD},n{NEW}\n{ROW},5\" de long{DUE}\n", "a quote inside a plain cell"),
    (f"{HEAD},n\n{ROW},a\u2028b\u0085c\x0bd\x0ce\x1cf\n", f"{HEAD},n{NEW}\n{ROW},a\u2028b\u0085c\x0bd\x0ce\x1cf{DUE}\n",
     "U+2028, U+0085, VT and FF end no line"),
    (f"{HEAD},n\n{ROW},=1+1\n", f"{HEAD},n{NEW}\n{ROW},=1+1{DUE}\n", "a formula of the user's is the user's"),
    (f"{HEAD},n,,\n{ROW},x,,\n", f"{HEAD},n,,{NEW}\n{ROW},x,,{DUE}\n", "columns without a name, as spreadsheets leave"),
    (f"{HEAD},n,m\n{ROW}\n", f"{HEAD},n,m{NEW}\n{ROW},,{DUE}\n", "a short row is filled up"),
    (f"{HEAD},Échéance\n{ROW},le 8 avril\n", f"{HEAD},Échéance{NEW}\n{ROW},le 8 avril{DUE}\n",
     "« Échéance » is the user's: only `echeance` is ours"),
    ("depart,duree,regime,territoire\n07/02/2024,2 mois,ordinaire,metropole\n",
     f"{HEAD}{NEW}\n07/02/2024,2 mois,ordinaire,metropole{DUE}\n", "dates and durations as people write them"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), KEPT, ids=[row[2] for row in KEPT])
def test_byte_for_byte(text: str, expected: str, why: str) -> None:
    status, out, err = lot(text)
    assert (status, out.decode(), err) == (0, expected, ""), why


def test_what_is_added_stands_in_columns_of_its_own() -> None:
    """16 May 2005 was Whit Monday worked: contested, so the safe date is the earlier one, and its cause is said."""
    status, out, _ = lot(f"{HEAD}\n2005-04-16,P1M,ordinaire,metropole\n2024-01-15,PT48H,ordinaire,metropole\n")
    first, second = csv.DictReader(io.StringIO(out.decode()))
    assert (status, first["echeance"], first["prudente"]) == (0, "2005-05-17", "2005-05-16")
    assert first["lectures"].startswith("2005-05-16 : "), first["lectures"]
    assert second["reserves"] == "heure de départ inconnue : fin du dernier jour entamé retenue"
    english = lot(f"{HEAD}\n2024-01-15,PT48H,ordinaire,metropole\n", "--lang", "en")[1].decode()
    assert "start hour unknown" in english


def test_a_column_of_the_user_keeps_its_name_and_its_cells() -> None:
    status, out, err = lot(f"{HEAD},prudente,Réserves,lectures_2,lectures\n{ROW},à moi,oui,b,a\n")
    head, row = out.decode().splitlines()
    assert head == f"{HEAD},prudente,Réserves,lectures_2,lectures,echeance,erreur,prudente_2,lectures_3,reserves_2"
    assert row == f"{ROW},à moi,oui,b,a{DUE}"
    assert status == 0
    renamed = [line for line in err.splitlines() if "s'appelle déjà" in line]
    assert [line.split("«")[2].split("»")[0].strip() for line in renamed] == ["prudente_2", "lectures_3", "reserves_2"]


def test_a_row_longer_than_its_header_is_an_error_and_comes_out_whole() -> None:
    status, out, err = lot(f"{HEAD},note\n{ROW},Dupont, Jean\n{ROW},Durand\n")
    head, long, good = csv.reader(io.StringIO(out.decode()))
    cells = dict(zip(head, long, strict=False))
    assert (status, cells["echeance"], "6 cellules pour 5 colonnes" in cells["erreur"]) == (1, "", True), cells
    assert [*long[:5], *long[len(head) :]] == [*ROW.split(","), "Dupont", " Jean"], "aucune cellule ne manque"
    assert dict(zip(head, good, strict=True))["echeance"] == "2024-04-08", "les autres lignes continuent"
    assert "1 ligne sur 2 en erreur" in err


def test_a_cell_pushed_under_echeance_is_not_lost() -> None:
    _, out, _ = lot("note,depart,duree,regime,territoire,echeance\nDupont, Jean,2024-02-07,P2M,ordinaire,metropole\n")
    cells = next(csv.reader(io.StringIO(out.decode().splitlines()[1])))
    assert sorted(cell for cell in cells if cell and "illisible" not in cell) == sorted(
        ["Dupont", " Jean", "2024-02-07", "P2M", "ordinaire", "metropole"]
    )


def test_blank_rows_are_left_out_and_counted() -> None:
    status, out, err = lot(f"\n{HEAD}\n\n{ROW}\n,,,\n   \n{ROW}\n")
    assert (status, out.decode()) == (0, f"{HEAD}{NEW}\n{ROW}{DUE}\n{ROW}{DUE}\n")
    assert "4 lignes vides, non écrites" in err


def test_text_after_a_closed_quote_is_an_error_of_its_row() -> None:
    status, out, _ = lot(f'{HEAD},n\n{ROW},"a"b\n{ROW},c\n')
    first, second = csv.DictReader(io.StringIO(out.decode()))
    assert (status, first["erreur"], second["echeance"]) == (1, "texte après un guillemet fermé", "2024-04-08")
    assert out.decode().splitlines()[1].startswith(f'{ROW},"a"b,')


# input, words of the error, reason
REFUSED = [
    (f"{HEAD},note,note\n{ROW},a,b\n", ["colonnes nommées deux fois : note", ":1"], "a column named twice"),
    (f"{HEAD},Départ\n{ROW},2024-02-08\n", ["nommées deux fois : depart"], "twice, but for an accent"),
    (f"{HEAD},n\n{ROW},\"jamais fermé\n{ROW},x\n", ["guillemet jamais fermé", ":2"], "a quote left open"),
    ("sep=;\n", ["fichier vide"], "a sep= line and nothing else"),
    (f"{HEAD}\n{ROW},é\n".encode("cp1252"), ["pas en UTF-8", "--encodage cp1252", ":2"], "cp1252 not told"),
    (f"{HEAD}\n{ROW}\n".encode("utf-16"), ["pas en UTF-8", "UTF-16", ":1"], "UTF-16"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_a_file_that_is_refused(text: str | bytes, words: list[str], why: str, tmp_path: Path) -> None:
    source, sink = tmp_path / "a.csv", tmp_path / "b.csv"
    source.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = run("lot", source, sink)
    assert (done.status, sink.exists()) == (2, False), f"{why} : rien n'est écrit"
    assert [word for word in words if word not in done.err] == [], f"{why}\n{done.err}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv"], "aucun fichier temporaire ne reste"


def test_cp1252_is_read_and_written_when_told() -> None:
    raw = f"{HEAD},n\r\n{ROW},déjà – l’été\r\n".encode("cp1252") + f"{ROW},\x81\r\n".encode("latin-1")
    status, out, err = lot(raw, "--encodage", "cp1252")
    lines = out.split(b"\r\n")
    assert (status, err) == (0, "")
    assert lines[1] == f"{ROW},déjà – l’été{DUE}".encode("cp1252")
    assert lines[2].startswith(f"{ROW},\x81".encode("latin-1")), "un octet que cp1252 n'a pas revient tel quel"


def test_what_the_encoding_cannot_hold_is_said_in_ascii() -> None:
    text = f"{HEAD}\nhier,P2M,ordinaire,metropole\n"
    erreur = lot(text, "--encodage", "cp850")[1].decode("cp850").splitlines()[1]
    assert "date « hier » illisible" in erreur


def test_an_unknown_encoding_names_those_that_are_read() -> None:
    status, _, err = lot(f"{HEAD}\n{ROW}\n", "--encodage", "klingon")
    assert (status, "« klingon »" in err, "cp1252" in err) == (2, True, True), err


def test_a_row_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_records, "MAX_RECORD", 1000)
    for cell in ("x" * 2000, '"' + 2000 * "y\n" + '"'):
        text = f"{HEAD},n\n{ROW},{cell}\n"
        status, _, err = lot(text)
        assert (status, "plus d'un million de caractères" in err) == (2, True), err


def test_it_streams(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times the rows take no more memory: neither the file nor its answers are kept."""
    monkeypatch.setattr(lot_answers, "_REMEMBERED", 100)
    peaks = []
    for count in (2_000, 20_000):
        source = tmp_path / f"{count}.csv"
        source.write_text(f"{HEAD},n\n" + "".join(f"{ROW},{n}{'x' * 200}\n" for n in range(count)), encoding="utf-8")
        tracemalloc.start()
        assert run("lot", source, tmp_path / f"{count}-sortie.csv").status == 0
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 2 * peaks[0] + 500_000, f"de {peaks[0]} à {peaks[1]} octets pour dix fois plus de lignes"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "'=1"])
@pytest.mark.parametrize("column", HEAD.split(","))
def test_no_cell_of_ours_is_a_formula_and_those_of_the_user_are_left_alone(column: str, text: str) -> None:
    """What is wrong in a cell is said after words of ours."""
    row = dict(zip(HEAD.split(","), ROW.split(","), strict=True)) | {column: text}
    source = ",".join(row.values())
    status, out, _ = lot(f"{HEAD}\n{source}\n")
    line = out.decode().splitlines()[1]
    assert (status, line.startswith(f"{source},,")) == (1, True), "les cellules de l'utilisateur, octet pour octet"
    ours = next(csv.reader(io.StringIO(line.removeprefix(f"{source},"))))
    assert [cell for cell in ours if as_text(cell) != cell] == []


# text of a dossier, as written, reason
FORMULAS = [
    ("=1+1", "'=1+1", "a formula"),
    ("+33 1 23", "'+33 1 23", "a spreadsheet adds"),
    ("-2", "'-2", "and takes away"),
    ("@SUM(A1)", "'@SUM(A1)", "an old function call"),
    ("\t=1", "'\t=1", "a tab hides it"),
    (" =1", "' =1", "blanks hide it"),
    ("\u3000=1", "'\u3000=1", "so does an ideographic space"),
    ("\r=1", "'\r=1", "and a carriage return"),
    ("＝1+1", "'＝1+1", "a wide sign is the same sign"),
    ("Dupont", "Dupont", "a name is written as it is"),
    ("a=1", "a=1", "so is a sign further on"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FORMULAS, ids=[row[2] for row in FORMULAS])
def test_text_that_a_spreadsheet_would_run(text: str, expected: str, why: str) -> None:
    assert as_text(text) == expected, why


@pytest.mark.parametrize("text", ["a,b", 'dit "non"', "deux\nlignes", "deux\rlignes", " blancs ", "", "simple", "a;b"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_cell_forges_neither_cell_nor_row(text: str, separator: str) -> None:
    line = separator.join(csv_cell(each, separator) for each in ("x", text, "y"))
    assert list(csv.reader(io.StringIO(line, newline=""), delimiter=separator)) == [["x", text, "y"]]
