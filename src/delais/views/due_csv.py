"""The due dates of several cases as a CSV table: one row a time limit, the columns of the JSON document."""

from collections.abc import Iterable

from delais.views.csv_text import as_text, csv_cell
from delais.views.due_list import Due, as_row
from delais.views.safe_text import clean

COLUMNS = (
    "echeance", "jours", "au_plus_tot", "prudente", "reference", "procedure", "delai", "libelle", "acteur", "nature",
    "statut", "sous_reserve", "partie", "branche", "etat", "fichier", "reserves",
)  # fmt: skip


def as_csv(found: Iterable[Due], lang: str, *, formulas: bool = False) -> str:
    """The header and the rows, separated by commas. What has no date yet has an empty `echeance`.

    Dates and numbers are ours; what comes from a dossier is text, and is shown as text by a spreadsheet that would run
    it as a formula, unless `formulas`. Signs that drive a terminal are replaced, as in the list.
    """
    rows = [",".join(COLUMNS)]
    for due in found:
        row = as_row(due, lang)
        rows.append(",".join(csv_cell(_cell(row[name], formulas)) for name in COLUMNS))
    return "\n".join(rows) + "\n"


def _cell(value: object, formulas: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return _cell(" ; ".join(map(str, value)), formulas)
    if not isinstance(value, str):
        return str(value)
    text = clean(value)
    return text if formulas else as_text(text)
