"""The model of a procedure file. TOML keys equal attribute names."""

import datetime
from collections.abc import Mapping

from attrs import field, frozen

from delais.computation import DateFixe
from delais.fondement import Fondement
from delais.frozen_map import freezing
from delais.procedure.dated import ALWAYS_LAW, Period, Value, When
from delais.procedure.distances import Distances, distances
from delais.procedure.limits import CompteModele, DelaiModele
from delais.short_repr import described, short_repr
from delais.word_lists import FactType, Moment


@frozen
class State:
    """A fact already true of the case.

    `open_ended` says why nothing bounds the wait, where nothing does; `open_ended_on`, when that is so.
    """

    id: str
    label: str
    final: bool = False
    open_ended: str = ""
    line: int = 0
    open_ended_on: Period = ALWAYS_LAW

    __repr__ = short_repr


@frozen
class Fact:
    """Something an event must say (`required`), is presumed to say (`default`), or may leave unsaid (neither).

    What a notice mentions is always free to stay unsaid: an unsaid mention is neither yes nor no.
    """

    id: str
    type: FactType
    label: str
    required: bool = False
    default: Value | None = None
    values: tuple[str, ...] = ()

    __repr__ = short_repr


@frozen(field_transformer=freezing)
class Event:
    """An act: which moment its `date` is, which other moments it may carry, which facts."""

    id: str
    label: str
    date_is: Moment
    moments: tuple[str, ...] = ()
    facts: Mapping[str, Fact] = field(factory=dict)
    actor: str = ""
    line: int = 0

    __repr__ = short_repr


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

    __repr__ = short_repr


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

    __repr__ = short_repr


@frozen
class Condition:
    """A bound that a fact of an event must keep: years of age or service at a reference date, or a number.

    With a date fact, `au_moins` and `au_plus` count whole years on the fixed date `reference` found from the event's
    day. With a number, they bound it; with `pourcent_de`, `au_plus` is a percentage of that other number, rounded down.
    """

    event: str
    fact: str
    motif: str
    au_moins: int | None
    au_plus: int | None
    reference: DateFixe | None
    pourcent_de: str
    period: Period
    when: When
    fondement: tuple[Fondement, ...]
    rules: tuple[str, ...] = ()
    line: int = 0

    __repr__ = short_repr


@frozen(field_transformer=freezing)
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
    facts: Mapping[str, Value]
    reprend: Mapping[str, str]
    period: Period
    when: When
    fondement: tuple[Fondement, ...]
    rules: tuple[str, ...] = ()
    line: int = 0

    __repr__ = short_repr


@frozen
class Vie:
    """When the procedure exists; outside, acts are refused with `motif`."""

    period: Period
    motif: str
    fondement: tuple[Fondement, ...]
    fondement_fin: tuple[Fondement, ...] = ()
    rules: tuple[str, ...] = ()
    line: int = 0

    __repr__ = short_repr


@frozen
class NotModelled:
    """What the file leaves out, the article that holds it, and when that is law where the file says so."""

    text: str
    fondement: tuple[Fondement, ...]
    rules: tuple[str, ...] = ()
    period: Period = ALWAYS_LAW

    __repr__ = short_repr


@frozen(field_transformer=freezing)
class Procedure:
    """A whole procedure, loaded and verified."""

    id: str
    label: str
    checked_on: datetime.date
    initial: str
    vie: tuple[Vie, ...]
    states: Mapping[str, State]
    events: Mapping[str, Event]
    delais: Mapping[str, DelaiModele]
    transitions: tuple[Transition, ...]
    refus: tuple[Refus, ...]
    ouvre: tuple[Ouvre, ...]
    comptes: Mapping[str, CompteModele]
    conditions: tuple[Condition, ...]
    not_modelled: tuple[NotModelled, ...]
    textes: Mapping[str, Fondement]
    distances: Distances = field(factory=distances, eq=False)
    file: str = ""
    digest: str = ""

    def __hash__(self) -> int:
        return hash((self.id, self.digest, self.file))

    def __repr__(self) -> str:
        return described(self, id=self.id, label=self.label, checked_on=self.checked_on)

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
