"""Values, keys and names of a file as an error says them: safe to print, and what was probably meant."""

import datetime
import difflib
from collections.abc import Sequence

from delais.errors import Texte
from delais.file_bytes import shown_long
from delais.toml_lines import KeyPath

_LISTED = 60  # names of a remedy: those of the procedures all stand in it, those of the texts would fill pages


def shown(value: object) -> str:
    """A value as it can be printed safely: one line, no control character, cut at 60."""
    try:
        text = value.isoformat() if isinstance(value, datetime.date) else str(value)
    except ValueError:  # Python refuses to write a number of thousands of digits
        text = "…"
    text = shown_long(text[:61])
    return text if len(text) <= 60 else text[:59] + "…"


def nearest(word: str, known: Sequence[str]) -> Texte:
    """What the writer probably meant, and what exists: all of it, or the first `_LISTED` of a long list.

    >>> str(nearest("x", [f"article_{number}" for number in range(500)]))[-37:]
    'article_58, article_59, et 440 autres'
    """
    close = difflib.get_close_matches(word, known, n=1)
    names = ", ".join(known[:_LISTED]) if known else "—"
    more = len(known) - _LISTED
    fr, en = (f", et {more} autre{'s' * (more > 1)}", f", and {more} more") if more > 0 else ("", "")
    if close:
        return Texte(f"écrire « {close[0]} » ? connus : {names}{fr}", f'write "{close[0]}"? known: {names}{en}')
    return Texte(f"connus : {names}{fr}", f"known: {names}{en}")


def dotted(path: KeyPath) -> str:
    """A key path as people write it.

    >>> dotted(("delais", "opposition", "values", 0, "since"))
    'delais.opposition.values[1].since'
    """
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text
