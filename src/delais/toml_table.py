"""Reading TOML strictly: every unknown key, wrong type and missing value is noted, none stops the reading."""

import datetime
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from delais.errors import MAX_PROBLEMS, STOPPED, InputError, Problem, Texte, texte
from delais.file_bytes import MAX_BYTES, read_bounded, shown_long, too_large, unreadable
from delais.folders import Folders, bundled
from delais.system_words import toml_detail, toml_line
from delais.toml_lines import KeyPath, line_numbers
from delais.toml_mistakes import MAX_PARTS, mistake, too_deep
from delais.toml_words import dotted, nearest, shown

__all__ = ["Source", "Table", "dotted", "nearest", "parse_source", "read_source", "shown"]

Word = TypeVar("Word", bound=str)

_TYPES: dict[type, Texte] = {
    str: Texte("un texte entre guillemets", "a quoted text"),
    bool: Texte("true ou false", "true or false"),
    int: Texte("un nombre entier", "a whole number"),
    list: Texte("une liste [ ... ]", "a list [ ... ]"),
    dict: Texte("une table", "a table"),
    datetime.date: Texte("une date AAAA-MM-JJ sans guillemets", "a date YYYY-MM-DD without quotes"),
}


class Source:
    """One TOML file: its data, the line of each key, and the problems found in it so far.

    `folders` are those in which the files that it names are looked for.
    """

    def __init__(
        self, name: str, data: dict[str, Any], lines: dict[KeyPath, int], folders: Folders | None = None
    ) -> None:
        self.name = name
        self.folders = folders or bundled()
        self.data = data
        self.lines = lines
        self.problems: list[Problem] = []
        self.rows: Source = self  # what it was unfolded into, where its format says things more shortly than rows do
        self.text_dates = False  # a document that has no dates of its own (JSON) writes them as texts

    def line(self, path: KeyPath) -> int | None:
        """The line of `path`, or of its nearest written ancestor."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return None

    def report(
        self,
        path: KeyPath,
        message: Texte,
        *,
        value: object = None,
        expected: Texte | None = None,
        remedy: Texte | None = None,
    ) -> None:
        """Note a problem at `path`. Raises `InputError` at the `MAX_PROBLEMS`th: the reading of the file stops."""
        problem = Problem(
            message,
            file=self.name or None,
            line=self.line(path),
            key=shown_long(dotted(path)) or None,
            value=None if value is None else shown(value),
            expected=expected,
            remedy=remedy,
        )
        if problem in self.problems:  # what is written once and read for several rows is wrong once
            return
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            self.problems.append(Problem(STOPPED, file=self.name))
            raise InputError(tuple(self.problems))

    def word(self, path: KeyPath, key: str) -> str:
        """The key of the table at `path` as people write it."""
        del path
        return key

    def raise_problems(self) -> None:
        """Raise `InputError` with every problem noted, if there is one."""
        if self.problems:
            raise InputError(tuple(self.problems))

    def root(self) -> "Table":
        """The file's top table."""
        return Table(self, (), self.data)


def read_source(path: Path, folders: Folders | None = None) -> Source:
    """The TOML file at `path`. Raises `InputError` if it is missing, too large, not UTF-8 or broken.

    A file of `folders` is read once for all of them.
    """
    return parse_source(str(path), folders.bytes_of(path) if folders else read_bounded(path), folders)


def parse_source(name: str, raw: bytes, folders: Folders | None = None) -> Source:
    """The TOML document `raw`. Raises `InputError` naming the line of a syntax error (one a file)."""
    if len(raw) > MAX_BYTES:
        raise too_large(name, len(raw))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        broken_at = raw[: error.start].count(b"\n") + 1
        raise unreadable(name, "le fichier n'est pas en UTF-8", "the file is not UTF-8", broken_at) from error
    deep = too_deep(text)
    if deep:
        many = (f"clé de plus de {MAX_PARTS} parties", f"key of more than {MAX_PARTS} parts")
        raise unreadable(name, f"TOML incorrect : {many[0]}", f"broken TOML: {many[1]}", deep)
    try:
        data = tomllib.loads(text)
        lines = line_numbers(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise _broken(name, text, str(error)) from error
    if not data:
        raise unreadable(name, "fichier vide", "empty file")
    return Source(name, data, lines, folders)


def _broken(name: str, text: str, detail: str) -> InputError:
    """The one syntax error of a file: what the reader says, and what the writer most likely meant."""
    line = toml_line(detail, text)
    why, meant = toml_detail(detail), mistake(text, line, detail)
    if meant is None:
        return unreadable(name, f"TOML incorrect : {why.fr}", f"broken TOML: {why.en}", line)
    said, remedy = meant
    return unreadable(name, f"TOML incorrect : {said.fr}", f"broken TOML: {said.en}", line, remedy)


class Table:
    """One table of a file, read key by key; `close` reports the keys nobody asked for.

    `origins` are the places of the keys that were written in another table.
    """

    def __init__(
        self, source: Source, path: KeyPath, data: Mapping[str, Any], origins: Mapping[str, KeyPath] | None = None
    ) -> None:
        self.source = source
        self.path = path
        self.data = data
        self.origins = origins or {}
        self.known: list[str] = []

    def at(self, key: str) -> KeyPath:
        """Where `key` is written."""
        return self.origins.get(key, (*self.path, key))

    def _get(self, key: str, kind: type, *, required: bool) -> Any:
        self.known.append(key)
        if key not in self.data:
            if required:
                word = self.source.word(self.path, key)
                self.source.report(
                    self.path,
                    Texte(f"la clé « {word} » manque", f'the key "{word}" is missing'),
                    expected=_TYPES[kind],
                    remedy=Texte(f"ajouter {word} = ...", f"add {word} = ..."),
                )
            return None
        value = self.data[key]
        if type(value) is not kind:
            self.wrong(key, value, _TYPES[kind])
            return None
        if kind is str and any(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in str(value)):
            self.wrong(key, value, Texte("un texte sans caractère de commande", "a text without control characters"))
        return value

    def wrong(self, key: str, value: object, expected: Texte, remedy: Texte | None = None) -> None:
        """Note that `key` holds something else than what was expected."""
        self.source.report(
            self.at(key), Texte("valeur refusée", "value refused"), value=value, expected=expected, remedy=remedy
        )

    def text(self, key: str, default: str = "") -> str:
        """An optional text."""
        value = self._get(key, str, required=False)
        return default if value is None else str(value)

    def required_text(self, key: str) -> str:
        """A text that must be there and say something."""
        value = self._get(key, str, required=True)
        if value is not None and not value.strip():
            self.wrong(key, value, Texte("un texte non vide", "a text that is not empty"))
        return value or ""

    def flag(self, key: str, *, default: bool = False) -> bool:
        """An optional boolean."""
        value = self._get(key, bool, required=False)
        return default if value is None else bool(value)

    def integer(self, key: str, default: int | None = None) -> int | None:
        """An optional whole number."""
        value = self._get(key, int, required=False)
        return default if value is None else int(value)

    def date(self, key: str) -> datetime.date | None:
        """An optional date."""
        value: datetime.date | None = self._get(key, datetime.date, required=False)
        return value

    def required_date(self, key: str) -> datetime.date:
        """A date that must be there."""
        value: datetime.date | None = self._get(key, datetime.date, required=True)
        return value or datetime.date.min

    def choice(self, key: str, known: Sequence[Word], default: Word | None = None) -> Word:
        """One word out of `known`; required when there is no default, and then the first of them if it is not given."""
        value = self._get(key, str, required=default is None)
        found = next((word for word in known if word == value), None)
        if value is not None and found is None:
            self.wrong(key, value, texte("un mot de la liste", "a word of the list"), nearest(value, known))
        return found if found is not None else known[0] if default is None else default

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; one text alone counts as a list of one."""
        if isinstance(self.data.get(key), str):
            return (self.required_text(key),)
        values = self._get(key, list, required=required) or []
        for index, value in enumerate(values):
            if not isinstance(value, str):
                self.source.report(
                    (*self.at(key), index),
                    Texte("valeur refusée", "value refused"),
                    value=value,
                    expected=_TYPES[str],
                )
        return tuple(value for value in values if isinstance(value, str))

    def table(self, key: str) -> "Table":
        """A sub-table, empty if it is not written."""
        value = self._get(key, dict, required=False)
        return Table(self.source, self.at(key), value or {})

    def tables(self, key: str) -> "Iterator[Table]":
        """Each table of an array of tables."""
        if isinstance(self.data.get(key), dict):
            self.known.append(key)
            self.wrong(key, self.data[key], _TYPES[list], Texte(f"écrire [[{key}]]", f"write [[{key}]]"))
            return
        values = self._get(key, list, required=False) or []
        for index, value in enumerate(values):
            path = (*self.at(key), index)
            if isinstance(value, dict):
                yield Table(self.source, path, value)
            else:
                self.source.report(path, Texte("valeur refusée", "value refused"), value=value, expected=_TYPES[dict])

    def named_tables(self, key: str | None = None) -> "Iterator[tuple[str, Table]]":
        """Each sub-table with its name."""
        table = self if key is None else self.table(key)
        for name, value in table.data.items():
            table.known.append(name)
            if isinstance(value, dict):
                yield name, Table(self.source, table.at(name), value)
            else:
                table.wrong(name, value, _TYPES[dict])

    def raw(self, key: str) -> Any:
        """The value of `key` as written, whatever its type."""
        self.known.append(key)
        return self.data.get(key)

    def close(self) -> None:
        """Report each key that the format does not have."""
        for key in self.data:
            if key not in self.known:
                self.source.report(
                    self.at(key),
                    Texte(f"clé inconnue « {shown(key)} »", f'unknown key "{shown(key)}"'),
                    remedy=nearest(key, sorted(set(self.known))),
                )
