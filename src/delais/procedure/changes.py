"""What may change in a procedure between two days: the rows of a comparison."""

import datetime

from attrs import frozen

from delais.fondement import Fondement
from delais.procedure.dated import When
from delais.procedure.limits import CompteModele, CompteValue, DelaiModele, DelaiValue, IncidentRule
from delais.procedure.model import Ouvre, Procedure, Refus, Transition, Vie

Key = tuple[object, ...]


def counted(delai: DelaiModele, value: DelaiValue) -> Key:
    """What decides the date that `value` gives: duration, regime, readings."""
    return (value.duree, value.ancre, delai.regime_of(value).id, value.lectures)


@frozen
class ValueChange:
    """What a time limit gives in the case `when`, before and after; None where the limit does not exist.

    `depuis` is the first day of the new rule, whatever text has said it again since; `fondement`, that day's text.
    `existe_depuis`: for a new limit, its first day.
    """

    delai: DelaiModele
    when: When
    avant: DelaiValue | None
    apres: DelaiValue | None
    depuis: datetime.date
    fondement: tuple[Fondement, ...]
    existe_depuis: datetime.date | None = None

    @property
    def same_rule(self) -> bool:
        """Whether only the text that says it changed."""
        if self.avant is None or self.apres is None:
            return False
        return counted(self.delai, self.avant) == counted(self.delai, self.apres)


@frozen
class InformationChange:
    """Facts without which a time limit does not run, in the case `when`: asked for now, or no longer."""

    delai: DelaiModele
    when: When
    faits: tuple[str, ...]
    apparu: bool
    depuis: datetime.date
    fondement: tuple[Fondement, ...]


@frozen
class IncidentChange:
    """A row of the ledger of a time limit that appeared, or disappeared."""

    delai: DelaiModele
    incident: IncidentRule
    apparu: bool
    depuis: datetime.date


@frozen
class MoveChange:
    """A move that became possible, or impossible: from the states `source`, by the same rule."""

    transition: Transition
    source: tuple[str, ...]
    apparu: bool
    depuis: datetime.date


@frozen
class RefusChange:
    """A refusal that appeared, or disappeared."""

    refus: Refus
    apparu: bool
    depuis: datetime.date


@frozen
class CompteChange:
    """A way to count that appeared, or disappeared."""

    compte: CompteModele
    valeur: CompteValue
    apparu: bool
    depuis: datetime.date


@frozen
class OuvreChange:
    """A branch that a case may open, or no longer."""

    ouvre: Ouvre
    apparu: bool
    depuis: datetime.date


@frozen
class VieChange:
    """The life of the procedure on each day; None: it did not exist."""

    avant: Vie | None
    apres: Vie | None
    depuis: datetime.date


@frozen
class Comparison:
    """What changed in `procedure` from `de` to `a`. If it does not live on both days, nothing else is compared."""

    procedure: Procedure
    de: datetime.date
    a: datetime.date
    vie: VieChange | None = None
    vivante: bool = True
    valeurs: tuple[ValueChange, ...] = ()
    opposabilite: tuple[InformationChange, ...] = ()
    incidents: tuple[IncidentChange, ...] = ()
    transitions: tuple[MoveChange, ...] = ()
    refus: tuple[RefusChange, ...] = ()
    comptes: tuple[CompteChange, ...] = ()
    ouvre: tuple[OuvreChange, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether nothing changed."""
        times = (self.valeurs, self.opposabilite, self.incidents, self.comptes)
        return self.vie is None and not any((*times, self.transitions, self.refus, self.ouvre))
