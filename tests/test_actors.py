"""An act satisfies the limit of who did it: each act is that of the limit's actor, or the difference has a reason."""

from delais.procedure import load_procedure, procedure_ids
from trap_case import due, play, refused, told

ROLE = "the same person: the party as it acts, told from the others by a fact or by `chaque`"
MOOT = "the other side's act takes away the object of the wait or of the duty, and is meant to"
DIFFERENT = {
    ("appel", "appel"): ROLE, ("appel", "appel_autorite"): ROLE, ("pourvoi", "pourvoi"): ROLE,
    ("pourvoi", "pourvoi_autorite"): ROLE, ("expertise_medicale", "demande_expertise"): ROLE,
    ("expertise_medicale", "demande_expertise_at"): ROLE, ("report_etalement_cotisations", "report"): ROLE,
    ("report_etalement_cotisations", "report_affiliation"): ROLE,
    ("report_etalement_cotisations", "report_employeur"): ROLE, ("report_etalement_cotisations", "etalement"): ROLE,
    ("report_etalement_cotisations", "fractionnement_employeur"): ROLE,
    ("declaration_commune_revenus", "forfait_au_plus_tot"): MOOT,
    ("declaration_commune_revenus", "forfait_au_plus_tard"): MOOT, ("indu_assure", "retenues_apres_silence"): MOOT,
    ("majorations_retard", "sans_majoration"): MOOT, ("penalite_maladie", "observations"): MOOT,
    ("penalite_retraite_famille", "observations"): MOOT, ("recours_amiable", "reponse_transaction"): MOOT,
    ("commission_medicale_recours_amiable", "information_examen_praticien"): "the secretariat writes for the doctor",
    ("expertise_medicale", "accord_expert"): "an agreement of the doctors is recorded by the designation",
    ("expertise_medicale", "designation"): "the medical service obtains the designation from the authority",
    ("expertise_medicale", "designation_hors_liste"): "the medical service obtains the designation from the authority",
    ("expertise_medicale", "protocole"): "the caisse sends the protocol that its medical service draws up",
    ("rescrit_social", "reponse_branche"): "the national fund answers through the local body",
}  # fmt: skip


def test_each_act_is_that_of_the_actor_of_the_limit() -> None:
    found = {
        (id_, delai.id)
        for id_ in procedure_ids()
        for procedure in [load_procedure(id_)]
        for delai in procedure.delais.values()
        for event in (delai.act.events if delai.act else ())
        if procedure.events[event].actor != delai.actor
    }
    assert found == set(DIFFERENT), "an act of another actor: harmonise the names, or give the reason here"


def test_one_minister_does_not_use_the_power_of_another() -> None:
    """R. 123-18 of 1985: the minister in charge of social security alone."""
    lines = ["1986-03-03 deliberation objet=ordinaire", "1986-03-05 notification_securite_sociale"]
    barred = play("deliberations_ecole", "1986-03-20", *lines, "1986-03-18 opposition ministre=budget")
    assert barred.etat.id == "deliberation_prise", told(barred, "le ministre du budget ne peut s'opposer")
    assert len(refused(barred)) == 1
    assert due(barred, "opposition_un_ministre") == "1986-03-25"
    own = play("deliberations_ecole", "1986-03-20", *lines, "1986-03-18 opposition ministre=securite_sociale")
    assert own.etat.id == "opposee", told(own, "le ministre chargé de la sécurité sociale s'oppose")


def test_the_agriculture_minister_does_not_oppose_a_budget() -> None:
    """R. 123-18-1 of 1999: social security and budget."""
    case = play("deliberations_ecole", "2008-02-11", "2008-01-15 deliberation objet=budget",
                "2008-01-20 notification_securite_sociale", "2008-01-22 notification_budget",
                "2008-02-10 opposition ministre=agriculture")  # fmt: skip
    assert case.etat.id == "deliberation_prise", told(case, "le budget ne regarde pas ce ministre")


def test_the_report_of_the_court_is_not_that_of_the_amicable_expert() -> None:
    for delai, origine in (
        ("rapport", "assure"),
        ("rapport_tribunal", "tribunal"),
        ("rapport_nouvelle", "tribunal_nouvelle"),
    ):
        act = load_procedure("expertise_medicale").delais[delai].act
        assert act is not None
        said = dict(act.when.tests).get("demande_expertise.origine", ())
        assert origine in said, f"{delai} est satisfait par un rapport d'une autre expertise : {said}"
