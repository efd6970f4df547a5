"""`delais duree`: the span between two days."""

from argparse import Namespace

from delais.calendars import calendar
from delais.cli.reading import whole_day
from delais.computation.span import span
from delais.views.json_view import dump
from delais.views.span_view import span_dict, span_words


def duree(arguments: Namespace, lang: str) -> int:
    """Print what separates two days, counted in each way, or its JSON."""
    du, au = whole_day(arguments.du, lang), whole_day(arguments.au, lang)
    found = span(du, au, calendar(arguments.territoire))
    if arguments.json:
        print(dump(span_dict(found, lang), liens=not arguments.sans_liens))
    else:
        print(span_words(found, lang))
    return 0
