"""Starting time limits: from which day, by which version of the law."""

import datetime

from attrs import frozen

from delais.agenda.choosing import select_value, unsettled_by
from delais.agenda.known import Known
from delais.agenda.life import STOPPED, Life
from delais.agenda.mentions import information
from delais.agenda.remoteness import bound_delai, posted_from
from delais.calendars import Calendar
from delais.computation.ledger import stopped_by
from delais.dossier.model import Dossier, Evenement
from delais.errors import Texte, texte
from delais.procedure.limits import DelaiModele, Trigger
from delais.procedure.seats import seat_calendar

MOMENT_LABELS = {
    "envoi": Texte("envoi", "posting"),
    "presentation": Texte("première présentation", "first presentation"),
    "reception": Texte("réception", "receipt"),
    "signature": Texte("signature", "signature"),
    "signification": Texte("signification", "service"),
    "depot": Texte("dépôt", "deposit"),
    "decision": Texte("jour de l'acte", "day of the act"),
    "fait": Texte("jour du fait", "day of the fact"),
}


@frozen
class Start:
    """The day a count starts from, None if the case does not say it, and what that day is."""

    day: datetime.date | None
    cause: Texte
    reserve: Texte | None = None


@frozen
class Cause:
    """What opens or touches time limits: an accepted event, or the end of another limit, on a day of the agenda."""

    day: datetime.date
    event: Evenement | None = None
    lapsed: Life | None = None

    @property
    def lapse(self) -> str:
        """The id of the limit that ended, an empty text for an event."""
        return self.lapsed.modele.id if self.lapsed else ""

    @property
    def name(self) -> str:
        """The id of the event, or of the limit that ended."""
        return self.event.nom if self.event else self.lapse


def start_of(trigger: Trigger, known: Known, own: Evenement) -> Start:
    """The start that an event gives: a date it states, failing that one of its moments."""
    declared = known.procedure.events[own.nom]
    if trigger.fact:
        day = known.fact(trigger.fact, own)
        if isinstance(day, datetime.date) or not trigger.moment:
            return Start(day if isinstance(day, datetime.date) else None, texte(declared.facts[trigger.fact].label))
    moment, default = trigger.moment or declared.date_is, trigger.a_defaut
    for when, other in trigger.moment_when:
        if known.holds(when, own):
            moment, default = other, ""
    if not default or known.written(own, moment):
        return Start(known.moment(own, moment), _named(declared.label, MOMENT_LABELS[moment]))
    return Start(known.moment(own, default), _named(declared.label, MOMENT_LABELS[default]), _instead(moment, default))


def _instead(missing: str, taken: str) -> Texte:
    first, then = MOMENT_LABELS[missing], MOMENT_LABELS[taken]
    return Texte(
        f"le dossier ne donne pas ce moment : {first.fr} ; compté, le plus sûr, depuis : {then.fr}",
        f"the case does not give this moment: {first.en}; counted, as the safest, from: {then.en}",
    )


def _named(label: str, moment: Texte) -> Texte:
    return Texte(f"{label} ({moment.fr})", f"{label} ({moment.en})")


def latest_start(starts: list[Start | None]) -> Start | None:
    """The latest of several starts, once all have happened."""
    found = [start for start in starts if start]
    if len(found) < len(starts):
        return None
    unknown = next((start for start in found if start.day is None), None)
    return unknown or max(found, key=lambda start: start.day or datetime.date.min)


@frozen
class Opening:
    """Everything that starts one instance; kept while no version of the law gives it a value yet."""

    modele: DelaiModele
    instance: int
    start: Start
    cause: Cause
    partie: str = ""

    def life(self, known: Known, dossier: Dossier, calendar: Calendar, day: datetime.date) -> Life | None:
        """The new instance, or None if no version of the limit exists for this case on `day`."""
        own, depart = self.cause.event, self.start.day
        begun = own.date if own else depart or self.cause.day
        value = select_value(self.modele, known, begun, own)
        if value is None:
            return None
        reached = [row for row in self.modele.derogations if known.holds(row.when, own)]
        far, party = known.procedure.distances, self.partie or self.modele.actor
        seat = seat_calendar(self.modele.distance, calendar, far)
        life = Life(
            modele=self.modele,
            instance=self.instance,
            valeur=value,
            ouvert_le=day,
            ouvert_par=self.cause.name,
            own=own,
            known=known,
            delai=bound_delai(self.modele, value, dossier, far, self.start.cause, self.partie, begun),
            partie=self.partie,
            calendar=seat,
            place=posted_from(dossier, far, party, seat, calendar) if self.modele.act else None,
            depart=depart,
            apres_verification=self._after_check(known),
            reserves=(self.start.reserve,) if self.start.reserve else (),
            derogations=tuple(row.derogation for row in reached if row.retenue),
            contestees=tuple(row.contestee for row in reached if row.contestee),
        )
        life.unsettled, life.turns = unsettled_by(self.modele, known, own)
        if depart is None:
            life.statut = "a_venir"
            life.missing = self.start.cause
        begin(life, known)
        return life

    def _after_check(self, known: Known) -> bool:
        """Whether it rests on an act later than the day on which the file was last compared with the law."""
        if self.cause.lapsed:
            return self.cause.lapsed.apres_verification
        return self.cause.event is not None and self.cause.event.date > known.procedure.checked_on


def begin(life: Life, known: Known) -> None:
    """Set it running, or not opposable, from the start it has; without a start it is still to come."""
    if life.depart is not None:
        told = information(life, known)
        stopped = stopped_by(life.incidents)  # before its start was known
        life.statut = (STOPPED[stopped.op] if stopped else "court") if told.donnee else "inopposable"
        life.sous_reserve = told.sous_reserve
        life.missing = None
    life.recompute()
