"""Reading `textes/versions/*.csv`: versions, one file a code; the codes; articles without any; the data's version."""

import csv
import datetime
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from delais.errors import InputError, Problem, Texte
from delais.folders import Folders
from delais.frozen_map import FrozenMap
from delais.law.version import Article, Code, Version

CODES, ABSENT, DATA = "codes", "absents", "donnees"
COLUMNS = {
    CODES: ("nom", "fichier", "id", "titre", "edition", "connu_jusqu_au", "motif"),
    ABSENT: ("code", "article", "motif"),
    DATA: ("version",),
    "": ("article", "id", "debut", "fin", "lu", "changement"),
}
"""The columns of each file; those of a code's versions are under the empty name."""

UNREAD = "non_lu"
_DATA_VERSION = re.compile(r"[1-9]\d{3}\.(?:[1-9]|1[0-2])(?:\.[1-9]\d*)?", re.ASCII)
_ID = re.compile(r"LEGIARTI\d{12}", re.ASCII)
Row = dict[str, str]
Named = tuple[str, str]


def codes(folders: Folders) -> Mapping[str, Code]:
    """The codes known, by the abbreviation under which they are cited. Raises `InputError` as `articles` does."""
    return folders.once("law", "codes", lambda: FrozenMap(_codes(folders)))


def articles(folders: Folders) -> Mapping[Named, Article]:
    """The articles known, by code and number; those of an upper folder stand in for the same ones below.

    Raises `InputError` with every problem of the files.
    """
    return folders.once("law", "articles", lambda: FrozenMap(_articles(folders)))


def known_until(folders: Folders) -> datetime.date:
    """The last day up to which the law of every code is known."""
    return min(code.known_until for code in codes(folders).values() if code.known_until)


def data_version(folders: Folders) -> str:
    """The version of the data: the month up to which the law is known, and the rank of a later release of that month.

    It is that of the uppermost folder that has one, empty if none has. Raises `InputError` if it is wrong.
    """
    return folders.once("law", DATA, lambda: _data_version(folders))


def _data_version(folders: Folders) -> str:
    problems: list[Problem] = []
    written = [_checked(row, path, line, problems) for path, line, row in _rows(folders, DATA, problems)]
    if problems:
        raise InputError(tuple(problems))
    return written[-1] if written else ""


def _checked(row: Row, path: Path, line: int, problems: list[Problem]) -> str:
    if not _DATA_VERSION.fullmatch(row["version"]):
        expected = Texte("AAAA.M, ou AAAA.M.N", "YYYY.M, or YYYY.M.N")
        problems.append(_wrong("version", row["version"], expected, path, line))
    return row["version"]


def check_file(path: Path, folders: Folders) -> tuple[Problem, ...]:
    """The problems of one file of versions, of the list of codes, or of that of the absent articles."""
    problems: list[Problem] = []
    name = path.stem if path.stem in COLUMNS else ""
    for line, row in _read(path, folders, COLUMNS[name], problems):
        if not name:
            _version(row, path, line, problems)
        elif name == CODES:
            _day(row, "connu_jusqu_au", path, line, problems)
        elif name == DATA:
            _checked(row, path, line, problems)
    return tuple(problems)


def _codes(folders: Folders) -> dict[str, Code]:
    problems: list[Problem] = []
    found = {}
    for path, line, row in _rows(folders, CODES, problems):
        day = _day(row, "connu_jusqu_au", path, line, problems)
        found[row["nom"]] = Code(row["nom"], row["id"], row["titre"], row["edition"], day, row["motif"])
    if problems:
        raise InputError(tuple(problems))
    return found


def _articles(folders: Folders) -> dict[Named, Article]:
    problems: list[Problem] = []
    found: dict[Named, Article] = {}
    for _, _, row in _rows(folders, CODES, problems):
        for number, versions in _versions(folders, row["fichier"], problems).items() if row["fichier"] else ():
            ordered = tuple(sorted(versions.values(), key=lambda version: (version.first, version.id)))
            found[row["nom"], number] = Article(row["nom"], number, ordered)
    for path, line, row in _rows(folders, ABSENT, problems):
        if found.setdefault(named := (row["code"], row["article"]), Article(*named, motif=row["motif"])).versions:
            message = Texte("article dit absent, et qui a des versions", "an article said to be absent has versions")
            problems.append(Problem(message, str(path), line, value=" ".join(named)))
    if problems:
        raise InputError(tuple(problems))
    return found


def _versions(folders: Folders, name: str, problems: list[Problem]) -> dict[str, dict[str, Version]]:
    """The versions by article and id, those of the uppermost file that has the article."""
    found: dict[str, dict[str, Version]] = {}
    for path in folders.layers("versions", name):
        own: dict[str, dict[str, Version]] = {}
        for line, row in _read(path, folders, COLUMNS[""], problems):
            version = _version(row, path, line, problems)
            if version and own.setdefault(row["article"], {}).setdefault(version.id, version) is not version:
                message = Texte("version écrite deux fois", "version written twice")
                problems.append(Problem(message, str(path), line, value=version.id))
        found.update(own)
    return found


def _version(row: Row, path: Path, line: int, problems: list[Problem]) -> Version | None:
    first, end = (_day(row, key, path, line, problems) for key in ("debut", "fin"))
    lu = None if row["lu"] == UNREAD else _day(row, "lu", path, line, problems)
    if not _ID.fullmatch(row["id"]):
        expected = Texte("LEGIARTI et douze chiffres", "LEGIARTI and twelve digits")
        problems.append(_wrong("id", row["id"], expected, path, line))
    elif first is None:
        if not row["debut"]:
            problems.append(_wrong("debut", "", _DAY, path, line))
    elif end and end <= first:
        problems.append(_wrong("fin", row["fin"], Texte("un jour après « debut »", 'a day after "debut"'), path, line))
    else:
        return Version(row["id"], first, end, lu, row["lu"] == UNREAD, row["changement"])
    return None


_DAY = Texte("un jour AAAA-MM-JJ", "a day YYYY-MM-DD")


def _day(row: Row, key: str, path: Path, line: int, problems: list[Problem]) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(row[key]) if row[key] else None
    except ValueError:
        problems.append(_wrong(key, row[key], _DAY, path, line))
        return None


def _rows(folders: Folders, name: str, problems: list[Problem]) -> Iterator[tuple[Path, int, Row]]:
    for path in folders.layers("versions", name):
        for line, row in _read(path, folders, COLUMNS[name], problems):
            yield path, line, row


def _read(path: Path, folders: Folders, columns: tuple[str, ...], problems: list[Problem]) -> Iterator[tuple[int, Row]]:
    """The rows of a file with their line; a header or a row of another shape is a problem."""
    try:
        reader = csv.reader(io.StringIO(folders.bytes_of(path).decode("utf-8")), strict=True)
        header = tuple(next(reader, ()))
        if header != columns:
            expected = Texte(",".join(columns), ",".join(columns))
            problems.append(_wrong("", ",".join(header), expected, path, 1))
            return
        for row in reader:
            if len(row) != len(columns):
                count = Texte(f"{len(columns)} colonnes", f"{len(columns)} columns")
                problems.append(_wrong("", ",".join(row), count, path, reader.line_num))
            else:
                yield reader.line_num, dict(zip(columns, row, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        message = Texte(f"fichier CSV illisible : {error}", f"unreadable CSV file: {error}")
        problems.append(Problem(message, str(path)))


def _wrong(key: str, value: str, expected: Texte, path: Path, line: int) -> Problem:
    message = Texte("valeur impossible", "impossible value")
    return Problem(message, str(path), line, key or None, value, expected)
