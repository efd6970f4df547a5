"""Reading a table as its format declares it: each key by its kind, every problem noted, unknown keys too."""

import datetime
import re
from collections.abc import Callable
from typing import Any

from delais.errors import Texte
from delais.formats.keys import (
    ANY,
    DATE,
    FACTS,
    FLAG,
    FORMAT_NUMBER,
    HOUR,
    INSTANT,
    INTEGER,
    NUMBER,
    ROWS,
    TABLE,
    TARGET,
    TEXT,
    TEXTS,
    WORD,
    Format,
    Key,
)
from delais.toml_table import Table, nearest

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ].+", re.ASCII)
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?", re.ASCII)
_TARGET = Texte("l'id ou le rang d'un événement", "the id or the rank of an event")
_FREE = Texte("un texte", "a text")
_FACT = Texte("true, false, un texte, un nombre ou une date", "true, false, a text, a number or a date")
_NUMBER = Texte(f"format = {FORMAT_NUMBER}", f"format = {FORMAT_NUMBER}")
_NEWER = Texte(
    "mettre delais à jour : ce fichier est d'un autre format", "update delais: this file is of another format"
)
Values = dict[str, Any]


def read(table: Table, format_: Format, path: str = "") -> Values:
    """The values of one table by key, sub-tables read as tables: a key that is not written, or wrong, is not there.

    Rows keep their place: one that is no table is None. Problems stay noted in the table's source.
    """
    found: Values = {}
    for key in format_.shape(path).keys:
        if key.kind in (TABLE, ROWS):
            value = _read_under(table, key, format_, format_.child(path, key.name))
        elif key.name in table.data or key.required:
            value = _READERS[key.kind](table, key)
        else:
            table.known.append(key.name)
            continue
        if value is not None:
            found[key.name] = value
    table.close()
    return found


def _read_under(table: Table, key: Key, format_: Format, under: str) -> Any:
    if key.kind == ROWS:
        rows = [(row.path[-1], read(row, format_, under)) for row in table.tables(key.name)]
        places = dict(rows)
        written = table.data.get(key.name)
        return [places.get(index) for index in range(len(written))] if isinstance(written, list) else None
    if under.endswith(".*"):
        return {name: read(each, format_, under) for name, each in table.named_tables(key.name)}
    if key.name not in table.data:
        table.known.append(key.name)
        return None
    asked = table.table(key.name)
    if key.free:
        return {name: value for name, raw in asked.data.items() if (value := _free(asked, name, raw, key)) is not None}
    return read(asked, format_, under)


def _free(table: Table, name: str, raw: object, key: Key) -> Any:
    """One value of a table whose keys the file chooses."""
    if key.free == FACTS:
        if isinstance(raw, bool | str | int | datetime.date):
            return raw
        table.wrong(name, raw, _FACT)
        return None
    if not isinstance(raw, str):
        table.wrong(name, raw, _FREE)
        return None
    return raw if key.open else table.choice(name, key.words)


def _text(table: Table, key: Key) -> str | None:
    return table.required_text(key.name) if key.required else table.text(key.name)


def _word(table: Table, key: Key) -> str | None:
    if key.open:
        return _text(table, key)
    return table.choice(key.name, key.words, None if key.required else "") or None


def _date(table: Table, key: Key) -> datetime.date | None:
    raw = table.data.get(key.name)
    if table.source.text_dates and isinstance(raw, str):
        table.known.append(key.name)
        try:
            return datetime.date.fromisoformat(raw if _DAY.fullmatch(raw) else "")
        except ValueError:
            table.wrong(key.name, raw, Texte("une date AAAA-MM-JJ", "a date YYYY-MM-DD"))
            return None
    found: datetime.date | None = table._get(key.name, datetime.date, required=key.required)
    return found


def _instant(table: Table, key: Key) -> datetime.date | None:
    raw = table.data.get(key.name)
    if isinstance(raw, datetime.datetime):
        table.known.append(key.name)
        return raw
    if table.source.text_dates and isinstance(raw, str) and not _DAY.fullmatch(raw):
        table.known.append(key.name)
        try:
            return datetime.datetime.fromisoformat(raw if _INSTANT.fullmatch(raw) else "")
        except ValueError:
            table.wrong(key.name, raw, Texte("une date AAAA-MM-JJ, ou AAAA-MM-JJTHH:MM", "a date, or YYYY-MM-DDTHH:MM"))
            return None
    return _date(table, key)


def _hour(table: Table, key: Key) -> datetime.time | None:
    raw = table.raw(key.name)
    if isinstance(raw, datetime.time):
        return raw
    if isinstance(raw, str) and _HOUR.fullmatch(raw):
        return datetime.time.fromisoformat(raw)
    table.wrong(key.name, raw, Texte("HH:MM", "HH:MM"))
    return None


def _target(table: Table, key: Key) -> str | int | None:
    raw = table.raw(key.name)
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        table.wrong(key.name, raw, _TARGET)
        return None
    return raw


def _integer(table: Table, key: Key) -> int | None:
    found: int | None = table._get(key.name, int, required=key.required)
    return found


def read_number(table: Table, name: str = "format") -> int | None:
    """The number of the document's format, noted as wrong unless it is that of this release. None where not written."""
    found = table.integer(name)
    if found not in (None, FORMAT_NUMBER):
        table.wrong(name, found, _NUMBER, _NEWER)
    return found


def _number(table: Table, key: Key) -> int | None:
    return read_number(table, key.name)


def _flag(table: Table, key: Key) -> bool | None:
    found: bool | None = table._get(key.name, bool, required=key.required)
    return found


def _texts(table: Table, key: Key) -> tuple[str, ...]:
    found = table.texts(key.name, required=key.required)
    words = key.words
    for word in found if words else ():
        if word not in words:
            said = Texte("un mot de la liste", "a word of the list")
            table.wrong(key.name, word, said, nearest(word, words))
    return found


def _any(table: Table, key: Key) -> Any:
    return table.raw(key.name)


_READERS: dict[str, Callable[[Table, Key], Any]] = {
    TEXT: _text,
    TEXTS: _texts,
    WORD: _word,
    FLAG: _flag,
    INTEGER: _integer,
    NUMBER: _number,
    DATE: _date,
    INSTANT: _instant,
    HOUR: _hour,
    TARGET: _target,
    ANY: _any,
}
