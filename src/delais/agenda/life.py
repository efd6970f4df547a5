"""The life of one time limit in a case: opened, computed, touched by incidents, ended."""

import datetime

from attrs import define, evolve, field

from delais.agenda.known import Known
from delais.agenda.remoteness import remoteness
from delais.agenda.situation import OPEN, DelaiVie
from delais.calendars import Calendar
from delais.computation import Delai, Echeance, Incident, compute
from delais.computation.overlay import Derogation, overlaid
from delais.dossier.model import Dossier, Evenement
from delais.errors import Texte
from delais.fondement import Fondement
from delais.procedure.limits import DelaiModele, DelaiValue

_INFORMED = Texte("l'information qui manquait est donnée", "the missing information is given")
_BECOMES = {
    ("", "repart"): "court",
    ("", "interrompt"): "interrompu",
    ("court", "suspend"): "suspendu",
    ("suspendu", "reprend"): "court",
}  # what an incident makes of a limit, by its status; any other pair leaves it as it is


@define(eq=False)
class Life:
    """One running instance. `statut` is its own; the snapshot derives what depends on the as-of date."""

    modele: DelaiModele
    instance: int
    valeur: DelaiValue
    ouvert_le: datetime.date
    ouvert_par: str
    own: Evenement | None
    delai: Delai
    calendar: Calendar
    depart: datetime.date | None
    statut: str = "court"
    incidents: tuple[Incident, ...] = ()
    counts: dict[int, int] = field(factory=dict)
    echeance: Echeance | None = None
    hypothetical: Echeance | None = None
    fin_le: datetime.date | None = None
    reserves: tuple[Texte, ...] = ()
    unsettled: tuple[Texte, ...] = ()
    branche: str = ""
    partie: str = ""
    derogations: tuple[Derogation, ...] = ()
    met: tuple[Derogation, ...] = ()

    @property
    def open(self) -> bool:
        """Whether anything can still happen to it."""
        return self.statut in OPEN

    def recompute(self) -> None:
        """The due date from the start and the ledger: the one computation."""
        self.echeance = self.hypothetical = None
        self.met = ()
        if self.depart is None or self.statut in ("a_venir", "interrompu", "suspendu"):
            return
        ledger = overlaid(self.derogations, self.delai, self.depart, self.calendar, self.incidents)
        due = compute(self.delai, self._start(), self.calendar, incidents=ledger)
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
        if incident.op in ("repart", "interrompt"):
            kept = self.incidents[-1:] if self.statut == "interrompu" else ()
            self.incidents = (*kept, incident)
        else:
            self.incidents = (*self.incidents, incident)
        becomes = _BECOMES.get((self.statut, incident.op)) or _BECOMES.get(("", incident.op))
        if becomes and self.statut != "inopposable":
            self.statut = becomes

    def answered_by(self, event: Evenement, known: Known) -> bool:
        """Whether `event` is the act that the limit waits for, by the party whose clock it is."""
        act = self.modele.act
        if act is None or event.nom not in act.events or not known.holds(act.when, event):
            return False
        return not self.partie or known.fact(self.modele.chaque, event) in (None, self.partie)

    def lapses_before(self, day: datetime.date) -> bool:
        """Whether its last day is over when `day` begins."""
        return self.statut == "court" and self.echeance is not None and self.echeance.date < day

    def end(self, statut: str, day: datetime.date) -> None:
        """Close it."""
        self.statut, self.fin_le = statut, day

    def begins_on(self) -> datetime.date | None:
        """The day the count now starts from, the last restart included."""
        restarts = [incident.date for incident in self.incidents if incident.op == "repart"]
        return restarts[-1] if restarts else self.depart

    def snapshot(self, au: datetime.date) -> DelaiVie:
        """What is shown of it at the end of the day `au`."""
        statut, start = self.statut, self.begins_on()
        forward = self.delai.sens == "apres"
        if statut == "court" and forward and (start is None or start > au):
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
            reserves=(*self.reserves, *self.unsettled, *(self.echeance.reserves if self.echeance else ())),
        )


def _met(derogation: Derogation, ledger: tuple[Incident, ...]) -> bool:
    return any(incident.cause == derogation.label for incident in ledger)


def bound_delai(modele: DelaiModele, valeur: DelaiValue, dossier: Dossier, cause: Texte, partie: str) -> Delai:
    """The computable rule: the dated value, the regime, the distance of the party whose clock it is."""
    distance, without = remoteness(modele.distance, dossier, partie or modele.actor)
    return Delai(
        duree=valeur.duree,
        regime=valeur.regime or modele.regime,
        distance=distance,
        fondement=valeur.fondement,
        lectures=(*modele.lectures, *valeur.lectures, *without),
        reserves=(valeur.reserve,) if valeur.reserve else (),
        cause_depart=cause,
        ancre=valeur.ancre,
        sens=modele.sens,
        attente=modele.nature == "attente",
    )


def became_opposable(life: Life, day: datetime.date, fondement: tuple[Fondement, ...]) -> None:
    """The missing information arrives: the limit starts anew from that day."""
    life.statut = "court"
    if life.depart is not None and day > life.depart:
        cited = fondement[0] if fondement else None
        restart = Incident("repart", day, fondement=cited, cause=_INFORMED)
        life.note(restart)
    life.recompute()
