"""A fixed tenth of the sweep that `make prove` does in full."""

import datetime

import reference_days as reference
from sweep import sweep


def test_a_tenth_of_all_due_dates_is_what_the_reference_says() -> None:
    compared, differences = sweep(step=10)
    assert not differences, f"{len(differences)} dates fausses sur {compared} :\n" + "\n".join(differences[:20])
    assert compared > 1_000_000


def test_the_reference_stands_on_known_days() -> None:
    """The reference is itself held to dates that anyone can check."""
    assert reference.easter(2024) == datetime.date(2024, 3, 31)
    assert reference.easter(1954) == datetime.date(1954, 4, 18)
    assert reference.easter(1981) == datetime.date(1981, 4, 19)
    start = datetime.date(2025, 12, 31).toordinal() - reference.FIRST
    due = reference.due_day("ordinaire", start, 2, 0, reference.closed_days("metropole"))
    assert reference.DAYS[due] == datetime.date(2026, 3, 2)
