"""Markdown that says what the data say: nothing in a label may become a mark, a tag or a column."""

import re
from collections.abc import Iterable, Sequence

_MARKS = re.compile(r"([\\`*_{}\[\]<>|#])")


def plain(text: str) -> str:
    """The text on one line, with what Markdown would read escaped."""
    return plain_part(" ".join(text.split()))


def prose(text: str) -> str:
    """As `plain`, but what stands between backticks stays an identifier."""
    parts = " ".join(text.split()).split("`")
    return "".join(code(part) if index % 2 else plain_part(part) for index, part in enumerate(parts))


def plain_part(text: str) -> str:
    """A piece of a line: its spaces at both ends are kept."""
    return _MARKS.sub(r"\\\1", text)


def code(word: str) -> str:
    """An identifier."""
    return f"`{word}`"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, nothing when it has no row."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *lines]) if lines else ""


def section(title: str, *parts: str) -> str:
    """A titled section, nothing when it is empty."""
    said = [part for part in parts if part]
    return "\n\n".join([f"## {title}", *said]) if said else ""
