"""The distance of the party who must act, from where it lives to the seat of the authority.

Law: CPC 642 to 644.
"""

import datetime

from delais.calendars import Calendar
from delais.computation import Delai
from delais.dossier.model import Dossier
from delais.errors import Texte
from delais.procedure.distances import Distances, Remoteness, measure
from delais.procedure.limits import DelaiModele, DelaiValue
from delais.procedure.seats import holidays_of


def remoteness(act: str, dossier: Dossier, known: Distances, party: str, day: datetime.date) -> Remoteness:
    """What distance does to `act`, which seizes an authority that it names, for the `party` who must do it."""
    if not act:
        return Remoteness(dossier.territoire)
    return measure(act, dossier.territoire, dossier.residence.get(party), day, known)


def bound_delai(
    modele: DelaiModele,
    valeur: DelaiValue,
    dossier: Dossier,
    known: Distances,
    cause: Texte,
    partie: str,
    day: datetime.date,
) -> Delai:
    """The computable rule: the dated value, the regime, the distance on `day` of the party whose clock it is."""
    far = remoteness(modele.distance, dossier, known, partie or modele.actor, day)
    return Delai(
        duree=valeur.duree,
        regime=valeur.regime or modele.regime,
        distance=far.distance,
        fondement_distance=far.article,
        fondement=valeur.fondement,
        lectures=(*modele.lectures, *valeur.lectures, *far.lectures),
        reserves=(valeur.reserve,) if valeur.reserve else (),
        cause_depart=cause,
        ancre=valeur.ancre,
        sens=modele.sens,
        attente=modele.nature == "attente",
    )


def posted_from(dossier: Dossier, known: Distances, party: str, seat: Calendar, own: Calendar) -> Calendar | None:
    """The holidays of the place from which the party acts, where it is not the seat: its residence, else the case's."""
    place = dossier.residence.get(party, own.territoire)
    return own if place == own.territoire != seat.territoire else holidays_of(place, seat, known)
