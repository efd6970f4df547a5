"""Dossiers and data files spoiled from one seed: bytes broken, or tables, dates and facts that still read."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from command_line import EXAMPLES, run
from delais import data_files

PIECES = (
    b"\r", b"\n", b"\x00", b"\x7f", b"\xff", b"\xc3", b'"', b"'", b'"""', b"'''", b"[", b"]", b"[[", b"]]", b"{", b"}",
    b"=", b".", b",", b"#", b"\\", b"\\u0000", b"\\ud800", b"True", b"07/02/2024", b"2024-02-30", b"0x" + b"f" * 5000,
    b"9" * 5000, b"inf", b"nan", b"1e999", b"-1", b"0001-01-01", b"9999-12-31", b"24:00", b"2024-02-07T10:00:00Z",
    b"[evenements]\n", b"[[evenements]]\n", b"a." * 30, b"[" * 200, b"{a=" * 200, b"annule = 1\n",
    b"branche = \"x#1\"\n",
    "é".encode(), "\u202e".encode(), "\u2028".encode(), b" " * 2000, b"\xef\xbb\xbf",
)  # fmt: skip
DAYS = ("1950-01-01", "2000-02-29", "2024-02-07", "2019-12-31", "2100-12-31", "2101-01-01", "1949-12-31", "2020-03-12")
FORMS = ("--plain", "--json", "--ics")
BOUND = 40_000  # characters of messages: the first twenty problems and a count


def spoiled(count: int, seed: int = 2024) -> Iterator[bytes]:
    """`count` dossiers, examples and golden cases of every procedure, each spoiled one to six times.

    Half of them keep the form of TOML, so that they go on to the replay and to the page.
    """
    golden = Path(__file__).parent / "dossiers"
    yield from _spoiled([*sorted(EXAMPLES.glob("*.toml")), *sorted(golden.glob("*/*.toml"))], count, seed)


def spoiled_data(count: int, seed: int = 2024) -> Iterator[bytes]:
    """`count` procedures and calendars, spoiled in the same two ways."""
    folders = (data_files.procedures(), data_files.calendars())
    yield from _spoiled([path for folder in folders for path in sorted(folder.glob("*.toml"))], count, seed)


def _spoiled(paths: list[Path], count: int, seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    good = [path.read_bytes() for path in paths]
    for _ in range(count):
        raw = bytearray(chance.choice(good))
        spoil = chance.choice((_spoil, _change))
        for _ in range(chance.randint(1, 6)):
            spoil(raw, chance)
        yield bytes(raw)


def _spoil(raw: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(raw) + 1)
    length = chance.choice((1, 1, 1, 3, 20, 200))
    kind = chance.randrange(6)
    if kind == 0:
        del raw[at : at + length]
    elif kind == 1:
        raw[at:at] = chance.choice(PIECES)
    elif kind == 2:
        raw[at : at + length] = chance.choice(PIECES)
    elif kind == 3:
        raw[at:at] = raw[at : at + length] * chance.choice((1, 2, 50))
    elif kind == 4 and raw:
        raw[at % len(raw)] = chance.randrange(256)
    else:
        lines = bytes(raw).split(b"\n")
        chance.shuffle(lines)
        raw[:] = b"\n".join(lines)


def _change(raw: bytearray, chance: random.Random) -> None:
    """A change that leaves TOML: a table moved, doubled or lost, a line lost, a date or a truth value changed."""
    text = bytes(raw).decode("utf-8", "replace")
    kind = chance.randrange(6)
    if kind < 3:
        tables = re.split(r"(?m)^(?=\[)", text)
        at = chance.randrange(len(tables))
        if kind == 0:
            chance.shuffle(tables)
        elif kind == 1:
            tables.insert(at, tables[chance.randrange(len(tables))])
        else:
            del tables[at]
        text = "".join(tables)
    elif kind == 3:
        lines = text.splitlines(keepends=True)
        del lines[chance.randrange(len(lines) + 1) : chance.randrange(len(lines) + 1)]
        text = "".join(lines)
    else:
        old = r"\d{4}-\d\d-\d\d" if kind == 4 else r"\b(?:true|false)\b"
        places = list(re.finditer(old, text))
        if places:
            place = chance.choice(places)
            new = chance.choice(DAYS) if kind == 4 else chance.choice(("true", "false", "0", '"x"'))
            text = text[: place.start()] + new + text[place.end() :]
    raw[:] = text.encode("utf-8")


def reading(raw: bytes, seed: int = 0) -> str:
    """What the command says of a dossier. An exception goes through; so does a status that is not documented."""
    chance = random.Random(seed)
    form, au = chance.choice(FORMS), chance.choice(DAYS)
    done = run("chronologie", "-", form, "--au", au, "--lang", chance.choice(("fr", "en")), stdin=raw)
    assert done.status in (0, 1, 2), f"statut {done.status}"
    assert (done.status == 0) == bool(done.out), "une page, ou un message"
    assert (done.status != 0) <= bool(done.err), "un statut qui n'est pas dit"
    return done.err


def checking(raw: bytes, path: Path) -> str:
    """What `verifier` says of a data file. An exception goes through; so does a status that is not documented."""
    path.write_bytes(raw)
    done = run("verifier", path)
    assert done.status in (0, 1, 2), f"statut {done.status}"
    return done.out + done.err
