"""Cutting text to a width without losing a character, nor parting « from its word or a number from its unit."""

import re
import unicodedata

_GLUE = re.compile(
    r"(?<=«) | (?=[»:;?!→—])|(?<=\bR\.) |(?<=\bL\.) |(?<=\bal\.) |(?<=n°) |(?<=\d) (?=jours?\b|mois\b|ans?\b|days?\b)"
    r"|(?<=\d) (?=h \d)|(?<=\dh) |(?<=\d) (?=janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)"
)
_HARD = "\0"


def cells(text: str) -> int:
    """The columns that `text` takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def wrap(text: str, width: int | None) -> list[str]:
    """The lines of `text`, at most `width` columns each; one line when `width` is None.

    >>> wrap("ouvre « Saisir la commission »", 12)
    ['ouvre', '« Saisir la', 'commission »']
    """
    if width is None or cells(text) <= width:
        return [text]
    lines, line = [], ""
    for glued in _GLUE.sub(_HARD, text).split(" "):
        word = glued.replace(_HARD, " ")
        if line and cells(line) + 1 + cells(word) <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line)
        *full, line = _cut(word, width)
        lines.extend(full)
    return [*lines, line]


def _cut(word: str, width: int) -> list[str]:
    """A word too long for a line, in pieces: at its own spaces if it has some, else anywhere."""
    if cells(word) <= width:
        return [word]
    head, space, rest = word.partition(" ")
    if space and cells(head) <= width:
        return [head, *_cut(rest, width)]
    pieces, piece = [], ""
    for char in word:
        if piece and cells(piece) + cells(char) > width:
            pieces.append(piece)
            piece = ""
        piece += char
    return [*pieces, piece]


def pad(text: str, width: int) -> str:
    """`text` followed by spaces up to `width` columns."""
    return text + " " * (width - cells(text))
