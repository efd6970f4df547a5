"""The holidays of the seat, which prevail for an act done there, and those of the place that it is done from.

Law: CPC 642.
"""

from delais.calendars import Calendar, calendar, territoires
from delais.computation import Echeance, Lecture
from delais.computation.tracing import trace
from delais.errors import CoverageError, Texte
from delais.procedure.distances import Distances, distances, seat_of


def seat_calendar(act: str, own: Calendar, known: Distances | None = None) -> Calendar:
    """The holidays of the seat of the authority that `act` seizes, in a case whose calendar is `own`."""
    known = known or distances()
    seat = seat_of(act, own.territoire, known) if act else own.territoire
    return own if seat == own.territoire else calendar(seat, known.folders)


def holidays_of(place: str, seat: Calendar, known: Distances | None = None) -> Calendar | None:
    """The calendar of `place`, None where there is none or where it is that of the seat."""
    folders = (known or distances()).folders
    return calendar(place, folders) if place != seat.territoire and place in territoires(folders) else None


def elsewhere(due: Echeance, place: Calendar | None) -> tuple[Lecture, ...]:
    """The reading of a due date with the holidays of another place, where they change it."""
    if place is None:
        return ()
    try:
        day = trace(due.delai, due.depart, place, due.incidents, due.start).etapes[-1].date
    except CoverageError:  # at the very edge of the calendar
        return ()
    if day == due.date:
        return ()
    cause = Texte(
        f"jours fériés du lieu d'où l'acte est fait ({place.label.fr}) ; ceux du siège prévalent "
        f"({due.calendar.label.fr})",
        f"holidays of the place the act is done from ({place.label.en}); those of the seat prevail "
        f"({due.calendar.label.en})",
    )
    return (Lecture(day, cause, due.delai, due.depart, place, due.incidents, due.start),)
