"""Dossiers spoiled at random: bytes and pieces of TOML cut, doubled, swapped or put in, from one seed."""

import random
from collections.abc import Iterator

from command_line import EXAMPLES
from delais.dossier.loader import parse_dossier
from delais.errors import DelaisError

PIECES = (
    b"\r", b"\n", b"\x00", b"\x7f", b"\xff", b"\xc3", b'"', b"'", b'"""', b"'''", b"[", b"]", b"[[", b"]]", b"{", b"}",
    b"=", b".", b",", b"#", b"\\", b"\\u0000", b"\\ud800", b"True", b"07/02/2024", b"2024-02-30", b"0x" + b"f" * 5000,
    b"9" * 5000, b"inf", b"nan", b"1e999", b"-1", b"0001-01-01", b"9999-12-31", b"24:00", b"2024-02-07T10:00:00Z",
    b"[evenements]\n", b"[[evenements]]\n", b"a." * 30, b"[" * 200, b"{a=" * 200, b"annule = 1\n",
    b"branche = \"x#1\"\n",
    "é".encode(), "\u202e".encode(), "\u2028".encode(), b" " * 2000, b"\xef\xbb\xbf",
)  # fmt: skip


def spoiled(count: int, seed: int = 2024) -> Iterator[bytes]:
    """`count` dossiers made of the examples, each spoiled one to six times."""
    chance = random.Random(seed)
    good = [path.read_bytes() for path in sorted(EXAMPLES.glob("*.toml"))]
    for _ in range(count):
        raw = bytearray(chance.choice(good))
        for _ in range(chance.randint(1, 6)):
            _spoil(raw, chance)
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


def reading(raw: bytes) -> str:
    """What reading a dossier says: nothing, or its problems. Any exception but the package's own goes through."""
    try:
        parse_dossier("essai.toml", raw)
    except DelaisError as error:
        return error.render("fr") + error.render("en")
    return ""
