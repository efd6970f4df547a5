"""`delais calculer`: one due date, explained."""

import datetime
from argparse import Namespace

from attrs import evolve

from delais.calendars import calendar
from delais.cli.hyperlinks import opening
from delais.cli.reading import duration, moment
from delais.computation import Delai, compute
from delais.computation.overlay import overlaid
from delais.computation.reverse import judge
from delais.errors import DureeError, Texte
from delais.procedure.derogations import derogation
from delais.procedure.distances import Remoteness, extended, measure
from delais.procedure.seats import elsewhere, holidays_of, seat_calendar
from delais.regimes import regime
from delais.views.json_view import dump, echeance_dict
from delais.views.sentences import explain, step_lines, unrolled_words, verdict_words


def calculer(arguments: Namespace, lang: str) -> int:
    """Print the due date with its steps, or its JSON."""
    depart = moment(arguments.du, lang)
    far = _remoteness(arguments, depart)
    delai = Delai(
        duration(arguments.duree, lang),
        _regime(arguments),
        sens=arguments.sens,
        distance=far.distance,
        lectures=far.lectures,
        attente=arguments.attente,
        fondement_distance=far.article,
    )
    own = calendar(arguments.territoire)
    days = seat_calendar(arguments.pour or "", own)
    laws = tuple(derogation(id_) for id_ in arguments.derogation or ())
    due = compute(delai, depart, days, incidents=overlaid(laws, delai, depart, days, ()))
    if arguments.pour:
        place = arguments.residence or own.territoire
        due = evolve(due, lectures=(*due.lectures, *elsewhere(due, holidays_of(place, days))))
    shown = due.prudent() if arguments.prudent else due
    verdict = judge(due, moment(arguments.acte, lang)) if arguments.acte else None
    if arguments.json:
        document = echeance_dict(shown, lang)
        if verdict:
            document["acte"] = {
                "a_temps": verdict.a_temps,
                "jours": verdict.jours,
                "conteste": verdict.conteste,
                "avant_depart": verdict.avant_depart,
            }
        print(dump(document, liens=not arguments.sans_liens))
    else:
        print(opening(explain(shown, lang), (line.sources for line in step_lines(shown, lang)), arguments))
        if not arguments.pour and (unrolled := unrolled_words(shown, lang)):  # an act that is named is no silence
            print(unrolled)
        if verdict:
            print(verdict_words(verdict, lang))
    return 0 if verdict is None or verdict.a_temps else 1


def _regime(arguments: Namespace) -> str:
    """The regime asked for; backward, `rebours` unless another one counts so."""
    asked: str = arguments.regime or ("rebours" if arguments.sens == "avant" else "ordinaire")
    if arguments.sens == "avant" and not regime(asked).a_rebours:
        raise DureeError(
            Texte(
                f"à rebours, le régime est « rebours », non « {asked} » : retirer --regime",
                f'backward, the regime is "rebours", not "{asked}": remove --regime',
            )
        )
    return asked


def _remoteness(arguments: Namespace, depart: datetime.date) -> Remoteness:
    """The distance: as asked, or measured for the act that is named from where the party lives."""
    day = depart.date() if isinstance(depart, datetime.datetime) else depart
    if arguments.residence and (not arguments.pour or arguments.distance != "aucune"):
        raise DureeError(
            Texte(
                "--residence mesure la distance d'un acte : le nommer avec --pour, sans --distance",
                "--residence measures the distance of an act: name it with --pour, without --distance",
            )
        )
    if not arguments.pour:
        return Remoteness(arguments.territoire, arguments.distance)
    if arguments.distance != "aucune":
        return extended(arguments.pour, arguments.territoire, arguments.distance, day)
    return measure(arguments.pour, arguments.territoire, arguments.residence, day)
