"""Cutting text to a width without losing a character, nor parting « from its word or a number from its unit."""

import re
import unicodedata

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|fevrier|aout|decembre"
_MONTHS_EN = "January|February|March|April|May|June|July|August|September|October|November|December"
_WEEKDAYS = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_GLUED = re.compile(
    rf"(?:(?:{_WEEKDAYS}) )?(?:\d\d?|1er) (?:{_MONTHS}|{_MONTHS_EN})(?: \d{{4}})?"
    r"|\d+ (?:jours?|mois|ans?|days?|months?|years?)\b"
    r"|à minuit|at midnight|\d\d? h \d\d|(?:CSS )?[RLD]\. \d|al\. \d|n[°o] \d|CPC \d|« | (?=[»:;?!→—·])"
)
_HARD = "\0"


def cells(text: str) -> int:
    """The columns that `text` takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def wrap(text: str, width: int | None, hang: int = 0) -> list[str]:
    """The lines of `text`, at most `width` columns each, those that go on set back by `hang`; one line without `width`.

    >>> wrap("ouvre « Saisir la commission »", 12)
    ['ouvre', '« Saisir la', 'commission »']
    """
    if width is None or cells(text) <= width:
        return [text]
    words = _GLUED.sub(lambda found: found[0].replace(" ", _HARD), text).split(" ")
    return _fill([word.replace(_HARD, " ") for word in words], width, hang)


def wrap_law(law: str, width: int) -> list[str]:
    """The lines of a list of citations: one that fits on a line is not cut.

    >>> wrap_law("CPC 641 al. 2 ; CPC 642", 16)
    ['CPC 641 al. 2 ;', 'CPC 642']
    """
    if not law:
        return []
    *others, last = law.split(" ; ")
    return _fill([*(f"{citation} ;" for citation in others), last], width, 0)


def _fill(words: list[str], width: int, hang: int) -> list[str]:
    """As many words on each line as it holds; one too long is cut at its own spaces if it has some, else anywhere."""
    lines, line, back = [], "", " " * hang
    for word in words:
        joined = f"{line} {word}" if line.strip() else line + word
        if cells(joined) <= width:
            line = joined
            continue
        if line.strip():
            lines.append(line)
            line = back
        *full, last = [word] if cells(line + word) <= width else _cut(word, width - hang)
        lines.extend((back if lines or index else "") + piece for index, piece in enumerate(full))
        line = (back if lines else "") + last
    return [*lines, line]


def _cut(word: str, width: int) -> list[str]:
    if " " in word:
        return _fill(word.split(" "), width, 0)
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
