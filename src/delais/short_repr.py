"""How a value is shown to a programmer: one short line, what identifies it, never a whole procedure."""

import datetime
from typing import Any

from attrs import NOTHING, fields

MAX_PART = 60
MAX_TEXT = 240


def short_repr(value: Any) -> str:
    """The class, and in order the fields that say more than their default, each part and the whole cut short.

    >>> import delais
    >>> delais.Duree.parse("2 mois"), delais.regime("franc").lectures
    (Duree.parse('P2M'), ())
    """
    return _written(value, ((each.alias, getattr(value, each.name), each.default) for each in fields(type(value))))


def described(value: object, **parts: object) -> str:
    """The class and `parts`, without those that say nothing."""
    return _written(value, ((name, part, None) for name, part in parts.items()))


def _written(value: object, parts: Any) -> str:
    text = ""
    for name, held, default in parts:
        if _says_nothing(held, default):
            continue
        text += f"{', ' if text else ''}{name}={_shown(held)}"
        if len(text) > MAX_TEXT:
            text = text[:MAX_TEXT] + "…"
            break
    return f"{type(value).__name__}({text})"


def _shown(part: object) -> str:
    """One value: a date in ISO form, a long text cut; of a long tuple or mapping, how many it holds."""
    if isinstance(part, datetime.date | datetime.time):
        return part.isoformat()
    if isinstance(part, dict) and len(part) > 3:
        return f"<{len(part)}>"
    if isinstance(part, tuple) and len(part) > 3:
        return f"<{len(part)}>"
    text = repr(part)
    return text if len(text) <= MAX_PART else f"{text[: MAX_PART - 1]}…"


def _says_nothing(held: object, default: Any) -> bool:
    empty = held is None or (isinstance(held, str | tuple | dict | frozenset) and not held)
    return empty or (default is not NOTHING and default is not None and held == default)
