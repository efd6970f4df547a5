"""The order of the log: by date; within a day as logged, but for what has an hour; what is cancelled."""

import datetime

from delais.dossier.annulations import target
from delais.dossier.model import ANNULATION, Evenement


def in_order(events: tuple[Evenement, ...], au: datetime.date) -> list[int]:
    """The ranks of the events up to `au`, by date.

    Within a day an event that has an hour goes to its place among those that have one, and takes along those without
    that were logged after it; those logged before any hour come first.
    """
    by_day: dict[datetime.date, list[int]] = {}
    for index, event in enumerate(events):
        if event.date <= au:
            by_day.setdefault(event.date, []).append(index)
    return [index for day in sorted(by_day) for index in _within_a_day(events, by_day[day])]


def _within_a_day(events: tuple[Evenement, ...], ranks: list[int]) -> list[int]:
    first: list[int] = []
    groups: list[tuple[datetime.time, list[int]]] = []
    for index in ranks:
        hour = events[index].heure
        if hour is not None:
            groups.append((hour, [index]))
        else:
            (groups[-1][1] if groups else first).append(index)
    groups.sort(key=lambda group: group[0])
    return [*first, *(index for _, group in groups for index in group)]


def cancelled_ranks(events: tuple[Evenement, ...], au: datetime.date) -> set[int]:
    """The ranks cancelled by `au`. A cancellation that is itself cancelled cancels nothing, in any order of the log."""
    cancels: dict[int, list[int]] = {}
    for index, event in enumerate(events):
        if event.nom == ANNULATION and event.date <= au:
            aimed = target(events, event)
            if aimed is not None:
                cancels.setdefault(aimed, []).append(index)
    settled: dict[int, bool] = {}
    for start in cancels:
        _settle(start, cancels, settled)
    return {index for index, gone in settled.items() if gone}


def _settle(start: int, cancels: dict[int, list[int]], settled: dict[int, bool]) -> None:
    """Settle whether `start` is cancelled, after the cancellations that aim at it; those in a circle cancel nothing."""
    stack, under_way = [start], set[int]()
    while stack:
        index = stack[-1]
        waiting = [by for by in cancels.get(index, ()) if by not in settled and by not in under_way]
        under_way.add(index)
        if waiting:
            stack.append(waiting[0])
            continue
        settled[index] = any(not settled.get(by, True) for by in cancels.get(index, ()))
        stack.pop()
