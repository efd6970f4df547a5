"""The time limits of one branch: opened, chosen anew, satisfied, left behind, each on its day."""

import datetime

from attrs import define, field, frozen

from delais.agenda.choosing import choose_anew, names, unsettled_by
from delais.agenda.known import Known
from delais.agenda.life import Life, became_opposable
from delais.agenda.mentions import information
from delais.agenda.opening import Cause, Opening, Start, begin, latest_start, start_of
from delais.calendars import Calendar
from delais.dossier.model import Dossier, Evenement
from delais.errors import texte
from delais.procedure.limits import DelaiModele, Trigger


@frozen
class Receipt:
    """A moment of an accepted event that comes later than the event itself."""

    day: datetime.date
    moment: str
    event: Evenement


@frozen
class Due:
    """The next thing of a branch on the agenda. `rank` orders a day: ends, changes of law, receipts."""

    day: datetime.date
    rank: int
    tie: datetime.date
    subject: "Life | Opening | Receipt" = field(eq=False)


@define(eq=False)
class Limits:
    """Every instance, the latest of each limit and party, and those that no version of the law gives yet."""

    known: Known
    dossier: Dossier
    calendar: Calendar
    branche: str
    lives: list[Life] = field(factory=list)
    latest: dict[str, Life] = field(factory=dict)
    dormant: dict[str, tuple[Opening, tuple[datetime.date, ...]]] = field(factory=dict)
    receipts: list[Receipt] = field(factory=list)
    changed: bool = False  # whether the last act had any effect on a limit

    def next_due(self, day: datetime.date) -> Due | None:
        """The first thing that comes by itself on or before `day`."""
        found: list[Due] = []
        for life in self.latest.values():
            ended, turned = life.lapses_on(), life.turns_on()
            if ended and ended <= day:
                found.append(Due(ended, 0, life.last_day or ended, life))
            if turned and turned <= day:
                found.append(Due(turned, 1, turned, life))
        for opening, turns in self.dormant.values():
            if turns and turns[0] <= day:
                found.append(Due(turns[0], 1, turns[0], opening))
        found.extend(Due(receipt.day, 2, receipt.day, receipt) for receipt in self.receipts if receipt.day <= day)
        return min(found, key=lambda due: (due.day, due.rank, due.tie), default=None)

    def settle(self, event: Evenement, state: str, day: datetime.date) -> None:
        """The event that chooses versions of the law has happened: the running limits follow it."""
        for life in self.latest.values():
            if life.open and names(life.modele, event):
                self.choose(life, day)
        for opening, _ in [*self.dormant.values()]:
            if names(opening.modele, event):
                self.wake(opening, state, day)

    def choose(self, life: Life, day: datetime.date) -> None:
        """Follow the law as it is now chosen, mentions included."""
        self.changed |= choose_anew(life, self.known, self.dossier, day)
        if life.open and life.statut in ("court", "inopposable"):
            begin(life, self.known)
        elif life.open:
            life.recompute()

    def wake(self, opening: Opening, state: str, day: datetime.date) -> None:
        """A limit that no version of the law gave until now exists, if the case is still where it lives."""
        key = _key(opening.modele, opening.partie)
        life = opening.life(self.known, self.dossier, self.calendar, day)
        if life is None:
            turns = unsettled_by(opening.modele, self.known, opening.cause.event)[1]
            self.dormant[key] = (opening, turns)
        elif state in opening.modele.vit_dans:
            self._begin(key, life)

    def satisfy(self, event: Evenement, moment: str | None) -> None:
        """The act that a limit waited for closes it; a duty done after its end is late. `moment` has just come."""
        for life in self.latest.values():
            act = life.modele.act
            if act is None or (moment is not None and act.moment != moment) or not life.answered_by(event, self.known):
                continue
            if moment is None and self.known.to_come(event, act.moment):
                continue
            done = self.known.moment(event, act.moment) or event.date
            if life.open:
                life.end("satisfait", done)
            elif life.statut == "echu" and life.modele.nature == "indicatif":
                life.end("satisfait" if life.last_day and done <= life.last_day else "tardif", done)
            else:
                continue
            self.changed = True

    def reveal(self, receipt: Receipt) -> list[Life]:
        """A moment of an earlier act has come: the limits that waited for it start, or follow the law it chooses."""
        self.receipts.remove(receipt)
        started = []
        for life in self.latest.values():
            if life.open and life.depart is None and life.missing:
                start = self._start_anew(life, receipt.event)
                if start and start.day:
                    life.start_on(start.day)
                    life.pas_avant = receipt.day
                    begin(life, self.known)
                    started.append(life)
            elif life.open and names(life.modele, receipt.event):
                self.choose(life, receipt.day)
        self.satisfy(receipt.event, receipt.moment)
        return started

    def inform(self, event: Evenement, day: datetime.date) -> list[Life]:
        """An event that brings the missing information makes a limit opposable from that day."""
        informed = []
        for life in self.latest.values():
            if life.statut == "inopposable" and life.own is not event and life.ouvert_par != event.nom:
                told = information(life, self.known)
                if told.donnee:
                    life.sous_reserve = told.sous_reserve
                    became_opposable(life, day, told.fondement)
                    informed.append(life)
        return informed

    def leave(self, state: str, day: datetime.date) -> None:
        """A limit has no object in a state in which it does not live."""
        for life in self.latest.values():
            if state not in life.modele.vit_dans:
                life.quitte = True
                if life.open:
                    life.end("sans_objet", day)
                    self.changed = True
        left = [key for key, (opening, _) in self.dormant.items() if state not in opening.modele.vit_dans]
        for key in left:
            del self.dormant[key]

    def open(self, cause: Cause, state: str) -> list[Life]:
        """Start every limit that this event, or this end, triggers in the state reached."""
        opened = []
        for modele in self.known.procedure.delais.values():
            start = self._start(modele, cause) if state in modele.vit_dans else None
            if start is None:
                continue
            partie = str(self.known.fact(modele.chaque, cause.event) or "") if modele.chaque else ""
            key = _key(modele, partie)
            previous = self.latest.get(key)
            opening = Opening(modele, previous.instance + 1 if previous else 1, start, cause, partie)
            life = opening.life(self.known, self.dossier, self.calendar, cause.day)
            if life:
                self._begin(key, life)
                opened.append(life)
            elif turns := unsettled_by(modele, self.known, cause.event)[1]:
                self.dormant[key] = (opening, turns)
        return opened

    def _begin(self, key: str, life: Life) -> None:
        previous = self.latest.get(key)
        if previous and previous.open:
            previous.end("sans_objet", life.ouvert_le)
        life.branche = self.branche
        self.dormant.pop(key, None)
        self.latest[key] = life
        self.lives.append(life)

    def _start(self, modele: DelaiModele, cause: Cause) -> Start | None:
        """When the limit starts, if this starts it: `any` on the first part since it lived, `all` on the latest."""
        trigger = modele.trigger
        part = next((part for part in trigger.parts if self._triggers(part, cause)), None)
        running = self.latest.get(modele.id)
        if part is None or (trigger.any and running and not running.quitte):
            return None
        if trigger.all:
            return latest_start([self._start_of(each) for each in trigger.all])
        if cause.event:
            return start_of(part, self.known, cause.event)
        return Start(cause.day, texte(cause.lapsed.modele.label if cause.lapsed else ""))

    def _start_anew(self, life: Life, event: Evenement) -> Start | None:
        """The start of a limit that waited for a moment, now that this moment of `event` has come."""
        trigger = life.modele.trigger
        if trigger.all:
            return latest_start([self._start_of(each) for each in trigger.all])
        parts = [part for part in trigger.parts if part.event == event.nom and self.known.holds(part.when, event)]
        return start_of(parts[0], self.known, event) if parts and life.own is event else None

    def _triggers(self, part: Trigger, cause: Cause) -> bool:
        if cause.event is not None:
            return part.event == cause.event.nom and self.known.holds(part.when, cause.event)
        return bool(cause.lapse) and part.lapse == cause.lapse

    def _start_of(self, part: Trigger) -> Start | None:
        """The start that a part of an `all` gives, None if it has not happened."""
        if part.lapse:
            life = self.latest.get(part.lapse)
            return Start(life.fin_le, texte(life.modele.label)) if life and life.statut == "echu" else None
        event = self.known.last(part.event)
        return start_of(part, self.known, event) if event and self.known.holds(part.when, event) else None


def _key(modele: DelaiModele, partie: str) -> str:
    return f"{modele.id}/{partie}" if partie else modele.id
