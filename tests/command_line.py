"""Running the command as a user does: in this process, or in one of its own."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from delais import data_files
from delais.cli.main import main

EXAMPLES = data_files.root() / "examples" / "dossiers"
RECOURS = EXAMPLES / "recours-2024.toml"


class Run(NamedTuple):
    """What a run left: its exit status, its results, its messages."""

    status: int
    out: str
    err: str


def run(*arguments: object, stdin: bytes = b"", encoding: str = "utf-8") -> Run:
    """`delais` with these arguments, in this process."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True) for _ in range(2)]
    entry = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with redirect_stdout(streams[0]), redirect_stderr(streams[1]), patch.object(sys, "stdin", entry):
        status = main([str(argument) for argument in arguments])
    out, err = (stream.buffer.getvalue().decode(encoding) for stream in streams)
    return Run(status, out, err)


def process(*arguments: object, stdin: bytes = b"", cwd: Path | None = None, **environment: str) -> Run:
    """`python -m delais` with these arguments, in a process of its own."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    done = subprocess.run(
        [sys.executable, "-m", "delais", *map(str, arguments)],
        input=stdin,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "NO_COLOR": "", **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
