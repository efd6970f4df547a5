"""Time limits and counts as a procedure states them: triggers, dated values, incidents, opposability."""

import datetime
from collections.abc import Callable

from attrs import frozen

from delais.computation import DateFixe, DelaiLecture
from delais.computation.ledger import IncidentLecture
from delais.computation.overlay import Contestee, Derogation
from delais.duree import Duree
from delais.errors import Texte
from delais.fondement import Fondement
from delais.procedure.dated import ALWAYS, Period, When, chosen
from delais.regimes import Regime
from delais.short_repr import described, short_repr
from delais.word_lists import Effet, Nature, Operation, Sens

ADMIS = ("veille", "fin", "toujours")


@frozen
class Trigger:
    """What starts a time limit: an event's moment or fact, the end of another limit, or several of these.

    With a `fact` and a `moment`, the date that the event states, failing that its moment; `a_defaut` is the moment that
    the law takes in its turn where the first is not written, with a reserve.
    """

    event: str = ""
    moment: str = ""
    fact: str = ""
    a_defaut: str = ""
    lapse: str = ""
    when: When = ALWAYS
    moment_when: tuple[tuple[When, str], ...] = ()
    any: tuple["Trigger", ...] = ()
    all: tuple["Trigger", ...] = ()

    __repr__ = short_repr

    @property
    def parts(self) -> tuple["Trigger", ...]:
        """The simple triggers it is made of."""
        return self.any or self.all or (self,)


@frozen
class Act:
    """The act, or any of the acts, that satisfies a time limit, judged by one of its moments."""

    events: tuple[str, ...]
    moment: str = ""
    when: When = ALWAYS

    __repr__ = short_repr


@frozen
class Opposability:
    """Facts without which the limit does not run, in a period."""

    facts: tuple[str, ...]
    period: Period
    when: When
    fondement: tuple[Fondement, ...]
    reserve: Texte | None = None
    rules: tuple[str, ...] = ()
    line: int = 0

    __repr__ = short_repr


@frozen
class DelaiValue:
    """One dated value of a time limit."""

    rules: tuple[str, ...]
    duree: Duree
    ancre: DateFixe | None
    period: Period
    when: When
    fondement: tuple[Fondement, ...]
    regime: Regime | None = None
    lectures: tuple[DelaiLecture, ...] = ()
    reserve: Texte | None = None
    line: int = 0

    __repr__ = short_repr

    @property
    def rule(self) -> str:
        """The ids of the rules it states, as shown."""
        return ", ".join(self.rules)


@frozen
class IncidentRule:
    """An event or a lapse that touches a running limit (see `delais.computation.ledger`)."""

    op: Operation
    event: str
    lapse: str
    moment: str
    admis: str
    juge_par: str
    max: int | None
    duree: Duree | None
    period: Period
    when: When
    fondement: tuple[Fondement, ...]
    lecture_admis: tuple[tuple[str, Texte], ...] = ()
    lectures: tuple[IncidentLecture, ...] = ()
    reserve: Texte | None = None
    rules: tuple[str, ...] = ()
    line: int = 0

    __repr__ = short_repr

    @property
    def read_otherwise(self) -> tuple[Texte, ...]:
        """Why others read it otherwise: until when it is admitted, how many days it stops the limit."""
        return (*(cause for _, cause in self.lecture_admis), *(each.cause for each in self.lectures))


@frozen
class DerogationRow:
    """An exceptional law that reaches a time limit, when the facts say so; `contestee` where others read otherwise."""

    derogation: Derogation
    when: When
    contestee: Contestee | None = None

    __repr__ = short_repr

    @property
    def retenue(self) -> bool:
        """Whether the prevailing reading applies it."""
        return self.contestee is None or self.contestee.forme != "avec"


@frozen
class DelaiModele:
    """A time limit as a procedure states it: dated values, a trigger, and what its end does."""

    id: str
    label: str
    actor: str
    trigger: Trigger
    act: Act | None
    nature: Nature
    effet: Effet
    consequence: str
    regime: Regime
    sens: Sens
    distance: str
    period: Period
    vit_dans: tuple[str, ...]
    bloque: tuple[str, ...]
    chaque: str
    lectures: tuple[DelaiLecture, ...]
    opposable_if: tuple[Opposability, ...]
    values: tuple[DelaiValue, ...]
    incidents: tuple[IncidentRule, ...]
    derogations: tuple[DerogationRow, ...] = ()
    line: int = 0

    def __repr__(self) -> str:
        return described(self, id=self.id, label=self.label, nature=self.nature)

    def values_at(self, key: Callable[[Period], datetime.date]) -> tuple[DelaiValue, ...]:
        """One value a chain (same `when`): the last whose `since` has come by its key date, unless it has ended.

        `key` gives the date that selects a row. A value that has ended does not give way to an older one of its chain.
        """
        return chosen(self.values, key) if self.period.holds(key(self.period)) else ()

    def values_on(self, day: datetime.date) -> tuple[DelaiValue, ...]:
        """The values that the law gives on `day`, read without a case: each by its own dates. None: no such limit."""
        return self.values_at(lambda _: day)

    def regime_of(self, value: DelaiValue) -> Regime:
        """How `value` is counted."""
        return value.regime or self.regime


@frozen
class CompteValue:
    """One dated way to count: the unit that begins, and what is not counted at first."""

    rules: tuple[str, ...]
    unite: Duree
    franchise: Duree | None
    period: Period
    when: When
    fondement: tuple[Fondement, ...]
    line: int = 0

    __repr__ = short_repr


@frozen
class CompteModele:
    """A number that grows with time, a unit or fraction at once, from one event to another."""

    id: str
    label: str
    trigger: Trigger
    fin: Trigger
    values: tuple[CompteValue, ...]
    line: int = 0

    __repr__ = short_repr
