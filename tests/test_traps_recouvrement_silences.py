"""Recovery: versions, silences, fractions and chains that a naive computation gets wrong (traps T10 to T15)."""

import pytest

from agenda_case import seen, told
from delais import load_procedure
from recouvrement_case import Piege, holds, stands

MENTIONS = "delai_mentionne=true voies_mentionnees=true"


def label(row: object) -> str:
    return str(row[-1] if isinstance(row, tuple) else row)


# objet, notification, fin du délai de la commission, motif
COMMISSION = [
    ("recouvrement", "1989-03-01", "1989-05-02", "1985-1990 : deux mois (1er mai 1989 férié)"),
    ("recouvrement", "1995-03-01", "1995-04-03", "1990-2016 : un mois (1er avril 1995, samedi)"),
    ("recouvrement", "2016-12-30", "2017-01-30", "mise en demeure notifiée avant 2017 : un mois"),
    ("recouvrement", "2017-01-02", "2017-03-02", "notifiée depuis le 1er janvier 2017 : deux mois"),
    ("indu_l133_4", "2006-12-13", "2007-02-13", "indu : deux mois avant le 14 décembre 2006"),
    ("indu_l133_4", "2008-03-03", "2008-04-03", "indu : un mois de décembre 2006 à septembre 2012"),
    ("indu_l133_4", "2013-03-04", "2013-05-06", "indu : deux mois depuis (4 mai 2013, samedi)"),
]


@pytest.mark.parametrize("row", COMMISSION, ids=label)
def test_t10_how_long_to_reach_the_commission(row: tuple[str, str, str, str]) -> None:
    nature, day, end, why = row
    situation = stands("recours_amiable", day, f"{day} notification_decision {MENTIONS} nature_decision={nature}")
    assert seen(situation, "saisine_cra") == f"court {end}", told(situation, why)


@pytest.mark.parametrize(("sent", "end"), [("2018-12-20", "2019-01-24"), ("2019-01-03", "2019-03-07")])
def test_t10_the_silence_has_a_key_of_its_own(sent: str, end: str) -> None:
    received = {"2018-12-20": "2018-12-24", "2019-01-03": "2019-01-07"}[sent]
    log = (f"2018-12-03 notification_decision {MENTIONS} nature_decision=recouvrement",
           f"{sent} saisine_cra reception={received}")  # fmt: skip
    situation = stands("recours_amiable", received, *log)
    assert seen(situation, "silence_cra") == f"court {end}", told(
        situation, "le silence passe d'un à deux mois selon le jour du recours (2019), non celui de la mise en demeure"
    )


@pytest.mark.parametrize("piege", [
    Piege("cotisations : un mois suffit, la commission saisie ne retient rien", "contrainte",
          ("2023-01-10 notification_mise_en_demeure", "2023-02-01 saisine_cra", "2023-02-15 delivrance_contrainte"),
          "2023-02-15", "contrainte_decernee"),
    Piege("cotisations : les deux mois de la commission ne sont pas une condition", "contrainte",
          ("2023-01-10 notification_mise_en_demeure", "2023-02-13 delivrance_contrainte"), "2023-02-13",
          "contrainte_decernee", (("saisine_cra", "court 2023-03-10"),)),
    Piege("indu d'un professionnel, 2023 : la mise en demeure attend les deux mois", "indu_professionnel_sante",
          ("2023-01-09 notification_de_payer reception=2023-01-10", "2023-02-15 notification_mise_en_demeure"),
          "2023-02-15", "notification_recue", (), ("prématuré de 24 jours",)),
    Piege("indu d'un professionnel, 2023 : la commission saisie retient la mise en demeure", "indu_professionnel_sante",
          ("2023-01-09 notification_de_payer reception=2023-01-10", "2023-02-01 saisine_cra reception=2023-02-03",
           "2023-03-15 notification_mise_en_demeure"), "2023-03-15", "cra_saisie", (), ("attend sa décision",)),
    Piege("indu d'un assuré, 2013 : la commission saisie retient la mise en demeure", "indu_assure",
          ("2013-01-10 notification_indu", "2013-02-01 saisine_cra reception=2013-02-20",
           "2013-03-15 notification_mise_en_demeure"), "2013-03-15", "cra_saisie", (), ("attend sa décision",)),
], ids=label)  # fmt: skip
def test_t11_the_commission_holds_back_indus_not_contributions(piege: Piege) -> None:
    holds(piege)


# procédure, avis reçu, règle, fin du délai du directeur, motif ; une saisine trois semaines plus tôt
DIRECTEUR = [
    ("penalite_retraite_famille", "2008-03-03", "PRF-5", "2008-03-25", "2006 : trois semaines (lundi de Pâques)"),
    ("penalite_retraite_famille", "2012-09-07", "PRF-5", "2012-09-28", "encore trois semaines le 7 septembre 2012"),
    ("penalite_retraite_famille", "2012-09-10", "PRF-5", "2012-10-10", "R. 114-11, 2012 : un mois"),
    ("penalite_maladie", "2008-03-03", "PAM-4", "2008-03-18", "R. 147-3, même jour : quinze jours"),
    ("penalite_maladie", "2009-09-01", "PAM-7", "2009-10-01", "R. 147-2, 2009 : un mois"),
    ("penalite_maladie", "2011-10-03", "PAM-8", "2011-10-18", "R. 147-2, 2011 : quinze jours pour saisir l'UNCAM"),
]  # fmt: skip


REGLES = {"penalite_retraite_famille": {"PRF-5"}, "penalite_maladie": {"PAM-4", "PAM-7", "PAM-8"}}


@pytest.mark.parametrize("row", DIRECTEUR, ids=label)
def test_t12_two_rules_for_the_director_not_a_succession(row: tuple[str, str, str, str, str]) -> None:
    file, day, rule, end, why = row
    own = load_procedure(file).delais["suite_avis"]
    assert {value.rule for value in own.values} == REGLES[file], f"{why} : chaque article a ses propres versions"
    situation = stands(file, day, *to_the_commission(file, day), f"{day} avis_commission")
    vie = situation.delai("suite_avis")
    assert vie, told(situation, f"{why} : le délai du directeur n'est pas ouvert")
    assert seen(situation, "suite_avis") == f"court {end}", told(situation, why)
    assert vie.valeur.rule == rule, told(situation, f"{why} : règle {vie.valeur.rule}")


def to_the_commission(file: str, avis: str) -> tuple[str, ...]:
    """A case brought before the commission three weeks or so before `avis`, by the road of its time."""
    year, month = int(avis[:4]), int(avis[5:7])
    seised = f"{year}-{month - 1:02}-15 saisine_commission"
    if file == "penalite_maladie":
        exempt = "dispense_mise_en_garde=true"
        return (f"{year}-01-02 notification_griefs {exempt}", f"{year}-01-20 observations", seised)
    if year < 2010:
        return (f"{year}-01-02 notification_griefs", f"{year}-01-20 observations", seised)
    return (f"{year}-02-01 notification_griefs", f"{year}-02-20 observations",
            f"{year}-07-02 notification_penalite reception={year}-07-04", f"{year}-07-20 recours_gracieux",
            seised)  # fmt: skip


GRIEFS_2008 = ("2007-11-05 notification_griefs", "2007-11-20 observations", "2008-01-10 saisine_commission")
GRIEFS_2024 = ("2024-01-08 notification_griefs", "2024-02-12 saisine_commission")


@pytest.mark.parametrize("piege", [
    Piege("l'avis est réputé rendu le 10 février ; les trois semaines en partent, et finissent dimanche 2 mars",
          "penalite_retraite_famille", GRIEFS_2008, "2008-02-20", "avis_repute_rendu",
          (("avis_commission", "echu 2008-02-10"), ("suite_avis", "court 2008-03-03"))),
    Piege("lu deux ans après, le dossier est abandonné depuis mars 2008 : rien ne part du jour de la lecture",
          "penalite_retraite_famille", GRIEFS_2008, "2010-02-20", "abandon_repute",
          (("suite_avis", "echu 2008-03-03"),)),
    Piege("demandé au directeur avant la fin du mois, un mois de plus, compté d'un trait", "penalite_retraite_famille",
          (*GRIEFS_2008, "2008-02-08 demande_delai_supplementaire"), "2008-03-20", "avis_repute_rendu",
          (("avis_commission", "echu 2008-03-10"), ("suite_avis", "court 2008-03-31"))),
    Piege("demandé le lendemain de l'avis réputé rendu : trop tard", "penalite_retraite_famille",
          (*GRIEFS_2008, "2008-02-11 demande_delai_supplementaire"), "2008-02-11", "avis_repute_rendu", (),
          ("déjà réputé rendu",)),
    Piege("maladie : deux mois, puis quinze jours pour l'UNCAM, depuis le jour réputé", "penalite_maladie", GRIEFS_2024,
          "2024-04-13", "avis_repute_rendu", (("avis_commission", "echu 2024-04-12"),
                                              ("suite_avis", "court 2024-04-29"))),
    Piege("maladie : la commission décide elle-même d'un mois de plus", "penalite_maladie",
          (*GRIEFS_2024, "2024-04-10 prolongation_commission"), "2024-05-13", "avis_repute_rendu",
          (("avis_commission", "echu 2024-05-12"), ("suite_avis", "court 2024-05-27"))),
], ids=label)  # fmt: skip
def test_t13_the_chain_starts_from_the_deemed_date(piege: Piege) -> None:
    holds(piege)


# procédure, journal, au, état après le silence, motif
SILENCES = [
    ("recours_amiable", (f"2023-01-09 notification_decision {MENTIONS}", "2023-02-01 saisine_cra reception=2023-02-03"),
     "2023-04-04", "rejet_implicite", "commission de recours amiable : rejet"),
    ("contribution_assurance_automobile",
     ("2003-02-28 fin_bimestre exigible_le=2003-04-15", "2003-05-05 notification_creance",
      "2003-05-20 reclamation reception=2003-05-22"), "2003-07-23", "rejet_implicite", "R. 137-10 : rejet"),
    ("demande_exoneration", ("2005-01-10 demande reception=2005-01-12",), "2005-05-13", "rejet_implicite",
     "R. 130-1 : rejet, passé quatre mois"),
    ("indu_assure", ("2022-01-10 notification_indu", "2022-01-20 demande_rectification reception=2022-01-21"),
     "2022-02-22", "rectification_rejetee_implicitement", "R. 133-9-2 : rejet"),
    ("penalite_maladie", (*GRIEFS_2024, "2024-03-04 avis_commission", "2024-03-11 saisine_uncam reception=2024-03-12"),
     "2024-04-13", "uncam_favorable", "UNCAM : favorable"),
    ("rescrit_social", ("2023-01-09 demande reception=2023-01-11",), "2023-02-01", "demande_complete",
     "rescrit, vingt jours : demande complète"),
    ("rescrit_social", ("2023-01-09 demande reception=2023-01-11",), "2023-04-12", "silence_protecteur",
     "rescrit, trois mois : aucun redressement"),
    ("penalite_retraite_famille", (*GRIEFS_2008, "2008-02-04 avis_commission"), "2008-02-26", "abandon_repute",
     "directeur : abandon"),
    ("contribution_assurance_automobile",
     ("2003-02-03 avis_controle", "2003-03-03 document_fin_controle observations=false"), "2003-03-03",
     "accord_tacite", "contrôle sans observations : accord tacite"),
]  # fmt: skip


@pytest.mark.parametrize("row", SILENCES, ids=label)
def test_t14_silences_have_opposite_meanings(row: tuple[str, tuple[str, ...], str, str, str]) -> None:
    file, log, au, etat, why = row
    holds(Piege(why, file, log, au, etat))


# procédure, délai, nature, effet
SENS = [
    ("recours_amiable", "silence_cra", "silence", "faculte"),
    ("contribution_assurance_automobile", "silence_conseil", "silence", "faculte"),
    ("demande_exoneration", "silence", "silence", "rejet"),
    ("indu_assure", "silence_rectification", "silence", "rejet"),
    ("avance_immediate", "silence_observations", "silence", "rejet"),
    ("penalite_maladie", "avis_uncam", "silence", "accord"),
    ("rescrit_social", "completude", "silence", "accord"),
    ("rescrit_social", "reponse", "poursuite", "rien"),
    ("penalite_maladie", "suite_avis", "abandon", "rien"),
    ("penalite_retraite_famille", "suite_avis", "abandon", "rien"),
]


@pytest.mark.parametrize("row", SENS, ids=lambda row: f"{row[0]}.{row[1]}")
def test_t14_what_each_silence_is_said_to_mean(row: tuple[str, str, str, str]) -> None:
    file, id_, nature, effet = row
    delai = load_procedure(file).delais[id_]
    assert (delai.nature, delai.effet) == (nature, effet), f"{delai.label} : le sens de ce silence est faux"


def test_t14_an_unanswered_request_for_sixty_days_is_accepted() -> None:
    log = ("2023-02-01 premiere_visite recherche_travail_dissimule=true", "2023-03-06 lettre_observations",
           "2023-03-20 demande_prolongation reception=2023-03-22")  # fmt: skip
    holds(Piege("sans réponse de l'URSSAF : soixante jours", "controle_urssaf", log, "2023-04-10",
                "lettre_observations_recue", (("reponse", "court 2023-05-05"),)))  # fmt: skip


def test_t14_observations_on_the_rolled_day_still_meet_a_silence() -> None:
    log = ("2023-01-02 versement", "2023-03-02 notification_sommes", "2023-04-03 observations")
    holds(Piege("trentième jour, samedi 1er avril 2023 : lundi 3 pour observer, et le silence rejette le mardi 4",
                "avance_immediate", log, "2023-04-04", "observations_rejetees",
                (("silence_observations", "echu 2023-04-03"),)))  # fmt: skip


# procédure, compte, ce qui part, ce qui arrête, nombre, motif
FRACTIONS = [
    ("trimestres", "2005-01-15", "2005-04-15", 0, "trois mois pleins : encore aucun trimestre"),
    ("trimestres", "2005-01-15", "2005-04-16", 1, "un jour de plus : un trimestre entier"),
    ("trimestres", "2005-01-15", "2005-07-15", 1, "le trimestre commencé n'est pas fini"),
    ("trimestres", "2005-01-15", "2005-07-16", 2, "le suivant commence"),
    ("mois", "2010-01-15", "2010-01-16", 1, "depuis 2008, le mois court de l'exigibilité, sans franchise"),
    ("mois", "2010-01-15", "2010-02-15", 1, "un mois exactement"),
    ("mois", "2010-01-15", "2010-02-16", 2, "un jour de plus : deux mois"),
    ("mois", "2022-01-31", "2022-03-01", 2, "31 janvier + 1 mois = 28 février : le 1er mars est du deuxième mois"),
]


@pytest.mark.parametrize("row", FRACTIONS, ids=label)
def test_t15_fractions_round_up(row: tuple[str, str, str, int, str]) -> None:
    count, due, paid, number, why = row
    situation = stands("majorations_retard", paid, f"{due} exigibilite", f"{paid} paiement")
    found = {each.id: each.compte.nombre for each in situation.comptes}
    assert found == {count: number}, told(situation, f"{why} : lu {found}")


@pytest.mark.parametrize(("declared", "number"), [
    ("2003-05-15", 0), ("2003-05-16", 1), ("2003-06-15", 1), ("2003-06-16", 2),
])  # fmt: skip
def test_t15_the_second_750_euros_start_beyond_one_month(declared: str, number: int) -> None:
    log = ("2003-02-28 fin_bimestre exigible_le=2003-04-15", f"{declared} declaration")
    situation = stands("contribution_assurance_automobile", declared, *log)
    found = {each.id: each.compte.nombre for each in situation.comptes}
    assert found["penalites_declaration"] == number, told(
        situation, f"déclarée le {declared}, due le 15 avril 2003 : {number} pénalités en plus de la première"
    )
