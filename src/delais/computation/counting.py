"""The one computation: start, shift of the start, duration with distance, franc day, one roll at the end."""

import datetime

from delais.calendars import Calendar
from delais.computation.delai import Delai
from delais.computation.echeance import Echeance
from delais.computation.ledger import Incident
from delais.computation.readings import readings
from delais.computation.tracing import trace
from delais.errors import Texte

HOUR_UNKNOWN = Texte(
    "heure de départ inconnue : fin du dernier jour entamé retenue", "start hour unknown: end of the last day begun"
)


def compute(
    delai: Delai,
    depart: datetime.date,
    calendar: Calendar,
    *,
    incidents: tuple[Incident, ...] = (),
) -> Echeance:
    """The due date of `delai` started on `depart`, explained, with the readings that would change it.

    `depart` may be a `datetime` where an hour matters. Raises `CoverageError` when a date falls outside `calendar`.

    Law: CPC 641, 642.
    """
    heure = None
    if isinstance(depart, datetime.datetime):
        heure, depart = depart.time(), depart.date()
    found = trace(delai, depart, calendar, incidents, heure)
    reserves = delai.reserves
    if delai.duree.hours and heure is None:
        reserves = (*reserves, HOUR_UNKNOWN)
    others = readings(delai, depart, calendar, incidents, heure, found)
    return Echeance(depart, delai, calendar, found.etapes, others, reserves, found.heure, incidents, heure)
