"""JSON documents, and dictionaries of Python, as a source that the readers take: nothing lost on the way."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from delais.errors import InputError, Problem, Texte
from delais.file_bytes import MAX_BYTES, shown_long
from delais.toml_table import Source, shown

DEPTH = 20


def parse_json(name: str, raw: bytes) -> Source:
    """The JSON document `raw`, an object. Raises `InputError` if it is too large, not UTF-8 or broken."""
    if len(raw) > MAX_BYTES:
        raise _refused(name, Texte("plus d'un mégaoctet", "over one megabyte"))
    try:
        data = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_pairs, parse_constant=_constant)
    except UnicodeDecodeError as error:
        raise _refused(name, Texte("le fichier n'est pas en UTF-8", "the file is not UTF-8")) from error
    except json.JSONDecodeError as error:
        raise _refused(
            name, Texte(f"JSON incorrect : {error.msg}", f"broken JSON: {error.msg}"), error.lineno
        ) from error
    except (ValueError, RecursionError) as error:
        why = shown(error) if isinstance(error, ValueError) else "…"
        raise _refused(name, Texte(f"JSON incorrect : {why}", f"broken JSON: {why}")) from error
    source = Source(name, plain(data, name), {})
    source.text_dates = True
    return source


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are written once: JSON itself would keep the last and say nothing."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"« {shown(twice)} » × 2")
    return found


def _constant(word: str) -> Any:
    raise ValueError(word)


def plain(document: object, name: str = "") -> dict[str, Any]:
    """A document as plain dictionaries and lists: what is None is left out, as not said. Raises `InputError`."""
    problems: list[Problem] = []
    found = _plain(document, "", 0, problems)
    if not problems and not isinstance(found, dict):
        problems.append(_problem("", document, Texte("un dictionnaire", "a dictionary")))
    if problems:
        raise InputError(tuple(_named(each, name) for each in problems))
    return found  # type: ignore[no-any-return]


def _named(problem: Problem, name: str) -> Problem:
    return Problem(problem.message, name or None, key=problem.key, value=problem.value, expected=problem.expected)


def _plain(value: object, path: str, depth: int, problems: list[Problem]) -> Any:
    if depth > DEPTH:
        problems.append(_problem(path, "…", Texte(f"{DEPTH} niveaux au plus", f"{DEPTH} levels at most")))
        return None
    if isinstance(value, Mapping):
        found = {}
        for key, each in value.items():
            if not isinstance(key, str):
                problems.append(_problem(path, key, Texte("une clé qui soit un texte", "a key that is a text")))
            elif each is not None:
                found[str(key)] = _plain(each, f"{path}.{key}" if path else str(key), depth + 1, problems)
        return found
    if isinstance(value, list | tuple):
        return [_plain(each, f"{path}[{index + 1}]", depth + 1, problems) for index, each in enumerate(value)]
    if isinstance(value, str):
        return str(value) if type(value) is str else str.__str__(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.date(value.year, value.month, value.day)
    return value


def _problem(path: str, value: object, expected: Texte) -> Problem:
    message = Texte("valeur refusée", "value refused")
    return Problem(message, key=shown_long(path)[:200] or None, value=shown(value), expected=expected)


def _refused(name: str, message: Texte, line: int | None = None) -> InputError:
    safe = Texte(shown_long(message.fr), shown_long(message.en))
    return InputError((Problem(safe, file=name, line=line),))
