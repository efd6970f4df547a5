"""The exit statuses that the page of commands promises are those that a user gets: each line is run as a process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from delais.cli.main import COMMANDS
from generate.commands import page
from generate.exit_statuses import ROWS, STREAMS, USUAL, lay, section

PATH = os.pathsep.join(entry for entry in sys.path if entry)
ENVIRONMENT = {**os.environ, "PYTHONPATH": PATH, "PYTHONUTF8": "1"}
LINES = [row for rows in ROWS.values() for row in rows]
USUALS = [row.line for row in LINES if row.situation == USUAL]
INTERRUPTED = """
import os, pathlib, signal, sys
from delais.cli.main import COMMANDS, run

name = COMMANDS[sys.argv[1]].split(".")[-1]

def interrupt(event, arguments):
    path = pathlib.Path(str(arguments[0])) if event == "open" else pathlib.Path()
    if "cli" in path.parts and path.name.startswith(f"{name}."):
        os.kill(os.getpid(), signal.SIGINT)

sys.addaudithook(interrupt)
run()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the lines name."""
    place = tmp_path_factory.mktemp("etats")
    lay(place)
    return place


def shell(line: str, folder: Path, *program: str, out: int = subprocess.PIPE) -> "subprocess.CompletedProcess[str]":
    """The line, typed after `delais` in a shell."""
    return subprocess.run(
        ["sh", "-c", f'"$0" "$@" {line}', sys.executable, *(program or ("-m", "delais"))],
        cwd=folder, env=ENVIRONMENT, stdout=out, stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("row", LINES, ids=[f"{row.line or 'rien'} ({row.situation})" for row in LINES])
def test_the_status_is_the_one_documented(row, folder: Path) -> None:
    done = shell(row.line, folder)
    assert done.returncode == row.status, f"{row.situation}\n{done.stdout[-500:]}\n{done.stderr}"
    assert "Traceback" not in done.stderr
    assert row.status == 0 or done.stderr or done.stdout, "un état qui n'est pas 0 se dit"


@pytest.mark.parametrize("line", USUALS)
@pytest.mark.parametrize("row", STREAMS, ids=[row.situation for row in STREAMS])
def test_the_status_when_a_stream_fails(row, line: str, folder: Path) -> None:
    if row.line == "|":
        reading, writing = os.pipe()
        os.close(reading)
        done = shell(line, folder, out=writing)
        os.close(writing)
    elif row.line == "^C":
        done = shell(line, folder, "-c", INTERRUPTED)
    else:
        done = shell(f"{line} {row.line}", folder)
    assert done.returncode == row.status, f"{line} : {done.stderr}"
    assert "Traceback" not in done.stderr


def test_every_command_has_its_rows() -> None:
    assert set(ROWS) == {"", *COMMANDS}
    for name in COMMANDS:
        situations = [row.situation for row in ROWS[name]]
        assert situations[0] == USUAL, name
        assert "mauvais usage" in situations, name
        assert {row.status for row in ROWS[name]} >= {0, 2}, name
        assert all(row.line.startswith(name) for row in ROWS[name]), name


def test_the_page_shows_them() -> None:
    assert section() in page()
