"""Streams that are closed, full, narrow or of another alphabet, and Ctrl-C: a message and a status, no traceback."""

import os
import pty
import shlex
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from command_line import RECOURS, process, run
from generate.exit_statuses import ROWS, lay

AU = ("--au", "2024-03-12")
TIMELINE = ("chronologie", str(RECOURS), *AU)
PATH = os.pathsep.join(entry for entry in sys.path if entry)
ENVIRONMENT = {**os.environ, "PYTHONPATH": PATH, "PYTHONUTF8": "1"}

COMMANDS = [
    ("calculer", "P2M", "--du", "2024-02-07"),
    ("verifier", str(RECOURS)),
    ("schema", "dossier"),
    ("calculer", "P2M", "--du", "2024-02-07", "--json"),
    ("depart", "P15D", "--fin", "2018-05-29"),
    ("jours-feries", "2024"),
    ("procedures",),
    ("procedures", "agrement"),
    ("diagramme", "agrement"),
    ("comparer", "agrement", "--de", "1990-01-01", "--a", "2000-01-01"),
    TIMELINE,
    (*TIMELINE, "--plain"),
    (*TIMELINE, "--json"),
    (*TIMELINE, "--ics"),
    ("echeances", str(RECOURS), *AU),
    ("--help",),
    ("--version",),
    ("chronologie", "--help"),
]
IDS = [" ".join(row).replace(str(RECOURS), "DOSSIER")[:50] for row in COMMANDS]


def shell(command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command under a shell that redirects its streams."""
    line = f'"$0" -m delais "$@" {command}'
    return subprocess.run(
        ["sh", "-c", line, sys.executable, *arguments],
        env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", COMMANDS, ids=IDS)
@pytest.mark.parametrize(("stream", "words"), [("> /dev/full", "plus de place"), (">&-", "flux fermé")])
def test_an_output_that_is_full_or_closed(stream: str, words: str, arguments: tuple[str, ...]) -> None:
    done = shell(stream, *arguments)
    assert done.returncode == 2, f"ce qui n'est pas écrit n'est pas dit fait : {done.returncode}\n{done.stderr}"
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1, f"une ligne, sans trace\n{done.stderr}"


@pytest.mark.parametrize("stream", ["2> /dev/full", "2>&-"])
def test_messages_that_nobody_can_hear_leave_the_status(stream: str) -> None:
    failed = shell(stream, "calculer", "deux mois de trop", "--du", "2024-02-07")
    assert (failed.returncode, failed.stdout) == (2, ""), "le message ne va pas sur la sortie des résultats"
    misused = shell(stream, "calculer", "P2M")
    assert (misused.returncode, misused.stdout) == (2, "")
    done = shell(stream, *TIMELINE)
    assert (done.returncode, "lundi 6 mai 2024" in done.stdout) == (0, True)


@pytest.mark.parametrize("arguments", [("chronologie", "-"), ("lot", "-", "-")], ids=["chronologie", "lot"])
def test_a_closed_input(arguments: tuple[str, ...]) -> None:
    done = shell("<&-", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "flux fermé" in done.stderr
    assert "Traceback" not in done.stderr


INTERRUPTED = """
import os, signal, sys
from delais.cli.main import run

def interrupt(event, arguments):
    if event == "open" and str(arguments[0]) == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGINT)

sys.addaudithook(interrupt)
run()
"""


def test_control_c_exits_130_in_silence() -> None:
    """Interrupted at the moment when it opens the dossier."""
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, *TIMELINE], env=ENVIRONMENT, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_control_c_while_lot_works_leaves_the_old_file(tmp_path: Path) -> None:
    """Interrupted at the moment when it opens its input: the temporary file is there, the old one is not touched."""
    source, sink = tmp_path / "a.csv", tmp_path / "b.csv"
    source.write_text("depart,duree,regime,territoire\n2024-02-07,P2M,ordinaire,metropole\n", encoding="utf-8")
    sink.write_text("ancien", encoding="utf-8")
    line = [sys.executable, "-c", INTERRUPTED, "lot", str(source), str(sink), "--ecraser"]
    done = subprocess.run(line, env=ENVIRONMENT, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "a.csv": source.read_text("utf-8"),
        "b.csv": "ancien",
    }


def test_lot_streams_from_a_pipe_whose_writer_comes_later(tmp_path: Path) -> None:
    pipe = tmp_path / "tube.csv"
    os.mkfifo(pipe)
    text = "depart,duree,regime,territoire\n2024-02-07,P2M,ordinaire,metropole\n"
    writer = threading.Thread(target=pipe.write_text, args=(text,))
    writer.start()
    done = process("lot", pipe, "-")
    writer.join()
    assert (done.status, done.err, "2024-04-08" in done.out) == (0, "", True)


WORDS = [row for row in COMMANDS if "--ics" not in row]  # a calendar is UTF-8 (RFC 5545), whatever the terminal


@pytest.mark.parametrize("arguments", WORDS, ids=[" ".join(row)[-40:] for row in WORDS])
@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1"])
def test_every_sign_prints_in_an_old_alphabet(encoding: str, arguments: tuple[str, ...]) -> None:
    """The reader sees -> for → and e for é, never a question mark that was not written."""
    new, old = run(*arguments), run(*arguments, encoding=encoding)
    assert (old.status, old.err) == (new.status, new.err)
    assert old.out.count("?") == new.out.count("?"), [line for line in old.out.splitlines() if "?" in line]
    assert old.out.isascii() or encoding != "ascii"
    assert len(old.out) >= len(new.out) // 2


def test_messages_print_in_an_old_alphabet() -> None:
    done = process("calculer", "2 mois → trop", "--du", "2024-02-07", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "->" in done.err, done.err
    assert "duree" in done.err.lower(), done.err


@pytest.mark.parametrize("columns", ["0", "-5", "large", "", "00"])
@pytest.mark.parametrize("arguments", [TIMELINE, ("--help",), ("procedures",)], ids=["chronologie", "aide", "liste"])
def test_a_page_of_no_width_is_as_wide_as_it_must(columns: str, arguments: tuple[str, ...]) -> None:
    page = on_a_terminal(*arguments, COLUMNS=columns)
    assert len(page.split()) > 30, f"COLUMNS={columns} : page vide\n{page}"
    if arguments == TIMELINE:
        assert "lundi 6 mai 2024" in page


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What a person sees on a terminal."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "delais", *arguments],
        stdout=theirs, stderr=theirs, env={**ENVIRONMENT, "NO_COLOR": "1", "TERM": "xterm", **environment},
    )  # fmt: skip
    os.close(theirs)
    page = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not chunk:
            break
        page += chunk
    os.close(ours)
    assert child.wait(timeout=60) == 0, page.decode()
    return page.decode()


# arguments, ce qui est proposé (fr), ce qui est proposé (en), motif
SUGGESTIONS = [
    (("chronologi", "x"), "écrire « chronologie » ?", 'write "chronologie"?', "une lettre manque"),
    (("échéances", "x"), "écrire « echeances » ?", 'write "echeances"?', "avec ses accents"),
    (("jours_feries", "2024"), "écrire « jours-feries » ?", 'write "jours-feries"?', "un autre tiret"),
    (("CALCULER", "P2M"), "écrire « calculer » ?", 'write "calculer"?', "en capitales"),
    (("verif",), "écrire « verifier » ?", 'write "verifier"?', "un début"),
    (("calculer", "P2M", "--du", "2024-02-07", "--sense", "avant"), "écrire « --sens » ?", 'write "--sens"?',
     "une option"),
    (("calculer", "P2M", "--du", "2024-02-07", "--territoir=metropole"), "« --territoire »", '"--territoire"',
     "une option avec sa valeur"),
    (("calculer", "P2M", "--du", "2024-02-07", "--distance", "outremer"), "« outre-mer »", '"outre-mer"', "un choix"),
    (("calculer", "P2M", "--du"), "argument --du : une valeur est attendue ; attendu : --du DATE",
     "argument --du: expected one argument; expected: --du DATE", "une valeur qui manque nomme l'option"),
    (("calculer", "P2M", "--du", "2024-02-07", "--sens"), "--sens apres|avant", "--sens apres|avant",
     "et les valeurs possibles"),
]  # fmt: skip


@pytest.mark.parametrize("row", SUGGESTIONS, ids=[row[3] for row in SUGGESTIONS])
def test_what_was_probably_meant(row: tuple[tuple[str, ...], str, str, str]) -> None:
    arguments, french, english, why = row
    for lang, words in (("fr", french), ("en", english)):
        done = run(*arguments, "--lang", lang)
        assert (done.status, done.out) == (2, ""), why
        assert words in done.err.splitlines()[-1], f"{why}\n{done.err}"


def test_the_usage_shown_is_the_one_of_the_command() -> None:
    assert run("procedures", "agrement", "--auu", "2024-01-01").err.startswith("usage : delais procedures [-h]")
    assert run("procedure", "agrement").err.startswith("usage : delais [-h]")


def test_nothing_is_suggested_for_what_looks_like_nothing() -> None:
    assert "écrire" not in run("xyzzy").err
    assert "écrire" not in run("calculer", "P2M", "--du", "2024-02-07", "--xyzzy").err


# la commande, celle qui dit aujourd'hui, motif
TODAY = [
    (("echeances", str(RECOURS), "--json"), '"au"', "echeances"),
    (("chronologie", str(RECOURS), "--json"), '"au"', "chronologie"),
    (("procedures", "agrement", "--json"), '"au"', "procedures"),
]


@pytest.mark.parametrize(("arguments", "key", "why"), TODAY, ids=[row[2] for row in TODAY])
def test_without_a_day_it_is_today(arguments: tuple[str, ...], key: str, why: str) -> None:
    import datetime

    days = {str(datetime.date.today()) for _ in range(2)}  # noqa: DTZ011 (the command reads the local day)
    done = run(*arguments)
    days.add(str(datetime.date.today()))  # noqa: DTZ011
    assert done.status == 0, done.err
    assert any(f'{key}: "{day}"' in done.out for day in days), why


def test_a_diagram_is_of_today_unless_every_epoch_is_asked_for() -> None:
    import datetime

    today = str(datetime.date.today())  # noqa: DTZ011
    drawn = run("diagramme", "agrement")
    assert drawn == run("diagramme", "agrement", "--au", today)
    whole = run("diagramme", "agrement", "--tout")
    assert (whole.status, whole == drawn) == (0, False)


UTF_8 = ("", "lot", "convertir", "nouvelle-procedure")


@pytest.mark.parametrize("line", [rows[0].line for name, rows in ROWS.items() if name not in UTF_8])
def test_every_command_prints_in_every_alphabet(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What each command does when all is well, but those that write a file: TOML is in UTF-8 whatever the stream.

    `lot` writes in the alphabet of its input: test_cli_lot_cells.py.
    """
    lay(tmp_path)
    monkeypatch.chdir(tmp_path)
    new = run(*shlex.split(line))
    for encoding in ("cp1252", "ascii"):
        old = run(*shlex.split(line), encoding=encoding)
        assert (old.status, old.err.count("?"), old.out.count("?")) == (0, new.err.count("?"), new.out.count("?"))
