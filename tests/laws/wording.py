"""The dates, hours and facts of one drawn act, as its procedure declares them."""

import datetime
import random

from delais.procedure.dated import Value
from delais.procedure.model import Event, Fact

_ORDER = ("fait", "decision", "signature", "depot", "envoi", "presentation", "signification", "reception")
_RANK = {"fait": 0, "decision": 0, "signature": 0, "depot": 1, "envoi": 1, "presentation": 2, "signification": 2,
         "reception": 3}  # fmt: skip
_DAY = datetime.timedelta(days=1)
_LATER = (0, 0, 1, 2, 2, 3, 10, 35, 70, 130)
_DUREES = ("P1M", "P3M", "P10D", "P1Y")
_NUMBERS = (0, 1, 2, 3, 10, 11, 20, 49, 50, 60, 100, 1000)


def moments(rng: random.Random, declared: Event, day: datetime.date) -> dict[str, datetime.date]:
    """Some of the other moments of the act, in the order of the post: later than its date, or before it."""
    found: dict[str, datetime.date] = {}
    before = after = day
    own = _RANK[declared.date_is]
    for name in sorted(declared.moments, key=_ORDER.index):
        if rng.random() < 0.35 or name == declared.date_is:
            continue
        if _RANK[name] < own:
            continue
        after = after + rng.choice(_LATER) * _DAY
        found[name] = after
    for name in sorted(declared.moments, key=_ORDER.index, reverse=True):
        if _RANK[name] < own and rng.random() < 0.5:
            before = before - rng.choice((0, 1, 2, 5, 36)) * _DAY
            found[name] = before
    return found


def facts(rng: random.Random, declared: Event, day: datetime.date) -> dict[str, Value]:
    """The facts that the act must state, and some that it may."""
    return {name: value(rng, fact, day) for name, fact in declared.facts.items() if fact.required or rng.random() < 0.6}


def value(rng: random.Random, fact: Fact, day: datetime.date) -> Value:
    """A value that the fact admits."""
    if fact.type == "bool":
        return rng.random() < 0.6
    if fact.type == "enum":
        return rng.choice(fact.values)
    if fact.type == "date":
        return day + rng.choice((-8000, -365, -40, -1, 0, 1, 20, 60, 366)) * _DAY
    return rng.choice(_DUREES) if fact.type == "duree" else rng.choice(_NUMBERS)


def hour(rng: random.Random) -> datetime.time:
    """An hour of the working day."""
    return datetime.time(rng.choice((0, 8, 9, 11, 14, 17, 23)), rng.choice((0, 30, 59)))
