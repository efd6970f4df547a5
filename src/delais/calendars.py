"""The calendars of the territories, read from `calendars/`, each holiday with its dates in force and its source."""

from calendar import monthrange
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import evolve

from delais.errors import CalendarError, Texte, texte
from delais.folders import Folders, bundled
from delais.fondement import Fondement, load_textes, resolve
from delais.formats.calendrier import CALENDRIER
from delais.formats.reading import read
from delais.holidays import Calendar, Contestation, Ferie, easter
from delais.toml_table import Source, Table, nearest, read_source, shown
from delais.value_checks import refused

__all__ = ["Calendar", "Contestation", "Ferie", "calendar", "easter", "read_calendar", "territoires"]

_FIRST_YEAR, _LAST_YEAR = 1583, 4099  # the years for which the date of Easter is known
_FAR_FROM_EASTER = 70  # days: Septuagesima is 63 before, Corpus Christi 60 after


def territoires(folders: Folders | None = None) -> tuple[str, ...]:
    """The territories that have a calendar, métropole first."""
    return tuple(sorted((folders or bundled()).names("calendars"), key=lambda name: name != "metropole"))


def calendar(territoire: str, folders: Folders | None = None) -> Calendar:
    """The calendar of `territoire`, one of the package's unless `folders` are given.

    Raises `CalendarError` naming those that exist.

    >>> calendar("guadeloupe").last_year
    2100
    """
    folders = folders or bundled()
    if isinstance(territoire, str) and folders.find("calendars", territoire):
        return _calendar(territoire, folders)
    known = territoires(folders)
    if not isinstance(territoire, str):
        raise refused(CalendarError, "territoire", territoire, Texte(", ".join(known), ", ".join(known)))
    names = nearest(territoire, known)
    raise CalendarError(
        Texte(
            f"territoire inconnu « {shown(territoire)} » ; {names.fr}",
            f'unknown territory "{shown(territoire)}"; {names.en}',
        )
    )


def _calendar(territoire: str, folders: Folders) -> Calendar:
    if folders.base and ("calendars", territoire) not in folders.own and not folders.changes("calendars", "textes"):
        return _calendar(territoire, folders.base)

    def read() -> Calendar:
        path = folders.layers("calendars", territoire)[-1]
        source = read_source(path, folders)
        found = read_calendar(source)
        source.raise_problems()
        return evolve(found, digest=folders.digest(path))

    return folders.once("calendars", territoire, read)


def read_calendar(source: Source) -> Calendar:
    """The calendar of one file; problems stay noted in `source`."""
    root = source.root()
    values = read(root, CALENDRIER)
    citations = load_textes(values.get("textes", ()), source, ("textes",))
    inherited, zone = _inherited(root, values.get("herite", ""))
    own = tuple(_ferie(source, index, row, citations) for index, row in enumerate(values.get("feries", ())) if row)
    replaced = {ferie.id for ferie in own} | set(values.get("sans", ()))
    coverage = values.get("couverture", {})
    years = Table(source, ("couverture",), coverage)
    found = Calendar(
        territoire=values.get("territoire", ""),
        label=texte(values.get("label", ""), values.get("label_en", "")),
        first_year=_year(years, "premiere_annee", coverage.get("premiere_annee", 1950)),
        last_year=_year(years, "derniere_annee", coverage.get("derniere_annee", 2100)),
        feries=tuple(ferie for ferie in inherited if ferie.id not in replaced) + own,
        fuseau=_zone(root, values.get("fuseau", zone), zone),
    )
    if found.first_year > found.last_year:
        years.wrong("derniere_annee", found.last_year, texte(f">= {found.first_year}"))
    return found


def _inherited(root: Table, base: str) -> tuple[tuple[Ferie, ...], str]:
    """The holidays and the time zone of the calendar that this one inherits from."""
    folders = root.source.folders
    known = territoires(folders)
    if base and base not in known:
        root.wrong("herite", base, texte("un territoire", "a territory"), nearest(base, known))
    elif base and root.data.get("territoire") in (base, *_ancestors(base, folders)):
        another = Texte("un autre calendrier, qui n'hérite pas de celui-ci", "a calendar of another line")
        root.wrong("herite", base, another)
    elif base:
        parent = calendar(base, folders)
        return parent.feries, parent.fuseau
    return (), "Europe/Paris"


def _zone(root: Table, name: str, inherited: str) -> str:
    """The time zone of the territory, that of the calendar it inherits from if its own does not exist."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        root.wrong(
            "fuseau", name, Texte("un fuseau de la base IANA", "a zone of the IANA database"), texte("Europe/Paris")
        )
        return inherited
    return name


def _ancestors(territoire: str, folders: Folders) -> list[str]:
    """The calendars that one inherits from, as their files say, however long or round the line."""
    found: list[str] = []
    name: object = territoire
    while isinstance(name, str) and (path := folders.find("calendars", name)) and name not in found:
        found.append(name)
        name = read_source(path, folders).data.get("herite")
    return found


def _year(table: Table, key: str, year: int) -> int:
    """A year for which holidays can be computed."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        table.wrong(key, year, texte(f"{_FIRST_YEAR} – {_LAST_YEAR}"))
    return min(max(year, _FIRST_YEAR), _LAST_YEAR)


def _ferie(source: Source, index: int, row: dict[str, Any], citations: dict[str, Fondement]) -> Ferie:
    table = Table(source, ("feries", index), row)
    rule = row.get("regle", {})
    month, day, offset = rule.get("mois", 0), rule.get("jour", 0), rule.get("paques")
    dated = 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]  # 29 February comes one year in four
    if (offset is None) != dated or (offset is not None and (abs(offset) > _FAR_FROM_EASTER or month or day)):
        shape = Texte("{ mois = 5, jour = 1 } ou { paques = 1 }", "{ mois = 5, jour = 1 } or { paques = 1 }")
        table.wrong("regle", rule, shape)
        month, day, offset = 1, 1, None
    id_ = row.get("id", "")
    contest = row.get("conteste")
    return Ferie(
        id=id_,
        nom=texte(row.get("nom", ""), row.get("nom_en", "")),
        statut=row.get("statut", ""),
        fondements=resolve(row.get("fondement", ()), citations, table, "fondement"),
        mois=month,
        jour=day,
        paques=offset,
        since=row.get("since"),
        until=row.get("until"),
        prevaut=row.get("prevaut", True),
        conteste=_contest(contest, id_) if contest is not None else None,
    )


def _contest(row: dict[str, Any], id_: str) -> Contestation:
    cause = texte(row.get("cause", ""), row.get("cause_en", ""))
    return Contestation(cause, row.get("groupe") or id_, row.get("since"), row.get("until"))
