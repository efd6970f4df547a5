"""`delais reporter`: a day that a text or a decision fixes, moved if it is no working day."""

from argparse import Namespace

from delais.calendars import calendar
from delais.cli.reading import whole_day
from delais.computation.fixed_day import roll
from delais.views.json_view import dump, fixed_day_dict
from delais.views.sentences import explain, unrolled_words


def reporter(arguments: Namespace, lang: str) -> int:
    """Print the day, why it moves or stays, and the other readings, or its JSON."""
    due = roll(whole_day(arguments.jour, lang), calendar(arguments.territoire))
    shown = due.prudent() if arguments.prudent else due
    if arguments.json:
        print(dump(fixed_day_dict(due, shown, lang), liens=not arguments.sans_liens))
        return 0
    print(explain(shown, lang))
    if last := unrolled_words(shown, lang) or ("" if due.date != due.depart else _stays(lang)):
        print(last)
    return 0


def _stays(lang: str) -> str:
    return "a working day: it does not move" if lang == "en" else "jour ouvré : il n'est pas reporté"
