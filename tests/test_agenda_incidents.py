"""What happens to a running limit in a case: which event touches it, until when, how often, and what it becomes."""

import pytest

from agenda_case import OPEN, reserves, seen, stands, told

HEAD = (
    OPEN
    + """
[events.demande]
label = "Demande"
date_is = "envoi"
moments = ["reception"]
[events.piece]
label = "Pièce"
date_is = "envoi"
moments = ["reception"]
facts.utile = { type = "bool", default = true, label = "Pièce utile" }
[events.arret]
label = "Demande de pièces"
date_is = "envoi"
[events.reprise]
label = "Reprise"
date_is = "reception"
[events.lettre]
label = "Lettre de prorogation"
date_is = "reception"
[events.autre]
label = "Autre acte"
date_is = "envoi"

[delais.court]
label = "Autre délai, plus court"
actor = "organisme"
trigger = { event = "autre" }
nature = "indicatif"
consequence = "aucune"
regime = "calendaire"
[[delais.court.values]]
rule = "E-2"
duree = "P10D"
fondement = ["usage_franc"]

[delais.silence]
label = "Silence"
actor = "organisme"
trigger = { event = "demande", moment = "reception" }
nature = "silence"
effet = "rien"
consequence = "aucune"
regime = "calendaire"
[[delais.silence.values]]
rule = "E-1"
duree = "P2M"
fondement = ["usage_franc"]
"""
)


def ledger(*rows: str) -> str:
    """The procedure whose `silence` has these incidents, each `op key=value key=value`."""
    text = HEAD
    for row in rows:
        op, *parts = row.split()
        text += f'[[delais.silence.incidents]]\nop = "{op}"\nfondement = ["usage_heures"]\n'
        text += "".join(f"{key} = {value}\n" for key, value in (part.split("=", 1) for part in parts))
    return text


def restart(admis: str) -> str:
    """A restart on receipt of a document, admitted until `admis`."""
    return ledger(f'repart event="piece" moment="reception" juge_par="envoi" admis="{admis}"')


ACT = """
[delais.silence.act]
event = "accord"
[events.accord]
label = "Accord"
date_is = "decision"
"""
DEMANDE = "2024-01-08 demande reception=2024-01-10"  # silence until 10 March
PIECE = "piece reception=2024-03-15"
BOTH = ledger('interrompt event="arret"', 'repart event="reprise" admis="toujours"')
STOP = ledger('suspend event="arret"', 'reprend event="reprise" admis="toujours"')
STATED = STOP.replace('moment = "reception" }', 'fact = "du" }', 1).replace(
    "[events.piece]", 'facts.du = { type = "date", label = "Jour dû" }\n[events.piece]', 1
)
LONGER = ledger('proroge event="lettre" duree="P1M" max=1')
RENEWED = ledger('renouvele event="lettre" duree="P6M" max=1')
LAPSE = ledger('repart lapse="court"')
DATED = ledger('repart event="piece" since=2024-02-01 until=2024-03-01')
UTILE = ledger('repart event="piece" when={utile=true}')
BARE = ledger('repart event="piece"')
MIXED = ledger(
    'suspend event="arret"', 'reprend event="reprise" admis="toujours"', 'proroge event="lettre" duree="P1M"'
)
CUT = ledger(
    'interrompt event="arret"',
    'reprend event="reprise"',
    'repart event="piece" admis="toujours"',
    'proroge event="lettre" duree="P1M"',
)

# registre, événements, au, vie, motif
LEDGERS = [
    (restart("veille"), [DEMANDE, f"2024-03-09 {PIECE}"], "2024-03-20", "court 2024-05-15", "envoyée la veille"),
    (restart("veille"), [DEMANDE, f"2024-03-10 {PIECE}"], "2024-03-20", "echu 2024-03-10",
     "envoyée le dernier jour : trop tard si la veille est exigée"),
    (restart("fin"), [DEMANDE, f"2024-03-10 {PIECE}"], "2024-03-20", "court 2024-05-15",
     "envoyée le dernier jour, reçue après : deux mois depuis la réception"),
    (restart("fin"), [DEMANDE, f"2024-03-10 {PIECE}"], "2024-03-12", "a_venir",
     "entre l'envoi et la réception, rien ne court encore"),
    (restart("fin"), [DEMANDE, f"2024-03-11 {PIECE}"], "2024-03-20", "echu 2024-03-10", "envoyée le lendemain"),
    (restart("toujours"), [DEMANDE, f"2024-03-10 {PIECE}"], "2024-03-20", "court 2024-05-15", "toujours admise"),
    (restart("toujours"), [DEMANDE, f"2024-03-11 {PIECE}"], "2024-03-20", "echu 2024-03-10",
     "un délai qui a fini ne repart jamais"),
    (ledger('repart event="piece" moment="reception" juge_par="reception"'), [DEMANDE, f"2024-03-05 {PIECE}"],
     "2024-03-20", "echu 2024-03-10", "jugée par la réception : postée à temps, reçue trop tard"),
    (BARE, [DEMANDE, "2024-02-01 piece", "2024-02-20 piece"], "2024-02-21", "court 2024-04-20",
     "deux départs de suite : le dernier compte"),
    (UTILE, [DEMANDE, "2024-02-01 piece utile=false"], "2024-02-21", "court 2024-03-10", "le fait demandé manque"),
    (DATED, [DEMANDE, "2024-01-31 piece"], "2024-02-21", "court 2024-03-10", "avant que la règle existe"),
    (DATED, [DEMANDE, "2024-02-01 piece"], "2024-02-21", "court 2024-04-01", "le premier jour de la règle"),
    (DATED, [DEMANDE, "2024-03-01 piece"], "2024-03-02", "court 2024-03-10", "le jour où elle n'existe plus"),
    (BOTH, [DEMANDE, "2024-02-01 arret"], "2024-06-21", "interrompu", "interrompu : rien ne court, rien ne finit"),
    (BOTH, [DEMANDE, "2024-02-01 arret", "2024-05-02 reprise"], "2024-06-21", "court 2024-07-02",
     "repart en entier : deux mois du 2 mai"),
    (STOP, [DEMANDE, "2024-02-01 arret"], "2024-06-21", "suspendu", "suspendu : rien ne finit"),
    (STOP, [DEMANDE, "2024-02-01 arret", "2024-02-11 reprise"], "2024-02-21", "court 2024-03-20",
     "dix jours de suspension repoussent la fin de dix jours"),
    (STOP, [DEMANDE, "2024-02-01 arret", "2024-02-11 reprise", "2024-02-20 arret", "2024-02-25 reprise"],
     "2024-02-26", "court 2024-03-25", "deux suspensions s'ajoutent"),
    (LONGER, [DEMANDE, "2024-02-01 lettre"], "2024-02-21", "court 2024-04-10", "prorogé d'un mois"),
    (LONGER, [DEMANDE, "2024-02-01 lettre", "2024-03-20 lettre"], "2024-03-21", "court 2024-04-10",
     "une seule prorogation est permise"),
    (LONGER, [DEMANDE, "2024-03-10 lettre"], "2024-03-21", "court 2024-04-10", "le dernier jour est encore temps"),
    (RENEWED, [DEMANDE, "2024-03-10 lettre"], "2024-03-21", "court 2024-07-10", "six mois en tout du premier départ"),
    (RENEWED, [DEMANDE, "2024-03-10 lettre", "2024-07-01 lettre"], "2024-07-21", "echu 2024-07-10",
     "renouvelable une fois"),
    (RENEWED, [DEMANDE, "2024-03-11 lettre"], "2024-03-21", "echu 2024-03-10", "renouvelé trop tard"),
    (LAPSE, [DEMANDE, "2024-02-01 autre"], "2024-02-11", "court 2024-03-10", "l'autre délai n'a pas fini"),
    (LAPSE, [DEMANDE, "2024-02-01 autre"], "2024-02-12", "court 2024-04-11",
     "la fin d'un autre délai fait repartir celui-ci, de son dernier jour"),
    (MIXED, [DEMANDE, "2024-02-01 arret", "2024-02-05 lettre"], "2024-06-01", "suspendu",
     "prorogé pendant la suspension, il reste suspendu"),
    (MIXED, [DEMANDE, "2024-02-01 arret", "2024-02-05 lettre", "2024-02-11 reprise"], "2024-02-20",
     "court 2024-04-20", "puis repris : un mois et dix jours de plus"),
    (CUT, [DEMANDE, "2024-02-01 arret", "2024-02-05 lettre"], "2024-06-01", "interrompu",
     "prorogé pendant l'interruption, il reste interrompu"),
    (CUT, [DEMANDE, "2024-02-01 arret", "2024-02-05 reprise"], "2024-06-01", "interrompu",
     "une reprise ne met pas fin à une interruption : seul un nouveau départ le fait"),
    (CUT, [DEMANDE, "2024-02-05 reprise"], "2024-02-20", "court 2024-03-10", "rien n'était suspendu : rien ne reprend"),
    (BARE, ["2024-01-08 demande", "2024-02-01 piece"], "2024-02-20", "court 2024-04-01",
     "la réception de la demande manque, mais un délai entier repart d'un jour connu"),
    (LONGER, ["2024-01-08 demande", "2024-02-01 lettre"], "2024-02-20", "a_venir",
     "prorogé sans départ connu, il reste à venir"),
    (BOTH, ["2024-01-08 demande reception=2024-01-15", "2024-01-10 arret"], "2024-01-20", "interrompu",
     "interrompu avant que son départ soit connu, il le reste une fois la demande reçue"),
    (STOP, ["2024-01-08 demande reception=2024-01-15", "2024-01-10 arret"], "2024-01-20", "suspendu",
     "suspendu avant que son départ soit connu, il le reste une fois la demande reçue"),
    (STATED, ["2024-01-08 demande du=2024-02-01", "2024-01-10 arret"], "2024-01-31", "a_venir",
     "son départ n'est pas venu : ce qui le suspend d'avance ne le montre pas suspendu"),
    (STATED, ["2024-01-08 demande du=2024-02-01", "2024-01-10 arret"], "2024-02-01", "suspendu",
     "son jour venu, il est suspendu"),
    (restart("fin") + ACT, [DEMANDE, f"2024-03-05 {PIECE}", "2024-03-07 accord"], "2024-03-20", "satisfait",
     "répondu avant que la pièce soit reçue : la réception ne fait pas repartir un délai satisfait"),
]  # fmt: skip


@pytest.mark.parametrize("row", LEDGERS, ids=[row[4] for row in LEDGERS])
def test_incident(row: tuple[str, list[str], str, str, str]) -> None:
    body, lines, au, expected, why = row
    situation = stands(body, au, *lines)
    assert seen(situation, "silence") == expected, told(situation, why)


def test_a_restart_whose_moment_is_missing_says_so() -> None:
    situation = stands(restart("fin"), "2024-02-20", DEMANDE, "2024-02-01 piece")
    assert seen(situation, "silence") == "a_venir", told(situation, "la réception de la pièce n'est pas connue")
    assert "la date manque : Pièce" in reserves(situation, "silence"), "la réserve nomme l'événement"


def test_a_contested_last_day_is_a_reserve() -> None:
    body = ledger('repart event="piece" lectures=[{admis="veille",cause="jusqu\'à"}]')
    situation = stands(body, "2024-03-11", DEMANDE, "2024-03-10 piece")
    assert "jusqu'à" in reserves(situation, "silence"), told(situation, "admise le dernier jour, ce qui est discuté")
    early = stands(body, "2024-03-11", DEMANDE, "2024-03-09 piece")
    assert reserves(early, "silence") == "", "la veille, personne ne discute"


def test_the_reserve_of_a_contested_last_day_follows_the_moment_that_judges() -> None:
    body = ledger('repart event="piece" moment="reception" juge_par="reception" lectures=[{admis="veille",cause="x"}]')
    on_time = stands(body, "2024-03-20", DEMANDE, "2024-03-05 piece reception=2024-03-10")
    assert reserves(on_time, "silence") == "x", told(on_time, "reçue le dernier jour : c'est la réception qui juge")


@pytest.mark.parametrize(
    ("rows", "act", "why"),
    [
        ("repart event='piece'", "2024-02-01 piece", "ce que l'incident a touché se voit sur la ligne de l'événement"),
        ("proroge event='lettre' duree='P1M'", "2024-02-01 lettre", "une prorogation aussi"),
    ],
)
def test_the_line_of_the_event_shows_the_limit_it_touched(rows: str, act: str, why: str) -> None:
    situation = stands(ledger(rows), "2024-02-20", DEMANDE, act)
    assert [vie.id for vie in situation.historique[-1].ouvre] == ["silence"], told(situation, why)


def test_the_steps_tell_every_incident_with_its_article() -> None:
    lines = [DEMANDE, "2024-02-01 arret", "2024-02-11 reprise", "2024-02-15 lettre"]
    due = stands(MIXED, "2024-02-20", *lines).delai("silence").echeance
    touched = [
        (step.operation, step.fondement.id) for step in due.etapes if step.operation in ("suspension", "proroge")
    ]
    assert sorted(touched) == [("proroge", "usage_heures"), ("suspension", "usage_heures")], due.etapes
    assert str(due.date) == "2024-04-20"
