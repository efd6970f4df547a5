"""French public holidays: the rule of each, and the calendar of a territory, worked out year by year.

Law: C. trav. L. 3133-1 (métropole), L. 3134-13 (Alsace-Moselle), L. 3422-2 (outre-mer).
"""

import datetime
from calendar import monthrange
from collections.abc import Mapping
from functools import lru_cache
from zoneinfo import ZoneInfo

from attrs import field, fields, frozen

from delais.errors import CoverageError, Texte
from delais.fondement import Fondement
from delais.frozen_map import FrozenMap
from delais.short_repr import described, short_repr
from delais.value_checks import expect_day
from delais.word_lists import HolidayStatut

_ONE_DAY = datetime.timedelta(days=1)


@frozen
class Ferie:
    """A rule that gives one holiday a year, between the dates it was in force."""

    id: str
    nom: Texte
    statut: HolidayStatut
    fondements: tuple[Fondement, ...]
    mois: int = 0
    jour: int = 0
    paques: int | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    prevaut: bool = True
    conteste: "Contestation | None" = None

    __repr__ = short_repr

    @property
    def moves_deadlines(self) -> bool:
        """Only a holiday set by law or regulation moves a due date (Cass. 2e civ., 16 juill. 1976, n° 75-12.260)."""
        return self.statut != "usage"

    def fondement_on(self, day: datetime.date) -> Fondement | None:
        """The citation in force on `day`: the article has borne several numbers."""
        return next((cited for cited in self.fondements if cited.in_force(day)), None)

    def day(self, year: int) -> datetime.date | None:
        """The holiday's day in `year`, or None if it was not in force then."""
        if self.paques is None:
            if self.jour > monthrange(year, self.mois)[1]:
                return None
            day = datetime.date(year, self.mois, self.jour)
        else:
            day = easter(year) + datetime.timedelta(days=self.paques)
        if (self.since and day < self.since) or (self.until and day >= self.until):
            return None
        return day


@frozen
class Contestation:
    """Why a holiday is contested, when, and with which others it stands or falls."""

    cause: Texte
    groupe: str
    since: datetime.date | None = None
    until: datetime.date | None = None

    __repr__ = short_repr

    def touches(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether the contest bears on any day from `first` to `last`."""
        return (self.since is None or self.since <= last) and (self.until is None or first < self.until)


@frozen
class Calendar:
    """The holidays of one territory, for the years it covers.

    >>> import delais
    >>> metropole = delais.calendar("metropole")
    >>> metropole.closed(datetime.date(2024, 5, 20)).nom.fr
    'lundi de Pentecôte'
    """

    territoire: str
    label: Texte
    first_year: int
    last_year: int
    feries: tuple[Ferie, ...]
    digest: str = ""
    autrement: str = ""  # the group of contested holidays that this calendar reads the other way
    fuseau: str = "Europe/Paris"  # the IANA name of its legal time
    contested: tuple[Ferie, ...] = field(init=False, eq=False)
    _years: dict[int, Mapping[datetime.date, Ferie]] = field(factory=dict, eq=False, init=False)
    _variants: dict[str, "Calendar"] = field(factory=dict, eq=False, init=False)

    def __repr__(self) -> str:
        return described(self, territoire=self.territoire, autrement=self.autrement)

    def __hash__(self) -> int:
        return hash((self.territoire, self.digest, self.autrement))

    def __reduce__(self) -> tuple[object, ...]:
        """What was worked out year by year is worked out again, not carried along."""
        return Calendar, tuple(getattr(self, each.name) for each in fields(Calendar) if each.init)

    @contested.default
    def _contested(self) -> tuple[Ferie, ...]:
        """The holidays that sources dispute."""
        return tuple(ferie for ferie in self.feries if ferie.conteste)

    def local(self, instant: datetime.datetime) -> datetime.datetime:
        """An instant as the clocks of the territory show it; one without a zone is already theirs.

        >>> noon = datetime.datetime(2024, 2, 7, 12, tzinfo=datetime.UTC)
        >>> import delais
        >>> delais.calendar("guadeloupe").local(noon).isoformat()
        '2024-02-07T08:00:00'
        """
        if instant.tzinfo is None:
            return instant
        return instant.astimezone(ZoneInfo(self.fuseau)).replace(tzinfo=None)

    def after_hours(self, moment: datetime.datetime, hours: int) -> datetime.datetime:
        """What the clocks of the territory show once `hours` have gone by since they showed `moment`.

        Before it if negative. Hours that go by are counted, even across a change of clock; of an hour that the clocks
        show twice, the first is taken.

        >>> import delais
        >>> delais.calendar("metropole").after_hours(datetime.datetime(2024, 3, 30, 9), 48).isoformat()
        '2024-04-01T10:00:00'
        """
        elapsed = moment.replace(tzinfo=ZoneInfo(self.fuseau)).astimezone(datetime.UTC)
        return self.local(elapsed + datetime.timedelta(hours=hours))

    def year(self, year: int) -> Mapping[datetime.date, Ferie]:
        """The holidays of `year` by day, prevailing ones only. Raises `CoverageError` outside the coverage."""
        days = self._years.get(year)
        if days is None:
            if not self.first_year <= year <= self.last_year:
                raise self.outside(str(year))
            found: dict[datetime.date, Ferie] = {}
            for ferie in self.feries:
                day = ferie.day(year)
                if not day or not self._kept(ferie, day):
                    continue
                if day not in found or (ferie.moves_deadlines and not found[day].moves_deadlines):
                    found[day] = ferie
            days = self._years[year] = FrozenMap(sorted(found.items()))
        return days

    def _kept(self, ferie: Ferie, day: datetime.date) -> bool:
        """Whether this reading holds `day` a holiday: a contest bears only on the days between its own dates."""
        contest = ferie.conteste
        turned = contest is not None and contest.groupe == self.autrement and contest.touches(day, day)
        return ferie.prevaut != turned

    def outside(self, what: str) -> CoverageError:
        """The error that says that `what` is not covered, and what is."""
        span = f"{self.first_year}-{self.last_year}"
        return CoverageError(
            Texte(
                f"{what} est hors du calendrier {self.label.fr} ({span})",
                f"{what} is outside the calendar of {self.label.en} ({span})",
            )
        )

    def check(self, day: datetime.date) -> None:
        """Raise `CoverageError` unless the calendar covers `day`."""
        expect_day("Calendar", day)
        if not self.first_year <= day.year <= self.last_year:
            raise self.outside(day.isoformat())

    def holiday(self, day: datetime.date) -> Ferie | None:
        """The holiday on `day` that moves due dates, if there is one."""
        ferie = self.year(day.year).get(day)
        return ferie if ferie and ferie.moves_deadlines else None

    def closed(self, day: datetime.date) -> "str | Ferie | None":
        """Why `day` is not a working day: "samedi", "dimanche" or the holiday; None if it is one."""
        weekday = day.weekday()
        if weekday == 5:
            return "samedi"
        if weekday == 6:
            return "dimanche"
        return self.holiday(day)

    def next_open(self, day: datetime.date) -> datetime.date:
        """`day` itself if it is a working day, else the first one after it."""
        while self.closed(day):
            day += _ONE_DAY
        return day

    def variant(self, groupe: str) -> "Calendar":
        """This calendar with the contested holidays of `groupe` read the other way."""
        if groupe not in self._variants:
            self._variants[groupe] = Calendar(
                self.territoire,
                self.label,
                self.first_year,
                self.last_year,
                self.feries,
                self.digest,
                groupe,
                self.fuseau,
            )
        return self._variants[groupe]


@lru_cache(maxsize=512)
def easter(year: int) -> datetime.date:
    """Easter Sunday of `year`, from workalendar."""
    from workalendar.core import WesternCalendar

    day: datetime.date = WesternCalendar().get_easter_sunday(year)
    return datetime.date(day.year, day.month, day.day)
