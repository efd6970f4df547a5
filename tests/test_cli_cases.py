"""Cases on the command line: the timeline in all its forms, the due dates of many, the checks, the terminal."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from command_line import EXAMPLES, RECOURS, process, run

AU = ("--au", "2024-03-12")


def test_timeline_json_in_full() -> None:
    found = json.loads(run("chronologie", RECOURS, *AU, "--json").out)
    head = {key: found[key] for key in ("procedure", "reference", "au", "etat", "final")}
    assert head == {
        "procedure": "recours_amiable",
        "reference": "recours-2024",
        "au": "2024-03-12",
        "etat": "cra_saisie",
        "final": False,
    }
    assert found["prochaine_echeance"]["echeance"] == "2024-05-06"
    assert [(row["date"], row["type"], row["nom"], row["etat"]) for row in found["historique"]][:3] == [
        ("2024-02-07", "evenement", "notification_decision", "decision_notifiee"),
        ("2024-03-04", "evenement", "saisine_cra", "cra_saisie"),
        ("2024-05-07", "prevision", "silence_cra", "rejet_implicite"),
    ]
    assert {row["type"] for row in found["historique"]} <= {"evenement", "echeance", "refus", "prevision"}
    lives = {vie["id"]: vie for vie in found["delais"]}
    assert (lives["saisine_cra"]["statut"], lives["saisine_cra"]["echeance"]) == ("satisfait", "2024-04-08")
    silence = lives["silence_cra"]
    assert (silence["statut"], silence["depart"], silence["echeance"]) == ("court", "2024-03-06", "2024-05-06")
    assert silence["etapes"][-1]["date"] == "2024-05-06"


def test_the_forms_of_a_timeline(tmp_path: Path) -> None:
    rich, plain = run("chronologie", RECOURS, *AU), run("chronologie", RECOURS, *AU, "--plain")
    assert rich == plain, "sans terminal, la sortie est le texte simple"
    assert "\x1b" not in plain.out
    ics = run("chronologie", RECOURS, *AU, "--ics")
    assert ics.out.startswith("BEGIN:VCALENDAR\r\n"), "un calendrier aux fins de ligne de la norme"
    assert "20240506" in ics.out
    for option, name in (("--svg", "image.svg"), ("--html", "page.html")):
        target = tmp_path / name
        done = run("chronologie", RECOURS, *AU, option, target)
        assert (done.status, done.out, done.err) == (0, "", ""), f"{option} : {done}"
        assert "recours-2024" in target.read_text("utf-8"), option
        again = run("chronologie", RECOURS, *AU, option, target)
        assert (again.status, "--ecraser" in again.err) == (2, True), f"{option} : un fichier qui existe est gardé"
        assert run("chronologie", RECOURS, *AU, option, target, "--ecraser").status == 0, option
    ElementTree.parse(tmp_path / "image.svg")
    assert (tmp_path / "page.html").read_text("utf-8").lower().startswith("<!doctype html>")


@pytest.mark.parametrize("option", ["--json", "--plain", "--ics"])
def test_a_case_on_standard_input_reads_as_its_file(option: str) -> None:
    piped = process("chronologie", "-", *AU, option, stdin=RECOURS.read_bytes())
    assert (piped.status, piped.err) == (0, "")
    assert piped.out == process("chronologie", RECOURS, *AU, option).out, "la même chronologie, d'où qu'elle vienne"


@pytest.mark.parametrize("option", ["--svg", "--html"])
def test_an_export_never_replaces_its_dossier(tmp_path: Path, option: str) -> None:
    dossier = tmp_path / "dossier.toml"
    dossier.write_bytes(RECOURS.read_bytes())
    (tmp_path / "lien.svg").symlink_to(dossier)
    for target in (dossier, tmp_path / "lien.svg"):
        done = run("chronologie", dossier, *AU, option, target, "--ecraser")
        assert (done.status, "la sortie est un fichier lu" in done.err) == (2, True), done.err
    assert dossier.read_bytes() == RECOURS.read_bytes()


def test_a_refused_act_is_no_failure() -> None:
    done = run("chronologie", EXAMPLES / "contrainte-2018-un-jour-de-retard.toml", "--au", "2018-06-10", "--json")
    assert (done.status, done.err) == (0, ""), "une chronologie qui contient un refus sort avec 0"
    refused = [row for row in json.loads(done.out)["historique"] if row["type"] == "refus"]
    assert [(row["date"], row["nom"]) for row in refused] == [("2018-05-30", "opposition")]
    assert "tardif de 1 jour" in refused[0]["motif"]


def test_without_a_date_the_timeline_is_of_today() -> None:
    import datetime

    first = datetime.date.today()  # noqa: DTZ011 (the command reads the local day)
    found = json.loads(run("chronologie", RECOURS, "--json").out)["au"]
    assert str(first) <= found <= str(datetime.date.today())  # noqa: DTZ011


def test_due_dates_of_several_cases(tmp_path: Path) -> None:
    for name in ("recours-2024", "contrainte-2018-un-jour-de-retard"):
        (tmp_path / f"{name}.toml").write_bytes((EXAMPLES / f"{name}.toml").read_bytes())
    (tmp_path / "lisezmoi.txt").write_text("pas un dossier", encoding="utf-8")
    folder = json.loads(run("echeances", tmp_path, *AU, "--json").out)
    files = json.loads(run("echeances", *sorted(tmp_path.glob("*.toml")), *AU, "--json").out)
    assert folder == files, "un répertoire vaut les fichiers TOML qu'il contient"
    assert folder["au"] == "2024-03-12"
    rows = [(row["echeance"], row["jours"], row["reference"], row["delai"]) for row in folder["echeances"]]
    assert ("2024-05-06", 55, "recours-2024", "silence_cra") in rows, rows
    assert rows == sorted(rows, key=lambda row: (row[0], row[2], row[3])), "la plus proche d'abord"


# --sous, l'échéance du 6 mai paraît-elle, motif
HORIZONS = [
    ("P55D", True, "cinquante-cinq jours : le 6 mai même"),
    ("P54D", False, "cinquante-quatre jours : la veille"),
    ("2 mois", True, "en français"),
    ("1 mois", False, "le 12 avril au plus tard"),
]


@pytest.mark.parametrize(("sous", "there", "why"), HORIZONS, ids=[row[2] for row in HORIZONS])
def test_only_the_dates_this_far_ahead(sous: str, there: bool, why: str) -> None:
    done = run("echeances", RECOURS, *AU, "--sous", sous)
    assert (done.status, done.err) == (0, "")
    assert ("lundi 6 mai 2024" in done.out) == there, f"{why}\n{done.out}"
    assert there or "Aucune échéance." in done.out, "et le dit quand il n'y en a aucune"


def test_an_unreadable_case_does_not_hide_the_others(tmp_path: Path) -> None:
    broken = tmp_path / "faux.toml"
    broken.write_text('procedure = "recours_amiable"\nreference = \n', encoding="utf-8")
    done = run("echeances", broken, RECOURS, *AU)
    assert done.status == 2, "un dossier illisible : statut 2"
    assert "lundi 6 mai 2024" in done.out, "les autres sont montrés"
    assert f"{broken}:2" in done.err, done.err


def test_verifier(tmp_path: Path) -> None:
    base = (Path(__file__).parent / "broken" / "base.toml").read_text("utf-8")
    good, bad = tmp_path / "base.toml", tmp_path / "autre" / "base.toml"
    bad.parent.mkdir()
    good.write_text(base, encoding="utf-8")
    bad.write_text(base.replace('regime = "ordinaire"', 'regime = "ordinnaire"'), encoding="utf-8")
    done = run("verifier", good)
    assert (done.status, done.err) == (0, ""), done.out
    assert "0 problème" in done.out
    failed = run("verifier", bad)
    assert (failed.status, failed.err) == (1, ""), "un problème trouvé : statut 1"
    line = base[: base.index('regime = "ordinaire"')].count("\n") + 1
    assert f"{bad}:{line} : [delais.saisine.regime]" in failed.out, failed.out
    assert "1 problème," in failed.out
    both = run("verifier", tmp_path, "--lang", "en")
    assert (both.status, "2 files" in both.out, "1 problem" in both.out) == (1, True, True), both.out
    missing = run("verifier", tmp_path / "absent.toml")
    assert (missing.status, missing.out) == (2, "")
    assert "introuvable" in missing.err


def test_verifier_knows_every_kind_of_data_file() -> None:
    from delais import data_files

    paths = [data_files.calendars() / "metropole.toml", data_files.procedures() / "regimes.toml",
             data_files.textes() / "computation.toml", data_files.procedures() / "derogations.toml"]  # fmt: skip
    done = run("verifier", *paths)
    assert done.status == 0, done.out
    assert done.out.startswith("4 fichiers, 0 procédure"), done.out


COMMANDS = [
    ("calculer", "P2M", "--du", "2024-02-07"),
    ("chronologie", str(RECOURS), *AU),
    ("chronologie", str(RECOURS), *AU, "--json"),
    ("echeances", str(RECOURS), *AU),
    ("procedures",),
    ("procedures", "agrement"),
    ("jours-feries", "2024"),
    ("comparer", "agrement", "--de", "1990-01-01", "--a", "2000-01-01"),
    ("diagramme", "agrement"),
    ("calculer", "deux mois de trop", "--du", "2024-02-07"),
    ("--help",),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=[" ".join(row)[:40] for row in COMMANDS])
def test_a_terminal_that_only_knows_ascii(arguments: tuple[str, ...]) -> None:
    done = process(*arguments, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "Traceback" not in done.err, done.err
    assert done.status == (2 if "deux mois de trop" in arguments else 0), done.err
    assert done.out.isascii()
    assert done.err.isascii()
    assert done.out or done.err


@pytest.mark.parametrize(("colour", "escapes"), [("", True), ("1", False)])
def test_no_color_on_a_real_terminal(colour: str, escapes: bool) -> None:
    import pty

    main_end, terminal = pty.openpty()
    path = os.pathsep.join(entry for entry in sys.path if entry)
    environment = {**os.environ, "PYTHONPATH": path, "TERM": "xterm-256color", "PYTHONUTF8": "1", "COLUMNS": "100"}
    environment.pop("NO_COLOR", None)
    if colour:
        environment["NO_COLOR"] = colour
    child = subprocess.Popen(
        [sys.executable, "-m", "delais", "chronologie", str(RECOURS), *AU], stdout=terminal, env=environment
    )
    os.close(terminal)
    page = b""
    while chunk := _read(main_end):
        page += chunk
    os.close(main_end)
    assert child.wait(timeout=60) == 0
    assert "lundi 6 mai 2024" in page.decode()
    coloured = re.search(rb"\x1b\[(\d+;)*([349][0-7]|38|48)[;m]", page)
    assert bool(coloured) == escapes, page[:300]


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


@pytest.mark.parametrize("arguments", [("procedures",), ("chronologie", str(RECOURS), *AU), ("jours-feries", "2024")])
def test_a_closed_pipe_ends_in_silence(arguments: tuple[str, ...]) -> None:
    path = os.pathsep.join(entry for entry in sys.path if entry)
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "delais", *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        check=False,
        timeout=60,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
