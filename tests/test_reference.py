"""A fixed tenth of the sweep that `make prove` does in full."""

import datetime

import pytest

import reference_days as reference
from sweep import cases, compare, durations


@pytest.mark.parametrize("territory", reference.LOCAL)
def test_a_tenth_of_all_due_dates_is_what_the_reference_says(territory: str) -> None:
    """A territory at a time, so that they run side by side."""
    rows = [compare(case) for case in cases(step=10) if case[0] == territory]
    compared, differences = sum(number for number, _ in rows), [each for _, found in rows for each in found]
    assert not differences, f"{len(differences)} dates fausses sur {compared} :\n" + "\n".join(differences[:20])
    assert compared > 5_000 * len(durations()), "six régimes, une durée sur dix jours de départ"


def test_the_reference_stands_on_known_days() -> None:
    """The reference is itself held to dates that anyone can check."""
    assert reference.easter(2024) == datetime.date(2024, 3, 31)
    assert reference.easter(1954) == datetime.date(1954, 4, 18)
    assert reference.easter(1981) == datetime.date(1981, 4, 19)
    start = datetime.date(2025, 12, 31).toordinal() - reference.FIRST
    due = reference.due_day("ordinaire", start, 2, 0, reference.closed_days("metropole"))
    assert reference.DAYS[due] == datetime.date(2026, 3, 2)
