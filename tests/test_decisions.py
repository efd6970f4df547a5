"""What courts decided, beside the dossiers of `tests/dossiers/decisions`: the days around each answer, its readings."""

import pytest
from attrs import frozen

from trap_case import play, refused, told


@frozen
class Case:
    """A case, a day, the state and the life of one limit: `statut date`, with the dates of the other readings."""

    why: str
    procedure: str
    lines: tuple[str, ...]
    au: str
    etat: str
    delai: str
    vie: str
    lectures: tuple[str, ...] = ()
    refus: tuple[str, ...] = ()


DECISION = "2017-07-20 notification_decision delai_mentionne=true voies_mentionnees=true"
SAISINE = "2017-09-11 saisine_cra reception=2017-09-13"
AVIS, VISITE = "2019-06-01 avis_controle", "2019-07-01 premiere_visite"
LETTRE = "2019-10-24 lettre_observations"
DETTE_2015 = "2016-01-15 exigibilite periode_le=2015-12-31"
DETTE_2018 = "2018-02-05 exigibilite periode_le=2018-01-31"
TITRE = "2018-10-15 titre_executoire"

CASES = [
    # L'accusé de réception d'avant 2019 (CA Paris 22/07512 ; Cass. 2e civ. 19-26.204)
    Case("accusé de 2017 complet : le délai court du dernier jour du silence", "recours_amiable",
         (DECISION, SAISINE, "2017-09-25 accuse_reception delai_mentionne=true voies_mentionnees=true"),
         "2017-12-13", "rejet_implicite", "saisine_tribunal_implicite", "court 2017-12-13", ("2017-12-14",)),
    Case("loi de 2000 et décret de 2001 : la juridiction devait déjà être nommée", "recours_amiable",
         ("2010-01-04 notification_decision delai_mentionne=true", "2010-02-01 saisine_cra reception=2010-02-03",
          "2010-02-05 accuse_reception delai_mentionne=true voies_mentionnees=false"),
         "2010-04-01", "rejet_implicite", "saisine_tribunal_implicite", "inopposable"),
    Case("avant le décret du 6 juin 2001 : le délai seul (lecture)", "recours_amiable",
         ("2001-01-04 notification_decision delai_mentionne=true", "2001-02-01 saisine_cra reception=2001-02-05",
          "2001-02-08 accuse_reception delai_mentionne=true voies_mentionnees=false"),
         "2001-04-02", "rejet_implicite", "saisine_tribunal_implicite", "court 2001-05-07"),
    Case("CRPA L. 112-6 al. 2 : décision expresse notifiée avant la fin du silence, l'accusé n'est plus nécessaire",
         "recours_amiable",
         (DECISION, SAISINE, "2017-10-10 notification_decision_cra favorable=false delai_mentionne=true"),
         "2017-12-11", "decision_cra_notifiee", "saisine_tribunal", "court 2017-12-11"),
    Case("saisir la commission avant 2019 : le délai seul devait être mentionné (R. 142-1 al. 2)", "recours_amiable",
         ("2017-07-20 notification_decision delai_mentionne=true voies_mentionnees=false",), "2017-09-20",
         "decision_notifiee", "saisine_cra", "court 2017-09-20"),
    Case("groupement d'assureurs : la même loi, la juridiction aussi", "recours_aaexa",
         ("2005-03-31 notification_decision organisme=groupement objet=prestations",
          "2005-05-31 saisine_commission reception=2005-06-02",
          "2005-06-10 accuse_reception delai_mentionne=true voies_mentionnees=false"),
         "2005-07-05", "rejet_implicite", "saisine_tribunal_implicite", "inopposable"),
    # La prolongation du délai de réponse (CA Nîmes 24/02811)
    Case("reçue le 23 décembre 2018 ou après : soixante jours en tout", "controle_urssaf",
         (AVIS, VISITE, LETTRE, "2019-11-20 demande_prolongation reception=2019-11-22"), "2019-12-01",
         "lettre_observations_recue", "reponse", "court 2019-12-23"),
    Case("demandée le 22 décembre 2018 : aucun texte ne la permettait", "controle_urssaf",
         ("2018-06-01 avis_controle", "2018-07-02 premiere_visite", "2018-12-10 lettre_observations",
          "2018-12-22 demande_prolongation reception=2018-12-24"), "2019-01-05",
         "lettre_observations_recue", "reponse", "court 2019-01-09", (), ("23 décembre 2018",)),
    # Le contrôle est engagé par l'envoi de l'avis (Cass. 2e civ. 20-21.430)
    Case("avis de 2014, visite de 2015 : pas de borne", "controle_urssaf",
         ("2014-12-31 avis_controle", "2015-02-02 premiere_visite effectif_reduit=true"), "2015-02-03",
         "controle_en_cours", "duree_controle", "rien"),
    Case("avis du 1er janvier 2015 : trois mois depuis la visite", "controle_urssaf",
         ("2015-01-01 avis_controle", "2015-02-02 premiere_visite effectif_reduit=true"), "2015-02-03",
         "controle_en_cours", "duree_controle", "court 2015-05-04", ("2015-05-02",)),
    # La suspension de 2017-2019 (Cass. 2e civ. 23-14.671)
    Case("la réponse de l'agent fait reprendre la prescription : 107 jours de retard", "prescription_cotisations",
         (DETTE_2015, "2018-11-01 lettre_observations", "2018-12-20 fin_periode_contradictoire fin_par=reponse_agent",
          "2019-06-03 mise_en_demeure reception=2019-06-05"), "2019-06-05", "prescrit", "mise_en_demeure",
         "echu 2019-02-18", (), ("tardif de 107 jours",)),
    Case("le débiteur n'a pas répondu : suspendue jusqu'à la mise en demeure (R. 243-59, 2017 ; lecture)",
         "prescription_cotisations",
         (DETTE_2015, "2018-11-01 lettre_observations", "2018-12-03 fin_periode_contradictoire fin_par=expiration"),
         "2019-06-05", "dette_exigible", "mise_en_demeure", "suspendu"),
    # L'année de plus de 2021 (L. n° 2021-953, art. 25 VII) et les 111 jours de 2020
    Case("due le 21 avril 2022, dans la fenêtre : un an de plus ; sans les 111 jours, le 31 décembre 2022",
         "prescription_cotisations", (DETTE_2018,), "2022-10-12", "dette_exigible", "mise_en_demeure",
         "court 2023-04-21", ("2022-12-31",)),
    Case("reçue le lendemain du dernier jour : tardive d'un jour", "prescription_cotisations",
         (DETTE_2018, "2023-04-20 mise_en_demeure reception=2023-04-22"), "2023-04-22", "prescrit", "mise_en_demeure",
         "echu 2023-04-21", ("2022-12-31",), ("tardif de 1 jour",)),
    Case("dette de 2017 : due le 21 avril 2021, avant la fenêtre du 2 juin", "prescription_cotisations",
         ("2017-02-06 exigibilite periode_le=2017-01-31",), "2021-04-22", "prescrit", "mise_en_demeure",
         "echu 2021-04-21", ("2020-12-31",)),
    Case("indépendant, 2018 : le 30 juin 2022 tombe dans la fenêtre, le 19 octobre n'y tombe plus ; trois lectures",
         "prescription_cotisations", ("2019-01-15 exigibilite periode_le=2018-12-31 debiteur=independant",),
         "2022-07-01", "dette_exigible", "mise_en_demeure", "court 2022-10-19", ("2023-06-30", "2023-10-19")),
    Case("contrainte : l'année de plus n'est qu'une lecture", "prescription_cotisations",
         ("2018-05-15 exigibilite periode_le=2017-12-31", "2018-10-01 mise_en_demeure reception=2018-10-03"),
         "2019-01-02", "action_ouverte", "action", "court 2022-02-22", ("2021-11-03", "2023-02-22")),
    Case("exécution de la contrainte : jamais (Cass. 2e civ. 23-14.662)", "execution_contrainte", (TITRE,),
         "2021-12-01", "executable", "execution", "court 2022-02-03", ("2021-10-15",)),
    # La péremption (Cass. 2e civ. 21-14.341 et 22-23.185)
    Case("parties présentes : du prononcé, même notifié ensuite", "tribunal",
         ("2016-10-25 saisine_tribunal",
          "2018-07-02 ordonnance_diligences reception=2018-07-10 connue_au_prononce=true"),
         "2019-01-02", "instance_introduite", "peremption", "court 2020-07-02"),
    Case("partie absente : de la notification", "tribunal",
         ("2016-10-25 saisine_tribunal",
          "2018-07-02 ordonnance_diligences reception=2018-07-10 connue_au_prononce=false"),
         "2019-01-02", "instance_introduite", "peremption", "court 2020-07-10"),
    Case("partie absente, notification inconnue : le départ manque, rien n'est inventé", "tribunal",
         ("2016-10-25 saisine_tribunal", "2018-07-02 ordonnance_diligences connue_au_prononce=false"),
         "2021-01-02", "instance_introduite", "peremption", "a_venir"),
    Case("date fixée pour la diligence : d'elle seule (21-15.589)", "tribunal",
         ("2016-10-25 saisine_tribunal",
          "2018-07-02 ordonnance_diligences terme_fixe=2018-09-03 reception=2018-10-01"),
         "2019-01-02", "instance_introduite", "peremption", "court 2020-09-03"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_what_the_courts_decided(case: Case) -> None:
    situation = play(case.procedure, case.au, *case.lines)
    vie = situation.delai(case.delai)
    due = vie.echeance if vie else None
    found = "rien" if vie is None else vie.statut + (f" {due.date}" if due else "")
    assert situation.etat.id == case.etat, told(situation, case.why)
    assert found == case.vie, told(situation, f"{case.why} : {found}, attendu {case.vie}")
    readings = tuple(sorted(str(each.date) for each in due.lectures)) if due else ()
    assert readings == case.lectures, told(situation, f"{case.why} : lectures {readings}, attendu {case.lectures}")
    said = refused(situation)
    assert len(said) == len(case.refus), told(situation, f"{case.why} : {said}")
    assert all(words in line for words, line in zip(case.refus, said, strict=True)), f"{case.why} : {said}"


def test_a_start_taken_for_want_of_another_is_said() -> None:
    """Neither the presence of the parties nor a notification is stated: counted from the safest day, under reserve."""
    case = play("tribunal", "2019-01-02", "2016-10-25 saisine_tribunal", "2018-07-02 ordonnance_diligences")
    vie = case.delai("peremption")
    assert vie is not None
    assert vie.echeance is not None
    assert str(vie.echeance.date) == "2020-07-02"
    assert any("ne donne pas ce moment : réception" in reserve.fr for reserve in vie.reserves), vie.reserves
