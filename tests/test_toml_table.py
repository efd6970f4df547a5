"""Strict reading of TOML: every problem noted with its place, none stops the reading."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from delais import InputError
from delais.file_bytes import MAX_BYTES
from delais.toml_table import Source, Table, dotted, nearest, parse_source, read_source, shown

DOCUMENT = """\
name = "x"
blank = " "
count = 2
flag = true
day = 2024-02-29
hour = 2024-02-29T10:00:00
colour = "red"
one = "alone"
several = ["a", "b"]
mixed = ["a", 2]
[sub]
key = "y"
[[rows]]
key = "z"
"""

# name, bytes, line, words of the message, reason
UNREADABLE = [
    ("empty", b"", None, "vide", "an empty file states nothing"),
    ("comments only", b"# nothing\n\n", None, "vide", "comments state nothing either"),
    ("latin-1", "a = 1\nlabel = 'délai'\n".encode("latin-1"), 2, "UTF-8", "an old editor saved the file"),
    ("utf-16", "a = 1\n".encode("utf-16"), 1, "UTF-8", "a Windows editor saved the file"),
    ("broken", b"a = 1\nb = \n", 2, "TOML", "no value after the equals sign"),
    ("key twice", b"a = 1\nb = 2\na = 3\n", 3, "TOML", "a key may be written once"),
    ("no such day", b"a = 1\nb = 2023-02-29\n", 2, "TOML", "a date that no calendar has"),
    ("open text", b'a = "x\n', 1, "TOML", "a text that is never closed"),
    ("nested too deep", b"a = " + b"[" * 5000 + b"\n", None, "TOML", "nothing legal is nested 5,000 times"),
]

# name, how the key is read, what comes of it, reason
ACCEPTED = [
    ("text", lambda table: table.text("name"), "x", "a text"),
    ("text absent", lambda table: table.text("absent", "d"), "d", "its default"),
    ("required text", lambda table: table.required_text("name"), "x", "a text that is there"),
    ("flag", lambda table: table.flag("flag"), True, "a boolean"),
    ("flag absent", lambda table: table.flag("absent", default=True), True, "its default"),
    ("integer", lambda table: table.integer("count"), 2, "a whole number"),
    ("date", lambda table: table.date("day"), datetime.date(2024, 2, 29), "a date"),
    ("date absent", lambda table: table.date("absent"), None, "no date"),
    ("choice", lambda table: table.choice("colour", ("red", "blue")), "red", "a word of the list"),
    ("choice absent", lambda table: table.choice("absent", ("red",), "red"), "red", "its default"),
    ("texts", lambda table: table.texts("several"), ("a", "b"), "a list"),
    ("one text", lambda table: table.texts("one"), ("alone",), "one text stands for a list of one"),
    ("sub-table", lambda table: table.table("sub").required_text("key"), "y", "a table"),
    ("no sub-table", lambda table: table.table("absent").text("key"), "", "an empty one"),
    ("rows", lambda table: [row.text("key") for row in table.tables("rows")], ["z"], "an array of tables"),
    ("named", lambda table: [name for name, _ in table.named_tables("absent")], [], "no table at all"),
    ("raw", lambda table: table.raw("count"), 2, "whatever is written"),
]

# name, how the key is read, line, key, words, reason
WRONG = [
    ("missing text", lambda table: table.required_text("absent"), None, None, "absent", "a key that must be there"),
    ("missing date", lambda table: table.required_date("absent"), None, None, "absent", "the same for a date"),
    (
        "missing choice",
        lambda table: table.choice("absent", ("red",)),
        None,
        None,
        "absent",
        "no default",
    ),
    ("missing list", lambda table: table.texts("absent", required=True), None, None, "absent", "a required list"),
    ("blank", lambda table: table.required_text("blank"), 2, "blank", "refusée", "a text that says nothing"),
    ("number for text", lambda table: table.text("count"), 3, "count", "refusée", "2 is not « 2 »"),
    ("text for flag", lambda table: table.flag("name"), 1, "name", "refusée", "a text is no boolean"),
    ("number for flag", lambda table: table.flag("count"), 3, "count", "refusée", "nor is a number"),
    ("flag for number", lambda table: table.integer("flag"), 4, "flag", "refusée", "true is no 1"),
    ("text for date", lambda table: table.date("name"), 1, "name", "refusée", "a quoted date is a text"),
    ("hour for date", lambda table: table.date("hour"), 6, "hour", "refusée", "a date has no hour"),
    ("unknown word", lambda table: table.choice("colour", ("blue",)), 7, "colour", "refusée", "not in the list"),
    ("number in a list", lambda table: table.texts("mixed"), 10, "mixed[2]", "refusée", "only texts, and which is not"),
    ("text for table", lambda table: table.table("name"), 1, "name", "refusée", "a text is no table"),
    ("table for rows", lambda table: list(table.tables("sub")), 11, "sub", "refusée", "one table is no array"),
    ("text for row", lambda table: list(table.tables("several")), 9, "several[1]", "refusée", "a text is no row"),
    ("text for named", lambda table: list(table.named_tables()), 1, "name", "refusée", "every value must be a table"),
]


def table() -> Table:
    return parse_source("essai.toml", DOCUMENT.encode()).root()


@pytest.mark.parametrize("row", UNREADABLE, ids=[row[0] for row in UNREADABLE])
def test_unreadable(tmp_path: Path, row: tuple[str, bytes, int | None, str, str]) -> None:
    name, raw, line, words, why = row
    path = tmp_path / "essai.toml"
    path.write_bytes(raw)
    with pytest.raises(InputError) as refusal:
        read_source(path)
    (problem,) = refusal.value.problems
    assert (problem.file, problem.line) == (str(path), line), f"{name} : {why}"
    assert words in problem.message.fr, f"{name} : {why}"


@pytest.mark.parametrize(("name", "read", "value", "why"), ACCEPTED, ids=[row[0] for row in ACCEPTED])
def test_accepted(name: str, read: Callable[[Table], object], value: object, why: str) -> None:
    found = table()
    assert read(found) == value, f"{name} : {why}"
    assert found.source.problems == [], f"{name} : rien à redire"


@pytest.mark.parametrize("row", WRONG, ids=[row[0] for row in WRONG])
def test_wrong(row: tuple[str, Callable[[Table], object], int | None, str | None, str, str]) -> None:
    name, read, line, key, words, why = row
    found = table()
    read(found)
    problem = found.source.problems[0]
    assert (problem.file, problem.line, problem.key) == ("essai.toml", line, key), f"{name} : {why}"
    assert words in problem.message.fr, f"{name} : {why}"
    assert problem.expected, f"{name} : un refus dit ce qui était attendu"


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="illisible"):
        read_source(tmp_path / "absent.toml")


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="illisible"):
        read_source(tmp_path)


def test_size_limit(tmp_path: Path) -> None:
    """One byte more than the limit is refused; the limit itself is read."""
    path = tmp_path / "grand.toml"
    head = b"a = 1\n#"
    path.write_bytes(head + b"x" * (MAX_BYTES - len(head)))
    assert read_source(path).data == {"a": 1}
    path.write_bytes(head + b"x" * (MAX_BYTES - len(head) + 1))
    with pytest.raises(InputError, match="mégaoctet"):
        read_source(path)


def test_byte_order_mark_is_read() -> None:
    assert parse_source("essai.toml", b"\xef\xbb\xbfa = 1\n").data == {"a": 1}


def test_close_names_each_unknown_key_and_the_nearest_known() -> None:
    found = parse_source("essai.toml", b'labl = "x"\nother = 1\n').root()
    found.text("label")
    found.close()
    assert [(problem.line, problem.key) for problem in found.source.problems] == [(1, "labl"), (2, "other")]
    assert "label" in found.source.problems[0].remedy.fr


def test_all_problems_are_raised_at_once() -> None:
    found = table()
    found.integer("name")
    found.flag("count")
    with pytest.raises(InputError) as refusal:
        found.source.raise_problems()
    assert [problem.key for problem in refusal.value.problems] == ["name", "count"]
    assert "name" in str(refusal.value)
    assert "count" in str(refusal.value)


def test_no_problem_raises_nothing() -> None:
    source = Source("essai.toml", {"a": 1}, {})
    source.raise_problems()
    assert source.problems == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("delais", "opposition", "values", 0, "since"), "delais.opposition.values[1].since"),
        (("a",), "a"),
        (("rows", 2), "rows[3]"),
        ((), ""),
    ],
)
def test_dotted_counts_from_one(path: tuple[str | int, ...], text: str) -> None:
    assert dotted(path) == text


@pytest.mark.parametrize(
    ("value", "text", "why"),
    [
        ("simple", "simple", "as it stands"),
        ("a\x1b[31mb", "a�[31mb", "no terminal escape"),
        ("a\nb\tc", "a�b�c", "one line"),
        ("a\u202eb", "a�b", "no reversal of the reading direction"),
        ("15\u00a0jours", "15\u00a0jours", "a no-break space is French typography"),
        ("15\u202f000", "15\u202f000", "so is the narrow one"),
        ("x" * 61, "x" * 59 + "…", "cut at 60"),
        ("x" * 60, "x" * 60, "sixty is kept whole"),
        (datetime.date(2024, 2, 29), "2024-02-29", "a date in ISO"),
        (2, "2", "a number"),
    ],
)
def test_shown_is_safe_to_print(value: object, text: str, why: str) -> None:
    assert shown(value) == text, why


def test_nearest_suggests_only_what_is_near() -> None:
    assert "« ordinaire »" in nearest("ordinnaire", ("ordinaire", "franc")).fr
    assert "écrire" not in nearest("xyz", ("ordinaire", "franc")).fr
    assert "ordinaire, franc" in nearest("xyz", ("ordinaire", "franc")).fr
