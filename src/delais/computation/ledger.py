"""What happens to a time limit while it runs: rows of data, applied in order."""

import datetime
from collections.abc import Iterator

from attrs import evolve, field, frozen

from delais.computation.arithmetic import ONE_DAY
from delais.computation.delai import as_duree
from delais.duree import Duree
from delais.errors import DateError, DureeError, Texte
from delais.fondement import Fondement
from delais.french_dates import long_day
from delais.short_repr import short_repr
from delais.value_checks import DAY, expect, expect_all, expect_word, refused
from delais.word_lists import OPERATIONS, Operation

OPS: tuple[Operation, ...] = ("repart", "interrompt", "suspend", "reprend", "proroge", "renouvele")
OVERLAY_OPS: tuple[Operation, ...] = ("suspend", "recalcule", "ajoute")
_ADDING = ("proroge", "renouvele", "ajoute")
_NEW_START = ("repart", "recalcule")
_QUANTITY = Texte("la durée que l'incident donne", "the duration that the incident gives")
_ROW = Texte("un Incident", "an Incident")
_LECTURE = Texte("une IncidentLecture", "an IncidentLecture")


def _quantity(value: Duree | str | None) -> Duree | None:
    return None if value is None else as_duree(value)


@frozen
class IncidentLecture:
    """Another reading of the day a `reprend` begins: `jours` more days of suspension, and why some count so."""

    jours: int
    cause: Texte

    __repr__ = short_repr


@frozen
class Incident:
    """One row of the ledger.

    `repart`: a whole new period from `date`. `interrompt`: what has run is lost, nothing runs until a `repart`.
    `suspend` and `reprend`: what has run is kept, the days between push the end back. `proroge`: adds `duree`.
    `renouvele`: `duree` becomes the total, counted from the start. Exceptional laws also use `recalcule` (a period of
    `duree` from `date`, whatever had run) and `ajoute` (`duree` added to the end); their rows are laid over the others
    (`laid_over`), whatever their dates.

    `lectures` of a `reprend`: other counts of the days of suspension, where no text settles it.

    Raises `DureeError` on an unknown `op` or a missing `duree`, `DateError` on a `date` that is none.
    """

    op: Operation
    date: datetime.date
    duree: Duree | None = field(default=None, converter=_quantity)
    fondement: Fondement | None = None
    cause: Texte | None = None
    laid_over: bool = False
    lectures: tuple[IncidentLecture, ...] = ()

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        expect_word(DureeError, "Incident.op", self.op, OPERATIONS)
        if not isinstance(self.date, datetime.date) or isinstance(self.date, datetime.datetime):
            raise refused(DateError, "Incident.date", self.date, DAY)
        if self.op in _ADDING:
            expect(DureeError, f"Incident.duree ({self.op})", self.duree, Duree, _QUANTITY)
        expect_all(DureeError, "Incident.lectures", self.lectures, IncidentLecture, _LECTURE)


def in_order(incidents: tuple[Incident, ...]) -> tuple[Incident, ...]:
    """The ledger in the order of its dates, as things happen, whatever the order it was written in.

    Rows of one day keep their order, and those laid over by exceptional law keep their place. Raises `DureeError` on a
    limit suspended or interrupted that never runs again: it has no end to compute.
    """
    expect_all(DureeError, "incidents", incidents, Incident, _ROW)
    own = iter(sorted((row for row in incidents if not row.laid_over), key=lambda row: row.date))
    ordered = tuple(row if row.laid_over else next(own) for row in incidents)
    stopped = stopped_by(ordered)
    if stopped is not None:
        raise _never_resumed(stopped)
    return ordered


def read_otherwise(incidents: tuple[Incident, ...]) -> Iterator[tuple[tuple[Incident, ...], Texte]]:
    """The ledger as each other reading has it, with its cause: a way of counting holds for every suspension."""
    causes = dict.fromkeys(reading.cause for row in incidents for reading in row.lectures)
    for cause in causes:
        yield tuple(_read_by(row, cause) for row in incidents), cause


def _read_by(row: Incident, cause: Texte) -> Incident:
    days = sum(reading.jours for reading in row.lectures if reading.cause == cause)
    return evolve(row, date=row.date + days * ONE_DAY) if days else row


def stopped_by(incidents: tuple[Incident, ...]) -> Incident | None:
    """The row of an ordered ledger after which the limit never runs again, if there is one."""
    stopped: Incident | None = None
    for row in incidents:
        if row.op == "interrompt" or (row.op == "suspend" and stopped is None):
            stopped = row
        elif row.op in _NEW_START or (row.op == "reprend" and stopped is not None and stopped.op == "suspend"):
            stopped = None
    return stopped


def _never_resumed(stopped: Incident) -> DureeError:
    day, day_en = long_day(stopped.date), long_day(stopped.date, "en")
    if stopped.op == "suspend":
        return DureeError(
            Texte(
                f"délai suspendu depuis le {day} : il n'a pas d'échéance tant qu'il n'a pas repris ; "
                "ajouter un incident « reprend » ou « repart »",
                f"period suspended since {day_en}: it has no due date until it runs again; "
                'add an incident "reprend" or "repart"',
            )
        )
    return DureeError(
        Texte(
            f"délai interrompu le {day} : il n'a pas d'échéance tant qu'il n'est pas reparti ; "
            "ajouter un incident « repart »",
            f'period interrupted on {day_en}: it has no due date until it starts anew; add an incident "repart"',
        )
    )
