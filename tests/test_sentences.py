"""Every step in words, in both languages: no operation without its words, each closed day with its own reason."""

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import delais
from delais import Delai, Incident
from delais.computation.ancre import DateFixe
from delais.computation.compte import count_units
from delais.computation.delai import DISTANCES
from delais.computation.ledger import OPS, OVERLAY_OPS, stopped_by
from delais.duree import Duree
from delais.errors import texte
from delais.french_dates import parse_day
from delais.regimes import OPERATIONS, regimes
from delais.views import step_words
from delais.views.sentences import explain, step_lines

D = datetime.date
SOURCES = Path(delais.__file__).parent / "computation"


def due(duree, regime, depart, incidents=(), territoire="metropole", **delai):
    return delais.compute(Delai(duree, regime, **delai), depart, delais.calendar(territoire), incidents=incidents)


PAUSE = (Incident("suspend", D(2024, 2, 10)), Incident("reprend", D(2024, 2, 20)))
STOP = (
    Incident("interrompt", D(2024, 2, 10), cause=texte("Recours")),
    Incident("repart", D(2024, 3, 1), cause=texte("Jugement")),
)
EVERY = {
    "un mois": due("P2M", "ordinaire", D(2024, 2, 7)),
    "fin de mois, distance": due("P1M", "ordinaire", D(2024, 1, 31), distance="outre-mer"),
    "franc": due("P10D", "franc", D(2024, 4, 25)),
    "jours ouvrables": due("5 jours ouvrables", "calendaire", D(2024, 5, 1)),
    "jours ouvrés": due("8 jours ouvrés", "ordinaire", D(2024, 5, 1)),
    "attente franche, premier jour": due("P15D", "franc_tutelle", D(2024, 1, 10), attente=True),
    "heures": due("PT48H", "calendaire", parse_day("2024-05-01T14:30")),
    "tutelle repoussée": due("P8D", "franc_tutelle", D(1986, 4, 30)),
    "tutelle": due("P8D", "franc_tutelle", D(1986, 1, 13)),
    "rebours": due("P15D", "rebours", D(2024, 6, 10)),
    "suspendu": due("P1M", "calendaire", D(2024, 2, 1), PAUSE),
    "interrompu": due("P1M", "calendaire", D(2024, 2, 1), STOP),
    "prorogé": due("P1M", "calendaire", D(2024, 2, 1), (Incident("proroge", D(2024, 2, 9), Duree(days=15)),)),
    "renouvelé": due("P6M", "calendaire", D(2024, 2, 1), (Incident("renouvele", D(2024, 2, 9), Duree(months=12)),)),
    "recompté": due("P1M", "calendaire", D(2020, 3, 1), (Incident("recalcule", D(2020, 6, 23), Duree(months=2)),)),
    "ajouté": due("P1M", "calendaire", D(2020, 3, 1), (Incident("ajoute", D(2020, 4, 1), Duree(days=10)),)),
    "départ déplacé": due("P1M", "calendaire", D(2024, 2, 1), ancre=DateFixe(31, mois=12)),
    "date fixe": due(Duree(), "calendaire", D(2024, 2, 1), ancre=DateFixe(1, mois=4)),
    "compte": count_units(D(2024, 1, 15), D(2024, 3, 16), "1 mois"),
}


def emitted() -> set[str]:
    """Every operation that a step can bear, read from the sources of the computation."""
    names = {*OPERATIONS, *OPS, *OVERLAY_OPS}
    written = set[str]()
    for path in SOURCES.glob("*.py"):
        calls = re.findall(r"Etape\((?:[^()]|\([^()]*\))*\)|operation = .*", path.read_text(encoding="utf-8"))
        written |= {word for call in calls for word in re.findall(r'"([a-z_]+)"', call)}
    silent = {"reprend", "suspend"}  # told by "suspension", once the days are known
    return (names | written) - silent


def test_every_operation_emitted_has_its_words():
    assert set(step_words.OPERATIONS) == emitted()


def test_the_cases_below_emit_every_operation():
    met = {step.operation for each in EVERY.values() for step in each.etapes}
    assert met == set(step_words.OPERATIONS)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", EVERY)
def test_each_step_is_said(name, lang):
    lines = step_lines(EVERY[name], lang)
    assert [line.date for line in lines] == [step.date for step in EVERY[name].etapes]
    for line, step in zip(lines, EVERY[name].etapes, strict=True):
        assert line.operation
        assert line.motif
        assert "{" not in line.operation
        assert line.operation == line.operation.strip()
        assert line.fondement == (step.fondement.citation if step.fondement else "")


# délai, régime, départ, ce que l'on compte en plus, opération, motif attendu, en anglais
WORDS = [
    ("P1M", "ordinaire", D(2024, 4, 20), {}, "report", "le 20 est le lundi de Pentecôte (C. trav. L. 3133-1)",
     "not worked: Monday 20 (Whit Monday, C. trav. L. 3133-1)"),
    ("P2M", "ordinaire", D(2024, 2, 7), {}, "report", "le 7 est un dimanche", "not worked: Sunday 7"),
    ("P1M", "ordinaire", D(2024, 5, 10), {}, "départ", "ce jour ne compte pas", "this day does not count"),
    ("P1M", "ordinaire", D(2024, 2, 29), {"distance": "outre-mer"}, "+ 1 mois (distance)",
     "outre-mer, d'un seul tenant avec le délai", "overseas, one whole with the period"),
    ("P1M", "ordinaire", D(2024, 1, 31), {"distance": "outre-mer"}, "report",
     "le 31 mars est un dimanche, le 1er le lundi de Pâques (C. trav. L. 3133-1)",
     "not worked: Sunday 31 March, Monday 1 (Easter Monday, C. trav. L. 3133-1)"),
    ("P2M", "ordinaire", D(2022, 12, 31), {}, "+ 2 mois", "pas de 31 en février : dernier jour du mois",
     "no 31 in February: last day of the month"),
    ("P1M", "ordinaire", D(2024, 11, 25), {}, "report", "le 25 est Noël (C. trav. L. 3133-1)",
     "not worked: Wednesday 25 (Christmas Day, C. trav. L. 3133-1)"),
    ("P1M", "ordinaire", D(2024, 4, 8), {}, "report",
     "le 8 est férié : 8 mai 1945 (C. trav. L. 3133-1), le 9 l'Ascension (C. trav. L. 3133-1)",
     "not worked: Wednesday 8 (Victory Day (8 May), C. trav. L. 3133-1), "
     "Thursday 9 (Ascension Day, C. trav. L. 3133-1)"),
    ("P10D", "franc_sans_report", D(2018, 4, 25), {}, "sans report",
     "le 6 est un dimanche ; le terme reste où il tombe", "not worked: Sunday 6; the end stays where it falls"),
    ("P8D", "franc_tutelle", D(1986, 4, 30), {}, "premier jour repoussé",
     "le 1er est la fête du Travail (C. trav. L. 222-1 (ancien))",
     "not worked: Thursday 1 (Labour Day, C. trav. L. 222-1 (ancien))"),
    ("P15D", "rebours", D(2024, 6, 10), {}, "− 15 jours", "compté en arrière", "counted back"),
    ("PT48H", "ordinaire", D(2024, 1, 31), {}, "+ 48 heures", "heure de départ inconnue : fin du dernier jour entamé",
     "start hour unknown: end of the last day"),
]  # fmt: skip


@pytest.mark.parametrize(("duree", "regime", "depart", "more", "operation", "french", "english"), WORDS)
def test_the_reason_in_words(duree, regime, depart, more, operation, french, english):
    end = due(duree, regime, depart, **more)
    index, line = next((i, each) for i, each in enumerate(step_lines(end)) if each.operation == operation)
    assert (line.motif, step_lines(end, "en")[index].motif) == (french, english)


def test_the_closed_days_named_are_the_days_before_the_due_date():
    for start in (D(2023, 12, 20) + datetime.timedelta(days=shift) for shift in range(380)):
        end = due("P1M", "ordinaire", start)
        roll = end.etapes[-1]
        if roll.operation != "report":
            continue
        numbers = [int(number) for number in re.findall(r"\ble (\d+)", step_lines(end)[-1].motif)]
        first = end.etapes[-2].date
        days = [first + datetime.timedelta(days=shift) for shift in range((roll.date - first).days)]
        assert numbers == [day.day for day in days]


def test_a_decalage_tested_on_the_trigger_names_the_days_from_the_trigger():
    readings = due("P8D", "franc_tutelle", D(1986, 5, 1)).lectures
    moved = [
        line.motif
        for reading in readings
        for line in step_lines(reading)
        if line.operation.startswith("premier jour r")
    ]
    assert any(motif.startswith("le 1er est la fête du Travail") for motif in moved)


def test_the_explanation_ends_with_the_date_then_the_readings_then_the_reserves():
    lines = due("8 jours ouvrés", "ordinaire", D(2024, 5, 1)).explain().splitlines()
    assert lines[-2:] == [
        "→ mercredi 15 mai 2024, jusqu'à minuit",
        "autre lecture : lundi 13 mai 2024 — le samedi compté comme jour travaillé (entreprise ouverte six jours)",
    ]
    lines = due("PT48H", "ordinaire", D(2024, 1, 31)).explain("en").splitlines()
    assert lines[-3] == "→ Friday 2 February 2024, until midnight"
    assert lines[-2].startswith("other reading: Thursday 1 February 2024 — start hour unknown"), "the safe date"
    assert lines[-1].startswith("reserve: ")


def test_the_hour_of_the_end_is_said_when_hours_count():
    end = due("PT48H", "ordinaire", parse_day("2024-01-31T14:05"))
    assert "→ vendredi 2 février 2024, jusqu'à 14 h 05" in explain(end)
    assert "→ Friday 2 February 2024, until 14:05" in explain(end, "en")


def test_backward_the_act_is_due_by_the_day():
    assert "→ au plus tard samedi 25 mai 2024, minuit" in explain(due("P15D", "rebours", D(2024, 6, 10)))


def test_a_label_of_the_data_cannot_drive_the_terminal():
    end = due("P1M", "ordinaire", D(2024, 2, 1), cause_depart=texte("\x1b[31m\nNotification\u202e"))
    assert step_lines(end)[0].motif == r"\x1b[31m\nNotification\u202e ; ce jour ne compte pas"
    assert "\x1b" not in explain(end)


STARTS = st.dates(D(1960, 1, 1), D(2090, 1, 1))
LENGTHS = st.sampled_from(["P1D", "P8D", "P15D", "P1M", "P2M", "P1M15D", "P1Y", "P3W", "PT24H", "5 jours ouvrables",
                           "8 jours ouvrés"])  # fmt: skip
INCIDENTS = st.lists(
    st.builds(Incident, st.sampled_from((*OPS, "recalcule", "ajoute")), STARTS, st.just(Duree(days=3))), max_size=4
)


@settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.differing_executors])
@given(LENGTHS, st.sampled_from(sorted(regimes())), STARTS, st.sampled_from(DISTANCES), INCIDENTS)
def test_no_explanation_fails(duree, regime, depart, distance, incidents):
    assume(stopped_by(tuple(sorted(incidents, key=lambda row: row.date))) is None)  # else it has no end to explain
    assume(not (incidents and Delai(duree, regime).sens == "avant"))  # backward, nothing runs
    end = due(duree, regime, depart, tuple(incidents), distance=distance)
    for lang in ("fr", "en"):
        assert len(explain(end, lang).splitlines()) == len(end.etapes) + 1 + len(end.lectures) + len(end.reserves)
        for reading in end.lectures:
            assert step_lines(reading, lang)[-1].date == reading.date
