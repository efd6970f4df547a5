"""The questions asked the other way round: the last day to start, the starts that give a date, in time or late."""

import datetime

import pytest

from delais import Delai, calendar, compute
from delais.computation import DateFixe, DelaiLecture
from delais.computation.reverse import judge, latest_start, starts_for
from delais.duree import Duree
from delais.errors import DureeError, texte
from explanation_text import explanation

D = datetime.date
DAY = D.fromisoformat
ONE = datetime.timedelta(days=1)

# durée, régime, territoire, distance
RULES = [
    ("P2M", "ordinaire", "metropole", "aucune"),
    ("P1M", "ordinaire", "guadeloupe", "outre-mer"),
    ("P15D", "ordinaire", "alsace-moselle", "aucune"),
    ("P2M", "franc", "metropole", "etranger"),
    ("P8D", "franc_tutelle", "metropole", "aucune"),
    ("P2M", "calendaire", "metropole", "aucune"),
    ("5 jours ouvrés", "ordinaire", "metropole", "aucune"),
    ("8 jours ouvrables", "ordinaire", "reunion", "aucune"),
]
FIRST, LAST = D(2023, 1, 1), D(2024, 12, 31)


def ends(rule: tuple[str, str, str, str]) -> dict[datetime.date, datetime.date]:
    """The due date of every start from four months before the two years to their end."""
    duree, regime, territoire, distance = rule
    delai, days = Delai(duree, regime, distance=distance), calendar(territoire)
    start = FIRST - 180 * ONE
    return {day: compute(delai, day, days).date for day in (start + n * ONE for n in range((LAST - start).days + 1))}


@pytest.mark.parametrize("rule", RULES, ids=["-".join(rule) for rule in RULES])
def test_the_last_start_is_that_of_a_search_day_by_day(rule: tuple[str, str, str, str]) -> None:
    duree, regime, territoire, distance = rule
    delai, days, found = Delai(duree, regime, distance=distance), calendar(territoire), ends(rule)
    starts = sorted(found)
    for limite in (FIRST + n * ONE for n in range((LAST - FIRST).days + 1)):
        expected = max(day for day in starts if found[day] <= limite)
        last = latest_start(delai, limite, days)
        assert last == expected, (
            f"{duree} {regime}, {territoire} : pour finir au plus tard le {limite}, partir au plus tard le {expected}, "
            f"non le {last}"
        )
        exact = [day for day in starts if found[day] == limite]
        pair = starts_for(delai, limite, days)
        assert (pair and (pair.premier, pair.dernier)) == ((exact[0], exact[-1]) if exact else None), (
            f"{duree} {regime} : les départs qui finissent exactement le {limite}"
        )


# durée, régime, limite, dernier départ, motif
LATEST = [
    ("P15D", "ordinaire", "2018-05-29", "2018-05-14", "convoquer quinze jours avant"),
    ("P1M", "ordinaire", "2024-02-28", "2024-01-28", "28 février d'une année bissextile"),
    ("P1M", "ordinaire", "2024-02-29", "2024-01-31", "29, 30 et 31 janvier finissent tous le 29 février"),
    ("P2M", "calendaire", "2024-04-30", "2024-02-29", "le 29 février finit le 29 avril ; le 1er mars, le 1er mai"),
    ("P1M", "ordinaire", "2024-03-31", "2024-02-29", "un dimanche de Pâques n'est la fin d'aucun délai ordinaire"),
    ("P8D", "calendaire", "2024-01-09", "2024-01-01", "huit jours, le premier ne compte pas"),
]


@pytest.mark.parametrize(("duree", "regime", "limite", "expected", "why"), LATEST, ids=[row[4] for row in LATEST])
def test_latest_start(duree: str, regime: str, limite: str, expected: str, why: str) -> None:
    found = latest_start(Delai(duree, regime), DAY(limite), calendar("metropole"))
    assert str(found) == expected, why


# durée, régime, échéance, premier et dernier départ, motif
EXACT = [
    ("P1M", "ordinaire", "2024-02-29", ("2024-01-29", "2024-01-31"), "trois quantièmes finissent un 29 février"),
    ("P1M", "ordinaire", "2024-04-02", ("2024-03-01", "2024-03-02"), "Pâques : le 1er reporté au mardi 2"),
    ("P1M", "ordinaire", "2024-04-01", None, "aucun délai ordinaire ne finit un lundi de Pâques"),
    ("P1M", "calendaire", "2024-03-30", None, "le 30 février n'existe pas : rien ne finit un mois après"),
    ("P15D", "calendaire", "2024-04-01", ("2024-03-17", "2024-03-17"), "un jour, un départ"),
]


@pytest.mark.parametrize(("duree", "regime", "due", "expected", "why"), EXACT, ids=[row[4] for row in EXACT])
def test_starts_for(duree: str, regime: str, due: str, expected: tuple[str, str] | None, why: str) -> None:
    found = starts_for(Delai(duree, regime), DAY(due), calendar("metropole"))
    assert (found and (str(found.premier), str(found.dernier))) == expected, why


def test_the_edges_of_the_calendar() -> None:
    days = calendar("metropole")
    first, last = D(days.first_year, 1, 1), D(days.last_year, 12, 31)
    assert latest_start(Delai("P2M", "ordinaire"), first, days) is None, "aucun départ du calendrier ne finit si tôt"
    assert latest_start(Delai("P1D", "calendaire"), last, days) == last - ONE, "la fin hors calendrier est exclue"
    found = starts_for(Delai("P1D", "calendaire"), first + ONE, days)
    assert (found.premier, found.dernier) == (first, first), "le premier départ du calendrier"


@pytest.mark.parametrize(
    ("delai", "echeance", "expected", "why"),
    [
        (
            Delai("P6W", "rebours"),
            "2025-03-30",
            ("2025-05-12", "2025-05-12"),
            "l'audience du 12 mai (avis n° 25-70.018)",
        ),
        (
            Delai("P1M", "rebours"),
            "2024-02-28",
            ("2024-03-29", "2024-03-31"),
            "29, 30 et 31 mars remontent au 29 février",
        ),
        (Delai("P15D", "rebours"), "1950-01-01", ("1950-01-17", "1950-01-17"), "le premier jour du calendrier"),
    ],
)
def test_backward_the_days_of_the_event_that_give_one_date(
    delai: Delai, echeance: str, expected: tuple[str, str], why: str
) -> None:
    found = starts_for(delai, DAY(echeance), calendar("metropole"))
    assert (str(found.premier), str(found.dernier)) == expected, why


@pytest.mark.parametrize(
    ("delai", "why"),
    [
        (Delai("PT48H", "ordinaire"), "un délai en heures ne se cherche pas au jour"),
        (Delai("P15D", "rebours"), "un délai à rebours part déjà de la fin"),
    ],
)
def test_what_cannot_be_searched_is_refused(delai: Delai, why: str) -> None:
    with pytest.raises(DureeError) as refusal:
        latest_start(delai, D(2024, 5, 1), calendar("metropole"))
    assert "compté en avant" in refusal.value.message.fr, why


SHORTER = DelaiLecture(texte("lecture plus courte"), duree=Delai("P10D", "ordinaire").duree)
# délai, départ, acte, à temps, jours, contesté, motif
JUDGED = [
    (Delai("P15D", "ordinaire"), "2018-05-14", "2018-05-29", True, 0, False, "le dernier jour : zéro jour reste"),
    (Delai("P15D", "ordinaire"), "2018-05-14", "2018-05-30", False, -1, False, "un jour de retard"),
    (Delai("P15D", "ordinaire"), "2018-05-14", "2018-05-20", True, 9, False, "neuf jours avant la fin"),
    (Delai("P15D", "franc"), "2018-05-14", "2018-05-30", True, 0, False, "franc, le même acte serait à temps"),
    (Delai("P15D", "ordinaire", lectures=(SHORTER,)), "2018-05-14", "2018-05-24", True, 5, False,
     "à temps selon toutes les lectures"),
    (Delai("P15D", "ordinaire", lectures=(SHORTER,)), "2018-05-14", "2018-05-25", True, 4, True,
     "à temps selon la lecture retenue, tardif selon une autre"),
    (Delai("P15D", "ordinaire", lectures=(SHORTER,)), "2018-05-14", "2018-05-30", False, -1, False,
     "tardif selon toutes"),
    (Delai("P15D", "calendaire", attente=True), "2024-01-10", "2024-01-25", False, -1, False,
     "l'attente dure encore le dernier jour"),
    (Delai("P15D", "calendaire", attente=True), "2024-01-10", "2024-01-26", True, 0, False,
     "le premier jour permis après l'attente"),
    (Delai("P15D", "calendaire", attente=True), "2024-01-10", "2024-01-30", True, 4, False, "quatre jours plus tard"),
    (Delai("P15D", "franc", attente=True), "2024-01-10", "2024-01-26", True, 0, False,
     "une attente franche finit la veille du jour franc"),
    (Delai("P15D", "calendaire", attente=True, lectures=(SHORTER,)), "2024-01-10", "2024-01-23", False, -3, True,
     "prématuré selon la lecture retenue, permis selon une autre"),
    (Delai("P15D", "rebours"), "2024-03-20", "2024-03-05", True, 0, True,
     "quinze jours avant l'audience : accepté ce jour-là, avec une réserve ; le jour sûr est la veille"),
    (Delai("P15D", "rebours"), "2024-03-20", "2024-03-04", True, 0, False, "la veille : à temps selon toutes"),
    (Delai("P15D", "rebours"), "2024-06-17", "2024-06-03", False, -1, True,
     "reporté vers l'audience par une seule lecture : tardif, et contesté"),
    (Delai("P1D", "veille"), "2024-03-20", "2024-03-19", True, 0, False, "« avant le 20 » : la veille"),
    (Delai("P15D", "rebours"), "2024-03-20", "2024-03-06", False, -1, False, "quatorze jours avant : trop tard"),
]  # fmt: skip


@pytest.mark.parametrize("row", JUDGED, ids=[row[6] for row in JUDGED])
def test_verdict(row: tuple[Delai, str, str, bool, int, bool, str]) -> None:
    delai, depart, acte, in_time, days, contested, why = row
    due = compute(delai, DAY(depart), calendar("metropole"))
    verdict = judge(due, DAY(acte))
    found = (verdict.a_temps, verdict.jours, verdict.conteste)
    assert found == (in_time, days, contested), f"{why}\n{explanation(due)}"
    assert verdict.echeance is due


APRIL = DateFixe(1, mois=4)
# délai, départ, acte, à temps, jours, précède le départ, motif
EARLY = [
    (Delai("P15D", "ordinaire"), "2024-01-10", "2024-01-05", True, 20, True,
     "un acte d'avant le départ est à temps, mais rien ne courait : c'est dit"),
    (Delai("P15D", "ordinaire"), "2024-01-10", "2024-01-10", True, 15, False, "le jour du départ n'est pas avant lui"),
    (Delai("P15D", "calendaire", attente=True), "2024-01-10", "2024-01-05", False, -21, True,
     "une attente : prématuré, et avant même qu'elle commence"),
    (Delai("P1M", "calendaire", ancre=APRIL), "2024-02-01", "2024-03-15", True, 47, True,
     "le départ est déplacé au 1er avril : le 15 mars le précède"),
    (Delai("P1M", "calendaire", ancre=APRIL), "2024-02-01", "2024-04-02", True, 29, False, "après le départ déplacé"),
    (Delai(Duree(), "calendaire", ancre=APRIL), "2024-02-01", "2024-03-15", True, 17, False,
     "une date fixe sans durée court du jour qui la déclenche"),
    (Delai("P15D", "rebours"), "2024-03-20", "2024-01-05", True, 59, False,
     "à rebours, tout acte précède l'événement : rien à en dire"),
]  # fmt: skip


@pytest.mark.parametrize("row", EARLY, ids=[row[6] for row in EARLY])
def test_an_act_before_the_start_is_said(row: tuple[Delai, str, str, bool, int, bool, str]) -> None:
    delai, depart, acte, in_time, days, early, why = row
    due = compute(delai, DAY(depart), calendar("metropole"))
    verdict = judge(due, DAY(acte))
    found = (verdict.a_temps, verdict.jours, verdict.avant_depart)
    assert found == (in_time, days, early), f"{why}\n{explanation(due)}"


LONGER = DelaiLecture(texte("lecture plus longue"), duree=Delai("P20D", "ordinaire").duree)
TILL_TEN = "2024-03-30T09:00"
# délai, départ, acte, permis ou à temps, contesté, motif
ONE_SCALE = [
    (Delai("P15D", "calendaire", attente=True, lectures=(LONGER,)), "2024-01-10", "2024-01-26", True, True,
     "permis selon la lecture retenue, prématuré selon la plus longue"),
    (Delai("P15D", "calendaire", attente=True, lectures=(LONGER,)), "2024-01-10", "2024-01-30", True, True,
     "le dernier jour de l'autre lecture est encore trop tôt pour elle"),
    (Delai("P15D", "calendaire", attente=True, lectures=(LONGER,)), "2024-01-10", "2024-01-31", True, False,
     "permis selon les deux"),
    (Delai("P15D", "calendaire", attente=True, lectures=(LONGER,)), "2024-01-10", "2024-01-25", False, False,
     "prématuré selon les deux"),
    (Delai("PT48H", "calendaire"), TILL_TEN, "2024-04-01T09:30", True, True,
     "à temps en heures écoulées, tardif au cadran"),
    (Delai("PT48H", "calendaire"), TILL_TEN, "2024-04-01T09:00", True, False, "à temps selon les deux"),
    (Delai("PT48H", "calendaire", attente=True), TILL_TEN, "2024-04-01T09:30", False, True,
     "une attente : prématuré en heures écoulées, permis au cadran"),
    (Delai("PT48H", "calendaire", attente=True), TILL_TEN, "2024-04-01T10:00", True, False, "permis à 10 h"),
]  # fmt: skip


@pytest.mark.parametrize("row", ONE_SCALE, ids=[row[5] for row in ONE_SCALE])
def test_readings_judge_on_the_same_scale(row: tuple[Delai, str, str, bool, bool, str]) -> None:
    delai, depart, acte, allowed, contested, why = row
    due = compute(delai, datetime.datetime.fromisoformat(depart) if "T" in depart else DAY(depart),
                  calendar("metropole"))  # fmt: skip
    verdict = judge(due, datetime.datetime.fromisoformat(acte) if "T" in acte else DAY(acte))
    assert (verdict.a_temps, verdict.conteste) == (allowed, contested), f"{why}\n{explanation(due)}"


@pytest.mark.parametrize(
    ("acte", "in_time", "why"),
    [
        ("2024-01-17T09:30", True, "à l'heure même, à temps"),
        ("2024-01-17T09:31", False, "une minute après"),
        ("2024-01-16T23:59", True, "la veille"),
    ],
)
def test_an_hour_decides_where_hours_are_counted(acte: str, in_time: bool, why: str) -> None:
    due = compute(
        Delai("PT48H", "ordinaire"), datetime.datetime.fromisoformat("2024-01-15T09:30"), calendar("metropole")
    )
    assert judge(due, datetime.datetime.fromisoformat(acte)).a_temps == in_time, f"{why}\n{explanation(due)}"


def test_a_due_date_is_in_time_for_its_own_last_start() -> None:
    """The three questions agree: the last start for a date gives a due date that this date still meets."""
    delai, days = Delai("P2M", "ordinaire"), calendar("metropole")
    for limite in (D(2024, 1, 1) + n * ONE for n in range(366)):
        start = latest_start(delai, limite, days)
        assert judge(compute(delai, start, days), limite).a_temps is (compute(delai, start, days).date >= limite)
        assert compute(delai, start + ONE, days).date > limite
