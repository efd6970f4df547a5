"""The log of a case. Events are appended, never changed: a correction is an `annulation`.

The shape of a value is checked when it is built; what its procedure says of it, by `delais.dossier.checking`.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from delais.dossier.shape import settle_dossier, settle_event, settle_pin
from delais.frozen_map import freezing
from delais.procedure.catalogue import Catalogue
from delais.procedure.dated import Value
from delais.short_repr import described, short_repr

ANNULATION = "annulation"


@frozen(field_transformer=freezing)
class Evenement:
    """One event: its legal `date`, its other moments, its facts. `annule` names the id or rank it cancels.

    An event that opens a branch carries what its case presumed: `presumes` names the facts taken from a default there;
    with `date_presumee`, the day that `date` should be is not known, and `date` is the earliest it can be.

    A `date` given as a date-time gives the hour too; one with a time zone is read on the legal clock of the dossier's
    territory, once the event is in a dossier, and on that of Paris before. Raises `InputError` with every value that is
    of a wrong type.

    >>> Evenement("audience", datetime.datetime(2024, 2, 7, 14, 30)).heure
    datetime.time(14, 30)
    """

    nom: str
    date: datetime.date
    heure: datetime.time | None = None
    moments: Mapping[str, datetime.date] = field(factory=dict)
    faits: Mapping[str, Value] = field(factory=dict)
    id: str = ""
    branche: str = ""
    enregistre_le: datetime.date | None = None
    annule: str | int | None = None
    line: int = field(default=0, eq=False)  # where it was read is no part of what it says
    presumes: tuple[str, ...] = ()
    date_presumee: bool = False
    _instants: tuple[tuple[str, datetime.datetime], ...] = field(default=(), eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        _settle(self, settle_event(self))

    __repr__ = short_repr


@frozen
class Pin:
    """What computed a dossier before: a mismatch is a reserve, never a refusal."""

    moteur: str = ""
    procedure: str = ""
    calendrier: str = ""

    def __attrs_post_init__(self) -> None:
        settle_pin(self)


@frozen(field_transformer=freezing)
class Dossier:
    """A case. `residence` gives a party's territory or "etranger", for the distance of CPC 643 and 644.

    `identifiant` names the case for other programs, whatever becomes of its reference. Raises `InputError` with every
    value that is of a wrong type.
    """

    procedure: str
    evenements: tuple[Evenement, ...] = ()
    reference: str = ""
    territoire: str = "metropole"
    residence: Mapping[str, str] = field(factory=dict)
    pin: Pin | None = None
    file: str = field(default="", eq=False)
    identifiant: str = ""
    reference_presumee: bool = field(default=False, eq=False)  # the reference is only the name of the file
    _checked: set[str] = field(factory=set, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        _settle(self, settle_dossier(self, Evenement, Pin))

    def __repr__(self) -> str:
        events = len(self.evenements)
        return described(self, procedure=self.procedure, reference=self.reference, evenements=events)

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], catalogue: Catalogue | None = None) -> "Dossier":
        """The dossier that a document says, checked against its procedure: dates may be dates or ISO texts.

        `catalogue` gives the procedures, the package's by default.
        Raises `InputError` listing every problem with its path.

        >>> read = Dossier.from_dict({"procedure": "appel", "reference": "A-1"})
        >>> Dossier.from_dict(read.to_dict()) == read
        True
        """
        from delais.dossier.loader import from_dict

        return from_dict(document, catalogue)

    def to_dict(self) -> dict[str, Any]:
        """The document of this dossier, in the format of `delais schema dossier`: dates are ISO texts."""
        from delais.dossier.writing import to_dict

        return to_dict(self)


def _settle(value: object, changes: Mapping[str, Any]) -> None:
    """Write what the checks of the shape made of the values given."""
    for name, settled in changes.items():
        object.__setattr__(value, name, settled)
