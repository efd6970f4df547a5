"""A due date: the last step of its own explanation, with the other readings and the reserves."""

import datetime
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from delais.calendars import Calendar
from delais.computation.delai import Delai
from delais.computation.ledger import Incident
from delais.duree import Duree
from delais.errors import Texte
from delais.fondement import Fondement
from delais.holidays import Ferie
from delais.short_repr import described, short_repr

if TYPE_CHECKING:
    from delais.computation.tracing import Trace

_MIDNIGHT = datetime.time.max  # the end of a day
PREVAILING = Texte("lecture qui prévaut", "prevailing reading")


@frozen
class Etape:
    """One step: the day it leads to, the operation, what it added, the days that caused it, the article."""

    date: datetime.date
    operation: str
    fondement: Fondement | None = None
    quantite: Duree | None = None
    causes: tuple[str | Ferie, ...] = ()
    cause: Texte | None = None

    __repr__ = short_repr


@frozen
class Lecture:
    """The date another reading gives, with its cause. Its steps are built on request, by the one computation."""

    date: datetime.date
    cause: Texte
    delai: Delai = field(repr=False)
    depart: datetime.date = field(repr=False)
    calendar: Calendar = field(repr=False)
    incidents: tuple[Incident, ...] = field(default=(), repr=False)
    heure: datetime.time | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        return described(self, date=self.date, cause=self.cause.fr)

    @property
    def etapes(self) -> tuple[Etape, ...]:
        """The steps that lead to this reading's date."""
        return _trace_of(self).etapes

    @property
    def fin(self) -> datetime.time | None:
        """The hour of its end, where hours are counted; None is midnight."""
        return _trace_of(self).heure if self.delai.duree.hours else None


def _trace_of(reading: Lecture) -> "Trace":
    from delais.computation.tracing import trace

    return trace(reading.delai, reading.depart, reading.calendar, reading.incidents, reading.heure)


def _end(lecture: Lecture) -> tuple[datetime.date, datetime.time]:
    return lecture.date, lecture.fin or _MIDNIGHT


@frozen
class Echeance:
    """The last day on which the act is still in time, why, and what other readings give.

    >>> import delais, datetime
    >>> due = delais.compute(delais.Delai("P2M", "ordinaire"), datetime.date(2024, 2, 7), delais.calendar("metropole"))
    >>> due.date.isoformat(), [step.operation for step in due.etapes]
    ('2024-04-08', ['depart', 'quantieme', 'report'])
    """

    depart: datetime.date
    delai: Delai
    calendar: Calendar
    etapes: tuple[Etape, ...]
    lectures: tuple[Lecture, ...] = ()
    reserves: tuple[Texte, ...] = ()
    heure: datetime.time | None = None
    incidents: tuple[Incident, ...] = field(default=(), repr=False)
    start: datetime.time | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        return described(
            self,
            date=self.date,
            heure=self.heure,
            depart=self.depart,
            duree=str(self.delai.duree),
            regime=self.delai.regime.id,
            territoire=self.calendar.territoire,
            lectures=self.lectures,
        )

    @property
    def date(self) -> datetime.date:
        """The prevailing date: the last useful day, until midnight (or until `heure`)."""
        return self.etapes[-1].date

    @property
    def debut(self) -> datetime.date:
        """The day from which it runs: its start, or the fixed date that its start is moved to."""
        moved = self.delai.begins(self.depart)
        return self.depart if moved > self.date else moved

    @property
    def earliest(self) -> datetime.date:
        """The earliest date of any reading: the safe one for an act."""
        return min([self.date, *(lecture.date for lecture in self.lectures)])

    @property
    def latest(self) -> datetime.date:
        """The latest date of any reading: the safe one for a wait."""
        return max([self.date, *(lecture.date for lecture in self.lectures)])

    @property
    def sans_report(self) -> datetime.date | None:
        """The day before the roll of CPC 642, if there was one: a silence or a substantive period ends on it.

        None with a distance, which neither ever has.
        """
        plain = self.delai.regime.id == "ordinaire" and self.delai.distance == "aucune"
        return self.etapes[-2].date if plain and self.etapes[-1].operation == "report" else None

    @property
    def accepted_until(self) -> datetime.date:
        """The last day on which the act is accepted, with a reserve after `date`.

        Counted backward the date is the safe one, and the act is still accepted on the last day that a reading gives
        without moving it toward the event.

        Law: Cass. 3e civ., avis, 6 Nov. 2025, 25-70.018, against Cass. 2e civ., 14 Feb. 1990, 88-19.900.
        """
        if self.delai.sens == "apres":
            return self.date
        unmoved = (reading.date for reading in self.lectures if not reading.delai.regime.report)
        return max([self.date, *unmoved])

    def prudent(self) -> "Echeance":
        """The same due date on its safe reading: the earliest for an act, the latest for a wait.

        The prevailing date becomes one of its readings. Returned as it is when no reading is safer.
        """
        safest = max if self.delai.attente else min
        chosen = safest(self.lectures, key=_end, default=None)
        if chosen is None or safest(_end(chosen), (self.date, self.heure or _MIDNIGHT)) != _end(chosen):
            return self
        if _end(chosen) == (self.date, self.heure or _MIDNIGHT):
            return self
        prevailing = Lecture(self.date, PREVAILING, self.delai, self.depart, self.calendar, self.incidents, self.start)
        others = tuple(lecture for lecture in self.lectures if _end(lecture) != _end(chosen))
        shown = Texte(f"lecture prudente retenue : {chosen.cause.fr}", f"safe reading shown: {chosen.cause.en}")
        return evolve(
            self,
            depart=chosen.depart,
            delai=chosen.delai,
            calendar=chosen.calendar,
            etapes=chosen.etapes,
            heure=chosen.fin,
            lectures=(prevailing, *others),
            reserves=(shown, *self.reserves),
        )

    def explain(self, lang: str = "fr") -> str:
        """The explanation in sentences, one line a step, in French or in English."""
        from importlib import import_module  # views stand above: reached only when someone asks to read

        explain = import_module("delais.views.sentences").explain
        return str(explain(self, lang))

    def to_dict(self, lang: str = "fr") -> dict[str, Any]:
        """What `calculer --json` writes of it: plain values, dates as ISO texts, sentences in `lang`."""
        from importlib import import_module  # as for `explain`

        view = import_module("delais.views.json_view")
        found: dict[str, Any] = view.document(view.echeance_dict(self, lang))
        return found
