"""The log of a case. Events are appended, never changed: a correction is an `annulation`."""

import datetime
from collections.abc import Mapping

from attrs import field, frozen

from delais.frozen_map import freezing
from delais.procedure.dated import Value
from delais.short_repr import described, short_repr


def _date_only(value: datetime.date) -> datetime.date:
    return value.date() if isinstance(value, datetime.datetime) else value


@frozen(field_transformer=freezing)
class Evenement:
    """One event: its legal `date`, its other moments, its facts. `annule` names the id or rank it cancels.

    An event that opens a branch carries what its case presumed: `presumes` names the facts taken from a default there;
    with `date_presumee`, the day that `date` should be is not known, and `date` is the earliest it can be.
    """

    nom: str
    date: datetime.date = field(converter=_date_only)
    heure: datetime.time | None = None
    moments: Mapping[str, datetime.date] = field(factory=dict)
    faits: Mapping[str, Value] = field(factory=dict)
    id: str = ""
    branche: str = ""
    enregistre_le: datetime.date | None = None
    annule: str | int | None = None
    line: int = 0
    presumes: tuple[str, ...] = ()
    date_presumee: bool = False

    __repr__ = short_repr


@frozen
class Pin:
    """What computed a dossier before: a mismatch is a reserve, never a refusal."""

    moteur: str = ""
    procedure: str = ""
    calendrier: str = ""


@frozen(field_transformer=freezing)
class Dossier:
    """A case. `residence` gives a party's territory or "etranger", for the distance of CPC 643 and 644."""

    procedure: str
    evenements: tuple[Evenement, ...] = ()
    reference: str = ""
    territoire: str = "metropole"
    residence: Mapping[str, str] = field(factory=dict)
    pin: Pin | None = None
    file: str = ""
    reference_presumee: bool = False  # the reference is only the name of the file

    def __repr__(self) -> str:
        events = len(self.evenements)
        return described(self, procedure=self.procedure, reference=self.reference, evenements=events)
