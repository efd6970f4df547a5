"""The rows of a CSV file, one at a time, each cell as it is written: quotes, blanks and line ends included."""

import errno
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from delais.errors import InputError, Problem, Texte
from delais.system_words import os_reason

MAX_RECORD = 1_000_000  # characters of one row: a quote left open would take the whole file for one cell
_UNREADABLE = re.compile("[\udc80-\udcff]")
_UTF_16 = ("\udcff\udcfe", "\udcfe\udcff")


class Record(NamedTuple):
    """One row: the number of its first line, its cells as written, the end of its line, what is wrong in it."""

    line: int
    cells: list[str]
    end: str
    wrong: Texte | None = None


class Lines:
    """The lines of one file, ended by CR, LF or CRLF alone; they are counted, and may not be endless."""

    def __init__(self, name: str, stream: TextIOWrapper, *, utf8: bool) -> None:
        self.name = name
        self.number = 0
        self._stream = stream
        self._utf8 = utf8

    def next(self) -> str:
        """The next line with its end, "" when there is none. Raises `InputError` if it cannot be read."""
        try:
            line = self._stream.readline(MAX_RECORD)
        except OSError as error:
            raise unusable(self.name, error) from error
        self.number += 1
        if not line.isascii() and self._utf8 and _UNREADABLE.search(line):
            raise self._not_utf8(line)
        if len(line) == MAX_RECORD:
            raise self.endless(self.number)
        return line

    def endless(self, line: int) -> InputError:
        """The row that begins on `line` has no end in sight."""
        return self.error(
            line,
            Texte("ligne de plus d'un million de caractères", "a row of over a million characters"),
            Texte("chercher un guillemet qui n'est pas fermé", "look for a quote that is not closed"),
        )

    def error(self, line: int, message: Texte, remedy: Texte | None = None) -> InputError:
        """What is wrong with the file, at that line."""
        return InputError((Problem(message, file=self.name, line=line, remedy=remedy),))

    def _not_utf8(self, line: str) -> InputError:
        if line.startswith(_UTF_16) or "\0" in line:
            remedy = Texte("c'est peut-être de l'UTF-16 : l'enregistrer en UTF-8", "UTF-16 maybe: save it as UTF-8")
        else:
            remedy = Texte(
                "s'il vient d'Excel sous Windows : --encodage cp1252 ; sinon l'enregistrer en UTF-8",
                "if it comes from Excel on Windows: --encodage cp1252; else save it as UTF-8",
            )
        return self.error(self.number, Texte("le fichier n'est pas en UTF-8", "the file is not UTF-8"), remedy)


@contextmanager
def opened_lines(name: str, encoding: str) -> Iterator[Lines]:
    """The lines of the file `name`, of standard input for "-". A byte that `encoding` lacks is kept as it is."""
    try:
        if name == "-" and sys.stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        source = sys.stdin.buffer if name == "-" else Path(name).open("rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise unusable(name, error) from error
    stream = TextIOWrapper(source, encoding=encoding, errors="surrogateescape", newline="")
    try:
        yield Lines(name, stream, utf8=encoding == "utf-8")
    finally:
        stream.detach()
        if name != "-":
            source.close()


def read_records(lines: Lines, separator: str) -> Iterator[Record]:
    """Every row that is left. Raises `InputError` on a quote that is never closed."""
    while line := lines.next():
        yield read_record(lines, line, separator)


def read_record(lines: Lines, line: str, separator: str) -> Record:
    """The row that begins with `line`; further lines are read while a quoted cell goes on."""
    if '"' not in line:
        body = line.rstrip("\r\n")
        return Record(lines.number, body.split(separator), line[len(body) :])
    return _quoted(lines, line, separator)


def plain(cell: str) -> str:
    """What a cell says: without its quotes, nor the blanks around.

    >>> plain(' a '), plain('"dit ""non"" hier"')
    ('a', 'dit "non" hier')
    """
    if cell.startswith('"'):
        cell = cell[1:].rpartition('"')[0].replace('""', '"')
    return cell.strip()


def unusable(name: str, error: OSError) -> InputError:
    """The file cannot be read, and why."""
    reason = os_reason(error)
    return InputError(
        (Problem(Texte(f"fichier inutilisable : {reason.fr}", f"unusable file: {reason.en}"), file=name),)
    )


def _quoted(lines: Lines, line: str, separator: str) -> Record:
    """Each character is seen once: a cell of many lines is not read again for each of them."""
    first, cells, position, size, wrong = lines.number, list[str](), 0, 0, None
    while True:
        parts, start = list[str](), position
        if line.startswith('"', position):
            position += 1
            while (closing := _closing(line, position)) < 0:
                parts.append(line[start:])
                size += len(line)
                line, start, position = lines.next(), 0, 0
                if not line:
                    raise lines.error(
                        first,
                        Texte("CSV incorrect : guillemet jamais fermé", "broken CSV: a quote that is never closed"),
                    )
                if size > MAX_RECORD:
                    raise lines.endless(first)
            position = closing + 1
        body = len(line.rstrip("\r\n"))
        end = line.find(separator, position)
        end = body if end < 0 else end
        if parts or line.startswith('"', start):
            if line[position:end].strip():
                wrong = Texte("texte après un guillemet fermé", "text after a closed quote")
            parts.append(line[start:end])
            cells.append("".join(parts))
        else:
            cells.append(line[start:end])
        if end == body:
            return Record(first, cells, line[body:], wrong)
        position = end + 1


def _closing(line: str, position: int) -> int:
    """Where the quoted cell ends; a quote written twice is one of its characters."""
    while (found := line.find('"', position)) >= 0 and line.startswith('"', found + 1):
        position = found + 2
    return found
