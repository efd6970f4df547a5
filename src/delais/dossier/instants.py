"""Days and hours given as Python values: a date-time gives both, and one with a zone waits for a territory's clock."""

import datetime
from typing import Any

from attrs import evolve

from delais.calendars import calendar
from delais.dossier.findings import Finding
from delais.errors import Texte
from delais.places import TERRITOIRES
from delais.toml_lines import KeyPath
from delais.toml_table import dotted, shown

Instants = dict[str, datetime.datetime]
HERE = "metropole"  # the clock of an event that is in no dossier yet

DAY = Texte("une date (datetime.date)", "a date (datetime.date)")
CLOCK = Texte("une heure HH:MM (datetime.time)", "an hour HH:MM (datetime.time)")
SAME_HOUR = Texte("la même heure que « date »", 'the same hour as "date"')


def on_clock(instant: datetime.datetime, territoire: str) -> datetime.datetime:
    """An instant as the legal clock of `territoire` reads it, without its zone; an unknown place reads that of Paris.

    Raises `OverflowError` at the ends of the calendar.
    """
    return calendar(territoire if territoire in TERRITOIRES else HERE).local(instant)


def plain_day(value: datetime.date) -> datetime.date:
    """A day without the extras of a subclass."""
    return value if type(value) is datetime.date else datetime.date(value.year, value.month, value.day)


def plain_hour(value: datetime.time | datetime.datetime) -> datetime.time:
    """An hour without its zone, nor the extras of a subclass."""
    return datetime.time(value.hour, value.minute, value.second, value.microsecond)


def day_of(path: KeyPath, value: object, instants: Instants, found: list[Finding]) -> Any:
    """The day of `value`; one with a zone is kept in `instants`, and read on the clock of Paris meanwhile."""
    key = dotted(path)
    try:
        if isinstance(value, datetime.datetime) and value.tzinfo is not None:
            instants[key] = value
            return plain_day(on_clock(value, HERE))
        if isinstance(value, datetime.date):
            day = plain_day(value)
            kept = instants.get(key)
            if kept is not None and plain_day(on_clock(kept, HERE)) != day:
                del instants[key]
            return day
    except (ValueError, OverflowError, TypeError):
        pass
    remedy = None
    if isinstance(value, str):
        text = Texte(f"datetime.date.fromisoformat({shown(value)!r})", f"datetime.date.fromisoformat({shown(value)!r})")
        remedy = text
    found.append(Finding(path, value=shown(repr(value)), expected=DAY, remedy=remedy))
    return value


def hour_of(date: object, day: object, heure: object, instants: Instants, found: list[Finding]) -> Any:
    """The hour that `heure` says, else the one that a date-time in `date` says."""
    if "date" in instants:
        said: datetime.time | None = plain_hour(on_clock(instants["date"], HERE))
    else:
        said = plain_hour(date) if isinstance(date, datetime.datetime) and type(day) is datetime.date else None
    if heure is None:
        return said
    if isinstance(heure, datetime.datetime) and heure.tzinfo is None:
        if plain_day(heure) != day:
            found.append(Finding(("heure",), value=heure, expected=Texte(f"une heure du {day}", f"an hour of {day}")))
        return plain_hour(heure)
    instant = _instant(day, heure)
    if instant is not None:
        instants["heure"] = instant
        return plain_hour(on_clock(instant, HERE))
    if not isinstance(heure, datetime.time) or heure.tzinfo is not None:
        found.append(Finding(("heure",), value=shown(repr(heure)), expected=CLOCK))
        return heure
    if said is not None and said != heure:
        found.append(Finding(("heure",), value=heure, expected=SAME_HOUR))
    kept = instants.get("heure")
    if kept is not None and plain_hour(on_clock(kept, HERE)) != heure:
        del instants["heure"]
    return plain_hour(heure)


def _instant(day: object, heure: object) -> datetime.datetime | None:
    """The instant of an hour that has a zone, None for any other."""
    if isinstance(heure, datetime.time) and heure.tzinfo is not None and isinstance(day, datetime.date):
        heure = datetime.datetime.combine(day, heure)
    if isinstance(heure, datetime.datetime) and heure.utcoffset() is not None:
        return heure
    return None


def on_territory(event: Any, territoire: str, index: int, found: list[Finding]) -> Any:
    """The event with its instants read on the clock of its dossier's territory."""
    changes: dict[str, Any] = {"instants": ()}
    days: dict[str, datetime.date] = {}
    for key, instant in event._instants:
        read = on_clock(instant, territoire)
        days[key] = plain_day(read)
        if key == "heure" or (key == "date" and "heure" not in changes):
            changes["heure"] = plain_hour(read)
    date = changes["date"] = days.get("date", event.date)
    if days.get("heure", date) != date:
        expected = Texte(
            f"une heure du {date}, à l'horloge du territoire", f"an hour of {date}, on the clock of the territory"
        )
        found.append(Finding(("evenements", index, "heure"), value=days["heure"], expected=expected))
    changes["moments"] = _read(event.moments, "", days)
    changes["faits"] = _read(event.faits, "faits.", days)
    changes["enregistre_le"] = days.get("enregistre_le", event.enregistre_le)
    return evolve(event, **changes)


def _read(values: Any, under: str, days: dict[str, datetime.date]) -> Any:
    return {name: days.get(under + name, value) for name, value in values.items()}
