"""Citations: the article, its paragraph, and the dates between which it says so."""

import datetime
import re

from attrs import frozen

from delais import data_files
from delais.errors import Texte
from delais.short_repr import short_repr
from delais.toml_table import Source, Table, nearest, read_source


@frozen
class Fondement:
    """One citation. `since` is inclusive, `until` exclusive; `objet` says in our own words what it holds.

    A decision of a court says what the law was before it too: it has no `since` but the day it was given, `decided_on`.
    """

    id: str
    citation: str
    since: datetime.date | None = None
    until: datetime.date | None = None
    objet: str = ""
    checked_on: datetime.date | None = None
    decided_on: datetime.date | None = None

    __repr__ = short_repr

    def in_force(self, day: datetime.date) -> bool:
        """Whether the citation held on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def known_on(self, day: datetime.date) -> bool:
        """Whether it could be cited on `day`: a decision given later could not."""
        return self.decided_on is None or self.decided_on <= day

    def __str__(self) -> str:
        return self.citation


def load_textes(names: tuple[str, ...], into: Source, path: tuple[str | int, ...]) -> dict[str, Fondement]:
    """The citations of the text files `names` (without `.toml`), by id; an unknown file is reported in `into`."""
    citations: dict[str, Fondement] = {}
    folder = data_files.textes()
    for index, name in enumerate(names):
        file = folder / f"{name}.toml"
        if not re.fullmatch(r"[a-z0-9_]+", name) or not file.is_file():
            into.report(
                (*path, index),
                Texte("fichier de textes inconnu", "unknown file of texts"),
                value=name,
                remedy=nearest(name, sorted(entry.stem for entry in folder.glob("*.toml"))),
            )
            continue
        source = read_source(file)
        citations.update(read_textes(source))
        into.problems.extend(source.problems)
    return citations


def read_textes(source: Source) -> dict[str, Fondement]:
    """The citations of one file of texts; problems stay noted in `source`."""
    root = source.root()
    checked_on = root.required_date("checked_on")
    citations = {}
    for id_, table in root.named_tables("textes"):
        citations[id_] = _read(id_, table, checked_on)
    root.close()
    return citations


def _read(id_: str, table: Table, checked_on: datetime.date) -> Fondement:
    fondement = Fondement(
        id_,
        citation=table.required_text("citation"),
        since=table.date("since"),
        until=table.date("until"),
        objet=table.required_text("objet"),
        checked_on=table.date("checked_on") or checked_on,
        decided_on=table.date("decided_on"),
    )
    table.close()
    if fondement.since and fondement.until and fondement.until <= fondement.since:
        table.wrong("until", fondement.until, Texte("une date après « since »", 'a date after "since"'))
    return fondement


def resolve(ids: tuple[str, ...], citations: dict[str, Fondement], table: Table, key: str) -> tuple[Fondement, ...]:
    """The citations named by `ids`; an unknown one is reported at `key`."""
    for id_ in ids:
        if id_ not in citations:
            table.wrong(key, id_, Texte("un texte déclaré", "a declared text"), nearest(id_, sorted(citations)[:400]))
    return tuple(citations[id_] for id_ in ids if id_ in citations)
