"""Traps 18 to 25 of the sheet on recours: authorities, experts, units, regimes, and the texts themselves."""

import datetime
import re

import pytest

from agenda_case import DAY, reserves, seen
from delais import Delai, calendar, compute, load_procedure
from trap_case import play, refused, told
from trap_rows import Row, check, table

RECOURS = [
    "recours_amiable", "commission_medicale_recours_amiable", "tribunal", "appel", "pourvoi", "expertise_medicale",
    "contentieux_technique", "tarification", "conciliation_accident_agricole", "recours_aaexa",
    "tutelle_prestations_sociales",
]  # fmt: skip
EXPERTISE, TARIF, APPEL = "expertise_medicale", "tarification", "appel"
ALL = "delai_mentionne=true voies_mentionnees=true"
BOTH = ["1995-03-01 notification_jugement partie=requerant", "1995-03-15 notification_jugement partie=defendeur"]
RATE = f"2010-02-15 notification_decision decision=2010-01-04 {ALL}"


@table(
    (APPEL, BOTH, "1995-03-16", "delai_appel_ouvert", "appel_autorite", "court 1995-04-18",
     "l'autorité compte de la notification aux parties : samedi 15 avril, lundi de Pâques, mardi 18"),
    (APPEL, [*BOTH, "1995-04-18 declaration_appel partie=autorite"], "1995-04-19", "appel_forme", "", "",
     "son dernier jour, quand la partie notifiée la première n'a plus d'appel"),
    (APPEL, [*BOTH, "1995-04-18 declaration_appel partie=requerant"], "1995-04-19", "delai_appel_echu", "", "",
     "le même jour, l'appel de cette partie est tardif"),
    (TARIF, [RATE], "2010-02-16", "decision_notifiee", "recours_autorite", "court 2010-03-04",
     "tarification : deux mois du jour de la décision"),
    (TARIF, [RATE], "2010-02-16", "decision_notifiee", "recours_employeur", "court 2010-04-15",
     "l'employeur, lui, compte de la réception"),
    (TARIF, [RATE, "2010-03-20 recours_autorite", "2010-04-12 saisine_cour"], "2010-04-13", "cour_saisie",
     "recours_autorite", "echu 2010-03-04", "l'autorité est forclose quand l'employeur ne l'est pas"),
)  # fmt: skip
def test_trap_18_an_authority_has_its_own_clock(row: Row) -> None:
    check(row)


PARTIES = [
    "2000-02-01 saisine_juge",
    "2000-02-25 decision_juge",
    "2000-03-01 notification_decision partie=allocataire delai_mentionne=true",
    "2000-03-08 notification_decision partie=organisme_payeur delai_mentionne=true",
    "2000-03-10 appel partie=allocataire",
    "2000-03-23 appel partie=organisme_payeur",
]


def test_trap_18_the_appeal_of_one_leaves_the_others_their_own_clock() -> None:
    situation = play("tutelle_prestations_sociales", "2000-03-24", *PARTIES)
    assert not refused(situation), told(situation, "notifié le 8 mars, l'organisme a jusqu'au 23, l'autre ayant appelé")
    tardy = play(
        "tutelle_prestations_sociales", "2000-03-27", *PARTIES[:-1], "2000-03-24 appel partie=organisme_payeur"
    )
    assert len(refused(tardy)) == 1, told(
        tardy, "le 24, son propre délai est fini : l'appel d'un autre ne le sauve pas"
    )


def decided(year: int, matiere: str) -> str:
    return f"{year}-03-01 decision_contestee reception={year}-03-08 matiere={matiere}"


@table(
    (EXPERTISE, [decided(2010, "maladie")], "2010-03-09", "decision_prise", "demande_expertise", "court 2010-04-01",
     "un mois de la date de la décision, non de sa réception du 8 mars"),
    (EXPERTISE, [decided(2010, "maladie"), "2010-04-06 demande_expertise"], "2010-04-07", "expertise_forclose",
     "demande_expertise", "echu 2010-04-01", "à temps depuis la réception, tardive depuis la décision"),
    (EXPERTISE, [decided(1990, "at_mp"), "1990-11-05 demande_expertise"], "1990-11-06", "recherche_expert",
     "demande_expertise_at", "absent", "accident du travail en 1990 : aucun mois, huit mois après"),
    (EXPERTISE, [decided(1990, "maladie"), "1990-11-05 demande_expertise"], "1990-11-06", "expertise_forclose",
     "demande_expertise", "echu 1990-04-02", "maladie en 1990 : le mois, dimanche 1er avril, lundi 2"),
    (EXPERTISE, [decided(2010, "at_mp")], "2010-03-09", "decision_prise", "demande_expertise_at", "court 2010-04-01",
     "accident du travail en 2010 : le mois y vaut aussi"),
)  # fmt: skip
def test_trap_19_the_expertise_month_runs_from_the_decision(row: Row) -> None:
    check(row)


EXAMINED = [
    decided(2010, "maladie"),
    "2010-03-15 demande_expertise reception=2010-03-16",
    "2010-03-22 designation_expert",
    "2010-03-24 protocole_expertise reception=2010-03-26",
    "2010-04-02 examen_medical",
]


def test_trap_20_forty_eight_hours_are_hours() -> None:
    friday = datetime.datetime(2010, 4, 2, 10, 30)  # noqa: DTZ001 (a legal hour has no zone)
    due = compute(Delai("48 heures", "calendaire"), friday, calendar("metropole"))
    assert (due.date, due.heure) == (DAY("2010-04-04"), datetime.time(10, 30)), (
        f"vendredi 10 h 30 + 48 heures = dimanche 10 h 30, non le {due.date} à {due.heure}"
    )
    situation = play(EXPERTISE, "2010-04-03", *EXAMINED)
    assert seen(situation, "conclusions") == "court 2010-04-04", told(
        situation, "dimanche de Pâques : ni deux jours de procédure, ni report au mardi 6"
    )
    assert "heure de départ inconnue" in reserves(situation, "conclusions"), told(
        situation, "sans l'heure de l'examen, la fin du second jour est une réserve à dire"
    )


TECH = "notification_decision delai_mentionne=true organisme_mentionne=true"
NATIONALE = [
    f"1995-01-10 {TECH}",
    "1995-02-01 saisine_juridiction",
    "1995-06-01 decision_juridiction",
    "1995-06-06 notification_decision_juridiction delai_mentionne=true organisme_mentionne=true",
    "1995-06-20 appel",
    "1995-09-01 designation_medecin",
]
AGRI = [
    "1996-03-01 notification_decision objet=revision mention_deux_mois=true",
    "1996-03-20 saisine_president reception=1996-03-21",
]


@table(
    ("tutelle_prestations_sociales", ["2000-02-01 saisine_juge"], "2000-06-01", "juge_saisi", "decision_juge",
     "echu 2000-03-01", "le mois du juge est indicatif : dépassé, rien ne change"),
    ("conciliation_accident_agricole", AGRI, "1996-06-01", "president_saisi", "convocation", "echu 1996-04-22",
     "le mois du président aussi"),
    (EXPERTISE, EXAMINED[:-1], "2010-04-27", "expert_a_remplacer", "rapport", "echu 2010-04-26",
     "le mois de l'expert ne l'est pas : il est remplacé"),
    ("contentieux_technique", NATIONALE, "1995-10-03", "medecin_a_remplacer", "rapport_medical", "echu 1995-10-02",
     "le médecin de la commission nationale non plus"),
    ("conciliation_accident_agricole", [*AGRI, "1996-04-01 designation_expert"], "1996-04-17",
     "expert_dessaisissable", "rapport_expert", "echu 1996-04-16", "l'expert agricole peut être dessaisi"),
    ("conciliation_accident_agricole", [*AGRI, "1996-04-01 designation_expert", "1996-05-02 depot_rapport"],
     "1996-05-03", "rapport_depose", "", "", "mais le président peut garder son rapport tardif"),
)  # fmt: skip
def test_trap_21_within_the_month_is_indicative_unless_a_replacement_follows(row: Row) -> None:
    check(row)


FRIDAY = "2024-03-01"
REGIMES = {"franc_tutelle": "2024-03-12", "franc": "2024-03-11", "ordinaire": "2024-03-11", "calendaire": "2024-03-09"}


@pytest.mark.parametrize("regime", REGIMES)
def test_trap_22_franc_limits_have_their_own_first_day(regime: str) -> None:
    found = str(compute(Delai("8 jours", regime), DAY(FRIDAY), calendar("metropole")).date)
    assert found == REGIMES[regime], f"huit jours du vendredi 1er mars 2024, régime {regime} : {found}"


@pytest.mark.parametrize("procedure", RECOURS)
def test_trap_22_the_claimant_never_has_a_franc_limit(procedure: str) -> None:
    franc = [
        each.id
        for each in load_procedure(procedure).delais.values()
        if each.actor in ("requerant", "assure", "employeur", "victime", "appelant")
        and any(each.regime_of(value).id.startswith("franc") for value in each.values)
    ]
    assert not franc, f"{procedure} : délais de l'usager comptés francs, {franc}"


SUPERSEDED = [
    ("recours_amiable", ["1986-01-10 notification_decision delai_mentionne=true"], "saisine_cra", "court 1986-03-10",
     "n'a pas été retrouvé", "R. 142-1 absent du texte de 1985 : deux mois, avec sa réserve"),
    ("recours_amiable", ["1986-01-10 notification_decision delai_mentionne=true",
     "1986-02-03 saisine_cra reception=1986-02-05"], "silence_cra", "court 1986-03-05", "",
     "R. 142-6 absent aussi : le silence d'un mois existe"),
    ("tribunal", ["1986-02-03 saisine_tribunal", "1986-02-10 fixation_audience audience_le=1986-06-16"], "convocation",
     "court 1986-05-31", "version non retrouvée", "R. 142-19 absent : la convocation se compte, avec sa réserve"),
    ("tribunal", ["1986-02-03 saisine_tribunal", "1986-02-10 ordonnance_diligences reception=1986-02-12"],
     "peremption", "court 1988-02-12", "version non retrouvée", "R. 142-22 absent : de même"),
    ("contentieux_technique", [f"1986-01-10 {TECH}"], "saisine_juridiction", "court 1986-03-10",
     "version non retrouvée", "R. 143-6 absent : de même"),
]  # fmt: skip


@pytest.mark.parametrize("row", SUPERSEDED, ids=[row[-1] for row in SUPERSEDED])
def test_trap_23_an_article_missing_from_a_partial_source_is_not_a_missing_rule(
    row: tuple[str, list[str], str, str, str, str],
) -> None:
    procedure, lines, delai, expected, reserve, why = row
    situation = play(procedure, "1986-02-14", *lines)
    assert seen(situation, delai) == expected, told(situation, why)
    assert reserve in reserves(situation, delai), told(situation, f"{why} : la réserve « {reserve} » doit paraître")


@table(
    (EXPERTISE, ["2019-09-20 decision_contestee matiere=maladie", "2019-10-01 demande_expertise reception=2019-10-02"],
     "2019-10-03", "recherche_expert", "accord_expert", "court 2019-11-04",
     "octobre 2019 : le mois d'accord des médecins, malgré la date du 8 juillet 2019 affichée"),
    (EXPERTISE, ["2019-09-20 decision_contestee matiere=maladie", "2019-10-01 demande_expertise reception=2019-10-02"],
     "2019-10-03", "recherche_expert", "designation", "absent", "et pas encore les quinze jours du texte de 2020"),
    (EXPERTISE, ["2019-12-20 decision_contestee matiere=maladie", "2020-01-02 demande_expertise reception=2020-01-03"],
     "2020-01-04", "recherche_expert", "designation", "court 2020-01-20",
     "janvier 2020 : quinze jours, samedi 18, lundi 20"),
)  # fmt: skip
def test_trap_24_the_text_dated_july_2019_is_the_text_of_2020(row: Row) -> None:
    check(row)


ERA = re.compile(r"TASS|grande instance|tribunal judiciaire|pôle social|affaires de sécurité sociale", re.IGNORECASE)


@pytest.mark.parametrize("procedure", ["recours_amiable", "tribunal", "appel", "pourvoi", "recours_aaexa"])
def test_trap_25_no_label_names_a_court_of_one_era(procedure: str) -> None:
    read = load_procedure(procedure)
    labels = [each.label for each in (*read.states.values(), *read.events.values(), *read.delais.values())]
    named = [label for label in [read.label, *labels] if ERA.search(label)]
    assert not named, f"{procedure} va de 1985 à aujourd'hui, mais nomme la juridiction d'une époque : {named}"


def test_trap_25_one_procedure_serves_the_three_courts() -> None:
    for year in (1995, 2019, 2023):
        situation = play("tribunal", f"{year}-03-02", f"{year}-03-01 saisine_tribunal")
        assert situation.etat.id == "instance_introduite", told(situation, f"le tribunal de {year} se saisit de même")
        assert not refused(situation), told(situation, f"rien à refuser en {year}")
