"""Computation regimes: what becomes of the first day, of the last, and of a last day that is not worked."""

import datetime
from collections.abc import Mapping

from attrs import evolve, field, frozen

from delais.errors import RegimeError, Texte, texte
from delais.folders import Folders
from delais.fondement import Fondement, load_textes, resolve
from delais.formats.reading import read_number
from delais.frozen_map import freezing
from delais.shared_data import read_shared
from delais.short_repr import short_repr
from delais.toml_table import Source, Table, nearest, shown
from delais.value_checks import refused
from delais.word_lists import ORIGINES, Origine

NON_OUVRES = ("samedi", "dimanche", "ferie")
OPERATIONS = (
    "depart", "decalage", "premier_jour", "quantieme", "fin_de_mois", "jours", "heures", "jours_ouvrables",
    "jours_ouvres", "rebours", "distance", "franc", "report", "sans_report",
)  # fmt: skip


@frozen
class RegimeLecture:
    """Another way to read a regime, with its cause."""

    regime: "Regime"
    cause: Texte

    __repr__ = short_repr


@frozen(field_transformer=freezing)
class Regime:
    """How a time limit is counted.

    `franc`: the last day is not counted, the act may be done the day after. `report`: a last day that is a Saturday,
    a Sunday or a holiday moves to the next working day. `origine`: the count starts from the trigger, or from the
    first day, which `decalage` moves when it is one of the days named. `decalage_teste`: which day is put to that test.
    `a_rebours`: it counts backward, and its franc day is one day earlier.
    """

    id: str
    label: Texte
    franc: bool
    report: bool
    origine: Origine = "declenchement"
    decalage: frozenset[str] = frozenset()
    decalage_teste: Origine = "premier_jour"
    samedi_travaille: bool = False
    a_rebours: bool = False
    fondements: Mapping[str, tuple[Fondement, ...]] = field(factory=dict)
    lectures: tuple[RegimeLecture, ...] = ()

    __repr__ = short_repr

    def fondement(self, operation: str, day: datetime.date) -> Fondement | None:
        """The citation in force on `day` for one operation of the computation, if the regime has one."""
        for cited in self.fondements.get(operation, ()):
            if cited.in_force(day):
                return cited
        return None


def regimes(folders: Folders | None = None) -> Mapping[str, Regime]:
    """Every regime of `procedures/regimes.toml`, by id. Raises `InputError` if the file is wrong."""
    return read_shared("regimes", read_regimes, folders)


def regime(id_: str, folders: Folders | None = None) -> Regime:
    """The regime `id_`. Raises `RegimeError` naming those that exist.

    >>> regime("franc").franc
    True
    """
    known = regimes(folders)
    if not isinstance(id_, str):
        raise refused(RegimeError, "regime", id_, Texte(", ".join(known), ", ".join(known)))
    if id_ not in known:
        names = nearest(id_, tuple(known))
        raise RegimeError(
            Texte(f"régime inconnu « {shown(id_)} » ; {names.fr}", f'unknown regime "{shown(id_)}"; {names.en}')
        )
    return known[id_]


def read_regimes(source: Source) -> dict[str, Regime]:
    """The regimes of one file; problems stay noted in `source`."""
    root = source.root()
    read_number(root)
    root.required_date("checked_on")
    citations = load_textes(root.texts("textes", required=True), source, ("textes",))
    found = {id_: _read(id_, table, citations) for id_, table in root.named_tables("regimes")}
    root.close()
    return found


def _read(id_: str, table: Table, citations: dict[str, Fondement]) -> Regime:
    fondements = {}
    cited = table.table("fondement")
    for operation in OPERATIONS:
        resolved = resolve(cited.texts(operation), citations, cited, operation)
        if resolved:
            fondements[operation] = resolved
    cited.close()
    read = Regime(
        id_,
        label=texte(table.required_text("label"), table.required_text("label_en")),
        franc=table.flag("franc"),
        report=table.flag("report"),
        origine=table.choice("origine", ORIGINES, "declenchement"),
        decalage=_decalage(table),
        decalage_teste=table.choice("decalage_teste", ORIGINES, "premier_jour"),
        a_rebours=table.flag("a_rebours"),
        fondements=fondements,
    )
    lectures = tuple(_lecture(read, lecture) for lecture in table.tables("lectures"))
    table.close()
    return evolve(read, lectures=lectures)


def _decalage(table: Table) -> frozenset[str]:
    """The kinds of day that move the start."""
    named = table.texts("decalage")
    for kind in named:
        if kind not in NON_OUVRES:
            table.wrong("decalage", kind, texte("un mot de la liste", "a word of the list"), nearest(kind, NON_OUVRES))
    return frozenset(named)


def _lecture(base: Regime, table: Table) -> RegimeLecture:
    """A reading states only what it changes."""
    cause = texte(table.required_text("cause"), table.required_text("cause_en"))
    changed = evolve(
        base,
        franc=table.flag("franc", default=base.franc),
        report=table.flag("report", default=base.report),
        origine=table.choice("origine", ORIGINES, base.origine),
        decalage=_decalage(table) if "decalage" in table.data else base.decalage,
        decalage_teste=table.choice("decalage_teste", ORIGINES, base.decalage_teste),
    )
    table.known.append("decalage")
    table.close()
    return RegimeLecture(changed, cause)
