"""The distance of the party who must act, from where it lives and where the court sits.

Law: CPC 643, 644. Never for a silence or a gracious appeal.
"""

from delais.computation import DelaiLecture
from delais.dossier.model import Dossier
from delais.procedure.model import Procedure

_ONE_TERRITORY = {"alsace-moselle": "metropole"}


def remoteness(act: str, dossier: Dossier, procedure: Procedure, party: str) -> tuple[str, tuple[DelaiLecture, ...]]:
    """The distance that extends `act`, and the reading without it when the article does not name that act.

    One month between métropole and overseas, or between two overseas territories; two months from abroad.
    """
    residence = dossier.residence.get(party)
    rule = next((each for each in procedure.distances.values() if dossier.territoire in each.sieges), None)
    if not act or residence is None or rule is None or act not in (*rule.actes, *rule.actes_lus):
        return "aucune", ()
    if residence == "etranger":
        distance = "etranger"
    elif _ONE_TERRITORY.get(residence, residence) == _ONE_TERRITORY.get(dossier.territoire, dossier.territoire):
        return "aucune", ()
    else:
        distance = "outre-mer"
    readings = () if act in rule.actes else (DelaiLecture(rule.cause, distance="aucune"),)
    return distance, readings
