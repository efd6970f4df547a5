"""What happens to a time limit while it runs: each row of the ledger, alone and with others."""

import datetime

import pytest

import delais
from delais import Delai, Duree, Incident
from delais.errors import texte
from explanation_text import explanation

D = datetime.date


def row(text: str) -> Incident:
    """`suspend 2024-01-20`, or `proroge 2024-02-01 P1M`."""
    op, day, *duree = text.split()
    return Incident(op, D.fromisoformat(day), Duree.parse(duree[0]) if duree else None, cause=texte(f"cause de {op}"))


# durée, régime, départ, registre, échéance, motif
LEDGERS = [
    ("P2M", "ordinaire", "2024-01-15", "", "2024-03-15", "rien ne se passe"),
    ("P2M", "ordinaire", "2024-01-15", "repart 2024-02-20", "2024-04-22",
     "un délai entier repart : 20 avril, samedi, reporté"),
    ("P2M", "calendaire", "2024-01-15", "interrompt 2024-02-01, repart 2024-02-20", "2024-04-20",
     "interrompu puis reparti : rien n'est gardé de ce qui avait couru"),
    ("P2M", "calendaire", "2024-01-15", "repart 2024-02-20, repart 2024-03-01", "2024-05-01",
     "le dernier départ l'emporte ; un silence finit un 1er mai"),
    ("P15D", "ordinaire", "2024-01-15", "suspend 2024-01-20, reprend 2024-01-25", "2024-02-05",
     "ce qui a couru est gardé : cinq jours de plus, 4 février, dimanche reporté"),
    ("P15D", "calendaire", "2024-01-15", "suspend 2024-01-20, reprend 2024-01-25", "2024-02-04",
     "les mêmes cinq jours, sans report"),
    ("P15D", "calendaire", "2024-01-15", "suspend 2024-01-20, reprend 2024-01-20", "2024-01-30",
     "suspendu et repris le même jour : rien de plus"),
    ("P15D", "calendaire", "2024-01-15",
     "suspend 2024-01-20, reprend 2024-01-25, suspend 2024-01-30, reprend 2024-02-02", "2024-02-07",
     "deux suspensions s'ajoutent : cinq et trois jours"),
    ("P15D", "calendaire", "2024-01-15", "suspend 2024-01-20, suspend 2024-01-22, reprend 2024-01-25", "2024-02-04",
     "déjà suspendu : la première suspension compte"),
    ("P15D", "calendaire", "2024-01-15", "reprend 2024-01-25", "2024-01-30",
     "reprendre sans avoir suspendu n'ajoute rien"),
    ("P2M", "calendaire", "2024-01-15", "suspend 2024-01-20, reprend 2024-01-25, repart 2024-02-20", "2024-04-20",
     "le nouveau départ efface la suspension qui précède"),
    ("P2M", "calendaire", "2024-01-15", "suspend 2024-01-20, repart 2024-02-20, reprend 2024-02-25", "2024-04-20",
     "reparti pendant la suspension : elle n'existe plus"),
    ("P2M", "calendaire", "2024-01-15", "repart 2024-02-20, suspend 2024-03-01, reprend 2024-03-11", "2024-04-30",
     "suspendu après le nouveau départ : dix jours de plus"),
    ("P6M", "calendaire", "2024-08-31", "proroge 2024-10-01 P1M", "2025-03-31",
     "un tout de sept mois : 31 mars, non 28 mars"),
    ("P15D", "calendaire", "2024-01-15", "proroge 2024-01-20 P1M", "2024-03-01",
     "les mois d'abord : 15 février, puis quinze jours"),
    ("P1M", "calendaire", "2024-01-15", "proroge 2024-01-20 P10D, proroge 2024-01-30 P5D", "2024-03-01",
     "deux prorogations s'ajoutent : un mois et quinze jours"),
    ("P2M", "calendaire", "2024-01-15", "proroge 2024-01-20 P1M, repart 2024-02-20", "2024-04-20",
     "le nouveau départ ouvre le délai d'origine"),
    ("P2M", "calendaire", "2024-01-15", "repart 2024-02-20, proroge 2024-03-01 P1M", "2024-05-20",
     "prorogé après le nouveau départ"),
    ("P2M", "calendaire", "2024-01-31", "renouvele 2024-03-20 P4M", "2024-05-31",
     "un total de quatre mois depuis le premier départ, non deux fois deux"),
    ("P2M", "calendaire", "2024-01-31", "renouvele 2024-03-20 P4M, renouvele 2024-05-20 P6M", "2024-07-31",
     "le dernier total l'emporte, toujours depuis le premier départ"),
    ("P2M", "calendaire", "2024-01-31", "renouvele 2024-03-20 P4M, proroge 2024-05-20 P15D", "2024-06-15",
     "renouvelé, puis prorogé"),
    ("P2M", "calendaire", "2024-01-31", "suspend 2024-02-10, reprend 2024-02-20, renouvele 2024-03-20 P4M",
     "2024-06-10", "la suspension d'avant le renouvellement est gardée"),
    ("P2M", "franc", "2012-03-31", "suspend 2012-04-10, reprend 2012-04-20", "2012-06-11",
     "31 mai, dix jours de suspension au 10 juin, franchise au lundi 11"),
    ("P8D", "franc_tutelle", "1986-01-13", "repart 1986-01-17", "1986-01-28",
     "le décalage du premier jour vaut aussi pour le nouveau départ"),
    ("PT48H", "ordinaire", "2024-01-15", "repart 2024-01-20", "2024-01-22", "quarante-huit heures repartent entières"),
    ("PT48H", "ordinaire", "2024-01-15", "suspend 2024-01-16, reprend 2024-01-26", "2024-01-27",
     "dix jours de suspension repoussent aussi un délai en heures"),
    ("P2M", "calendaire", "2024-01-15", "proroge 2024-02-01 PT24H", "2024-03-16",
     "vingt-quatre heures de plus n'effacent pas les deux mois"),
    ("PT48H", "ordinaire", "2024-01-15", "proroge 2024-01-16 P10D", "2024-01-27",
     "dix jours de plus ne se perdent pas parce que le délai est en heures"),
]  # fmt: skip


@pytest.mark.parametrize("case", LEDGERS, ids=[f"{case[0]}-{case[3] or 'rien'}" for case in LEDGERS])
def test_ledger(case: tuple[str, str, str, str, str, str]) -> None:
    duree, regime, depart, ledger, expected, motif = case
    incidents = tuple(row(text.strip()) for text in ledger.split(",") if text)
    rule = Delai(duree, regime)
    due = delais.compute(rule, D.fromisoformat(depart), delais.calendar("metropole"), incidents=incidents)
    assert due.date.isoformat() == expected, f"{motif}\nregistre : {ledger}\n{explanation(due)}"


# registre, opérations qui se voient, motif
SEEN = [
    ("repart 2024-02-20", ["depart", "repart", "quantieme"], "le nouveau départ se voit"),
    (
        "interrompt 2024-02-01, repart 2024-02-20",
        ["depart", "interrompt", "repart", "quantieme"],
        "l'interruption aussi",
    ),
    ("suspend 2024-01-20, reprend 2024-01-25", ["depart", "quantieme", "suspension"], "la suspension, à la fin"),
    ("proroge 2024-01-20 P1M", ["depart", "proroge", "quantieme"], "la prorogation, avec sa quantité"),
    ("renouvele 2024-01-20 P4M", ["depart", "renouvele", "quantieme"], "le nouveau total"),
]


@pytest.mark.parametrize(("ledger", "operations", "motif"), SEEN, ids=[case[0] for case in SEEN])
def test_each_incident_is_a_step_with_its_cause(ledger: str, operations: list[str], motif: str) -> None:
    incidents = tuple(row(text.strip()) for text in ledger.split(","))
    due = delais.compute(Delai("P2M", "calendaire"), D(2024, 1, 17), delais.calendar("metropole"), incidents=incidents)
    shown = [step for step in due.etapes if step.operation != "sans_report"]
    assert [step.operation for step in shown] == operations, f"{motif}\n{explanation(due)}"
    touched = [step for step in shown if step.operation not in ("depart", "quantieme")]
    assert all(step.cause for step in touched), f"un incident dit sa cause\n{explanation(due)}"


def test_a_suspension_says_how_many_days() -> None:
    incidents = (row("suspend 2024-01-20"), row("reprend 2024-01-25"))
    due = delais.compute(Delai("P15D", "calendaire"), D(2024, 1, 15), delais.calendar("metropole"), incidents=incidents)
    (step,) = [step for step in due.etapes if step.operation == "suspension"]
    assert step.quantite == Duree(days=5)


def test_readings_are_computed_with_the_same_incidents() -> None:
    """The 2005 solidarity day is contested at the end that the new period gives, not at the old one."""
    due = delais.compute(
        Delai("P2M", "ordinaire"),
        D(2005, 1, 10),
        delais.calendar("metropole"),
        incidents=(row("repart 2005-03-16"),),
    )
    assert (due.date, [each.date for each in due.lectures]) == (D(2005, 5, 17), [D(2005, 5, 16)]), explanation(due)
    assert [step.operation for step in due.lectures[0].etapes] == ["depart", "repart", "quantieme"]
