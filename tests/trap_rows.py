"""Rows of a table of traps: a case, a day, and where the law puts it."""

import pytest

from agenda_case import seen
from trap_case import play, told

# procédure, événements, au, état, délai, vie, motif
Row = tuple[str, list[str], str, str, str, str, str]


def check(row: Row) -> None:
    """The case stands in the state, with the life of the limit, that the row gives; else its reason is shown."""
    procedure, lines, au, etat, delai, expected, why = row
    situation = play(procedure, au, *lines)
    assert situation.etat.id == etat, told(situation, f"{why} : état {situation.etat.id}, attendu {etat}")
    if delai:
        found = seen(situation, delai)
        assert found == expected, told(situation, f"{why} : « {delai} » est {found}, attendu {expected}")


def table(*rows: Row) -> pytest.MarkDecorator:
    """One test a row, named by its reason."""
    return pytest.mark.parametrize("row", rows, ids=[f"{row[0]}: {row[-1]}" for row in rows])
