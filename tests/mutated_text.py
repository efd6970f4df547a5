"""Durations, dates, CSV files and calendars spoiled by chance, and what the program says of each."""

import datetime
import random
from collections.abc import Callable, Iterator
from functools import cache

from command_line import RECOURS, run
from delais import Duree, Situation, load_dossier, replay
from delais.errors import DelaisError
from delais.views.ics import to_calendar
from delais.views.ics_entries import Choice
from delais.views.ics_previous import Previous, read_entries, read_object
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
CALENDARS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//delais//FR\r\nBEGIN:VEVENT\r\n"
    "UID:ae67726a-3196-5e24-a535-81a4aeb51859@delais\r\nSUMMARY:Silence · recours-2024\r\nSEQUENCE:2\r\n"
    "DTSTART;VALUE=DATE:20240506\r\nDTEND;VALUE=DATE:20240507\r\nDTSTAMP:20240312T000000Z\r\nSTATUS:CONFIRMED\r\n"
    "CATEGORIES:délai,silence\r\nX-DELAIS-DOSSIER:30c7616d-e3ad-5af9-a65f-368f1799d9f5\r\n"
    "DESCRIPTION:Recours amiable\\n\\nCalculé au\r\n  mardi\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P7D\r\n"
    "END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Paris\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@delais\n"
    "RECURRENCE-ID:20240101T000000Z\nRRULE:FREQ=DAILY\nDTSTART;TZID=Europe/Paris:20240506T090000\nEND:VEVENT\n"
    "BEGIN:VJOURNAL\nUID:b@delais\nX-DELAIS-DOSSIER:30c7616d-e3ad-5af9-a65f-368f1799d9f5\nDTSTART:20200101\n"
    "END:VJOURNAL\nEND:VCALENDAR\n",
)
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


def calendar(text: str) -> str:
    """What is said of a calendar written before; one that can be read is corrected, and can be read again."""
    raw = text.encode("utf-8", "surrogatepass" if "\ud800" in text else "surrogateescape")
    try:
        read_object("agenda.ics", raw)
        entries = read_entries("agenda.ics", raw)
    except DelaisError as error:
        return error.render("fr") + error.render("en")
    read_entries("agenda.ics", to_calendar((_situation(),), "fr", Choice(), Previous(entries)))
    return ""


@cache
def _situation() -> Situation:
    return replay(load_dossier(RECOURS), au=datetime.date(2024, 3, 12))


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
    "agendas": (CALENDARS, calendar),
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
