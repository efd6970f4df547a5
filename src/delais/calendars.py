"""The calendars of the territories, read from `calendars/`, each holiday with its dates in force and its source."""

from calendar import monthrange
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import evolve

from delais.errors import CalendarError, Texte, texte
from delais.folders import Folders, bundled
from delais.fondement import Fondement, load_textes, resolve
from delais.holidays import Calendar, Contestation, Ferie, easter
from delais.toml_table import Source, Table, nearest, read_source, shown
from delais.value_checks import refused
from delais.word_lists import HOLIDAY_STATUTS

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
    root.required_date("checked_on")
    citations = load_textes(root.texts("textes", required=True), source, ("textes",))
    coverage = root.table("couverture")
    inherited: tuple[Ferie, ...] = ()
    zone = "Europe/Paris"
    base = root.text("herite")
    known = territoires(source.folders)
    if base and base not in known:
        root.wrong("herite", base, texte("un territoire", "a territory"), nearest(base, known))
    elif base and root.data.get("territoire") in (base, *_ancestors(base, source.folders)):
        root.wrong(
            "herite", base, Texte("un autre calendrier, qui n'hérite pas de celui-ci", "a calendar of another line")
        )
    elif base:
        parent = calendar(base, source.folders)
        inherited, zone = parent.feries, parent.fuseau
    without = root.texts("sans")
    own = tuple(_read_ferie(table, citations) for table in root.tables("feries"))
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


def _ancestors(territoire: str, folders: Folders) -> list[str]:
    """The calendars that one inherits from, as their files say, however long or round the line."""
    found: list[str] = []
    name: object = territoire
    while isinstance(name, str) and (path := folders.find("calendars", name)) and name not in found:
        found.append(name)
        name = read_source(path, folders).data.get("herite")
    return found


def _year(table: Table, key: str, year: int | None) -> int:
    """A year for which holidays can be computed."""
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        table.wrong(key, year, texte(f"{_FIRST_YEAR} – {_LAST_YEAR}"))
    return min(max(year or _FIRST_YEAR, _FIRST_YEAR), _LAST_YEAR)


def _read_ferie(table: Table, citations: dict[str, Fondement]) -> Ferie:
    rule = table.table("regle")
    month, day, offset = rule.integer("mois", 0) or 0, rule.integer("jour", 0) or 0, rule.integer("paques")
    dated = 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]  # 29 February comes one year in four
    if (offset is None) != dated or (offset is not None and (abs(offset) > _FAR_FROM_EASTER or month or day)):
        table.wrong(
            "regle",
            dict(rule.data),
            Texte("{ mois = 5, jour = 1 } ou { paques = 1 }", "{ mois = 5, jour = 1 } or { paques = 1 }"),
        )
        month, day, offset = 1, 1, None
    contest = table.table("conteste") if "conteste" in table.data else None
    cited = resolve(table.texts("fondement", required=True), citations, table, "fondement")
    id_ = table.required_text("id")
    ferie = Ferie(
        id=id_,
        nom=texte(table.required_text("nom"), table.required_text("nom_en")),
        statut=table.choice("statut", HOLIDAY_STATUTS),
        fondements=cited,
        mois=month,
        jour=day,
        paques=offset,
        since=table.date("since"),
        until=table.date("until"),
        prevaut=table.flag("prevaut", default=True),
        conteste=_read_contest(contest, id_) if contest else None,
    )
    rule.close()
    table.close()
    return ferie


def _read_contest(table: Table, id_: str) -> Contestation:
    contest = Contestation(
        texte(table.required_text("cause"), table.required_text("cause_en")),
        table.text("groupe", id_),
        table.date("since"),
        table.date("until"),
    )
    table.close()
    return contest
