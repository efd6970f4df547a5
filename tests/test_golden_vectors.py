"""Due dates that courts, commentators and the sheets of law worked out: ours must be the same, day for day."""

import csv
import datetime
from pathlib import Path

import pytest
from attrs import evolve

import delais
from delais.computation.tracing import trace
from explanation_text import explanation

GOLDEN = Path(__file__).parent / "golden"
READINGS = ("headline_roll", "strict", "test_on_t", "no_shift_franc", "no_shift_plain")  # the order of regimes.toml
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def named(row: Row) -> str:
    return row["id"]


COURTS = rows("court_vectors.csv")
COMMENTARY = rows("vectors_commentary.csv")
TUTELLE = rows("vectors_tutelle.csv")
TUTELLE_READINGS = rows("tutelle_lectures.csv")


def computed(row: Row) -> delais.Echeance:
    rule = delais.Delai(row["duree"], row["regime"], row["sens"], row["distance"])
    return delais.compute(rule, datetime.date.fromisoformat(row["depart"]), delais.calendar(row["territoire"]))


def verdict(acte: str, echeance: datetime.date) -> str:
    if not acte:
        return "sans_objet"
    return "dans_le_delai" if datetime.date.fromisoformat(acte) <= echeance else "tardif"


@pytest.mark.parametrize("row", [*COURTS, *COMMENTARY, *TUTELLE], ids=named)
def test_due_date(row: Row) -> None:
    due = computed(row)
    assert due.date.isoformat() == row["echeance"], (
        f"{row['reference']} — {row['motif']}\n"
        f"échéance attendue {row['echeance']}, calculée {due.date.isoformat()}\n{explanation(due)}"
    )


@pytest.mark.parametrize("row", [*COURTS, *COMMENTARY], ids=named)
def test_verdict(row: Row) -> None:
    """What the judge said of the act follows from the date we compute."""
    due = computed(row)
    found = verdict(row["acte"], due.date)
    assert found == row["verdict"], (
        f"{row['reference']} — {row['motif']}\n"
        f"acte du {row['acte'] or '(aucun)'} : jugé « {row['verdict']} », calculé « {found} »\n{explanation(due)}"
    )


@pytest.mark.parametrize("row", TUTELLE_READINGS, ids=named)
def test_readings_of_the_first_day(row: Row) -> None:
    """Six readings of CSS R. 152-1 (law sheet tutelle-agrement, §5): the regime's, traced by the one computation."""
    rule = delais.Delai(row["duree"], "franc_tutelle")
    start, metropole = datetime.date.fromisoformat(row["depart"]), delais.calendar("metropole")
    for column, reading in zip(READINGS, rule.regime.lectures, strict=True):
        day = trace(evolve(rule, regime=reading.regime), start, metropole).etapes[-1].date
        assert day.isoformat() == row[column], (
            f"{row['id']}, lecture « {reading.cause.fr} » : attendu {row[column]}, calculé {day.isoformat()}"
        )


@pytest.mark.parametrize("row", TUTELLE_READINGS, ids=named)
def test_only_readings_that_change_the_date_are_told(row: Row) -> None:
    due = delais.compute(
        delais.Delai(row["duree"], "franc_tutelle"),
        datetime.date.fromisoformat(row["depart"]),
        delais.calendar("metropole"),
    )
    expected = [row[column] for column in READINGS if row[column] != row["headline"]]
    assert due.date.isoformat() == row["headline"], explanation(due)
    assert [each.date.isoformat() for each in due.lectures] == expected, explanation(due)


def test_the_two_tutelle_tables_agree() -> None:
    """One sheet gives both: the prevailing dates of the readings are those of the examples."""
    examples = {row["id"]: (row["depart"], row["duree"], row["echeance"]) for row in TUTELLE}
    assert {row["id"]: (row["depart"], row["duree"], row["headline"]) for row in TUTELLE_READINGS} == examples


@pytest.mark.parametrize("table", [COURTS, COMMENTARY, TUTELLE], ids=["courts", "commentary", "tutelle"])
def test_no_row_is_counted_twice(table: list[Row]) -> None:
    ids = [row["id"] for row in table]
    assert sorted(set(ids)) == sorted(ids)
    assert all(row["reference"] and row["motif"] for row in table), "une ligne sans source ou sans motif"
