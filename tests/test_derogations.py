"""The ordinances of 2020 laid over time limits: recompute, suspend, add, and leave alone what they do not reach."""

import datetime

import pytest

from delais.calendars import calendar
from delais.computation import Delai, Incident, compute
from delais.computation.overlay import Derogation, overlaid
from delais.duree import Duree
from delais.errors import DureeError
from delais.procedure.derogations import derogation, derogations

D = datetime.date.fromisoformat
METROPOLE = calendar("metropole")
ACTE, SILENCE, RECOUVREMENT, MEDICAL = (
    "ord_2020_306_art2", "ord_2020_306_art7", "ord_2020_312_art4", "ord_2020_460_art13",
)  # fmt: skip

# dérogation, durée, régime, départ, échéance, raison
CASES = [
    (ACTE, "P2M", "ordinaire", "2020-01-11", "2020-03-11", "finit la veille de la période : intact"),
    (ACTE, "P2M", "ordinaire", "2020-01-12", "2020-08-24", "finit le premier jour de la période : recompté"),
    (ACTE, "P15D", "ordinaire", "2020-03-10", "2020-07-08", "quinze jours recomptés du 23 juin"),
    (ACTE, "P1M", "ordinaire", "2020-03-01", "2020-07-23", "un mois recompté du 23 juin"),
    (ACTE, "P6M", "ordinaire", "2019-10-15", "2020-08-24", "six mois plafonnés à deux : 23 août, un dimanche"),
    (ACTE, "P2M", "ordinaire", "2020-04-23", "2020-08-24", "finit le dernier jour de la période, 23 juin"),
    (ACTE, "P2M", "ordinaire", "2020-04-24", "2020-06-24", "finit le lendemain de la période : intact"),
    (SILENCE, "P2M", "calendaire", "2020-02-12", "2020-07-25", "2 mois au 12 avril, plus 104 jours de suspension"),
    (SILENCE, "P2M", "calendaire", "2020-03-12", "2020-08-23", "né le premier jour de la période : compté de sa fin"),
    (SILENCE, "P2M", "calendaire", "2020-05-04", "2020-08-23", "né dans la période : compté de sa fin"),
    (SILENCE, "P2M", "calendaire", "2020-06-23", "2020-08-23", "né le dernier jour : de même"),
    (SILENCE, "P2M", "calendaire", "2020-06-24", "2020-08-24", "né après la période : intact"),
    (SILENCE, "P2M", "calendaire", "2020-01-11", "2020-03-11", "fini avant la période : intact"),
    (RECOUVREMENT, "P3Y", "calendaire", "2018-12-31", "2022-04-21", "prescription : 31 décembre 2021 plus 111 jours"),
    (RECOUVREMENT, "P3Y", "calendaire", "2019-06-30", "2022-10-19", "indépendant : 30 juin 2022 plus 111 jours"),
    (RECOUVREMENT, "P1M", "ordinaire", "2020-02-11", "2020-03-11", "mois fini la veille : intact"),
    (RECOUVREMENT, "P1M", "ordinaire", "2020-02-12", "2020-07-01", "12 mars plus 111 jours : le 1er juillet"),
    (MEDICAL, "P4M", "calendaire", "2020-01-15", "2020-09-15", "finit le 15 mai : quatre mois de plus"),
    (MEDICAL, "P4M", "calendaire", "2020-04-11", "2020-08-11", "finit le 11 août, hors de la fenêtre"),
    (MEDICAL, "P4M", "calendaire", "2020-04-10", "2020-12-10", "finit le 10 août, dernier jour de la fenêtre"),
    (MEDICAL, "P4M", "calendaire", "2019-11-11", "2020-03-11", "finit la veille de la fenêtre"),
    (MEDICAL, "P4M", "calendaire", "2019-11-12", "2020-07-12", "finit le premier jour de la fenêtre"),
]  # fmt: skip


@pytest.mark.parametrize(("law", "duree", "regime", "depart", "due", "why"), CASES)
def test_exceptional_law(law: str, duree: str, regime: str, depart: str, due: str, why: str) -> None:
    rule = Delai(duree, regime)
    ledger = overlaid((derogation(law),), rule, D(depart), METROPOLE, ())
    found = compute(rule, D(depart), METROPOLE, incidents=ledger)
    assert found.date == D(due), f"{why} : {found.explain()}"


def test_a_law_says_itself_in_the_ledger() -> None:
    rule = Delai("P2M", "ordinaire")
    (row,) = overlaid((derogation(ACTE),), rule, D("2020-02-20"), METROPOLE, ())
    law = derogation(ACTE)
    assert (row.op, row.date, row.duree, row.fondement, row.cause) == (
        "recalcule", D("2020-06-23"), None, law.fondement, law.label,
    ), "deux mois valent le plafond : le délai garde sa propre durée"  # fmt: skip
    stop, again = overlaid((derogation(SILENCE),), rule, D("2020-02-20"), METROPOLE, ())
    assert (stop.op, stop.date, again.op, again.date) == ("suspend", D("2020-03-12"), "reprend", D("2020-06-24"))
    assert stop.fondement == again.fondement == derogation(SILENCE).fondement
    assert stop.cause == again.cause == derogation(SILENCE).label
    (added,) = overlaid((derogation(MEDICAL),), Delai("P4M", "calendaire"), D("2020-01-15"), METROPOLE, ())
    assert (added.op, str(added.duree), added.fondement) == ("ajoute", "P4M", derogation(MEDICAL).fondement)
    assert (added.date, added.cause) == (D("2020-08-10"), derogation(MEDICAL).label)
    (capped,) = overlaid((derogation(ACTE),), Delai("P6M", "ordinaire"), D("2019-10-15"), METROPOLE, ())
    assert (str(capped.duree), capped.fondement, capped.cause) == ("P2M", law.fondement, law.label)
    (late,) = overlaid((derogation(SILENCE),), rule, D("2020-05-04"), METROPOLE, ())
    assert (late.op, late.date, late.fondement, late.cause) == (
        "recalcule", D("2020-06-23"), derogation(SILENCE).fondement, derogation(SILENCE).label,
    )  # fmt: skip


def test_a_restart_inside_the_window_is_what_is_suspended() -> None:
    rule = Delai("P2M", "calendaire")
    before = (Incident("repart", D("2020-05-04")),)
    ledger = overlaid((derogation(SILENCE),), rule, D("2020-02-01"), METROPOLE, before)
    assert compute(rule, D("2020-02-01"), METROPOLE, incidents=ledger).date == D("2020-08-23")
    after = (Incident("repart", D("2020-07-01")),)
    assert overlaid((derogation(SILENCE),), rule, D("2020-02-01"), METROPOLE, after) == after, "reparti après la fin"


# durée, départ, incidents, échéance, raison
AFTER_THE_START = [
    ("P30D", "2020-04-15", (Incident("renouvele", D("2020-05-10"), Duree.parse("P60D")),), "2020-08-31",
     "prolongé à soixante jours dans la fenêtre : comptés du 30 juin, 29 août, un samedi"),
    ("P3Y", "2020-05-04", (Incident("suspend", D("2022-01-10")), Incident("reprend", D("2022-02-20"))), "2023-08-10",
     "suspendu quarante et un jours en 2022 : 30 juin 2023 plus 41 jours"),
    ("P1M", "2020-02-01",
     (Incident("repart", D("2020-04-15")), Incident("proroge", D("2020-05-01"), Duree.parse("P10D"))), "2020-08-10",
     "reparti dans la fenêtre puis prorogé de dix jours : 30 juillet plus dix jours, un dimanche"),
]  # fmt: skip


@pytest.mark.parametrize(("duree", "depart", "ledger", "due", "why"), AFTER_THE_START)
def test_what_happens_after_a_moved_start_still_counts(
    duree: str, depart: str, ledger: tuple[Incident, ...], due: str, why: str
) -> None:
    rule = Delai(duree, "ordinaire" if "D" in duree or duree == "P1M" else "calendaire")
    whole = overlaid((derogation(RECOUVREMENT),), rule, D(depart), METROPOLE, ledger)
    found = compute(rule, D(depart), METROPOLE, incidents=whole)
    assert found.date == D(due), f"{why} : {found.explain()}"


def test_two_laws_in_the_order_given() -> None:
    rule = Delai("P1M", "calendaire")
    laws = (derogation(RECOUVREMENT), derogation(ACTE))
    ledger = overlaid(laws, rule, D("2020-02-12"), METROPOLE, ())
    assert [row.op for row in ledger] == ["suspend", "reprend"], "suspendu, il ne finit plus dans la période de l'autre"


@pytest.mark.parametrize(
    ("law", "day", "stands"),
    [
        (SILENCE, "2020-03-11", False),
        (SILENCE, "2020-03-12", True),
        (SILENCE, "2020-06-23", True),
        (SILENCE, "2020-06-24", False),
        (ACTE, "2020-04-01", False),
    ],
)
def test_what_stands_still_on_a_day(law: str, day: str, stands: bool) -> None:
    assert derogation(law).suspends(D(day)) is stands


def test_the_windows_are_those_of_the_ordinances() -> None:
    days = {id_: (law.du, law.au, (law.au - law.du).days + 1) for id_, law in derogations().items()}
    assert days[RECOUVREMENT] == (D("2020-03-12"), D("2020-06-30"), 111)
    assert days[ACTE][:2] == days[SILENCE][:2] == (D("2020-03-12"), D("2020-06-23"))
    assert isinstance(derogation(ACTE), Derogation)


def test_an_unknown_law_is_told() -> None:
    with pytest.raises(DureeError, match="ord_2020_306_art2"):
        derogation("ord_2020_306")
