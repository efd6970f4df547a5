"""The due dates of cases as iCalendar: one calendar for all of them, or one calendar object a due date."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from delais.agenda import Situation
from delais.views.ics_components import event_of, journal_of, uid
from delais.views.ics_entries import Choice, Entry, entries, expired, withdrawn
from delais.views.ics_identity import case_of, check_distinct
from delais.views.ics_previous import Previous, read_entries

if TYPE_CHECKING:
    from icalendar import Component

PRODID = "-//delais//FR"


@frozen
class Resources:
    """What a folder of calendar objects becomes: by UID, the files to write; the UIDs to keep, and to remove."""

    written: Mapping[str, bytes]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def render_ics(situation: Situation, lang: str = "fr", *, pour: str = "") -> bytes:
    """The calendar of one case: same case, same bytes. With no due date at all, one journal entry that says so."""
    return to_ics((situation,), lang, pour=pour)


def to_ics(
    situations: Iterable[Situation],
    lang: str = "fr",
    *,
    pour: str = "",
    jusqu_au: datetime.date | None = None,
    prudent: bool = False,
    previous: bytes | None = None,
    liens: bool = True,
) -> bytes:
    """One calendar for many cases: of the due dates of one actor if `pour` names it, up to a day if one is given.

    With `prudent`, each is on its safe reading; with `liens`, its URL opens the text that gives it. What `previous`
    announced stays right, whatever is asked for.
    `previous` is the calendar written before, its bytes: an entry that says something else has a greater SEQUENCE and a
    later DTSTAMP, one that says the same is left as it was, one of these cases that is no more is cancelled, those of
    other cases stay.

    Raises `InputError` if two share an identity, if nothing names one of them, or if `previous` is no calendar.
    """
    before = Previous(read_entries("", previous)) if isinstance(previous, bytes) else Previous()
    return to_calendar(situations, lang, Choice(pour, jusqu_au, prudent, liens), before)


def to_calendar(situations: Iterable[Situation], lang: str, choice: Choice, previous: Previous) -> bytes:
    """The calendar that `to_ics` gives. Raises `InputError` as it does."""
    cases = tuple(situations)
    check_distinct(cases)
    found = []
    for situation in cases:
        told = list(_components(situation, lang, choice, previous))
        found += told or [journal_of(situation, lang)]
    return _calendar([*previous.corrected(found), *previous.others(found, cases)])


def to_resources(situations: Iterable[Situation], lang: str, choice: Choice, previous: Previous) -> Resources:
    """One calendar object a due date, as a CalDAV server takes them: one UID, one kind of component, no METHOD.

    What is no more is not cancelled but removed, where `previous` had it: some readers show what is cancelled.

    Raises `InputError` as `to_ics` does.
    Law: RFC 4791, section 4.1.
    """
    cases = tuple(situations)
    check_distinct(cases)
    found = [
        component
        for situation in cases
        for component in _components(situation, lang, choice, previous)
        if component["status"] != "CANCELLED"
    ]
    written, unchanged = {}, []
    for component in previous.corrected(found):
        identifier = str(component["uid"])
        if component is previous.entries.get(identifier):
            unchanged.append(identifier)
        else:
            written[identifier] = _calendar([component])
    standing = {str(component["uid"]) for component in found}
    removed = [each for each in previous.of_cases(map(case_of, cases)) if each not in standing]
    return Resources(written, tuple(unchanged), tuple(removed))


def _components(situation: Situation, lang: str, choice: Choice, previous: Previous) -> Iterator["Component"]:
    """What to tell of a case: what is asked for, and whatever was told before, which must stay right."""

    def announced(entry: Entry) -> bool:
        return uid(situation, *entry.key) in previous.entries

    for entry in map(choice.reading, (*entries(situation), *withdrawn(situation))):
        if choice.keeps(entry) or announced(entry):
            yield event_of(situation, entry, lang, liens=choice.liens)
    for entry in map(choice.reading, filter(announced, expired(situation))):
        yield event_of(situation, entry, lang, liens=choice.liens)


def _calendar(components: Iterable["Component"]) -> bytes:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for component in components:
        calendar.add_component(component)
    return bytes(calendar.to_ical())
