"""The rows of a procedure's ledger applied to the limits that run: restarts, interruptions, suspensions, extensions."""

import datetime

from delais.agenda.known import Known
from delais.agenda.life import Life
from delais.agenda.opening import Cause
from delais.computation import Incident
from delais.dossier.model import Evenement
from delais.errors import texte
from delais.procedure.limits import IncidentRule


def touch(lives: list[Life], known: Known, cause: Cause) -> list[Life]:
    """Apply the rows that an accepted event, or the end of a limit, brings about; the limits touched.

    A row judged by a moment that has not come waits for that day; one admitted whose own day has not come holds the
    limit still until it is known.
    """
    touched = []
    for life in lives:
        for index, row in _rows(life, known, cause):
            if cause.event and known.to_come(cause.event, row.juge_par):
                continue
            if _admits(life, index, row, known, cause):
                _apply(life, index, row, known, cause)
                touched.append(life)
    return touched


def receive(lives: list[Life], known: Known, cause: Cause, moment: str) -> list[Life]:
    """The same, for the rows that waited for `moment` of the event, which has come."""
    touched = []
    for life in (each for each in lives if each.open):
        for index, row in _rows(life, known, cause):
            event = cause.event
            if event and row.moment == moment and life.waiting.get(index) is event:
                del life.waiting[index]
                _note(life, index, row, known, cause, event.moments[moment])
            elif row.juge_par == moment and _admits(life, index, row, known, cause):
                _apply(life, index, row, known, cause)
            else:
                continue
            touched.append(life)
    return touched


def _rows(life: Life, known: Known, cause: Cause) -> list[tuple[int, IncidentRule]]:
    """The rows of a limit that the cause names, unless it is the incident of another party's clock."""
    event = cause.event
    if event and life.partie and known.fact(life.modele.chaque, event) not in (None, life.partie):
        return []
    return [
        (index, row)
        for index, row in enumerate(life.modele.incidents)
        if (event and row.event == event.nom) or (cause.lapse and row.lapse == cause.lapse)
    ]


def _admits(life: Life, index: int, row: IncidentRule, known: Known, cause: Cause) -> bool:
    """In force, in time (`admis`), not already used up (`max`)."""
    if not life.open or (row.max is not None and life.counts.get(index, 0) >= row.max):
        return False
    if not known.in_force(row.period, cause.day, cause.event) or not known.holds(row.when, cause.event):
        return False
    if row.admis == "toujours" or life.echeance is None:
        return True
    judged, last = _judged(row, known, cause), life.echeance.date
    return judged < last or (judged == last and row.admis == "fin")


def _judged(row: IncidentRule, known: Known, cause: Cause) -> datetime.date:
    """The day by which an incident is in time."""
    return (known.moment(cause.event, row.juge_par) if cause.event else None) or cause.day


def _apply(life: Life, index: int, row: IncidentRule, known: Known, cause: Cause) -> None:
    life.counts[index] = life.counts.get(index, 0) + 1
    if life.echeance and _judged(row, known, cause) == life.echeance.date:
        for reserve in (said for admis, said in row.lecture_admis if admis == "veille"):
            life.add_reserve(reserve)
    moment = known.moment(cause.event, row.moment) if cause.event else cause.day
    if moment is None and cause.event:
        life.waiting[index] = cause.event
        life.statut = "a_venir"
        life.recompute()
    elif moment:
        _note(life, index, row, known, cause, moment)


def _note(life: Life, index: int, row: IncidentRule, known: Known, cause: Cause, day: datetime.date) -> None:
    cited = row.fondement[0] if row.fondement else None
    if row.reserve:
        life.add_reserve(row.reserve)
    label = texte(_label(row, known, cause.event))
    life.note(Incident(row.op, day, row.duree, cited, label, lectures=row.lectures))
    life.pas_avant = max(life.pas_avant, cause.day)
    life.apres_verification |= day > known.procedure.checked_on
    life.recompute()


def _label(row: IncidentRule, known: Known, event: Evenement | None) -> str:
    return known.procedure.events[event.nom].label if event else known.procedure.delais[row.lapse].label
