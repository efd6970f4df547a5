"""One branch being replayed: what an event does, what the end of a limit does, what the passing of time reveals."""

import datetime

from attrs import evolve, frozen

from delais.agenda.bounds import bounded
from delais.agenda.known import Known
from delais.agenda.ledger_rows import receive, touch
from delais.agenda.life import Life
from delais.agenda.machine import machine_for, trigger_name
from delais.agenda.opening import Cause, Opening
from delais.agenda.refusals import BARS, Refusal, impossible, late, outside_life, premature, stated
from delais.agenda.running import Limits, Receipt
from delais.agenda.situation import DelaiVie, Ligne
from delais.calendars import Calendar
from delais.dossier.model import Dossier, Evenement
from delais.errors import Texte
from delais.french_dates import long_day
from delais.procedure.dated import Period
from delais.procedure.model import Procedure, Transition

_DAY = datetime.timedelta(days=1)


@frozen
class Judgement:
    """Whether an event is accepted: its refusal or the row that fires, the reserves, how much a refusal tells."""

    refusal: Refusal | None
    reserves: tuple[Texte, ...] = ()
    weight: int = 0


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
        self.limits = Limits(self.known, dossier, calendar, branche)
        self.sous_reserve: Texte | None = None
        self.projecting = False

    @property
    def running(self) -> list[Life]:
        """The latest instance of each limit, and of each party where it has a clock of its own."""
        return [*self.limits.latest.values()]

    def lapse(self, life: Life, effect: datetime.date) -> Ligne:
        """End a limit: the case moves, others start on its last day. With one clock a party, the last one moves it.

        A limit that had ended before the event that opened it takes effect on the day of that event.
        """
        due = life.last_day or life.ouvert_le
        before = self.state
        self.known.jour = effect - _DAY
        life.end("echu", due)
        others = (other for other in self.running if other.modele is life.modele and other.open)
        row = None
        if not any(others):
            row = self.machine.fire(
                self,
                trigger_name("", life.modele.id),
                lambda row: self.known.in_force(row.period, effect) and self.known.holds(row.when, life.own),
            )
        if row and life.sous_reserve:
            self.sous_reserve = life.sous_reserve
        cause = Cause(due, lapsed=life)
        self.limits.leave(self.state, due)
        touch(self.running, self.known, cause)
        opened = self.limits.open(cause, self.state)
        self.known.jour = effect
        return self._mark(
            Ligne(
                effect,
                "prevision" if self.projecting else "echeance",
                life.modele.id,
                life.modele.label,
                self.state,
                before,
                delai=life.snapshot(due),
                ouvre=self.snapshots(opened, effect),
                fondement=life.valeur.fondement,
                transition=row,
                reserves=(*self._key_reserves(row), *life.ended_first()),
                sous_reserve=life.sous_reserve,
            )
        )

    def turn(self, subject: Life | Opening, day: datetime.date) -> None:
        """The law changes while the event that would choose its version has not happened."""
        self.known.jour = day
        if isinstance(subject, Life):
            self.limits.choose(subject, day)
        else:
            self.limits.wake(subject, self.state, day)

    def receive(self, receipt: Receipt) -> list[Life]:
        """A moment of an earlier act comes: what waited for it starts, stops or is satisfied; the limits touched."""
        self.known.jour = receipt.day
        started = self.limits.reveal(receipt)
        return [*started, *receive(self.running, self.known, Cause(receipt.day, receipt.event), receipt.moment)]

    def waits_for(self, event: Evenement) -> datetime.date | None:
        """The day on which an act is complete, where all that judges it, or chooses its law, is a moment to come."""
        self.known.jour = event.date
        rows = (self.procedure.transitions, self.procedure.refus, self.procedure.vie)
        keyed = [
            self.known.to_come(event, moment)
            for name, _, moment in (row.period.selected_by.partition(".") for kind in rows for row in kind)
            if name == event.nom and moment
        ]
        judged = [
            self.known.to_come(event, life.modele.act.moment)
            for life in self.running
            if life.modele.act and life.modele.nature in BARS and (life.open or life.statut == "echu")
            if life.answered_by(event, self.known)
        ]
        days = [day for day in (*keyed, *judged) if day]
        return max(days) if days and (any(keyed) or all(judged)) else None

    def judge(self, event: Evenement, day: datetime.date) -> Judgement:
        """Whether the event would be accepted on `day`; nothing is changed."""
        self.known.jour = day
        outside = outside_life(self.known, event)
        if outside:
            return Judgement(outside, weight=1)
        tardy, doubts = late(self.known, self.running, event)
        if tardy:
            return Judgement(tardy, doubts, weight=4)
        row = stated(self.known, event, self.state)
        if row:
            return Judgement(row, weight=3)
        unmet, doubt = bounded(self.known, event)
        if unmet:
            return Judgement(unmet, weight=3)
        early, contested = premature(self.running, event)
        if early:
            return Judgement(early, weight=4)
        reserves = tuple(each for each in (*doubts, doubt, contested) if each)
        trigger = trigger_name(event.nom, "")
        if self.machine.names(trigger):
            possible = self.machine.look(self.state, trigger, lambda row: self._allows(row, event)) is not None
        else:
            possible = not self.procedure.states[self.state].final
        return Judgement(None if possible else impossible(self.procedure, event, self.state), reserves)

    def act(self, event: Evenement, day: datetime.date) -> Ligne:
        """Accept or refuse one event on `day`; the log keeps it either way.

        Every limit ended before that day must have been ended.
        """
        judgement = self.judge(event, day)
        if judgement.refusal:
            return self.refuse(event, judgement.refusal, judgement.reserves, day=day)
        before = self.state
        row = self.machine.fire(self, trigger_name(event.nom, ""), lambda row: self._allows(row, event))
        if row and self.state != before:
            self.sous_reserve = None
        self.limits.changed = False
        self.known.accepted.setdefault(event.nom, []).append(event)
        moments = [(name, self.known.to_come(event, name)) for name in event.moments]
        au = self.known.au
        self.limits.receipts.extend(Receipt(later, name, event) for name, later in moments if later and later <= au)
        cause = Cause(day, event)
        self.limits.settle(event, self.state, day)
        self.limits.satisfy(event, None)
        touched = touch(self.running, self.known, cause)
        self.limits.leave(self.state, day)
        opened = self.limits.open(cause, self.state)
        touched += self.limits.inform(event, day)
        self.limits.changed |= bool(opened or touched)
        return self._mark(
            Ligne(
                day,
                "prevision" if self.projecting else "evenement",
                event.nom,
                self.procedure.events[event.nom].label,
                self.state,
                before,
                event,
                ouvre=self.snapshots([*opened, *touched], day),
                fondement=row.fondement if row else (),
                reserves=(*judgement.reserves, *self._key_reserves(row)),
                transition=row,
                presumes=self.known.presumed(event),
                attendus=self.known.awaited(event),
            )
        )

    def refuse(
        self,
        event: Evenement,
        refusal: Refusal,
        reserves: tuple[Texte, ...] = (),
        *,
        day: datetime.date,
        label: str | None = None,
    ) -> Ligne:
        """Note a refusal: a value with its reason. `label` is for an event that this procedure does not declare."""
        label = label or self.procedure.events[event.nom].label
        return self._mark(
            Ligne(
                day,
                "refus",
                event.nom,
                label,
                self.state,
                self.state,
                event,
                motif=refusal.motif,
                fondement=refusal.fondement,
                reserves=reserves,
                sous_reserve=refusal.sous_reserve or self.sous_reserve,
                presumes=self.known.presumed(event) if event.nom in self.procedure.events else (),
                attendus=self.known.awaited(event),
            )
        )

    def note(
        self, event: Evenement, label: str, *, annule: bool = False, complete: datetime.date | None = None
    ) -> Ligne:
        """Note an event that changes nothing: cancelled, a cancellation, or an act that waits to be complete."""
        line = Ligne(event.date, "evenement", event.nom, label, self.state, self.state, event, annule=annule)
        waits = (_incomplete(complete),) if complete else ()
        return self._mark(evolve(line, attendus=self.known.awaited(event), complet_le=complete, reserves=waits))

    def snapshots(self, lives: list[Life], day: datetime.date) -> tuple[DelaiVie, ...]:
        """What is shown of these limits on `day`, each once."""
        return tuple(life.snapshot(day) for life in dict.fromkeys(lives))

    def _allows(self, row: Transition, event: Evenement) -> bool:
        return self.known.in_force(row.period, event.date, event) and self.known.holds(row.when, event)

    def _key_reserves(self, row: Transition | None) -> tuple[Texte, ...]:
        """The reserve of a row chosen as if an event that has not happened took place that day."""
        period: Period | None = row.period if row else None
        name = self.known.missing_key(period) if period else ""
        return (self.known.key_reserve(name, self.known.jour),) if name else ()

    def _mark(self, line: Ligne) -> Ligne:
        return evolve(line, branche=self.branche)


def _incomplete(day: datetime.date) -> Texte:
    return Texte(
        f"l'acte n'est complet que le {long_day(day)} : il est jugé et prend effet ce jour-là",
        f"the act is only complete on {long_day(day, 'en')}: it is judged and takes effect on that day",
    )
