"""The traps of the sheet on tutelle and agrément, 1 to 8: each builds the case that a naive count gets wrong.

The traps of that sheet that no code can meet are listed in `traps.md`, each with its reason.
"""

import datetime

import pytest

import delais
from trap_case import due, play, refused, running, told

D = datetime.date.fromisoformat
METROPOLE = delais.calendar("metropole")
PL = "tutelle_professions_liberales"
RG = "tutelle_regime_general"
COMPLETE = "communication documents_complets=true"


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


# Traps 2 to 4: what happens to the first day, to the last, to the days inside ----------------------------------------

# communication, premier jour compté, dernier jour utile, motif
FIRST_DAYS = [
    ("1986-01-17", "1986-01-20", "1986-01-28", "premier jour samedi 18 : c'est le début qui recule, non la fin"),
    ("1986-01-18", "1986-01-20", "1986-01-28", "premier jour dimanche 19 : lundi 20, comme la veille"),
    ("1986-04-30", "1986-05-02", "1986-05-10", "1er mai : vendredi 2 ; la fin, samedi 10, n'est pas reportée"),
    ("1986-08-14", "1986-08-18", "1986-08-26", "15 août un vendredi : lundi 18, ni le samedi 16, ni la fin reportée"),
    ("1986-10-31", "1986-11-03", "1986-11-11", "1er novembre un samedi : lundi 3 ; la fin reste le 11 novembre"),
]  # fmt: skip


@pytest.mark.parametrize(("communication", "premier", "fin", "why"), FIRST_DAYS, ids=[row[0] for row in FIRST_DAYS])
def test_trap_02_the_start_moves_not_the_end(communication: str, premier: str, fin: str, why: str) -> None:
    situation = play(PL, communication, f"{communication} {COMPLETE}")
    assert due(situation, "controle_1985") == fin, told(situation, why)
    vie = situation.delai("controle_1985")
    steps = vie.echeance.etapes if vie and vie.echeance else ()
    rolled = [step for step in steps if step.operation == "report"]
    assert rolled == [], told(situation, "aucun report du dernier jour : l'article ne règle que le premier")
    first = [step.date for step in steps if step.operation in ("premier_jour", "decalage")][-1]
    assert str(first) == premier, told(situation, f"le premier jour compté est le {premier} : {why}")


@pytest.mark.parametrize(
    ("communication", "fin", "causes", "why"),
    [
        ("1986-10-31", "1986-11-11", 1, "le 1er novembre 1986 est férié et samedi : un seul décalage, au lundi 3"),
        ("1986-08-14", "1986-08-26", 3, "vendredi férié, samedi défendu, dimanche : lundi 18"),
    ],
)
def test_trap_03_one_shift_to_a_working_day(communication: str, fin: str, causes: int, why: str) -> None:
    situation = play(PL, communication, f"{communication} {COMPLETE}")
    assert due(situation, "controle_1985") == fin, told(situation, why)
    vie = situation.delai("controle_1985")
    shifts = [step for step in (vie.echeance.etapes if vie and vie.echeance else ()) if step.operation == "decalage"]
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
