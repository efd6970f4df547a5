"""`delais duree`: what separates two days, each end explained (CPC 641)."""

import datetime
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import delais
from command_line import run
from delais.computation import Delai, compute

DAY = datetime.date.fromisoformat
METROPOLE = delais.calendar("metropole")
# premier jour, second jour, jours, durée, jours ouvrables, jours ouvrés, motif
SPANS = [
    ("2024-02-07", "2024-04-08", 61, "P2M1D", 51, 42, "de février à avril, le lundi de Pâques ôté"),
    ("2024-01-31", "2024-02-29", 29, "P1M", 25, 21, "du 31 janvier au dernier jour de février : un mois (641 al. 2)"),
    ("2024-01-30", "2024-02-28", 29, "P29D", 25, 21, "du 30 janvier au 28 février bissextile : le mois n'est pas fini"),
    ("2023-01-31", "2023-02-28", 28, "P1M", 24, 20, "le même en année commune : un mois"),
    ("2023-12-31", "2025-03-02", 427, "P1Y2M2D", 355, 294, "les années et les mois d'abord, puis les jours"),
    ("2024-02-29", "2025-02-28", 365, "P1Y", 303, 251, "un an après un 29 février"),
    ("2025-03-30", "2025-05-12", 43, "P1M12D", 34, 28, "du jour sûr à l'audience du 12 mai (avis 25-70.018)"),
    ("2024-02-07", "2024-02-07", 0, "P0D", 0, 0, "un même jour : rien"),
    ("2024-05-08", "2024-05-09", 1, "P1D", 0, 0, "le 8 mai ne compte pas, l'Ascension n'est pas ouvrable"),
    ("2024-03-30", "2024-03-31", 1, "P1D", 0, 0, "l'heure d'été ne change pas le nombre de jours"),
]  # fmt: skip


@pytest.mark.parametrize("row", SPANS, ids=[f"{row[0]} {row[1]}" for row in SPANS])
def test_what_separates_two_days(row: tuple[str, str, int, str, int, int, str]) -> None:
    first, last, jours, duree, ouvrables, ouvres, why = row
    found = delais.span(DAY(first), DAY(last), METROPOLE)
    counted = (found.jours, str(found.duree), found.jours_ouvrables, found.jours_ouvres)
    assert counted == (jours, duree, ouvrables, ouvres), why
    document = json.loads(run("duree", "--du", first, "--au", last, "--json").out)
    keys = ("jours", "duree", "jours_ouvrables", "jours_ouvres")
    assert tuple(document[key] for key in keys) == (jours, duree, ouvrables, ouvres), why
    assert (document["jours_entiers"], document["bouts_compris"]) == (max(jours - 1, 0), jours + 1), why
    assert (document["du"], document["au"], document["territoire"]) == (first, last, "metropole")


class TestOneComputation:
    """A span is no second way to compute: what it counts, counted again from its first day, gives its last."""

    days = st.dates(datetime.date(1960, 1, 1), datetime.date(2090, 12, 31))
    bounded = settings(max_examples=200, derandomize=True, deadline=None)

    @bounded
    @given(days, st.integers(0, 1500))
    def test_its_months_and_days_lead_to_its_last_day(self, first: datetime.date, length: int) -> None:
        last = first + datetime.timedelta(days=length)
        found = delais.span(first, last, METROPOLE)
        assert (found.echeance.date, found.jours) == (last, length)
        assert found.duree.days < 31, "un mois entier est compté comme un mois"

    @bounded
    @given(days, st.integers(1, 200))
    def test_its_days_worked_lead_to_the_last_of_them(self, first: datetime.date, length: int) -> None:
        last = first + datetime.timedelta(days=length)
        found = delais.span(first, last, METROPOLE)
        for number, unit in ((found.jours_ouvrables, "jours ouvrables"), (found.jours_ouvres, "jours ouvrés")):
            if number:
                assert compute(Delai(f"{number} {unit}", "calendaire"), first, METROPOLE).date <= last
            assert compute(Delai(f"{number + 1} {unit}", "calendaire"), first, METROPOLE).date > last

    @bounded
    @given(days, st.integers(1, 60))
    def test_the_whole_days_are_those_that_a_backward_period_asks_for(self, first: datetime.date, length: int) -> None:
        hearing = first + datetime.timedelta(days=length + 1)
        safe = compute(Delai(delais.Duree(days=length), "rebours"), hearing, METROPOLE).date
        assert delais.span(safe, hearing, METROPOLE).jours_entiers == length


def test_each_end_is_explained_in_both_languages() -> None:
    french = run("duree", "--du", "7 février 2024", "--au", "8 avril 2024").out
    for line in (
        "du mercredi 7 février 2024 au lundi 8 avril 2024",
        "61 jours            le premier ne compte pas, le dernier compte  [CPC 641 al. 1]",
        "60 jours            entiers entre les deux, aucun bout compté",
        "62 jours            les deux bouts comptés",
        "2 mois et 1 jour    les mois d'abord",
        "dim 07.04.2024  + 2 mois : même quantième",
        "un intervalle n'est pas une échéance",
    ):
        assert line in french, french
    english = run("duree", "--du", "2024-02-07", "--au", "2024-02-08", "--lang", "en").out
    for line in ("1 day            the first not counted", "0 days           whole", "2 days           both ends"):
        assert line in english, english
    assert "mois" not in english, "moins d'un mois : rien à dire des mois"


def test_a_contested_holiday_is_another_count() -> None:
    found = delais.span(DAY("2005-05-10"), DAY("2005-05-20"), METROPOLE)
    assert [(each.jours_ouvrables, each.jours_ouvres) for each in found.lectures] == [(9, 8)], (
        "lundi de Pentecôte 2005 : journée de solidarité, lue comme un jour ouvrable"
    )
    done = run("duree", "--du", "2005-05-10", "--au", "2005-05-20")
    assert "autre lecture : 9 jours ouvrables, 8 jours ouvrés — journée de solidarité" in done.out, done.out
    outside = delais.span(DAY("2005-05-16"), DAY("2005-05-20"), METROPOLE)
    assert outside.lectures == (), "le premier jour ne compte pas : sa lecture ne change rien"


# arguments, statut, dans le message, motif
REFUSED = [
    (("--du", "2024-04-08", "--au", "2024-02-07"), 2, "intervertir", "le second jour précède le premier"),
    (("--du", "2024-04-08T10:00", "--au", "2024-04-09"), 2, "sans heure", "une heure ne changerait rien"),
    (("--du", "2024-02-30", "--au", "2024-04-09"), 2, "2024-02-30", "un jour qui n'existe pas"),
    (("--du", "1949-02-07", "--au", "2024-04-09"), 1, "1949", "hors du calendrier"),
    (("--du", "2024-02-07"), 2, "--au", "le second jour manque"),
]  # fmt: skip


@pytest.mark.parametrize("row", REFUSED, ids=[row[3] for row in REFUSED])
def test_what_is_refused(row: tuple[tuple[str, ...], int, str, str]) -> None:
    arguments, status, said, why = row
    done = run("duree", *arguments)
    assert (done.status, done.out) == (status, ""), why
    assert said in done.err, f"{why}\n{done.err}"
