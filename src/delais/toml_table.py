"""Reading TOML strictly: every unknown key, wrong type and missing value is noted, none stops the reading."""

import datetime
import difflib
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from delais.errors import InputError, Problem, Texte, texte
from delais.system_words import os_reason, toml_detail, toml_line
from delais.toml_lines import KeyPath, line_numbers

MAX_BYTES = 1_000_000
_FRENCH_SPACES = "\u00a0\u202f"

_TYPES: dict[type, Texte] = {
    str: Texte("un texte entre guillemets", "a quoted text"),
    bool: Texte("true ou false", "true or false"),
    int: Texte("un nombre entier", "a whole number"),
    list: Texte("une liste [ ... ]", "a list [ ... ]"),
    dict: Texte("une table", "a table"),
    datetime.date: Texte("une date AAAA-MM-JJ sans guillemets", "a date YYYY-MM-DD without quotes"),
}


def shown(value: object) -> str:
    """A value as it can be printed safely: one line, no control character, cut at 60."""
    text = shown_long(value.isoformat() if isinstance(value, datetime.date) else str(value))
    return text if len(text) <= 60 else text[:59] + "…"


def nearest(word: str, known: Sequence[str]) -> Texte:
    """What the writer probably meant, and what exists."""
    close = difflib.get_close_matches(word, known, n=1)
    names = ", ".join(known) if known else "—"
    if close:
        return Texte(f"écrire « {close[0]} » ? connus : {names}", f'write "{close[0]}"? known: {names}')
    return Texte(f"connus : {names}", f"known: {names}")


class Source:
    """One TOML file: its data, the line of each key, and the problems found in it so far."""

    def __init__(self, name: str, data: dict[str, Any], lines: dict[KeyPath, int]) -> None:
        self.name = name
        self.data = data
        self.lines = lines
        self.problems: list[Problem] = []

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
        """Note a problem at `path`."""
        self.problems.append(
            Problem(
                message,
                file=self.name,
                line=self.line(path),
                key=shown_long(dotted(path)) or None,
                value=None if value is None else shown(value),
                expected=expected,
                remedy=remedy,
            )
        )

    def raise_problems(self) -> None:
        """Raise `InputError` with every problem noted, if there is one."""
        if self.problems:
            raise InputError(tuple(self.problems))

    def root(self) -> "Table":
        """The file's top table."""
        return Table(self, (), self.data)


def dotted(path: KeyPath) -> str:
    """A key path as people write it.

    >>> dotted(("delais", "opposition", "values", 0, "since"))
    'delais.opposition.values[1].since'
    """
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def read_source(path: Path) -> Source:
    """The TOML file at `path`. Raises `InputError` if it is missing, too large, not UTF-8 or broken."""
    name = str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        why = os_reason(error)
        raise _unreadable(name, f"fichier illisible : {why.fr}", f"unreadable file: {why.en}") from error
    return parse_source(name, raw)


def parse_source(name: str, raw: bytes) -> Source:
    """The TOML document `raw`. Raises `InputError` naming the line of a syntax error (one a file)."""
    if len(raw) > MAX_BYTES:
        raise _unreadable(
            name, f"fichier de {len(raw)} octets, plus d'un mégaoctet", f"file of {len(raw)} bytes, over one megabyte"
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        broken_at = raw[: error.start].count(b"\n") + 1
        raise _unreadable(name, "le fichier n'est pas en UTF-8", "the file is not UTF-8", broken_at) from error
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        why = toml_detail(str(error))
        line = toml_line(str(error), text)
        raise _unreadable(name, f"TOML incorrect : {why.fr}", f"broken TOML: {why.en}", line) from error
    if not data:
        raise _unreadable(name, "fichier vide", "empty file")
    return Source(name, data, line_numbers(text))


def _unreadable(name: str, fr: str, en: str, line: int | None = None) -> InputError:
    return InputError((Problem(Texte(shown_long(fr), shown_long(en)), file=name, line=line),))


def shown_long(text: str) -> str:
    """A message made safe to print, whole."""
    return "".join(char if char.isprintable() or char in _FRENCH_SPACES else "�" for char in text)


class Table:
    """One table of a file, read key by key; `close` reports the keys nobody asked for."""

    def __init__(self, source: Source, path: KeyPath, data: Mapping[str, Any]) -> None:
        self.source = source
        self.path = path
        self.data = data
        self.known: list[str] = []

    def _get(self, key: str, kind: type, *, required: bool) -> Any:
        self.known.append(key)
        if key not in self.data:
            if required:
                self.source.report(
                    self.path,
                    Texte(f"la clé « {key} » manque", f'the key "{key}" is missing'),
                    expected=_TYPES[kind],
                    remedy=Texte(f"ajouter {key} = ...", f"add {key} = ..."),
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
            (*self.path, key), Texte("valeur refusée", "value refused"), value=value, expected=expected, remedy=remedy
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

    def choice(self, key: str, known: Sequence[str], default: str | None = None) -> str:
        """One word out of `known`; required when there is no default."""
        value = self._get(key, str, required=default is None)
        if value is None:
            return default or ""
        if value not in known:
            self.wrong(key, value, texte("un mot de la liste", "a word of the list"), nearest(value, known))
            return default or ""
        return str(value)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; one text alone counts as a list of one."""
        if isinstance(self.data.get(key), str):
            return (self.required_text(key),)
        values = self._get(key, list, required=required) or []
        for index, value in enumerate(values):
            if not isinstance(value, str):
                self.source.report(
                    (*self.path, key, index),
                    Texte("valeur refusée", "value refused"),
                    value=value,
                    expected=_TYPES[str],
                )
        return tuple(value for value in values if isinstance(value, str))

    def table(self, key: str) -> "Table":
        """A sub-table, empty if it is not written."""
        value = self._get(key, dict, required=False)
        return Table(self.source, (*self.path, key), value or {})

    def tables(self, key: str) -> "Iterator[Table]":
        """Each table of an array of tables."""
        values = self._get(key, list, required=False) or []
        for index, value in enumerate(values):
            path = (*self.path, key, index)
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
                yield name, Table(self.source, (*table.path, name), value)
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
                    (*self.path, key),
                    Texte(f"clé inconnue « {shown(key)} »", f'unknown key "{shown(key)}"'),
                    remedy=nearest(key, sorted(set(self.known))),
                )
