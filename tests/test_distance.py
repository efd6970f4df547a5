"""Distance: measured from the residence of the party to the seat of the authority that each act names, on decisions."""

import datetime
import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agenda_case import told
from command_line import run
from delais import calendar
from delais.calendars import territoires
from delais.cli.arguments import ACTES, RESIDENCES
from delais.computation import Delai, compute
from delais.computation.counting import DISTANCE_UNNAMED
from delais.procedure.distances import ABROAD, SANS_CALENDRIER, distances, known_acts, measure, seat_of
from trap_case import play

DAY = datetime.date.fromisoformat
MONTHS = {"aucune": 0, "outre-mer": 1, "etranger": 2}
ARRET = "1988-07-07 notification_arret partie=requerant delai_mentionne=true"

# procédure, territoire, résidence du requérant, événements, délai, échéance, motif
DECISIONS = [
    ("pourvoi", "reunion", "reunion", [ARRET], "pourvoi", "1988-10-07",
     "la Cour de cassation siège en métropole : un mois de plus (Soc., 12 déc. 1991, n° 88-44.940)"),
    ("pourvoi", "reunion", "metropole", [ARRET], "pourvoi", "1988-09-07",
     "le métropolitain n'y gagne rien, même d'un arrêt de La Réunion"),
    ("pourvoi", "metropole", "reunion", [ARRET], "pourvoi", "1988-10-07", "quelle que soit la cour dont l'arrêt vient"),
    ("pourvoi", "reunion", "etranger", [ARRET], "pourvoi", "1988-11-07", "deux mois de l'étranger"),
    ("pourvoi", "martinique", "guadeloupe",
     ["1993-11-10 notification_arret partie=defendeur", "1993-12-10 pourvoi_depose partie=defendeur",
      "1995-12-07 cassation_avec_renvoi", "1996-02-14 notification_cassation"], "saisine_renvoi", "1996-06-14",
     "nulle distance devant la cour de renvoi (Soc., 4 mars 1999, n° 97-14.363 ; 2e civ., n° 19-23.638)"),
    *[("appel", "guadeloupe", place, ["2024-01-15 notification_jugement partie=requerant delai_mentionne=true"],
       "appel", day, why)
      for place, day, why in [
          ("guadeloupe", "2024-02-15", "il demeure dans la collectivité du siège"),
          ("martinique", "2024-03-15", "la Martinique devant Basse-Terre (2e civ., 11 avr. 2019, n° 18-11.268)"),
          ("saint-barthelemy", "2024-03-15", "Saint-Barthélemy n'est plus la Guadeloupe (n° 18-11.268)"),
          ("metropole", "2024-03-15", "de métropole vers l'outre-mer"),
          ("polynesie-francaise", "2024-03-15", "d'un territoire sans calendrier"),
          ("taaf", "2024-03-15", "des Terres australes"),
      ]],
    ("appel", "saint-barthelemy", "saint-barthelemy",
     ["2024-01-15 notification_jugement partie=requerant delai_mentionne=true"], "appel", "2024-03-15",
     "la cour de Saint-Barthélemy siège à Basse-Terre"),
]  # fmt: skip


@pytest.mark.parametrize("row", DECISIONS, ids=[row[-1] for row in DECISIONS])
def test_distance_is_measured_to_the_seat(row: tuple[str, str, str, list[str], str, str, str]) -> None:
    procedure, territoire, residence, lines, delai, expected, why = row
    party = {"requerant": residence, **({"appelant": residence} if procedure == "appel" else {})}
    situation = play(procedure, lines[-1][:10], *lines, territoire=territoire, residence=party)
    assert str(situation.delai(delai).echeance.date) == expected, told(situation, why)


def test_a_month_that_no_article_gives_is_only_a_reading() -> None:
    lines = ["2022-12-31 notification_decision delai_mentionne=true voies_mentionnees=true",
             "2023-01-31 saisine_cra reception=2023-02-01",
             "2023-03-10 notification_decision_cra favorable=false delai_mentionne=true "
             "voies_mentionnees=true"]  # fmt: skip
    abroad = {"requerant": "etranger"}
    situation = play("recours_amiable", "2023-03-10", *lines, residence=abroad)
    due = situation.delai("saisine_tribunal").echeance
    assert str(due.date) == "2023-05-10", told(situation, "l'article 643 ne nomme pas la saisine : aucune distance")
    assert [str(reading.date) for reading in due.lectures] == ["2023-07-10"], told(
        situation, "la généreuse est l'autre"
    )


def test_a_residence_that_is_not_stated_is_not_supposed() -> None:
    due = play("pourvoi", "1988-07-07", ARRET, territoire="reunion").delai("pourvoi").echeance
    assert (str(due.date), [str(reading.date) for reading in due.lectures]) == ("1988-09-07", ["1988-10-07"])
    assert "résidence de la partie non dite" in due.lectures[0].cause.fr


def test_the_holidays_of_the_seat_prevail() -> None:
    line = "2022-09-20 notification_arret partie=requerant delai_mentionne=true"
    situation = play("pourvoi", "2022-09-20", line, territoire="reunion", residence={"requerant": "reunion"})
    due = situation.delai("pourvoi").echeance
    assert str(due.date) == "2022-12-20", told(situation, "trois mois : le 20 décembre n'est pas férié à Paris")
    assert [str(reading.date) for reading in due.lectures] == ["2022-12-21"], told(situation, "il l'est à La Réunion")
    assert "La Réunion" in due.lectures[0].cause.fr
    assert due.earliest == due.date, "la date sûre satisfait les deux calendriers"
    appeal = "2022-11-20 notification_jugement partie=requerant delai_mentionne=true"
    situation = play("appel", "2022-11-20", appeal, territoire="reunion", residence={"requerant": "metropole"})
    due = situation.delai("appel").echeance
    assert str(due.date) == "2023-01-20", told(situation, "la cour de Saint-Denis, un mois de plus pour la métropole")


class TestCPC643And644:
    """The comparison is that of the residence with the collectivité of the seat, and nothing else."""

    places = st.sampled_from([*territoires(), *SANS_CALENDRIER, ABROAD])
    cases = st.sampled_from(territoires())
    named = st.sampled_from(["appel", "pourvoi", "opposition"])
    days = st.dates(datetime.date(1976, 1, 1), datetime.date(2080, 12, 31))
    bounded = settings(max_examples=200, derandomize=True, deadline=None)

    @bounded
    @given(named, cases, places, days)
    def test_a_month_apart_two_from_abroad_none_at_home(
        self, act: str, territoire: str, residence: str, day: datetime.date
    ) -> None:
        found, seat = measure(act, territoire, residence, day), seat_of(act, territoire)
        same = distances().collectivite(residence, day) == distances().collectivite(seat, day)
        expected = "etranger" if residence == ABROAD else "aucune" if same else "outre-mer"
        assert (found.distance, found.lectures) == (expected, ()), (act, territoire, residence)

    @bounded
    @given(cases, places, days)
    def test_an_act_that_no_article_names_gains_nothing(
        self, territoire: str, residence: str, day: datetime.date
    ) -> None:
        found = measure("saisine", territoire, residence, day)
        assert found.distance == "aucune"
        assert all(MONTHS[reading.distance or "aucune"] for reading in found.lectures)

    @bounded
    @given(cases, days)
    def test_the_pourvoi_goes_to_metropole_from_everywhere(self, territoire: str, day: datetime.date) -> None:
        assert measure("pourvoi", territoire, "metropole", day).distance == "aucune"
        assert measure("pourvoi", territoire, "guadeloupe", day).distance == "outre-mer"


def test_before_july_2007_saint_barthelemy_was_in_guadeloupe() -> None:
    before, after = DAY("2007-07-14"), DAY("2007-07-15")
    assert measure("appel", "guadeloupe", "saint-barthelemy", before).distance == "aucune"
    assert measure("appel", "guadeloupe", "saint-barthelemy", after).distance == "outre-mer"


# arguments, échéance, autre lecture, réserve, motif
COMMANDS = [
    (("--distance", "outre-mer"), "1988-10-07", None, True, "sans acte nommé, une réserve"),
    (("--distance", "outre-mer", "--pour", "pourvoi"), "1988-10-07", None, False, "l'acte est nommé"),
    (("--distance", "etranger", "--pour", "saisine"), "1988-09-07", "1988-11-07", False, "l'article ne le nomme pas"),
    (("--pour", "pourvoi", "--residence", "reunion", "--territoire", "reunion"), "1988-10-07", None, False, "mesurée"),
    (("--pour", "pourvoi", "--residence", "taaf"), "1988-10-07", None, False, "une résidence sans calendrier"),
    (("--pour", "appel", "--residence", "metropole"), "1988-09-07", None, False, "au siège"),
]  # fmt: skip


@pytest.mark.parametrize("row", COMMANDS, ids=[row[4] for row in COMMANDS])
def test_on_the_command_line(row: tuple[tuple[str, ...], str, str | None, bool, str]) -> None:
    asked, expected, other, reserved, why = row
    done = run("calculer", "2 mois", "--du", "1988-07-07", *asked, "--json")
    assert done.status == 0, done.err
    found = json.loads(done.out)
    assert found["echeance"] == expected, why
    assert [reading["echeance"] for reading in found["lectures"]] == ([other] if other else []), why
    assert (DISTANCE_UNNAMED.fr in found["reserves"]) is reserved, why


UNMEASURED = [("--residence", "reunion"), ("--residence", "reunion", "--pour", "appel", "--distance", "outre-mer")]


@pytest.mark.parametrize("asked", UNMEASURED)
def test_a_residence_measures_the_distance_of_a_named_act(asked: tuple[str, ...]) -> None:
    done = run("calculer", "2 mois", "--du", "1988-07-07", *asked)
    assert (done.status, "--pour" in done.err) == (2, True), done.err


def test_the_command_line_knows_the_acts_and_the_residences() -> None:
    assert set(ACTES) == set(known_acts()), "arguments.py et distance.toml"
    assert set(RESIDENCES) == {*territoires(), *SANS_CALENDRIER, ABROAD}


def test_every_door_keeps_the_reserve() -> None:
    metropole = calendar("metropole")
    unnamed = compute(Delai("P2M", "ordinaire", distance="outre-mer"), DAY("1988-07-07"), metropole)
    article = distances().articles["cpc_643"].fondement
    named = Delai("P2M", "ordinaire", distance="outre-mer", fondement_distance=article)
    assert unnamed.reserves == (DISTANCE_UNNAMED,)
    assert compute(named, DAY("1988-07-07"), metropole).reserves == ()


def test_no_seat_is_named_twice_for_one_act() -> None:
    pairs = [(act, place) for row in distances().sieges
             for act, place in itertools.product(row.actes, row.territoires or territoires())]  # fmt: skip
    assert len(pairs) == len(set(pairs)), "deux sièges pour un même acte"
