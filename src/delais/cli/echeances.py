"""`delais echeances`: the due dates of several cases, the nearest first, and how many cases were read."""

import datetime
import sys
from argparse import Namespace

from delais.agenda import Situation
from delais.calendars import calendar
from delais.cli.actor_names import check_actor
from delais.cli.case_files import Found, find, replay_each, status_of, tell_failures
from delais.cli.messages import tell_line
from delais.cli.reading import as_of, duration
from delais.computation import Delai, compute
from delais.views.due_list import Due, as_line, as_row, dues, ordered, summary
from delais.views.ics import to_ics
from delais.views.ics_identity import warnings
from delais.views.json_view import dump


def echeances(arguments: Namespace, lang: str) -> int:
    """Print one line a time limit. A dossier that cannot be read is told on stderr; the others go on.

    Returns 2 if a file could not be read or none was found, 1 if a date lies outside a calendar, else 0.
    """
    au = as_of(arguments.au, lang)
    horizon = _horizon(arguments.sous, au, lang)
    found = find(arguments.dossiers)
    read = replay_each(found, au)
    check_actor(arguments.pour or "", (situation for _, situation in read))
    told = ordered(
        [
            due
            for name, situation in read
            for due in dues(name, situation, pour=arguments.pour or "", jusqu_au=horizon, prudent=arguments.prudent)
        ]
    )
    tell_failures(found, lang)
    if arguments.ics:
        situations = [situation for _, situation in read]
        for each in warnings(situations):
            tell_line(each.dans(lang))
        if situations:
            sys.stdout.buffer.write(to_ics(situations, lang, pour=arguments.pour or ""))
        else:
            tell_line(summary(0, 0, 0, lang))
    elif arguments.json:
        print(dump(_document(told, read, found, au, lang)))
    else:
        _show(told, read, found, lang)
    return status_of(found)


def _horizon(text: str | None, au: datetime.date, lang: str) -> datetime.date | None:
    if text is None:
        return None
    return compute(Delai(duration(text, lang), "calendaire"), au, calendar("metropole")).date


def _show(told: list[Due], read: list[tuple[str, Situation]], found: Found, lang: str) -> None:
    for due in told:
        print(as_line(due, lang))
    if read and not told:
        print("No due date." if lang == "en" else "Aucune échéance.")
    empty = sum(not situation.dossier.evenements for _, situation in read)
    print(summary(len(read), len(found.files) - len(read), empty, lang))


def _document(
    told: list[Due], read: list[tuple[str, Situation]], found: Found, au: datetime.date, lang: str
) -> dict[str, object]:
    """`echeances` holds what has a date; `a_venir`, what waits for its start."""
    return {
        "au": au,
        "dossiers_lus": len(read),
        "illisibles": [{"fichier": name, "erreur": error.render(lang)} for name, error in found.failures],
        "echeances": [as_row(due) for due in told if due.jour],
        "a_venir": [as_row(due) for due in told if not due.jour],
    }
