"""What a notice mentions has one policy in every procedure: said, denied or unsaid, never required nor presumed."""

import pytest

from delais.procedure import load_procedure, procedure_ids
from delais.procedure.model import Fact
from trap_case import play, told

MENTIONS = [
    (id_, event.id, fact)
    for id_ in procedure_ids()
    for event in load_procedure(id_).events.values()
    for fact in event.facts.values()
    if "mention" in fact.id
]


@pytest.mark.parametrize(
    ("procedure", "event", "fact"),
    MENTIONS,
    ids=[f"{procedure}.{event}.{fact.id}" for procedure, event, fact in MENTIONS],
)
def test_a_mention_may_stay_unsaid(procedure: str, event: str, fact: Fact) -> None:
    """It was required in one file, presumed true in another and false in a third."""
    assert not fact.required, f"{procedure} : {event}.{fact.id} est requis"
    assert fact.default is None, f"{procedure} : {event}.{fact.id} est présumé {fact.default}"


@pytest.mark.parametrize(("said", "statut"), [("", "court"), (" delai_mentionne=true", "court"),
                                              (" delai_mentionne=false", "inopposable")])  # fmt: skip
def test_an_unsaid_mention_runs_under_reserve(said: str, statut: str) -> None:
    case = play("recours_amiable", "2018-03-10", f"2018-03-05 notification_decision{said}")
    vie = case.delai("saisine_cra")
    assert vie is not None
    assert vie.statut == statut, told(case, said)
    assert bool(vie.sous_reserve) == (said == ""), told(case, "la réserve dit une mention non précisée, et elle seule")
