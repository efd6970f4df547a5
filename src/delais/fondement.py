"""Citations: the article, its paragraph, and the dates between which it says so."""

import datetime
import re
from collections.abc import Mapping

from attrs import field, frozen

from delais.errors import Problem, Texte
from delais.folders import Folders, bundled
from delais.formats.reading import read
from delais.formats.textes import TEXTES
from delais.frozen_map import FrozenMap
from delais.law.links import link
from delais.law.naming import cited_articles
from delais.law.official import articles
from delais.law.version import Article, Version
from delais.short_repr import short_repr
from delais.toml_table import Source, Table, nearest, read_source

_ADDRESS = re.compile(r"https://[!#-;=?-~]+", re.ASCII)


@frozen
class Fondement:
    """One citation. `since` is inclusive, `until` exclusive; `objet` says in our own words what it holds.

    A decision of a court says what the law was before it too: it has no `since` but the day it was given, `decided_on`.
    `motif_dates` says why its days are not those of official versions, `adresse` where it is read if none says so.
    """

    id: str
    citation: str
    since: datetime.date | None = None
    until: datetime.date | None = None
    objet: str = ""
    checked_on: datetime.date | None = None
    decided_on: datetime.date | None = None
    motif_dates: str = ""
    adresse: str = ""
    _folders: Folders = field(factory=bundled, eq=False, repr=False, kw_only=True)

    __repr__ = short_repr

    def in_force(self, day: datetime.date) -> bool:
        """Whether the citation held on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def known_on(self, day: datetime.date) -> bool:
        """Whether it could be cited on `day`: a decision given later could not."""
        return self.decided_on is None or self.decided_on <= day

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles named whose versions are known, or known to be gone, in the order of the citation."""
        known = articles(self._folders)
        return tuple(known[named] for named in cited_articles(self.citation) if named in known)

    @property
    def revisions(self) -> tuple[tuple[Article, Version], ...]:
        """The versions that begin while the citation holds: what it says must still be what they say."""
        since, until = self.since or datetime.date.min, self.until or datetime.date.max
        return tuple((article, version) for article in self.articles for version in article.within(since, until))

    def lien(self, day: datetime.date | None = None) -> str | None:
        """The address where it is read as it stood on `day`, or last stood; None if nothing but its words is known."""
        return self.adresse or link(self.citation, day, self._folders)

    def __str__(self) -> str:
        return self.citation


def load_textes(names: tuple[str, ...], into: Source, path: tuple[str | int, ...]) -> dict[str, Fondement]:
    """The citations of the text files `names` (without `.toml`), by id; an unknown file is reported in `into`."""
    citations: dict[str, Fondement] = {}
    for index, name in enumerate(names):
        if not into.folders.find("textes", name):
            into.report(
                (*path, index),
                Texte("fichier de textes inconnu", "unknown file of texts"),
                value=name,
                remedy=nearest(name, into.folders.names("textes")),
            )
            continue
        found, problems = _textes(name, into.folders)
        citations.update(found)
        into.problems.extend(problem for problem in problems if problem not in into.problems)
    return citations


def _textes(name: str, folders: Folders) -> tuple[Mapping[str, Fondement], tuple[Problem, ...]]:
    """The citations of the files of one name, the upper folder's over the others, and the problems of all."""
    if folders.base and ("textes", name) not in folders.own and not folders.changes("versions"):
        return _textes(name, folders.base)

    def read() -> tuple[Mapping[str, Fondement], tuple[Problem, ...]]:
        sources = [read_source(path, folders) for path in folders.layers("textes", name)]
        citations = {id_: cited for source in sources for id_, cited in read_textes(source).items()}
        return FrozenMap(citations), tuple(problem for source in sources for problem in source.problems)

    return folders.once("textes", name, read)


def read_textes(source: Source) -> dict[str, Fondement]:
    """The citations of one file of texts; problems stay noted in `source`."""
    values = read(source.root(), TEXTES)
    citations = {}
    for id_, row in values.get("textes", {}).items():
        row.setdefault("checked_on", values.get("checked_on"))
        citations[id_] = cited = Fondement(id_, row.pop("citation", ""), **row, folders=source.folders)
        if cited.since and cited.until and cited.until <= cited.since:
            after = Texte("une date après « since »", 'a date after "since"')
            Table(source, ("textes", id_), row).wrong("until", cited.until, after)
        if cited.adresse and not _ADDRESS.fullmatch(cited.adresse):
            wanted = Texte("une adresse https://…, sans espace", "an address https://…, without spaces")
            Table(source, ("textes", id_), row).wrong("adresse", cited.adresse, wanted)
    return citations


def resolve(ids: tuple[str, ...], citations: dict[str, Fondement], table: Table, key: str) -> tuple[Fondement, ...]:
    """The citations named by `ids`; an unknown one is reported at `key`."""
    for id_ in ids:
        if id_ not in citations:
            table.wrong(key, id_, Texte("un texte déclaré", "a declared text"), nearest(id_, sorted(citations)[:400]))
    return tuple(citations[id_] for id_ in ids if id_ in citations)
