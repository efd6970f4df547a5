"""Dated values: no gap, no overlap over the life of the procedure; time is cut at every boundary."""

import datetime
from collections.abc import Iterator
from itertools import combinations, pairwise, product

from delais.errors import Texte
from delais.procedure.dated import LAST_DAY, Period, Value, When
from delais.procedure.limits import DelaiModele, DelaiValue
from delais.procedure.model import Procedure
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
        _check_ties(delai, source)
        _check_coverage(procedure, delai, life, source)


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
                Texte("durées dans le désordre ou en double", "durations out of order, or twice the same day"),
                value=after.period.since,
                expected=Texte(f"un jour après {before.period.first}", f"a day after {before.period.first}"),
            )
        elif before.period.until and before.period.until > after.period.first:
            source.report(
                path,
                Texte("deux valeurs se recouvrent", "two values overlap"),
                value=after.period.since,
                remedy=Texte("ôter jusqu_au, ou l'avancer", "remove jusqu_au, or move it earlier"),
            )


def _check_ties(delai: DelaiModele, source: Source) -> None:
    """Of two values that hold together, one asks for more facts: else nothing says which wins."""
    for (_, one), (index, other) in combinations(enumerate(delai.values), 2):
        together = one.period.first < other.period.end and other.period.first < one.period.end
        tied = len(one.when.tests) == len(other.when.tests) and one.when != other.when
        if together and tied and not one.when.disjoint(other.when):
            source.report(
                ("delais", delai.id, "values", index),
                Texte(
                    f"deux valeurs se recouvrent : rien ne départage leurs faits (l'autre ligne {one.line})",
                    f"two values overlap: nothing tells their facts apart (the other on line {one.line})",
                ),
                remedy=Texte("des faits qui s'excluent", "facts that exclude each other"),
            )


def _check_coverage(procedure: Procedure, delai: DelaiModele, life: Period, source: Source) -> None:
    """Whatever the facts, no day is left without a value while the limit exists: each interval is checked once."""
    first = max(life.first, delai.period.first)
    end = min(life.end, delai.period.end)
    days = {first} | {max(first, value.period.first) for value in delai.values}
    days |= {value.period.end for value in delai.values if value.period.until}
    cases = list(_cases(procedure, delai))
    for day in sorted(day for day in days if first <= day < end):
        values = delai.values_on(day)
        without = [facts for facts in cases if not any(value.when.holds(facts.get) for value in values)]
        if not without:
            continue
        named = " ; ".join(", ".join(f"{name} = {value}" for name, value in facts.items()) for facts in without)
        case = f" ({named})" if len(without) < len(cases) else ""
        source.report(
            ("delais", delai.id),
            Texte(f"aucune valeur le {day}{case}", f"no value on {day}{case}"),
            expected=Texte(
                f"une valeur chaque jour du {first} au {_shown(end)}",
                f"a value each day from {first} to {_shown(end)}",
            ),
            remedy=Texte(
                "ajouter une durée, dater le délai lui-même (depuis, jusqu_au), ou restreindre son départ (si)",
                "add a duration, date the délai itself (depuis, jusqu_au), or narrow its start (si)",
            ),
        )


def _cases(procedure: Procedure, delai: DelaiModele) -> Iterator[dict[str, Value]]:
    """Every combination of the facts that the values ask for, among those that start the limit."""
    domains = {name: _domain(procedure, delai, name) for value in delai.values for name, _ in value.when.tests}
    conditions = [part.when for part in delai.trigger.parts]
    for combination in product(*domains.values()):
        facts = dict(zip(domains, combination, strict=True))
        asked = [When(tuple(test for test in when.tests if test[0] in facts)) for when in conditions]
        if any(when.holds(facts.get) for when in asked):
            yield facts


def _domain(procedure: Procedure, delai: DelaiModele, name: str) -> tuple[Value, ...]:
    """The values a fact may have: those declared, or those the file tests when the type has no list."""
    event, dot, fact_name = name.rpartition(".")
    declared = procedure.events[event if dot else delai.trigger.event].facts[fact_name]
    if declared.type == "bool":
        return (True, False)
    if declared.values:
        return declared.values
    return tuple(
        dict.fromkeys(
            each for value in delai.values for test, wanted in value.when.tests if test == name for each in wanted
        )
    )


def _shown(day: datetime.date) -> str:
    return "aujourd'hui" if day == LAST_DAY else day.isoformat()
