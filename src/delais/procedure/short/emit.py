"""TOML as people read it: short tables on one line, nothing over the width, lists broken where they must be."""

import datetime
import json
import re
from collections.abc import Mapping
from typing import Any

WIDTH = 120
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def key_text(key: str) -> str:
    """A key, quoted if it must be."""
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def inline(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key_text(key)} = {inline(each)}" for key, each in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(inline(each) for each in value)}]"
    return str(value)


def fits(line: str) -> bool:
    """Whether a line is within the width."""
    return len(line) <= WIDTH


def pair(key: str, value: Any) -> list[str]:
    """`key = value`, a list broken over lines when it is too long; a table that is too long is left to the caller."""
    line = f"{key_text(key)} = {inline(value)}"
    if fits(line) or not isinstance(value, list):
        return [line]
    lines, row = [f"{key_text(key)} = ["], " "
    if any(isinstance(each, Mapping) for each in value):
        return [*lines, *(f"  {inline(each)}," for each in value), "]"]
    for each in value:
        word = f" {inline(each)},"
        if len(row) + len(word) > WIDTH:
            lines.append(row)
            row = " "
        row += word
    return [*lines, row, "]"]


def too_long(lines: list[str]) -> bool:
    """Whether one of the lines is over the width and could be broken: a long sentence alone cannot."""
    return any(not fits(line) for line in lines)
