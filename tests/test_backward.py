"""Counted backward: the due date is safe on every reading, whatever the door it is asked at."""

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import delais
from agenda_case import told
from command_line import run
from delais.computation import Delai, DueTable, compute
from delais.computation.reverse import judge, starts_for
from delais.duree import Duree
from explanation_text import explanation
from trap_case import play

DAY = datetime.date.fromisoformat
ONE = datetime.timedelta(days=1)
METROPOLE = delais.calendar("metropole")
bounded = settings(max_examples=150, derandomize=True, deadline=None)
hearings = st.dates(datetime.date(1976, 1, 1), datetime.date(2080, 12, 31))
lengths = st.one_of(
    st.builds(Duree, days=st.integers(1, 120)),
    st.builds(Duree, weeks=st.integers(1, 12)),
    st.builds(Duree, months=st.integers(1, 12)),
)


class TestAvis2570018:
    """Weeks are seven days; the n-th day counted back must be whole; nothing is moved toward the event."""

    @bounded
    @given(hearings, st.integers(1, 120))
    def test_the_days_between_the_act_and_the_event_are_whole(self, hearing: datetime.date, number: int) -> None:
        due = compute(Delai(Duree(days=number), "rebours"), hearing, METROPOLE)
        assert (hearing - due.date).days - 1 == number, explanation(due)

    @bounded
    @given(hearings, st.integers(1, 12))
    def test_weeks_are_seven_days(self, hearing: datetime.date, number: int) -> None:
        weeks = compute(Delai(Duree(weeks=number), "rebours"), hearing, METROPOLE)
        days = compute(Delai(Duree(days=7 * number), "rebours"), hearing, METROPOLE)
        assert weeks.date == days.date

    @bounded
    @given(hearings, lengths)
    def test_the_date_is_safe_on_every_reading(self, hearing: datetime.date, duree: Duree) -> None:
        due = compute(Delai(duree, "rebours"), hearing, METROPOLE)
        assert due.earliest == due.date == due.prudent().date, explanation(due)
        assert due.accepted_until == due.date + ONE <= due.latest, explanation(due)
        assert len({reading.date for reading in due.lectures}) == len(due.lectures), "une date dite deux fois"

    @bounded
    @given(hearings, lengths)
    def test_an_act_is_accepted_on_the_last_day_counted_and_contested(
        self, hearing: datetime.date, duree: Duree
    ) -> None:
        due = compute(Delai(duree, "rebours"), hearing, METROPOLE)
        verdicts = [judge(due, due.date + after * ONE) for after in (0, 1, 2)]
        assert [verdict.a_temps for verdict in verdicts] == [True, True, False], explanation(due)
        assert [verdict.conteste for verdict in verdicts[:2]] == [False, True], explanation(due)

    @bounded
    @given(hearings, lengths)
    def test_the_hearings_that_give_a_date_are_found_again(self, hearing: datetime.date, duree: Duree) -> None:
        rule = Delai(duree, "rebours")
        found = starts_for(rule, compute(rule, hearing, METROPOLE).date, METROPOLE)
        assert found is not None
        assert found.premier <= hearing <= found.dernier


def test_every_door_gives_the_safe_date(tmp_path: Path) -> None:
    """Six weeks back from 12 May 2025 (rule of the avis, date ours)."""
    rule, hearing, safe = Delai("P6W", "rebours"), DAY("2025-05-12"), DAY("2025-03-30")
    assert compute(rule, hearing, METROPOLE).date == safe, "le calcul"
    assert DueTable(rule, METROPOLE)(hearing) == safe, "la table"
    status, out, _ = run("calculer", "6 semaines", "--du", "2025-05-12", "--sens", "avant")
    assert (status, "dimanche 30 mars 2025" in out) == (0, True), out
    entree, sortie = tmp_path / "entree.csv", tmp_path / "sortie.csv"
    entree.write_text("depart,duree,regime,territoire,sens\n2025-05-12,P6W,rebours,metropole,avant\n", encoding="utf-8")
    run("lot", str(entree), str(sortie))
    with sortie.open(encoding="utf-8", newline="") as source:
        assert [row["echeance"] for row in csv.DictReader(source)] == ["2025-03-30"], "le lot"


# envoi de l'avis de contrôle, refusé, sous réserve, motif : visite du lundi 17 juin 2024, trente jours (R. 243-59)
NOTICES = [
    ("2024-05-17", False, False, "la veille du trentième jour : sûr selon toutes les lectures"),
    ("2024-05-18", False, True, "le trentième jour : accepté, mais une lecture le dit tardif"),
    ("2024-05-19", True, False, "le lendemain : tardif, une seule lecture l'aurait reporté vers la visite"),
    ("2024-05-20", True, False, "le lundi de Pentecôte : tardif"),
]


@pytest.mark.parametrize(("day", "refused", "doubted", "why"), NOTICES, ids=[row[3] for row in NOTICES])
def test_an_act_after_the_safe_date(day: str, refused: bool, doubted: bool, why: str) -> None:
    planned = "2024-05-06 programmation_visite premiere_visite_le=2024-06-17"
    situation = play("controle_urssaf", "2024-06-01", planned, f"{day} avis_controle")
    assert str(situation.delai("avis_controle").echeance.date) == "2024-05-17", told(situation, why)
    line = next(line for line in situation.historique if line.nom == "avis_controle" and line.evenement)
    assert (line.type == "refus") is refused, told(situation, why)
    said = any("selon une autre lecture seulement" in reserve.fr for reserve in line.reserves)
    assert said is doubted, told(situation, f"{why} : {[reserve.fr for reserve in line.reserves]}")


# procédure, événements, délai, échéance, motif : « avant tel jour » ne compte rien
EVES = [
    ("tarification",
     ["2023-01-10 notification_decision decision=2023-01-04 delai_mentionne=true voies_mentionnees=true",
      "2023-02-06 assignation audience_le=2023-06-19"], "depot_copie", "2023-06-18",
     "la veille de l'audience au plus tard (R. 142-13-1)"),
]  # fmt: skip


@pytest.mark.parametrize("row", EVES, ids=[row[4] for row in EVES])
def test_before_a_day_the_eve_is_useful(row: tuple[str, list[str], str, str, str]) -> None:
    procedure, lines, delai, expected, why = row
    situation = play(procedure, lines[-1][:10], *lines)
    due = situation.delai(delai).echeance
    assert (str(due.date), due.lectures) == (expected, ()), told(situation, why)
