"""Text that would drive a terminal or a page, and logs of ten thousand lines: nothing raw gets out, nothing is lost."""

import json
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from command_line import RECOURS, run

GOOD = RECOURS.read_text("utf-8")
AU = ("--au", "2024-03-12")
ESCAPE = r"\u001b]0;titre\u0007\u001b[31m[bold red]rouge[/]\u202e<script>alert(1)</script>"
RAW = ("\x1b", "\x07", "\u202e", "\x9b", "<script>")
# ce qui est dans le dossier, par quoi, motif
PLACES = [
    ('reference = "recours-2024"', f'reference = "x {ESCAPE}"', "dans la référence"),
    ('nom = "saisine_cra"', f'nom = "saisine_cra"\nid = "{ESCAPE}"', "dans un id"),
    ('nom = "saisine_cra"', f'nom = "{ESCAPE}"', "dans un nom d'événement"),
    ('nom = "saisine_cra"', f'nom = "saisine_cra"\nbranche = "{ESCAPE}"', "dans une branche"),
    ("delai_mentionne = true", f'delai_mentionne = true, nature_decision = "{ESCAPE}"', "dans un fait"),
    ("delai_mentionne = true", f'delai_mentionne = true, "{ESCAPE}" = true', "dans le nom d'un fait"),
    ('procedure = "recours_amiable"', f'procedure = "{ESCAPE}"', "dans la procédure"),
    ('territoire = "metropole"', f'territoire = "{ESCAPE}"', "dans le territoire"),
    ('territoire = "metropole"', f'territoire = "metropole"\n"{ESCAPE}" = 1', "dans une clé"),
    ("[[evenements]]\nnom = \"saisine_cra\"", f'[residence]\n"{ESCAPE}" = "etranger"\n\n[[evenements]]\n'
     'nom = "saisine_cra"', "dans le nom d'une partie"),
]  # fmt: skip
SOFT = 'reference = "x [bold red]rouge[/] \u202e<script>alert(1)</script>"'
FORMS = ((), ("--plain",), ("--json",), ("--ics",), ("--svg",), ("--html",))


def outputs(path: Path, folder: Path, form: tuple[str, ...], lang: str) -> tuple[int, str]:
    """Everything that one form of the timeline writes, wherever it writes it."""
    target = folder / "sortie"
    file = [target, "--ecraser"] if form in (("--svg",), ("--html",)) else []
    done = run("chronologie", path, *AU, *form, *file, "--lang", lang)
    written = target.read_text("utf-8") if target.exists() else ""
    assert "Traceback" not in done.err
    return done.status, done.out + done.err + written


@pytest.mark.parametrize("form", FORMS, ids=[" ".join(form) or "texte" for form in FORMS])
@pytest.mark.parametrize(("old", "new", "why"), PLACES, ids=[row[2] for row in PLACES])
def test_no_escape_gets_out(tmp_path: Path, form: tuple[str, ...], old: str, new: str, why: str) -> None:
    assert GOOD.count(old) == 1
    path = tmp_path / "dossier.toml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    for lang in ("fr", "en"):
        _, page = outputs(path, tmp_path, form, lang)
        raw = [repr(char) for char in RAW[:4] if char in page]
        assert raw == [], f"{why} : {raw} tel quel dans\n{page[:800]!r}"


@pytest.mark.parametrize("form", FORMS, ids=[" ".join(form) or "texte" for form in FORMS])
def test_markup_is_text(tmp_path: Path, form: tuple[str, ...]) -> None:
    path = tmp_path / "dossier.toml"
    path.write_text(GOOD.replace('reference = "recours-2024"', SOFT), encoding="utf-8")
    status, page = outputs(path, tmp_path, form, "fr")
    assert status == 0, page
    assert form == ("--json",) or "\u202e" not in page, "un caractère qui renverse la lecture n'est jamais actif"
    assert "[bold red]rouge[/]" in page, "les crochets sont du texte"
    if form in (("--html",), ("--svg",)):
        assert "<script>" not in page
    if form == ("--svg",):
        ElementTree.fromstring(page)
    if form == ("--json",):
        assert "<script>" in json.loads(page)["reference"]


def test_due_dates_of_a_hostile_case(tmp_path: Path) -> None:
    path = tmp_path / "dossier.toml"
    path.write_text(GOOD.replace('reference = "recours-2024"', SOFT), encoding="utf-8")
    for form in ((), ("--json",)):
        done = run("echeances", path, *AU, *form)
        assert done.status == 0
        assert form or "\u202e" not in done.out
        assert "[bold red]rouge[/]" in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("calculer", "2\x1b[31m mois", "--du", "2024-02-07"),
        ("calculer", "P2M", "--du", "2024\x1b[31m"),
        ("calculer", "P2M", "--du", "2024-02-07", "--regime", "\x1b[31m"),
        ("calculer", "P2M", "--du", "2024-02-07", "--territoire", "\x1b[31m"),
        ("calculer", "P2M", "--du", "2024-02-07", "--derogation", "\x1b[31m"),
        ("procedures", "\x1b[31m"),
        ("chronologie", "absent\x1b[31m.toml"),
        ("echeances", "absent\x1b[31m.toml", *AU),
        ("verifier", "absent\x1b[31m.toml"),
        ("lot", "absent\x1b[31m.csv", "-"),
        ("\x1b[31m",),
    ],
    ids=lambda row: " ".join(row).replace("\x1b", "ESC"),
)
def test_an_argument_is_never_printed_raw(arguments: tuple[str, ...]) -> None:
    for lang in ("fr", "en"):
        done = run(*arguments, "--lang", lang)
        assert done.status == 2
        assert "\x1b" not in done.out + done.err, done.err


def test_an_escape_in_a_table_is_never_in_its_error(tmp_path: Path) -> None:
    source, sink = tmp_path / "lot.csv", tmp_path / "sortie.csv"
    source.write_text("depart,duree,regime,territoire\n2024-02-07,2\x1b[31m,ordinaire,metropole\n", encoding="utf-8")
    assert run("lot", source, sink).status == 1
    (_, row) = sink.read_text("utf-8").splitlines()
    assert "\x1b" not in row.split(",", 4)[4], "la cellule d'origine est gardée, le message est sûr"


def log_of(number: int) -> str:
    """A dossier of `number` events, the documents of one complaint."""
    head = GOOD + "\n"
    rows = (
        f'[[evenements]]\nnom = "production_documents"\ndate = 2024-03-{7 + index % 5:02}\n'
        f"reception = 2024-03-{7 + index % 5:02}\n"
        for index in range(number - 2)
    )
    return head + "\n".join(rows)


def test_ten_thousand_events_are_all_told(tmp_path: Path) -> None:
    path = tmp_path / "dossier.toml"
    path.write_text(log_of(10_000), encoding="utf-8")
    assert path.stat().st_size < 1_000_000, "le dossier entre dans la limite d'un mégaoctet"
    started = time.perf_counter()
    done = run("chronologie", path, *AU, "--json")
    seconds = time.perf_counter() - started
    assert (done.status, done.err) == (0, "")
    lines = [row for row in json.loads(done.out)["historique"] if row["type"] != "prevision"]
    assert len(lines) == 10_000, f"{len(lines)} lignes pour dix mille événements"
    assert seconds < 30, f"dix mille événements en {seconds:.1f} s : le rejeu n'est plus linéaire"


def test_ten_thousand_events_in_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "dossier.toml"
    path.write_text(log_of(10_000), encoding="utf-8")
    done = run("chronologie", path, *AU, "--plain")
    assert (done.status, done.err) == (0, "")
    assert done.out.count("Production de documents") >= 9_998, "aucun événement n'est coupé"
