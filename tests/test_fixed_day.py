"""`delais reporter`: a day that a text or a decision fixes, moved to the next working day (CPC 642 al. 2)."""

import datetime
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import delais
from command_line import run
from explanation_text import explanation

DAY = datetime.date.fromisoformat
# jour fixé, territoire, jour utile, autres lectures, motif
DAYS = [
    ("2024-05-20", "metropole", "2024-05-21", [], "le lundi de Pentecôte est férié : le mardi"),
    ("2024-05-18", "metropole", "2024-05-21", [], "samedi, dimanche, lundi de Pentecôte : trois jours d'affilée"),
    ("2024-05-21", "metropole", "2024-05-21", [], "un mardi ouvré ne bouge pas"),
    ("2024-12-26", "metropole", "2024-12-26", [], "le 26 décembre est ouvré en métropole"),
    ("2024-12-26", "alsace-moselle", "2024-12-27", [], "et férié en Alsace-Moselle"),
    ("2024-03-29", "alsace-moselle", "2024-04-02", ["2024-03-29"], "le vendredi saint n'y est férié que par endroits"),
    ("2024-02-29", "metropole", "2024-02-29", [], "un 29 février est un jour comme un autre"),
    ("2022-12-20", "reunion", "2022-12-21", [], "l'abolition de l'esclavage à La Réunion"),
    ("2022-12-20", "metropole", "2022-12-20", [], "qui n'est pas fériée à Paris"),
    ("2005-05-16", "metropole", "2005-05-17", ["2005-05-16"], "la journée de solidarité de 2005, deux lectures"),
]  # fmt: skip


@pytest.mark.parametrize("row", DAYS, ids=[f"{row[0]} {row[1]}" for row in DAYS])
def test_a_fixed_day_is_moved_when_it_is_not_worked(row: tuple[str, str, str, list[str], str]) -> None:
    jour, territoire, expected, others, why = row
    due = delais.roll(DAY(jour), delais.calendar(territoire))
    found = (str(due.date), [str(each.date) for each in due.lectures])
    assert found == (expected, others), f"{why}\n{explanation(due)}"
    assert (due.etapes[0].operation, str(due.etapes[0].date)) == ("date_fixe", jour), "le premier pas est le jour fixé"
    document = json.loads(run("reporter", jour, "--territoire", territoire, "--json").out)
    assert (document["jour"], document["echeance"]) == (jour, expected), why
    assert document["reporte"] is (jour != expected), why
    assert document["sans_report"] == (jour if jour != expected else None), "un silence finirait ce jour-là"


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.dates(datetime.date(1960, 1, 1), datetime.date(2090, 12, 31)), st.sampled_from(["metropole", "reunion"]))
def test_it_is_the_next_day_that_is_open(jour: datetime.date, territoire: str) -> None:
    days = delais.calendar(territoire)
    assert delais.roll(jour, days).date == days.next_open(jour)


def test_the_command_explains_the_move_in_both_languages() -> None:
    french = run("reporter", "lundi 20 mai 2024").out
    assert "le 20 est le lundi de Pentecôte (C. trav. L. 3133-1)  [CPC 642 al. 2]" in french, french
    assert "→ mardi 21 mai 2024, jusqu'à minuit" in french, french
    assert "sans report : lundi 20 mai 2024" in french, french
    english = run("reporter", "2024-05-20", "--lang", "en").out
    assert "→ Tuesday 21 May 2024, until midnight" in english, english


def test_a_day_that_stays_says_so() -> None:
    assert run("reporter", "2024-05-21").out.splitlines()[-1] == "jour ouvré : il n'est pas reporté"
    assert run("reporter", "2024-05-21", "--lang", "en").out.splitlines()[-1] == "a working day: it does not move"


def test_the_safe_reading_of_a_contested_holiday() -> None:
    done = run("reporter", "2024-03-29", "--territoire", "alsace-moselle", "--prudent")
    assert "→ vendredi 29 mars 2024, jusqu'à minuit" in done.out, done.out
    assert "jour ouvré" not in done.out, "il n'est ouvré que selon une lecture"


# arguments, statut, dans le message, motif
REFUSED = [
    (("reporter", "2024-05-20T10:00"), 2, "sans heure", "une heure ne changerait rien : elle n'est pas ignorée"),
    (("reporter", "2024-02-30"), 2, "2024-02-30", "un jour qui n'existe pas"),
    (("reporter", "2101-05-20"), 1, "2101", "hors du calendrier : statut 1"),
    (("reporter", "2024-05-20", "--territoire", "corse"), 2, "corse", "un territoire inconnu"),
    (("reporter",), 2, "JOUR", "le jour manque"),
]  # fmt: skip


@pytest.mark.parametrize("row", REFUSED, ids=[row[3] for row in REFUSED])
def test_what_is_refused(row: tuple[tuple[str, ...], int, str, str]) -> None:
    arguments, status, said, why = row
    done = run(*arguments)
    assert (done.status, done.out) == (status, ""), why
    assert said in done.err, f"{why}\n{done.err}"


def test_an_instant_is_its_day_on_the_clock_of_the_territory() -> None:
    instant = datetime.datetime.fromisoformat("2024-05-19T23:00+00:00")
    assert delais.roll(instant, delais.calendar("metropole")).depart == DAY("2024-05-20"), "1 h du matin à Paris"
