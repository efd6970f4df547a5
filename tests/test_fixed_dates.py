"""Fixed dates: the end itself (1 April, 15 January, the 16th by the day of receipt), or a start that is moved."""

import datetime

import pytest

from agenda_case import OPEN, seen, stands, told
from delais import Delai, Duree, Incident, calendar, compute
from delais.computation import DateFixe
from delais.computation.overlay import overlaid
from delais.errors import DureeError
from delais.procedure.derogations import derogations
from explanation_text import explanation

D = datetime.date
DAY = D.fromisoformat
SIXTEENTH = DateFixe(16, apres_le=15)
APRIL = DateFixe(1, mois=4, annee=1)
JANUARY = DateFixe(15, mois=1, annee=1)
YEAR_END = DateFixe(31, mois=12)
JUNE = DateFixe(30, mois=6, annee=1)

# date fixe, jour, attendu, motif
DATES = [
    (SIXTEENTH, "2007-03-01", "2007-03-16", "volet reçu le 1er : le 16 du même mois"),
    (SIXTEENTH, "2007-03-15", "2007-03-16", "reçu le 15 : le lendemain, 16 du même mois (piège T26)"),
    (SIXTEENTH, "2007-03-16", "2007-04-16", "reçu le 16 : le 16 du mois suivant"),
    (SIXTEENTH, "2007-03-31", "2007-04-16", "reçu le 31"),
    (SIXTEENTH, "2007-12-20", "2008-01-16", "le mois suivant est de l'année suivante"),
    (DateFixe(1, mois=4), "2007-01-10", "2007-04-01", "le 1er avril de l'année, un dimanche, sans report"),
    (APRIL, "2007-01-10", "2008-04-01", "le 1er avril de l'année suivante"),
    (APRIL, "2007-12-31", "2008-04-01", "du dernier jour de l'année"),
    (JANUARY, "2006-12-31", "2007-01-15", "le 15 janvier de l'année suivante"),
    (JANUARY, "2006-01-01", "2007-01-15", "du premier jour de l'année aussi"),
    (DateFixe(8, decalage_mois=1), "2008-03-31", "2008-04-08", "les huit premiers jours du mois suivant"),
    (DateFixe(15, decalage_mois=2), "2007-12-31", "2008-02-15", "le 15 du second mois après le bimestre"),
    (DateFixe(31, decalage_mois=1), "2007-01-31", "2007-02-28", "un jour que le mois n'a pas : son dernier"),
    (DateFixe(31, decalage_mois=1), "2008-01-15", "2008-02-29", "et le 29 d'une année bissextile"),
    (DateFixe(29, mois=2, annee=1), "2007-06-01", "2008-02-29", "le 29 février quand il existe"),
    (DateFixe(29, mois=2), "2007-06-01", "2007-02-28", "le 28 sinon"),
    (DateFixe(1, mois=1, annee=-3), "2007-06-01", "2004-01-01", "trois années civiles en arrière"),
    (DateFixe(1, decalage_mois=-1), "2007-01-31", "2006-12-01", "le mois d'avant"),
]  # fmt: skip


@pytest.mark.parametrize(("fixed", "day", "expected", "why"), DATES, ids=[f"{row[1]}-{row[3]}" for row in DATES])
def test_fixed_date(fixed: DateFixe, day: str, expected: str, why: str) -> None:
    assert str(fixed.after(DAY(day))) == expected, why


@pytest.mark.parametrize("day", range(1, 32))
def test_receipt_on_each_day_of_a_month(day: int) -> None:
    """Law sheet recouvrement, TEE-3: the day of receipt alone decides, the 15th still in the first case."""
    found = SIXTEENTH.after(D(2007, 3, day))
    assert found == (D(2007, 3, 16) if day <= 15 else D(2007, 4, 16)), f"reçu le {day} mars"


# arguments, motif
WRONG = [
    ({"jour": 0}, "aucun mois n'a de jour zéro"),
    ({"jour": 32}, "ni de trente-deuxième"),
    ({"jour": 1, "mois": 13}, "treizième mois"),
    ({"jour": 1, "mois": 0}, "mois zéro"),
    ({"jour": 1, "mois": 4, "decalage_mois": 1}, "un mois fixe et un décalage se contredisent"),
    ({"jour": 1, "mois": 4, "apres_le": 15}, "un mois fixe ne dépend pas du jour de réception"),
    ({"jour": 1, "annee": 1}, "une année sans mois ne dit rien"),
    ({"jour": 1, "apres_le": 31}, "aucun jour ne vient après le 31"),
    ({"jour": 1, "decalage_mois": 121}, "dix ans au plus"),
    ({"jour": 1, "mois": 1, "annee": 51}, "cinquante ans au plus"),
]


@pytest.mark.parametrize(("arguments", "why"), WRONG, ids=[row[1] for row in WRONG])
def test_an_incoherent_fixed_date_is_refused(arguments: dict[str, int], why: str) -> None:
    with pytest.raises(DureeError) as refusal:
        DateFixe(**arguments)
    assert "jour = 16" in refusal.value.message.fr, f"{why} : le message dit ce qui est attendu"


# durée, date fixe, départ, échéance, opérations, motif
COMPUTED = [
    (Duree(), SIXTEENTH, "2007-03-15", "2007-03-16", ["depart", "date_fixe"], "la date fixe est la fin"),
    (Duree(), DateFixe(1, mois=4), "2007-01-10", "2007-04-01", ["depart", "date_fixe", "sans_report"],
     "un dimanche : les dates fixes ne sont pas reportées (piège T25)"),
    ("P3Y", YEAR_END, "2018-06-30", "2021-12-31", ["depart", "ancre", "quantieme"],
     "cotisations de 2018 : trois ans de la fin de l'année civile (PRE-4)"),
    ("P3Y", JUNE, "2018-06-30", "2022-06-30", ["depart", "ancre", "quantieme"],
     "indépendants : du 30 juin de l'année suivante"),
    ("P5Y", YEAR_END, "2018-06-30", "2023-12-31", ["depart", "ancre", "quantieme", "sans_report"],
     "cinq ans en travail illégal ; le 31 décembre 2023 est un dimanche"),
    ("P2M", YEAR_END, "2023-05-05", "2024-02-29", ["depart", "ancre", "fin_de_mois"],
     "du 31 décembre, deux mois : 29 février"),
]  # fmt: skip


@pytest.mark.parametrize("row", COMPUTED, ids=[row[5] for row in COMPUTED])
def test_computed(row: tuple[Duree | str, DateFixe, str, str, list[str], str]) -> None:
    duree, fixed, depart, expected, operations, why = row
    due = compute(Delai(duree, "calendaire", ancre=fixed), DAY(depart), calendar("metropole"))
    assert str(due.date) == expected, f"{why}\n{explanation(due)}"
    assert [step.operation for step in due.etapes] == operations, f"{why}\n{explanation(due)}"


# départ, ancre, échéance avec les cent onze jours, motif
WITH_2020 = [
    ("2018-06-30", YEAR_END, "2022-04-21", "31 décembre 2021 et cent onze jours (fiche recouvrement, §4)"),
    ("2018-06-30", JUNE, "2022-10-19", "indépendants : 30 juin 2022 et cent onze jours"),
]


@pytest.mark.parametrize(("depart", "fixed", "expected", "why"), WITH_2020, ids=[row[3] for row in WITH_2020])
def test_the_suspension_of_2020(depart: str, fixed: DateFixe, expected: str, why: str) -> None:
    ledger = (Incident("suspend", D(2020, 3, 12)), Incident("reprend", D(2020, 7, 1)))
    rule = Delai("P3Y", "calendaire", ancre=fixed)
    due = compute(rule, DAY(depart), calendar("metropole"), incidents=ledger)
    assert str(due.date) == expected, f"{why}\n{explanation(due)}"
    assert next(step.quantite.days for step in due.etapes if step.operation == "suspension") == 111


PROCEDURE = (
    OPEN
    + """
[events.reception]
label = "Réception du volet social"
date_is = "reception"
facts.annee_civile = { type = "bool", default = false, label = "Compté de la fin de l'année" }
[delais.decompte]
label = "Envoyer le décompte"
actor = "centre"
trigger = { event = "reception" }
nature = "indicatif"
consequence = "aucune"
regime = "calendaire"
[[delais.decompte.values]]
rule = "TEE-3"
date_fixe = { jour = 16, apres_le = 15 }
fondement = ["usage_franc"]
[[delais.decompte.values]]
rule = "PRE-4"
when = { annee_civile = true }
duree = "P3Y"
ancre = { jour = 31, mois = 12 }
fondement = ["usage_franc"]
"""
)


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("2007-03-15 reception", "court 2007-03-16", "le 15, le 16 du même mois"),
        ("2007-03-16 reception", "court 2007-04-16", "le 16, celui du mois suivant"),
        ("2007-03-16 reception annee_civile=true", "court 2010-12-31", "un départ déplacé à la fin de l'année"),
    ],
)
def test_in_a_case(line: str, expected: str, why: str) -> None:
    situation = stands(PROCEDURE, line[:10], line)
    assert seen(situation, "decompte") == expected, told(situation, why)


def test_a_moved_start_has_not_begun_before_its_day() -> None:
    """Three years from the end of the year: in February nothing runs yet, and a suspension then costs nothing."""
    ledger = (Incident("suspend", D(2018, 2, 1)), Incident("reprend", D(2018, 3, 1)))
    rule = Delai("P3Y", "calendaire", ancre=YEAR_END)
    due = compute(rule, D(2018, 1, 15), calendar("metropole"), incidents=ledger)
    assert str(due.date) == "2021-12-31", explanation(due)
    straddling = (Incident("suspend", D(2018, 12, 1)), Incident("reprend", D(2019, 1, 10)))
    due = compute(rule, D(2018, 1, 15), calendar("metropole"), incidents=straddling)
    assert str(due.date) == "2022-01-10", f"dix jours depuis le 31 décembre\n{explanation(due)}"


# départ, ancre, échéance, motif
OVERLAID = [
    ("2020-02-15", YEAR_END, "2023-12-31", "cotisations de 2020 : rien ne court avant le 31 décembre 2020"),
    ("2019-02-15", YEAR_END, "2023-04-21", "cotisations de 2019 : 31 décembre 2022 et cent onze jours"),
    ("2019-02-15", JUNE, "2023-06-30", "indépendants, 2019 : parti le 30 juin 2020, dernier jour de la fenêtre"),
    ("2020-02-15", JUNE, "2024-06-30", "indépendants, 2020 : parti le 30 juin 2021, intact"),
]


@pytest.mark.parametrize(("depart", "fixed", "expected", "why"), OVERLAID, ids=[row[3] for row in OVERLAID])
def test_the_law_of_2020_reaches_only_what_runs(depart: str, fixed: DateFixe, expected: str, why: str) -> None:
    law = derogations()["ord_2020_312_art4"]
    rule, days, start = Delai("P3Y", "calendaire", ancre=fixed), calendar("metropole"), DAY(depart)
    due = compute(rule, start, days, incidents=overlaid((law,), rule, start, days, ()))
    assert str(due.date) == expected, f"{why}\n{explanation(due)}"


# départ, registre, échéance, motif
INTERRUPTED = [
    ("2018-06-30", "2020-05-04", "2023-05-04", "interrompue : trois ans de l'interruption, non de la fin de l'année"),
    ("2018-06-30", "2018-11-05", "2021-12-31", "interrompue avant de courir : rien à interrompre"),
]


@pytest.mark.parametrize(("depart", "restart", "expected", "why"), INTERRUPTED, ids=[row[3] for row in INTERRUPTED])
def test_a_new_period_is_not_moved_again(depart: str, restart: str, expected: str, why: str) -> None:
    rule, ledger = Delai("P3Y", "calendaire", ancre=YEAR_END), (Incident("repart", DAY(restart)),)
    due = compute(rule, DAY(depart), calendar("metropole"), incidents=ledger)
    assert str(due.date) == expected, f"{why}\n{explanation(due)}"


def test_a_fixed_date_is_found_again_from_a_new_start() -> None:
    rule, ledger = Delai(Duree(), "calendaire", ancre=SIXTEENTH), (Incident("repart", D(2007, 3, 20)),)
    due = compute(rule, D(2007, 3, 10), calendar("metropole"), incidents=ledger)
    assert str(due.date) == "2007-04-16", f"reçu de nouveau le 20 mars\n{explanation(due)}"
