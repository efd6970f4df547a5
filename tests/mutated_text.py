"""Durations, dates and CSV files spoiled by chance, and what the program says of each."""

import random
from collections.abc import Callable, Iterator

from command_line import run
from delais import Duree
from delais.errors import DelaisError
from delais.written_dates import read_day

DURATIONS = (
    "2 mois", "1 mois et 15 jours", "8 jours ouvrés", "48 heures", "P1M15D", "PT48H", "P1Y2M3W4D", "quinze jours",
    "1 an, 2 mois et 3 jours", "15 jours calendaires", "1 trimestre", "48h", "two months and 3 days", "1 quarter",
)  # fmt: skip
DATES = (
    "2024-02-07", "2024-02-07T14:30", "07/02/2024", "7 février 2024", "mercredi 7 février 2024 à 14 h 30",
    "1er avril 2024", "aujourd'hui", "February 7, 2024", "7th of February 2024 14:30", "07/02/24",
)  # fmt: skip
FILES = (
    "depart,duree,regime,territoire,note\n2024-02-07,P2M,ordinaire,metropole,a\n"
    '2024-02-07,15 j,franc,reunion,"b,""c"\n',
    "sep=;\r\nDépart;Durée;Régime;Territoire;distance;sens\r\n7 mars 2024;48h;ordinaire;metropole;;\r\n"
    "01/03/2024;P15D;rebours;metropole;;avant\r\n",
    "\ufeffdepart\tduree\tregime\tterritoire\techeance\r2005-04-16\tP1M\tordinaire\tguadeloupe\tx\r",
)  # fmt: skip
PIECES = (
    " ", "  " * 2_000, "\t", "\n", "\r", "\r\n", "\0", "\x0b", "\x85", "\u2028", "\u00a0", "\u202f", "\u202e", "\ufeff",
    "é", "e\u0301", "٢", "²", "\x1b[31m", '"', '""', '"' * 999, ",", ";" * 500, "=", "-", "+", "0", "9" * 5_000, "99",
    "P", "T", "mois", "jours", "et", "et " * 2_000, ",", "franc", "/", ".", "h", ":", "1er", "à", "sept", "may",
    "2 mois " * 1_000,
    "depart", "echeance", "avant", "étranger", "-P2M", "1e9", "nan", "\ud800", "\udcff",
)  # fmt: skip


def duration(text: str) -> str:
    """What is said of a duration, in both languages."""
    return _both(lambda lang: Duree.parse(text, lang))


def date(text: str) -> str:
    """What is said of a date, in both languages."""
    return _both(lambda lang: read_day(text, lang))


def table(text: str) -> str:
    """What `lot` says of a file. Its status is one of those documented, and it writes as many rows as it read."""
    raw = text.encode("utf-8", "surrogatepass" if "\ud800" in text else "surrogateescape")
    done = run("lot", "-", "-", stdin=raw)
    if done.status not in (0, 1, 2):
        raise AssertionError(f"statut {done.status}")
    return done.err


def _both(read: Callable[[str], object]) -> str:
    said = ""
    for lang in ("fr", "en"):
        try:
            read(lang)
        except DelaisError as error:
            said += error.render(lang)
    return said


KINDS: dict[str, tuple[tuple[str, ...], Callable[[str], str]]] = {
    "durées": (DURATIONS, duration),
    "dates": (DATES, date),
    "csv": (FILES, table),
}


def spoiled(kind: str, count: int, seed: int = 2024) -> Iterator[str]:
    """`count` texts of that kind, each spoiled one to six times."""
    chance = random.Random(seed)
    for _ in range(count):
        text = chance.choice(KINDS[kind][0])
        for _ in range(chance.randint(1, 6)):
            text = _spoil(text, chance)
        yield text


def _spoil(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    end = at + chance.choice((1, 1, 1, 3, 20))
    kind = chance.randrange(5)
    if kind == 0:
        return text[:at] + text[end:]
    if kind == 1:
        return text[:at] + chance.choice(PIECES) + text[at:]
    if kind == 2:
        return text[:at] + chance.choice(PIECES) + text[end:]
    if kind == 3:
        return text[:at] + text[at:end] * chance.choice((2, 50)) + text[end:]
    return text[:at] + chr(chance.randrange(0x3000)) + text[end:]
