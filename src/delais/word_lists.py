"""The closed lists of words that values may hold, as types; each list is the type's own words, in their order."""

from typing import Literal, get_args

Sens = Literal["apres", "avant"]
Distance = Literal["aucune", "outre-mer", "etranger"]
Heures = Literal["ecoulees", "cadran", "minuit"]
Origine = Literal["declenchement", "premier_jour"]
Nature = Literal["forclusion", "silence", "execution", "caducite", "abandon", "attente", "poursuite", "indicatif"]
Effet = Literal["rejet", "faculte", "accord", "execution", "rien"]
Operation = Literal["repart", "interrompt", "suspend", "reprend", "proroge", "renouvele", "recalcule", "ajoute"]
FactType = Literal["bool", "enum", "date", "duree", "entier"]
Moment = Literal["envoi", "presentation", "reception", "signature", "signification", "depot", "decision", "fait"]
HolidayStatut = Literal["loi", "reglement", "usage"]
LineKind = Literal["evenement", "echeance", "refus", "prevision"]
Statut = Literal[
    "a_venir", "court", "suspendu", "interrompu", "echu", "satisfait", "tardif", "inopposable", "sans_objet"
]

SENS: tuple[Sens, ...] = get_args(Sens)
DISTANCES: tuple[Distance, ...] = get_args(Distance)
HEURES: tuple[Heures, ...] = get_args(Heures)
ORIGINES: tuple[Origine, ...] = get_args(Origine)
NATURES: tuple[Nature, ...] = get_args(Nature)
EFFETS: tuple[Effet, ...] = get_args(Effet)
OPERATIONS: tuple[Operation, ...] = get_args(Operation)
FACT_TYPES: tuple[FactType, ...] = get_args(FactType)
MOMENTS: tuple[Moment, ...] = get_args(Moment)
HOLIDAY_STATUTS: tuple[HolidayStatut, ...] = get_args(HolidayStatut)
TYPES: tuple[LineKind, ...] = get_args(LineKind)
STATUTS: tuple[Statut, ...] = get_args(Statut)
