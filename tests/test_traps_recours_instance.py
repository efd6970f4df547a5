"""Traps 10 to 17 of the sheet on recours: hearings, judgments, appeals; each is one that a naive computation misses."""

import pytest

from agenda_case import DAY, seen
from delais import Delai, DueTable, calendar, compute
from trap_case import play, refused, told
from trap_rows import Row, check, table

CRA, CMRA, TRIBUNAL = "recours_amiable", "commission_medicale_recours_amiable", "tribunal"
TECHNIQUE, CONCILIATION = "contentieux_technique", "conciliation_accident_agricole"
ALL = "delai_mentionne=true voies_mentionnees=true"
JUDGED = "notification_jugement partie=requerant"
CMRA_2023 = [f"2023-01-10 notification_decision {ALL}", "2023-02-01 saisine_cmra reception=2023-02-03"]
AGR_1996 = "1996-03-01 notification_decision objet=revision mention_deux_mois=true"

FIXED_2023 = "2023-05-02 fixation_audience audience_le=2023-06-19"
BACKWARD = [
    (TRIBUNAL, ["2023-02-01 saisine_tribunal", FIXED_2023], "convocation", "2023-06-03",
     "lundi 19 juin - 15 jours : dimanche 4 juin entier, la veille est sûre, rien ne se reporte au lundi 5"),
    (CMRA, [*CMRA_2023, "2023-05-02 fixation_examen examen_le=2023-06-19 par=commission"], "information_examen",
     "2023-06-03", "même compte pour l'examen par la commission médicale"),
    ("tarification", [f"2023-01-10 notification_decision decision=2023-01-04 {ALL}",
     "2023-02-06 assignation audience_le=2023-06-19"], "depot_copie", "2023-06-18",
     "avant le jour de l'audience : la veille, un dimanche"),
    (CONCILIATION, [AGR_1996.replace("1996", "2007"), "2007-03-13 saisine_president reception=2007-03-14",
     "2007-03-20 fixation_audience audience_le=2007-04-16"], "convocation_avant_audience", "2007-03-31",
     "quinze jours avant le lundi 16 avril : dimanche 1er entier, la veille est sûre"),
    (CONCILIATION, [AGR_1996.replace("1996", "2007"), "2007-03-13 saisine_president reception=2007-03-14",
     "2007-03-20 fixation_audience audience_le=2007-04-16"], "convocation", "2007-04-16",
     "et dans le mois de la saisine, samedi 14 reporté au lundi 16 : les deux limites restent visibles"),
]  # fmt: skip


@pytest.mark.parametrize("row", BACKWARD, ids=[row[-1] for row in BACKWARD])
def test_trap_10_a_backward_limit_never_moves_towards_the_hearing(row: tuple[str, list[str], str, str, str]) -> None:
    procedure, lines, delai, expected, why = row
    situation = play(procedure, lines[-1][:10], *lines)
    assert seen(situation, delai).endswith(expected), told(situation, f"{why} : {seen(situation, delai)}")


def test_trap_10_no_backward_date_is_ever_rolled() -> None:
    rule, days = Delai("15 jours", "rebours", sens="avant"), calendar("metropole")
    answers = DueTable(rule, days)
    for month in range(1, 13):
        hearing = DAY(f"2023-{month:02d}-19")
        due = compute(rule, hearing, days).date
        assert (hearing - due).days == 16, (
            f"audience du {hearing} : la convocation du {due} ne laisse pas quinze jours entiers"
        )
        assert answers(hearing) == due, f"audience du {hearing} : la table et le calcul se contredisent"


def test_trap_11_two_limits_that_cannot_both_be_met_do_not_stop_the_case() -> None:
    lines = [
        *CMRA_2023,
        "2023-03-06 saisine_praticien",
        "2023-03-07 fixation_examen examen_le=2023-03-10 par=praticien",
        "2023-03-07 convocation_examen",
        "2023-03-10 examen_clinique par=praticien",
    ]
    situation = play(CMRA, "2023-03-20", *lines)
    assert not refused(situation), told(situation, "l'examen et sa convocation, indicatifs, ne se refusent pas")
    assert situation.etat.id == "recours_introduit", told(
        situation, "un retard indicatif ne fait pas avancer le dossier"
    )
    examined, informed = situation.delai("examen_praticien"), situation.delai("information_examen_praticien")
    assert examined, told(situation, "l'examen sous huit jours doit se montrer")
    assert informed, told(situation, "l'information huit jours avant doit se montrer")
    assert {examined.modele.nature, informed.modele.nature} == {"indicatif"}, "CMRA-08 n'a pas de sanction écrite"
    dates = [str(life.echeance.date) for life in (examined, informed) if life.echeance]
    assert dates == ["2023-03-14", "2023-03-01"], told(situation, "8 jours après le 6 mars, 8 entiers avant le 10")
    assert seen(situation, "silence_cmra") == "court 2023-06-03", told(situation, "les quatre mois ne bougent pas")


HEARD = ["2018-03-01 saisine_tribunal", "2018-10-01 fixation_audience audience_le=2018-12-03",
         "2018-11-05 convocation_envoyee mode=lrar", "2018-12-03 audience"]  # fmt: skip


@table(
    (TRIBUNAL, [*HEARD, "2018-12-20 jugement_prononce"], "2018-12-21", "jugement_rendu", "notification_jugement",
     "court 2019-01-04", "jugement de 2018 : la quinzaine"),
    (TRIBUNAL, [*HEARD, "2018-12-20 jugement_prononce"], "2019-02-01", "jugement_rendu", "notification_jugement",
     "echu 2019-01-04", "dépassée, elle ne fait rien courir"),
    (TRIBUNAL, [*HEARD, "2019-01-08 jugement_prononce"], "2019-02-01", "jugement_rendu", "notification_jugement",
     "absent", "jugement de 2019 : R. 142-10-7 n'a plus de nombre"),
)  # fmt: skip
def test_trap_12_the_quinzaine_died_in_2019(row: Row) -> None:
    check(row)


APPEALED = [f"2024-02-05 {JUDGED}", "2024-03-01 declaration_appel partie=requerant"]


@table(
    ("appel", [APPEALED[0], f"{APPEALED[1]} indemnites_journalieres=true"], "2024-03-10", "appel_forme",
     "execution_trente_jours", "court 2024-03-31", "trentième jour depuis l'appel du 1er mars, non le jugement"),
    ("appel", APPEALED, "2024-03-10", "appel_forme", "execution_trente_jours", "absent",
     "seule l'indemnité journalière est ainsi exécutée"),
)  # fmt: skip
def test_trap_13_provisional_execution_counts_from_the_appeal(row: Row) -> None:
    check(row)


DISPENSE = ["1988-03-01 notification_arret partie=requerant", "1988-04-20 demande_dispense partie=requerant"]
INDU = [
    f"2023-03-01 notification_decision {ALL} nature_decision=indu_l133_4_1",
    "2023-03-10 demande_rectification reception=2023-03-13",
]
TECH_1990 = "1990-03-01 notification_decision delai_mentionne=true organisme_mentionne=true"
MED_2022 = [f"2022-03-01 notification_decision {ALL} nature_decision=recouvrement", "2022-03-21 demande_transaction"]


@table(
    ("pourvoi", DISPENSE, "1988-05-20", "dispense_demandee", "pourvoi", "suspendu", "le délai est suspendu"),
    ("pourvoi", [*DISPENSE, "1988-07-15 notification_decision_dispense partie=requerant"], "1988-07-16",
     "delai_pourvoi_ouvert", "pourvoi", "court 1988-07-26",
     "suspension : les onze jours qui restaient, non deux mois nouveaux (15 septembre)"),
    (TECHNIQUE, [TECH_1990, "1990-03-20 recours_amiable reception=1990-03-21",
     "1990-04-10 notification_decision_amiable favorable=false"], "1990-04-11", "recours_amiable_clos",
     "saisine_juridiction", "court 1990-06-11", "interruption : deux mois entiers, dimanche 10 juin, lundi 11"),
    (CRA, [*INDU, "2023-03-30 reponse_rectification accordee=false"], "2023-03-31", "rectification_refusee",
     "saisine_cra", "court 2023-05-30", "rectification : deux mois entiers depuis la réponse"),
    (CRA, [*MED_2022, "2022-04-05 refus_transaction"], "2022-04-06", "decision_notifiee", "saisine_cra",
     "court 2022-06-07", "transaction : deux mois entiers, Pentecôte et son lundi, mardi 7 juin"),
    (CRA, [f"2020-02-10 notification_decision {ALL}"], "2020-02-11", "decision_notifiee", "saisine_cra",
     "court 2020-08-24", "article 2 de 2020 : recompté de la fin de la période, deux mois au plus"),
    (CMRA, [f"2019-11-04 notification_decision {ALL}", "2019-12-02 saisine_cmra reception=2019-12-02"], "2019-12-03",
     "recours_introduit", "silence_cmra", "court 2020-08-02", "article 13 : quatre mois s'ajoutent au 2 avril"),
)  # fmt: skip
def test_trap_14_suspension_interruption_and_extension_are_three_things(row: Row) -> None:
    check(row)


SEISED = "2021-02-01 saisine_tribunal"
ORDER = "2021-03-01 ordonnance_diligences reception=2021-03-08"


@table(
    (TRIBUNAL, [SEISED], "2026-02-02", "instance_introduite", "peremption", "absent",
     "rien d'ordonné : cinq ans d'inaction ne périment rien"),
    (TRIBUNAL, ["2010-02-01 saisine_tribunal"], "2018-06-01", "instance_introduite", "peremption", "absent",
     "de même devant le tribunal des affaires de sécurité sociale"),
    (TRIBUNAL, [SEISED, ORDER], "2021-03-09", "instance_introduite", "peremption", "court 2023-03-08",
     "ordonnée sans date : deux ans de la notification, non de la décision"),
    (TRIBUNAL, [SEISED, f"{ORDER} terme_fixe=2021-06-30"], "2021-07-01", "instance_introduite", "peremption",
     "court 2023-06-30", "date fixée : deux ans de cette date"),
    (TRIBUNAL, [SEISED, ORDER, "2022-05-02 diligence"], "2022-05-03", "instance_introduite", "peremption",
     "court 2024-05-02", "toute diligence interrompt"),
    (TRIBUNAL, [SEISED, ORDER], "2023-03-09", "peremption_acquise", "peremption", "echu 2023-03-08",
     "acquise n'est pas constatée"),
    (TRIBUNAL, [SEISED, ORDER, "2023-04-03 jugement_prononce"], "2023-04-04", "jugement_rendu", "", "",
     "que personne n'a fait constater, elle n'empêche pas de juger"),
    (TRIBUNAL, [SEISED, ORDER, "2023-02-01 constat_peremption"], "2023-02-02", "instance_introduite", "", "",
     "constatée trop tôt, refusée"),
    (TRIBUNAL, ["2018-02-01 saisine_tribunal", "2018-06-01 diligence"], "2020-07-01", "instance_introduite",
     "peremption_2019", "absent", "les deux ans de CPC 386 finissent en 2020 : le texte nouveau les efface"),
)  # fmt: skip
def test_trap_15_no_peremption_without_an_express_order(row: Row) -> None:
    check(row)


def refere(year: str) -> list[str]:
    return [
        f"{year}-05-02 demande_refere",
        f"{year}-05-20 ordonnance_refere",
        f"{year}-06-02 notification_ordonnance_refere",
    ]


@table(
    (TRIBUNAL, refere("2014"), "2014-06-03", "ordonnance_refere_notifiee", "appel_refere", "court 2014-06-17",
     "quinze jours : R. 142-21-1 écarte le mois de R. 142-28"),
    (TRIBUNAL, [*refere("2014"), "2014-06-30 appel_refere"], "2014-07-01", "refere_definitif", "appel_refere",
     "echu 2014-06-17", "formé dans le mois, l'appel est tardif"),
    (TRIBUNAL, refere("2022"), "2022-06-03", "ordonnance_refere_notifiee", "appel_refere", "court 2022-06-17",
     "pôle social : quinze jours aussi"),
    ("appel", [f"2014-06-02 {JUDGED}"], "2014-06-03", "delai_appel_ouvert", "appel", "court 2014-07-02",
     "le jugement au fond, lui, a un mois"),
)  # fmt: skip
def test_trap_16_an_urgent_order_is_appealed_in_fifteen_days(row: Row) -> None:
    check(row)


def declared(year: str, where: str) -> list[str]:
    return [f"{year}-03-01 {JUDGED}", f"{year}-03-15 declaration_appel partie=requerant destinataire={where}"]


APPELLATE_2010 = [
    "2010-01-11 notification_decision delai_mentionne=true organisme_mentionne=true",
    "2010-02-01 saisine_juridiction",
    "2010-09-01 decision_juridiction",
    "2010-09-13 notification_decision_juridiction delai_mentionne=true organisme_mentionne=true",
    "2010-10-13 appel",
]


@table(
    ("appel", declared("1990", "secretariat_premier_juge"), "1990-03-16", "appel_forme", "", "",
     "en 1990, au secrétariat du premier juge"),
    ("appel", declared("1990", "greffe_cour"), "1990-03-16", "delai_appel_ouvert", "", "",
     "en 1990, le greffe de la cour n'était pas le bon lieu"),
    ("appel", declared("2007", "greffe_cour"), "2007-03-16", "appel_forme", "", "", "en 2007, au greffe de la cour"),
    ("appel", declared("2007", "secretariat_premier_juge"), "2007-03-16", "delai_appel_ouvert", "", "",
     "en 2007, le secrétariat du premier juge n'est plus le bon lieu"),
    ("appel", declared("2023", "secretariat_premier_juge"), "2023-03-16", "delai_appel_ouvert", "", "",
     "aujourd'hui non plus"),
    (TECHNIQUE, APPELLATE_2010, "2010-10-14", "appel_forme", "appel", "satisfait 2010-10-13",
     "l'incapacité ne connaît pas ce changement : la règle des autres appels ne la barre pas"),
)  # fmt: skip
def test_trap_17_where_an_appeal_is_lodged_depends_on_the_time(row: Row) -> None:
    check(row)
