"""The traps of the sheet on tutelle and agrément on silence and repeal: 9, 10, 11, 20 and 21."""

import datetime
import json

import pytest

from command_line import run
from trap_case import cited, life, play, refused, told

D = datetime.date.fromisoformat
RG = "tutelle_regime_general"
COMPLETE = "communication documents_complets=true"
ASKED = "2024-01-15 demande reception=2024-01-15"


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
     [f"{ASKED} destinataire=organisme_securite_sociale nature=financiere"],
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
    situation = play(procedure, line.split(maxsplit=1)[0], line)
    assert situation.etat.id == after, told(situation, why)
    found = refused(situation)
    assert len(found) == bool(cause), told(situation, why)
    assert all(cause in each for each in found), told(situation, f"le refus doit dire « {cause} » : {found}")


def test_trap_11_the_new_l_315_3_is_another_rule() -> None:
    situation = play("comite_medical_regional", "2018-06-01", "2018-06-01 saisine_comite")
    why = "L. 315-3 existe de nouveau depuis 2018, sur un autre sujet : le comité ne renaît pas"
    assert refused(situation), told(situation, why)
    assert cited(situation, "reponse_medecin") == "absent", told(situation, why)


# Traps 20 and 21: two months of silence -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("procedure", "lines", "au", "etat", "why"),
    [
        ("tutelle_regime_general", [f"2024-01-15 {COMPLETE}"], "2024-01-25", "definitive",
         "tutelle : huit jours francs, puis le contrôle est épuisé, bien avant deux mois"),
        ("tutelle_regime_general",
         [f"2024-01-15 {COMPLETE}", "2024-01-19 suspension cause=equilibre_financier"], "2024-12-31",
         "suspendue_equilibre", "deux mois de silence n'acceptent pas une décision suspendue pour l'équilibre"),
        ("agrement", ["2024-01-15 prise_de_fonctions"], "2024-03-18", "en_instance",
         "agrément : six mois, non les deux mois de L. 231-1"),
        ("silence_administration",
         [f"{ASKED} destinataire=organisme_securite_sociale nature=financiere"],
         "2024-03-16", "rejet_implicite", "demande financière à une caisse : L. 231-1 ne s'applique pas"),
        ("silence_administration",
         [f"{ASKED} destinataire=organisme_securite_sociale nature=individuelle"],
         "2024-03-16", "acceptation_implicite", "demande individuelle non financière : elle, s'accepte"),
        ("silence_administration",
         [f"{ASKED} destinataire=etat nature=individuelle demandeur=organisme_en_mission"],
         "2024-03-16", "demande_a_faire", "une caisse dans sa mission n'est pas le public de L. 100-3"),
    ],
)  # fmt: skip
def test_trap_20_acceptance_by_silence_stays_in_its_field(
    procedure: str, lines: list[str], au: str, etat: str, why: str
) -> None:
    situation = play(procedure, au, *lines)
    assert situation.etat.id == etat, told(situation, why)


INCOMPLETE = "2024-05-02 demande reception=2024-05-02 destinataire=organisme_securite_sociale nature=financiere"
ASKS = "2024-05-20 demande_pieces"
# événements, fin du silence, autre lecture, motif
INCOMPLETES = [
    ([INCOMPLETE], "2024-07-02", [], "demande complète : deux mois, une seule date"),
    ([INCOMPLETE, ASKS, "2024-05-25 production_pieces"], "2024-07-07", ["2024-07-08"],
     "du 20 au 25 mai : cinq jours de l'un à l'autre, six des deux bouts ; aucun texte ne règle ce compte (L. 114-5)"),
    ([INCOMPLETE, ASKS, "2024-05-25 terme_production"], "2024-07-07", ["2024-07-08"],
     "de même quand le délai laissé pour produire prend fin"),
    ([INCOMPLETE, ASKS, "2024-05-20 production_pieces"], "2024-07-02", ["2024-07-03"],
     "pièces produites le jour même : aucun jour, ou ce jour-là"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "fin", "others", "why"), INCOMPLETES, ids=[row[3][:28] for row in INCOMPLETES])
def test_the_days_of_an_incomplete_request_are_a_reading(
    lines: list[str], fin: str, others: list[str], why: str
) -> None:
    situation = play("silence_administration", lines[-1][:10], *lines)
    vie = situation.delai("silence_rejet")
    assert vie, told(situation, why)
    assert vie.echeance, told(situation, why)
    found = [str(each.date) for each in vie.echeance.lectures]
    assert (str(vie.echeance.date), found) == (fin, others), told(situation, why)


def test_the_law_of_a_procedure_shows_the_reading_of_its_suspension() -> None:
    done = run("procedures", "silence_administration", "--au", "2024-01-01")
    assert "autre lecture : jours de suspension comptés des deux bouts" in " ".join(done.out.split()), done.out
    document = json.loads(run("procedures", "silence_administration", "--au", "2024-01-01", "--json").out)
    incidents = [row for delai in document["delais"] for row in delai["incidents"] if row["operation"] == "reprend"]
    assert incidents, "le silence suspendu reprend"
    assert all("deux bouts" in row["lectures"][0] for row in incidents), incidents


@pytest.mark.parametrize(
    ("received", "last", "after", "article", "operator", "why"),
    [
        ("2010-01-15", "2010-03-15", "2010-03-16", "L. n° 2000-321, art. 21 (réd. initiale)", "Plus de deux mois",
         "« plus de deux mois » : le rejet ne naît qu'au lendemain du dernier jour"),
        ("2024-01-15", "2024-03-15", "2024-03-16", "CRPA L. 231-4", "Deux mois",
         "« pendant deux mois » : le dernier jour est entier, le rejet naît à minuit"),
        ("2009-12-31", "2010-02-28", "2010-03-01", "L. n° 2000-321, art. 21 (réd. initiale)", "Plus de deux mois",
         "31 décembre et plus de deux mois : le 1er mars"),
    ],
)  # fmt: skip
def test_trap_21_more_than_two_months_and_for_two_months(
    received: str, last: str, after: str, article: str, operator: str, why: str
) -> None:
    line = f"{received} demande destinataire=organisme_securite_sociale nature=financiere reception={received}"
    situation = play("silence_administration", last, line)
    assert situation.etat.id == "demande_recue", told(situation, f"{last} : {why}")
    vie = situation.delai("silence_rejet")
    assert vie, told(situation, why)
    texts = {each.citation: each.objet for each in vie.valeur.fondement}
    assert operator.lower() in texts.get(article, "").lower(), told(
        situation, f"chaque version garde ses mots : {article} dit « {operator} », lu {texts}"
    )
    situation = play("silence_administration", after, line)
    assert situation.etat.id == "rejet_implicite", told(situation, f"{after} : {why}")
