"""The agenda: lapses of the limits that ended by the eve, then the event of the day, and what each of them starts."""

import datetime

from delais.agenda.known import Known
from delais.agenda.life import Life, became_opposable
from delais.agenda.machine import machine_for, trigger_name
from delais.agenda.opening import Start, latest_start, open_life, opposable, start_of
from delais.agenda.refusals import Refusal, impossible, late, outside_life, premature, stated
from delais.agenda.situation import DelaiVie, Ligne
from delais.calendars import Calendar
from delais.computation import Incident
from delais.dossier.model import Dossier, Evenement
from delais.errors import Texte
from delais.fondement import Fondement
from delais.procedure.model import DelaiModele, IncidentRule, Procedure, Transition, Trigger

_DAY = datetime.timedelta(days=1)
PROJECTED_LINES = 200


class Engine:
    """One case being replayed. `state` is moved by the procedure's machine, and by nothing else."""

    def __init__(self, procedure: Procedure, dossier: Dossier, calendar: Calendar, au: datetime.date) -> None:
        self.procedure = procedure
        self.dossier = dossier
        self.calendar = calendar
        self.state = procedure.initial
        self.known = Known(procedure, au)
        self.machine = machine_for(procedure)
        self.lives: list[Life] = []
        self.lines: list[Ligne] = []
        self.latest: dict[str, Life] = {}
        self.projected_from: int | None = None

    def advance(self, day: datetime.date) -> None:
        """End, in order, every limit whose last day is before `day`."""
        while ended := [life for life in self.latest.values() if life.lapses_before(day)]:
            self._lapse(min(ended, key=lambda life: life.echeance.date if life.echeance else day))
            if self.projected_from is not None and len(self.lines) > self.projected_from + PROJECTED_LINES:
                return

    def _lapse(self, life: Life) -> None:
        due = life.echeance.date if life.echeance else life.ouvert_le
        before, effect = self.state, due + _DAY
        life.end("echu", due)
        self.machine.fire(
            self,
            trigger_name("", life.modele.id),
            lambda row: self.known.in_force(row.period, effect) and self.known.holds(row.when, life.own),
        )
        self._leave(due)
        self._incidents(None, life, due)
        opened = self._open(due, None, life)
        self._add(
            Ligne(
                effect,
                "echeance" if self.projected_from is None else "prevision",
                life.modele.id,
                life.modele.label,
                self.state,
                before,
                delai=life.snapshot(due),
                ouvre=self._snapshots(opened, effect),
                fondement=life.valeur.fondement,
            )
        )

    def act(self, event: Evenement) -> None:
        """Accept or refuse one event; the log keeps it either way."""
        self.advance(event.date)
        before = self.state
        refusal, reserve = self._refusal(event)
        if refusal is None and not self._move(event):
            refusal = impossible(self.procedure, event, self.state)
        declared = self.procedure.events[event.nom]
        if refusal:
            self._add(
                Ligne(
                    event.date, "refus", event.nom, declared.label, self.state, before, event,
                    motif=refusal.motif, fondement=refusal.fondement,
                )
            )  # fmt: skip
            return
        self.known.accepted.setdefault(event.nom, []).append(event)
        self._satisfy(event)
        touched = self._incidents(event, None, event.date)
        self._leave(event.date)
        opened = self._open(event.date, event, None)
        touched += self._inform(event)
        self._add(
            Ligne(
                event.date,
                "evenement",
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
        return premature([*self.latest.values()], event)

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
            if act and event.nom in act.events and life.open and self.known.holds(act.when, event):
                life.end("satisfait", self.known.moment(event, act.moment) or event.date)

    def _incidents(self, event: Evenement | None, lapsed: Life | None, day: datetime.date) -> list[Life]:
        """Apply the rows of the ledger that `event`, or the end of `lapsed`, brings about."""
        touched = []
        for life in self.latest.values():
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
        judged = (self.known.moment(event, row.juge_par) if event else day) or day
        return judged < life.echeance.date or (judged == life.echeance.date and row.admis == "fin")

    def _apply(self, life: Life, index: int, row: IncidentRule, event: Evenement | None, day: datetime.date) -> bool:
        moment = self.known.moment(event, row.moment) if event else day
        label = self.procedure.events[event.nom].label if event else self.procedure.delais[row.lapse].label
        life.counts[index] = life.counts.get(index, 0) + 1
        if life.echeance:
            for admis, cause in row.lecture_admis:
                if admis == "veille" and day == life.echeance.date:
                    life.reserves = (*life.reserves, cause)
        if moment is None:
            life.statut = "a_venir"
            life.reserves = (*life.reserves, Texte(f"la date manque : {label}", f"the date is missing: {label}"))
            life.recompute()
            life.echeance = None
            return True
        cited = row.fondement[0] if row.fondement else None
        life.note(Incident(row.op, moment, row.duree, cited, label))
        if life.statut != "inopposable":
            life.statut = {"suspend": "suspendu", "interrompt": "interrompu"}.get(row.op, "court")
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
            previous = self.latest.get(modele.id)
            life = start and open_life(
                modele,
                self.known,
                self.dossier,
                self.calendar,
                instance=previous.instance + 1 if previous else 1,
                day=day,
                start=start,
                own=event,
            )
            if life:
                if previous and previous.open:
                    previous.end("sans_objet", day)
                self.latest[modele.id] = life
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
        return start_of(part, self.known, event) if event else Start(day, lapsed.modele.label if lapsed else "")

    def _triggers(self, part: Trigger, event: Evenement | None, lapsed: Life | None) -> bool:
        if event is not None:
            return part.event == event.nom and self.known.holds(part.when, event)
        return lapsed is not None and part.lapse == lapsed.modele.id

    def _start_of(self, part: Trigger) -> Start | None:
        """The start that a part of an `all` gives, None if it has not happened."""
        if part.lapse:
            life = self.latest.get(part.lapse)
            return Start(life.fin_le, life.modele.label) if life and life.statut == "echu" else None
        event = self.known.last(part.event)
        return start_of(part, self.known, event) if event and self.known.holds(part.when, event) else None

    def _add(self, line: Ligne) -> None:
        self.lines.append(line)

    def _snapshots(self, lives: list[Life], day: datetime.date) -> tuple[DelaiVie, ...]:
        return tuple(life.snapshot(day) for life in dict.fromkeys(lives))

    def _cited(self, event: Evenement, before: str) -> tuple[Fondement, ...]:
        for row in self.procedure.transitions:
            if row.event == event.nom and before in row.source and row.dest == self.state and row.fondement:
                return row.fondement
        return ()
