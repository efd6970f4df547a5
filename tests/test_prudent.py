"""The safe reading: the earliest for an act, the latest for a wait; the prevailing date becomes one of the readings."""

import datetime

from delais.calendars import calendar
from delais.computation import Delai, DelaiLecture, Incident, compute
from delais.computation.echeance import PREVAILING
from delais.errors import Texte
from delais.regimes import regime

D = datetime.date.fromisoformat
METROPOLE = calendar("metropole")
CALENDAIRE = DelaiLecture(Texte("sans report", "no roll"), regime=regime("calendaire"))
LONGER = DelaiLecture(Texte("un jour plus tard", "one day later"), decale_depart=1)


def test_an_act_is_safe_at_the_earliest_date() -> None:
    due = compute(Delai("P2M", "ordinaire", lectures=(CALENDAIRE, LONGER)), D("2024-02-07"), METROPOLE)
    assert (due.date, due.earliest) == (D("2024-04-08"), D("2024-04-07"))
    safe = due.prudent()
    assert safe.date == D("2024-04-07")
    assert safe.etapes == due.lectures[0].etapes
    assert safe.delai.regime.id == "calendaire"
    assert safe.depart == D("2024-02-07")
    assert [(lecture.date, lecture.cause) for lecture in safe.lectures] == [(D("2024-04-08"), PREVAILING)]
    assert safe.lectures[0].etapes == due.etapes, "la lecture qui prévaut garde ses étapes"
    assert "sans report" in safe.reserves[0].fr
    assert "no roll" in safe.reserves[0].en


def test_a_wait_is_safe_at_the_latest_date() -> None:
    due = compute(Delai("P1M", "calendaire", attente=True, lectures=(LONGER,)), D("2024-02-07"), METROPOLE)
    assert due.prudent().date == D("2024-03-08")
    assert due.prudent().depart == D("2024-02-08")
    early = compute(Delai("P1M", "ordinaire", attente=True, lectures=(CALENDAIRE,)), D("2024-03-07"), METROPOLE)
    assert early.date == D("2024-04-08")
    assert early.prudent() is early, "la lecture qui prévaut est déjà la plus sûre"


def test_without_a_safer_reading_nothing_changes() -> None:
    due = compute(Delai("P2M", "ordinaire"), D("2024-02-06"), METROPOLE)
    assert due.prudent() is due


def test_the_safe_reading_keeps_the_ledger_and_the_other_readings() -> None:
    rule = Delai("P1M", "ordinaire", lectures=(CALENDAIRE, LONGER), reserves=(Texte("réserve", "reserve"),))
    restart = (Incident("repart", D("2024-03-07")),)
    due = compute(rule, D("2024-01-10"), METROPOLE, incidents=restart)
    assert due.date == D("2024-04-08")
    assert due.incidents == restart
    safe = due.prudent()
    assert safe.date == D("2024-04-07")
    assert safe.reserves[1:] == rule.reserves
    assert safe.lectures[0].etapes == due.etapes
    assert safe.lectures[0].incidents == restart
    alsace = compute(Delai("P2M", "ordinaire"), D("2026-02-03"), calendar("alsace-moselle"))
    assert alsace.date == D("2026-04-07")
    assert alsace.prudent().date == D("2026-04-03"), "Vendredi saint contesté"
    assert alsace.prudent().calendar is alsace.lectures[0].calendar
