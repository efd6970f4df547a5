"""French public holidays by territory, each with its dates in force and its source.

Law: C. trav. L. 3133-1 (métropole), L. 3134-13 (Alsace-Moselle), L. 3422-2 (outre-mer).
"""

import datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import evolve, field, frozen

from delais import data_files
from delais.errors import CalendarError, CoverageError, Texte, texte
from delais.feries import Ferie, read_ferie
from delais.fondement import load_textes
from delais.toml_table import Source, Table, nearest, read_source, shown

_FIRST_YEAR, _LAST_YEAR = 1583, 4099  # the years for which the date of Easter is known
_ONE_DAY = datetime.timedelta(days=1)


@frozen(eq=False)
class Calendar:
    """The holidays of one territory, for the years it covers.

    >>> metropole = calendar("metropole")
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
    contested: tuple[Ferie, ...] = field(init=False, repr=False)
    _years: dict[int, dict[datetime.date, Ferie]] = field(factory=dict, repr=False, init=False)
    _variants: dict[str, "Calendar"] = field(factory=dict, repr=False, init=False)

    @contested.default
    def _contested(self) -> tuple[Ferie, ...]:
        """The holidays that sources dispute."""
        return tuple(ferie for ferie in self.feries if ferie.conteste)

    def local(self, instant: datetime.datetime) -> datetime.datetime:
        """An instant as the clocks of the territory show it; one without a zone is already theirs.

        >>> noon = datetime.datetime(2024, 2, 7, 12, tzinfo=datetime.UTC)
        >>> calendar("guadeloupe").local(noon).isoformat()
        '2024-02-07T08:00:00'
        """
        if instant.tzinfo is None:
            return instant
        return instant.astimezone(ZoneInfo(self.fuseau)).replace(tzinfo=None)

    def year(self, year: int) -> dict[datetime.date, Ferie]:
        """The holidays of `year` by day, prevailing ones only. Raises `CoverageError` outside the coverage."""
        days = self._years.get(year)
        if days is None:
            if not self.first_year <= year <= self.last_year:
                raise self.outside(str(year))
            days = {}
            for ferie in self.feries:
                day = ferie.day(year)
                if not day or not self._kept(ferie, day):
                    continue
                if day not in days or (ferie.moves_deadlines and not days[day].moves_deadlines):
                    days[day] = ferie
            days = self._years[year] = dict(sorted(days.items()))
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


def territoires() -> tuple[str, ...]:
    """The territories that have a calendar, métropole first."""
    names = sorted(path.stem for path in data_files.calendars().glob("*.toml"))
    return tuple(sorted(names, key=lambda name: name != "metropole"))


@cache
def calendar(territoire: str) -> Calendar:
    """The calendar of `territoire`. Raises `CalendarError` naming those that exist.

    >>> calendar("guadeloupe").last_year
    2100
    """
    known = territoires()
    if territoire not in known:
        names = nearest(territoire, known)
        raise CalendarError(
            Texte(
                f"territoire inconnu « {shown(territoire)} » ; {names.fr}",
                f'unknown territory "{shown(territoire)}"; {names.en}',
            )
        )
    path = data_files.calendars() / f"{territoire}.toml"
    source = read_source(path)
    read = read_calendar(source)
    source.raise_problems()
    return evolve(read, digest=data_files.digest(path))


def read_calendar(source: Source) -> Calendar:
    """The calendar of one file; problems stay noted in `source`."""
    root = source.root()
    root.required_date("checked_on")
    citations = load_textes(root.texts("textes", required=True), source, ("textes",))
    coverage = root.table("couverture")
    inherited: tuple[Ferie, ...] = ()
    zone = "Europe/Paris"
    base = root.text("herite")
    if base and base not in territoires():
        root.wrong("herite", base, texte("un territoire", "a territory"), nearest(base, territoires()))
    elif base and root.data.get("territoire") in (base, *_ancestors(base)):
        root.wrong(
            "herite", base, Texte("un autre calendrier, qui n'hérite pas de celui-ci", "a calendar of another line")
        )
    elif base:
        parent = calendar(base)
        inherited, zone = parent.feries, parent.fuseau
    without = root.texts("sans")
    own = tuple(read_ferie(table, citations) for table in root.tables("feries"))
    replaced = {ferie.id for ferie in own} | set(without)
    read = Calendar(
        territoire=root.required_text("territoire"),
        label=texte(root.required_text("label"), root.required_text("label_en")),
        first_year=_year(coverage, "premiere_annee", coverage.integer("premiere_annee", 1950)),
        last_year=_year(coverage, "derniere_annee", coverage.integer("derniere_annee", 2100)),
        feries=tuple(ferie for ferie in inherited if ferie.id not in replaced) + own,
        fuseau=_zone(root, zone),
    )
    if read.first_year > read.last_year:
        coverage.wrong("derniere_annee", read.last_year, texte(f">= {read.first_year}"))
    coverage.close()
    root.close()
    return read


def _zone(root: Table, inherited: str) -> str:
    """The time zone of the territory, that of the calendar it inherits from if it states none."""
    name = root.text("fuseau", inherited)
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        root.wrong(
            "fuseau", name, Texte("un fuseau de la base IANA", "a zone of the IANA database"), texte("Europe/Paris")
        )
        return inherited
    return name


def _ancestors(territoire: str) -> list[str]:
    """The calendars that one inherits from, as their files say, however long or round the line."""
    found: list[str] = []
    name: object = territoire
    while isinstance(name, str) and name in territoires() and name not in found:
        found.append(name)
        name = read_source(data_files.calendars() / f"{name}.toml").data.get("herite")
    return found


def _year(table: Table, key: str, year: int | None) -> int:
    """A year for which holidays can be computed."""
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        table.wrong(key, year, texte(f"{_FIRST_YEAR} – {_LAST_YEAR}"))
    return min(max(year or _FIRST_YEAR, _FIRST_YEAR), _LAST_YEAR)
