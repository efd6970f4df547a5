"""The model of a procedure file. TOML keys equal attribute names."""

import datetime
from collections.abc import Callable

from attrs import field, frozen

from delais.computation import DateFixe, DelaiLecture
from delais.computation.overlay import Derogation
from delais.duree import Duree
from delais.errors import Texte
from delais.fondement import Fondement
from delais.procedure.dated import ALWAYS, Period, Value, When, chosen
from delais.regimes import Regime

NATURES = (
    "forclusion", "silence", "execution", "caducite", "abandon", "attente", "poursuite", "indicatif",
)  # fmt: skip
EFFETS = ("rejet", "faculte", "accord", "execution", "rien")
MOMENTS = ("envoi", "presentation", "reception", "signature", "signification", "depot", "decision", "fait")
FACT_TYPES = ("bool", "enum", "date", "duree", "entier")
ADMIS = ("veille", "fin", "toujours")


@frozen
class State:
    """A fact already true of the case. `open_ended` says why nothing bounds the wait, where nothing does."""

    id: str
    label: str
    final: bool = False
    open_ended: str = ""
    line: int = 0


@frozen
class Fact:
    """Something an event must or may say."""

    id: str
    type: str
    label: str
    required: bool = False
    default: Value | None = None
    values: tuple[str, ...] = ()


@frozen
class Event:
    """An act: which moment its `date` is, which other moments it may carry, which facts."""

    id: str
    label: str
    date_is: str
    moments: tuple[str, ...] = ()
    facts: dict[str, Fact] = field(factory=dict)
    actor: str = ""
    line: int = 0


@frozen
class Trigger:
    """What starts a time limit: an event's moment or fact, the end of another limit, or several of these."""

    event: str = ""
    moment: str = ""
    fact: str = ""
    lapse: str = ""
    when: When = ALWAYS
    moment_when: tuple[tuple[When, str], ...] = ()
    any: tuple["Trigger", ...] = ()
    all: tuple["Trigger", ...] = ()

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

    @property
    def rule(self) -> str:
        """The ids of the rules it states, as shown."""
        return ", ".join(self.rules)


@frozen
class IncidentRule:
    """An event or a lapse that touches a running limit (see `delais.computation.ledger`)."""

    op: str
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
    rules: tuple[str, ...] = ()
    line: int = 0


@frozen
class DerogationRow:
    """An exceptional law that reaches a time limit, when the facts say so."""

    derogation: Derogation
    when: When


@frozen
class DelaiModele:
    """A time limit as a procedure states it: dated values, a trigger, and what its end does."""

    id: str
    label: str
    actor: str
    trigger: Trigger
    act: Act | None
    nature: str
    effet: str
    consequence: str
    regime: Regime
    sens: str
    distance: bool
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


@frozen
class CompteModele:
    """A number that grows with time, a unit or fraction at once, from one event to another."""

    id: str
    label: str
    trigger: Trigger
    fin: Trigger
    values: tuple[CompteValue, ...]
    line: int = 0


@frozen
class Transition:
    """From states to a state, on an event or on the end of a time limit."""

    event: str
    lapse: str
    source: tuple[str, ...]
    dest: str
    period: Period
    when: When
    fondement: tuple[Fondement, ...]
    rules: tuple[str, ...] = ()
    line: int = 0


@frozen
class Refus:
    """An act that the law refuses in a given case, with the reason people read."""

    event: str
    motif: str
    source: tuple[str, ...]
    sans: tuple[str, ...]
    period: Period
    when: When
    fondement: tuple[Fondement, ...]
    rules: tuple[str, ...] = ()
    line: int = 0


@frozen
class Ouvre:
    """Another procedure that starts beside this one, or after it, as a branch of the same case.

    `comme` is the event that starts it there. It takes the date, the moments and the facts of the same name of the
    event here, `facts` that the row gives, and `reprend` (fact there -> fact here).
    """

    procedure: str
    comme: str
    branche: str
    event: str
    lapse: str
    state: str
    moment: str
    facts: dict[str, Value]
    reprend: dict[str, str]
    period: Period
    when: When
    fondement: tuple[Fondement, ...]
    rules: tuple[str, ...] = ()
    line: int = 0


@frozen
class Vie:
    """When the procedure exists; outside, acts are refused with `motif`."""

    period: Period
    motif: str
    fondement: tuple[Fondement, ...]
    fondement_fin: tuple[Fondement, ...] = ()
    rules: tuple[str, ...] = ()
    line: int = 0


@frozen
class NotModelled:
    """What the file leaves out, and the article that holds it."""

    text: str
    fondement: tuple[Fondement, ...]
    rules: tuple[str, ...] = ()


@frozen(eq=False)
class Procedure:
    """A whole procedure, loaded and verified."""

    id: str
    label: str
    checked_on: datetime.date
    initial: str
    vie: tuple[Vie, ...]
    states: dict[str, State]
    events: dict[str, Event]
    delais: dict[str, DelaiModele]
    transitions: tuple[Transition, ...]
    refus: tuple[Refus, ...]
    ouvre: tuple[Ouvre, ...]
    comptes: dict[str, CompteModele]
    not_modelled: tuple[NotModelled, ...]
    textes: dict[str, Fondement]
    file: str = ""
    digest: str = ""

    @property
    def non_final(self) -> tuple[str, ...]:
        """The states in which the case is still open."""
        return tuple(id_ for id_, state in self.states.items() if not state.final)

    def vie_on(self, day: datetime.date) -> Vie | None:
        """The life that holds on `day`; None before the procedure existed, or once it no longer does."""
        return next((vie for vie in self.vie if vie.period.holds(day)), None)

    def transitions_on(self, day: datetime.date) -> tuple[Transition, ...]:
        """The transitions possible on `day`: in force, and not on the end of a limit that does not exist that day."""
        return tuple(
            row
            for row in self.transitions
            if row.period.holds(day) and not (row.lapse and not self.delais[row.lapse].values_on(day))
        )
