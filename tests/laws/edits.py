"""Other logs made from one: without an act, with a cancellation more, in another order."""

import datetime
import random
from collections.abc import Callable, Sequence

from attrs import evolve

from delais import Dossier, Evenement

ANNULATION = "annulation"


def named(dossier: Dossier) -> Dossier:
    """The same dossier, each cancellation naming its target by id: a rank changes when the log does."""
    events = dossier.evenements
    return evolve(dossier, evenements=tuple(_by_id(event, events) for event in events))


def _by_id(event: Evenement, events: Sequence[Evenement]) -> Evenement:
    if isinstance(event.annule, int) and 1 <= event.annule <= len(events):
        return evolve(event, annule=events[event.annule - 1].id)
    return event


def ranked(dossier: Dossier, rng: random.Random) -> Dossier:
    """The same dossier, a few cancellations naming their target by its rank."""
    events = dossier.evenements
    ranks = {event.id: rank for rank, event in enumerate(events, 1)}
    aimed = [
        evolve(each, annule=ranks[str(each.annule)]) if each.annule and rng.random() < 0.2 else each for each in events
    ]
    return evolve(dossier, evenements=tuple(aimed))


def keeping(dossier: Dossier, wanted: Callable[[Evenement], bool]) -> Dossier:
    """Only the wanted events, and no cancellation of an event that is gone (nor a cancellation of that one)."""
    events = [event for event in dossier.evenements if wanted(event)]
    while True:
        ids = {event.id for event in events}
        kept = [event for event in events if event.nom != ANNULATION or event.annule in ids]
        if len(kept) == len(events):
            return evolve(dossier, evenements=tuple(kept))
        events = kept


def adding(dossier: Dossier, *events: Evenement, at: int | None = None) -> Dossier:
    """The events added at the end of the log, or before the rank `at` (from 0)."""
    log = list(dossier.evenements)
    place = len(log) if at is None else at
    return evolve(dossier, evenements=(*log[:place], *events, *log[place:]))


def cancellation(id_: str, target: str, day: datetime.date) -> Evenement:
    """An event that cancels another."""
    return Evenement(ANNULATION, day, id=id_, annule=target)


def shuffled(dossier: Dossier, rng: random.Random) -> Dossier:
    """The days of the log in another order; the events of one day keep theirs."""
    days: dict[datetime.date, list[Evenement]] = {}
    for event in dossier.evenements:
        days.setdefault(event.date, []).append(event)
    queues = [list(reversed(day)) for day in days.values()]
    log = []
    while queues:
        queue = rng.choice(queues)
        log.append(queue.pop())
        queues = [each for each in queues if each]
    return evolve(dossier, evenements=tuple(log))


def cancelled_by(dossier: Dossier, au: datetime.date) -> set[str]:
    """The ids of what is cancelled by `au`: a cancellation that is itself cancelled cancels nothing.

    Cancellations in a circle settle nothing: none of them is counted.
    """
    live = [event for event in dossier.evenements if event.nom == ANNULATION and event.date <= au]
    aimed: dict[str, list[str]] = {}
    for event in live:
        aimed.setdefault(str(event.annule), []).append(event.id)

    def cancelled(id_: str, path: tuple[str, ...]) -> bool:
        return any(by not in path and not cancelled(by, (*path, id_)) for by in aimed.get(id_, ()))

    return {event.id for event in dossier.evenements if cancelled(event.id, (event.id,))}


def carries(event: Evenement, log: tuple[Evenement, ...]) -> bool:
    """Whether an act without hour follows it in the log of its day, and moves with it."""
    if event.heure is None:
        return False
    day = [each for each in log if each.date == event.date]
    place = next(rank for rank, each in enumerate(day) if each.id == event.id)
    return place + 1 < len(day) and day[place + 1].heure is None
