"""A law of what may be done next: an act that would be accepted is among those said possible."""

import random

from attrs import evolve

from delais import Evenement, Procedure, Situation, possible_acts
from laws.case import Case, Looks
from laws.register import Breaches, law
from laws.wording import facts

ONE_IN = 16  # each look tries every act of the open branches


@law("An act of the day that would be accepted is one of those said possible.")
def accepted_acts_are_possible(case: Case, looks: Looks) -> Breaches:
    if case.number % ONE_IN and not case.thorough:
        return None
    seen = looks(case.dossier, case.au)
    said = {act.nom for act in possible_acts(seen)}
    rng = random.Random(f"{case.seed}/{case.number}/accepted_acts_are_possible")
    found = []
    for branche, procedure in _open(seen):
        for name in sorted(procedure.events.keys() - said):
            stated = facts(rng, procedure.events[name], case.au)
            act = Evenement(name, case.au, faits=stated, branche=branche, id="essai")
            dossier = evolve(case.dossier, evenements=(*case.dossier.evenements, act))
            lines = looks.afresh(dossier, case.au).historique
            if any(line.type == "evenement" for line in lines if line.evenement and line.evenement.id == "essai"):
                found.append(f"{name} with {stated} is accepted on {case.au} and is not said possible")
    return found


def _open(seen: Situation) -> list[tuple[str, Procedure]]:
    branches = [(branch.id, branch.procedure) for branch in seen.branches if not branch.prevue]
    return [(seen.procedure.id if branches else "", seen.procedure), *branches]
