"""`delais echeances`: the due dates of several cases, the nearest first."""

import datetime
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from delais.agenda import DelaiVie, Situation, replay
from delais.calendars import calendar
from delais.cli.chronologie import open_dossier
from delais.cli.messages import safe
from delais.cli.reading import as_of, duration
from delais.computation import Delai, compute
from delais.errors import DelaisError
from delais.french_dates import long_day
from delais.views.json_view import dump


def echeances(arguments: Namespace, lang: str) -> int:
    """Print one line a running time limit. A dossier that cannot be read is told on stderr; the others go on."""
    au = as_of(arguments.au, lang)
    horizon = None
    if arguments.sous:
        horizon = compute(Delai(duration(arguments.sous, lang), "calendaire"), au, calendar("metropole")).date
    rows, failed = [], 0
    for name in _files(arguments.dossiers):
        try:
            situation = replay(open_dossier(name), au=au)
        except DelaisError as error:
            failed += 1
            text = error.render(lang)
            print(safe(text if name in text else f"{name} : {text}"), file=sys.stderr)
            continue
        rows += [_row(name, situation, vie) for vie in situation.delais if _wanted(vie, horizon)]
    if arguments.prudent:
        for row in rows:
            row["echeance"], row["jours"] = row["prudente"], (row["prudente"] - au).days
    rows.sort(key=lambda row: (row["echeance"], row["reference"], row["delai"]))
    if arguments.json:
        print(dump({"au": au, "echeances": rows}))
    else:
        for row in rows:
            print(_line(row, lang))
        if not rows:
            print("No due date." if lang == "en" else "Aucune échéance.")
    return 2 if failed else 0


def _wanted(vie: DelaiVie, horizon: datetime.date | None) -> bool:
    return vie.statut == "court" and vie.echeance is not None and (horizon is None or vie.echeance.date <= horizon)


def _files(names: list[str]) -> list[str]:
    """Files as given; a folder stands for the TOML files in it."""
    found: list[str] = []
    for name in names:
        found += sorted(str(path) for path in Path(name).glob("*.toml")) if Path(name).is_dir() else [name]
    return found


def _row(name: str, situation: Situation, vie: DelaiVie) -> dict[str, Any]:
    due = vie.echeance
    assert due is not None
    return {
        "echeance": due.date,
        "jours": vie.days_left(situation.au),
        "au_plus_tot": due.earliest,
        "prudente": due.prudent().date,
        "reference": situation.dossier.reference,
        "procedure": situation.procedure.id,
        "delai": vie.id,
        "libelle": vie.modele.label,
        "acteur": vie.modele.actor,
        "nature": vie.modele.nature,
        "etat": situation.etat.id,
        "fichier": name,
    }


def _line(row: dict[str, Any], lang: str) -> str:
    left = row["jours"]
    days = f"J-{left}" if left else ("today" if lang == "en" else "aujourd'hui")
    day = long_day(row["echeance"], lang)
    return f"{day:28} {days:>11}  {safe(row['reference'])} · {row['libelle']} ({row['acteur']})"
