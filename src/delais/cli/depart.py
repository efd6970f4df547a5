"""`delais depart`: the last day to post, notify or convene so that a limit ends in time."""

from argparse import Namespace

from delais.calendars import calendar
from delais.cli.reading import as_of, duration
from delais.computation import Delai
from delais.computation.reverse import latest_start, starts_for
from delais.french_dates import long_day
from delais.views.json_view import dump


def depart(arguments: Namespace, lang: str) -> int:
    """Print the last start, and the starts that end exactly that day. Returns 1 if no start does."""
    delai = Delai(duration(arguments.duree, lang), arguments.regime, distance=arguments.distance)
    days, fin = calendar(arguments.territoire), as_of(arguments.fin, lang)
    days.check(fin)
    last, exact = latest_start(delai, fin, days), starts_for(delai, fin, days)
    if arguments.json:
        print(
            dump(
                {
                    "fin": fin,
                    "duree": str(delai.duree),
                    "regime": delai.regime.id,
                    "territoire": days.territoire,
                    "dernier_depart": last,
                    "departs_exacts": {"premier": exact.premier, "dernier": exact.dernier} if exact else None,
                }
            )
        )
    elif last is None:
        print("no start inside the calendar" if lang == "en" else "aucun départ dans le calendrier")
    else:
        print(_words(long_day(last, lang), "last day to start: ", "dernier jour de départ : ", lang))
        if exact:
            first, latest = long_day(exact.premier, lang), long_day(exact.dernier, lang)
            between = first if exact.premier == exact.dernier else f"{first} – {latest}"
            print(_words(between, "starts that end exactly that day: ", "départs qui finissent ce jour même : ", lang))
    return 0 if last else 1


def _words(text: str, en: str, fr: str, lang: str) -> str:
    return (en if lang == "en" else fr) + text
