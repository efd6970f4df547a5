"""The rule of a time limit: its duration, its regime, its direction, its distance."""

import datetime
from collections.abc import Iterator

from attrs import evolve, field, frozen

from delais.computation.ancre import DateFixe
from delais.duree import Duree
from delais.errors import DureeError, Texte
from delais.fondement import Fondement
from delais.regimes import Regime, regime

SENS = ("apres", "avant")
DISTANCES = ("aucune", "outre-mer", "etranger")
DISTANCE_MONTHS = {"aucune": 0, "outre-mer": 1, "etranger": 2}

SATURDAY_WORKED = Texte(
    "le samedi compté comme jour travaillé (entreprise ouverte six jours)",
    "Saturday counted as a day worked (six-day week)",
)
SATURDAY_OUVRABLE = Texte(
    "le samedi est un jour ouvrable : un délai en jours ouvrables peut y finir",
    "Saturday is a jour ouvrable: a period in jours ouvrables may end on it",
)


def _duree(value: Duree | str) -> Duree:
    return value if isinstance(value, Duree) else Duree.parse(value)


def _regime(value: Regime | str) -> Regime:
    return value if isinstance(value, Regime) else regime(value)


@frozen
class DelaiLecture:
    """Another way to read one rule: what it changes, and why some read it so."""

    cause: Texte
    regime: Regime | None = None
    duree: Duree | None = None
    decale_depart: int = 0
    distance: str | None = None


@frozen
class Delai:
    """A time limit ready to be computed. `franc` is never a default; `sens="avant"` counts backward.

    `ancre` moves the start to a fixed date; with no duration, that date is the end. An `attente` is a wait: nothing
    may be done before it ends. `distance` is the party's remoteness: "aucune", "outre-mer" (one month) or
    "etranger" (two months).

    Law: CPC 641 to 644.

    >>> Delai("2 mois", "ordinaire").duree.months
    2
    """

    duree: Duree = field(converter=_duree)
    regime: Regime = field(converter=_regime)
    sens: str = "apres"
    distance: str = "aucune"
    fondement: tuple[Fondement, ...] = ()
    lectures: tuple[DelaiLecture, ...] = ()
    reserves: tuple[Texte, ...] = ()
    cause_depart: Texte | None = None
    ancre: DateFixe | None = None
    attente: bool = False
    _variants: "tuple[tuple[Delai, int, Texte], ...] | None" = field(default=None, init=False, eq=False, repr=False)

    def begins(self, start: datetime.date) -> datetime.date:
        """The day from which it runs when started on `start`: that day, or the fixed date it is moved to."""
        return self.ancre.after(start) if self.ancre and self.duree else start

    def variants(self) -> "tuple[tuple[Delai, int, Texte], ...]":
        """The rule as each other reading has it, with the shift of its start and its cause; made once."""
        if self._variants is None:
            object.__setattr__(self, "_variants", tuple(self._readings()))
        return self._variants or ()

    def _readings(self) -> "Iterator[tuple[Delai, int, Texte]]":
        regime = self.regime
        for reading in self.lectures:
            changed = evolve(
                self,
                regime=reading.regime or regime,
                duree=reading.duree or self.duree,
                distance=reading.distance or self.distance,
            )
            yield changed, reading.decale_depart, reading.cause
        for other in regime.lectures:
            yield evolve(self, regime=other.regime), 0, other.cause
        if self.duree.jours_ouvres:
            yield evolve(self, regime=evolve(regime, samedi_travaille=True)), 0, SATURDAY_WORKED
        if self.duree.jours_ouvrables and regime.report:
            yield evolve(self, regime=evolve(regime, report=False)), 0, SATURDAY_OUVRABLE

    def __attrs_post_init__(self) -> None:
        for value, known in ((self.sens, SENS), (self.distance, DISTANCES)):
            if value not in known:
                names = ", ".join(known)
                raise DureeError(Texte(f"« {value} » inconnu ; connus : {names}", f'unknown "{value}"; known: {names}'))
        if self.sens == "avant" and self.regime.id != "rebours":
            object.__setattr__(self, "regime", regime("rebours"))
        elif self.regime.id == "rebours":
            object.__setattr__(self, "sens", "avant")
