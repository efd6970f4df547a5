"""The lines of a case as every view shows them: one list, read by JSON and by the timeline that all others draw."""

import datetime
from collections.abc import Iterator

from attrs import frozen

from delais.agenda import Ligne, Situation
from delais.dossier.model import ANNULATION, Evenement
from delais.errors import Texte
from delais.procedure.dated import Value
from delais.procedure.model import Event, Fact, Procedure

_ANNULATION = "Annulation d'un événement"


@frozen
class ShownFact:
    """A fact of an event. `value` is None where it was left unsaid; `presume` marks one taken from its default."""

    fact: Fact
    value: Value | None
    presume: bool = False


@frozen
class Shown:
    """One line: an event, the end of a time limit, a refusal or a step of the projection, with all that is said of it.

    `procedure` is the one whose states and events the line speaks of; `event` is None where it declares no such event.
    """

    line: Ligne
    procedure: Procedure
    event: Event | None
    facts: tuple[ShownFact, ...] = ()

    @property
    def kind(self) -> str:
        """One of `evenement`, `echeance`, `refus`, `prevision`."""
        return self.line.type

    @property
    def date(self) -> datetime.date:
        """The day it took effect."""
        return self.line.date

    @property
    def reserves(self) -> tuple[Texte, ...]:
        """What to be wary of in this line, each once."""
        return tuple(dict.fromkeys(self.line.reserves))

    @property
    def presumes(self) -> tuple[str, ...]:
        """The facts that were not stated and were taken from their default."""
        return self.line.presumes

    @property
    def non_precises(self) -> tuple[str, ...]:
        """The facts that stay unsaid: neither yes nor no."""
        return tuple(each.fact.id for each in self.facts if each.value is None)


@frozen
class Posterieur:
    """An event dated after the as-of day: known, and without effect yet."""

    date: datetime.date
    nom: str
    label: str


def shown_past(situation: Situation) -> tuple[Shown, ...]:
    """The history, in its order."""
    return tuple(_shown(situation, line) for line in situation.historique)


def shown_future(situation: Situation) -> tuple[Shown, ...]:
    """What comes if nobody acts, in its order."""
    return tuple(_shown(situation, line) for line in situation.previsions)


def posterieurs(situation: Situation) -> tuple[Posterieur, ...]:
    """The events of the log later than the as-of day, by date."""
    return tuple(Posterieur(each.date, each.nom, _label(situation, each)) for each in situation.posterieurs)


def _shown(situation: Situation, line: Ligne) -> Shown:
    procedure = procedure_of(situation, line.branche)
    event = procedure.events.get(line.nom) if line.evenement else None
    facts = tuple(_facts(line, line.evenement, event)) if line.evenement and event else ()
    return Shown(line, procedure, event, facts)


def procedure_of(situation: Situation, branche: str) -> Procedure:
    """The procedure of a branch; that of the case for its own lines."""
    found = (each.procedure for each in situation.branches if each.id == branche)
    return next(found, situation.procedure)


def _facts(line: Ligne, said: Evenement, declared: Event) -> Iterator[ShownFact]:
    """What was stated, what was presumed, and what the law may ask for and was left unsaid."""
    for name, fact in declared.facts.items():
        value = said.faits.get(name)
        if name in line.presumes:
            yield ShownFact(fact, fact.default if value is None else value, presume=True)
        elif value is not None:
            yield ShownFact(fact, value)
        elif not (fact.required or fact.default is not None or line.annule):
            yield ShownFact(fact, None)


def _label(situation: Situation, event: Evenement) -> str:
    if event.nom == ANNULATION:
        return _ANNULATION
    known = (*(each.procedure for each in situation.branches), *situation.catalogue.reachable(situation.procedure))
    return next((each.events[event.nom].label for each in known if event.nom in each.events), event.nom)
