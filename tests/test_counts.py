"""Counts of units begun: months, quarters, or fractions of them, always rounded up (law sheet recouvrement, T15)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delais.computation.compte import MAX_UNITS, count_units
from delais.errors import DureeError
from delais.fondement import Fondement

D = datetime.date
DAY = D.fromisoformat

# départ, jusqu'au, unité, franchise, nombre, motif
COUNTS = [
    ("2007-01-15", "2007-01-15", "P1M", None, 0, "le jour de l'exigibilité ne compte pas"),
    ("2007-01-15", "2007-01-14", "P1M", None, 0, "avant l'exigibilité, rien"),
    ("2007-01-15", "2007-01-16", "P1M", None, 1, "un jour de retard : un mois entamé"),
    ("2007-01-15", "2007-02-15", "P1M", None, 1, "un mois entier"),
    ("2007-01-15", "2007-02-16", "P1M", None, 2, "un mois et un jour : deux mois"),
    ("2007-01-15", "2008-01-15", "P1M", None, 12, "un an, douze mois"),
    ("2007-01-15", "2007-04-15", "P3M", "P3M", 0, "trimestres : rien avant trois mois entiers"),
    ("2007-01-15", "2007-04-16", "P3M", "P3M", 1, "trois mois et un jour : un trimestre"),
    ("2007-01-15", "2007-07-15", "P3M", "P3M", 1, "six mois : un trimestre"),
    ("2007-01-15", "2007-07-16", "P3M", "P3M", 2, "six mois et un jour : deux"),
    ("2007-01-15", "2007-02-15", "P1M", "P1M", 0, "seconde somme de 750 euros : plus d'un mois de retard"),
    ("2007-01-15", "2007-02-16", "P1M", "P1M", 1, "un mois et un jour"),
    ("2007-01-31", "2007-02-28", "P1M", None, 1, "le mois de février finit le 28"),
    ("2007-01-31", "2007-03-01", "P1M", None, 2, "le 1er mars, le second mois est entamé"),
    ("2007-01-31", "2007-03-31", "P1M", None, 2, "compté du départ : le second mois finit le 31 mars, non le 28"),
    ("2007-01-31", "2007-04-30", "P1M", None, 3, "le troisième, le 30 avril"),
    ("2008-01-31", "2008-02-29", "P1M", None, 1, "année bissextile"),
    ("2007-01-15", "2007-01-22", "P1W", None, 1, "une semaine"),
    ("2007-01-15", "2007-01-23", "P1W", None, 2, "une semaine et un jour"),
    ("2007-01-15", "2007-02-14", "P1D", None, 30, "par jour de retard"),
    ("2007-01-15", "2009-01-16", "P1Y", None, 3, "deux ans et un jour"),
    ("2007-01-15", "2007-02-15", "P1M", "P15D", 1, "quinze jours de franchise, puis un mois entamé"),
]


@pytest.mark.parametrize("row", COUNTS, ids=[row[5] for row in COUNTS])
def test_count(row: tuple[str, str, str, str | None, int, str]) -> None:
    start, end, unit, free, number, why = row
    found = count_units(DAY(start), DAY(end), unit, franchise=free)
    begun = ", ".join(str(step.date) for step in found.etapes if step.operation == "unite")
    assert found.nombre == number, f"{why} : {found.nombre} compté(s), commençant les {begun}"


def test_each_unit_is_a_step_with_its_first_day_and_its_article() -> None:
    cited = Fondement("r243_18", "CSS R. 243-18")
    found = count_units(D(2007, 1, 15), D(2007, 3, 16), "1 mois", fondement=cited)
    assert [(step.operation, str(step.date)) for step in found.etapes] == [
        ("depart", "2007-01-15"),
        ("unite", "2007-01-16"),
        ("unite", "2007-02-16"),
        ("unite", "2007-03-16"),
        ("compte", "2007-03-16"),
    ]
    assert {step.fondement for step in found.etapes} == {cited}
    assert found.nombre == sum(step.operation == "unite" for step in found.etapes)


@given(st.dates(D(1986, 1, 1), D(2090, 1, 1)), st.integers(0, 800), st.sampled_from(["P1M", "P3M", "P1W", "P1Y"]))
def test_one_day_more_never_counts_less_and_at_most_one_more(start: datetime.date, length: int, unit: str) -> None:
    end = start + datetime.timedelta(days=length)
    now, then = count_units(start, end, unit).nombre, count_units(start, end + datetime.timedelta(days=1), unit).nombre
    assert now <= then <= now + 1, f"de {start} à {end}, par {unit}"


@given(st.dates(D(1986, 1, 1), D(2090, 1, 1)), st.integers(1, 60))
def test_a_unit_begins_the_day_after_the_last_one_ended(start: datetime.date, months: int) -> None:
    """On the due date of `months` months exactly that many are counted; the day after, one more."""
    from delais import Delai, calendar, compute

    last = compute(Delai(f"P{months}M", "calendaire"), start, calendar("metropole")).date
    assert count_units(start, last, "P1M").nombre == months
    assert count_units(start, last + datetime.timedelta(days=1), "P1M").nombre == months + 1


@pytest.mark.parametrize("unit", ["PT48H", "5 jours ouvrés", "5 jours ouvrables"])
def test_a_unit_that_cannot_be_counted_is_refused(unit: str) -> None:
    with pytest.raises(DureeError) as refusal:
        count_units(D(2007, 1, 15), D(2007, 3, 16), unit)
    assert "jours, semaines, mois ou années" in refusal.value.message.fr
    with pytest.raises(DureeError):
        count_units(D(2007, 1, 15), D(2007, 3, 16), "P1M", franchise=unit)


def test_a_count_without_end_is_refused() -> None:
    assert count_units(D(2007, 1, 1), D(2007, 1, 1) + MAX_UNITS * datetime.timedelta(days=1), "P1D").nombre == MAX_UNITS
    with pytest.raises(DureeError) as refusal:
        count_units(D(1950, 1, 1), D(2100, 1, 1), "P1D")
    assert str(MAX_UNITS) in refusal.value.message.fr
