"""Periods in hours: hours that go by on the legal clock of the territory, or the day alone when no hour is known.

The clock moves on the last Sundays of March and October (arrêté du 3 avril 2001 relatif à l'heure légale).
"""

import csv
import datetime
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import delais
from command_line import run
from delais.computation import Delai, compute
from delais.computation.counting import EVENT_HOUR_UNKNOWN, HOUR_UNKNOWN
from delais.computation.readings import CLOCK_FACE, MIDNIGHT
from explanation_text import explanation

MOMENT = datetime.datetime.fromisoformat
# durée, régime, départ, territoire, fin, lecture au cadran, motif
CLOCKS = [
    ("PT48H", "calendaire", "2024-03-30T09:00", "metropole", "2024-04-01T10:00", "2024-04-01T09:00",
     "la nuit du 30 au 31 mars n'a que vingt-trois heures à compter : une heure plus tard à l'horloge"),
    ("PT48H", "calendaire", "2024-10-26T09:00", "metropole", "2024-10-28T08:00", "2024-10-28T09:00",
     "la nuit du 26 au 27 octobre en a vingt-cinq : une heure plus tôt à l'horloge"),
    ("PT24H", "calendaire", "2024-03-30T02:30", "metropole", "2024-03-31T03:30", "2024-03-31T02:30",
     "2 h 30 n'existe pas le 31 mars : vingt-quatre heures après, il est 3 h 30"),
    ("PT48H", "calendaire", "2024-10-26T00:30", "metropole", "2024-10-27T23:30", "2024-10-28T00:30",
     "le changement d'heure peut changer le jour"),
    ("PT48H", "calendaire", "2024-02-07T09:00", "metropole", "2024-02-09T09:00", None,
     "sans changement d'heure les deux lectures se confondent, rien n'est dit"),
    ("PT48H", "calendaire", "2024-03-30T09:00", "reunion", "2024-04-01T09:00", None,
     "La Réunion ne change pas d'heure"),
    ("PT48H", "calendaire", "2024-03-09T09:00", "saint-pierre-et-miquelon", "2024-03-11T10:00", "2024-03-11T09:00",
     "Saint-Pierre-et-Miquelon change d'heure un autre dimanche, le 10 mars"),
    ("PT48H", "calendaire", "2024-10-26T09:00+02:00", "metropole", "2024-10-28T08:00", "2024-10-28T09:00",
     "une heure dite avec son fuseau est lue à l'horloge du territoire"),
    ("PT24H", "calendaire", "2024-10-27T02:30+01:00", "metropole", "2024-10-28T02:30", None,
     "2 h 30 sonne deux fois le 27 octobre : dite avec son fuseau, la seconde"),
    ("PT24H", "calendaire", "2024-10-27T02:30", "metropole", "2024-10-28T01:30", "2024-10-28T02:30",
     "sans fuseau, la première : la fin la plus proche"),
    ("PT48H", "rebours", "2024-04-01T12:00", "metropole", "2024-03-30T11:00", "2024-03-30T12:00",
     "quarante-huit heures avant l'audience, en remontant le changement de mars"),
    ("PT48H", "rebours", "2024-10-28T12:00", "metropole", "2024-10-26T13:00", "2024-10-26T12:00",
     "en remontant celui d'octobre"),
]  # fmt: skip


def _said(day: datetime.date, hour: datetime.time | None) -> str:
    return f"{day}T{hour:%H:%M}" if hour else str(day)


@pytest.mark.parametrize("row", CLOCKS, ids=[row[-1] for row in CLOCKS])
def test_hours_go_by_and_the_face_of_the_clock_is_a_reading(
    row: tuple[str, str, str, str, str, str | None, str],
) -> None:
    duree, regime, depart, territoire, end, face, why = row
    due = compute(Delai(duree, regime), MOMENT(depart), delais.calendar(territoire))
    read = [_said(each.date, each.fin) for each in due.lectures if each.cause == CLOCK_FACE]
    assert (_said(due.date, due.heure), read) == (end, [face] if face else []), f"{why}\n{explanation(due)}"


# durée, régime, jour, dernier jour, le plus tôt, réserve, motif
DAYS = [
    ("PT48H", "calendaire", "2024-02-05", "2024-02-07", "2024-02-06", HOUR_UNKNOWN,
     "l'heure n'est pas connue : la fin du second jour ; le jour sûr est la veille"),
    ("PT36H", "calendaire", "2024-02-05", "2024-02-07", "2024-02-06T12:00", HOUR_UNKNOWN,
     "trente-six heures depuis 0 h finissent le 6 à midi"),
    ("PT48H", "calendaire", "2024-03-30", "2024-04-01", "2024-03-31", HOUR_UNKNOWN,
     "avant l'heure d'été : depuis 0 h, le plus tôt des deux comptes, au cadran"),
    ("PT48H", "calendaire", "2024-10-26", "2024-10-28", "2024-10-27T23:00", HOUR_UNKNOWN,
     "avant l'heure d'hiver : depuis 0 h, les heures écoulées finissent le 27 à 23 h"),
    ("PT48H", "rebours", "2024-05-15", "2024-05-12", "2024-05-12", EVENT_HOUR_UNKNOWN,
     "l'audience sans heure est comptée comme si elle avait lieu à 0 h : deux jours pleins avant"),
]  # fmt: skip


@pytest.mark.parametrize("row", DAYS, ids=[row[-1] for row in DAYS])
def test_where_only_the_day_is_known(row: tuple[str, str, str, str, str, delais.Texte, str]) -> None:
    duree, regime, day, end, earliest, reserve, why = row
    due = compute(Delai(duree, regime), datetime.date.fromisoformat(day), delais.calendar("metropole"))
    safe = due.prudent()
    assert (_said(due.date, due.heure), _said(safe.date, safe.heure)) == (end, earliest), f"{why}\n{explanation(due)}"
    assert reserve in due.reserves, explanation(due)
    assert due.delai.sens == "avant" or MIDNIGHT in {each.cause for each in due.lectures}, explanation(due)


class TestElapsedHours:
    """Hours that go by: the end, read back on the same clock, is that many hours after the start."""

    starts = st.datetimes(MOMENT("1990-01-01"), MOMENT("2030-01-01"))
    bounded = settings(max_examples=200, derandomize=True, deadline=None)

    @bounded
    @given(starts, st.integers(1, 200), st.sampled_from(["metropole", "guadeloupe", "saint-pierre-et-miquelon"]))
    def test_a_clock_elsewhere_counts_the_same_hours(
        self, start: datetime.datetime, hours: int, territoire: str
    ) -> None:
        days, there = delais.calendar(territoire), start.replace(tzinfo=datetime.UTC)
        due = compute(Delai(f"PT{hours}H", "calendaire"), there, days)
        assert due.heure is not None
        expected = days.local(there + datetime.timedelta(hours=hours))
        assert (due.date, due.heure) == (expected.date(), expected.time()), explanation(due)


def test_the_command_says_both_hours() -> None:
    done = run("calculer", "PT48H", "--du", "2024-03-30T09:00", "--json")
    found = json.loads(done.out)
    assert (found["echeance"], found["heure"]) == ("2024-04-01", "10:00"), done.out
    assert found["lectures"][0]["heure"] == "09:00", "la lecture au cadran porte son heure"
    said = run("calculer", "48 heures", "--du", "2024-10-26T09:00").out
    assert "jusqu'à 8 h 00" in said, said
    assert "autre lecture : lundi 28 octobre 2024, 9 h 00 — heures lues au cadran" in said, said


def test_the_safe_reading_of_the_command_keeps_its_hour() -> None:
    done = run("calculer", "PT48H", "--du", "2024-03-30T09:00", "--prudent", "--lang", "en")
    assert "→ Monday 1 April 2024, until 09:00" in done.out, done.out


def test_the_batch_writes_the_hour_of_each_reading(tmp_path: Path) -> None:
    entree, sortie = tmp_path / "entree.csv", tmp_path / "sortie.csv"
    entree.write_text("depart,duree,regime,territoire\n2024-10-26T09:00,PT48H,calendaire,metropole\n", "utf-8")
    assert run("lot", entree, sortie).status == 0
    with sortie.open(encoding="utf-8", newline="") as source:
        row = next(csv.DictReader(source))
    assert (row["echeance"], row["prudente"]) == ("2024-10-28T08:00", "2024-10-28T08:00")
    assert row["lectures"].startswith("2024-10-28T09:00 : heures lues au cadran"), row["lectures"]


def test_a_way_of_counting_hours_is_one_of_three() -> None:
    with pytest.raises(delais.DureeError) as refusal:
        Delai("PT48H", "ordinaire", heures="ecoulee")  # type: ignore[arg-type]
    assert "ecoulees" in refusal.value.message.fr
