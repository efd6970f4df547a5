"""The calendar written before: what says something else moves on, what says the same stays, what is no more is told."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import Factory, frozen

from delais.agenda import Situation
from delais.errors import InputError, Problem, Texte
from delais.views.ics_entries import KEPT_DAYS
from delais.views.ics_identity import CASE, DOMAIN, case_of

if TYPE_CHECKING:
    from icalendar import Component

_SAID = ("summary", "dtstart", "dtend", "status", "transp", "categories")
_GREATEST = 2**31 - 1  # an INTEGER of RFC 5545, 3.3.8
_LATER = datetime.timedelta(seconds=1)  # DTSTAMP is the as-of day: two corrections of one day still follow each other


@frozen
class Previous:
    """The entries of ours in calendars written before, by UID: those of other programs are none of our business."""

    entries: Mapping[str, "Component"] = Factory(dict)

    def corrected(self, found: Iterable["Component"]) -> Iterator["Component"]:
        """The same entries: the old component where it says the same, else the new one, moved on."""
        for component in found:
            old = self.entries.get(_uid(component))
            yield component if old is None else _corrected(component, old)

    def of_cases(self, cases: Iterable[str]) -> list[str]:
        """The UIDs of the entries of these cases (`case_of`)."""
        known = set(cases)
        return [identifier for identifier, old in self.entries.items() if _case(old) in known]

    def others(self, found: Iterable["Component"], situations: Iterable[Situation]) -> Iterator["Component"]:
        """The entries that are not in `found`: cancelled if their case was replayed, for it told them no more.

        Those of a case that was not replayed stay as they were: not read is not withdrawn. What was cancelled long ago
        is left out.
        """
        told = set(map(_uid, found))
        days = {case_of(each): each.au for each in situations}
        for identifier, old in self.entries.items():
            if identifier in told:
                continue
            au = days.get(_case(old))
            if au is None:
                yield old
            elif not _cancelled(old):
                yield _cancelled_on(au, old)
            elif not _forgotten(old, au):
                yield old


def read_entries(name: str, raw: bytes) -> dict[str, "Component"]:
    """The entries of ours in the calendar `raw`, by UID. Raises `InputError` if it is no calendar.

    An entry is known by its UID alone: a server that stores a calendar may sign it with a PRODID of its own.
    """
    found: dict[str, Component] = {}
    for component in _components(name, raw):
        if _ours(component):
            found.setdefault(_uid(component), component)
    return found


def read_object(name: str, raw: bytes) -> "Component | None":
    """The entry of ours in `raw`, a calendar object: None if it is not one of ours, or if there is more than it.

    Raises `InputError` if it is no calendar.
    """
    components = [each for each in _components(name, raw) if each.name != "VTIMEZONE"]
    alone = len({_uid(each) for each in components}) == 1
    return components[0] if alone and _ours(components[0]) else None


def _components(name: str, raw: bytes) -> list["Component"]:
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(raw, multiple=True)
        components = [part for each in calendars for part in each.subcomponents]
        for component in filter(_ours, components):
            component.to_ical()  # what is kept will be written again
    except Exception as error:  # the library raises whatever it meets on the way: a zone too long to be a file name…
        raise _no_calendar(name) from error
    if not calendars or any(each.name != "VCALENDAR" for each in calendars):
        raise _no_calendar(name)
    return components


def _ours(component: "Component") -> bool:
    return component.name in ("VEVENT", "VJOURNAL") and _uid(component).endswith(DOMAIN)


def _uid(component: "Component") -> str:
    return str(component.get("uid", ""))


def _corrected(new: "Component", old: "Component") -> "Component":
    same = _said(new) == _said(old)
    if same and _case(old) == _case(new) and (new.subcomponents or not old.subcomponents):
        return old
    sequence = _sequence(old)
    return _stamped(new, old, sequence if same else max(sequence + 1, _sequence(new)))


def _cancelled_on(au: datetime.date, old: "Component") -> "Component":
    """The same entry, cancelled: without alarm."""
    gone: Component = type(old)()
    gone.update(old)
    for name in ("status", "dtstamp"):
        gone.pop(name, None)
    gone.add("status", "CANCELLED")
    gone.add("dtstamp", datetime.datetime.combine(au, datetime.time(), datetime.UTC))
    return _stamped(gone, old, _sequence(old) + 1)


def _stamped(component: "Component", old: "Component", sequence: int) -> "Component":
    stamp, before = component.decoded("dtstamp"), _stamp(old)
    for name in ("dtstamp", "sequence"):
        component.pop(name, None)
    component.add("dtstamp", max(stamp, before + _LATER) if before else stamp)
    component.add("sequence", sequence)
    return component


def _said(component: "Component") -> tuple[object, ...]:
    """What an entry says, without the day and the versions that computed it, its last paragraph."""
    names = _SAID if component.name == "VEVENT" else ("summary", "status")  # the day of a journal is the as-of day
    fields = [_bytes(component.get(name)) for name in names]
    return (component.name, *fields, str(component.get("description", "")).rpartition("\n\n")[0])


def _bytes(value: object) -> bytes:
    to_ical = getattr(value, "to_ical", None)
    text = to_ical() if to_ical else repr(value)
    return text if isinstance(text, bytes) else str(text).encode()


def _moment(component: "Component", name: str) -> object:
    """The date of a property, None if it is absent or if another program made it unreadable."""
    try:
        return getattr(component.get(name), "dt", None)
    except ValueError:
        return None


def _case(component: "Component") -> str:
    return str(component.get(CASE, ""))


def _sequence(component: "Component") -> int:
    try:
        return min(max(int(component.get("sequence", 0)), 0), _GREATEST - 1)
    except (TypeError, ValueError):
        return 0


def _stamp(component: "Component") -> datetime.datetime | None:
    value = _moment(component, "dtstamp")
    return value if isinstance(value, datetime.datetime) and value.tzinfo else None


def _cancelled(component: "Component") -> bool:
    return str(component.get("status", "")).upper() == "CANCELLED"


def _forgotten(component: "Component", au: datetime.date) -> bool:
    day = _moment(component, "dtstart")
    return isinstance(day, datetime.date) and not isinstance(day, datetime.datetime) and (au - day).days > KEPT_DAYS


def _no_calendar(name: str) -> InputError:
    message = Texte("ce fichier n'est pas un calendrier iCalendar", "this file is not an iCalendar calendar")
    remedy = Texte(
        "donner le calendrier écrit la fois d'avant ; la première fois, ne pas mettre --precedent",
        "give the calendar written the time before; the first time, leave --precedent out",
    )
    return InputError((Problem(message, file=name or None, remedy=remedy),))
