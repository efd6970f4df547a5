"""The JSON Schema of each format, draft 2020-12, drawn from its declaration.

A document in TOML is validated as data: its dates are then ISO texts, as in JSON.
"""

import re
from copy import deepcopy
from typing import Any

from delais.errors import InputError, Problem, Texte
from delais.formats.calendrier import CALENDRIER
from delais.formats.dossier import DOSSIER
from delais.formats.keys import (
    ANY,
    DATE,
    EXPECTED,
    FACTS,
    FIXED_DATE,
    FLAG,
    GROUPS,
    HOUR,
    INSTANT,
    INTEGER,
    NUMBER,
    ROWS,
    SEVERAL,
    STATES,
    TABLE,
    TARGET,
    TEXT_BY_DAY,
    TEXT_LIST,
    TEXTS,
    TEXTS_BY_DAY,
    WANTED,
    Format,
    Key,
)
from delais.formats.procedure import PROCEDURE
from delais.formats.shared import DEROGATIONS, DISTANCES, REGIMES
from delais.formats.situation import SITUATION
from delais.formats.textes import TEXTES
from delais.toml_table import nearest, shown

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TEXT: Schema = {"type": "string"}
_SAYS: Schema = {"type": "string", "pattern": r"\S"}
_FACT: Schema = {"type": ["boolean", "string", "integer"]}
_GROUP: Schema = {"type": "string", "pattern": "^@"}


def _by_day(each: Schema) -> Schema:
    return {"type": "object", "patternProperties": {f"^{_DAY}$": each}, "additionalProperties": False}


_KINDS: dict[str, Schema] = {
    FLAG: {"type": "boolean"},
    INTEGER: {"type": "integer"},
    DATE: {"type": "string", "format": "date", "pattern": f"^{_DAY}$"},
    INSTANT: {"type": "string", "pattern": f"^{_DAY}([T ].+)?$"},
    HOUR: {"type": "string", "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?$"},
    TARGET: {"type": ["string", "integer"]},
    FACTS: _FACT,
    WANTED: {"type": "object", "additionalProperties": {"anyOf": [_FACT, {"type": "array", "items": _FACT}]}},
    ANY: {},
    GROUPS: {"type": ["string", "array", "object"]},
    TEXTS_BY_DAY: _by_day(_SAYS),
    TEXT_BY_DAY: {"if": {"type": "object"}, "then": {"additionalProperties": _TEXT}, "else": _TEXT},
    EXPECTED: _by_day({"type": "object", "additionalProperties": _TEXT}),
}

_ALL = (DOSSIER, SITUATION, TEXTES, CALENDRIER, PROCEDURE, REGIMES, DEROGATIONS, DISTANCES)
FORMATS = {each.id: each for each in _ALL}


def json_schema(format: str) -> dict[str, Any]:  # noqa: A002 - the word of the command line and of the documents
    """The JSON Schema (draft 2020-12) of one format: what the readers accept, and what an editor validates with.

    A document in TOML is validated as data, its dates as ISO texts. Raises `InputError` naming the formats that exist.

    >>> json_schema("dossier")["required"]
    ['procedure']
    """
    if not isinstance(format, str) or format not in FORMATS:
        unknown = Texte("format inconnu", "unknown format")
        near = nearest(format if isinstance(format, str) else "", tuple(FORMATS))
        raise InputError((Problem(unknown, value=shown(format), remedy=near),))
    return deepcopy(draw(FORMATS[format]))


def draw(format_: Format) -> Schema:
    """The schema of one format: every table by its name under `$defs`, the document itself at the top."""
    tables = {path: _table(format_, path) for path, shape in format_.tables.items() if not shape.like}
    top = tables.pop("")
    named = {_name(path): table for path, table in tables.items()}
    head = {"$schema": DIALECT, "$id": f"urn:delais:{format_.id}:{format_.number}", "title": format_.titre.fr}
    return {**head, "description": format_.fichier.fr, **top, "$defs": named}


def _table(format_: Format, path: str) -> Schema:
    shape = format_.shape(path)
    found: Schema = {"type": "object", "properties": {key.name: _key(format_, path, key) for key in shape.keys}}
    required = [key.name for key in shape.keys if key.required]
    if required and shape.unless:
        found |= {"if": {"required": [shape.unless]}, "else": {"required": required}}
    elif required:
        found["required"] = required
    if shape.days:
        found["patternProperties"] = {f"^{_DAY}$": _key(format_, path, shape.days)}
    if not format_.written:
        found["additionalProperties"] = False
    return found


def _key(format_: Format, path: str, key: Key) -> Schema:
    found = _value(format_, path, key)
    if key.nullable or (format_.nulls and not key.required):
        under = format_.child(path, key.name)
        found = _or_null(_table(format_, under) if "$ref" in found else found)
    return {"description": key.sens, **found}


def _value(format_: Format, path: str, key: Key) -> Schema:
    under = format_.child(path, key.name)
    if key.kind in (TABLE, FIXED_DATE):
        return _object(format_, key, under)
    if key.kind == ROWS:
        return {"type": "array", "items": _reference(format_, under)}
    if key.kind == SEVERAL:
        one = _reference(format_, under)
        return {"if": {"type": "array"}, "then": {"type": "array", "items": one}, "else": one}
    return _plain(format_, key)


def _plain(format_: Format, key: Key) -> Schema:
    """What a key holds that is no table that the format declares."""
    if key.kind == NUMBER:
        return {"const": format_.number}
    if key.kind in (TEXTS, STATES):
        one = _words(format_, key) if key.words else _TEXT
        return {"anyOf": [one if key.words else _SAYS, {"type": "array", "items": one}]}
    if key.kind == TEXT_LIST:
        return {"type": "array", "items": _TEXT}
    if key.words and not key.open:
        return _words(format_, key)
    one = _one(key, key.kind, says=key.required and not format_.written)
    return _table_or(one, _GROUP) if key.kind == WANTED and format_.groups else one


def _object(format_: Format, key: Key, under: str) -> Schema:
    """A table: one that is declared, named ones, or one whose keys the file chooses."""
    if key.free:
        each = _one(key, key.free)
        free: Schema = {"type": "object", "additionalProperties": _or_null(each) if format_.nulls else each}
        return _table_or(free, _GROUP) if format_.groups else free
    if under.endswith(".*"):
        return {"type": "object", "additionalProperties": _reference(format_, under)}
    return _reference(format_, under)


def _one(key: Key, kind: str, *, says: bool = False) -> Schema:
    """One plain value; a text that `says` something is not empty."""
    if key.words and key.open:
        return {"anyOf": [{"enum": list(key.words)}, _TEXT]}
    return _KINDS.get(kind, _SAYS if says else _TEXT)


def _words(format_: Format, key: Key) -> Schema:
    """One of some words; a group is one of those that the file writes in its place."""
    words: Schema = {"enum": list(key.words)}
    return {"anyOf": [words, _GROUP]} if format_.groups else words


def _reference(format_: Format, path: str) -> Schema:
    """The table at `path`, or what may stand for it."""
    found: Schema = {"$ref": f"#/$defs/{_name(format_.tables[path].like or path)}"}
    alone = format_.shape(path).alone
    if alone:
        return _table_or(found, _plain(format_, alone))
    return _table_or(found, _GROUP) if format_.groups else found


def _table_or(table: Schema, other: Schema) -> Schema:
    """A table, or something else: told by its type, so that what is wrong in the table is shown there."""
    return {"if": {"type": "object"}, "then": table, "else": other}


def _name(path: str) -> str:
    """The name of a table among the definitions: its path, in signs that a reference can hold."""
    return re.sub(r"[^a-z_]+", "-", path).strip("-")


def _or_null(schema: Schema) -> Schema:
    """The same, or nothing. No alternative hides what is inside: an editor points at the very value that is wrong."""
    if "const" in schema:
        return {"enum": [schema["const"], None]}
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "anyOf" in schema:
        return {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    types = schema["type"]
    return {**schema, "type": [*([types] if isinstance(types, str) else types), "null"]}
