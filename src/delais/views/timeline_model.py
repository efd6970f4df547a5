"""The timeline as neutral data: what every rendering shows, in words, already safe to print."""

import datetime

from attrs import field, frozen

from delais.errors import Texte
from delais.views.law_links import NOTHING, Sources
from delais.views.safe_text import clean
from delais.views.sentences import StepLine

MARKS = {
    "evenement": "●", "moment": "·", "refus": "✗", "fin": "◆", "echeance": "◆", "prevision": "◇",
    "posterieur": "○",
}  # fmt: skip
KINDS = {
    "evenement": Texte("événement", "event"),
    "moment": Texte("autre date de l'acte", "other date of the act"),
    "refus": Texte("acte refusé", "refused act"),
    "fin": Texte("fin d'un délai", "end of a time limit"),
    "echeance": Texte("échéance", "due date"),
    "prevision": Texte("si personne n'agit", "if nobody acts"),
    "posterieur": Texte("connu, postérieur à ce jour", "known, later than that day"),
}

LifeKey = tuple[str, str, str, int]  # branch, party, time limit, instance


@frozen
class Note:
    """One line under a row: a fact, what the row opens or changes, its reason, a reserve."""

    kind: str  # fait, ouvre, effet, etat, motif, reserve
    text: str = field(converter=clean)
    law: str = field(default="", converter=clean)
    sources: Sources = NOTHING


@frozen
class Opened:
    """A time limit that a row opens or changes, with the due date it then had."""

    label: str = field(converter=clean)
    statut: str
    echeance: datetime.date | None
    days_left: int | None


@frozen
class Row:
    """One dated row. `mark` and `kind` say the same thing, for the eye and in words."""

    date: datetime.date
    kind: str
    title: str = field(converter=clean)
    aside: str = field(default="", converter=clean)
    law: str = field(default="", converter=clean)
    notes: tuple[Note, ...] = ()
    opened: tuple[Opened, ...] = ()
    cancelled: bool = False
    sources: Sources = NOTHING

    @property
    def mark(self) -> str:
        """The sign of the kind."""
        return MARKS[self.kind]


@frozen
class Reading:
    """Another date that a reading gives. `safe` is the one to keep to."""

    text: str = field(converter=clean)
    safe: bool = False


@frozen
class Why:
    """The explanation of one due date."""

    title: str = field(converter=clean)
    subject: str = field(converter=clean)
    steps: tuple[StepLine, ...]
    end: str = field(converter=clean)
    readings: tuple[Reading, ...] = ()
    reserves: tuple[str, ...] = ()
    vie: LifeKey | None = None


@frozen
class DelaiRow:
    """One time limit of the case, in words."""

    label: str = field(converter=clean)
    statut: str
    nature: str
    duree: str
    depart: datetime.date | None
    echeance: datetime.date | None
    rest: str = field(converter=clean)
    running: bool = False
    overdue: bool = False
    doubts: tuple[str, ...] = ()  # reserves that no row has told


@frozen
class Timeline:
    """A whole case on a day: header, rows before and after that day, explanation, time limits, footer."""

    lang: str
    au: datetime.date
    reference: str = field(converter=clean)
    procedure: str = field(converter=clean)
    territoire: str = field(converter=clean)
    etat: str = field(converter=clean)
    final: bool
    header: tuple[tuple[str, str, str], ...]  # term, words, style
    past: tuple[Row, ...]
    future: tuple[Row, ...]
    why: Why | None
    delais: tuple[DelaiRow, ...]
    reserves: tuple[str, ...]
    footer: str = field(converter=clean)
