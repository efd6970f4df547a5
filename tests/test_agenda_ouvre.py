"""Branches: another procedure that a case opens beside its own, or after it, with a state and limits of its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from agenda_case import OPEN, history, procedure, refusals, stands, told
from delais import InputError, data_files

SUITE = """
id = "suite"
label = "Procédure ouverte"
checked_on = 2026-03-14
initial = "attente"
textes = ["computation"]
[[vie]]
since = 1985-01-01
fondement = ["usage_franc"]
[states.attente]
label = "En attente"
open_ended = "rien ne borne"
[states.ouverte]
label = "Contestation ouverte"
[states.finie]
label = "Contestation finie"
final = true
[events.notification]
label = "Notification de la suite"
date_is = "reception"
moments = ["envoi"]
facts.objet = { type = "enum", values = ["general", "indu"], default = "general", label = "Objet" }
facts.auteur = { type = "enum", values = ["caisse", "juge"], default = "juge", label = "Auteur" }
[events.reclamation]
label = "Réclamation"
date_is = "envoi"
[events.propre]
label = "Acte propre à la suite"
date_is = "envoi"
[delais.reclamer]
label = "Réclamer"
actor = "requerant"
trigger = { event = "notification" }
act = { event = "reclamation" }
nature = "forclusion"
consequence = "forclusion"
regime = "calendaire"
vit_dans = ["ouverte"]
[[delais.reclamer.values]]
rule = "CRA-01"
duree = "P1M"
fondement = ["usage_franc"]
[[delais.reclamer.values]]
rule = "CRA-02"
when = { objet = "indu" }
duree = "P2M"
fondement = ["usage_franc"]
[[transitions]]
event = "notification"
source = "attente"
dest = "ouverte"
[[transitions]]
event = "reclamation"
source = "ouverte"
dest = "finie"
[[transitions]]
lapse = "reclamer"
source = "ouverte"
dest = "finie"
"""
MAIN = (
    OPEN
    + """
[states.decidee]
label = "Décision rendue"
open_ended = "rien ne borne"
[events.demande]
label = "Demande"
date_is = "reception"
moments = ["envoi"]
facts.objet = { type = "enum", values = ["general", "indu"], default = "general", label = "Objet" }
facts.source = { type = "enum", values = ["caisse", "juge"], default = "caisse", label = "Source" }
[events.decision]
label = "Décision"
date_is = "decision"
[events.reclamation]
label = "Réclamation au principal"
date_is = "envoi"
[delais.silence]
label = "Silence"
actor = "caisse"
trigger = { event = "demande" }
nature = "silence"
effet = "rejet"
consequence = "rejet"
regime = "calendaire"
vit_dans = ["debut"]
[[delais.silence.values]]
rule = "E-1"
duree = "P1M"
fondement = ["usage_franc"]
[[transitions]]
event = "decision"
source = "debut"
dest = "decidee"
[[transitions]]
lapse = "silence"
source = "debut"
dest = "decidee"
[[transitions]]
event = "reclamation"
source = "decidee"
dest = "clos"
[[transitions]]
event = "cloture"
source = "decidee"
dest = "clos"
"""
)
ASKED = "2024-01-10 demande"


def opening(row: str) -> str:
    """The main procedure with one `ouvre`."""
    return f'{MAIN}\n[[ouvre]]\nprocedure = "suite"\ncomme = "notification"\nfondement = ["usage_franc"]\n{row}\n'


BY_EVENT = opening('event = "demande"\nreprend = { auteur = "source" }')
BY_LAPSE = opening('lapse = "silence"')
BY_STATE = opening('state = "decidee"\nfacts = { objet = "indu" }')
WHEN = opening('event = "demande"\nwhen = { objet = "indu" }')
DATED = opening('event = "demande"\nsince = 2024-02-01')
NAMED = opening('event = "demande"\nbranche = "contestation"')


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The package's own data, and the procedure `suite`."""
    for path in (data_files.root() / "calendars", data_files.procedures()):
        shutil.copytree(path, tmp_path / path.name)
    (tmp_path / "procedures" / "suite.toml").write_text(SUITE, encoding="utf-8")
    monkeypatch.setattr(data_files, "root", lambda: tmp_path)
    procedure.cache_clear()
    yield
    procedure.cache_clear()


def branches(situation: object) -> list[str]:
    """Each branch: its id, its state, the day it was opened."""
    return [f"{each.id} {each.etat.id} {each.ouverte_le}" for each in situation.branches if not each.prevue]


def due(situation: object, branche: str) -> list[str]:
    """The limits of a branch, by its id."""
    return [f"{vie.id} {vie.statut} {vie.echeance.date}" for vie in situation.delais if vie.branche == branche]


# procédure, événements, au, branches, délais de la branche, motif
OPENINGS = [
    (BY_EVENT, [ASKED], "2024-01-12", ["suite ouverte 2024-01-10"], ["reclamer court 2024-02-10"],
     "ouverte par un événement, du même jour"),
    (BY_EVENT, ["2024-01-10 demande objet=indu"], "2024-01-12", ["suite ouverte 2024-01-10"],
     ["reclamer court 2024-03-10"], "un fait du même nom passe à la branche"),
    (BY_EVENT, [ASKED], "2024-02-11", ["suite finie 2024-01-10"], ["reclamer echu 2024-02-10"],
     "la branche va à sa fin, l'état principal reste le sien"),
    (BY_LAPSE, [ASKED], "2024-02-10", [], [], "le dernier jour du silence, rien n'est encore ouvert"),
    (BY_LAPSE, [ASKED], "2024-02-11", ["suite ouverte 2024-02-11"], ["reclamer court 2024-03-11"],
     "ouverte par la fin d'un délai, le lendemain"),
    (BY_STATE, [ASKED, "2024-01-20 decision"], "2024-01-25", ["suite ouverte 2024-01-20"],
     ["reclamer court 2024-03-20"], "ouverte par l'arrivée dans un état, avec les faits que la règle donne"),
    (BY_STATE, [ASKED], "2024-02-12", ["suite ouverte 2024-02-11"], ["reclamer court 2024-04-11"],
     "le même état, atteint par la fin d'un délai"),
    (WHEN, [ASKED], "2024-01-12", [], [], "le fait demandé manque"),
    (WHEN, ["2024-01-10 demande objet=indu"], "2024-01-12", ["suite ouverte 2024-01-10"],
     ["reclamer court 2024-03-10"], "le fait demandé est là"),
    (DATED, ["2024-01-31 demande"], "2024-02-02", [], [], "avant la règle"),
    (DATED, ["2024-02-01 demande"], "2024-02-02", ["suite ouverte 2024-02-01"], ["reclamer court 2024-03-01"],
     "le premier jour de la règle"),
    (BY_EVENT, [ASKED, "2024-01-20 demande"], "2024-01-21", ["suite ouverte 2024-01-10", "suite#2 ouverte 2024-01-20"],
     ["reclamer court 2024-02-10"], "deux demandes ouvrent deux branches, numérotées"),
]  # fmt: skip


@pytest.mark.parametrize("row", OPENINGS, ids=[row[5] for row in OPENINGS])
def test_opening(row: tuple[str, list[str], str, list[str], list[str], str]) -> None:
    body, lines, au, expected, limits, why = row
    situation = stands(body, au, *lines)
    assert branches(situation) == expected, told(situation, why)
    assert due(situation, "suite") == limits, told(situation, why)


def test_the_first_event_carries_moments_and_renamed_facts() -> None:
    situation = stands(BY_EVENT, "2024-01-12", "2024-01-10 demande envoi=2024-01-08 objet=indu source=caisse")
    first = situation.historique[1].evenement
    assert (first.nom, str(first.date), first.moments) == (
        "notification",
        "2024-01-10",
        {"envoi": first.moments["envoi"]},
    )
    assert str(first.moments["envoi"]) == "2024-01-08"
    assert first.faits == {"objet": "indu", "auteur": "caisse"}, "objet du même nom, auteur repris de source"


BRANCH = "2024-01-20 reclamation"
# procédure, événements, état principal, branches, refus, motif
ROUTES = [
    (BY_EVENT, [ASKED, BRANCH], "debut", ["suite finie 2024-01-10"], [],
     "la seule branche qui peut le recevoir le reçoit"),
    (BY_EVENT, [ASKED, "2024-01-15 decision", BRANCH], "decidee", ["suite ouverte 2024-01-10"], ["ambigu"],
     "deux branches le recevraient : refusé, il faut nommer"),
    (BY_EVENT, [ASKED, "2024-01-15 decision", f"{BRANCH} branche=suite"], "decidee", ["suite finie 2024-01-10"], [],
     "il nomme sa branche"),
    (BY_EVENT, [ASKED, "2024-01-15 decision", f"{BRANCH} branche=essai"], "clos", ["suite ouverte 2024-01-10"], [],
     "il nomme le dossier principal"),
    (BY_EVENT, [ASKED, f"{BRANCH} branche=suite#2"], "debut", ["suite ouverte 2024-01-10"],
     ["aucune branche ouverte ne se nomme « suite#2 »"], "une branche qui pourrait s'ouvrir, et ne l'est pas"),
    (BY_EVENT, [ASKED, "2024-01-20 propre"], "debut", ["suite ouverte 2024-01-10"], [],
     "un acte que seule la branche connaît"),
    (BY_EVENT, ["2024-01-05 propre", ASKED], "debut", ["suite ouverte 2024-01-10"], ["aucune branche ouverte"],
     "un acte de la branche avant qu'elle soit ouverte : refusé, sans rien casser"),
    (BY_EVENT, ["2024-01-05 propre branche=suite", ASKED], "debut", ["suite ouverte 2024-01-10"],
     ["aucune branche ouverte"], "le même, qui nomme sa branche"),
    (NAMED, [ASKED, "2024-01-15 decision", f"{BRANCH} branche=contestation"], "decidee",
     ["contestation finie 2024-01-10"], [], "une branche peut avoir un nom à elle"),
    (NAMED, [ASKED, "2024-01-15 decision", f"{BRANCH} branche=suite"], "decidee", ["contestation finie 2024-01-10"],
     [], "et se nomme aussi par sa procédure"),
    (BY_EVENT, [ASKED, "2024-01-12 demande", f"{BRANCH} branche=suite#2"], "debut",
     ["suite ouverte 2024-01-10", "suite#2 finie 2024-01-12"], [], "la seconde, par son numéro"),
]  # fmt: skip


@pytest.mark.parametrize("row", ROUTES, ids=[row[5] for row in ROUTES])
def test_route(row: tuple[str, list[str], str, list[str], list[str], str]) -> None:
    body, lines, etat, expected, refused, why = row
    situation = stands(body, "2024-01-25", *lines)
    assert (situation.etat.id, branches(situation)) == (etat, expected), told(situation, why)
    found = refusals(situation)
    assert len(found) == len(refused), told(situation, f"{why} : {found}")
    assert all(start in motif for start, motif in zip(refused, found, strict=True)), told(situation, f"{why} : {found}")


def test_a_branch_that_nothing_can_open_is_a_wrong_dossier() -> None:
    """A name that no procedure of the case can bear is a slip of the pen, told with the names that exist."""
    with pytest.raises(InputError) as error:
        stands(BY_EVENT, "2024-01-25", ASKED, f"{BRANCH} branche=inconnue")
    (problem,) = error.value.problems
    assert problem.key == "evenements[2].branche"
    assert "essai, suite" in problem.remedy.fr


def test_an_ambiguous_refusal_names_the_branches() -> None:
    situation = stands(BY_EVENT, "2024-01-25", ASKED, "2024-01-15 decision", BRANCH)
    assert refusals(situation) == [
        "ambigu : plusieurs branches peuvent le recevoir (essai, suite) ; donner sa branche"
    ], told(situation, "le refus dit quelles branches")


def test_the_history_is_one_agenda_for_all_branches() -> None:
    situation = stands(BY_EVENT, "2024-03-01", ASKED)
    assert history(situation) == [
        "2024-01-10 evenement demande -> debut",
        "2024-01-10 evenement notification -> ouverte",
        "2024-02-11 echeance silence -> decidee",
        "2024-02-11 echeance reclamer -> finie",
    ], told(situation, "les fins de toutes les branches, dans l'ordre des dates")
    assert [line.branche for line in situation.historique] == ["", "suite", "", "suite"]


def test_the_projection_opens_branches_too_and_marks_every_line() -> None:
    situation = stands(BY_LAPSE, "2024-01-20", ASKED)
    found = [f"{line.date} {line.type} {line.nom}" for line in situation.previsions]
    assert found == [
        "2024-02-11 prevision silence",
        "2024-02-11 prevision notification",
        "2024-03-12 prevision reclamer",
    ], told(situation, "si personne n'agit, la branche s'ouvre : chaque ligne est une prévision")
    assert branches(situation) == [], "une branche seulement prévue n'est pas ouverte"
    assert not due(situation, "suite"), "ses délais non plus"


def test_a_procedure_that_opens_itself_for_ever_is_stopped(tmp_path: Path) -> None:
    endless = SUITE + (
        '[[ouvre]]\nlapse = "reclamer"\nprocedure = "suite"\ncomme = "notification"\nfondement = ["usage_franc"]\n'
    )
    (tmp_path / "procedures" / "suite.toml").write_text(endless, encoding="utf-8")
    situation = stands(BY_EVENT, "2024-01-20", ASKED)
    assert 100 < len(situation.previsions) < 500, "la projection s'arrête"
    assert any("projection arrêtée après" in reserve.fr for reserve in situation.reserves), "et le dit"
