"""Recovery: duties with no sanction, numbers used twice, prescription, suspensions, fixed dates (traps T16 to T26)."""

import pytest

from agenda_case import DAY, told
from delais import load_procedure
from recouvrement_case import Piege, holds, stands


def label(row: object) -> str:
    return str(row[-1] if isinstance(row, tuple) else row)


MED_1986 = ("1986-02-03 notification_mise_en_demeure", "1986-03-03 delivrance_contrainte")
SIGNIFIEE = ("2024-01-08 notification_mise_en_demeure", "2024-03-01 delivrance_contrainte",
             "2024-03-04 signification_contrainte")  # fmt: skip
MESURES = ("2022-01-10 remise_document", "2022-02-01 decision_mesures",
           "2022-03-01 execution_mesures chez_un_tiers=true", "2022-04-01 mise_en_demeure")  # fmt: skip


@pytest.mark.parametrize("piege", [
    Piege("cinq jours du visa, 1986 : en retard, l'état ne bouge pas", "contrainte",
          (*MED_1986, "1986-03-10 demande_visa"), "1986-04-30", "visa_demande", (("visa", "echu 1986-03-17"),)),
    Piege("huit jours du commissaire de justice : en retard, rien de plus", "contrainte", SIGNIFIEE, "2024-03-15",
          "contrainte_signifiee", (("avis_signification", "echu 2024-03-12"),)),
    Piege("huit jours du greffe : en retard, rien de plus", "contrainte",
          (*SIGNIFIEE, "2024-03-11 opposition reception=2024-03-13"), "2024-06-30", "opposition_formee",
          (("information_organisme", "echu 2024-03-21"),)),
    Piege("un mois du directeur (retraite, famille) : il peut encore agir", "penalite_retraite_famille",
          ("2024-01-08 notification_griefs", "2024-06-03 saisine_commission"), "2024-06-03", "commission_saisie"),
    Piege("quinze jours du directeur (maladie) : il peut encore agir", "penalite_maladie",
          ("2024-01-08 notification_griefs", "2024-06-03 saisine_commission"), "2024-06-03", "commission_saisie"),
    Piege("un mois du remboursement : en retard, rien de plus", "controle_urssaf",
          ("2023-06-01 premiere_visite recherche_travail_dissimule=true", "2023-09-04 lettre_observations",
           "2023-11-06 notification_credit"), "2024-03-01", "credit_notifie", (("remboursement", "echu 2023-12-06"),)),
    Piege("huit jours de R. 133-1-1 IV : une caducité, elle, change l'état", "mesures_conservatoires", MESURES,
          "2022-04-12", "mesure_caduque", (("copie_tiers", "echu 2022-04-11"),)),
], ids=label)  # fmt: skip
def test_t16_indicative_duties_do_not_move_the_case(piege: Piege) -> None:
    holds(piege)


# procédure ancienne, texte, procédure nouvelle, texte, numéro qu'ils portent l'un puis l'autre
NUMEROS = [
    ("procedure_sommaire", "css_r133_1_1985", "mesures_conservatoires", "css_r133_1", "R. 133-1"),
    ("procedure_sommaire", "css_l133_1_1985", "mesures_conservatoires", "css_l133_1_iii", "L. 133-1"),
    ("travail_dissimule", "css_r133_8_1_2006", "travail_dissimule", "css_r133_8_1", "R. 133-8-1"),
    ("contribution_assurance_automobile", "css_r137_3_2002", "option_retraite_supplementaire", "css_r137_3_2008",
     "R. 137-3"),
    ("report_etalement_cotisations", "css_r131_1_2004_al1", "declaration_commune_revenus", "css_r131_1_2016",
     "R. 131-1"),
    ("penalites_declaration", "css_r243_16_1985", "majorations_retard", "css_r243_16", "R. 243-16"),
]  # fmt: skip


@pytest.mark.parametrize("row", NUMEROS, ids=label)
def test_t17_a_number_is_not_a_rule(row: tuple[str, str, str, str, str]) -> None:
    old_file, old_id, new_file, new_id, number = row
    old, new = load_procedure(old_file).textes[old_id], load_procedure(new_file).textes[new_id]
    for text in (old, new):
        assert number in text.citation, f"{text.id} devait citer {number}, il cite {text.citation}"
    assert old.until, f"{number} : l'ancien objet a une fin"
    assert new.since, f"{number} : le nouvel objet a un début"
    assert old.until <= new.since, f"{number} : les deux objets ne sont jamais en vigueur le même jour"
    assert old.objet != new.objet, f"{number} : deux objets, deux textes"


# exigibilité, fin de la période, débiteur, délai, dernier jour, motif
PRESCRIPTIONS = [
    ("1985-02-15", "1984-12-31", "employeur", "mise_en_demeure_ancienne", "1988-02-15", "trois ans, jour à jour"),
    ("1991-07-14", "1991-06-30", "employeur", "mise_en_demeure_ancienne", "1994-07-14", "un 14 juillet : aucun report"),
    ("2005-05-05", "2005-03-31", "employeur", "mise_en_demeure_ancienne", "2008-12-31", "2003 : trois années civiles"),
    ("2015-05-05", "2015-03-31", "employeur", "mise_en_demeure", "2018-12-31", "trois ans depuis le 31 décembre"),
    ("2015-05-05", "2015-03-31", "independant", "mise_en_demeure", "2019-06-30", "depuis le 30 juin ; un dimanche"),
    ("2014-01-15", "2013-12-31", "employeur", "mise_en_demeure", "2016-12-31", "l'année due, non l'exigibilité"),
    ("2020-11-05", "2020-09-30", "employeur", "mise_en_demeure", "2023-12-31", "2023 : un dimanche, aucun report"),
]  # fmt: skip


@pytest.mark.parametrize("row", PRESCRIPTIONS, ids=label)
def test_t18_prescription_is_not_a_procedural_period(row: tuple[str, ...]) -> None:
    due, period, who, id_, end, why = row
    log = f"{due} exigibilite periode_le={period} debiteur={who}"
    au = max(due, "1985-12-21")
    holds(Piege(why, "prescription_cotisations", (log,), au, "dette_exigible", ((id_, f"court {end}"),)))


DETTE_2015 = "2015-05-05 exigibilite periode_le=2015-03-31"
DETTE_2020 = "2020-05-05 exigibilite periode_le=2020-03-31"


@pytest.mark.parametrize("piege", [
    Piege("2018 : les trente jours finis ne relancent rien, l'envoi de la mise en demeure seul",
          "prescription_cotisations",
          (DETTE_2015, "2018-12-03 lettre_observations", "2019-01-04 fin_periode_contradictoire fin_par=expiration"),
          "2019-06-03", "dette_exigible", (("mise_en_demeure", "suspendu"),)),
    Piege("2018 : notifiée en juin 2019, la mise en demeure est à temps", "prescription_cotisations",
          (DETTE_2015, "2018-12-03 lettre_observations", "2019-06-03 mise_en_demeure reception=2019-06-05"),
          "2019-06-05", "mise_en_demeure_envoyee"),
    Piege("2023 : la prescription reprend à la fin de la période, trente jours de plus (4 septembre - 4 octobre)",
          "prescription_cotisations",
          (DETTE_2020, "2023-09-04 lettre_observations", "2023-10-04 fin_periode_contradictoire"), "2023-12-31",
          "dette_exigible", (("mise_en_demeure", "court 2024-01-30"),)),
    Piege("2023 : la mise en demeure de juin 2024 vient trop tard", "prescription_cotisations",
          (DETTE_2020, "2023-09-04 lettre_observations", "2023-10-04 fin_periode_contradictoire",
           "2024-06-03 mise_en_demeure reception=2024-06-05"), "2024-06-05", "prescrit", (), ("tardif de 127 jours",)),
], ids=label)  # fmt: skip
def test_t19_how_long_the_control_suspends_prescription(piege: Piege) -> None:
    holds(piege)


LETTRE = ("2023-02-01 premiere_visite recherche_travail_dissimule=true", "2023-03-06 lettre_observations")


@pytest.mark.parametrize("piege", [
    Piege("reçue le trentième jour : soixante en tout, et non quatre-vingt-dix", "controle_urssaf",
          (*LETTRE, "2023-04-03 demande_prolongation reception=2023-04-05"), "2023-04-05", "lettre_observations_recue",
          (("reponse", "court 2023-05-05"), ("attente_mise_en_demeure", "court 2023-05-05"))),
    Piege("postée à temps, reçue le trente et unième jour : sans effet", "controle_urssaf",
          (*LETTRE, "2023-04-04 demande_prolongation reception=2023-04-06"), "2023-04-06",
          "periode_contradictoire_close", (("reponse", "echu 2023-04-05"),)),
    Piege("deux demandes n'ajoutent pas deux fois", "controle_urssaf",
          (*LETTRE, "2023-03-20 demande_prolongation reception=2023-03-22",
           "2023-04-03 demande_prolongation reception=2023-04-05"), "2023-04-10", "lettre_observations_recue",
          (("reponse", "court 2023-05-05"),)),
], ids=label)  # fmt: skip
def test_t20_sixty_days_in_total_asked_before_day_thirty_ends(piege: Piege) -> None:
    holds(piege)


CREANCE = ("2007-10-31 fin_bimestre exigible_le=2007-12-15", "2007-12-20 notification_creance")


@pytest.mark.parametrize("piege", [
    Piege("contrainte par lettre le 31 décembre 2007, cotisations : refusée", "contrainte",
          ("2007-09-03 notification_mise_en_demeure", "2007-11-05 delivrance_contrainte",
           "2007-12-31 signification_contrainte mode=lrar reception=2008-01-03"), "2008-01-03", "contrainte_decernee",
          (), ("Avant 2008",)),
    Piege("la même le 2 janvier 2008 : admise", "contrainte",
          ("2007-09-03 notification_mise_en_demeure", "2007-11-05 delivrance_contrainte",
           "2008-01-02 signification_contrainte mode=lrar reception=2008-01-03"), "2008-01-03", "contrainte_signifiee"),
    Piege("créance de l'ACOSS du 20 décembre 2007 : le titre de janvier 2008 n'a plus de texte",
          "contribution_assurance_automobile", (*CREANCE, "2008-01-25 notification_titre"), "2008-01-25",
          "creance_incontestee", (), ("droit commun des cotisations",)),
    Piege("rentes versées en décembre 2007 : éléments au 15 janvier 2008", "option_retraite_supplementaire",
          ("2005-03-01 creation_regime", "2005-04-01 option", "2007-12-20 versement_rentes"), "2007-12-31",
          "option_exercee", (("communication_elements", "court 2008-01-15"),)),
    Piege("rentes versées en janvier 2008 : ce calendrier a pris fin", "option_retraite_supplementaire",
          ("2005-03-01 creation_regime", "2005-04-01 option", "2008-01-02 versement_rentes"), "2008-01-02",
          "option_exercee", (), ("a pris fin le 1er janvier 2008",)),
], ids=label)  # fmt: skip
def test_t21_the_eve_of_1_january_2008(piege: Piege) -> None:
    holds(piege)


@pytest.mark.parametrize(("created", "text"), [("2007-12-31", "css_r137_16_i"), ("2008-01-01", "css_r137_3_2008")])
def test_t21_the_option_changes_article_overnight(created: str, text: str) -> None:
    situation = stands("option_retraite_supplementaire", created, f"{created} creation_regime")
    vie = situation.delai("option")
    assert vie, told(situation, "le délai de l'option s'ouvre à la création du régime")
    assert [each.id for each in vie.valeur.fondement] == [text], told(situation, "article de l'option, par sa date")


@pytest.mark.parametrize("piege", [
    Piege("mise en demeure : 20 mars 2020 + 111 jours = jeudi 9 juillet", "contrainte",
          ("2020-02-20 notification_mise_en_demeure",), "2020-07-01", "mise_en_demeure_notifiee",
          (("mise_en_demeure", "court 2020-07-09"),)),
    Piege("travail illégal : rien n'est suspendu, fin le vendredi 20 mars", "contrainte",
          ("2020-02-20 notification_mise_en_demeure travail_illegal=true",), "2020-03-20", "mise_en_demeure_notifiee",
          (("mise_en_demeure", "court 2020-03-20"),)),
    Piege("opposition : signifiée le 2 mars, 17 mars + 111 jours = lundi 6 juillet", "contrainte",
          ("2019-11-04 notification_mise_en_demeure", "2020-01-06 delivrance_contrainte",
           "2020-03-02 signification_contrainte"), "2020-07-01", "contrainte_signifiee",
          (("opposition", "court 2020-07-06"),)),
    Piege("contrôle : lettre du 24 février, 25 mars + 111 jours = mardi 14 juillet, férié, mercredi 15",
          "controle_urssaf",
          ("2020-01-06 premiere_visite recherche_travail_dissimule=true", "2020-02-24 lettre_observations"),
          "2020-07-01", "lettre_observations_recue", (("reponse", "court 2020-07-15"),)),
    Piege("une échéance de paiement n'est pas déplacée : 30 jours du 5 mars, samedi 4 avril, lundi 6",
          "majorations_retard", ("2020-03-05 exigibilite sans_retard_anterieur=true",), "2020-03-20",
          "delai_sans_majoration", (("sans_majoration", "court 2020-04-06"),)),
], ids=label)  # fmt: skip
def test_t22_spring_2020(piege: Piege) -> None:
    holds(piege)


INDU = ("2021-06-01 notification_indu", "2021-06-10 demande_rectification reception=2021-06-10")
REJET = (*INDU, "2021-06-21 nouvelle_notification suite=rejet")


@pytest.mark.parametrize("piege", [
    Piege("rejet exprès du 21 juin : encore retenu le septième jour", "indu_assure", (*REJET, "2021-06-28 retenue"),
          "2021-06-28", "rectification_rejetee", (), ("prématuré de 1 jour",)),
    Piege("rejet exprès : retenue permise le 29 juin, deux mois et demi plus tôt que par silence", "indu_assure",
          (*REJET, "2021-06-29 retenue"), "2021-06-29", "retenues_ouvertes"),
    Piege("silence : un mois, puis deux mois ; retenue refusée le 10 septembre", "indu_assure",
          (*INDU, "2021-09-10 retenue"), "2021-09-10", "rectification_rejetee_implicitement", (),
          ("prématuré de 1 jour",)),
    Piege("silence : retenue permise le 11 septembre, la commission étant forclose du même jour", "indu_assure",
          (*INDU, "2021-09-11 retenue"), "2021-09-11", "forclos"),
], ids=label)  # fmt: skip
def test_t23_the_faster_answer_is_worse_for_the_assure(piege: Piege) -> None:
    holds(piege)


CONTROLE = ("2013-09-02 avis_controle", "2013-10-01 premiere_visite", "2013-11-27 lettre_observations")


@pytest.mark.parametrize("piege", [
    Piege("27 décembre au soir : la mise en demeure du 27 est nulle, même sans réponse", "controle_urssaf",
          (*CONTROLE, "2013-12-27 mise_en_demeure"), "2013-12-27", "lettre_observations_recue", (),
          ("prématuré de 1 jour",)),
    Piege("le 28 décembre elle est permise", "controle_urssaf", (*CONTROLE, "2013-12-28 mise_en_demeure"), "2013-12-28",
          "mise_en_demeure_envoyee"),
    Piege("après une réponse à temps, elle attend celle de l'agent", "controle_urssaf",
          (*CONTROLE, "2013-12-20 reponse", "2014-02-03 mise_en_demeure"), "2014-02-03", "reponse_recue", (),
          ("avant la réponse de l'agent",)),
], ids=label)  # fmt: skip
def test_t24_a_notice_sent_before_the_end_of_the_answer_is_void(piege: Piege) -> None:
    holds(piege)


# procédure, journal, délai, date fixe, motif
DATES_FIXES = [
    ("declaration_commune_revenus", "2007-02-01 ouverture_campagne", "envoi_imprime", "2007-04-01", "dimanche 1er"),
    ("declaration_commune_revenus", "2007-02-01 ouverture_campagne", "retour_imprime", "2007-05-01", "1er mai, férié"),
    ("contribution_assurance_automobile", "2007-02-28 fin_bimestre exigible_le=2007-04-15", "declaration", "2007-04-15",
     "dimanche 15 avril"),
]  # fmt: skip


@pytest.mark.parametrize("row", DATES_FIXES, ids=label)
def test_t25_fixed_dates_do_not_roll(row: tuple[str, str, str, str, str]) -> None:
    file, line, id_, end, why = row
    situation = stands(file, line[:10], line)
    vie = situation.delai(id_)
    assert vie, told(situation, f"{why} : délai non ouvert")
    assert vie.echeance, told(situation, f"{why} : délai sans date")
    assert vie.echeance.date == DAY(end), told(situation, f"{why} : une date fixe reste où elle tombe")


def test_t25_a_return_on_2_may_is_late() -> None:
    log = ("2007-02-01 ouverture_campagne", "2007-05-02 declaration")
    holds(Piege("le 2 mai est en retard, le 1er ayant été férié", "declaration_commune_revenus", log, "2007-05-02",
                "declare_tardivement"))  # fmt: skip


@pytest.mark.parametrize(("received", "end"), [
    ("2008-02-10", "2008-02-16"), ("2008-02-15", "2008-02-16"), ("2008-02-16", "2008-03-16"),
    ("2008-12-31", "2009-01-16"),
])  # fmt: skip
def test_t26_the_volet_received_on_the_15th(received: str, end: str) -> None:
    log = (f"{received[:8]}01 versement_remuneration", f"{received} volet_social reception={received}")
    holds(Piege(f"volet reçu le {received} : décompte le {end}", "titre_emploi_entreprise", log, received, "volet_recu",
                (("decompte", f"court {end}"),)))  # fmt: skip
