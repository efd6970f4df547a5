"""`delais calculer`: one due date, explained."""

from argparse import Namespace

from delais.calendars import calendar
from delais.cli.reading import duration, moment
from delais.computation import Delai, compute
from delais.computation.overlay import overlaid
from delais.computation.reverse import judge
from delais.errors import DureeError, Texte
from delais.procedure.derogations import derogation
from delais.views.json_view import dump, echeance_dict
from delais.views.sentences import explain, verdict_words


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
    duree = duration(arguments.duree, lang)
    delai = Delai(duree, regime, sens=arguments.sens, distance=arguments.distance, attente=arguments.attente)
    days, depart = calendar(arguments.territoire), moment(arguments.du, lang)
    laws = tuple(derogation(id_) for id_ in arguments.derogation or ())
    due = compute(delai, depart, days, incidents=overlaid(laws, delai, depart, days, ()))
    shown = due.prudent() if arguments.prudent else due
    verdict = judge(due, moment(arguments.acte, lang)) if arguments.acte else None
    if arguments.json:
        document = echeance_dict(shown, lang)
        if verdict:
            document["acte"] = {"a_temps": verdict.a_temps, "jours": verdict.jours, "conteste": verdict.conteste}
        print(dump(document))
    else:
        print(explain(shown, lang))
        if verdict:
            print(verdict_words(verdict, lang))
    return 0 if verdict is None or verdict.a_temps else 1
