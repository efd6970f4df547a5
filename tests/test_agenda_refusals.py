"""Refused acts: late, premature, impossible, barred by the file; each says why and by which text."""

import datetime

import pytest

from agenda_case import history, refusals, seen, stands, told

MISE_EN_DEMEURE = """
id = "essai"
label = "Procédure d'essai"
checked_on = 2026-03-14
initial = "debut"
textes = ["computation"]
[[vie]]
since = 1990-01-01
until = 2000-01-01
motif = "la commission est supprimée"
fondement = ["usage_franc"]
fondement_fin = ["usage_heures"]
[[vie]]
since = 2010-01-01
fondement = ["usage_franc"]

[states.debut]
label = "Créance exigible"
open_ended = "rien ne borne l'attente"
[states.demandee]
label = "Mise en demeure"
open_ended = "rien n'oblige à décerner"
[states.decernee]
label = "Contrainte signifiée"
open_ended = "sans mentions, rien ne court"
[states.opposee]
label = "Opposition formée"
final = true
[states.definitive]
label = "Contrainte définitive"
final = true

[events.demeure]
label = "Mise en demeure"
date_is = "reception"
[events.contrainte]
label = "Contrainte"
date_is = "signification"
facts.mentions = { type = "bool", default = true, label = "Mentions complètes" }
[events.opposition]
label = "Opposition"
date_is = "envoi"
moments = ["reception"]
facts.motivee = { type = "bool", default = true, label = "L'opposition est motivée" }
[events.avis]
label = "Avis"
date_is = "envoi"

[delais.attendre]
label = "Attendre le paiement"
actor = "debiteur"
trigger = { event = "demeure" }
nature = "attente"
bloque = ["contrainte"]
consequence = "la contrainte est possible"
regime = "calendaire"
lectures = [
  { regime = "franc_sans_report", cause = "lecture plus courte d'un jour" },
  { duree = "P20D", cause = "lecture plus longue" },
  { duree = "P10D", cause = "lecture bien plus courte" },
]
[[delais.attendre.values]]
rule = "E-1"
duree = "P15D"
fondement = ["usage_franc"]

[delais.opposer]
label = "Former opposition"
actor = "debiteur"
trigger = { event = "contrainte" }
act = { event = "opposition", moment = "envoi" }
nature = "forclusion"
consequence = "la contrainte est définitive"
regime = "ordinaire"
lectures = [{ duree = "P10D", cause = "lecture plus courte" }]
vit_dans = ["decernee"]
[[delais.opposer.opposable_if]]
facts = ["mentions"]
fondement = ["usage_franc"]
[[delais.opposer.values]]
rule = "E-2"
duree = "P15D"
fondement = ["usage_quantieme"]

[[refus]]
event = "opposition"
when = { motivee = false }
motif = "l'opposition doit être motivée"
fondement = ["usage_franc"]
[[refus]]
event = "avis"
source = ["decernee"]
sans = ["demeure"]
motif = "aucune mise en demeure avant cet avis"
fondement = ["usage_heures"]

[[transitions]]
event = "demeure"
source = "debut"
dest = "demandee"
[[transitions]]
event = "contrainte"
source = ["debut", "demandee"]
dest = "decernee"
[[transitions]]
event = "opposition"
source = ["demandee", "decernee"]
dest = "opposee"
[[transitions]]
lapse = "opposer"
source = "decernee"
dest = "definitive"
"""
DEMEURE = "2024-01-10 demeure"  # P15D calendar: 25 January; readings: 20, 25 + franc, 30 January
SERVED = "2024-03-01 contrainte"  # P15D: Saturday 16 March -> Monday 18; the other reading: 11 March

# événements, au, refus attendus (début du motif), état, motif
ACTS = [
    ([SERVED, "2024-03-18 opposition"], "2024-03-18", [], "opposee", "le dernier jour, reporté au lundi : à temps"),
    ([SERVED, "2024-03-19 opposition"], "2024-03-19", [
        "tardif de 1 jour : « Former opposition » a pris fin le lundi 18 mars 2024 à minuit"], "definitive",
     "un jour trop tard"),
    ([SERVED, "2024-03-28 opposition"], "2024-04-01", ["tardif de 10 jours"], "definitive", "dix jours trop tard"),
    ([SERVED, "2024-03-18 opposition reception=2024-03-25"], "2024-03-25", [], "opposee",
     "jugée par l'envoi : reçue plus tard, elle est à temps"),
    (["2024-03-01 contrainte mentions=false", "2024-09-01 opposition"], "2024-09-01", [], "opposee",
     "sans mentions le délai n'est pas opposable : aucun acte n'est tardif"),
    ([DEMEURE, "2024-01-15 opposition"], "2024-01-15", [], "opposee",
     "une opposition avant la signification n'est ni tardive ni prématurée"),
    (["2024-01-15 opposition"], "2024-01-15", [
        "acte impossible dans l'état « Créance exigible » ; possible dans : Contrainte signifiée ; Mise en demeure"],
     "debut", "aucune transition depuis cet état : le refus dit d'où l'acte est possible"),
    ([SERVED, "2024-03-05 opposition", "2024-03-06 opposition"], "2024-03-06",
     ["l'état est final : "], "opposee", "un état final ne reçoit plus rien"),
    ([SERVED, "2024-03-05 opposition motivee=false"], "2024-03-05", ["l'opposition doit être motivée"], "decernee",
     "un refus écrit dans le fichier"),
    ([SERVED, "2024-03-05 avis"], "2024-03-05", ["aucune mise en demeure avant cet avis"], "decernee",
     "refusé faute d'un autre événement"),
    ([DEMEURE, "2024-02-05 contrainte", "2024-02-06 avis"], "2024-02-06", [], "decernee",
     "l'autre événement est là : accepté"),
    (["2024-01-05 avis"], "2024-01-05", [], "debut", "le refus ne vaut que dans l'état qu'il nomme"),
    (["1989-12-31 demeure"], "1990-01-05", ["la procédure n'existe que depuis le lundi 1er janvier 1990"], "debut",
     "avant la vie de la procédure"),
    (["1999-12-31 demeure"], "1999-12-31", [], "demandee", "le dernier jour de sa première vie"),
    (["2000-01-01 demeure"], "2000-01-02", ["la commission est supprimée"], "debut", "le jour de l'abrogation"),
    (["2009-12-31 demeure"], "2010-01-02", ["la commission est supprimée"], "debut", "entre deux vies"),
    (["2010-01-01 demeure"], "2010-01-02", [], "demandee", "le premier jour de la seconde vie"),
]  # fmt: skip


@pytest.mark.parametrize("row", ACTS, ids=[row[4] for row in ACTS])
def test_act(row: tuple[list[str], str, list[str], str, str]) -> None:
    lines, au, expected, etat, why = row
    situation = stands(MISE_EN_DEMEURE, au, *lines)
    found = refusals(situation)
    assert len(found) == len(expected), told(situation, f"{why} : refus {found}")
    for motif, start in zip(found, expected, strict=True):
        assert motif.startswith(start), told(situation, f"{why} : {motif}")
    assert situation.etat.id == etat, told(situation, why)


# jour de la contrainte, refus (début), réserve (partie), motif
WAITS = [
    ("2024-01-11", "prématuré de 10 jours", "", "le lendemain de la mise en demeure"),
    ("2024-01-20", "prématuré de 1 jour : « Attendre le paiement » court jusqu'au samedi 20 janvier 2024, premier "
     "jour permis le dimanche 21 janvier 2024", "", "le dernier jour de la lecture la plus courte"),
    ("2024-01-21", "", "jeudi 25 janvier 2024", "dans la fenêtre contestée : accepté, avec une réserve"),
    ("2024-01-25", "", "jeudi 25 janvier 2024", "le dernier jour de la lecture retenue : encore contesté"),
    ("2024-01-26", "", "mardi 30 janvier 2024 selon une autre lecture",
     "après la lecture retenue, avant la plus longue : accepté, avec une réserve"),
    ("2024-01-30", "", "mardi 30 janvier 2024 selon une autre lecture", "le dernier jour de la plus longue"),
]  # fmt: skip


@pytest.mark.parametrize(("day", "refused", "reserve", "why"), WAITS, ids=[row[3] for row in WAITS])
def test_a_premature_act(day: str, refused: str, reserve: str, why: str) -> None:
    situation = stands(MISE_EN_DEMEURE, day, DEMEURE, f"{day} contrainte")
    found = refusals(situation)
    assert bool(found) == bool(refused), told(situation, f"{why} : {found}")
    assert not refused or found[0].startswith(refused), told(situation, f"{why} : {found}")
    said = " ; ".join(each.fr for each in situation.historique[-1].reserves)
    assert bool(said) == bool(reserve), told(situation, f"{why} : réserve « {said} »")
    assert reserve in said, told(situation, f"{why} : la réserve nomme la fin de l'attente, lu « {said} »")


def test_a_wait_that_is_over_on_every_reading_leaves_no_trace() -> None:
    situation = stands(MISE_EN_DEMEURE, "2024-01-31", DEMEURE, "2024-01-31 contrainte")
    line = situation.historique[-1]
    assert (line.nom, line.type, line.reserves) == ("contrainte", "evenement", ()), told(
        situation, "après le 30 janvier"
    )


def test_a_refusal_cites_its_texts_and_changes_nothing() -> None:
    situation = stands(MISE_EN_DEMEURE, "2024-03-19", SERVED, "2024-03-19 opposition")
    line = situation.historique[-1]
    assert [cited.id for cited in line.fondement] == ["usage_quantieme"], "le texte du délai manqué"
    assert (line.etat, line.etat_avant, line.ouvre) == ("definitive", "definitive", ()), told(
        situation, "rien ne change"
    )
    stated = stands(MISE_EN_DEMEURE, "2024-03-05", SERVED, "2024-03-05 avis").historique[-1]
    assert [cited.id for cited in stated.fondement] == ["usage_heures"], "le texte du refus écrit"
    ended = stands(MISE_EN_DEMEURE, "2005-03-05", "2005-03-05 demeure").historique[-1]
    assert [cited.id for cited in ended.fondement] == ["usage_heures"], "le texte qui a mis fin à la procédure"
    unborn = stands(MISE_EN_DEMEURE, "1989-03-05", "1989-03-05 demeure").historique[-1]
    assert [cited.id for cited in unborn.fondement] == ["usage_franc"], "le texte qui l'a créée"


def test_a_refused_event_opens_satisfies_and_informs_nothing() -> None:
    situation = stands(MISE_EN_DEMEURE, "2024-03-06", SERVED, "2024-03-05 opposition motivee=false")
    assert seen(situation, "opposer") == "court 2024-03-18", told(situation, "un acte refusé ne satisfait rien")
    again = stands(
        MISE_EN_DEMEURE, "2024-03-07", SERVED, "2024-03-05 opposition motivee=false", "2024-03-06 opposition"
    )
    assert seen(again, "opposer") == "satisfait 2024-03-18", told(again, "le même acte, régulier, est reçu ensuite")
    early = stands(MISE_EN_DEMEURE, "2024-01-12", DEMEURE, "2024-01-12 contrainte")
    assert seen(early, "opposer") == "absent", told(early, "une contrainte refusée n'ouvre pas l'opposition")


def test_an_event_that_no_transition_names_is_accepted_while_the_case_is_open() -> None:
    situation = stands(MISE_EN_DEMEURE, "2024-03-20", "2024-02-01 avis", SERVED, "2024-03-19 avis")
    assert history(situation) == [
        "2024-02-01 evenement avis -> debut",
        "2024-03-01 evenement contrainte -> decernee",
        "2024-03-19 echeance opposer -> definitive",
        "2024-03-19 refus avis -> definitive",
    ], told(situation, "accepté dans tout état qui n'est pas final")


def test_a_refusal_is_told_in_english_too() -> None:
    late = stands(MISE_EN_DEMEURE, "2024-03-19", SERVED, "2024-03-19 opposition").historique[-1]
    assert late.motif.en == '1 day late: "Former opposition" ended on Monday 18 March 2024 at midnight'
    early = stands(MISE_EN_DEMEURE, "2024-01-19", DEMEURE, "2024-01-19 contrainte").historique[-1]
    assert early.motif.en.startswith('premature by 2 days: "Attendre le paiement" runs until Saturday 20 January 2024')


def test_the_log_keeps_the_refused_act_with_what_it_said() -> None:
    line = stands(MISE_EN_DEMEURE, "2024-03-05", SERVED, "2024-03-05 opposition motivee=false").historique[-1]
    assert (line.type, line.evenement.faits, line.date) == ("refus", {"motivee": False}, datetime.date(2024, 3, 5))
