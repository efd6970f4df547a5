"""The acts that distance extends, article by article (`procedures/distance.toml`).

Law: CPC 643, 644.
"""

from collections.abc import Mapping

from attrs import frozen

from delais.errors import Texte, texte
from delais.folders import Folders
from delais.fondement import Fondement, load_textes, resolve
from delais.short_repr import short_repr
from delais.toml_table import Source, Table, read_shared


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


def distances(folders: Folders | None = None) -> Mapping[str, DistanceRule]:
    """Every article on distance, by id. Raises `InputError` if the file is wrong."""
    return read_shared("distance", read_distances, folders)


def known_acts(folders: Folders | None = None) -> tuple[str, ...]:
    """The acts that some article names, or that a reading adds."""
    return tuple(dict.fromkeys(act for rule in distances(folders).values() for act in (*rule.actes, *rule.actes_lus)))


def read_distances(source: Source) -> dict[str, DistanceRule]:
    """The articles of one file; problems stay noted in `source`."""
    root = source.root()
    root.required_date("checked_on")
    citations = load_textes(root.texts("textes", required=True), source, ("textes",))
    found = {id_: _read(id_, table, citations) for id_, table in root.named_tables("distances")}
    root.close()
    return found


def _read(id_: str, table: Table, citations: dict[str, Fondement]) -> DistanceRule:
    cited = resolve(table.texts("fondement", required=True), citations, table, "fondement")
    read = DistanceRule(
        id_,
        sieges=table.texts("sieges", required=True),
        actes=table.texts("actes", required=True),
        actes_lus=table.texts("actes_lus"),
        cause=texte(table.required_text("cause"), table.text("cause_en") or None),
        fondement=cited[0] if cited else Fondement("", ""),
    )
    table.close()
    return read
