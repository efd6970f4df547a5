"""Each limit has a life of its own: opened, opened again, without object, missing its start, not opposable."""

import pytest

from agenda_case import OPEN, life, reserves, seen, stands, told

NOTIFICATION = (
    OPEN
    + """
[events.notification]
label = "Notification"
date_is = "envoi"
moments = ["reception"]
facts.mention = { type = "bool", default = true, label = "Mention du délai" }
facts.audience_le = { type = "date", label = "Jour de l'audience" }
facts.partie = { type = "enum", values = ["a", "b"], default = "a", label = "Partie" }
[events.avis]
label = "Avis au requérant"
date_is = "reception"
facts.complet = { type = "bool", required = true, label = "L'avis est complet" }
[events.rapport]
label = "Rapport"
date_is = "depot"
[events.recours]
label = "Recours"
date_is = "envoi"
facts.partie = { type = "enum", values = ["a", "b"], default = "a", label = "Partie" }
"""
)


def rule(body: str, values: str = 'duree = "P1M"', extra: str = "") -> str:
    """The procedure with one limit `repondre`."""
    return f"""{NOTIFICATION}
[delais.repondre]
label = "Répondre"
actor = "requerant"
act = {{ event = "recours" }}
nature = "indicatif"
consequence = "aucune"
regime = "calendaire"
{body}
[[delais.repondre.values]]
rule = "E-1"
{values}
fondement = ["usage_franc"]
{extra}"""


RECEIVED = rule('trigger = { event = "notification", moment = "reception" }')
ANY = rule('trigger = { any = [{ event = "notification" }, { event = "rapport" }] }')
ALL = rule('trigger = { all = [{ event = "notification" }, { event = "rapport" }] }')
HEARING = rule('trigger = { event = "notification", fact = "audience_le" }\nsens = "avant"', 'duree = "P15D"').replace(
    'regime = "calendaire"', 'regime = "rebours"'
)
WHEN = rule('trigger = { event = "notification", when = { mention = true } }')
MOMENT_WHEN = rule(
    'trigger = { event = "notification", moment = "envoi", '
    'moment_when = [{ when = { mention = false }, moment = "reception" }] }'
)
SATISFIED_ON = rule('trigger = { event = "notification" }')
AWAITED = "le départ est attendu : Notification (réception), le jeudi 25 janvier 2024"
MISSING = "le départ manque au dossier : Notification (réception)"

# procédure, événements, au, vie, réserve, motif
LIVES = [
    (RECEIVED, ["2024-01-10 notification reception=2024-01-12"], "2024-01-20", "court 2024-02-12", "",
     "part de la réception, non de l'envoi"),
    (RECEIVED, ["2024-01-10 notification"], "2024-01-20", "a_venir", MISSING,
     "sans le jour de réception, rien n'est compté et la réserve dit ce qui manque"),
    (RECEIVED, ["2024-01-10 notification reception=2024-01-25"], "2024-01-20", "a_venir", AWAITED,
     "la réception viendra : rien n'est ouvert avant elle, et la réserve dit quand"),
    (RECEIVED, ["2024-01-10 notification reception=2024-01-25"], "2024-01-25", "court 2024-02-25", "",
     "il court du jour de la réception"),
    (RECEIVED, ["2024-01-10 notification", "2024-01-15 notification reception=2024-01-16"], "2024-01-20",
     "court 2024-02-16", "", "la notification refaite, reçue cette fois, ouvre le délai"),
    (RECEIVED, ["2024-01-10 notification reception=2024-01-12", "2024-01-15 recours"], "2024-01-20",
     "satisfait 2024-02-12", "", "l'acte attendu le ferme"),
    (RECEIVED, ["2024-01-10 notification", "2024-01-15 recours"], "2024-01-20", "satisfait", MISSING,
     "l'acte attendu ferme aussi le délai dont le départ manque"),
    (RECEIVED, ["2024-01-10 notification reception=2024-01-12"], "2024-02-13", "echu 2024-02-12", "",
     "échu le lendemain de son dernier jour"),
    (RECEIVED, ["2024-01-10 notification reception=2024-01-12", "2024-02-20 recours"], "2024-02-21",
     "tardif 2024-02-12", "", "un devoir indicatif rempli en retard est tardif"),
    (RECEIVED, ["2024-01-10 notification reception=2024-01-12", "2024-01-20 cloture"], "2024-01-21",
     "sans_objet 2024-02-12", "", "dossier clos : le délai n'a plus d'objet"),
    (ANY, ["2024-01-10 notification"], "2024-01-20", "court 2024-02-10", "", "le premier des deux l'ouvre"),
    (ANY, ["2024-01-10 rapport", "2024-01-15 notification"], "2024-01-20", "court 2024-02-10", "",
     "le second ne le rouvre pas"),
    (ALL, ["2024-01-10 notification"], "2024-01-20", "absent", "", "un seul des deux ne suffit pas"),
    (ALL, ["2024-01-10 notification", "2024-01-15 rapport"], "2024-01-20", "court 2024-02-15", "",
     "le dernier des deux l'ouvre"),
    (ALL, ["2024-01-10 rapport", "2024-01-15 notification"], "2024-01-20", "court 2024-02-15", "",
     "dans l'autre ordre aussi"),
    (HEARING, ["2024-01-10 notification audience_le=2024-03-20"], "2024-01-20", "court 2024-03-04", "",
     "quinze jours entiers avant l'audience, comptés à rebours"),
    (HEARING, ["2024-01-10 notification"], "2024-01-20", "a_venir",
     "le départ manque au dossier : Jour de l'audience", "sans jour d'audience, rien à compter"),
    (WHEN, ["2024-01-10 notification mention=false"], "2024-01-20", "absent", "", "le fait demandé n'est pas là"),
    (WHEN, ["2024-01-10 notification"], "2024-01-20", "court 2024-02-10", "", "le défaut du fait suffit"),
    (MOMENT_WHEN, ["2024-01-10 notification reception=2024-01-12"], "2024-01-20", "court 2024-02-10", "",
     "avec mention, de l'envoi"),
    (MOMENT_WHEN, ["2024-01-10 notification reception=2024-01-12 mention=false"], "2024-01-20", "court 2024-02-12",
     "", "sans mention, de la réception"),
]  # fmt: skip


@pytest.mark.parametrize("row", LIVES, ids=[row[-1] for row in LIVES])
def test_life(row: tuple[str, list[str], str, str, str, str]) -> None:
    body, lines, au, expected, reserve, why = row
    situation = stands(body, au, *lines)
    assert seen(situation, "repondre") == expected, told(situation, why)
    assert reserves(situation, "repondre") == reserve, told(situation, why)


def test_an_event_that_triggers_again_leaves_the_older_without_object() -> None:
    situation = stands(
        RECEIVED,
        "2024-01-20",
        "2024-01-10 notification reception=2024-01-12",
        "2024-01-15 notification reception=2024-01-16",
    )
    assert [(vie.instance, life(vie)) for vie in situation.delais] == [(2, "court 2024-02-16")], told(
        situation, "la 2e"
    )
    assert [(vie.instance, life(vie)) for vie in situation.anterieurs] == [(1, "sans_objet 2024-02-12")], told(
        situation, "l'ancien délai reste visible, sans objet"
    )


def test_a_limit_that_ended_is_kept_when_a_new_one_opens() -> None:
    situation = stands(
        RECEIVED,
        "2024-03-10",
        "2024-01-10 notification reception=2024-01-12",
        "2024-03-01 notification reception=2024-03-02",
    )
    assert [life(vie) for vie in situation.anterieurs] == ["echu 2024-02-12"], told(situation, "l'ancien a fini")
    assert seen(situation, "repondre") == "court 2024-04-02"


STATES = """
[states.debut]
label = "En cours"
open_ended = "rien ne borne"
[states.suite]
label = "En suite"
open_ended = "rien ne borne"
[states.clos]
label = "Clos"
final = true
[events.depart]
label = "Départ"
date_is = "reception"
[events.passage]
label = "Passage"
date_is = "decision"
[events.cloture]
label = "Clôture"
date_is = "decision"
[delais.local]
label = "Délai d'une étape"
actor = "requerant"
trigger = { event = "depart" }
nature = "indicatif"
consequence = "aucune"
regime = "calendaire"
vit_dans = ["debut"]
[[delais.local.values]]
rule = "E-1"
duree = "P1M"
fondement = ["usage_franc"]
[delais.long]
label = "Délai de tout le dossier"
actor = "requerant"
trigger = { event = "depart" }
nature = "indicatif"
consequence = "aucune"
regime = "calendaire"
[[delais.long.values]]
rule = "E-2"
duree = "P1M"
fondement = ["usage_franc"]
[[transitions]]
event = "passage"
source = "debut"
dest = "suite"
[[transitions]]
event = "cloture"
source = ["debut", "suite"]
dest = "clos"
"""
DEPART = "2024-01-10 depart"

# événements, vie du délai d'une étape, vie du délai de tout le dossier, motif
VIT_DANS = [
    ([DEPART], "court 2024-02-10", "court 2024-02-10", "les deux courent"),
    ([DEPART, "2024-01-15 passage"], "sans_objet 2024-02-10", "court 2024-02-10", "l'un ne vit que dans son étape"),
    ([DEPART, "2024-01-15 cloture"], "sans_objet 2024-02-10", "sans_objet 2024-02-10",
     "par défaut un délai vit dans tout état qui n'est pas final"),
    (["2024-01-09 passage", DEPART], "absent", "court 2024-02-10", "hors de son étape il ne s'ouvre pas"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "local", "long", "why"), VIT_DANS, ids=[row[3] for row in VIT_DANS])
def test_where_a_limit_lives(lines: list[str], local: str, long: str, why: str) -> None:
    situation = stands(STATES, "2024-01-20", *lines)
    assert (seen(situation, "local"), seen(situation, "long")) == (local, long), told(situation, why)


OPPOSABLE = rule(
    'trigger = { event = "notification" }',
    extra="""
[[delais.repondre.opposable_if]]
facts = ["mention"]
until = 2023-01-01
fondement = ["usage_franc"]
[[delais.repondre.opposable_if]]
facts = ["mention", "avis.complet"]
since = 2023-01-01
fondement = ["usage_heures"]
""",
)
# événements, au, vie, échéance si opposable, motif
INFORMED = [
    (["2022-01-10 notification"], "2022-01-20", "court 2022-02-10", None, "avant 2023, la mention suffit"),
    (["2022-01-10 notification mention=false"], "2022-01-20", "inopposable", "2022-02-10", "sans elle, rien ne court"),
    (["2022-01-10 notification mention=false"], "2023-06-01", "inopposable", "2022-02-10",
     "un délai inopposable n'échoit jamais"),
    (["2023-01-01 notification"], "2023-01-20", "inopposable", "2023-02-01", "depuis 2023, il faut aussi l'avis"),
    (["2023-01-01 notification", "2023-01-15 avis complet=false"], "2023-01-20", "inopposable", "2023-02-01",
     "un avis incomplet n'y fait rien"),
    (["2023-01-01 notification", "2023-01-15 avis complet=true"], "2023-01-20", "court 2023-02-15", None,
     "l'avis complet rend le délai opposable : un délai entier court de ce jour"),
    (["2023-01-01 notification", "2023-06-15 avis complet=true"], "2023-06-20", "court 2023-07-15", None,
     "même des mois plus tard"),
    (["2022-12-20 avis complet=true", "2023-01-01 notification"], "2023-01-20", "court 2023-02-01", None,
     "l'avis donné d'avance suffit"),
    (["2023-01-01 notification", "2023-01-15 avis complet=true"], "2023-01-10", "inopposable", "2023-02-01",
     "au 10 janvier l'avis n'est pas encore connu"),
    (["2023-01-01 notification", "2023-01-15 recours"], "2023-06-01", "satisfait", "2023-02-01",
     "l'acte fait satisfait même un délai inopposable"),
]  # fmt: skip


@pytest.mark.parametrize("row", INFORMED, ids=[row[4] for row in INFORMED])
def test_opposability(row: tuple[list[str], str, str, str | None, str]) -> None:
    lines, au, expected, hypothetical, why = row
    situation = stands(OPPOSABLE, au, *lines)
    vie = situation.delai("repondre")
    assert life(vie) == expected, told(situation, why)
    assert (str(vie.si_opposable.date) if vie.si_opposable else None) == hypothetical, told(situation, why)


def test_the_day_the_information_came_is_a_step_with_its_article() -> None:
    lines = ["2023-01-01 notification", "2023-01-15 avis complet=true"]
    due = stands(OPPOSABLE, "2023-01-20", *lines).delai("repondre").echeance
    assert [(str(step.date), step.operation) for step in due.etapes] == [
        ("2023-01-01", "depart"),
        ("2023-01-15", "repart"),
        ("2023-02-15", "quantieme"),
    ]
    assert due.etapes[1].cause.fr == "l'information qui manquait est donnée"
    assert due.etapes[1].fondement.id in ("usage_franc", "usage_heures")
