"""Which version of the law a case has: chosen by the event that the law names, never by today."""

import pytest

from agenda_case import OPEN, refusals, reserves, seen, stands, told

HEAD = (
    OPEN
    + """
[events.notification]
label = "Notification"
date_is = "reception"
moments = ["envoi"]
facts.objet = { type = "enum", values = ["general", "indu"], default = "general", label = "Objet" }
facts.urgent = { type = "bool", default = false, label = "Urgent" }
[events.controle]
label = "Début du contrôle"
date_is = "decision"
[events.recours]
label = "Recours"
date_is = "envoi"
"""
)
LIMIT = """
[delais.repondre]
label = "Répondre"
actor = "requerant"
trigger = { event = "notification" }
act = { event = "recours" }
nature = "indicatif"
consequence = "aucune"
regime = "calendaire"
"""


def values(*rows: str, before: str = "") -> str:
    """The procedure whose limit has these values, each a list of `key = value` separated by `;`."""
    text = HEAD + LIMIT + before
    for index, row in enumerate(rows):
        text += f'[[delais.repondre.values]]\nrule = "E-{index}"\nfondement = ["usage_franc"]\n'
        text += "\n".join(part.strip() for part in row.split(";")) + "\n"
    return text


CHAIN = values('duree = "P1M"', 'duree = "P2M"; since = 2000-01-01', 'duree = "P3M"; since = 2010-01-01')
SPECIAL = values(
    'duree = "P2M"',
    'duree = "P1M"; when = { objet = "indu" }; since = 2000-01-01; until = 2010-01-01',
    'duree = "P8D"; when = { objet = "indu", urgent = true }; since = 2005-01-01',
)
SELECTED = values('duree = "P1M"', 'duree = "P2M"; since = 2017-01-01; selected_by = "controle"')
BY_MOMENT = values('duree = "P1M"', 'duree = "P2M"; since = 2017-01-01; selected_by = "notification.envoi"')
EXISTING = values('duree = "P1M"', before="since = 2000-01-01\nuntil = 2010-01-01\n")
PERIOD_SELECTED = values('duree = "P1M"', before='since = 2017-01-01\nselected_by = "controle"\n')

# procédure, événements, au, vie, motif
VERSIONS = [
    (CHAIN, ["1999-12-31 notification"], "2000-01-05", "court 2000-01-31", "la veille du changement"),
    (CHAIN, ["2000-01-01 notification"], "2000-01-05", "court 2000-03-01", "le jour du changement"),
    (CHAIN, ["2009-12-15 notification"], "2010-01-20", "court 2010-02-15",
     "le droit de la notification, non celui du jour où l'on regarde"),
    (CHAIN, ["2010-01-01 notification"], "2020-01-01", "echu 2010-04-01", "la dernière valeur commencée"),
    (SPECIAL, ["1999-06-01 notification objet=indu"], "1999-06-02", "court 1999-08-01",
     "la valeur particulière n'existe pas encore : la générale"),
    (SPECIAL, ["2004-06-01 notification objet=indu"], "2004-06-02", "court 2004-07-01",
     "une valeur qui demande un fait l'emporte sur la générale"),
    (SPECIAL, ["2004-06-01 notification"], "2004-06-02", "court 2004-08-01", "sans le fait, la générale"),
    (SPECIAL, ["2006-06-01 notification objet=indu urgent=true"], "2006-06-02", "court 2006-06-09",
     "celle qui demande deux faits l'emporte sur celle qui en demande un"),
    (SPECIAL, ["2004-06-01 notification objet=indu urgent=true"], "2004-06-02", "court 2004-07-01",
     "avant qu'elle existe, celle d'un fait"),
    (SPECIAL, ["2010-01-01 notification objet=indu"], "2010-01-02", "court 2010-03-01",
     "la valeur particulière a pris fin : la générale"),
    (EXISTING, ["1999-12-31 notification"], "2000-01-05", "absent", "le délai n'existe pas encore"),
    (EXISTING, ["2009-12-31 notification"], "2010-01-05", "court 2010-01-31", "le dernier jour où il existe"),
    (EXISTING, ["2010-01-01 notification"], "2010-01-05", "absent", "il n'existe plus"),
    (SELECTED, ["2016-11-02 controle", "2017-03-10 notification"], "2017-03-12", "court 2017-04-10",
     "le contrôle commencé avant 2017 garde l'ancienne règle"),
    (SELECTED, ["2017-01-02 controle", "2017-03-10 notification"], "2017-03-12", "court 2017-05-10",
     "commencé en 2017, la nouvelle"),
    (BY_MOMENT, ["2017-01-05 notification envoi=2016-12-28"], "2017-01-06", "court 2017-02-05",
     "la loi regarde l'envoi : reçu en 2017, envoyé en 2016"),
    (BY_MOMENT, ["2017-01-05 notification envoi=2017-01-02"], "2017-01-06", "court 2017-03-05", "envoyé en 2017"),
    (PERIOD_SELECTED, ["2016-11-02 controle", "2017-03-10 notification"], "2017-03-12", "absent",
     "le délai lui-même n'existe que pour les contrôles de 2017"),
    (PERIOD_SELECTED, ["2017-01-02 controle", "2017-03-10 notification"], "2017-03-12", "court 2017-04-10",
     "contrôle de 2017 : le délai existe"),
]  # fmt: skip


@pytest.mark.parametrize("row", VERSIONS, ids=[row[4] for row in VERSIONS])
def test_version(row: tuple[str, list[str], str, str, str]) -> None:
    body, lines, au, expected, why = row
    situation = stands(body, au, *lines)
    assert seen(situation, "repondre") == expected, told(situation, why)


def test_a_chain_that_ended_does_not_give_way_to_its_older_value() -> None:
    """The life of the procedure ends with its values: past the end nothing applies, and certainly not 1985's."""
    body = values('duree = "P1M"; since = 1985-01-01', 'duree = "P2M"; since = 2000-01-01; until = 2010-01-01').replace(
        HEAD, "VIE" + HEAD
    )
    head = (
        'id = "essai"\nlabel = "Essai"\nchecked_on = 2026-03-14\ninitial = "debut"\ntextes = ["computation"]\n'
        '[[vie]]\nsince = 1985-01-01\nuntil = 2010-01-01\nmotif = "fini"\nselected_by = "controle"\n'
        'fondement = ["usage_franc"]\n'
    )
    situation = stands(body.replace("VIE", head), "2011-01-01", "2009-01-01 controle", "2010-06-01 notification")
    assert not refusals(situation), told(situation, "le contrôle de 2009 est dans la vie de la procédure")
    assert seen(situation, "repondre") == "absent", told(
        situation, "la valeur de 2000 a pris fin en 2010 ; celle de 1985 ne revit pas"
    )


KEY = "version choisie comme si « Début du contrôle » avait lieu le"
# événements, au, vie, réserve, motif
PENDING = [
    (["2016-12-20 notification"], "2016-12-22", "court 2017-01-20", f"{KEY} jeudi 22 décembre 2016",
     "l'événement qui choisit n'a pas eu lieu : comme s'il avait lieu au jour de l'examen"),
    (["2016-12-20 notification"], "2017-01-03", "court 2017-02-20", f"{KEY} mardi 3 janvier 2017",
     "regardé en 2017, la nouvelle règle"),
    (["2016-12-20 notification", "2016-12-28 controle"], "2017-01-03", "court 2017-01-20", "",
     "il a eu lieu ensuite, en 2016 : la règle est choisie, sans réserve"),
    (["2016-12-20 notification", "2017-01-02 controle"], "2017-01-03", "court 2017-02-20", "",
     "il a eu lieu en 2017 : la nouvelle, sans réserve"),
    (["2016-12-20 notification", "2017-01-02 controle"], "2016-12-22", "court 2017-01-20",
     f"{KEY} jeudi 22 décembre 2016", "au 22 décembre il n'est pas encore connu"),
]  # fmt: skip


@pytest.mark.parametrize("row", PENDING, ids=[row[4] for row in PENDING])
def test_a_key_event_that_has_not_happened(row: tuple[list[str], str, str, str, str]) -> None:
    lines, au, expected, reserve, why = row
    situation = stands(SELECTED, au, *lines)
    assert seen(situation, "repondre") == expected, told(situation, why)
    assert reserves(situation, "repondre") == reserve, told(situation, why)


def test_a_limit_that_has_ended_is_never_selected_anew() -> None:
    """The old month ended on 20 January as the rule then stood; the control of 2017 does not bring it back."""
    body = values('duree = "P1M"', 'duree = "P2M"; since = 2017-03-01; selected_by = "controle"')
    lines = ["2016-12-20 notification", "2017-01-05 controle", "2017-03-05 controle"]
    situation = stands(body, "2017-03-06", *lines)
    assert seen(situation, "repondre") == "echu 2017-01-20", told(
        situation, "un délai fini n'est pas choisi de nouveau"
    )


TRANSITION = (
    OPEN
    + """
[states.autre]
label = "Autre"
open_ended = "rien ne borne"
[events.acte]
label = "Acte"
date_is = "decision"
[[transitions]]
event = "acte"
source = "debut"
dest = "autre"
since = 2000-01-01
until = 2010-01-01
[[transitions]]
event = "acte"
source = "debut"
dest = "clos"
since = 2010-01-01
[[transitions]]
event = "cloture"
source = "autre"
dest = "clos"
"""
)


@pytest.mark.parametrize(
    ("day", "etat", "refused", "why"),
    [
        ("1999-12-31", "debut", True, "aucune règle ne donne encore effet à cet acte"),
        ("2000-01-01", "autre", False, "le premier jour de la première règle"),
        ("2009-12-31", "autre", False, "le dernier"),
        ("2010-01-01", "clos", False, "le premier jour de la seconde"),
    ],
)
def test_a_transition_is_chosen_by_the_date_of_its_own_event(day: str, etat: str, refused: bool, why: str) -> None:
    situation = stands(TRANSITION, "2024-01-01", f"{day} acte")
    assert situation.etat.id == etat, told(situation, why)
    assert bool(refusals(situation)) == refused, told(situation, why)
    if refused:
        assert refusals(situation) == ["aucune règle ne donne effet à cet acte avec ces faits, à cette date"]
