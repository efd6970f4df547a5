"""What an `annulation` aims at, by id or by rank of the log: none at nothing, none in a circle."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol

from delais.dossier.findings import Finding
from delais.dossier.model import ANNULATION, Evenement
from delais.errors import Texte

ONLY = Texte(
    "une annulation, et elle seule, nomme ce qu'elle annule", "a cancellation, and it alone, names what it cancels"
)
WRITTEN = Texte('nom = "annulation", annule = "id" ou rang', 'nom = "annulation", annule = "id" or rank')
NOTHING = Texte("rien à annuler sous ce nom", "nothing to cancel under that name")
TWICE = Texte("id donné deux fois", "id given twice")
CIRCLE = Texte("des annulations qui s'annulent en rond", "cancellations that cancel each other in a circle")
BROKEN = Texte("annuler une ligne qui tient par elle-même", "cancel a line that stands by itself")


class Named(Protocol):
    """What an event says of itself in the log, built or still being read."""

    @property
    def nom(self) -> str: ...  # noqa: D102

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def annule(self) -> str | int | None: ...  # noqa: D102


def targets(events: Sequence[Named]) -> list[int | None]:
    """The index of the event that each line cancels, None where it cancels none. Linear in the events."""
    first: dict[str, list[int]] = {}
    for index, event in enumerate(events):
        if event.id:
            first.setdefault(event.id, []).append(index)
    return [_aimed(event.annule, index, len(events), first) for index, event in enumerate(events)]


def _aimed(annule: str | int | None, own: int, count: int, first: dict[str, list[int]]) -> int | None:
    if isinstance(annule, int):
        return annule - 1 if 0 < annule <= count and annule - 1 != own else None
    if annule is None:
        return None
    return next((index for index in first.get(annule, ()) if index != own), None)


def target(events: Sequence[Evenement], event: Evenement) -> int | None:
    """The index of the event that the cancellation `event` names by id or by rank (from 1)."""
    own = next((index for index, other in enumerate(events) if other is event), -1)
    if isinstance(event.annule, int):
        return _aimed(event.annule, own, len(events), {})
    return next((index for index, other in enumerate(events) if index != own and other.id == event.annule), None)


def check_annulations(events: Sequence[Named]) -> Iterator[Finding]:
    """Ids given once, cancellations that aim at another line, and end at one that stands by itself."""
    given = Counter(event.id for event in events if event.id)
    aimed = targets(events)
    for index, event in enumerate(events):
        path = ("evenements", index)
        if event.id and given[event.id] > 1:
            yield Finding((*path, "id"), TWICE, event.id)
        if (event.nom == ANNULATION) != (event.annule is not None):
            yield Finding(path, ONLY, remedy=WRITTEN)
        elif event.annule is not None and aimed[index] is None:
            yield Finding((*path, "annule"), NOTHING, event.annule)
    for index in _circular(aimed):
        yield Finding(("evenements", index, "annule"), CIRCLE, events[index].annule, remedy=BROKEN)


def _circular(aimed: list[int | None]) -> list[int]:
    """The lines of each circle: every line aims at one other at most, so a walk that meets itself has found one."""
    seen: dict[int, int] = {}
    found: list[int] = []
    for start in range(len(aimed)):
        walk: list[int] = []
        at: int | None = start
        while at is not None and at not in seen:
            seen[at] = start
            walk.append(at)
            at = aimed[at]
        if at is not None and seen[at] == start:
            found += walk[walk.index(at) :]
    return sorted(found)
