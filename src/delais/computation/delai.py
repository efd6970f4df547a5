"""The rule of a time limit: its duration, its regime, its direction, its distance."""

import datetime
from collections.abc import Iterator

from attrs import evolve, field, frozen

from delais.computation.ancre import DateFixe
from delais.duree import Duree
from delais.errors import DureeError, RegimeError, Texte
from delais.fondement import Fondement
from delais.regimes import Regime, regime
from delais.short_repr import short_repr
from delais.value_checks import expect, expect_all, expect_word, refused
from delais.word_lists import DISTANCES, HEURES, SENS, Distance, Heures, Sens

DISTANCE_MONTHS = {"aucune": 0, "outre-mer": 1, "etranger": 2}

SATURDAY_WORKED = Texte(
    "le samedi compté comme jour travaillé (entreprise ouverte six jours)",
    "Saturday counted as a day worked (six-day week)",
)
SATURDAY_OUVRABLE = Texte(
    "le samedi est un jour ouvrable : un délai en jours ouvrables peut y finir",
    "Saturday is a jour ouvrable: a period in jours ouvrables may end on it",
)


_DUREE = Texte("une durée : Duree, P2M ou « 2 mois »", 'a duration: Duree, P2M or "2 mois"')
_BACKWARD = Texte(
    'un régime à rebours (rebours, veille), et lui seul avec sens="avant"',
    'a backward regime (rebours, veille), which alone goes with sens="avant"',
)


def as_duree(value: Duree | str) -> Duree:
    """A duration, or the one that a text says. Raises `DureeError`."""
    if isinstance(value, Duree):
        return value
    expect(DureeError, "duree", value, str, _DUREE)
    return Duree.parse(value)


def _regime(value: Regime | str) -> Regime:
    return value if isinstance(value, Regime) else regime(value)


@frozen
class DelaiLecture:
    """Another way to read one rule: what it changes, and why some read it so."""

    cause: Texte
    regime: Regime | None = None
    duree: Duree | None = None
    decale_depart: int = 0
    distance: Distance | None = None

    __repr__ = short_repr


@frozen
class Delai:
    """A time limit ready to be computed. `franc` is never a default; `sens="avant"` counts backward.

    `ancre` moves the start to a fixed date; with no duration, that date is the end. An `attente` is a wait: nothing
    may be done before it ends. `distance` is the party's remoteness: "aucune", "outre-mer" (one month) or
    "etranger" (two months); `fondement_distance`, the article that names the act it extends: without it, a reserve.
    `heures` is how a period in hours is counted: hours gone by ("ecoulees"), the face of the clock ("cadran"), or from
    0:00 where the hour of the start is unknown ("minuit", otherwise the end of the last day begun).

    Raises `DureeError` or `RegimeError` on what is none of these, and on a regime other than
    `rebours` asked for with `sens="avant"`.

    Law: CPC 641 to 644.

    >>> Delai("2 mois", "ordinaire").duree.months
    2
    """

    duree: Duree = field(converter=as_duree)
    regime: Regime = field(converter=_regime)
    sens: Sens = "apres"
    distance: Distance = "aucune"
    fondement: tuple[Fondement, ...] = ()
    lectures: tuple[DelaiLecture, ...] = ()
    reserves: tuple[Texte, ...] = ()
    cause_depart: Texte | None = None
    ancre: DateFixe | None = None
    attente: bool = False
    fondement_distance: Fondement | None = None
    heures: Heures = "ecoulees"
    _variants: "tuple[tuple[Delai, int, Texte], ...] | None" = field(default=None, init=False, eq=False, repr=False)

    __repr__ = short_repr

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
        expect_word(DureeError, "Delai.sens", self.sens, SENS)
        expect_word(DureeError, "Delai.distance", self.distance, DISTANCES)
        expect_word(DureeError, "Delai.heures", self.heures, HEURES)
        if self.sens == "avant" and not self.regime.a_rebours:
            raise refused(RegimeError, "Delai.regime", self.regime.id, _BACKWARD)
        if self.regime.a_rebours:
            object.__setattr__(self, "sens", "avant")
        for name, kind in (("fondement", Fondement), ("lectures", DelaiLecture), ("reserves", Texte)):
            expect_all(DureeError, f"Delai.{name}", getattr(self, name), kind, Texte(kind.__name__, kind.__name__))
        if self.fondement_distance is not None:
            expect(
                DureeError,
                "Delai.fondement_distance",
                self.fondement_distance,
                Fondement,
                Texte("Fondement", "Fondement"),
            )
        if self.ancre is not None:
            expect(DureeError, "Delai.ancre", self.ancre, DateFixe, Texte("une DateFixe", "a DateFixe"))
