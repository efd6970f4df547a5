"""The rule of a time limit: its duration, its regime, its direction, its distance."""

from attrs import field, frozen

from delais.computation.ancre import DateFixe
from delais.duree import Duree
from delais.errors import DureeError, Texte
from delais.fondement import Fondement
from delais.regimes import Regime, regime

SENS = ("apres", "avant")
DISTANCES = ("aucune", "outre-mer", "etranger")
DISTANCE_MONTHS = {"aucune": 0, "outre-mer": 1, "etranger": 2}


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
    cause_depart: str = ""
    ancre: DateFixe | None = None
    attente: bool = False

    def __attrs_post_init__(self) -> None:
        for value, known in ((self.sens, SENS), (self.distance, DISTANCES)):
            if value not in known:
                names = ", ".join(known)
                raise DureeError(Texte(f"« {value} » inconnu ; connus : {names}", f'unknown "{value}"; known: {names}'))
        if self.sens == "avant" and self.regime.id != "rebours":
            object.__setattr__(self, "regime", regime("rebours"))
        elif self.regime.id == "rebours":
            object.__setattr__(self, "sens", "avant")
