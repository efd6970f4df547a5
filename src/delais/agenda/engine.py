"""The agenda: lapses of the limits that ended by the eve, then the event of the day, and what each of them starts."""

import datetime

from attrs import evolve

from delais.agenda.bounds import bounded
from delais.agenda.known import Known
from delais.agenda.life import Life, became_opposable
from delais.agenda.machine import machine_for, trigger_name
from delais.agenda.opening import Start, choose_anew, latest_start, open_life, opposable, start_of
from delais.agenda.refusals import Refusal, impossible, late, outside_life, premature, stated
from delais.agenda.situation import DelaiVie, Ligne
from delais.calendars import Calendar
from delais.computation import Incident
from delais.dossier.model import Dossier, Evenement
from delais.errors import Texte, texte
from delais.fondement import Fondement
from delais.procedure.limits import DelaiModele, IncidentRule, Trigger
from delais.procedure.model import Procedure, Transition

_DAY = datetime.timedelta(days=1)


class Engine:
    """One case being replayed. `state` is moved by the procedure's machine, and by nothing else."""

    def __init__(
        self, procedure: Procedure, dossier: Dossier, calendar: Calendar, au: datetime.date, branche: str = ""
    ) -> None:
        self.branche = branche
        self.procedure = procedure
        self.dossier = dossier
        self.calendar = calendar
        self.state = procedure.initial
        self.known = Known(procedure, au)
        self.machine = machine_for(procedure)
        self.lives: list[Life] = []
        self.latest: dict[str, Life] = {}
        self.projecting = False

    def next_lapse(self, day: datetime.date) -> Life | None:
        """The limit that ended first, among those whose last day is before `day`."""
        ended = [life for life in self.latest.values() if life.lapses_before(day)]
        return min(ended, key=lambda life: life.echeance.date if life.echeance else day, default=None)

    def lapse(self, life: Life) -> Ligne:
        """End a limit: the case moves, others start on its last day. With one clock a party, the last one moves it.

        A limit that had ended before the event that opened it takes effect on the day of that event.
        """
        due = life.echeance.date if life.echeance else life.ouvert_le
        before, effect = self.state, max(due + _DAY, life.ouvert_le)
        life.end("echu", due)
        others = (other for other in self.latest.values() if other.modele is life.modele and other.open)
        if not any(others):
            self.machine.fire(
                self,
                trigger_name("", life.modele.id),
                lambda row: self.known.in_force(row.period, effect) and self.known.holds(row.when, life.own),
            )
        self._leave(due)
        self._incidents(None, life, due)
        opened = self._open(due, None, life)
        return self._mark(
            Ligne(
                effect,
                "prevision" if self.projecting else "echeance",
                life.modele.id,
                life.modele.label,
                self.state,
                before,
                delai=life.snapshot(due),
                ouvre=self._snapshots(opened, effect),
                fondement=life.valeur.fondement,
            )
        )

    def accepts(self, event: Evenement) -> bool:
        """Whether the event would be accepted now; nothing is changed."""
        before = self.state
        refusal, _ = self._refusal(event)
        accepted = refusal is None and self._move(event)
        self.state = before
        return accepted

    def act(self, event: Evenement) -> Ligne:
        """Accept or refuse one event; the log keeps it either way. Every limit ended before it must have been ended."""
        before = self.state
        refusal, reserve = self._refusal(event)
        if refusal is None and not self._move(event):
            refusal = impossible(self.procedure, event, self.state)
        declared = self.procedure.events[event.nom]
        if refusal:
            return self.refuse(event, refusal.motif, refusal.fondement)
        self.known.accepted.setdefault(event.nom, []).append(event)
        for life in self.latest.values():
            choose_anew(life, event, self.known, self.dossier)
        self._satisfy(event)
        touched = self._incidents(event, None, event.date)
        self._leave(event.date)
        opened = self._open(event.date, event, None)
        touched += self._inform(event)
        return self._mark(
            Ligne(
                event.date,
                "prevision" if self.projecting else "evenement",
                event.nom,
                declared.label,
                self.state,
                before,
                event,
                ouvre=self._snapshots([*opened, *touched], event.date),
                fondement=self._cited(event, before),
                reserves=(reserve,) if reserve else (),
            )
        )

    def refuse(
        self, event: Evenement, motif: Texte, fondement: tuple[Fondement, ...] = (), label: str | None = None
    ) -> Ligne:
        """Note a refusal: a value with its reason. `label` is for an event that this procedure does not declare."""
        label = label or self.procedure.events[event.nom].label
        return self._mark(
            Ligne(
                event.date, "refus", event.nom, label, self.state, self.state, event, motif=motif, fondement=fondement
            )
        )

    def note(self, event: Evenement, label: str, *, annule: bool) -> Ligne:
        """Note an event that changes nothing: one that was cancelled, or the cancellation."""
        return self._mark(
            Ligne(event.date, "evenement", event.nom, label, self.state, self.state, event, annule=annule)
        )

    def _refusal(self, event: Evenement) -> tuple[Refusal | None, Texte | None]:
        outside = outside_life(self.known, event)
        if outside:
            return outside, None
        tardy = late(self.known, [*self.latest.values()], event)
        if tardy:
            return tardy, None
        row = stated(self.known, event, self.state)
        if row:
            return row, None
        unmet, doubt = bounded(self.known, event)
        if unmet:
            return unmet, None
        early, contested = premature([*self.latest.values()], event)
        return early, contested or doubt

    def _move(self, event: Evenement) -> bool:
        trigger = trigger_name(event.nom, "")
        if not self.machine.names(trigger):
            return not self.procedure.states[self.state].final

        def allows(row: Transition) -> bool:
            return self.known.in_force(row.period, event.date, event) and self.known.holds(row.when, event)

        return self.machine.fire(self, trigger, allows)

    def _satisfy(self, event: Evenement) -> None:
        """The act that a limit waited for closes it."""
        for life in self.latest.values():
            act = life.modele.act
            waits = life.open or (life.statut == "echu" and life.modele.nature == "indicatif")
            if act and waits and life.answered_by(event, self.known):
                life.end("satisfait", self.known.moment(event, act.moment) or event.date)

    def _incidents(self, event: Evenement | None, lapsed: Life | None, day: datetime.date) -> list[Life]:
        """Apply the rows of the ledger that `event`, or the end of `lapsed`, brings about."""
        touched = []
        for life in self.latest.values():
            if event and life.partie and self.known.fact(life.modele.chaque, event) not in (None, life.partie):
                continue  # an incident of another party's clock
            for index, row in enumerate(life.modele.incidents):
                source = event.nom if event and row.event == event.nom else None
                if source is None and not (lapsed and row.lapse == lapsed.modele.id):
                    continue
                if self._admits(life, index, row, event, day) and self._apply(life, index, row, event, day):
                    touched.append(life)
        return touched

    def _admits(self, life: Life, index: int, row: IncidentRule, event: Evenement | None, day: datetime.date) -> bool:
        """In force, in time (`admis`), not already used up (`max`)."""
        if not life.open or (row.max is not None and life.counts.get(index, 0) >= row.max):
            return False
        if not self.known.in_force(row.period, day, event) or not self.known.holds(row.when, event):
            return False
        if row.admis == "toujours" or life.echeance is None:
            return True
        judged = self._judged(row, event, day)
        return judged < life.echeance.date or (judged == life.echeance.date and row.admis == "fin")

    def _judged(self, row: IncidentRule, event: Evenement | None, day: datetime.date) -> datetime.date:
        """The day by which an incident is in time."""
        return (self.known.moment(event, row.juge_par) if event else day) or day

    def _apply(self, life: Life, index: int, row: IncidentRule, event: Evenement | None, day: datetime.date) -> bool:
        moment = self.known.moment(event, row.moment) if event else day
        label = self.procedure.events[event.nom].label if event else self.procedure.delais[row.lapse].label
        life.counts[index] = life.counts.get(index, 0) + 1
        if life.echeance and self._judged(row, event, day) == life.echeance.date:
            life.reserves += tuple(cause for admis, cause in row.lecture_admis if admis == "veille")
        if moment is None:
            life.statut = "a_venir"
            life.reserves = (*life.reserves, Texte(f"la date manque : {label}", f"the date is missing: {label}"))
            life.recompute()
            return True
        cited = row.fondement[0] if row.fondement else None
        life.note(Incident(row.op, moment, row.duree, cited, texte(label)))
        life.recompute()
        return True

    def _inform(self, event: Evenement) -> list[Life]:
        """An event that brings the missing information makes a limit opposable from that day."""
        informed = []
        for life in self.latest.values():
            if life.statut == "inopposable" and life.own is not event and life.ouvert_par != event.nom:
                now, cited = opposable(life, self.known)
                if now:
                    became_opposable(life, event.date, cited)
                    informed.append(life)
        return informed

    def _leave(self, day: datetime.date) -> None:
        """A limit has no object in a state in which it does not live."""
        for life in self.latest.values():
            if life.open and self.state not in life.modele.vit_dans:
                life.end("sans_objet", day)

    def _open(self, day: datetime.date, event: Evenement | None, lapsed: Life | None) -> list[Life]:
        """Start every limit that this event, or this end, triggers in the state reached."""
        opened = []
        for modele in self.procedure.delais.values():
            if self.state not in modele.vit_dans:
                continue
            start = self._start(modele, day, event, lapsed)
            partie = str(self.known.fact(modele.chaque, event) or "") if modele.chaque else ""
            key = f"{modele.id}/{partie}" if partie else modele.id
            previous = self.latest.get(key)
            life = start and open_life(
                modele,
                self.known,
                self.dossier,
                self.calendar,
                instance=previous.instance + 1 if previous else 1,
                day=day,
                start=start,
                own=event,
                lapsed=lapsed.modele.id if lapsed else "",
                partie=partie,
            )
            if life:
                if previous and previous.open:
                    previous.end("sans_objet", day)
                life.branche = self.branche
                self.latest[key] = life
                self.lives.append(life)
                opened.append(life)
        return opened

    def _start(
        self, modele: DelaiModele, day: datetime.date, event: Evenement | None, lapsed: Life | None
    ) -> Start | None:
        """When the limit starts, if this event or this end starts it: `any` on the first part, `all` on the latest."""
        trigger = modele.trigger
        part = next((part for part in trigger.parts if self._triggers(part, event, lapsed)), None)
        if part is None or (trigger.any and modele.id in self.latest):
            return None
        if trigger.all:
            return latest_start([self._start_of(each) for each in trigger.all])
        return start_of(part, self.known, event) if event else Start(day, texte(lapsed.modele.label if lapsed else ""))

    def _triggers(self, part: Trigger, event: Evenement | None, lapsed: Life | None) -> bool:
        if event is not None:
            return part.event == event.nom and self.known.holds(part.when, event)
        return lapsed is not None and part.lapse == lapsed.modele.id

    def _start_of(self, part: Trigger) -> Start | None:
        """The start that a part of an `all` gives, None if it has not happened."""
        if part.lapse:
            life = self.latest.get(part.lapse)
            return Start(life.fin_le, texte(life.modele.label)) if life and life.statut == "echu" else None
        event = self.known.last(part.event)
        return start_of(part, self.known, event) if event and self.known.holds(part.when, event) else None

    def _mark(self, line: Ligne) -> Ligne:
        return evolve(line, branche=self.branche)

    def _snapshots(self, lives: list[Life], day: datetime.date) -> tuple[DelaiVie, ...]:
        return tuple(life.snapshot(day) for life in dict.fromkeys(lives))

    def _cited(self, event: Evenement, before: str) -> tuple[Fondement, ...]:
        for row in self.procedure.transitions:
            if row.event == event.nom and before in row.source and row.dest == self.state and row.fondement:
                return row.fondement
        return ()
