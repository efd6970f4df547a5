"""What people type on the command line, read: a day, a duration. The only clock of the program is here."""

import datetime

from delais.duree import Duree
from delais.errors import DateError, Texte
from delais.written_dates import read_day


def moment(text: str, lang: str) -> datetime.date:
    """The day that was typed, a `datetime` if an hour was too. Raises `DateError`."""
    return read_day(text, lang, today=_today())


def as_of(text: str | None, lang: str = "fr") -> datetime.date:
    """The day that was typed, today by default. Raises `DateError`."""
    if text is None:
        return _today()
    day = moment(text, lang)
    return day.date() if isinstance(day, datetime.datetime) else day


def whole_day(text: str, lang: str) -> datetime.date:
    """The day that was typed. Raises `DateError`, also on an hour: it would change nothing."""
    day = moment(text, lang)
    if isinstance(day, datetime.datetime):
        raise DateError(Texte(f"« {text} » : un jour, sans heure", f'"{text}": a day, without an hour'))
    return day


def duration(text: str, lang: str) -> Duree:
    """The duration that was typed. Raises `DureeError`."""
    return Duree.parse(text, lang)


def _today() -> datetime.date:
    return datetime.date.today()  # noqa: DTZ011 (legal days are local)
