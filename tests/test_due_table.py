"""The table of due dates serves what the one computation gives, on every start day, one by one and in arrays."""

import datetime

import numpy
import pytest

import delais
from delais import Delai, DueTable

D = datetime.date
FIRST, LAST = D(2020, 1, 1), D(2030, 12, 31)
EVERY_DAY = [FIRST + datetime.timedelta(days=offset) for offset in range((LAST - FIRST).days + 1)]

# délai, territoire, motif
RULES = [
    (Delai("P2M", "ordinaire"), "metropole", "le délai le plus courant"),
    (Delai("P15D", "ordinaire"), "alsace-moselle", "un calendrier avec un férié contesté"),
    (Delai("P1M15D", "ordinaire", distance="outre-mer"), "reunion", "mois, jours et distance"),
    (Delai("P2M", "franc", distance="etranger"), "guadeloupe", "franchise et distance"),
    (Delai("P8D", "franc_tutelle"), "metropole", "premier jour déplacé"),
    (Delai("8 jours ouvrés", "calendaire"), "metropole", "jours ouvrés"),
    (Delai("P1M", "rebours"), "metropole", "à rebours"),
]
NAMES = [f"{delai.duree}-{delai.regime.id}-{territoire}" for delai, territoire, _ in RULES]


@pytest.mark.parametrize(("delai", "territoire", "motif"), RULES, ids=NAMES)
def test_the_table_is_the_computation(delai: Delai, territoire: str, motif: str) -> None:
    calendar = delais.calendar(territoire)
    expected = [delais.compute(delai, day, calendar).date for day in EVERY_DAY]
    table = DueTable(delai, calendar)
    for reading in ("première lecture", "seconde lecture, de mémoire"):
        wrong = [
            (day.isoformat(), table(day).isoformat(), due.isoformat())
            for day, due in zip(EVERY_DAY, expected, strict=True)
            if table(day) != due
        ]
        assert not wrong, f"{motif}, {reading} : (départ, table, calcul) {wrong[:3]}"
    column = DueTable(delai, calendar).column(numpy.array(EVERY_DAY, dtype="datetime64[D]"))
    assert column.tolist() == expected, f"{motif} : la colonne s'écarte du calcul"


def test_a_column_keeps_order_and_repetitions() -> None:
    table = DueTable(Delai("P15D", "ordinaire"), delais.calendar("metropole"))
    departs = ["2024-05-03", "2018-05-14", "2024-05-03", "1999-12-31"]
    column = table.column(numpy.array(departs, dtype="datetime64[D]"))
    assert column.tolist() == [table(D.fromisoformat(day)) for day in departs]
    assert column.dtype == numpy.dtype("datetime64[D]")


def test_a_column_reads_finer_dates_as_their_day() -> None:
    table = DueTable(Delai("P15D", "ordinaire"), delais.calendar("metropole"))
    column = table.column(numpy.array(["2018-05-14T23:59:59"], dtype="datetime64[s]"))
    assert column.tolist() == [D(2018, 5, 29)]


def test_an_empty_column_is_empty() -> None:
    table = DueTable(Delai("P15D", "ordinaire"), delais.calendar("metropole"))
    column = table.column(numpy.array([], dtype="datetime64[D]"))
    assert (column.tolist(), column.dtype) == ([], numpy.dtype("datetime64[D]"))


@pytest.mark.parametrize(
    ("departs", "motif"),
    [
        (["2024-01-01", "1949-12-31"], "un départ avant le calendrier"),
        (["2024-01-01", "2101-01-01"], "un départ après le calendrier"),
        (["2100-12-31"], "une fin après le calendrier"),
        (["2024-01-01", "20000-01-01"], "une année que le langage ne connaît pas"),
        (["2024-01-01", "-0044-03-15"], "une année d'avant notre ère"),
        (["2024-01-01", "NaT"], "une case sans date"),
    ],
)
def test_a_column_outside_the_coverage_is_refused(departs: list[str], motif: str) -> None:
    table = DueTable(Delai("P2M", "ordinaire"), delais.calendar("metropole"))
    with pytest.raises(delais.CoverageError) as refusal:
        table.column(numpy.array(departs, dtype="datetime64[D]"))
    assert refusal.value.message.fr, motif


def test_a_refused_day_is_refused_again() -> None:
    """A refusal is not remembered as a date."""
    table = DueTable(Delai("P2M", "ordinaire"), delais.calendar("metropole"))
    for _ in range(2):
        with pytest.raises(delais.CoverageError):
            table(D(2100, 12, 31))


def test_hours_are_refused() -> None:
    """In hours the end depends on more than the day."""
    with pytest.raises(delais.DureeError, match="heures"):
        DueTable(Delai("PT48H", "ordinaire"), delais.calendar("metropole"))
