"""Reading the `[comptes.*]` tables of a procedure file."""

from delais.duree import Duree
from delais.errors import Texte
from delais.procedure.delai_reader import read_trigger
from delais.procedure.limits import CompteModele, CompteValue
from delais.procedure.rows import Context
from delais.toml_table import Table


def read_compte(id_: str, table: Table, context: Context) -> CompteModele:
    """One count; problems stay noted in the file's source."""
    trigger, fin = (
        read_trigger(table.table(key), context, written=bool(table.data.get(key))) for key in ("trigger", "fin")
    )
    for name, part in (("trigger", trigger), ("fin", fin)):
        if not part.event:
            table.source.report(
                (*table.path, name),
                Texte("un compte va d'un acte à un autre", "a count goes from one act to another"),
                expected=Texte('"acte.moment"', '"acte.moment"'),
            )
    read = CompteModele(
        id_,
        label=table.required_text("label"),
        trigger=trigger,
        fin=fin,
        values=tuple(_read_value(row, context, trigger.event) for row in table.tables("values")),
        line=table.source.line(table.path) or 0,
    )
    table.close()
    if not read.values:
        path = table.at("values") if "values" in table.data else table.path
        table.source.report(path, Texte("un compte a au moins une duree", "a count has at least one duree"))
    return read


def _read_value(table: Table, context: Context, event: str) -> CompteValue:
    read = CompteValue(
        rules=table.texts("rule", required=True),
        unite=context.duree(table, "unite", required=True) or Duree(months=1),
        franchise=context.duree(table, "franchise"),
        period=context.period(table),
        when=context.when(table, event),
        fondement=context.fondement(table),
        line=table.source.line(table.path) or 0,
    )
    table.close()
    return read
