"""The widths of a table's columns: as wide as their cells, the first one giving way when the page is narrow."""

from collections.abc import Sequence

from attrs import frozen

from delais.views.wrapping import cells

_GAP = 2
_NARROWEST = 12
_WIDEST_LAST = 19


@frozen
class Column:
    """One column of a table."""

    width: int


def columns(rows: Sequence[Sequence[str]], width: int | None) -> list[Column]:
    """The columns that hold `rows` within `width`; without a width, each is as wide as its longest cell."""
    widths = [max(cells(row[index]) for row in rows) for index in range(len(rows[0]))]
    if width is not None and sum(widths) + _GAP * len(widths) > width:
        widths[-1] = min(widths[-1], _WIDEST_LAST)
        widths[0] = min(widths[0], max(_NARROWEST, width - sum(widths[1:]) - _GAP * (len(widths) - 1)))
    return [Column(each) for each in widths]
