"""Distance by residence, and the exceptional laws of 2020, in a case."""

import pytest

from agenda_case import OPEN, reserves, seen, stands, told

CPC = (
    OPEN
    + """
[events.jugement]
label = "Jugement signifié"
date_is = "signification"
actor = "caisse"
facts.travail_illegal = { type = "bool", default = false, label = "Travail illégal" }
[events.appel]
label = "Appel"
date_is = "envoi"
[delais.appel]
label = "Faire appel"
actor = "requerant"
trigger = { event = "jugement" }
act = { event = "appel" }
nature = "indicatif"
consequence = "aucune"
regime = "ordinaire"
distance = "appel"
[[delais.appel.values]]
rule = "E-1"
duree = "P1M"
fondement = ["usage_franc"]
[delais.silence]
label = "Silence"
actor = "requerant"
trigger = { event = "jugement" }
nature = "silence"
effet = "rien"
consequence = "aucune"
regime = "calendaire"
[[delais.silence.values]]
rule = "E-2"
duree = "P1M"
fondement = ["usage_franc"]
"""
)
# territoire, résidence, échéance de l'appel, motif
RESIDENCES = [
    ("metropole", {}, "2024-02-15", "personne n'habite ailleurs"),
    ("metropole", {"requerant": "metropole"}, "2024-02-15", "même territoire"),
    ("metropole", {"requerant": "alsace-moselle"}, "2024-02-15", "l'Alsace-Moselle est en métropole"),
    ("alsace-moselle", {"requerant": "metropole"}, "2024-02-15", "dans l'autre sens aussi"),
    ("metropole", {"requerant": "guadeloupe"}, "2024-03-15", "un mois de plus outre-mer"),
    ("metropole", {"requerant": "etranger"}, "2024-04-15", "deux mois de plus à l'étranger : un tout de trois mois"),
    ("guadeloupe", {"requerant": "guadeloupe"}, "2024-02-15", "le tribunal est dans son territoire"),
    ("guadeloupe", {}, "2024-02-15", "à défaut, la partie habite là où est le dossier"),
    ("guadeloupe", {"requerant": "martinique"}, "2024-03-15", "d'un territoire d'outre-mer à l'autre"),
    ("guadeloupe", {"requerant": "metropole"}, "2024-03-15", "de métropole vers l'outre-mer"),
    ("guadeloupe", {"requerant": "etranger"}, "2024-04-15", "de l'étranger vers l'outre-mer"),
    ("metropole", {"caisse": "etranger"}, "2024-02-15", "la résidence d'une autre partie ne compte pas"),
]


@pytest.mark.parametrize(("territoire", "residence", "due", "why"), RESIDENCES, ids=[row[3] for row in RESIDENCES])
def test_distance(territoire: str, residence: dict[str, str], due: str, why: str) -> None:
    situation = stands(CPC, "2024-01-20", "2024-01-15 jugement", territoire=territoire, residence=residence)
    assert seen(situation, "appel") == f"court {due}", told(situation, why)
    assert seen(situation, "silence") == "court 2024-02-15", told(situation, "un silence n'a jamais de distance")


def test_the_distance_is_a_step() -> None:
    situation = stands(CPC, "2024-01-20", "2024-01-15 jugement", residence={"requerant": "etranger"})
    steps = [(step.operation, str(step.date)) for step in situation.delai("appel").echeance.etapes]
    assert ("distance", "2024-04-15") in steps, told(situation, "l'allongement se voit dans le calcul")


def limited(derogation: str, duree: str, regime: str = "calendaire", when: str = "") -> str:
    """A limit that an exceptional law of the package's own file reaches."""
    row = f'derogations = [{{ id = "{derogation}"{when} }}]'
    return f"""{OPEN}
[events.jugement]
label = "Jugement"
date_is = "reception"
facts.travail_illegal = {{ type = "bool", default = false, label = "Travail illégal" }}
[delais.agir]
label = "Agir"
actor = "requerant"
trigger = {{ event = "jugement" }}
nature = "indicatif"
consequence = "aucune"
regime = "{regime}"
{row}
[[delais.agir.values]]
rule = "E-1"
duree = "{duree}"
fondement = ["usage_franc"]
"""


SUSPENDED = limited("ord_2020_312_art4", "P1M")
EXCEPT = limited("ord_2020_312_art4", "P1M", when=", when = { travail_illegal = false }")
YEARS = limited("ord_2020_312_art4", "P3Y")
RECOMPUTED = limited("ord_2020_306_art2", "P3M", "ordinaire")
RECOMPUTED_15 = limited("ord_2020_306_art2", "P15D", "ordinaire")
ADDED = limited("ord_2020_460_art13", "P1M")

# procédure, jugement, échéance, touché, motif
WINDOWS = [
    (SUSPENDED, "2020-02-01 jugement", "2020-03-01", False, "fini avant la fenêtre : intact"),
    (SUSPENDED, "2020-02-11 jugement", "2020-03-11", False, "fini la veille de la fenêtre : intact"),
    (SUSPENDED, "2020-02-12 jugement", "2020-07-01", True,
     "il restait le 12 mars : cent onze jours de plus, 12 mars à 1er juillet"),
    (SUSPENDED, "2020-03-01 jugement", "2020-07-21", True, "cent onze jours après le 1er avril : 21 juillet"),
    (SUSPENDED, "2020-07-01 jugement", "2020-08-01", False, "parti après la fenêtre : intact"),
    (EXCEPT, "2020-03-01 jugement", "2020-07-21", True, "hors travail illégal, suspendu"),
    (EXCEPT, "2020-03-01 jugement travail_illegal=true", "2020-04-01", False, "travail illégal : la loi l'excepte"),
    (YEARS, "2018-12-31 jugement", "2022-04-21", True, "cotisations de 2018 : 31 décembre 2021 et cent onze jours"),
    (YEARS, "2020-06-30 jugement", "2023-06-30", True, "parti le dernier jour de la fenêtre : aucun jour perdu"),
    (SUSPENDED, "2020-04-15 jugement", "2020-07-30", True, "parti dans la fenêtre : un mois entier du 30 juin"),
    (RECOMPUTED, "2019-12-01 jugement", "2020-03-02", False, "fini avant la période : intact"),
    (RECOMPUTED, "2020-01-15 jugement", "2020-08-24", True,
     "recompté du 23 juin : deux mois au plus, 23 août, dimanche, reporté au lundi 24"),
    (RECOMPUTED_15, "2020-03-10 jugement", "2020-07-08", True,
     "recompté du 23 juin : sa propre durée, quinze jours, est plus courte"),
    (RECOMPUTED, "2020-04-01 jugement", "2020-07-01", False, "finit après la période : intact"),
    (ADDED, "2020-02-12 jugement", "2020-07-12", True, "finit le 12 mars : quatre mois de plus"),
    (ADDED, "2020-02-11 jugement", "2020-03-11", False, "finit la veille : intact"),
    (ADDED, "2020-07-10 jugement", "2020-12-10", True, "finit le dernier jour de la fenêtre, 10 août : quatre mois"),
    (ADDED, "2020-07-11 jugement", "2020-08-11", False, "finit après : intact"),
]  # fmt: skip


@pytest.mark.parametrize("row", WINDOWS, ids=[row[4] for row in WINDOWS])
def test_exceptional_law(row: tuple[str, str, str, bool, str]) -> None:
    body, line, due, touched, why = row
    situation = stands(body, line[:10], line)
    vie = situation.delai("agir")
    assert str(vie.echeance.date) == due, told(situation, why)
    marks = {"suspension", "recalcule", "ajoute"}
    shown = [step for step in vie.echeance.etapes if step.operation in marks]
    assert bool(shown) == touched, told(situation, f"{why} : l'étape le montre si la loi d'exception l'atteint")
    assert all(step.fondement and step.cause for step in shown), "et cite l'ordonnance"


def test_the_days_of_the_window_are_a_suspension() -> None:
    line = "2020-03-01 jugement"
    rows = [("2020-03-11", "court", "la veille"), ("2020-03-12", "suspendu", "premier jour"),
            ("2020-06-30", "suspendu", "dernier jour"), ("2020-07-01", "court", "le lendemain")]  # fmt: skip
    for au, statut, why in rows:
        situation = stands(SUSPENDED, au, line)
        assert situation.delai("agir").statut == statut, told(situation, why)


def test_a_reserve_of_the_law_comes_only_with_it() -> None:
    met = stands(ADDED, "2020-04-01", "2020-02-12 jugement")
    assert "sa fin exacte n'a pas été relue" in reserves(met, "agir"), told(met, "la réserve de la dérogation")
    unmet = stands(ADDED, "2020-03-01", "2020-02-11 jugement")
    assert reserves(unmet, "agir") == "", told(unmet, "un délai que la loi n'atteint pas n'a pas sa réserve")
