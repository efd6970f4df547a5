"""The table of a case's time limits, on a page: all its columns, or the chief ones where the page is narrow."""

from collections.abc import Sequence

from delais.views.day_words import short_day_year
from delais.views.delai_words import quoted
from delais.views.page import Page, Span
from delais.views.timeline_model import DelaiRow, Timeline
from delais.views.wrapping import cells, pad, wrap

HEADS = {
    "fr": ("Délai", "Nature", "Statut", "Durée", "Départ", "Échéance", "Reste ou fin"),
    "en": ("Time limit", "Nature", "Status", "Length", "Start", "Due date", "Left or end"),
}
_CHIEF = (0, 2, 4, 5, 6)
_FEWEST = (0, 5, 6)  # label, due date, what is left
_TIGHT = 72
_GAP = 2
_NARROWEST_LABEL = 12
_WIDEST_REST = 21


def lay_table(page: Page, timeline: Timeline) -> None:
    """Lay the table; nothing if the case has no time limit."""
    if not timeline.delais:
        return
    kept = tuple(range(7))
    if page.width is not None and not page.wide:
        kept = _CHIEF if page.width >= _TIGHT else _FEWEST
    heads = HEADS[timeline.lang]
    table = [[page.say(row[index]) for index in kept] for row in (heads, *map(row_cells, timeline.delais))]
    widths = _widths(table, page.width)
    page.add()
    _row(page, table[0], widths, ["heading"] * len(kept))
    for row, each in zip(table[1:], timeline.delais, strict=True):
        tone = "opens" if each.running else "fact"
        date = "deadline" if each.running and each.echeance else "date"
        styles = ("", "fact", tone, "fact", "date", date, "reserve" if each.overdue else tone)
        _row(page, row, widths, [styles[index] for index in kept])
    for each in timeline.delais:
        for doubt in each.doubts:
            page.paragraph((), (Span("  "),), f"{quoted(each.label, timeline.lang)} — {doubt}", "reserve")


def row_cells(row: DelaiRow) -> tuple[str, ...]:
    """One time limit, a text for each head."""
    dates = (short_day_year(day) if day else "—" for day in (row.depart, row.echeance))
    return (row.label, row.nature, row.statut, row.duree, *dates, row.rest)


def _widths(rows: Sequence[Sequence[str]], width: int | None) -> list[int]:
    """As wide as the longest cell; on a narrow page the last column, then the label, give way."""
    widths = [max(cells(row[index]) for row in rows) for index in range(len(rows[0]))]
    gaps = _GAP * (len(widths) - 1)
    if width is not None and sum(widths) + gaps > width:
        widths[-1] = min(widths[-1], _WIDEST_REST)
        widths[0] = min(widths[0], max(_NARROWEST_LABEL, width - sum(widths[1:]) - gaps))
    return widths


def _row(page: Page, row: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> None:
    """On as many lines as its longest cell needs."""
    wrapped = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    for index in range(max(len(pieces) for pieces in wrapped)):
        page.add(
            *(
                Span(pad(pieces[index] if index < len(pieces) else "", width) + " " * _GAP, style)
                for pieces, width, style in zip(wrapped, widths, styles, strict=True)
            )
        )
