"""The three streams of the command: closed, full, narrow or of another alphabet, they end in a message and a status."""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys

TYPE_CHECKING = False  # type checkers take it as true; importing `typing` would slow `--help`
if TYPE_CHECKING:
    from typing import NoReturn

READABLE = "delais.readable"


class Closed(io.TextIOBase):
    """A stream that was closed before the program began: Python gives None, on which `print` says nothing."""

    encoding = "utf-8"

    @property
    def buffer(self) -> Closed:
        """The bytes under the text: as closed as it is."""
        return self

    def write(self, text: object) -> NoReturn:
        """Raise `OSError`, as any closed stream does."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    def read(self, size: object = -1) -> NoReturn:
        """Raise `OSError`, as any closed stream does."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def prepare() -> None:
    """Make the streams safe to use: none is None, none raises on a sign it cannot carry; no page has a width of 0."""
    sys.stdin = sys.stdin or Closed()
    sys.stdout = sys.stdout or Closed()
    sys.stderr = sys.stderr or io.StringIO()  # nobody hears: `print` would speak on stdout instead
    codecs.register_error(READABLE, _readable)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=READABLE)
    columns = os.environ.get("COLUMNS", "").strip()
    if columns and not (columns.isdecimal() and int(columns)):
        del os.environ["COLUMNS"]


def _readable(error: UnicodeError) -> tuple[str, int]:
    """What the alphabet of a stream cannot carry, in the nearest ASCII signs."""
    from delais.views.safe_text import to_ascii

    assert isinstance(error, UnicodeEncodeError)
    return to_ascii(error.object[error.start : error.end]), error.end


def abandon_output() -> None:
    """Nothing more goes to standard output: what is still held would fail again when the interpreter ends."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):  # no descriptor behind it: nothing is held
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
