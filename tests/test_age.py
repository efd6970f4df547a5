"""Age and service on a reference day: the worked values of law sheet tutelle-agrement, §2.6, competition of 1986."""

import datetime

import pytest

from delais.computation.age import at_least, at_most, completed_years
from delais.errors import DateError

D = datetime.date
DAY = D.fromisoformat
FIRST_1986 = D(1986, 1, 1)

# naissance, âge révolu au 1er janvier 1986, au moins 23, au plus 40, contesté, motif
COMPETITION = [
    ("1963-01-01", 23, True, True, False, "exactement vingt-trois ans : admis"),
    ("1963-01-02", 22, False, True, False, "vingt-deux ans : trop jeune"),
    ("1946-01-01", 40, True, True, False, "exactement quarante ans : admis selon les deux lectures"),
    (
        "1945-12-31",
        40,
        True,
        True,
        True,
        "quarante ans et un jour : admis en années révolues, non selon l'autre lecture",
    ),
    ("1945-01-02", 40, True, True, True, "le dernier jour contesté"),
    ("1945-01-01", 41, True, False, False, "quarante et un ans : trop âgé"),
]


@pytest.mark.parametrize("row", COMPETITION, ids=[row[5] for row in COMPETITION])
def test_competition_of_1986(row: tuple[str, int, bool, bool, bool, str]) -> None:
    birth, years, old_enough, young_enough, contested, why = row
    low, high = at_least(DAY(birth), FIRST_1986, 23), at_most(DAY(birth), FIRST_1986, 40)
    assert (low.annees, high.annees) == (years, years), why
    assert (low.remplie, high.remplie) == (old_enough, young_enough), why
    assert bool(high.contestee) == contested, why
    assert low.contestee is None, "un minimum ne se lit que d'une façon"


@pytest.mark.parametrize("years", [30, 40, 50])
def test_the_two_readings_differ_from_the_day_after_the_birthday_to_the_eve_of_the_next(years: int) -> None:
    """Born from 2 January (Y-41) to 31 December (Y-41) for 40: eligible by completed years, not by the birthday."""
    for day in (D(1986 - years - 1, 1, 1) + n * datetime.timedelta(days=1) for n in range(368)):
        found = at_most(day, FIRST_1986, years)
        contested = D(1986 - years - 1, 1, 2) <= day <= D(1986 - years - 1, 12, 31)
        assert bool(found.contestee) == contested, f"né le {day}, au plus {years} ans"
        assert found.remplie == (day >= D(1986 - years - 1, 1, 2)), f"né le {day}, au plus {years} ans"


# depuis, au, années révolues, motif
YEARS = [
    ("2000-01-01", "2000-01-01", 0, "le jour même"),
    ("2000-01-01", "2000-12-31", 0, "la veille du premier anniversaire"),
    ("2000-01-01", "2001-01-01", 1, "l'anniversaire compte"),
    ("2000-02-29", "2001-02-28", 1, "né un 29 février : un an de plus le 28 d'une année commune"),
    ("2000-02-29", "2001-02-27", 0, "la veille"),
    ("2000-02-29", "2004-02-28", 3, "année bissextile : pas avant le 29"),
    ("2000-02-29", "2004-02-29", 4, "le 29"),
    ("1900-06-15", "2000-06-14", 99, "la veille de cent ans"),
]


@pytest.mark.parametrize(("since", "day", "years", "why"), YEARS, ids=[row[3] for row in YEARS])
def test_completed_years(since: str, day: str, years: int, why: str) -> None:
    assert completed_years(DAY(since), DAY(day)) == years, why


def test_four_years_of_service() -> None:
    assert at_least(D(1982, 1, 1), FIRST_1986, 4).remplie, "quatre ans le jour même"
    assert not at_least(D(1982, 1, 2), FIRST_1986, 4).remplie, "quatre ans moins un jour"


def test_a_reference_before_the_birth_is_refused() -> None:
    with pytest.raises(DateError) as refusal:
        completed_years(D(1986, 1, 2), FIRST_1986)
    assert "précède la naissance" in refusal.value.message.fr
    assert "before the birth" in refusal.value.message.en


def test_the_contested_reading_says_both_sides() -> None:
    reading = at_most(D(1945, 12, 31), FIRST_1986, 40).contestee
    assert "années révolues" in reading.fr
    assert "anniversaire" in reading.fr
    assert "completed years" in reading.en
