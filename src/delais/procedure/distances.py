"""The acts that distance extends, and where the authority seized sits (`procedures/distance.toml`).

Law: CPC 643, 644; CJA R. 421-7; CSS R. 143-31. Never for a silence or a gracious appeal.
"""

import datetime
from collections.abc import Mapping
from typing import Literal

from attrs import evolve, field, frozen

from delais.calendars import calendar, territoires
from delais.computation import DelaiLecture
from delais.errors import Texte, texte
from delais.folders import Folders, bundled
from delais.fondement import Fondement, load_textes, resolve
from delais.formats.reading import read_number
from delais.frozen_map import freezing
from delais.short_repr import short_repr
from delais.toml_table import Source, Table, nearest, read_source
from delais.word_lists import Distance

ABROAD: Literal["etranger"] = "etranger"
SANS_CALENDRIER = ("polynesie-francaise", "wallis-et-futuna", "nouvelle-caledonie", "taaf")
_ANYWHERE = Texte("lu avec l'augmentation", "read with the extension")


@frozen
class DistanceRule:
    """One article: the seats it governs, the acts it names, those that only a reading adds, and its citation."""

    id: str
    sieges: tuple[str, ...]
    actes: tuple[str, ...]
    actes_lus: tuple[str, ...]
    cause: Texte
    fondement: Fondement

    __repr__ = short_repr


@frozen
class SiegeRule:
    """Where the authority seized by some acts sits, for the cases of some territories, or of all of them."""

    actes: tuple[str, ...]
    siege: str
    territoires: tuple[str, ...] = ()


@frozen
class Collectivite:
    """A territory that is one with another in the comparison, until a day."""

    territoire: str
    avec: str
    until: datetime.date | None = None


@frozen(field_transformer=freezing)
class Distances:
    """The articles, the seats of the authorities, the territories that are one; `folders` hold their calendars."""

    articles: Mapping[str, DistanceRule]
    sieges: tuple[SiegeRule, ...]
    collectivites: tuple[Collectivite, ...]
    folders: Folders = field(factory=bundled, eq=False)

    __repr__ = short_repr

    def collectivite(self, territoire: str, day: datetime.date) -> str:
        """The territory that `territoire` was part of on `day`, itself by default."""
        return next(
            (
                row.avec
                for row in self.collectivites
                if row.territoire == territoire and (not row.until or day < row.until)
            ),
            territoire,
        )


@frozen
class Remoteness:
    """What distance does to one act of one party: its extension, the other readings, the article, the seat."""

    siege: str
    distance: Distance = "aucune"
    lectures: tuple[DelaiLecture, ...] = ()
    article: Fondement | None = None


def distances(folders: Folders | None = None) -> Distances:
    """What `distance.toml` says, the upper folder's rows first. Raises `InputError` if the file is wrong."""
    folders = folders or bundled()
    below = distances(folders.base) if folders.base else None
    if below and ("procedures", "distance") not in folders.own and not folders.changes("textes", "calendars"):
        return evolve(below, folders=folders)

    def read() -> Distances:
        source = read_source(folders.own["procedures", "distance"], folders)
        found = read_distances(source, below)
        source.raise_problems()
        return found

    return folders.once("shared", "distance", read)


def known_acts(folders: Folders | None = None) -> tuple[str, ...]:
    """The acts that some article names, or that a reading adds."""
    articles = distances(folders).articles.values()
    return tuple(dict.fromkeys(act for rule in articles for act in (*rule.actes, *rule.actes_lus)))


def seat_of(act: str, territoire: str, known: Distances | None = None) -> str:
    """The territory where the authority seized by `act` sits, in a case of `territoire`: there, unless a row says else.

    >>> seat_of("pourvoi", "reunion"), seat_of("appel", "reunion")
    ('metropole', 'reunion')
    """
    rows = (row for row in (known or distances()).sieges if act in row.actes)
    return next((row.siege for row in rows if not row.territoires or territoire in row.territoires), territoire)


def measure(
    act: str, territoire: str, residence: str | None, day: datetime.date, known: Distances | None = None
) -> Remoteness:
    """What distance does, on `day`, to `act` in a case of `territoire`, for a party who lives in `residence`.

    One month overseas or between two territories, two months from abroad, where the article of the seat names the act;
    where only a reading does, none prevails and the month is the other reading. A `residence` that is not stated gives
    none either, and the month is the other reading where the authority sits elsewhere than the case.
    """
    known = known or distances()
    seat = seat_of(act, territoire, known)

    def apart(place: str) -> Distance:
        if place == ABROAD:
            return ABROAD
        return "aucune" if known.collectivite(place, day) == known.collectivite(seat, day) else "outre-mer"

    distance = apart(residence if residence is not None else territoire)
    return extended(act, territoire, distance, day, known, stated=residence is not None)


def extended(
    act: str,
    territoire: str,
    distance: Distance,
    day: datetime.date,
    known: Distances | None = None,
    *,
    stated: bool = True,
) -> Remoteness:
    """The same, for a party whose `distance` from the seat is known; `stated` false when it is only supposed."""
    known = known or distances()
    seat = seat_of(act, territoire, known)
    articles = [rule for rule in known.articles.values() if seat in rule.sieges and rule.fondement.in_force(day)]
    naming = next((rule for rule in articles if act in rule.actes), None)
    article = naming or next((rule for rule in articles if act in rule.actes_lus), None)
    if article is None or distance == "aucune":
        return Remoteness(seat, article=article.fondement if article else None)
    if naming and stated:
        return Remoteness(seat, distance, (), article.fondement)
    cause = article.cause if stated else _unstated(territoire, known.folders)
    return Remoteness(seat, "aucune", (DelaiLecture(cause, distance=distance),), article.fondement)


def _unstated(territoire: str, folders: Folders) -> Texte:
    label = calendar(territoire, folders).label
    return Texte(
        f"résidence de la partie non dite : augmenté si elle demeure dans le territoire du dossier ({label.fr})",
        f"residence of the party not stated: extended if it lives in the territory of the case ({label.en})",
    )


def read_distances(source: Source, below: Distances | None = None) -> Distances:
    """The content of one file, before what a file `below` says; problems stay noted in `source`."""
    root = source.root()
    read_number(root)
    root.required_date("checked_on")
    citations = load_textes(root.texts("textes", required=True), source, ("textes",))
    own = {id_: _read_article(id_, table, citations) for id_, table in root.named_tables("distances")}
    articles = {**(below.articles if below else {}), **own}
    acts = {act for rule in articles.values() for act in (*rule.actes, *rule.actes_lus)}
    sieges = tuple(_read_siege(table, acts) for table in root.tables("sieges"))
    collectivites = tuple(_read_collectivite(table) for table in root.tables("collectivites"))
    root.close()
    if below:
        sieges, collectivites = (*sieges, *below.sieges), (*collectivites, *below.collectivites)
    return Distances(articles, sieges, collectivites, source.folders)


def _read_article(id_: str, table: Table, citations: dict[str, Fondement]) -> DistanceRule:
    cited = resolve(table.texts("fondement", required=True), citations, table, "fondement")
    read_only = table.texts("actes_lus")
    cause = texte(table.required_text("cause"), table.text("cause_en") or None) if read_only else _ANYWHERE
    read = DistanceRule(
        id_,
        sieges=_places(table, "sieges", required=True),
        actes=table.texts("actes", required=True),
        actes_lus=read_only,
        cause=cause,
        fondement=cited[0] if cited else Fondement("", ""),
    )
    table.known += ["cause", "cause_en"]
    table.close()
    return read


def _read_siege(table: Table, acts: set[str]) -> SiegeRule:
    named = table.texts("actes", required=True)
    for act in named:
        if act not in acts:
            expected = Texte("un acte d'un article du fichier", "an act of an article of the file")
            table.wrong("actes", act, expected, nearest(act, tuple(sorted(acts))))
    read = SiegeRule(named, table.choice("siege", territoires(table.source.folders)), _places(table, "territoires"))
    table.close()
    return read


def _read_collectivite(table: Table) -> Collectivite:
    known = territoires(table.source.folders)
    read = Collectivite(table.choice("territoire", known), table.choice("avec", known), table.date("until"))
    table.close()
    return read


def _places(table: Table, key: str, *, required: bool = False) -> tuple[str, ...]:
    """A list of territories that have a calendar."""
    named = table.texts(key, required=required)
    known = territoires(table.source.folders)
    for place in named:
        if place not in known:
            table.wrong(key, place, texte("un territoire", "a territory"), nearest(place, known))
    return named
