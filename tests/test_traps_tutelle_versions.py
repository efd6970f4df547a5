"""The traps of the sheet on tutelle and agrément, 12 to 19, and 22."""

import datetime

import pytest

import delais
from trap_case import cited, due, play, refused, running, told

D = datetime.date.fromisoformat
METROPOLE = delais.calendar("metropole")
COMPLETE = "communication documents_complets=true"


# Trap 12: one number, several rules -----------------------------------------------------------------------------------

GIE = ["communication_securite_sociale", "communication_budget", "communication_agriculture"]
# procédure, événements, délai, article cité, échéance, motif
NUMBERS = [
    ("appareillage", ["1990-03-01 prescription prescripteur=specialiste", "1990-03-05 reception_organisme"],
     "silence_organisme", "R. 165-25 (réd. déc. 1985)", "1990-03-15", "R. 165-25 de 1985 : dix jours d'entente"),
    ("appareillage", ["2015-06-01 prescription prescripteur=specialiste", "2015-06-12 reception_organisme"],
     "silence_organisme", "R. 165-23", "2015-06-27", "R. 165-25 est devenu le devis : R. 165-23, quinze jours"),
    ("deliberations_gie", [f"2003-04-11 {name}" for name in GIE], "opposition", "R. 115-4", "2003-05-01",
     "les vingt jours sont à R. 115-4, qui vise le groupement de L. 115-5"),
    ("deliberations_fonds", ["2003-01-10 reception_deliberation fonds=forec"], "opposition_forec", "R. 131-12",
     "2003-02-10", "R. 131-12 est alors le contrôle du FOREC"),
    ("mandats_organismes", ["2002-03-04 nomination fonction=forec"], "mandat_forec", "R. 131-9, R. 131-13 (FOREC)",
     "2005-03-04", "R. 131-9 est alors le conseil du FOREC"),
    ("report_etalement_cotisations", ["2022-03-07 affiliation"], "report_affiliation", "R. 131-9 I", "2022-04-06",
     "R. 131-9 est devenu le report de cotisations"),
    ("maintien_droits", ["1990-03-05 deces"], "ayants_droit", "R. 161-5 al. 1 et 2 (réd. déc. 1985)", "1991-03-05",
     "R. 161-5 de 1985 : un an aux ayants droit"),
    ("maintien_droits", ["2008-03-05 liberation"], "detenu_libere", "R. 161-4 (réd. D. n° 2007-199)", "2009-03-05",
     "R. 161-4 de 2007 : douze mois au détenu libéré"),
    ("rattachement", ["1990-03-05 affiliation_regime"], "trois_ans_de_rattachement", "R. 161-1 (réd. déc. 1985)",
     "1993-03-05", "les trois ans de R. 161-1 sont un rattachement, non un maintien de droits"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("procedure", "lines", "delai", "article", "fin", "why"), NUMBERS, ids=[f"{row[0]} {row[3]}" for row in NUMBERS]
)
def test_trap_12_a_reused_number_is_read_in_its_version(
    procedure: str, lines: list[str], delai: str, article: str, fin: str, why: str
) -> None:
    situation = play(procedure, lines[-1].split()[0], *lines)
    found = cited(situation, delai)
    named = any(each.startswith(f"CSS {article}") for each in found.split(" ; "))
    assert named, told(situation, f"attendu {article}, cité {found} : {why}")
    assert due(situation, delai) == fin, told(situation, why)


@pytest.mark.parametrize(
    ("procedure", "lines", "why"),
    [
        ("appareillage", ["2010-06-01 prescription prescripteur=autre", "2010-06-07 reception_centre"],
         "R. 165-27 de 2010 ne porte plus les vingt et un jours de la consultation"),
        ("maintien_droits", ["2018-03-05 deces"], "R. 161-5 porte autre chose depuis 2016"),
        ("maintien_droits", ["2018-03-05 liberation"], "R. 161-4 porte autre chose depuis 2016"),
        ("mandats_organismes", ["2020-03-04 nomination fonction=forec"], "R. 131-9 est le report de cotisations"),
        ("comite_medical_regional", ["2020-03-04 saisine_comite"], "L. 315-3 est l'accord préalable du pharmacien"),
    ],
)  # fmt: skip
def test_trap_12_the_old_rule_does_not_live_on_under_its_number(procedure: str, lines: list[str], why: str) -> None:
    situation = play(procedure, lines[-1].split()[0], *lines)
    assert len(refused(situation)) == 1, told(situation, why)
    assert running(situation) == [], told(situation, why)


# Trap 13: what follows a missing quorum -------------------------------------------------------------------------------

# procédure, réunion manquée, seconde réunion, tenue, motif
QUORUM = [
    ("deliberations_ecole", "1990-03-05 reunion_sans_quorum", "1990-03-12", False, "huit jours sont un minimum"),
    ("deliberations_ecole", "1990-03-05 reunion_sans_quorum", "1990-03-14", True, "après huit jours pleins, permise"),
    ("deliberations_ecole", "1990-03-05 reunion_sans_quorum", "1990-09-03", True, "et sans limite ensuite"),
    ("deliberations_ecole", "1987-03-05 reunion_sans_quorum", "1987-09-03", False, "en 1985 le texte n'en prévoit pas"),
    ("deliberations_fonds", "2006-09-06 reunion_sans_quorum fonds=reserve_retraites", "2006-09-07", True,
     "fonds de réserve : aucun minimum"),
    ("deliberations_fonds", "2006-09-06 reunion_sans_quorum fonds=reserve_retraites", "2006-09-26", True,
     "vingt jours sont un maximum, le dernier compris"),
    ("deliberations_fonds", "2006-09-06 reunion_sans_quorum fonds=reserve_retraites", "2006-09-27", False, "trop tard"),
    ("deliberations_fonds", "2015-03-05 reunion_sans_quorum fonds=solidarite_vieillesse", "2015-03-09", False,
     "fonds de solidarité : rien avant 2016"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("procedure", "failed", "second", "held", "why"), QUORUM, ids=[f"{row[0]} {row[2]}" for row in QUORUM]
)
def test_trap_13_minimum_maximum_or_nothing(procedure: str, failed: str, second: str, held: bool, why: str) -> None:
    situation = play(procedure, second, failed, f"{second} seconde_reunion")
    assert (refused(situation) == []) == held, told(situation, why)


def test_trap_13_the_medical_committee_has_no_second_meeting() -> None:
    lines = ["2000-01-03 saisine_comite", "2000-01-10 reception_memoire", "2000-01-20 reponse_medecin"]
    situation = play("comite_medical_regional", "2001-12-31", *lines)
    why = "comité sans quorum : l'affaire est renvoyée, le temps ne la fait jamais juger sans quorum"
    assert (situation.etat.id, running(situation), situation.previsions) == ("en_instruction", [], ()), told(
        situation, why
    )


# Traps 14 and 15: a week, a month, and the request for information ----------------------------------------------------

FRR = "reception_deliberation fonds=reserve_retraites"
ASKS, GIVES = "demande_informations", "production_informations"
# événements, délai, échéance, motif
CLOCKS = [
    ([f"2009-04-30 {FRR} objet=acte_hors_orientations"], "opposition", "2009-05-07",
     "14 : une semaine est sept jours, 1er mai compté ; cinq jours ouvrés mèneraient au 11"),
    ([f"2009-04-30 {FRR} objet=acte_hors_orientations", f"2009-05-05 {ASKS}", f"2009-05-18 {GIVES}"],
     "opposition", "2009-05-20", "14 : la demande suspend aussi la semaine ; treize jours, 7 + 13 = mercredi 20"),
    ([f"2009-03-02 {FRR}", f"2009-03-23 {ASKS}", f"2009-04-06 {GIVES}"], "opposition", "2009-04-16",
     "15 : quatorze jours de suspension, 2 + 14 = jeudi 16 avril ; un nouveau mois mènerait au 6 mai"),
    (["2009-03-02 reception_deliberation fonds=solidarite_vieillesse", f"2009-03-23 {ASKS}", f"2009-04-06 {GIVES}"],
     "opposition", "2009-04-16", "15 : de même au fonds de solidarité vieillesse"),
    (["2003-01-10 reception_deliberation fonds=forec", f"2003-01-20 {ASKS}", f"2003-02-04 {GIVES}"],
     "opposition_forec", "2003-02-25", "15 : de même au FOREC, 10 + 15 = 25 février, non le 4 mars"),
    ([f"2009-03-02 {FRR}", f"2009-03-09 {ASKS}", f"2009-03-16 {GIVES}", f"2009-03-23 {ASKS}", f"2009-03-30 {GIVES}"],
     "opposition", "2009-04-16", "15 : deux suspensions de sept jours s'ajoutent"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "delai", "fin", "why"), CLOCKS, ids=[row[3][:26] for row in CLOCKS])
def test_trap_14_and_15_what_has_run_is_kept(lines: list[str], delai: str, fin: str, why: str) -> None:
    situation = play("deliberations_fonds", lines[-1].split()[0], *lines)
    assert due(situation, delai) == fin, told(situation, why)


# événements, autres dates, motif
COUNTED_OTHERWISE = [
    ([f"2009-03-02 {FRR}", f"2009-03-23 {ASKS}", f"2009-04-06 {GIVES}"], ["2009-04-17"],
     "quatorze jours de l'un à l'autre, quinze des deux bouts : aucun texte ne règle ce compte"),
    ([f"2009-03-02 {FRR}", f"2009-03-09 {ASKS}", f"2009-03-16 {GIVES}", f"2009-03-23 {ASKS}", f"2009-03-30 {GIVES}"],
     ["2009-04-18"], "la même manière de compter vaut pour les deux suspensions"),
    ([f"2009-03-02 {FRR}"], [], "sans suspension, rien à compter autrement"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "others", "why"), COUNTED_OTHERWISE, ids=[row[2][:26] for row in COUNTED_OTHERWISE])
def test_the_days_of_a_suspension_are_a_reading(lines: list[str], others: list[str], why: str) -> None:
    situation = play("deliberations_fonds", lines[-1].split()[0], *lines)
    vie = situation.delai("opposition")
    assert vie, told(situation, why)
    assert vie.echeance, told(situation, why)
    found = [str(each.date) for each in vie.echeance.lectures if "deux bouts" in each.cause.fr]
    assert found == others, told(situation, why)


def test_trap_14_one_week_after_a_holiday() -> None:
    line = f"2009-04-30 {FRR} objet=acte_hors_orientations"
    situation = play("deliberations_fonds", "2009-05-08", line)
    assert situation.etat.id == "executoire", told(situation, "exécutoire le 8 mai : sept jours, non cinq jours ouvrés")


def test_trap_15_nothing_is_acquired_while_suspended() -> None:
    situation = play("deliberations_fonds", "2009-12-31", f"2009-03-02 {FRR}", f"2009-03-23 {ASKS}")
    assert situation.etat.id == "sous_controle", told(situation, "sans production, le mois reste suspendu")


# Trap 16: clamp, then add ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("depart", "fin", "why"),
    [
        ("1991-01-30", "1991-02-28", "premier jour 31 janvier, + 1 mois = 28 février, non le 1er mars"),
        ("1992-01-30", "1992-02-29", "premier jour vendredi 31 janvier, + 1 mois = 29 février, non le 1er mars"),
        ("1991-02-27", "1991-03-28", "premier jour 28 février, + 1 mois = 28 mars, non le 31"),
        ("1991-01-31", "1991-03-01", "premier jour 1er février, + 1 mois = 1er mars"),
    ],
)  # fmt: skip
def test_trap_16_the_first_day_then_the_months(depart: str, fin: str, why: str) -> None:
    found = delais.compute(delais.Delai("P1M", "franc_tutelle"), D(depart), METROPOLE)
    assert str(found.date) == fin, f"{why}\n{found.explain()}"
    situation = play("tutelle_msa", depart, f"{depart} {COMPLETE} objet=budget")
    assert due(situation, "controle") == fin, told(situation, f"budget : {why}")


# Trap 17: the day the breach is committed -----------------------------------------------------------------------------

SANCTION = [
    "2000-01-03 saisine_comite", "2000-01-10 reception_memoire", "2000-01-20 reponse_medecin",
    "2000-04-03 avis_comite manquement=true", "2000-05-10 notification_sanction envoi=2000-05-05",
]  # fmt: skip


@pytest.mark.parametrize(
    ("committed", "again", "why"),
    [
        ("2001-04-04", True, "plus d'un an après l'avis, moins d'un an après la notification : récidive"),
        ("2001-05-10", True, "le dernier jour de l'année ; compté de l'envoi du 5 mai, il serait hors délai"),
        ("2001-05-11", False, "le lendemain : le premier régime revient"),
    ],
)
def test_trap_17_recidivism_by_the_day_it_is_committed(committed: str, again: bool, why: str) -> None:
    situation = play("comite_medical_regional", "2002-06-01", *SANCTION, f"{committed} nouveau_manquement")
    assert (refused(situation) == []) == again, told(situation, why)


# Traps 18 and 19: the competition -------------------------------------------------------------------------------------

INTERN = "candidature_interne naissance"
PLACES = "report_de_places places_offertes"
# événement, cause du refus, motif
COMPETITION = [
    (f"1986-10-01 {PLACES}=30 places_reportees=7", "", "18 : 22,5 places gardées, donc 23 : sept partent"),
    (f"1986-10-01 {PLACES}=30 places_reportees=8", "un quart", "18 : il n'en resterait que 22"),
    (f"2007-10-01 {PLACES}=30 places_reportees=15", "", "18 : la moitié depuis 2006"),
    (f"2007-10-01 {PLACES}=30 places_reportees=16", "la moitié", "18 : plus de la moitié"),
    (f"2007-10-01 {PLACES}=31 places_reportees=16", "la moitié", "18 : 15,5 places gardées, donc 16"),
    (f"1986-03-03 {INTERN}=1963-01-01 annees_de_services=4", "", "19 : vingt-trois ans le 1er janvier 1986"),
    (f"1986-03-03 {INTERN}=1963-01-02 annees_de_services=4", "vingt-trois", "19 : vingt-deux ans ce jour-là"),
    (f"1986-03-03 {INTERN}=1945-01-01 annees_de_services=4", "quarante", "19 : quarante et un ans ce jour-là"),
    (f"1995-03-01 {INTERN}=1945-01-01 services_depuis=1980-01-01", "", "19 : cinquante ans au plus depuis 1994"),
    (f"2007-03-01 {INTERN}=1940-01-01 services_depuis=1980-01-01", "", "19 : plus de limite d'âge"),
    (f"2007-03-01 {INTERN}=1980-01-01 services_depuis=2003-01-02", "1er janvier", "19 : au 1er janvier, à un jour"),
    (f"2018-09-27 {INTERN}=1990-01-01 services_depuis=2014-12-31", "1er janvier", "19 : trois ans au 1er janvier"),
    (f"2018-09-28 {INTERN}=1990-01-01 services_depuis=2014-12-31", "", "19 : quatre ans au 31 décembre"),
    (f"2018-09-28 {INTERN}=1990-01-01 services_depuis=2015-01-01", "31 décembre", "19 : au 31 décembre, à un jour"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cause", "why"), COMPETITION, ids=[row[0] for row in COMPETITION])
def test_trap_18_and_19_the_competition(text: str, cause: str, why: str) -> None:
    day = text.split(maxsplit=1)[0]
    before = []
    if PLACES in text:  # des places se reportent après les candidatures
        before = [f"{day[:4]}-03-03 {INTERN}=1960-01-01 annees_de_services=4 services_depuis=1983-01-01"]
    situation = play("concours_ecole", day, *before, text)
    found = refused(situation)
    assert len(found) == bool(cause), told(situation, f"{found}\n{why}")
    assert all(cause in each for each in found), told(situation, f"le refus doit dire « {cause} » : {found}\n{why}")


def test_trap_19_at_most_forty_is_contested_after_the_birthday() -> None:
    situation = play("concours_ecole", "1986-03-03", f"1986-03-03 {INTERN}=1945-12-31 annees_de_services=4")
    assert refused(situation) == [], told(situation, "quarante ans révolus : recevable, en années révolues")
    reserves = " ; ".join(each.fr for each in situation.historique[-1].reserves)
    assert "« au plus »" in reserves, told(situation, "l'autre lecture écarte ce candidat : le dire")


# Trap 22: local holidays ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("territoire", "day", "fin", "why"),
    [
        ("alsace-moselle", "2025-04-17", "2025-04-30", "Strasbourg : du Vendredi saint à Pâques : mardi 22"),
        ("metropole", "2025-04-17", "2025-04-26", "Paris : premier jour vendredi 18 avril, ordinaire"),
        ("alsace-moselle", "2025-12-24", "2026-01-06", "Strasbourg : 25 et 26 décembre, fin de semaine : lundi 29"),
        ("metropole", "2025-12-24", "2026-01-03", "Paris : Noël seul, premier jour vendredi 26"),
        ("reunion", "2024-12-19", "2024-12-31", "Saint-Denis : 20 décembre férié, fin de semaine : lundi 23"),
        ("metropole", "2024-12-19", "2024-12-28", "Paris : premier jour vendredi 20 décembre"),
    ],
)
def test_trap_22_the_holidays_of_the_territory(territoire: str, day: str, fin: str, why: str) -> None:
    situation = play("tutelle_regime_general", day, f"{day} {COMPLETE}", territoire=territoire)
    assert due(situation, "controle") == fin, told(situation, why)
