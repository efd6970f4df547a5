"""The bytes of a file that people name, never more than a bound, and what is said of one that cannot be read."""

import os
from pathlib import Path

from delais.errors import InputError, Problem, Texte
from delais.system_words import os_reason

MAX_BYTES = 1_000_000
_FRENCH_SPACES = "\u00a0\u202f"


def read_bounded(path: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file, at most `most`. Raises `InputError` if it is larger, or cannot be read.

    A pipe that nobody writes to is empty, not waited for; a device is read no further than any other file.
    """
    name = str(path)
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            size = os.fstat(handle).st_size
            if hasattr(os, "set_blocking"):
                os.set_blocking(handle, True)
            raw = file.read(most + 1)
    except (OSError, ValueError) as error:
        why = os_reason(error) if isinstance(error, OSError) else Texte("nom impossible", "impossible name")
        raise unreadable(name, f"fichier illisible : {why.fr}", f"unreadable file: {why.en}") from error
    if len(raw) > most:
        raise too_large(name, size, most)
    return raw


def too_large(name: str, size: int, most: int = MAX_BYTES) -> InputError:
    """The error of a file over the bound."""
    number = most // MAX_BYTES
    fr, en = ("d'un mégaoctet", "one megabyte") if number == 1 else (f"de {number} mégaoctets", f"{number} megabytes")
    if size <= most:  # a pipe or a device: how much it holds is not known
        return unreadable(name, f"plus {fr}", f"over {en}")
    return unreadable(name, f"fichier de {size} octets, plus {fr}", f"file of {size} bytes, over {en}")


def unreadable(name: str, fr: str, en: str, line: int | None = None, remedy: Texte | None = None) -> InputError:
    """The error of a file that gives nothing, at a line if one is known."""
    message = Texte(shown_long(fr), shown_long(en))
    safe = Texte(shown_long(remedy.fr), shown_long(remedy.en)) if remedy else None
    return InputError((Problem(message, file=name, line=line, remedy=safe),))


def shown_long(text: str) -> str:
    """A message made safe to print, whole."""
    return "".join(char if char.isprintable() or char in _FRENCH_SPACES else "�" for char in text)
