"""The line of every key of a TOML file: `tomllib` forgets it, an error must tell it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from delais.toml_lines import KeyPath, line_numbers

ROOT = Path(__file__).parent.parent
SHIPPED = sorted([*ROOT.glob("calendars/*.toml"), *ROOT.glob("procedures/**/*.toml"), *ROOT.glob("tests/**/*.toml")])

# name, document, key path, line, reason
PLACES: list[tuple[str, str, KeyPath, int, str]] = [
    ("top key", "a = 1\nb = 2\n", ("b",), 2, "a key of the top table"),
    ("table header", "a = 1\n\n[t]\nb = 2\n", ("t",), 3, "a header names its table"),
    ("key of a table", "[t]\na = 1\nb = 2\n", ("t", "b"), 3, "a key belongs to the last header"),
    ("dotted header", "[t.u]\na = 1\n", ("t", "u", "a"), 2, "a header of two names"),
    ("spaced header", "[ t . u ]\na = 1\n", ("t", "u", "a"), 2, "TOML allows blanks in a header"),
    ("quoted header", '["t.u"]\na = 1\n', ("t.u", "a"), 2, "a quoted dot does not separate"),
    ("bracket in a header", '["t]"]\na = 1\n', ("t]", "a"), 2, "a quoted bracket does not close"),
    ("dotted key", "[t]\na.b.c = 1\n", ("t", "a", "b", "c"), 2, "a dotted key"),
    ("dotted key, halfway", "[t]\na.b.c = 1\n", ("t", "a", "b"), 2, "each table that a dotted key makes"),
    ("quoted key", "'a b' = 1\n", ("a b",), 1, "a literal quoted key"),
    ("hash in a key", '"a#b" = 1\nc = 2\n', ("c",), 2, "no comment inside quotes"),
    ("inline table", "t = { a = 1, b = { c = 2 } }\n", ("t", "b", "c"), 1, "tables within a line"),
    ("list", "a = [\n  1,\n  2,\n]\nb = 3\n", ("a", 1), 3, "each element of a list over several lines"),
    ("after a list", "a = [\n  1,\n  2,\n]\nb = 3\n", ("b",), 5, "lines inside a list are counted"),
    ("comment in a list", "a = [ # ] =\n  1, # [\n]\nb = 2\n", ("b",), 4, "comments inside a list"),
    ("list of lists", "a = [[1], [\n2]]\n", ("a", 1, 0), 2, "a list of lists is no header"),
    ("list of tables", "a = [\n { b = 1 },\n { b = 2 },\n]\n", ("a", 1, "b"), 3, "inline tables of a list"),
    ("array of tables", "[[a]]\nb = 1\n[[a]]\nb = 2\n", ("a", 1, "b"), 4, "elements are numbered by order"),
    ("array of tables, element", "[[a]]\nb = 1\n[[a]]\nb = 2\n", ("a", 1), 3, "an element stands on its header"),
    ("table in an array", "[[a]]\n[a.t]\nb = 1\n[[a]]\n[a.t]\nb = 2\n", ("a", 1, "t", "b"), 6, "of the last element"),
    ("nested arrays", "[[a]]\n[[a.b]]\n[[a.b]]\n[[a]]\n[[a.b]]\nc = 1\n", ("a", 1, "b", 0, "c"), 6, "each has its own"),
    ("nested arrays, second", "[[a]]\n[[a.b]]\n[[a.b]]\nc = 1\n", ("a", 0, "b", 1, "c"), 4, "second of the first"),
    ("header in a text", 'a = """\n[t]\nb = 1\n"""\nc = 2\n', ("c",), 5, "a text may look like a header"),
    ("quotes before the end", 'a = """x"""""\nb = 1\n', ("b",), 2, "two quotes may stand before the closing three"),
    ("literal text", "a = '''\nb\n'''\nc = 1\n", ("c",), 4, "literal texts over several lines"),
    ("backslash in a literal", "a = 'c:\\'\nb = 1\n", ("b",), 2, "a literal text has no escapes"),
    ("escaped quote", 'a = "\\"x = 1"\nb = 1\n', ("b",), 2, "an escaped quote does not close"),
    ("escaped backslash", 'a = "\\\\"\nb = 1\n', ("b",), 2, "an escaped backslash does not escape the quote"),
    ("empty text", 'a = ""\nb = 1\n', ("b",), 2, "two quotes are an empty text, not the start of three"),
    ("date with a blank", "a = 2020-01-01 10:00:00\nb = 1\n", ("b",), 2, "a date and an hour in one value"),
    ("comment after a value", "a = 1 # b = 2\nc = 3\n", ("c",), 2, "a comment hides what it holds"),
    ("windows newlines", "a = 1\r\nb = 2\r\n", ("b",), 2, "CR LF is one newline"),
    ("byte-order mark", "\ufeffa = 1\nb = 2\n", ("b",), 2, "editors on Windows put one"),
    ("no last newline", "a = 1\nb = 2", ("b",), 2, "a file may end without newline"),
]


@pytest.mark.parametrize(("name", "document", "path", "line", "why"), PLACES, ids=[row[0] for row in PLACES])
def test_line_of_a_key(name: str, document: str, path: KeyPath, line: int, why: str) -> None:
    tomllib.loads(document.removeprefix("\ufeff"))  # the row itself must be TOML
    assert line_numbers(document).get(path) == line, f"{name} : {why}"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_key_of_the_shipped_files_has_its_line(file: Path) -> None:
    """Each key path that `tomllib` reads has a line (but tables made by the headers of others), where it is written."""
    document = file.read_text("utf-8")
    lines, written = line_numbers(document), document.split("\n")
    missing = [path for path in paths(tomllib.loads(document)) if path not in lines]
    assert not missing, f"{file.name} : clés sans ligne {missing[:5]}"
    misplaced = [
        (path, line) for path, line in lines.items() if isinstance(path[-1], str) and path[-1] not in written[line - 1]
    ]
    assert not misplaced, f"{file.name} : clés sur une autre ligne {misplaced[:5]}"


def test_an_empty_document_has_no_line() -> None:
    assert line_numbers("# rien\n\n") == {}


def paths(value: Any, path: KeyPath = ()) -> list[KeyPath]:
    """The path of every key and list element read by `tomllib`; a named table may have no header of its own."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [] if isinstance(value, dict) and not (path and isinstance(path[-1], int)) else [path]
    for key, part in parts:
        found += paths(part, (*path, key))
    return found
