"""Every year of every calendar against two public lists: each difference explained, each explanation still true."""

import datetime

import pytest
from holidays import country_holidays
from workalendar.europe.france import France, FranceAlsaceMoselle

from calendar_differences import ALL, DIFFERENCES, HOLIDAYS, SUBDIVISIONS, WORKALENDAR, Difference
from delais.calendars import calendar, territoires
from delais.holidays import easter

YEARS = range(1950, 2101)
MOVABLE = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday: a fixed holiday on one of them is no difference

COMPARED = [
    (WORKALENDAR, "metropole", None),
    (WORKALENDAR, "alsace-moselle", None),
    *((HOLIDAYS, territoire, subdivision) for territoire in ALL for subdivision in SUBDIVISIONS[territoire]),
]


def listed(source: str, territoire: str, subdivision: str | None) -> set[datetime.date]:
    if source == HOLIDAYS:
        return set(country_holidays("FR", subdiv=subdivision, years=YEARS))
    rules = FranceAlsaceMoselle() if territoire == "alsace-moselle" else France()
    return {day for year in YEARS for day, _ in rules.holidays(year)}


def ours(territoire: str) -> set[datetime.date]:
    days = calendar(territoire)
    return {day for year in YEARS for day, ferie in days.year(year).items() if ferie.moves_deadlines}


def days_of(row: Difference) -> set[datetime.date]:
    found = set()
    for year in range(row.first, row.last + 1):
        feasts = {offset: easter(year) + datetime.timedelta(days=offset) for offset in (*MOVABLE, -2, -24)}
        if isinstance(row.rule, int):
            found.add(feasts[row.rule])
        elif (day := datetime.date(year, *row.rule)) not in {feasts[offset] for offset in MOVABLE}:
            found.add(day)
    return found


@pytest.mark.parametrize(("source", "territoire", "subdivision"), COMPARED)
def test_each_difference_with_a_public_list_is_explained(source: str, territoire: str, subdivision: str | None) -> None:
    we, they = ours(territoire), listed(source, territoire, subdivision)
    rows = [row for row in DIFFERENCES if row.source == source and territoire in row.territoires]
    explained = {(day, row.ours): row.why for row in rows for day in days_of(row)}
    actual = {(day, True) for day in we - they} | {(day, False) for day in they - we}
    faults = []
    for day, is_ours in sorted(actual - explained.keys()):
        holder, other = ("our calendar", source) if is_ours else (source, "our calendar")
        faults.append(f"{day:%d/%m/%Y}: a holiday for {holder}, not for {other}, and no row says why")
    for day, is_ours in sorted(explained.keys() - actual):
        faults.append(f"{day:%d/%m/%Y}: both now agree; the row is out of date: {explained[day, is_ours]}")
    assert not faults, f"{territoire} against {source}:\n" + "\n".join(faults[:20])


def test_each_territory_is_compared_with_the_holidays_package() -> None:
    assert sorted(territoires()) == sorted(ALL), "a calendar has no counterpart in SUBDIVISIONS"


def test_each_subdivision_compared_is_known_to_the_holidays_package() -> None:
    known = country_holidays("FR").subdivisions
    used = {name for names in SUBDIVISIONS.values() for name in names if name}
    assert used <= set(known), f"the holidays package no longer has {used - set(known)}"


@pytest.mark.parametrize("row", DIFFERENCES, ids=lambda row: f"{row.source}-{row.territoires[0]}-{row.rule}")
def test_each_row_bears_on_a_comparison_that_is_made(row: Difference) -> None:
    made = {(source, territoire) for source, territoire, _ in COMPARED}
    assert days_of(row), f"this row explains no day at all: {row.why}"
    assert {(row.source, territoire) for territoire in row.territoires} <= made, f"compared with nothing: {row.why}"
