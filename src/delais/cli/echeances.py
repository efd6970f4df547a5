"""`delais echeances`: the due dates of several cases, the nearest first, and how many cases were read."""

import datetime
import sys
from argparse import Namespace

from delais.agenda import Situation
from delais.calendars import calendar
from delais.cli.actor_names import check_actor
from delais.cli.case_files import Found, find, replay_each, status_of, tell_failures
from delais.cli.ics_output import check_options, write_calendar
from delais.cli.messages import tell_line
from delais.cli.reading import as_of, duration
from delais.computation import Delai, compute
from delais.errors import InputError, Problem, Texte
from delais.views.due_csv import as_csv
from delais.views.due_list import Due, as_line, as_row, dues, ordered, summary
from delais.views.ics_entries import Choice
from delais.views.json_view import dump


def echeances(arguments: Namespace, lang: str) -> int:
    """Print one line a time limit. A dossier that cannot be read is told on stderr; the others go on.

    Returns 2 if a file could not be read or none was found, 1 if a date lies outside a calendar, else 0.
    """
    check_options(arguments)
    if arguments.formules and not arguments.csv:
        raise InputError((Problem(Texte("ne vaut qu'avec --csv", "only goes with --csv"), key="--formules"),))
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
    if arguments.ics or arguments.ics_dossier is not None:
        if read:
            choice = Choice(arguments.pour or "", horizon, arguments.prudent, liens=not arguments.sans_liens)
            write_calendar([situation for _, situation in read], arguments, lang, choice, inputs=found.files)
        if arguments.ics_dossier is not None:
            print(_counted(read, found, lang))
        elif not read:
            tell_line(summary(0, 0, 0, lang))
    elif arguments.csv:
        sys.stdout.buffer.write(as_csv(told, lang, formulas=arguments.formules).encode())  # UTF-8, as the calendar
        tell_line(_counted(read, found, lang))
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
    print(_counted(read, found, lang))


def _counted(read: list[tuple[str, Situation]], found: Found, lang: str) -> str:
    empty = sum(not situation.dossier.evenements for _, situation in read)
    return summary(len(read), len(found.files) - len(read), empty, lang)


def _document(
    told: list[Due], read: list[tuple[str, Situation]], found: Found, au: datetime.date, lang: str
) -> dict[str, object]:
    """`echeances` holds what has a date; `a_venir`, what waits for its start."""
    return {
        "au": au,
        "dossiers_lus": len(read),
        "illisibles": [{"fichier": name, "erreur": error.render(lang)} for name, error in found.failures],
        "echeances": [as_row(due, lang) for due in told if due.jour],
        "a_venir": [as_row(due, lang) for due in told if not due.jour],
    }
