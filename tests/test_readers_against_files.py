"""What the readers of calendars and regimes give is what the files say, key by key, read again by `tomllib` alone."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from delais import data_files
from delais.calendars import calendar, read_calendar, territoires
from delais.duree import Duree
from delais.holidays import Ferie
from delais.regimes import Regime, read_regimes
from delais.toml_table import read_source


def written(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def as_written(ferie: Ferie) -> dict[str, Any]:
    """A holiday as its row would be written, defaults included."""
    contest = ferie.conteste
    return {
        "id": ferie.id,
        "nom": ferie.nom.fr,
        "nom_en": ferie.nom.en,
        "statut": ferie.statut,
        "regle": {"paques": ferie.paques} if ferie.paques is not None else {"mois": ferie.mois, "jour": ferie.jour},
        "since": ferie.since,
        "until": ferie.until,
        "prevaut": ferie.prevaut,
        "fondement": [cited.id for cited in ferie.fondements],
        "conteste": contest
        and {
            "cause": contest.cause.fr,
            "cause_en": contest.cause.en,
            "groupe": contest.groupe,
            "since": contest.since,
            "until": contest.until,
        },
    }


def expected(row: dict[str, Any]) -> dict[str, Any]:
    contest = row.get("conteste")
    if contest:
        contest = {"groupe": row["id"], "since": None, "until": None} | contest
    return {"since": None, "until": None, "prevaut": True} | row | {"conteste": contest}


@pytest.mark.parametrize("territoire", territoires())
def test_a_calendar_is_what_its_file_says(territoire: str) -> None:
    path = data_files.calendars() / f"{territoire}.toml"
    source, data = read_source(path), written(path)
    read = read_calendar(source)
    assert not source.problems
    assert (read.territoire, read.label.fr, read.label.en) == (data["territoire"], data["label"], data["label_en"])
    coverage = data.get("couverture", {})
    assert read.first_year == coverage.get("premiere_annee", 1950)
    assert read.last_year == coverage.get("derniere_annee", 2100)
    own = data.get("feries", [])
    assert [as_written(ferie) for ferie in read.feries[len(read.feries) - len(own) :]] == [expected(row) for row in own]
    replaced = {row["id"] for row in own} | set(data.get("sans", []))
    base = calendar(data["herite"]).feries if "herite" in data else ()
    inherited = [ferie for ferie in base if ferie.id not in replaced]
    assert list(read.feries[: len(read.feries) - len(own)]) == inherited


def test_a_regime_is_what_its_file_says() -> None:
    path = data_files.procedures() / "regimes.toml"
    source, data = read_source(path), written(path)
    read = read_regimes(source)
    assert not source.problems
    assert list(read) == list(data["regimes"])
    for id_, row in data["regimes"].items():
        regime = read[id_]
        assert (regime.id, regime.label.fr, regime.label.en) == (id_, row["label"], row["label_en"])
        _same_count(regime, row, {})
        cited = {
            operation: [ids] if isinstance(ids, str) else ids for operation, ids in row.get("fondement", {}).items()
        }
        assert {op: [each.id for each in found] for op, found in regime.fondements.items()} == cited
        assert [lecture.cause.fr for lecture in regime.lectures] == [
            other["cause"] for other in row.get("lectures", [])
        ]
        assert [lecture.cause.en for lecture in regime.lectures] == [
            other["cause_en"] for other in row.get("lectures", [])
        ]
        for lecture, other in zip(regime.lectures, row.get("lectures", []), strict=True):
            _same_count(lecture.regime, other, row)


def _same_count(regime: Regime, row: dict[str, Any], base: dict[str, Any]) -> None:
    """A reading keeps what it does not change."""
    says = base | row
    assert regime.franc is says.get("franc", False)
    assert regime.report is says.get("report", False)
    assert regime.origine == says.get("origine", "declenchement")
    assert regime.decalage == frozenset(says.get("decalage", []))
    assert regime.decalage_teste == says.get("decalage_teste", "premier_jour")


@pytest.mark.parametrize(
    ("hours", "days", "why"),
    [(1, 1, "une heure entame un jour"), (24, 1, "un jour plein"), (25, 2, "le jour entamé compte"), (48, 2, "deux")],
)
def test_hours_as_the_days_they_begin(hours: int, days: int, why: str) -> None:
    assert Duree(hours=hours).in_days() == Duree(days=days), why


def test_days_stay_days() -> None:
    assert Duree(months=2, days=3).in_days() == Duree(months=2, days=3)
