"""The one computation: start, shift of the start, duration with distance, franc day, one roll at the end."""

import datetime

from delais.calendars import Calendar
from delais.computation.delai import Delai
from delais.computation.echeance import Echeance
from delais.computation.ledger import Incident, in_order
from delais.computation.readings import readings
from delais.computation.tracing import trace
from delais.errors import CalendarError, DureeError, Texte
from delais.french_dates import long_day
from delais.value_checks import expect, expect_day

_DELAI = Texte("un Delai", "a Delai")
_CALENDAR = Texte('un calendrier : calendar("metropole")', 'a calendar: calendar("metropole")')
EVENT_HOUR_UNKNOWN = Texte(
    "heure de l'événement inconnue : compté comme s'il avait lieu à 0 h",
    "hour of the event unknown: counted as if it were at 0:00",
)
DISTANCE_UNNAMED = Texte(
    "distance ajoutée sans que l'acte soit nommé : elle ne vaut que pour ceux que nomme un article (CPC 643, 644, "
    "CJA R. 421-7), jamais pour un silence ni un recours gracieux",
    "distance added though no act is named: it holds only for those that an article names (CPC 643, 644, "
    "CJA R. 421-7), never for a silence or a gracious appeal",
)
_FORWARD = Texte(
    "un délai compté à rebours n'a pas d'incidents : il ne court pas",
    "a backward period has no incidents: it does not run",
)
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

    `depart` may be a `datetime` where an hour matters; with a zone, it is read on the clock of `calendar`. `incidents`
    are taken in the order of their dates. Raises `CoverageError` when a date falls outside `calendar`, `DureeError` on
    a limit suspended or interrupted for ever, and the error of the argument that is of a wrong type.

    Law: CPC 641, 642.
    """
    check_arguments(delai, calendar)
    expect_day("depart", depart)
    if incidents:
        incidents = in_order(incidents)
        if delai.sens == "avant":
            raise DureeError(_FORWARD)
    heure = None
    if isinstance(depart, datetime.datetime):
        depart = calendar.local(depart)
        heure, depart = depart.time(), depart.date()
    found = trace(delai, depart, calendar, incidents, heure)
    reserves = delai.reserves
    if delai.duree.hours and heure is None:
        reserves = (*reserves, HOUR_UNKNOWN if delai.sens == "apres" else EVENT_HOUR_UNKNOWN)
    if delai.distance != "aucune" and delai.fondement_distance is None:
        reserves = (*reserves, DISTANCE_UNNAMED)
    end = found.etapes[-1].date
    if delai.ancre and delai.sens == "apres" and end < depart:
        reserves = (*reserves, fixed_before(end, depart))
    others = readings(delai, depart, calendar, incidents, heure, found)
    return Echeance(depart, delai, calendar, found.etapes, others, reserves, found.heure, incidents, heure)


def fixed_before(end: datetime.date, depart: datetime.date) -> Texte:
    """The reserve of a fixed date that comes before the day it is counted from: it was over from the first."""
    return Texte(
        f"la date fixée, {long_day(end)}, précède le départ, {long_day(depart)} : à vérifier",
        f"the fixed date, {long_day(end, 'en')}, precedes the start, {long_day(depart, 'en')}: check it",
    )


def check_arguments(delai: Delai, calendar: Calendar) -> None:
    """Raise `DureeError` or `CalendarError` unless these are a rule and a calendar."""
    if not isinstance(delai, Delai):
        expect(DureeError, "delai", delai, Delai, _DELAI)
    if not isinstance(calendar, Calendar):
        expect(CalendarError, "calendar", calendar, Calendar, _CALENDAR)
