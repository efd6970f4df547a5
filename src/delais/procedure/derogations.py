"""The exceptional laws of `procedures/derogations.toml`, by id."""

from collections.abc import Mapping

from delais.computation.ledger import OVERLAY_OPS
from delais.computation.overlay import Derogation
from delais.duree import Duree
from delais.errors import DureeError, Texte, texte
from delais.folders import Folders
from delais.fondement import Fondement, load_textes, resolve
from delais.formats.reading import read_number
from delais.shared_data import read_shared
from delais.toml_table import Source, Table, nearest, shown


def derogations(folders: Folders | None = None) -> Mapping[str, Derogation]:
    """Every derogation, by id. Raises `InputError` if the file is wrong."""
    return read_shared("derogations", read_derogations, folders)


def derogation(id_: str) -> Derogation:
    """The derogation `id_`. Raises `DureeError` naming those that exist."""
    known = derogations()
    if id_ not in known:
        names = nearest(id_, tuple(known))
        raise DureeError(
            Texte(
                f"dérogation inconnue « {shown(id_)} » ; {names.fr}", f'unknown derogation "{shown(id_)}"; {names.en}'
            )
        )
    return known[id_]


def read_derogations(source: Source) -> dict[str, Derogation]:
    """The derogations of one file; problems stay noted in `source`."""
    root = source.root()
    read_number(root)
    root.required_date("checked_on")
    citations = load_textes(root.texts("textes", required=True), source, ("textes",))
    found = {id_: _read(id_, table, citations) for id_, table in root.named_tables("derogations")}
    root.close()
    return found


def _read(id_: str, table: Table, citations: dict[str, Fondement]) -> Derogation:
    cited = resolve(table.texts("fondement", required=True), citations, table, "fondement")
    reserve = table.text("reserve")
    op = table.choice("op", OVERLAY_OPS)
    read = Derogation(
        id_,
        label=texte(table.required_text("label"), table.text("label_en") or None),
        op=op,
        du=table.required_date("du"),
        au=table.required_date("au"),
        fondement=cited[0] if cited else Fondement("", ""),
        duree=_duree(table, required=op == "ajoute"),
        reserve=texte(reserve, table.text("reserve_en") or None) if reserve else None,
    )
    table.known.append("reserve_en")
    table.close()
    if read.au < read.du:
        table.wrong("au", read.au, texte("un jour après « du »", 'a day after "du"'))
    return read


def _duree(table: Table, *, required: bool) -> Duree | None:
    text = table.required_text("duree") if required else table.text("duree")
    try:
        return Duree.parse(text) if text else None
    except DureeError as error:
        table.wrong("duree", text, error.message)
        return None
