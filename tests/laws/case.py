"""One random case: a dossier, two days to look at it, and the choices that a law makes in it."""

import datetime
import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from attrs import evolve, frozen

from delais import Dossier, Evenement, Situation, replay

T = TypeVar("T")
Replay = Callable[[Dossier, datetime.date], Situation]


def library(dossier: Dossier, au: datetime.date) -> Situation:
    """The replay of the package."""
    return replay(dossier, au=au)


@frozen
class Case:
    """A dossier seen on `au`, then on `later`. `thorough` makes a law try every candidate, not one: for shrinking."""

    seed: int
    number: int
    dossier: Dossier
    au: datetime.date
    later: datetime.date
    thorough: bool = False

    @property
    def events(self) -> tuple[Evenement, ...]:
        """The log."""
        return self.dossier.evenements

    def some(self, law: str, candidates: Sequence[T]) -> list[T]:
        """One of the candidates, always the same for this case and this law; all of them when `thorough`."""
        if self.thorough or not candidates:
            return list(candidates)
        return [random.Random(f"{self.seed}/{self.number}/{law}").choice(candidates)]

    def with_events(self, events: Sequence[Evenement]) -> "Case":
        """The same looks on another log."""
        return evolve(self, dossier=evolve(self.dossier, evenements=tuple(events)))


class Looks:
    """The replays of one case, each made once: several laws ask for the same look."""

    def __init__(self, replay: Replay = library) -> None:
        self._replay = replay
        self._seen: dict[tuple[object, ...], Situation] = {}

    def __call__(self, dossier: Dossier, au: datetime.date) -> Situation:
        """Where the dossier stands on `au`."""
        key = (id(dossier), au)
        if key not in self._seen:
            self._seen[key] = self._replay(dossier, au)
            self._seen[(id(dossier), au, "kept alive")] = dossier  # type: ignore[assignment]
        return self._seen[key]

    def afresh(self, dossier: Dossier, au: datetime.date) -> Situation:
        """The same, replayed again."""
        return self._replay(dossier, au)
