"""Reading the `[[conditions]]` rows of a procedure file."""

from delais.errors import Texte
from delais.procedure.model import Condition
from delais.procedure.rows import Context
from delais.toml_table import Table

BOUNDED = ("date", "entier")
_BOUNDED_FACT = Texte("un fait « date » ou « nombre » de l'acte", 'a "date" or "nombre" fact of the act')
_NUMBER = Texte("un fait « nombre » de l'acte", 'a "nombre" fact of the act')


def read_condition(table: Table, context: Context) -> Condition:
    """One bound; problems stay noted in the file's source."""
    event = context.event(table, "event", required=True)
    name, of = table.required_text("fact"), table.text("pourcent_de")
    fact = context.fact(name, event)
    if fact is None or fact.type not in BOUNDED:
        table.wrong("fact", name, _BOUNDED_FACT)
    other = context.fact(of, event) if of else None
    if of and (other is None or other.type != "entier"):
        table.wrong("pourcent_de", of, _NUMBER)
    row = Condition(
        event=event,
        fact=name,
        motif=table.required_text("motif"),
        au_moins=table.integer("au_moins"),
        au_plus=table.integer("au_plus"),
        reference=context.date_fixe(table, "reference"),
        pourcent_de=of,
        period=context.period(table),
        when=context.when(table, event),
        fondement=context.fondement(table),
        rules=table.texts("rule"),
        line=table.source.line(table.path) or 0,
    )
    table.close()
    if row.au_moins is None and row.au_plus is None:
        table.source.report(
            table.path,
            Texte("une condition a une borne", "a condition has a bound"),
            expected=Texte("au_moins ou au_plus", "au_moins or au_plus"),
        )
    if fact and (fact.type == "date") != (row.reference is not None):
        table.source.report(
            table.path,
            Texte("un âge se compte à une date de référence", "an age is counted on a reference date"),
            expected=Texte(
                "le = { jour = 1, mois = 1 } avec un fait date, et lui seul",
                "le = { jour = 1, mois = 1 } with a date fact, and only there",
            ),
        )
    return row
