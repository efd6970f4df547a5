"""Which acts are possible on a day, what one would change, what changed between two looks: by the one replay."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

import delais
from agenda_case import DAY, event, told
from command_line import EXAMPLES, RECOURS
from delais import Dossier, Evenement, InputError, difference, load_dossier, possible_acts, replay, what_if
from delais.procedure import load_procedure, procedure_ids

AU = DAY("2024-03-12")
TOLD = "delai_mentionne=true voies_mentionnees=true"
CONTRAINTE = EXAMPLES / "contrainte-2018-un-jour-de-retard.toml"


def case(*lines: str, procedure: str = "recours_amiable") -> Dossier:
    return Dossier(procedure, tuple(event(line) for line in lines), "essai")


CLAIM = case(f"2024-02-07 notification_decision {TOLD}", "2024-03-04 saisine_cra reception=2024-03-06")

# acte, jour de l'examen, état d'arrivée, délais changés, motif
WHAT_IF = [
    ("2024-03-12 desistement", "desiste", ["clos silence_cra"], "le désistement clôt le silence"),
    ("2024-03-12 notification_decision_cra favorable=true", "satisfaction", ["clos silence_cra"], "tout est accordé"),
    (f"2024-03-12 notification_decision_cra favorable=false {TOLD}", "decision_cra_notifiee",
     ["ouvert saisine_tribunal", "clos silence_cra"], "le rejet ouvre la saisine du tribunal"),
    ("2024-03-12 saisine_cra", None, [], "la commission est déjà saisie : refus, et rien d'autre"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "state", "lives", "why"), WHAT_IF, ids=[row[-1] for row in WHAT_IF])
def test_what_an_act_would_change(line: str, state: str | None, lives: list[str], why: str) -> None:
    found = what_if(CLAIM, event(line), au=AU)
    assert [each.after and each.after.id for each in found.states] == ([state] if state else []), told(found.after, why)
    assert sorted(f"{each.kind} {each.vie.id}" for each in found.lives) == sorted(lives), told(found.after, why)
    assert bool(found.refusals) == (state is None), told(found.after, why)


@pytest.mark.parametrize("row", WHAT_IF, ids=[row[-1] for row in WHAT_IF])
def test_it_is_what_a_replay_with_the_act_shows(row: tuple[str, str | None, list[str], str]) -> None:
    act = event(row[0])
    found = what_if(CLAIM, act, au=AU)
    done = replay(evolve(CLAIM, evenements=(*CLAIM.evenements, act)), au=AU)
    assert found.before == replay(CLAIM, au=AU)
    assert found.after == done, "une seule computation"


def test_by_default_it_is_seen_on_the_day_of_the_act() -> None:
    assert what_if(CLAIM, event("2024-03-12 desistement")).after.au == AU


def test_an_act_later_than_the_look_is_refused_rather_than_without_effect() -> None:
    with pytest.raises(InputError, match="après le jour de l'examen"):
        what_if(CLAIM, event("2024-03-13 desistement"), au=AU)


def test_an_act_that_does_not_exist_is_refused_as_everywhere() -> None:
    with pytest.raises(InputError, match="desistement"):
        what_if(CLAIM, Evenement("desistemant", AU))


def test_what_the_projection_loses_and_gains() -> None:
    found = what_if(CLAIM, event("2024-03-12 desistement"))
    assert [line.nom for line in found.previsions_gone], "le rejet implicite n'est plus à venir"
    assert found.previsions == ()


# procédure, événements, jour, actes attendus, actes absents, motif
POSSIBLE = [
    ("recours_amiable", [], "2024-01-01", {"notification_decision"}, {"saisine_tribunal", "desistement"},
     "rien n'est né : seule la décision est possible"),
    ("recours_amiable", [f"2024-02-07 notification_decision {TOLD}"], "2024-03-01", {"saisine_cra"},
     {"notification_decision_cra"}, "la commission ne répond pas avant d'être saisie"),
    ("recours_amiable", [f"2024-02-07 notification_decision {TOLD}"], "2024-04-09", set(), {"saisine_cra"},
     "le lendemain du 8 avril, la saisine n'est plus possible"),
    ("contrainte", ["2018-03-12 notification_mise_en_demeure"], "2018-04-12", set(), {"delivrance_contrainte"},
     "le mois n'est pas écoulé : pas de contrainte"),
    ("contrainte", ["2018-03-12 notification_mise_en_demeure"], "2018-04-13", {"delivrance_contrainte"}, set(),
     "le mois est écoulé"),
    ("controle_urssaf", [], "2025-06-12", {"premiere_visite"}, set(),
     "sans avis, la visite reste possible si elle recherche un travail dissimulé"),
    ("majorations_retard", ["2019-04-15 exigibilite"], "2019-06-03", {"demande_remise"}, set(),
     "rien n'est payé : la remise reste possible à qui dit sa procédure de surendettement"),
]  # fmt: skip


@pytest.mark.parametrize("row", POSSIBLE, ids=[row[-1] for row in POSSIBLE])
def test_the_acts_possible_on_a_day(row: tuple[str, list[str], str, set[str], set[str], str]) -> None:
    procedure, lines, au, there, absent, why = row
    situation = replay(case(*lines, procedure=procedure), au=DAY(au))
    names = {act.nom for act in possible_acts(situation) if any(each.refusal is None for each in act.variants)}
    assert there <= names, told(situation, f"{why} : {sorted(names)}")
    assert not absent & names, told(situation, f"{why} : {sorted(names)}")


def test_each_variant_says_what_it_changes() -> None:
    acts = {act.nom: act for act in possible_acts(replay(CLAIM, au=AU))}
    answer = acts["notification_decision_cra"]
    ends = {
        tuple(each.faits.items()): [state.after and state.after.id for state in each.difference.states]
        for each in answer.variants
    }
    assert ends[("favorable", True),] == ["satisfaction"]
    assert ends[("favorable", False),] == ["decision_cra_notifiee"]
    assert len(answer.variants) == len({repr(each.faits) for each in answer.variants})


def test_what_is_refused_for_a_number_or_a_day_left_unsaid_is_listed_with_its_reason() -> None:
    """Seniority is not said: the application stays possible to whoever has it."""
    situation = replay(case(procedure="concours_ecole"), au=DAY("2022-06-28"))
    (act,) = (each for each in possible_acts(situation) if each.nom == "candidature_interne")
    assert "services_depuis" not in act.variants[0].faits
    assert "quatre années d'ancienneté" in act.variants[0].refusal.fr


def test_what_must_be_supposed_is_named() -> None:
    """A day that the act must state is supposed, and said so: nothing is decided in silence."""
    supposed = [
        (id_, act.nom)
        for id_ in procedure_ids()
        for act in possible_acts(replay(Dossier(id_), au=AU))
        for each in act.variants
        if each.supposes
        != tuple(name for name in each.faits if act.event.facts[name].type in ("date", "duree", "entier"))
    ]
    assert supposed == []


@pytest.mark.parametrize("path", [RECOURS, CONTRAINTE], ids=lambda path: Path(path).stem)
def test_what_is_listed_is_accepted_and_what_is_not_is_refused(path: Path) -> None:
    dossier = load_dossier(path)
    days = sorted({each.date for each in dossier.evenements})
    for au in days:
        situation = replay(dossier, au=au)
        own = {act.nom for act in possible_acts(situation) if act.branche == ""}
        branches = {name for branch in situation.branches for name in branch.procedure.events}
        for name, declared in load_procedure(dossier.procedure).events.items():
            if name in branches or any(fact.required for fact in declared.facts.values()):
                continue
            refused = bool(what_if(dossier, Evenement(name, au), projection=False).refusals)
            assert (name in own) != refused, told(situation, f"{name} au {au}")


def test_every_procedure_answers() -> None:
    for id_ in procedure_ids():
        acts = possible_acts(replay(Dossier(id_), au=AU))
        assert json.dumps([act.to_dict() for act in acts])
        alive = load_procedure(id_).vie_on(AU) is not None
        assert bool(acts) == alive, f"{id_} : une procédure en vigueur commence par un acte"


def test_two_days_of_one_case() -> None:
    found = difference(replay(CLAIM, au=DAY("2024-03-05")), replay(CLAIM, au=DAY("2024-05-07")))
    kinds = [(each.kind, each.vie.id, each.vie.statut) for each in found.lives]
    assert ("clos", "silence_cra", "echu") in kinds, kinds
    assert [line.type for line in found.lines] == ["echeance"], found.lines
    assert [each.after.id for each in found.states] == ["rejet_implicite"]


def test_two_laws_of_one_case_or_nothing_at_all() -> None:
    same = difference(replay(CLAIM, au=AU), replay(CLAIM, au=AU))
    assert same.empty
    assert repr(same).startswith("<Difference") or len(repr(same)) < 200


def test_a_mention_that_was_not_made_is_a_doubt_or_a_status() -> None:
    unsaid = case("2024-02-07 notification_decision")
    before, after = replay(unsaid, au=AU), replay(case(f"2024-02-07 notification_decision {TOLD}"), au=AU)
    found = difference(before, after)
    assert [(each.kind, each.vie.id) for each in found.lives] == [("reserve", "saisine_cra")], found


def test_the_json_of_a_difference() -> None:
    document = what_if(CLAIM, event("2024-03-12 desistement")).to_dict()
    assert json.loads(json.dumps(document)) == document
    assert document["format"] == 1
    assert document["delais"]["clos"][0]["apres"]["statut"] == "sans_objet"
    assert {"etats", "delais", "lignes", "previsions_retirees", "reserves"} <= set(document)


def test_the_program_of_thirty_lines() -> None:
    """Rows of dicts in, JSON out."""
    path = Path(__file__).parent.parent / "examples" / "et_si.py"
    code = [line for line in path.read_text(encoding="utf-8").split('"""', 2)[2].splitlines() if line.strip()]
    assert len(code) <= 30
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, check=True)
    first, second = json.loads(done.stdout)
    assert {act["nom"] for act in first["possibles"]} >= {"desistement", "notification_decision_cra"}
    assert first["si_desistement"]["etats"][0]["apres"] == "desiste"
    assert first["depuis_une_semaine"]["delais"]["ouverts"] == [] != first["possibles"]
    assert "saisine_cra" in {act["nom"] for act in second["possibles"]}
    assert second["si_desistement"]["lignes"][0]["type"] in ("evenement", "refus")


def test_the_names_are_public() -> None:
    names = {
        "Difference",
        "LifeChange",
        "PossibleAct",
        "StateChange",
        "Variant",
        "difference",
        "possible_acts",
        "what_if",
    }
    assert names <= set(delais.__all__)
