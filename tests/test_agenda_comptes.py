"""Counts in a case: units begun until the as-of date, or until the event that stops them."""

import pytest

from agenda_case import OPEN, stands, told

MAJORATIONS = (
    OPEN
    + """
[events.exigibilite]
label = "Exigibilité"
date_is = "fait"
moments = ["envoi"]
facts.exonere = { type = "bool", default = false, label = "Exonéré" }
facts.penalite = { type = "bool", default = false, label = "Pénalité" }
[events.paiement]
label = "Paiement"
date_is = "fait"
moments = ["reception"]

[comptes.majoration]
label = "Majorations de retard"
trigger = { event = "exigibilite", when = { exonere = false } }
fin = { event = "paiement", moment = "reception" }
[[comptes.majoration.values]]
rule = "R243-18"
unite = "P3M"
franchise = "P3M"
fondement = ["usage_franc"]
[[comptes.majoration.values]]
rule = "R243-18-2008"
unite = "P1M"
since = 2008-01-01
fondement = ["usage_heures"]
[[comptes.majoration.values]]
rule = "R137-1"
when = { penalite = true }
unite = "P1M"
franchise = "P1M"
since = 2001-12-26
fondement = ["usage_franc"]
"""
)
DUE = "2007-01-15 exigibilite"
# événements, au, nombre, arrêté, règle, motif (fiche recouvrement, piège T15)
COUNTS = [
    ([DUE], "2007-01-15", 0, False, "R243-18", "le jour de l'exigibilité, rien"),
    ([DUE], "2007-04-15", 0, False, "R243-18", "trois mois entiers ne comptent pas encore"),
    ([DUE], "2007-04-16", 1, False, "R243-18", "le lendemain, un trimestre est entamé et compte entier"),
    ([DUE], "2007-07-15", 1, False, "R243-18", "le premier trimestre n'est pas fini"),
    ([DUE], "2007-07-16", 2, False, "R243-18", "le second est entamé"),
    ([DUE, "2007-04-15 paiement reception=2007-04-15"], "2008-01-01", 0, True, "R243-18", "payé au bout de trois mois"),
    ([DUE, "2007-04-15 paiement reception=2007-04-16"], "2008-01-01", 1, True, "R243-18",
     "c'est la réception du paiement qui arrête le compte"),
    ([DUE, "2007-04-20 paiement reception=2007-04-25"], "2007-04-22", 1, False, "R243-18",
     "payé, pas encore reçu : rien n'arrête le compte avant la réception"),
    (["2008-01-15 exigibilite"], "2008-01-16", 1, False, "R243-18-2008", "depuis 2008 le premier mois court aussitôt"),
    (["2008-01-15 exigibilite"], "2008-02-15", 1, False, "R243-18-2008", "le mois entier"),
    (["2008-01-15 exigibilite"], "2008-02-16", 2, False, "R243-18-2008", "un jour de plus : deux mois"),
    (["2007-12-31 exigibilite"], "2008-04-30", 1, False, "R243-18",
     "exigible en 2007 : l'ancienne règle ; trois mois finissent le 31 mars"),
    (["2007-01-15 exigibilite penalite=true"], "2007-02-15", 0, False, "R137-1", "la pénalité demande plus d'un mois"),
    (["2007-01-15 exigibilite penalite=true"], "2007-02-16", 1, False, "R137-1", "un mois et un jour de retard"),
]  # fmt: skip


@pytest.mark.parametrize("row", COUNTS, ids=[row[5] for row in COUNTS])
def test_count(row: tuple[list[str], str, int, bool, str, str]) -> None:
    lines, au, number, stopped, rule, why = row
    situation = stands(MAJORATIONS, au, *lines)
    (vie,) = situation.comptes
    assert vie.compte.nombre == number, told(situation, f"{why} : {vie.compte.nombre} compté(s)")
    assert (vie.arrete, vie.valeur.rules) == (stopped, (rule,)), told(situation, why)


# événements, au, motif
NOTHING = [
    (["2007-01-15 exigibilite exonere=true"], "2007-06-01", "le fait demandé manque : pas de compte"),
    ([], "2007-06-01", "rien n'est exigible"),
    ([DUE], "2007-01-10", "pas encore exigible"),
    ([DUE, "2007-01-10 paiement reception=2007-01-10"], "2007-06-01", "payé d'avance : rien à compter"),
]


@pytest.mark.parametrize(("lines", "au", "why"), NOTHING, ids=[row[2] for row in NOTHING])
def test_no_count(lines: list[str], au: str, why: str) -> None:
    situation = stands(MAJORATIONS, au, *lines)
    assert not [vie for vie in situation.comptes if vie.compte.nombre], told(situation, why)


def test_the_steps_say_when_each_unit_began_and_by_which_text() -> None:
    (vie,) = stands(MAJORATIONS, "2007-07-16", DUE).comptes
    steps = [(str(step.date), step.operation) for step in vie.compte.etapes]
    assert steps == [
        ("2007-01-15", "depart"),
        ("2007-04-16", "unite"),
        ("2007-07-16", "unite"),
        ("2007-07-16", "compte"),
    ]
    assert {step.fondement.id for step in vie.compte.etapes} == {"usage_franc"}


def test_a_count_goes_on_after_the_case_is_closed_until_its_own_end() -> None:
    situation = stands(MAJORATIONS, "2007-07-16", DUE, "2007-02-01 cloture")
    assert [vie.compte.nombre for vie in situation.comptes] == [2], told(situation, "seul le paiement l'arrête")
