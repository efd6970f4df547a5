"""The traps of the sheet on tutelle and agrément, 1 to 11: each builds the case that a naive count gets wrong.

The traps of that sheet that no code can meet are listed in `traps.md`, each with its reason.
"""

import datetime

import pytest

import delais
from trap_case import cited, life, play, refused, running, told

D = datetime.date.fromisoformat
METROPOLE = delais.calendar("metropole")
PL = "tutelle_professions_liberales"
RG = "tutelle_regime_general"
COMPLETE = "communication documents_complets=true"


def due(situation: delais.Situation, delai: str) -> str:
    vie = situation.delai(delai)
    return str(vie.echeance.date) if vie and vie.echeance else "aucune"


# Trap 1: eight days counted as T + 8 ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("acte", "etat", "why"),
    [
        ("1986-01-22", "suspendue", "14-21 janvier : huit jours pleins ; le 22 est encore utile (T + 9), non le 21"),
        ("1986-01-23", "definitive", "le 23 janvier le pouvoir de suspendre est épuisé"),
    ],
)
def test_trap_01_eight_clear_days_are_not_eight_days(acte: str, etat: str, why: str) -> None:
    situation = play(PL, acte, f"1986-01-13 {COMPLETE}", f"{acte} suspension")
    assert situation.etat.id == etat, told(situation, why)
    assert bool(refused(situation)) == (etat == "definitive"), told(situation, why)


# Traps 2 to 4: what happens to the first day, to the last, to the days inside ------------------------------------------

# communication, premier jour compté, dernier jour utile, motif
FIRST_DAYS = [
    ("1986-01-17", "1986-01-20", "1986-01-28", "premier jour samedi 18 : c'est le début qui recule, non la fin (26, 27)"),
    ("1986-01-18", "1986-01-20", "1986-01-28", "premier jour dimanche 19 : lundi 20, comme la veille, non un jour de moins"),
    ("1986-04-30", "1986-05-02", "1986-05-10", "1er mai : vendredi 2 ; la fin, samedi 10, n'est pas reportée au lundi 12"),
    ("1986-08-14", "1986-08-18", "1986-08-26", "15 août un vendredi : ni le samedi 16, ni une fin au 24 ou au 25"),
    ("1986-10-31", "1986-11-03", "1986-11-11", "1er novembre un samedi : lundi 3 ; la fin, 11 novembre, reste un jour férié"),
]  # fmt: skip


@pytest.mark.parametrize(("communication", "premier", "fin", "why"), FIRST_DAYS, ids=[row[0] for row in FIRST_DAYS])
def test_trap_02_the_start_moves_not_the_end(communication: str, premier: str, fin: str, why: str) -> None:
    situation = play(PL, communication, f"{communication} {COMPLETE}")
    assert due(situation, "controle_1985") == fin, told(situation, why)
    vie = situation.delai("controle_1985")
    assert vie and vie.echeance and "report" not in [step.operation for step in vie.echeance.etapes], told(
        situation, "aucun report du dernier jour : l'article ne règle que le premier"
    )
    first = [step.date for step in vie.echeance.etapes if step.operation in ("premier_jour", "decalage")][-1]
    assert str(first) == premier, told(situation, f"le premier jour compté est le {premier} : {why}")


@pytest.mark.parametrize(
    ("communication", "fin", "causes", "why"),
    [
        ("1986-10-31", "1986-11-11", 1, "le 1er novembre 1986 est férié et samedi : un seul décalage, au lundi 3"),
        ("1986-08-14", "1986-08-26", 3, "le vendredi férié mène au samedi, lui-même défendu, puis au dimanche : lundi 18"),
    ],
)
def test_trap_03_one_shift_to_a_working_day(communication: str, fin: str, causes: int, why: str) -> None:
    situation = play(PL, communication, f"{communication} {COMPLETE}")
    assert due(situation, "controle_1985") == fin, told(situation, why)
    vie = situation.delai("controle_1985")
    assert vie and vie.echeance
    shifts = [step for step in vie.echeance.etapes if step.operation == "decalage"]
    assert len(shifts) == 1, told(situation, f"un seul décalage, qui dit tous les jours qui le causent : {why}")
    assert len(shifts[0].causes) >= causes, told(situation, why)


@pytest.mark.parametrize(
    ("delai", "depart", "fin", "why"),
    [
        ("P8D", "1986-04-30", "1986-05-10", "le 8 mai (Ascension) est dans les huit jours : il compte"),
        ("P40D", "2025-05-05", "2025-06-15", "8 mai, Ascension et lundi de Pentecôte comptent dans les quarante jours"),
        ("P8D", "2025-12-19", "2025-12-30", "Noël compte : seul le samedi 20 recule le début au lundi 22"),
    ],
)
def test_trap_04_holidays_inside_are_counted(delai: str, depart: str, fin: str, why: str) -> None:
    found = delais.compute(delais.Delai(delai, "franc_tutelle"), D(depart), METROPOLE)
    assert str(found.date) == fin, f"{why}\n{found.explain()}"


# Trap 5: seizure or suspension ----------------------------------------------------------------------------------------

# procédure, communication, suspension, saisine, délai qui court, motif
MINISTER = [
    (PL, "1986-01-20", "1986-01-28", "1986-01-31", "decision_ministre_saisine court 1986-03-03",
     "en 1986 le mois court de la saisine du 31 janvier : samedi 1er février décalé au lundi 3, donc lundi 3 mars"),
    (PL, "1986-01-20", "1986-01-28", "1986-04-15", "decision_ministre_saisine court 1986-05-16",
     "saisi deux mois et demi après : un mois depuis la saisine, premier jour mercredi 16 avril"),
    (RG, "1990-03-05", "1990-03-14", "1990-03-20", "decision_ministre_saisine court 1990-04-21",
     "régime général, même règle en 1990 : de la saisine, non de la suspension"),
    ("tutelle_msa", "1990-03-05", "1990-03-14", "1990-03-20", "decision_ministre_saisine court 1990-04-21",
     "mutualité agricole, même règle en 1990"),
    (RG, "2025-04-25", "2025-05-05", "2025-05-09", "decision_ministre court 2025-06-15",
     "depuis 2010 les quarante jours courent de la suspension du 5 mai : la saisine ne déplace rien"),
    (RG, "2025-04-25", "2025-05-05", "2025-06-10", "decision_ministre court 2025-06-15",
     "une saisine tardive ne donne pas un jour de plus au ministre"),
    (PL, "2025-04-25", "2025-05-05", "2025-06-10", "decision_ministre court 2025-06-15",
     "professions libérales, de même depuis 2004"),
    ("tutelle_msa", "2025-04-25", "2025-05-05", "2025-06-10", "decision_ministre court 2025-06-15",
     "mutualité agricole, de même depuis 2013"),
]  # fmt: skip
CAUSES = {
    RG: "suspension cause=illegalite complement_instruction=true",
    "tutelle_msa": "suspension complement_instruction=true",
}


@pytest.mark.parametrize(
    ("procedure", "communication", "suspension", "saisine", "expected", "why"),
    MINISTER,
    ids=[f"{row[0]} {row[3]}" for row in MINISTER],
)
def test_trap_05_the_minister_s_clock_starts_where_its_text_says(
    procedure: str, communication: str, suspension: str, saisine: str, expected: str, why: str
) -> None:
    act = f"{suspension} {CAUSES.get(procedure, 'suspension')}"
    situation = play(procedure, saisine, f"{communication} {COMPLETE}", act, f"{saisine} saisine_ministre")
    assert running(situation) == [expected], told(situation, why)


def test_trap_05_in_1986_nothing_runs_before_the_minister_is_seized() -> None:
    lines = f"1986-01-20 {COMPLETE}", "1986-01-28 suspension"
    situation = play(PL, "1987-01-28", *lines)
    why = "un an après la suspension, aucun délai n'oblige à saisir le ministre : la décision reste suspendue"
    assert (situation.etat.id, running(situation)) == ("suspendue", []), told(situation, why)


# Trap 6: documents missing --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("procedure", "dispatch", "produced", "delai", "fin", "why"),
    [
        (RG, "2025-03-03", "2025-04-25", "controle", "2025-05-06",
         "R. 151-2 : le délai court du dernier document, reçu vendredi 25 avril, non de l'envoi du 3 mars"),
        ("tutelle_msa", "1986-01-06", "1986-01-17", "controle", "1986-02-04",
         "R. 152-2 le dit dès 1985 : premier jour samedi 18, décalé au lundi 20, puis quinze jours"),
        (PL, "2005-05-02", "2005-06-10", "controle", "2005-06-21",
         "R. 152-1 le dit depuis 2004 : premier jour samedi 11, décalé au lundi 13"),
    ],
)  # fmt: skip
def test_trap_06_no_clock_while_documents_are_missing(
    procedure: str, dispatch: str, produced: str, delai: str, fin: str, why: str
) -> None:
    sent = f"{dispatch} communication documents_complets=false"
    waiting = play(procedure, str(D(produced) - datetime.timedelta(1)), sent)
    assert (waiting.etat.id, running(waiting)) == ("dossier_incomplet", []), told(waiting, why)
    situation = play(procedure, produced, sent, f"{produced} production_documents")
    assert due(situation, delai) == fin, told(situation, why)


def test_trap_06_the_1985_text_of_r_152_1_does_not_ask_for_documents() -> None:
    sent = "1986-01-13 communication documents_complets=false"
    situation = play(PL, "1986-01-20", sent, "1986-01-20 production_documents")
    why = "R. 152-1 de 1985 ne subordonne pas les huit jours aux documents : ceux du 20 janvier ne repoussent rien"
    assert running(situation) == ["controle_1985 court 1986-01-22"], told(situation, why)


def test_trap_06_the_clock_runs_from_receipt_not_from_dispatch() -> None:
    situation = play(RG, "2025-03-07", "2025-03-07 communication documents_complets=true envoi=2025-03-03")
    why = "communication reçue vendredi 7 mars : premier jour samedi 8, décalé au lundi 10, puis huit jours"
    assert due(situation, "controle") == "2025-03-18", told(situation, why)


# Trap 7: the suspension for the balance has no end --------------------------------------------------------------------


@pytest.mark.parametrize("communication", ["1986-01-06", "1990-03-05", "2008-03-03", "2025-03-03"])
@pytest.mark.parametrize("seized", [False, True], ids=["suspendue", "caisse nationale saisie"])
def test_trap_07_time_never_ends_a_balance_suspension(communication: str, seized: bool) -> None:
    day = D(communication)
    lines = [f"{communication} {COMPLETE}", f"{day + datetime.timedelta(4)} suspension cause=equilibre_financier"]
    if seized:
        lines.append(f"{day + datetime.timedelta(30)} saisine_caisse_nationale")
    situation = play(RG, str(day.replace(year=day.year + 10)), *lines)
    why = "suspension pour l'équilibre financier : ni huit jours, ni un mois, ni quarante jours n'y mettent fin"
    expected = "caisse_nationale_saisie" if seized else "suspendue_equilibre"
    assert (situation.etat.id, running(situation), situation.previsions) == (expected, [], ()), told(situation, why)


# Trap 8: francs and the shift only where the article says so ----------------------------------------------------------

# procédure, événements, délai, échéance, motif (chaque départ tombe un vendredi, le premier jour est un samedi)
PLAIN = [
    ("tutelle_msa", ["2015-06-12 saisine_autorite acte=comite_national"], "silence_autorite", "2015-07-02",
     "R. 152-4 : vingt jours simples, ni francs ni décalés (lundi 6 juillet sinon)"),
    ("tutelle_msa", ["2015-06-12 saisine_autorite acte=assemblee_locale"], "silence_autorite", "2015-07-02",
     "R. 152-5 : vingt jours simples"),
    ("tutelle_msa", ["2015-06-12 saisine_autorite acte=budget_national"], "silence_autorite", "2015-08-12",
     "R. 153-4 : deux mois simples (samedi 15 août sinon)"),
    ("deliberation_caisse_nationale", ["2015-06-12 communication"], "opposition", "2015-07-02",
     "R. 226-4 : vingt jours simples"),
    ("deliberations_gie",
     ["2015-06-10 communication_securite_sociale", "2015-06-11 communication_budget",
      "2015-06-12 communication_agriculture"], "opposition", "2015-07-02",
     "R. 115-4 : vingt jours simples depuis la dernière des trois communications"),
    ("deliberations_ecole",
     ["2015-06-05 deliberation objet=ordinaire", "2015-06-10 notification_securite_sociale",
      "2015-06-11 notification_budget", "2015-06-12 notification_agriculture"], "opposition", "2015-07-02",
     "R. 123-18 : vingt jours simples depuis la dernière des trois notifications"),
    ("deliberations_fonds", ["2015-06-12 reception_deliberation fonds=solidarite_vieillesse"], "opposition",
     "2015-07-12", "R. 135-5 : un mois simple, dimanche 12 juillet sans report"),
    ("agrement", ["2015-06-12 prise_de_fonctions"], "agrement", "2015-12-12",
     "R. 123-49 : six mois simples, samedi 12 décembre sans report"),
    ("suspension_urgence", ["2015-06-12 suspension"], "saisine_commission", "2015-06-27",
     "R. 123-52 : quinze jours simples, samedi 27 juin"),
    ("deliberations_fonds", ["2018-03-02 reunion_sans_quorum fonds=solidarite_vieillesse"],
     "seconde_reunion_solidarite", "2018-03-08",
     "R. 135-3 : cinq jours francs depuis vendredi 2 mars, samedi compté ; décalés, ils finiraient le 10"),
]  # fmt: skip


@pytest.mark.parametrize(("procedure", "lines", "delai", "fin", "why"), PLAIN, ids=[row[4][:9] for row in PLAIN])
def test_trap_08_no_shift_where_the_article_has_no_clause(
    procedure: str, lines: list[str], delai: str, fin: str, why: str
) -> None:
    situation = play(procedure, lines[-1].split()[0], *lines)
    assert due(situation, delai) == fin, told(situation, why)


# Trap 9: one lapse, opposite effects ----------------------------------------------------------------------------------

# procédure, événements, veille du lendemain de l'échéance, état avant, état le lendemain, motif
LAPSES = [
    (RG, [f"2025-04-25 {COMPLETE}", "2025-05-05 suspension cause=illegalite complement_instruction=true"],
     "2025-06-15", "suspendue_legalite", "executoire_de_plein_droit", "ministre muet : la décision est exécutoire"),
    ("deliberations_ecole",
     ["2009-04-06 deliberation objet=comptes_immeubles_emprunts", "2009-04-10 notification_securite_sociale",
      "2009-04-14 notification_budget"],
     "2009-05-14", "deliberation_prise", "non_executoire", "comptes de l'école : le silence n'approuve pas"),
    ("deliberations_ecole",
     ["2009-04-06 deliberation objet=budget", "2009-04-10 notification_securite_sociale",
      "2009-04-14 notification_budget"],
     "2009-05-14", "deliberation_prise", "executoire", "budget de l'école, mêmes trente jours : exécutoire"),
    ("agrement", ["2024-01-15 prise_de_fonctions"], "2024-07-15", "en_instance", "agree_tacite",
     "agrément : le silence agrée"),
    ("suspension_urgence", ["2024-01-15 suspension"], "2024-01-30", "suspendu", "suspension_caduque",
     "commission non saisie : la suspension tombe"),
    ("comite_medical_regional", ["2000-01-03 saisine_comite", "2000-01-10 reception_memoire"],
     "2000-02-10", "memoire_recu", "en_instruction", "médecin muet : rien que la suite de l'instruction"),
    ("appareillage", ["2015-06-01 prescription prescripteur=autre", "2015-06-12 reception_organisme"],
     "2015-06-27", "entente_demandee", "accord_tacite", "entente préalable : quinze jours valent accord"),
    ("silence_administration",
     ["2024-01-15 demande destinataire=organisme_securite_sociale nature=financiere reception=2024-01-15"],
     "2024-03-15", "demande_recue", "rejet_implicite", "demande financière à une caisse : rejet"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("procedure", "lines", "last", "before", "after", "why"), LAPSES, ids=[f"{row[0]} {row[4]}" for row in LAPSES]
)
def test_trap_09_the_same_silence_has_opposite_effects(
    procedure: str, lines: list[str], last: str, before: str, after: str, why: str
) -> None:
    situation = play(procedure, last, *lines)
    assert situation.etat.id == before, told(situation, f"{last}, dernier jour entier : {why}")
    situation = play(procedure, str(D(last) + datetime.timedelta(1)), *lines)
    assert situation.etat.id == after, told(situation, why)


# Trap 10: six months from taking office, once renewed, twelve at most -------------------------------------------------

TAKES = "1999-08-31 prise_de_fonctions"
RENEWS = "2000-02-29 notification_renouvellement"
# événements, au, état, vie, refus, motif
OFFICE = [
    ([], "2005-01-01", "nomme", "absent", 0, "nommé seulement : rien ne court avant la prise de fonctions"),
    ([TAKES], "2000-02-29", "en_instance", "court 2000-02-29", 0, "31 août + six mois : dernier jour de février"),
    ([TAKES], "2000-03-01", "agree_tacite", "echu 2000-02-29", 0, "agréé le 1er mars, non le 2"),
    ([TAKES, RENEWS], "2000-08-31", "en_instance_prorogee", "court 2000-08-31", 0,
     "notifié le dernier jour, à temps ; douze mois depuis la prise de fonctions, non le 29 août"),
    ([TAKES, RENEWS], "2000-09-01", "agree_tacite", "echu 2000-08-31", 0, "après douze mois, agréé"),
    ([TAKES, "2000-03-01 notification_renouvellement"], "2000-03-01", "agree_tacite", "echu 2000-02-29", 1,
     "notifié après la fin : sans effet, l'agent est déjà agréé"),
    ([TAKES, "2000-03-01 notification_renouvellement envoi=2000-02-25"], "2000-03-01", "agree_tacite",
     "echu 2000-02-29", 1, "envoyé avant la fin mais notifié après : trop tard"),
    ([TAKES, RENEWS, "2000-06-02 notification_renouvellement"], "2000-08-31", "en_instance_prorogee",
     "court 2000-08-31", 1, "renouvelable une seule fois"),
    (["1999-06-03 prise_de_fonctions"], "2009-06-03", "en_instance", "absent", 0,
     "avant le 4 juin 1999, dix ans de silence n'agréent personne"),
    (["1999-06-04 prise_de_fonctions"], "1999-12-05", "agree_tacite", "echu 1999-12-04", 0, "dès le 4 juin 1999"),
]  # fmt: skip


@pytest.mark.parametrize("row", OFFICE, ids=[row[5] for row in OFFICE])
def test_trap_10_agreement(row: tuple[list[str], str, str, str, int, str]) -> None:
    lines, au, etat, seen, count, why = row
    situation = play("agrement", au, *lines)
    vie = situation.delai("agrement")
    assert situation.etat.id == etat, told(situation, why)
    assert (life(vie) if vie else "absent") == seen, told(situation, why)
    assert len(refused(situation)) == count, told(situation, why)


# Trap 11: printed in the Code is not applicable -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("procedure", "line", "after", "cause", "why"),
    [
        ("comite_medical_regional", "2002-12-23 saisine_comite", "comite_saisi", "", "la veille de l'abrogation"),
        ("comite_medical_regional", "2002-12-24 saisine_comite", "manquement_constate", "base légale abrogée",
         "L. 315-3 est abrogé : les articles encore imprimés en 2007 ne s'appliquent plus"),
        ("comite_medical_regional", "2007-12-22 saisine_comite", "manquement_constate", "base légale abrogée",
         "le Code de décembre 2007 imprime ces articles : ce n'est pas une base légale"),
        ("deliberations_fonds", "2003-12-31 reception_deliberation fonds=forec", "sous_controle", "",
         "le dernier jour du fonds"),
        ("deliberations_fonds", "2004-01-01 reception_deliberation fonds=forec", "conseil_convoque", "supprimé",
         "le fonds n'existe plus le 1er janvier 2004"),
        ("deliberations_fonds", "2013-09-18 reception_deliberation fonds=forec", "conseil_convoque", "supprimé",
         "ses articles sont imprimés jusqu'en septembre 2013, sans objet"),
    ],
)  # fmt: skip
def test_trap_11_printed_is_not_applicable(procedure: str, line: str, after: str, cause: str, why: str) -> None:
    situation = play(procedure, line.split()[0], line)
    assert situation.etat.id == after, told(situation, why)
    found = refused(situation)
    assert len(found) == bool(cause), told(situation, why)
    assert all(cause in each for each in found), told(situation, f"le refus doit dire « {cause} » : {found}")


def test_trap_11_the_new_l_315_3_is_another_rule() -> None:
    situation = play("comite_medical_regional", "2018-06-01", "2018-06-01 saisine_comite")
    why = "L. 315-3 existe de nouveau depuis 2018, sur un autre sujet : le comité ne renaît pas"
    assert refused(situation), told(situation, why)
    assert cited(situation, "reponse_medecin") == "absent", told(situation, why)
