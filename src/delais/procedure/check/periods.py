"""Dated values: no gap, no overlap over the life of the procedure; time is cut at every boundary."""

import datetime
from itertools import pairwise

from delais.errors import Texte
from delais.procedure.dated import LAST_DAY, Period
from delais.procedure.model import DelaiModele, DelaiValue, Procedure
from delais.toml_table import Source


def check_periods(procedure: Procedure, source: Source) -> None:
    """Each time limit has one value a day, from the first day of its life to the last."""
    _check_lives(procedure, source)
    life = Period(
        min((vie.period.first for vie in procedure.vie), default=None),
        max((vie.period.end for vie in procedure.vie), default=None),
    )
    for id_, delai in procedure.delais.items():
        chains: dict[object, list[tuple[int, DelaiValue]]] = {}
        for index, value in enumerate(delai.values):
            chains.setdefault(value.when.tests, []).append((index, value))
        for chain in chains.values():
            _check_chain(id_, chain, source)
        if () in chains:
            _check_coverage(id_, delai, [value for _, value in chains[()]], life, source)
        elif chains:
            _check_coverage(id_, delai, list(delai.values), life, source)


def _check_lives(procedure: Procedure, source: Source) -> None:
    lives = sorted(enumerate(procedure.vie), key=lambda each: each[1].period.first)
    for (_, before), (index, after) in pairwise(lives):
        if after.period.first < before.period.end:
            source.report(
                ("vie", index),
                Texte("deux vies se recouvrent", "two lives overlap"),
                value=after.period.since,
                remedy=Texte(f"commencer le {before.period.end} ou après", f"begin on {before.period.end} or later"),
            )


def _check_chain(id_: str, chain: list[tuple[int, DelaiValue]], source: Source) -> None:
    """In one chain, `since` strictly grows, and an `until` never passes the next `since`."""
    for (_, before), (index, after) in pairwise(chain):
        path = ("delais", id_, "values", index)
        if after.period.first <= before.period.first:
            source.report(
                path,
                Texte("valeurs dans le désordre ou en double", "values out of order, or twice the same day"),
                value=after.period.since,
                expected=Texte(f"un since après {before.period.first}", f"a since after {before.period.first}"),
            )
        elif before.period.until and before.period.until > after.period.first:
            source.report(
                path,
                Texte("deux valeurs se recouvrent", "two values overlap"),
                value=after.period.since,
                remedy=Texte("ôter until, ou l'avancer", "remove until, or move it earlier"),
            )


def _check_coverage(id_: str, delai: DelaiModele, values: list[DelaiValue], life: Period, source: Source) -> None:
    """The values leave no day without one, between the first and the last day on which the limit exists."""
    first = max(life.first, delai.period.first)
    end = min(life.end, delai.period.end)
    days = {first} | {max(first, value.period.first) for value in values}
    days |= {value.period.end for value in values if value.period.until}
    for day in sorted(days):
        if first <= day < end and not any(value.period.holds(day) for value in values):
            source.report(
                ("delais", id_),
                Texte(f"aucune valeur le {day}", f"no value on {day}"),
                expected=Texte(
                    f"une valeur chaque jour du {first} au {_shown(end)}",
                    f"a value each day from {first} to {_shown(end)}",
                ),
                remedy=Texte(
                    "ajouter une valeur, ou dater le délai lui-même (since, until)",
                    "add a value, or date the délai itself (since, until)",
                ),
            )


def _shown(day: datetime.date) -> str:
    return "aujourd'hui" if day == LAST_DAY else day.isoformat()
