"""Dates as people write them, and the only forms of date that are read: ISO day, ISO day and hour."""

import datetime
import re

import pendulum

from delais.errors import DateError, Texte

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HOUR = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?", re.ASCII)


def parse_day(text: str) -> datetime.date:
    """`AAAA-MM-JJ`, or `AAAA-MM-JJTHH:MM` as a `datetime`. Raises `DateError` on anything looser, or impossible.

    >>> parse_day("2024-02-29").isoformat()
    '2024-02-29'
    """
    try:
        if _DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
        if _HOUR.fullmatch(text):
            return datetime.datetime.fromisoformat(text)
    except ValueError as error:
        safe = _safe(text)
        raise DateError(Texte(f"la date « {safe} » n'existe pas", f'the date "{safe}" does not exist')) from error
    safe = _safe(text)
    raise DateError(
        Texte(
            f"date « {safe} » illisible ; attendu : AAAA-MM-JJ ou AAAA-MM-JJTHH:MM",
            f'unreadable date "{safe}"; expected: YYYY-MM-DD or YYYY-MM-DDTHH:MM',
        )
    )


def _safe(text: str) -> str:
    """The start of a text, made safe to print."""
    return "".join(char if char.isprintable() else "�" for char in text[:40])


def long_day(day: datetime.date, lang: str = "fr", *, year: bool = True) -> str:
    """The day in words.

    >>> long_day(datetime.date(2024, 5, 1)), long_day(datetime.date(2024, 5, 1), "en")
    ('mercredi 1er mai 2024', 'Wednesday 1 May 2024')
    """
    number = "1[er]" if day.day == 1 and lang != "en" else "D"
    form = f"dddd {number} MMMM" + (" YYYY" if year else "")
    return pendulum.Date(day.year, day.month, day.day).format(form, locale="en" if lang == "en" else "fr")


def short_day(day: datetime.date, lang: str = "fr") -> str:
    """Weekday and day in ten characters.

    >>> short_day(datetime.date(2024, 5, 6))
    'lun 06.05'
    """
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun") if lang == "en" else (
        "lun", "mar", "mer", "jeu", "ven", "sam", "dim")  # fmt: skip
    return f"{names[day.weekday()]} {day:%d.%m}"
