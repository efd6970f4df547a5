"""`delais calculer`: one due date, explained."""

from argparse import Namespace

from delais.calendars import calendar
from delais.computation import Delai, compute
from delais.errors import DureeError, Texte
from delais.french_dates import parse_day
from delais.views.json_view import dump, echeance_dict
from delais.views.sentences import explain


def calculer(arguments: Namespace, lang: str) -> int:
    """Print the due date with its steps, or its JSON."""
    regime = arguments.regime or ("rebours" if arguments.sens == "avant" else "ordinaire")
    if arguments.sens == "avant" and regime != "rebours":
        raise DureeError(
            Texte(
                f"à rebours, le régime est « rebours », non « {regime} » : retirer --regime",
                f'backward, the regime is "rebours", not "{regime}": remove --regime',
            )
        )
    delai = Delai(arguments.duree, regime, sens=arguments.sens, distance=arguments.distance)
    due = compute(delai, parse_day(arguments.du), calendar(arguments.territoire))
    print(dump(echeance_dict(due, lang)) if arguments.json else explain(due, lang))
    return 0
