"""The life of one time limit in a case: opened, computed, touched by incidents, ended."""

import datetime

from attrs import define, evolve, field

from delais.agenda.known import Known
from delais.agenda.situation import OPEN, DelaiVie
from delais.calendars import Calendar
from delais.computation import Delai, Echeance, Incident, compute
from delais.computation.arithmetic import ONE_DAY
from delais.computation.counting import fixed_before
from delais.computation.ledger import stopped_by
from delais.computation.overlay import Contestee, Derogation, overlaid, overlay_readings
from delais.dossier.model import Evenement
from delais.errors import DelaisError, Texte
from delais.fondement import Fondement
from delais.french_dates import long_day
from delais.procedure.limits import DelaiModele, DelaiValue
from delais.procedure.model import Procedure
from delais.procedure.seats import elsewhere
from delais.word_lists import Operation, Statut

_INFORMED = Texte("l'information qui manquait est donnée", "the missing information is given")
_BECOMES: dict[tuple[str, Operation], Statut] = {
    ("", "repart"): "court",
    ("", "interrompt"): "interrompu",
    ("court", "suspend"): "suspendu",
    ("suspendu", "reprend"): "court",
}  # what an incident makes of a limit, by its status; any other pair leaves it as it is
STOPPED: dict[str, Statut] = {"suspend": "suspendu", "interrompt": "interrompu"}


@define(eq=False)
class Life:
    """One running instance. `statut` is its own; the snapshot derives what depends on the as-of date."""

    modele: DelaiModele
    instance: int
    valeur: DelaiValue
    ouvert_le: datetime.date
    ouvert_par: str
    own: Evenement | None
    known: Known
    delai: Delai
    calendar: Calendar
    depart: datetime.date | None
    statut: Statut = "court"
    incidents: tuple[Incident, ...] = ()
    counts: dict[int, int] = field(factory=dict)
    echeance: Echeance | None = None
    hypothetical: Echeance | None = None
    fin_le: datetime.date | None = None
    reserves: tuple[Texte, ...] = ()
    unsettled: tuple[str, ...] = ()  # the events that choose its version and have not happened
    turns: tuple[datetime.date, ...] = ()  # the days on which that choice changes while they do not happen
    pas_avant: datetime.date = datetime.date.min  # what is learnt on a day ends nothing before it
    missing: Texte | None = None  # the start that the case does not say, or not yet
    waiting: dict[int, Evenement] = field(factory=dict)  # incidents admitted whose own day is not known, by row
    quitte: bool = False  # the case has left the states in which it lives
    sous_reserve: Texte | None = None
    apres_verification: bool = False
    branche: str = ""
    partie: str = ""
    derogations: tuple[Derogation, ...] = ()
    contestees: tuple[Contestee, ...] = ()
    met: tuple[Derogation, ...] = ()
    place: Calendar | None = None  # the holidays of the place the act is done from, where it is not the seat

    @property
    def open(self) -> bool:
        """Whether anything can still happen to it."""
        return self.statut in OPEN

    def recompute(self) -> None:
        """The due date from the start and the ledger: the one computation."""
        self.echeance = self.hypothetical = None
        self.met = ()
        if self.depart is None or self.statut in ("a_venir", "interrompu", "suspendu") or stopped_by(self.incidents):
            return
        ledger = overlaid(self.derogations, self.delai, self.depart, self.calendar, self.incidents)
        due = compute(self.delai, self._start(), self.calendar, incidents=ledger)
        others = overlay_readings(
            self.contestees, self.derogations, self.delai, self.depart, self.calendar, self.incidents, due.date
        )
        others = (*others, *elsewhere(due, self.place))
        due = evolve(due, lectures=(*due.lectures, *others)) if others else due
        self.met = tuple(each for each in self.derogations if _met(each, ledger))
        told = tuple(each.reserve for each in self.met if each.reserve)
        due = evolve(due, reserves=(*due.reserves, *told)) if told else due
        if self.statut == "inopposable":
            self.hypothetical = due
        else:
            self.echeance = due

    def _start(self) -> datetime.date:
        """The start day, with its hour where hours are counted from the event itself."""
        own, day = self.own, self.depart or self.ouvert_le
        heure = own.heure if own and own.date == day and self.delai.duree.hours and not self.incidents else None
        return datetime.datetime.combine(day, heure) if heure else day

    def note(self, incident: Incident) -> None:
        """Add a row to the ledger. A new period makes every earlier row pointless, but the interruption it answers.

        What is interrupted waits for a `repart`; what is suspended, for a `reprend` or a `repart`.
        """
        if incident.op == "repart" and self.depart is None:
            self.depart = incident.date
        if self.incidents and (incident.op == "reprend" or self.statut == "interrompu"):
            incident = evolve(incident, date=max(incident.date, self.incidents[-1].date))
        if incident.op in ("repart", "interrompt"):
            kept = self.incidents[-1:] if self.statut == "interrompu" else ()
            self.incidents = (*kept, incident)
        else:
            self.incidents = tuple(sorted((*self.incidents, incident), key=lambda row: row.date))
        becomes = _BECOMES.get((self.statut, incident.op)) or _BECOMES.get(("", incident.op))
        if becomes and self.statut != "inopposable":
            self.statut = becomes

    def start_on(self, day: datetime.date) -> None:
        """Its start is known at last: what had touched it before then touches it from there."""
        self.depart = day
        self.incidents = tuple(evolve(row, date=max(row.date, day)) for row in self.incidents)

    def answered_by(self, event: Evenement, known: Known) -> bool:
        """Whether `event` is the act that the limit waits for, by the party whose clock it is."""
        act = self.modele.act
        if act is None or event.nom not in act.events or not known.holds(act.when, event):
            return False
        return not self.partie or known.fact(self.modele.chaque, event) in (None, self.partie)

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which the act is accepted: counted backward, with a reserve from the safe date on."""
        return self.echeance.accepted_until if self.echeance else None

    def lapses_on(self) -> datetime.date | None:
        """The day on which its end takes effect: the day after its last, never before what it rests on was known."""
        last = self.last_day
        if self.statut != "court" or last is None:
            return None
        return max(last + ONE_DAY, self.ouvert_le, self.pas_avant)

    def turns_on(self) -> datetime.date | None:
        """The next day on which the choice of its version changes by the mere passing of time."""
        return self.turns[0] if self.turns and self.open else None

    def end(self, statut: Statut, day: datetime.date) -> None:
        """Close it."""
        self.statut, self.fin_le = statut, day

    def add_reserve(self, reserve: Texte) -> None:
        """Add a reserve, once."""
        if reserve not in self.reserves:
            self.reserves = (*self.reserves, reserve)

    def earliest_possible(self) -> Echeance | None:
        """The date that the earliest possible start or restart would give, where its own day is not known."""
        if self.statut != "a_venir" or self.delai.sens == "avant":
            return None
        start, ledger = self.depart, self.incidents
        for index, event in self.waiting.items():
            row = self.modele.incidents[index]
            ledger = (*ledger, Incident(row.op, self._expected(event), row.duree))
        if start is None and self.own is not None:
            start = self._expected(self.own)
        if start is None or (self.depart and not ledger):
            return None
        try:
            return compute(self.delai, start, self.calendar, incidents=ledger)
        except DelaisError:
            return None

    def _expected(self, event: Evenement) -> datetime.date:
        """The day on which its moment to come is expected, else the day of the act: no receipt comes before it."""
        return min((event.moments[name] for name in self.known.awaited(event)), default=event.date)

    def all_reserves(self, day: datetime.date) -> tuple[Texte, ...]:
        """Its own reserves, those of the choice of its version, and those of its date, as they stand on `day`."""
        known = self.known
        chosen_on = min(self.fin_le or day, day)
        keys = tuple(known.key_reserve(name, chosen_on) for name in self.unsettled if not known.last(name))
        late = (law_known_until(known.procedure),) if self.apres_verification else ()
        due = self.echeance or self.hypothetical
        keys = (*keys, *self.ended_first())
        computed = due.reserves if due else ()
        return tuple(dict.fromkeys((*self.reserves, *self._unknown_days(), *keys, *late, *computed)))

    def ended_first(self) -> tuple[Texte, ...]:
        """The reserve of a fixed date that came before the limit started: it was over from the first day."""
        due, start = self.echeance, self.depart
        if due is None or start is None or self.delai.sens == "avant" or due.date >= start:
            return ()
        return (fixed_before(due.date, start),)

    def _unknown_days(self) -> tuple[Texte, ...]:
        """What is missing: its start, or the day of what touches it; said with the day on which it is expected."""
        said: list[Texte] = []
        if self.missing and self.depart is None:
            said.append(_missing(self.missing, self._awaited(self.own)))
        for index, event in self.waiting.items():
            label = self.known.procedure.events[event.nom].label
            said.append(_unknown(label, self.known.written(event, self.modele.incidents[index].moment)))
        return tuple(said)

    def _awaited(self, event: Evenement | None) -> datetime.date | None:
        return min((event.moments[name] for name in self.known.awaited(event)), default=None) if event else None

    def begins_on(self) -> datetime.date | None:
        """The day the count now starts from, the last restart included."""
        restarts = [incident.date for incident in self.incidents if incident.op == "repart"]
        return restarts[-1] if restarts else self.depart

    def snapshot(self, au: datetime.date) -> DelaiVie:
        """What is shown of it at the end of the day `au`."""
        statut, start = self.statut, self.begins_on()
        forward = self.delai.sens == "apres"
        if statut in ("court", "suspendu") and forward and (start is None or start > au):
            statut = "a_venir"
        if statut == "court" and any(each.suspends(au) for each in self.met):
            statut = "suspendu"
        return DelaiVie(
            id=self.modele.id,
            instance=self.instance,
            modele=self.modele,
            valeur=self.valeur,
            statut=statut,
            ouvert_le=self.ouvert_le,
            ouvert_par=self.ouvert_par,
            depart=self.depart,
            echeance=self.echeance,
            si_opposable=self.hypothetical,
            fin_le=self.fin_le,
            branche=self.branche,
            partie=self.partie,
            reserves=self.all_reserves(au),
            sous_reserve=self.sous_reserve,
            au_plus_tot=self.earliest_possible(),
        )


def _met(derogation: Derogation, ledger: tuple[Incident, ...]) -> bool:
    return any(incident.cause == derogation.label for incident in ledger)


def _missing(cause: Texte, awaited: datetime.date | None) -> Texte:
    if awaited is None:
        return Texte(f"le départ manque au dossier : {cause.fr}", f"the start is missing from the case: {cause.en}")
    return Texte(
        f"le départ est attendu : {cause.fr}, le {long_day(awaited)}",
        f"the start is expected: {cause.en}, on {long_day(awaited, 'en')}",
    )


def _unknown(label: str, awaited: datetime.date | None) -> Texte:
    if awaited is None:
        return Texte(f"la date manque : {label}", f"the date is missing: {label}")
    return Texte(
        f"la date est attendue : {label}, le {long_day(awaited)}",
        f"the date is expected: {label}, on {long_day(awaited, 'en')}",
    )


def law_known_until(procedure: Procedure) -> Texte:
    """The reserve of a date that rests on an act later than the day the rule was checked."""
    day = procedure.checked_on
    return Texte(
        f"droit vérifié le {long_day(day).partition(' ')[2]} : la date repose sur un acte postérieur",
        f"law checked on {long_day(day, 'en').partition(' ')[2]}: the date rests on a later act",
    )


def became_opposable(life: Life, day: datetime.date, fondement: tuple[Fondement, ...]) -> None:
    """The missing information arrives: the limit starts anew from that day."""
    life.statut = "court"
    if life.depart is not None and day > life.depart:
        cited = fondement[0] if fondement else None
        restart = Incident("repart", day, fondement=cited, cause=_INFORMED)
        life.note(restart)
    life.recompute()
