"""Traps 1 to 9 of the sheet on recours: each case is one that a naive computation gets wrong."""

import pytest

from agenda_case import seen
from delais import load_procedure
from trap_case import play, told
from trap_rows import Row, check, table

CRA, CMRA, TRIBUNAL = "recours_amiable", "commission_medicale_recours_amiable", "tribunal"
ALL = "delai_mentionne=true voies_mentionnees=true"
MED = f"notification_decision {ALL} nature_decision=recouvrement"
LATE_2018 = f"2018-11-15 notification_decision {ALL}"
MEDICAL = f"2021-12-06 notification_decision {ALL} objet=autre_medicale"
COMITE = ["2025-11-03 saisine_comite", f"2025-09-15 notification_decision {ALL}"]
IDLE_2017 = ["2017-03-06 saisine_tribunal", "2017-06-01 diligence"]


@table(
    (CRA, [f"2016-12-31 {MED}"], "2017-01-05", "decision_notifiee", "saisine_cra", "court 2017-01-31",
     "mise en demeure notifiée en 2016 : un mois, bien que le recours soit formé en 2017"),
    (CRA, [f"2017-01-02 {MED} envoi=2016-12-29"], "2017-01-05", "decision_notifiee", "saisine_cra", "court 2017-03-02",
     "émise en 2016, notifiée en 2017 : deux mois, la notification choisit"),
    (CRA, [LATE_2018, "2018-12-10 saisine_cra reception=2018-12-12"], "2019-01-05", "cra_saisie", "silence_cra",
     "court 2019-01-12", "recours introduit en 2018 : un mois de silence, regardé en 2019"),
    (CRA, [LATE_2018, "2019-01-07 saisine_cra reception=2019-01-08"], "2019-01-10", "cra_saisie", "silence_cra",
     "court 2019-03-08", "même décision, recours introduit en 2019 : deux mois"),
    (CMRA, [MEDICAL, "2021-12-20 saisine_cmra reception=2021-12-22"], "2022-01-05", "decision_notifiee", "", "",
     "recours de 2021 : l'expertise, non la commission médicale, quel que soit le jour où l'on regarde"),
    (CMRA, [MEDICAL, "2022-01-03 saisine_cmra reception=2022-01-05"], "2022-01-06", "recours_introduit", "silence_cmra",
     "court 2022-05-05", "même décision, recours de 2022 : la commission médicale"),
    (TRIBUNAL, [*IDLE_2017, "2019-09-02 constat_peremption"], "2020-03-01", "instance_perimee", "", "",
     "péremption constatée en 2019 : acquise sous le seul CPC 386"),
    (TRIBUNAL, [*IDLE_2017, "2020-02-03 constat_peremption"], "2020-03-01", "peremption_acquise_2019", "", "",
     "non constatée au 1er janvier 2020 : R. 142-10-10 l'emporte, rien n'avait été ordonné"),
    (CRA, [*COMITE, "2025-10-20 saisine_cra reception=2025-10-22"], "2026-01-30", "cra_saisie", "silence_cra",
     "interrompu", "recours de 2025 : le comité des abus de droit retient encore le silence en 2026"),
)  # fmt: skip
def test_trap_01_each_reform_has_its_own_selection_key(row: Row) -> None:
    check(row)


CHAINED = [
    f"2023-01-10 notification_decision {ALL}",
    "2023-02-01 saisine_cra reception=2023-02-03",
    f"2023-02-10 accuse_reception {ALL}",
]
DOCUMENTS = "2023-03-20 production_documents reception=2023-03-22"


@table(
    (CRA, CHAINED, "2023-04-10", "rejet_implicite", "saisine_tribunal_implicite", "court 2023-06-05",
     "silence fini le 3 avril, deux mois, samedi 3 juin : lundi 5"),
    (CRA, CHAINED, "2023-06-06", "forclos", "saisine_tribunal_implicite", "echu 2023-06-05", "sans documents, forclos"),
    (CRA, [*CHAINED, DOCUMENTS], "2023-06-06", "rejet_implicite", "saisine_tribunal_implicite", "court 2023-07-24",
     "les documents portent le silence au 22 mai : le tribunal suit, samedi 22 juillet, lundi 24"),
    (CRA, [DOCUMENTS, *CHAINED, "2023-07-24 saisine_tribunal"], "2023-07-25", "tribunal_saisi",
     "saisine_tribunal_implicite", "satisfait 2023-07-24", "inscrits en désordre au dossier, même échéance"),
)  # fmt: skip
def test_trap_02_the_court_limit_follows_a_silence_that_documents_pushed_back(row: Row) -> None:
    check(row)


EFFECTS = {
    (CRA, "silence_cra"): "faculte",
    (CMRA, "silence_cmra"): "rejet",
    ("recours_aaexa", "silence_groupement"): "rejet",
    ("tarification", "silence_gracieux"): "rejet",
    (CRA, "reponse_transaction"): "rejet",
    (CRA, "approbation_transaction"): "accord",
    ("expertise_medicale", "opposition_medecin"): "accord",
}


@pytest.mark.parametrize("where", EFFECTS, ids=[delai for _, delai in EFFECTS])
def test_trap_03_a_silence_means_what_its_own_text_says(where: tuple[str, str]) -> None:
    procedure, delai = where
    found = load_procedure(procedure).delais[delai].effet
    assert found == EFFECTS[where], f"{procedure}, « {delai} » : le silence vaut {found}, non {EFFECTS[where]}"


DECIDED = f"2023-04-20 notification_decision_cra favorable=false {ALL}"
AAEXA = "2005-03-01 notification_decision organisme=groupement objet=prestations"
GROUPEMENT = [AAEXA, "2005-03-10 saisine_commission reception=2005-03-11"]
TRANSACTION = [f"2022-03-01 {MED}", "2022-03-21 demande_transaction"]
HORS_LISTE = [
    "2020-09-01 decision_contestee matiere=maladie",
    "2020-09-14 demande_expertise reception=2020-09-16",
    "2020-09-25 proposition_hors_liste",
]


@table(
    (CRA, [*CHAINED, DECIDED], "2023-04-21", "decision_cra_notifiee", "saisine_tribunal", "court 2023-06-20",
     "simple faculté : la commission peut encore décider, et sa décision ouvre son propre délai"),
    ("recours_aaexa", [*GROUPEMENT, "2005-05-02 notification_decision_groupement favorable=true"], "2005-05-03",
     "rejet_implicite", "", "", "rejet par le texte même : la réponse tardive ne défait pas le rejet"),
    (CRA, TRANSACTION, "2022-04-21", "decision_notifiee", "saisine_cra", "court 2022-06-20",
     "silence du directeur : refus, deux mois entiers pour la commission"),
    (CRA, [*TRANSACTION, "2022-04-04 proposition_transaction"], "2022-05-06", "transaction", "approbation_transaction",
     "echu 2022-05-05", "silence de l'autorité : approbation, à l'inverse du directeur"),
    ("expertise_medicale", HORS_LISTE, "2020-10-04", "designation_acquise", "opposition_medecin", "echu 2020-10-03",
     "silence du médecin traitant : accord"),
)  # fmt: skip
def test_trap_03_opposite_silences_stay_opposite(row: Row) -> None:
    check(row)


CMRA_2023 = [f"2023-01-10 notification_decision {ALL}", "2023-02-01 saisine_cmra reception=2023-02-03"]
MIXTE = [CMRA_2023[0], CMRA_2023[1] + " mixte=true"]
ACOSS = [
    "2006-02-01 notification_decision delai_mentionne=true nature_decision=contribution_l137_6",
    "2006-02-15 saisine_cra reception=2006-02-16",
]


@table(
    (CRA, [*CHAINED, "2023-04-03 production_documents reception=2023-04-05"], "2023-04-06", "cra_saisie", "silence_cra",
     "court 2023-06-05", "postés le dernier jour du silence, ils le font repartir de leur réception"),
    (CRA, [*CHAINED, "2023-04-04 production_documents reception=2023-04-05"], "2023-04-06", "rejet_implicite",
     "silence_cra", "echu 2023-04-03", "postés le lendemain : trop tard (Cass. 2e civ., 14-13.521)"),
    ("recours_aaexa", [*GROUPEMENT, "2005-04-08 production_documents reception=2005-04-11"], "2005-04-13",
     "commission_saisie", "silence_groupement", "court 2005-05-11", "AAEXA : produits dans le mois"),
    ("recours_aaexa", [*GROUPEMENT, "2005-04-12 production_documents reception=2005-04-12"], "2005-04-13",
     "rejet_implicite", "silence_groupement", "echu 2005-04-11", "AAEXA : produits le mois passé, sans effet"),
    (CRA, [*ACOSS, "2006-03-10 production_documents reception=2006-03-13"], "2006-03-14", "cra_saisie", "silence_cra",
     "court 2006-05-13", "contribution L. 137-6 : deux mois repartent"),
    (CMRA, [*CMRA_2023, DOCUMENTS], "2023-03-23", "recours_introduit", "silence_cmra", "court 2023-06-03",
     "commission médicale : les documents ne font rien repartir"),
    (CMRA, [*MIXTE, DOCUMENTS], "2023-03-23", "recours_mixte_sursis", "silence_cmra", "court 2023-08-03",
     "recours mixte : non plus"),
)  # fmt: skip
def test_trap_04_documents_restart_only_the_silences_that_say_so(row: Row) -> None:
    check(row)


RECTIFIED = ["2018-05-02 notification_decision delai_mentionne=true organisme_mentionne=true"]
TAUX_2010 = f"2010-03-01 notification_decision decision=2010-01-04 {ALL}"


@table(
    (CRA, ["2015-01-12 notification_decision delai_mentionne=true", "2015-02-02 saisine_cra reception=2015-02-04"],
     "2015-02-05", "cra_saisie", "silence_cra", "court 2015-03-04", "commission jusqu'en 2018 : un mois"),
    (CRA, CHAINED, "2023-02-05", "cra_saisie", "silence_cra", "court 2023-04-03", "commission aujourd'hui : deux mois"),
    (CRA, ACOSS, "2006-02-20", "cra_saisie", "silence_cra", "court 2006-04-16", "ACOSS 2002-2007 : deux mois déjà"),
    (CMRA, CMRA_2023, "2023-02-05", "recours_introduit", "silence_cmra", "court 2023-06-03", "médicale : quatre mois"),
    (CMRA, MIXTE, "2023-02-05", "recours_mixte_sursis", "silence_cmra", "court 2023-08-03", "mixte : six mois"),
    ("tarification", [TAUX_2010, "2010-03-15 reclamation_gracieuse"], "2010-03-16", "reclamation_formee",
     "silence_gracieux", "court 2010-05-15", "réclamation gracieuse : deux mois quand la commission en avait un"),
    ("contentieux_technique", [*RECTIFIED, "2018-05-14 recours_amiable reception=2018-05-16"], "2018-05-20",
     "recours_amiable_forme", "silence_amiable", "court 2018-06-16", "contentieux technique : un mois jusqu'à la fin"),
)  # fmt: skip
def test_trap_05_the_length_of_a_silence_depends_on_the_body(row: Row) -> None:
    check(row)


AGR = "1996-03-01 notification_decision objet=taux"
NO_RECEIPT = CHAINED[:2]


@table(
    (CRA, ["2018-03-05 notification_decision delai_mentionne=false"], "2024-01-01", "decision_notifiee", "saisine_cra",
     "inopposable", "sans mention, le délai ne court jamais, six ans après"),
    (CRA, ["2018-03-05 notification_decision delai_mentionne=true"], "2018-03-10", "decision_notifiee", "saisine_cra",
     "court 2018-05-07", "jusqu'en 2018 la mention du délai suffit"),
    (CRA, ["2024-03-05 notification_decision delai_mentionne=true"], "2024-03-10", "decision_notifiee", "saisine_cra",
     "court 2024-05-06", "voies non précisées : compté comme si elles étaient mentionnées, sous réserve"),
    (CRA, ["2024-03-05 notification_decision delai_mentionne=true voies_mentionnees=false"], "2024-12-31",
     "decision_notifiee", "saisine_cra",
     "inopposable", "depuis 2019 les voies de recours aussi"),
    (CRA, NO_RECEIPT, "2024-12-31", "rejet_implicite", "saisine_tribunal_implicite", "inopposable",
     "rejet implicite : les mentions de la décision première ne valent pas celles de l'accusé de réception"),
    (CRA, CHAINED, "2023-04-10", "rejet_implicite", "saisine_tribunal_implicite", "court 2023-06-05", "accusé complet"),
    ("conciliation_accident_agricole", [f"{AGR} mention_deux_mois=true mention_un_mois=false"], "1997-01-01",
     "decision_notifiee",
     "saisine_president", "inopposable", "R. 142-36 : pour le taux, la mention de deux mois ne sert à rien"),
    ("conciliation_accident_agricole", [f"{AGR} mention_un_mois=true"], "1996-03-02", "decision_notifiee",
     "saisine_president", "court 1996-04-01", "pour le taux, un mois mentionné, un mois opposable"),
    ("recours_aaexa", [f"{AAEXA} delai_mentionne=false"], "2005-03-02", "commission_a_saisir", "saisine_commission",
     "court 2005-05-02", "R. 142-44 n'a pas de condition de mention"),
    ("recours_aaexa", [f"{AAEXA} delai_mentionne=false".replace("prestations", "taux")], "2005-03-02",
     "tribunal_a_saisir", "saisine_directe", "court 2005-04-01", "R. 142-50 ne reprend pas R. 142-36"),
)  # fmt: skip
def test_trap_06_opposability_is_asked_of_the_right_limit_and_the_right_document(row: Row) -> None:
    check(row)


JUDGED = "notification_jugement partie=requerant"


@table(
    (CRA, [CHAINED[0], "2023-03-10 saisine_cra reception=2023-03-14"], "2023-03-15", "cra_saisie", "saisine_cra",
     "satisfait 2023-03-10", "postée le dernier jour, reçue après : à temps"),
    (CRA, ["2023-01-10 notification_decision envoi=2023-01-03 presentation=2023-01-05 " + ALL], "2023-01-11",
     "decision_notifiee", "saisine_cra", "court 2023-03-10", "l'usager compte de sa réception, non de l'envoi"),
    (CRA, [CHAINED[0], "2023-02-01 saisine_cra reception=2023-02-08"], "2023-02-09", "cra_saisie", "silence_cra",
     "court 2023-04-08", "le silence compte de la réception par l'organisme, non de l'envoi"),
    ("appel", [f"2021-03-10 {JUDGED} presentation=2021-03-01"], "2021-03-11", "delai_appel_ouvert", "appel",
     "court 2021-04-12", "lettre retirée neuf jours après sa présentation : le retrait compte (19-17.934)"),
    (CMRA, [CMRA_2023[0], "2023-02-01 saisine_cmra"], "2023-07-01", "recours_introduit", "silence_cmra", "a_venir",
     "commission médicale : sans date certaine de réception, aucun silence ne se compte"),
)  # fmt: skip
def test_trap_07_posting_and_receipt_are_two_days(row: Row) -> None:
    check(row)


AGR_1996 = "1996-03-01 notification_decision objet=revision mention_deux_mois=true"
TECH_1995 = "1995-03-01 notification_decision delai_mentionne=true organisme_mentionne=true"
TECHNIQUE, CONCILIATION = "contentieux_technique", "conciliation_accident_agricole"


@table(
    (TECHNIQUE, [TECH_1995, "1995-04-20 saisine_autre_organisme", "1995-06-15 saisine_juridiction"], "1995-06-16",
     "juridiction_saisie", "", "", "porté à temps devant un autre organisme (R. 143-31) : pas de forclusion"),
    (TECHNIQUE, [TECH_1995, "1995-06-15 saisine_juridiction"], "1995-06-16", "forclos", "saisine_juridiction",
     "echu 1995-05-02", "sans cette démarche, la même saisine est tardive"),
    (TECHNIQUE, [TECH_1995, "1995-05-04 saisine_autre_organisme"], "1995-06-16", "forclos", "", "",
     "la démarche elle-même tardive ne sauve rien"),
    (CONCILIATION, [AGR_1996, "1996-04-20 saisine_autre_autorite", "1996-07-01 saisine_president"], "1996-07-02",
     "president_saisi", "", "", "R. 142-40 : une autre autorité saisie à temps"),
    (CONCILIATION, [AGR_1996, "1996-07-01 saisine_president"], "1996-07-02", "forclos", "", "", "sans elle, forclos"),
)  # fmt: skip
def test_trap_08_the_wrong_body_seised_in_time_saves_the_claimant(row: Row) -> None:
    check(row)


CASES_09 = [
    (CRA, [f"2022-12-31 notification_decision {ALL}"], "saisine_cra", "", "court 2023-02-28",
     "31 décembre + 2 mois : dernier jour de février, non soixante jours"),
    (CRA, [f"2023-12-31 notification_decision {ALL}"], "saisine_cra", "", "court 2024-02-29", "année bissextile"),
    ("appel", [f"2023-12-13 {JUDGED}"], "appel", "", "court 2024-01-15", "samedi 13 janvier : lundi 15"),
    ("appel", [f"2023-12-13 {JUDGED}"], "appel", "guadeloupe", "court 2024-02-13",
     "le mois de distance s'ajoute avant le report : mardi 13 février, non jeudi 15"),
    (CRA, CHAINED[:2], "silence_cra", "etranger", "court 2023-04-03", "aucune distance pour un silence"),
    (CRA, [CHAINED[0], "2023-02-01 saisine_cra reception=2023-02-08"], "silence_cra", "", "court 2023-04-08",
     "samedi : un silence ne se reporte pas"),
    (CRA, CHAINED[:1], "saisine_cra", "etranger", "court 2023-03-10", "aucune distance pour le recours préalable"),
]  # fmt: skip


@pytest.mark.parametrize("row", CASES_09, ids=[row[-1] for row in CASES_09])
def test_trap_09_months_then_distance_then_one_rollover(row: tuple[str, list[str], str, str, str, str]) -> None:
    procedure, lines, delai, residence, expected, why = row
    day = max(line.split("reception=")[-1][:10] if "reception=" in line else line[:10] for line in lines)
    situation = play(procedure, day, *lines, residence={"requerant": residence} if residence else {})
    assert seen(situation, delai) == expected, told(situation, why)
