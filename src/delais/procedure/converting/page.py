"""The lines of a file being written: headers, keys, long sentences over several lines, comments where they stood."""

import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from delais.procedure.short.emit import WIDTH, fits, inline, key_text, pair
from delais.toml_lines import KeyPath

Placed = tuple[dict[str, Any], KeyPath]
"""A row, and where it stood in format 1."""


class Page:
    """Lines to be joined, and the comments not yet placed."""

    def __init__(self, comments: Mapping[KeyPath, list[str]]) -> None:
        self.lines: list[str] = []
        self.comments = dict(comments)

    def section(self, title: str) -> None:
        """A rule with a title, as wide as the page."""
        self.gap()
        self.lines.append(f"# ── {title} ".ljust(WIDTH, "─"))

    def gap(self) -> None:
        """An empty line, never two, and none under a section's title."""
        if self.lines and self.lines[-1] and not self.lines[-1].startswith("# ──"):
            self.lines.append("")

    def comment(self, *path: str | int) -> None:
        """The comment that stood before `path`."""
        self.lines += rewrapped(self.comments.pop(path, []))

    def comments_below(self, *path: str | int) -> None:
        """Every comment that stood inside `path` and has no place of its own any more."""
        for known in [each for each in self.comments if each[: len(path)] == path]:
            self.lines += rewrapped(self.comments.pop(known))

    def header(self, *names: str, array: bool = False) -> None:
        """`[a.b]` or `[[a.b]]`."""
        dotted = ".".join(key_text(name) for name in names)
        self.lines.append(f"[[{dotted}]]" if array else f"[{dotted}]")

    def put(self, key: str, value: Any) -> None:
        """`key = value`, whatever its length; nothing for None."""
        if value is not None:
            self.lines += written(key, value)

    def text(self) -> str:
        """The whole page."""
        self.comments_below()
        return "\n".join(self.lines).rstrip("\n") + "\n"


def rewrapped(lines: list[str]) -> list[str]:
    """A comment within the width."""
    if all(fits(line) for line in lines):
        return lines
    text = " ".join(line.lstrip("# ") for line in lines)
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent="# ", break_long_words=False)


def written(key: str, value: Any) -> list[str]:
    """`key = value`; a sentence too long for a line is folded, which TOML reads as one."""
    lines = pair(key, value)
    if all(fits(line) for line in lines) or not isinstance(value, str):
        return lines
    return [f'{key_text(key)} = """', *folded(value)]


def folded(text: str) -> list[str]:
    """A long sentence over several lines, each ended by a backslash, closed by three quotes."""
    body = json.dumps(text, ensure_ascii=False)[1:-1]
    parts = textwrap.wrap(body, WIDTH - 4, break_long_words=False, break_on_hyphens=False)
    return [*(f"{part} \\" for part in parts[:-1]), f'{parts[-1]}"""']


def short(key: str, value: Any) -> bool:
    """Whether `key = value` stands within the width without breaking a table."""
    return all(fits(line) for line in pair(key, value))


def fits_row(row: Mapping[str, Any]) -> bool:
    """Whether a row of an array stands on a line of its own."""
    return fits(f"  {inline(row)},")


def put_rows(page: Page, key: str, rows: Sequence[Placed]) -> None:
    """Rows in an array: one alone on the line of its key, several one a line, each under its comment."""
    alone = rows[0][0]
    if len(rows) == 1 and short(key, alone):
        page.comment(*rows[0][1])
        page.put(key, alone)
        return
    page.lines.append(f"{key} = [")
    for row, place in rows:
        page.lines += [f"  {line}" for line in rewrapped(page.comments.pop(place, []))]
        page.lines.append(f"  {inline(row)},")
    page.lines.append("]")


def table(page: Page, names: tuple[str, ...], row: Mapping[str, Any], *, array: bool = False) -> None:
    """A table under its own header, a key a line; tables too long for a line get a header in their turn."""
    page.header(*names, array=array)
    later = []
    for key, value in row.items():
        if (isinstance(value, Mapping) and not short(key, value)) or (
            isinstance(value, list) and any(isinstance(each, Mapping) and not fits_row(each) for each in value)
        ):
            later.append((key, value))
        else:
            page.put(key, value)
    for key, value in later:
        if isinstance(value, Mapping):
            table(page, (*names, key), value)
        else:
            for each in value:
                table(page, (*names, key), each, array=True)
