"""Recovery: where a naive computation is wrong (traps T1 to T9). Every date was worked out by hand from the texts."""

import datetime

import pytest

from agenda_case import DAY, reserves, told
from delais import Delai, calendar, compute, load_procedure
from recouvrement_case import Piege, holds, stands

CONFLIT = "Conflit de textes"
ACTE = "2024-05-03 signification_contrainte"  # vendredi ; + 15 jours : samedi 18, dimanche, lundi de Pentecôte
DECERNEE = ("2024-03-01 notification_mise_en_demeure", "2024-04-20 delivrance_contrainte")


def label(row: object) -> str:
    return str(row[-1] if isinstance(row, tuple) else row)


# mise en demeure, fin des quinze jours, fin du délai de L. 244-2, conflit signalé, motif
DEUX_HORLOGES = [
    ("1988-03-01", "1988-03-16", "1988-03-16", False, "avant juillet 1989 les deux textes disent quinze jours"),
    ("1989-07-12", "1989-07-27", "1989-08-14", True, "le mois arrive : 12 août 1989, samedi, puis lundi 14"),
    ("2010-03-01", "2010-03-16", "2010-04-01", True, "R. 133-2 dit encore quinze jours"),
    ("2022-03-01", "2022-03-16", "2022-04-01", True, "R. 155-4 le redit depuis 2017"),
]


@pytest.mark.parametrize("row", DEUX_HORLOGES, ids=label)
def test_t01_two_clocks_on_one_act(row: tuple[str, str, str, bool, str]) -> None:
    day, short, long, conflict, why = row
    situation = stands("procedure_sommaire", day, f"{day} notification_mise_en_demeure")
    ends = {vie.id: str(vie.echeance.date) for vie in situation.delais if vie.echeance}
    assert ends["quinze_jours"] == short, told(situation, f"{why} : quinze jours de la procédure sommaire")
    assert ends["mise_en_demeure"] == long, told(situation, f"{why} : délai de la mise en demeure, à ne pas confondre")
    assert (CONFLIT in reserves(situation, "quinze_jours")) == conflict, told(situation, f"{why} : conflit à signaler")


MED_SOMMAIRE = ("2010-03-01 notification_mise_en_demeure", "2010-03-10 reclamation")
REFUSEE = (*MED_SOMMAIRE, "2010-04-06 decision_reclamation admise=false")


@pytest.mark.parametrize("piege", [
    Piege("les seconds quinze jours partent du refus, non de la fin des premiers", "procedure_sommaire", REFUSEE,
          "2010-04-21", "reclamation_non_admise", (("saisine_juridiction", "court 2010-04-21"),)),
    Piege("sans refus, les seconds quinze jours n'ont pas commencé : rien n'est forclos le trente et unième jour",
          "procedure_sommaire", MED_SOMMAIRE, "2010-04-02", "reclamation_introduite",
          (("saisine_juridiction", "absent"),)),
    Piege("la réclamation vient dans les premiers quinze jours, non dans les trente", "procedure_sommaire",
          ("2010-03-01 notification_mise_en_demeure", "2010-03-20 reclamation"), "2010-03-20", "etat_possible", (),
          ("dans les mêmes quinze jours",)),
    Piege("le tribunal n'est plus saisi le seizième jour du refus", "procedure_sommaire",
          (*REFUSEE, "2010-04-22 saisine_juridiction"), "2010-04-22", "etat_possible", (), ("tardif de 1 jour",)),
], ids=label)  # fmt: skip
def test_t02_two_periods_of_fifteen_days_not_one_of_thirty(piege: Piege) -> None:
    holds(piege)


# mise en demeure, fin, règle, motif
MOIS_AVANT_CONTRAINTE = [
    ("1989-07-11", "1989-07-26", "MED-1", "la veille de la loi : quinze jours"),
    ("1989-07-12", "1989-08-14", "MED-2", "un mois, de L. 244-2 seul ; le 12 août 1989 est un samedi"),
    ("1990-11-30", "1990-12-31", "MED-2", "30 décembre 1990, dimanche : lundi 31 ; R. 133-3 ne dit encore aucun mois"),
    ("1990-12-03", "1991-01-03", "CTR-2", "le mois est enfin dans R. 133-3, depuis la notification"),
]


@pytest.mark.parametrize("row", MOIS_AVANT_CONTRAINTE, ids=label)
def test_t03_where_the_month_before_a_contrainte_comes_from(row: tuple[str, str, str, str]) -> None:
    day, end, rule, why = row
    situation = stands("contrainte", day, f"{day} notification_mise_en_demeure")
    vie = situation.delai("mise_en_demeure")
    assert vie, told(situation, f"{why} : le délai de la mise en demeure n'est pas ouvert")
    assert vie.echeance, told(situation, f"{why} : le délai de la mise en demeure n'a pas de date")
    assert (str(vie.echeance.date), vie.valeur.rule) == (end, rule), told(situation, why)
    in_r133_3 = "css_r133_3_al1_1990" in {text.id for text in vie.valeur.fondement}
    assert in_r133_3 == (rule == "CTR-2"), told(situation, f"{why} : R. 133-3 ne porte le mois que depuis 1990")
    doubt = "n'en dit pas le départ" in reserves(situation, "mise_en_demeure")
    assert doubt == (rule == "MED-2"), told(situation, f"{why} : réserve sur le départ, de 1989 à 1990")


def served(day: str, nature: str = "cotisations", **more: str) -> tuple[str, ...]:
    """A contrainte sent by letter on `day`, a year after the notice."""
    year = int(day[:4]) - 1
    rest = " ".join(f"{key}={value}" for key, value in more.items())
    return (f"{year}-02-01 notification_mise_en_demeure nature_creance={nature}",
            f"{year}-06-01 delivrance_contrainte", f"{day} signification_contrainte mode=lrar {rest}")  # fmt: skip


@pytest.mark.parametrize("piege", [
    Piege("2007, cotisations : la lettre recommandée n'existe pas encore", "contrainte",
          served("2007-03-05", reception="2007-03-07"), "2007-03-07", "contrainte_decernee", (),
          ("qu'aux indus des professionnels de santé et aux pénalités",)),
    Piege("2007, indu d'un professionnel : la lettre est admise depuis décembre 2006", "contrainte",
          served("2007-03-05", "indu_l133_4", reception="2007-03-07"), "2007-03-07", "contrainte_signifiee"),
    Piege("2009 : admise pour tous ; le départ à la réception n'est qu'une lecture", "contrainte",
          served("2009-03-02", reception="2009-03-04"), "2009-03-04", "contrainte_signifiee",
          (("opposition", "court 2009-03-19"),)),
    Piege("depuis le 11 mai 2017 la notification fait courir : réception le 7 juin, non l'envoi du 5", "contrainte",
          served("2017-06-05", reception="2017-06-07"), "2017-06-07", "contrainte_signifiee",
          (("opposition", "court 2017-06-22"),)),
], ids=label)  # fmt: skip
def test_t04_the_letter_and_the_start_of_the_opposition(piege: Piege) -> None:
    situation = holds(piege)
    doubt = "ne fait partir l'opposition que de la signification" in reserves(situation, "opposition")
    before_2017 = situation.etat.id == "contrainte_signifiee" and situation.au < datetime.date(2017, 5, 11)
    assert doubt == before_2017, told(situation, f"{piege} : réserve sur le départ, jusqu'au 11 mai 2017 seulement")


@pytest.mark.parametrize("piege", [
    Piege("samedi 18, dimanche 19, lundi de Pentecôte : le dernier jour est le mardi 21 mai", "contrainte",
          (*DECERNEE, ACTE), "2024-05-21", "contrainte_signifiee", (("opposition", "court 2024-05-21"),)),
    Piege("postée le dernier jour, reçue trois jours après : à temps", "contrainte",
          (*DECERNEE, ACTE, "2024-05-21 opposition reception=2024-05-24"), "2024-05-24", "opposition_formee"),
    Piege("postée le lendemain : forclose", "contrainte", (*DECERNEE, ACTE, "2024-05-22 opposition"), "2024-05-22",
          "contrainte_definitive", (), ("tardif de 1 jour",)),
    Piege("non franc : signifiée le 14, dernier jour le 29, et non le 30", "contrainte",
          (*DECERNEE, "2024-05-14 signification_contrainte"), "2024-05-30", "contrainte_definitive",
          (("opposition", "echu 2024-05-29"),)),
], ids=label)  # fmt: skip
def test_t05_fifteen_days_not_franc_rolled_and_judged_by_posting(piege: Piege) -> None:
    holds(piege)


@pytest.mark.parametrize("more", [(), ("2025-05-06 opposition",)], ids=["rien", "opposition un an après"])
def test_t06_an_irregular_contrainte_never_starts_the_clock(more: tuple[str, ...]) -> None:
    situation = stands("contrainte", "2025-05-06", *DECERNEE, f"{ACTE} mentions_completes=false", *more)
    lives = {vie.id: vie for vie in (*situation.delais, *situation.anterieurs)}
    assert lives["opposition"].echeance is None, told(situation, "acte irrégulier : aucune date de fin ne se calcule")
    expected = "opposition_formee" if more else "contrainte_signifiee"
    assert situation.etat.id == expected, told(situation, "acte irrégulier : l'opposition reste ouverte")
    assert more or lives["opposition"].statut == "inopposable", told(situation, "le délai est dit inopposable")


# procédure, délai, moment qui fait courir, moment qui juge l'acte (vide : la date de l'acte)
HORLOGES = [
    ("indu_professionnel_sante", "payer", "reception", "depot"),
    ("indu_professionnel_sante", "remise", "envoi", "depot"),
    ("indu_professionnel_sante", "silence_cra", "reception", ""),
    ("contrainte", "opposition", "signification", "envoi"),
    ("contrainte", "information_organisme", "reception", "envoi"),
    ("contribution_assurance_automobile", "opposition", "reception", "envoi"),
    ("penalite_retraite_famille", "prescription", "envoi", "envoi"),
    ("penalite_retraite_famille", "payer", "reception", "depot"),
    ("penalite_maladie", "mise_en_demeure", "reception", "depot"),
    ("penalite_maladie", "avis_uncam", "reception", "decision"),
    ("prescription_cotisations", "mise_en_demeure_ancienne", "fait", "envoi"),
    ("prescription_cotisations", "mise_en_demeure", "fait", "reception"),
    ("majorations_retard", "taux_reduit", "envoi", "depot"),
    ("controle_urssaf", "reponse", "reception", "envoi"),
]


@pytest.mark.parametrize("row", HORLOGES, ids=lambda row: f"{row[0]}.{row[1]}")
def test_t07_receipt_sending_and_service_are_different_clocks(row: tuple[str, str, str, str]) -> None:
    file, id_, starts, judged = row
    own = load_procedure(file)
    delai = own.delais[id_]
    trigger = delai.trigger
    moment = trigger.moment or ("fait" if trigger.fact else own.events[trigger.event].date_is)
    assert moment == starts, f"{delai.label} : court depuis {moment}, non depuis {starts}"
    act = delai.act.moment if delai.act else ""
    assert act == judged, f"{delai.label} : l'acte est jugé par « {act} », non par « {judged} »"


def test_t07_one_notice_two_clocks() -> None:
    log = ("2011-01-03 notification_de_payer reception=2011-01-05",
           "2011-03-01 notification_mise_en_demeure reception=2011-03-07")  # fmt: skip
    situation = stands("indu_professionnel_sante", "2011-03-07", *log)
    ends = {vie.id: str(vie.echeance.date) for vie in situation.delais if vie.echeance}
    assert ends["remise"] == "2011-04-01", told(situation, "la remise des 10 % se compte de l'envoi du 1er mars")
    assert ends["mise_en_demeure"] == "2011-04-07", told(situation, "la contrainte attend un mois de la réception")


# départ, durée, régime, fin, motif
QUANTIEMES = [
    ("2023-01-31", "P1M", "ordinaire", "2023-02-28", "pas de 31 février : le dernier jour du mois"),
    ("2023-01-31", "P30D", "ordinaire", "2023-03-02", "un mois n'est pas trente jours"),
    ("2024-01-31", "P1M", "ordinaire", "2024-02-29", "année bissextile"),
    ("2026-01-31", "P1M", "ordinaire", "2026-03-02", "28 février 2026, samedi : report au lundi"),
    ("2026-01-31", "P1M", "calendaire", "2026-02-28", "un silence ne se reporte pas"),
    ("2024-02-05", "P3W", "calendaire", "2024-02-26", "trois semaines sont vingt et un jours"),
    ("2024-02-05", "P15D", "calendaire", "2024-02-20", "quinze jours ne sont pas deux semaines"),
    ("2024-02-05", "P2W", "calendaire", "2024-02-19", "deux semaines sont quatorze jours"),
]


@pytest.mark.parametrize("row", QUANTIEMES, ids=label)
def test_t08_months_are_date_to_date(row: tuple[str, str, str, str, str]) -> None:
    depart, duree, regime, end, why = row
    due = compute(Delai(duree, regime), DAY(depart), calendar("metropole"))
    assert str(due.date) == end, f"{why} : {depart} + {duree} ({regime}) devait finir le {end}, lu {due.date}"


FICHE = (
    "contrainte", "execution_contrainte", "procedure_sommaire", "prescription_cotisations", "travail_dissimule",
    "mesures_conservatoires", "indu_professionnel_sante", "indu_assure", "penalite_retraite_famille",
    "penalite_maladie", "contribution_assurance_automobile", "option_retraite_supplementaire",
    "titre_emploi_entreprise", "declaration_commune_revenus", "report_etalement_cotisations", "demande_exoneration",
    "controle_urssaf", "rescrit_social", "obstacle_controle", "avance_immediate", "majorations_retard",
)  # fmt: skip


def test_t09_jours_ouvres_only_for_the_titre_emploi_and_franc_never() -> None:
    values = [
        (file, id_, delai.regime_of(value).id, str(value.duree).lower())
        for file in FICHE
        for id_, delai in load_procedure(file).delais.items()
        for value in delai.values
    ]
    worked = {(file, id_) for file, id_, _, duree in values if "ouvr" in duree}
    titre = ("volet_social", "volet_social_cheque", "attestation_emploi")
    expected = {("titre_emploi_entreprise", id_) for id_ in titre}
    assert worked == expected, f"jours ouvrés ou ouvrables ailleurs que dans le titre emploi : {worked ^ expected}"
    franc = {(file, id_) for file, id_, regime, _ in values if regime.startswith("franc")}
    assert not franc, f"aucun texte du recouvrement ne dit « jours francs » : {franc}"


@pytest.mark.parametrize("piege", [
    Piege("huit jours ouvrés depuis le vendredi 21 décembre 2007, Noël et le 1er janvier sautés",
          "titre_emploi_entreprise", ("2007-12-21 versement_remuneration",), "2007-12-21", "volet_social_du",
          (("volet_social", "court 2008-01-04"),)),
    Piege("cinq jours ordinaires depuis le jeudi 1er août 2024 : mardi 6, week-end compté", "titre_emploi_entreprise",
          ("2024-08-01 fin_periode_activite",), "2024-08-01", "declaration_due",
          (("declaration", "court 2024-08-06"),)),
    Piege("quatre jours ordinaires depuis le vendredi 2 août 2024 : mardi 6", "titre_emploi_entreprise",
          ("2024-07-31 fin_periode_activite", "2024-08-01 declaration reception=2024-08-02"), "2024-08-02",
          "declaration_recue", (("bulletin_paie", "court 2024-08-06"),)),
], ids=label)  # fmt: skip
def test_t09_worked_days_and_plain_days(piege: Piege) -> None:
    holds(piege)
