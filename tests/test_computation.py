"""From a start day to a due date: each step, the days that cause a roll, the readings, the reserves, the coverage."""

import datetime

import pytest

import delais
from delais import Delai, DelaiLecture
from delais.errors import Texte
from explanation_text import explanation

D = datetime.date


def due_date(duree: str, regime: str, depart: D, distance: str = "aucune", territoire: str = "metropole"):
    return delais.compute(Delai(duree, regime, distance=distance), depart, delais.calendar(territoire))


# durée, régime, départ, distance, étapes « opération jour », motif
STEPS = [
    ("P2M", "ordinaire", D(2024, 2, 7), "aucune", "depart 2024-02-07, quantieme 2024-04-07, report 2024-04-08",
     "même quantième, un dimanche reporté (CPC 641 al. 2, 642 al. 2)"),
    ("P2M", "ordinaire", D(2022, 12, 31), "aucune", "depart 2022-12-31, fin_de_mois 2023-02-28",
     "pas de 31 février : dernier jour du mois (CPC 641 al. 2)"),
    ("P2M", "ordinaire", D(2023, 12, 31), "aucune", "depart 2023-12-31, fin_de_mois 2024-02-29",
     "le dernier jour de février 2024 est le 29"),
    ("P1Y", "ordinaire", D(2024, 2, 29), "aucune", "depart 2024-02-29, fin_de_mois 2025-02-28",
     "un an depuis un 29 février (CPC 641 al. 2)"),
    ("P15D", "ordinaire", D(2018, 5, 14), "aucune", "depart 2018-05-14, jours 2018-05-29",
     "le jour de départ n'est pas compté (CPC 641 al. 1) ; contrainte, Cass. 2e civ., 12 mai 2022"),
    ("P1M15D", "ordinaire", D(2023, 1, 20), "aucune", "depart 2023-01-20, quantieme 2023-02-20, jours 2023-03-07",
     "les mois d'abord (CPC 641 al. 3) : les jours d'abord donneraient le 4 mars"),
    ("P2M", "franc", D(2012, 4, 10), "aucune", "depart 2012-04-10, quantieme 2012-06-10, franc 2012-06-11",
     "une franchise, puis un seul report : lundi ouvrable, rien à reporter (CE n° 372473)"),
    ("P2M", "franc", D(2020, 10, 26), "aucune",
     "depart 2020-10-26, quantieme 2020-12-26, franc 2020-12-27, report 2020-12-28",
     "franchise menant au dimanche, puis report (CAA Marseille n° 20MA04853)"),
    ("P10D", "franc_sans_report", D(2018, 4, 25), "aucune",
     "depart 2018-04-25, jours 2018-05-05, franc 2018-05-06, sans_report 2018-05-06",
     "franc, sans report : le dimanche reste (lecture de Cass. 2e civ. n° 19-11.253)"),
    ("P8D", "franc_tutelle", D(1986, 1, 13), "aucune", "depart 1986-01-13, premier_jour 1986-01-14, jours 1986-01-22",
     "premier jour ordinaire, pas de franchise de plus (CSS R. 152-1)"),
    ("P8D", "franc_tutelle", D(1986, 4, 30), "aucune",
     "depart 1986-04-30, decalage 1986-05-02, jours 1986-05-10, sans_report 1986-05-10",
     "premier jour le 1er mai : repoussé ; dernier jour un samedi : il reste (CSS R. 152-1)"),
    ("P1M", "franc_tutelle", D(1986, 1, 31), "aucune",
     "depart 1986-01-31, decalage 1986-02-03, quantieme 1986-03-03",
     "le mois compte du premier jour repoussé, non du 31 janvier"),
    ("P1M", "franc_tutelle", D(1986, 1, 30), "aucune",
     "depart 1986-01-30, premier_jour 1986-01-31, fin_de_mois 1986-02-28",
     "premier jour, puis mois : 28 février et non 1er mars"),
    ("P2M", "calendaire", D(2007, 6, 12), "aucune", "depart 2007-06-12, quantieme 2007-08-12, sans_report 2007-08-12",
     "un silence n'est ni franc ni prorogé (CE n° 312682)"),
    ("P2M", "ordinaire", D(2005, 10, 5), "etranger",
     "depart 2005-10-05, quantieme 2005-12-05, distance 2006-02-05, report 2006-02-06",
     "deux mois de distance, un report à la fin (CPC 643 ; Cass. 3e civ. n° 06-15.089)"),
    ("P1M", "ordinaire", D(2024, 1, 31), "outre-mer",
     "depart 2024-01-31, fin_de_mois 2024-02-29, distance 2024-03-31, report 2024-04-02",
     "un tout de deux mois depuis le 31 janvier : 31 mars, non 29 mars"),
    ("P15D", "ordinaire", D(2024, 1, 31), "outre-mer", "depart 2024-01-31, distance 2024-02-29, jours 2024-03-15",
     "le mois de distance d'abord, les jours ensuite (CPC 641 al. 3)"),
    ("P2M", "franc", D(2024, 1, 31), "etranger",
     "depart 2024-01-31, quantieme 2024-03-31, distance 2024-05-31, franc 2024-06-01, report 2024-06-03",
     "distance, puis franchise, puis report (CJA R. 421-7)"),
    ("8 jours ouvrés", "calendaire", D(2024, 5, 6), "aucune", "depart 2024-05-06, jours_ouvres 2024-05-21",
     "ni samedis ni dimanches, ni 8 mai, Ascension, lundi de Pentecôte (CSS R. 133-13)"),
    ("5 jours ouvrables", "ordinaire", D(2024, 5, 6), "aucune", "depart 2024-05-06, jours_ouvrables 2024-05-14",
     "le samedi compte, non le dimanche, le 8 mai ni l'Ascension"),
    ("5 jours ouvrables", "ordinaire", D(2024, 5, 13), "aucune",
     "depart 2024-05-13, jours_ouvrables 2024-05-18, report 2024-05-21",
     "fin un samedi : ouvrable, mais prorogé (CPC 642 al. 2)"),
    ("P15D", "rebours", D(2024, 5, 20), "aucune",
     "depart 2024-05-20, rebours 2024-05-05, franc 2024-05-04, sans_report 2024-05-04",
     "quinze jours au moins avant, le dernier entier : aucun report vers l'audience (Cass. 2e civ. n° 88-19.900)"),
    ("P6W", "rebours", D(2025, 5, 12), "aucune",
     "depart 2025-05-12, rebours 2025-03-31, franc 2025-03-30, sans_report 2025-03-30",
     "six semaines, 42 jours, le dernier entier : dimanche 30 mars (règle de l'avis n° 25-70.018)"),
    ("P1D", "veille", D(2024, 5, 20), "aucune", "depart 2024-05-20, rebours 2024-05-19, sans_report 2024-05-19",
     "« avant tel jour » : la veille entière est utile"),
    ("P1M", "rebours", D(2024, 3, 31), "aucune", "depart 2024-03-31, rebours 2024-02-29, franc 2024-02-28",
     "un mois en arrière, au dernier jour de février, qui doit être entier"),
    ("5 jours ouvrés", "rebours", D(2024, 5, 13), "aucune",
     "depart 2024-05-13, rebours 2024-05-02, franc 2024-05-01, sans_report 2024-05-01",
     "en arrière aussi, les 8 et 9 mai ne comptent pas"),
    ("PT48H", "rebours", D(2024, 5, 15), "aucune",
     "depart 2024-05-15, rebours 2024-05-13, franc 2024-05-12, sans_report 2024-05-12",
     "quarante-huit heures avant un jour sans heure : deux jours pleins, la veille est sûre à toute heure"),
]  # fmt: skip


@pytest.mark.parametrize("row", STEPS, ids=[f"{row[0]}-{row[1]}-{row[2]}-{row[3]}" for row in STEPS])
def test_steps(row: tuple[str, str, D, str, str, str]) -> None:
    duree, regime, depart, distance, expected, motif = row
    due = due_date(duree, regime, depart, distance)
    found = ", ".join(f"{step.operation} {step.date.isoformat()}" for step in due.etapes)
    assert found == expected, f"{motif}\nattendu : {expected}\n{explanation(due)}"
    assert all(step.fondement for step in due.etapes), f"une étape sans article\n{explanation(due)}"


# durée, départ, territoire, jours qui causent le report, motif
ROLLS = [
    ("P2M", D(2024, 2, 7), "metropole", ["dimanche"], "un dimanche seul"),
    ("P15D", D(2008, 3, 7), "metropole", ["samedi", "dimanche", "lundi de Pâques"], "trois jours de suite"),
    ("P3D", D(2023, 7, 11), "metropole", ["fête nationale", "samedi", "dimanche"], "un vendredi férié"),
    ("P2M", D(2026, 2, 3), "alsace-moselle", ["vendredi saint", "samedi", "dimanche", "lundi de Pâques"],
     "quatre jours en Alsace-Moselle (C. trav. L. 3134-13)"),
    ("P20D", D(2024, 11, 30), "reunion", ["abolition de l'esclavage", "samedi", "dimanche"],
     "20 décembre à La Réunion (C. trav. L. 3422-2)"),
    ("P20D", D(2024, 11, 30), "metropole", [], "le même jour est ouvrable en métropole : rien à dire"),
    ("P10D", D(2021, 12, 15), "metropole", ["samedi", "dimanche"], "un Noël qui tombe un samedi : le samedi suffit"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("duree", "depart", "territoire", "causes", "motif"), ROLLS, ids=[f"{row[0]}-{row[1]}-{row[2]}" for row in ROLLS]
)
def test_a_roll_names_each_day_that_caused_it(
    duree: str, depart: D, territoire: str, causes: list[str], motif: str
) -> None:
    due = due_date(duree, "ordinaire", depart, territoire=territoire)
    rolled = [step for step in due.etapes if step.operation == "report"]
    found = [each if isinstance(each, str) else each.nom.fr for step in rolled for each in step.causes]
    assert found == causes, f"{motif}\n{explanation(due)}"
    holidays = [each for step in rolled for each in step.causes if not isinstance(each, str)]
    assert all(each.fondements for each in holidays), "un jour férié cite son texte"


# délai, départ, territoire, date, lectures, motif
READINGS = [
    (Delai("8 jours ouvrés", "calendaire"), D(2024, 5, 6), "metropole", D(2024, 5, 21), [D(2024, 5, 17)],
     "entreprise ouverte six jours : le samedi compté comme travaillé"),
    (Delai("5 jours ouvrables", "ordinaire"), D(2024, 5, 13), "metropole", D(2024, 5, 21), [D(2024, 5, 18)],
     "le samedi est ouvrable : un délai en jours ouvrables peut y finir (Cass. 2e civ. n° 18-16.294)"),
    (Delai("5 jours ouvrables", "calendaire"), D(2024, 5, 13), "metropole", D(2024, 5, 18), [],
     "sans report, le samedi ne se discute pas"),
    (Delai("P2M", "ordinaire"), D(2005, 3, 16), "metropole", D(2005, 5, 17), [D(2005, 5, 16)],
     "lundi de Pentecôte 2005, journée de solidarité (L. n° 2004-626)"),
    (Delai("P2M", "ordinaire"), D(2004, 3, 31), "metropole", D(2004, 6, 1), [],
     "lundi de Pentecôte 2004 : avant la loi de 2004, rien de contesté"),
    (Delai("P2M", "ordinaire"), D(2026, 2, 3), "alsace-moselle", D(2026, 4, 7), [D(2026, 4, 3)],
     "vendredi saint : férié selon les communes"),
    (Delai("P2M", "ordinaire"), D(2019, 3, 28), "saint-martin", D(2019, 5, 28), [D(2019, 5, 29)],
     "27 ou 28 mai : l'un cesse d'être férié quand l'autre le devient"),
    (Delai("P2M", "ordinaire", lectures=(DelaiLecture(Texte("c", "c"), regime=delais.regime("calendaire")),)),
     D(2024, 2, 7), "metropole", D(2024, 4, 8), [D(2024, 4, 7)], "la règle lue sans report"),
    (Delai("P2M", "ordinaire", lectures=(DelaiLecture(Texte("c", "c"), regime=delais.regime("calendaire")),)),
     D(2024, 2, 8), "metropole", D(2024, 4, 8), [], "une lecture qui ne change pas la date ne se dit pas"),
    (Delai("P2M", "ordinaire", lectures=(DelaiLecture(Texte("c", "c"), duree=delais.Duree(months=1)),)),
     D(2024, 2, 8), "metropole", D(2024, 4, 8), [D(2024, 3, 8)], "la règle lue plus courte"),
    (Delai("P2M", "calendaire", lectures=(DelaiLecture(Texte("c", "c"), decale_depart=1),)),
     D(2024, 2, 8), "metropole", D(2024, 4, 8), [D(2024, 4, 9)], "la règle lue depuis le lendemain"),
]  # fmt: skip


@pytest.mark.parametrize("row", READINGS, ids=[f"{row[0].duree}-{row[1]}-{row[2]}" for row in READINGS])
def test_readings(row: tuple[Delai, D, str, D, list[D], str]) -> None:
    delai, depart, territoire, prevailing, others, motif = row
    due = delais.compute(delai, depart, delais.calendar(territoire))
    assert (due.date, [each.date for each in due.lectures]) == (prevailing, others), f"{motif}\n{explanation(due)}"
    assert due.earliest == min([prevailing, *others]), "la plus prudente pour un acte"
    assert due.latest == max([prevailing, *others]), "la plus prudente pour une attente"
    for each in due.lectures:
        assert each.cause.fr, "une lecture dit sa cause"
        assert each.etapes[-1].date == each.date, "une lecture s'explique par le même calcul"


# durée, départ, dernier jour, heure, réserve, motif
HOURS = [
    ("PT48H", datetime.datetime.fromisoformat("2024-05-03T14:30"), D(2024, 5, 5), datetime.time(14, 30), False,
     "d'heure à heure, un dimanche compris : l'article 642 ne s'applique pas"),
    ("PT36H", datetime.datetime.fromisoformat("2024-05-03T14:30"), D(2024, 5, 5), datetime.time(2, 30), False,
     "trente-six heures ne sont pas deux jours"),
    ("PT48H", D(2024, 5, 3), D(2024, 5, 5), None, True, "heure inconnue : la fin du second jour, avec une réserve"),
    ("PT36H", D(2024, 5, 3), D(2024, 5, 5), None, True, "heure inconnue : la fin du dernier jour entamé"),
    ("P2D", datetime.datetime.fromisoformat("2024-05-06T14:30"), D(2024, 5, 10), None, False,
     "deux jours ne se comptent pas en heures : 8 mai et Ascension, report au vendredi"),
]  # fmt: skip


@pytest.mark.parametrize("row", HOURS, ids=[f"{row[0]}-{row[1]}" for row in HOURS])
def test_hours(row: tuple[str, D, D, datetime.time | None, bool, str]) -> None:
    duree, depart, day, hour, reserved, motif = row
    due = due_date(duree, "ordinaire", depart)
    assert (due.date, due.heure, bool(due.reserves)) == (day, hour, reserved), f"{motif}\n{explanation(due)}"


# durée, régime, départ, motif
OUTSIDE = [
    ("P2M", "ordinaire", D(1949, 12, 31), "départ la veille du premier jour couvert"),
    ("P2M", "ordinaire", D(2101, 1, 1), "départ le lendemain du dernier jour couvert"),
    ("P2M", "ordinaire", D(2100, 11, 1), "fin en 2101"),
    ("P1D", "franc", D(2100, 12, 30), "franchise au-delà du dernier jour"),
    ("PT48H", "ordinaire", D(2100, 12, 30), "heures au-delà du dernier jour"),
    ("P15D", "rebours", D(1950, 1, 16), "à rebours avant le premier jour"),
    ("P150Y", "calendaire", D(2000, 1, 1), "un siècle et demi"),
    ("P2M", "ordinaire", D(9999, 12, 31), "le dernier jour que connaît le langage"),
    ("P2M", "ordinaire", D(1, 1, 1), "le premier jour que connaît le langage"),
]
INSIDE = [
    ("P1M", "ordinaire", D(1950, 1, 1), D(1950, 2, 1), "départ le premier jour couvert"),
    ("P1D", "ordinaire", D(2100, 12, 30), D(2100, 12, 31), "fin le dernier jour couvert, un vendredi"),
    ("P15D", "rebours", D(1950, 1, 17), D(1950, 1, 1), "à rebours jusqu'au premier jour couvert"),
]


@pytest.mark.parametrize(("duree", "regime", "depart", "motif"), OUTSIDE, ids=[row[-1] for row in OUTSIDE])
def test_outside_the_coverage_is_refused(duree: str, regime: str, depart: D, motif: str) -> None:
    with pytest.raises(delais.CoverageError, match="métropole") as refusal:
        due_date(duree, regime, depart)
    assert "calendrier" in refusal.value.message.fr, f"{motif} : le refus nomme le calendrier"


@pytest.mark.parametrize(("duree", "regime", "depart", "end", "motif"), INSIDE, ids=[row[-1] for row in INSIDE])
def test_the_edges_of_the_coverage_are_inside(duree: str, regime: str, depart: D, end: D, motif: str) -> None:
    assert due_date(duree, regime, depart).date == end, motif
