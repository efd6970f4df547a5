"""`delais jours-feries`: the holidays of one year."""

from argparse import Namespace

from delais.calendars import calendar
from delais.french_dates import long_day
from delais.views.json_view import dump, holidays_list


def jours_feries(arguments: Namespace, lang: str) -> int:
    """Print the year's holidays with their status and article, or their JSON."""
    days = calendar(arguments.territoire)
    rows = holidays_list(days, arguments.annee, lang)
    if arguments.json:
        print(
            dump(
                {"territoire": days.territoire, "annee": arguments.annee, "jours_feries": rows},
                liens=not arguments.sans_liens,
            )
        )
        return 0
    print(f"{days.label.dans(lang)}, {arguments.annee}")
    for row in rows:
        name = f"{long_day(row['date'], lang, year=False):24}  {row['nom']}"
        notes = [row["fondement"] or "", "" if row["proroge"] else _usage(lang)]
        print(f"  {name:52}  {' · '.join(note for note in notes if note)}".rstrip())
        if row["conteste"]:
            print(f"  {'':24}  {'contested' if lang == 'en' else 'contesté'} : {row['conteste']}")
    return 0


def _usage(lang: str) -> str:
    return "custom: moves no due date" if lang == "en" else "usage : ne proroge aucun délai"
