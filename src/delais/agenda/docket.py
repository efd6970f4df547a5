"""The agenda of one case: its own branch and those it opens, in one time, whatever their order in the log."""

import datetime
from collections.abc import Iterator

from attrs import define, evolve, field, frozen

from delais.agenda.branching import first_event
from delais.agenda.engine import Engine
from delais.agenda.latent import latent_events
from delais.agenda.life import Life
from delais.agenda.opening import Opening
from delais.agenda.refusals import Refusal
from delais.agenda.routing import Opened, able_to_take, route
from delais.agenda.running import Due, Receipt
from delais.agenda.situation import Ligne
from delais.calendars import Calendar
from delais.dossier.model import Dossier, Evenement
from delais.procedure.catalogue import Catalogue
from delais.procedure.model import Ouvre, Procedure

PROJECTED_LINES = 200


@frozen(eq=False)
class Waiting:
    """What has its day on the agenda: an act that is complete on it, or a branch that opens."""

    day: datetime.date
    order: int
    event: Evenement | None = None
    ouvre: "tuple[Ouvre, Opened, Ligne, Evenement | None] | None" = None


@frozen
class Expected:
    """A branch that opens on the day of a moment to come, which the log gives and the as-of date has not reached."""

    day: datetime.date
    ouvre: Ouvre
    by: str


@define(eq=False)
class Docket:
    """Every branch of a case, in one time: limits end in the order of their dates whatever their branch."""

    dossier: Dossier
    calendar: Calendar
    au: datetime.date
    catalogue: Catalogue
    branches: list[Opened] = field(factory=list)
    lines: list[Ligne] = field(factory=list)
    projecting: bool = False
    expected: list[Expected] = field(factory=list)
    _waiting: list[Waiting] = field(factory=list)
    _line_of: dict[int, int] = field(factory=dict)  # the line of each accepted event

    def open(self, procedure: Procedure, branche: str, day: datetime.date, by: str) -> Opened:
        """Start a branch; a second one of the same name gets a number."""
        same = sum(1 for opened in self.branches if opened.id.partition("#")[0] == branche)
        id_ = f"{branche}#{same + 1}" if same else branche
        name = "" if not self.branches else id_
        opened = Opened(id_, Engine(procedure, self.dossier, self.calendar, self.au, name), day, by)
        self.branches.append(opened)
        return opened

    def advance(self, day: datetime.date) -> bool:
        """Do, in order, all that comes by itself up to the morning of `day`. False if a projection grew too long."""
        start = len(self.lines)
        while True:
            due, opened = min(self._dues(day), key=_place, default=(None, None))
            waiting = min((each for each in self._waiting if each.day <= day), key=_rank, default=None)
            if waiting and (due is None or waiting.day < due.day):
                self._waiting.remove(waiting)
                self._happen(waiting)
            elif due and opened:
                opened.engine.projecting = self.projecting
                self._do(due, opened)
            else:
                return True
            if self.projecting and len(self.lines) > start + PROJECTED_LINES:
                return False

    def stand_at(self, day: datetime.date) -> None:
        """Every branch knows what is known on `day`."""
        for opened in self.branches:
            opened.engine.known.jour = day

    def _dues(self, day: datetime.date) -> "Iterator[tuple[Due, Opened]]":
        for opened in self.branches:
            due = opened.engine.limits.next_due(day)
            if due:
                yield due, opened

    def _do(self, due: Due, opened: Opened) -> None:
        subject = due.subject
        if isinstance(subject, Receipt):
            self._refresh(opened.engine, subject.event, opened.engine.receive(subject))
        elif isinstance(subject, Opening) or due.rank:
            opened.engine.turn(subject, due.day)
        else:
            self._record(opened, opened.engine.lapse(subject, due.day), None, subject.modele.id)

    def _refresh(self, engine: Engine, event: Evenement, lives: list[Life]) -> None:
        """The line of an act shows what its later moments opened or touched."""
        place = self._line_of.get(id(event))
        if place is None or not lives:
            return
        line = self.lines[place]
        new = {(vie.id, vie.instance, vie.partie): vie for vie in engine.snapshots(lives, line.date)}
        kept = tuple(new.pop((vie.id, vie.instance, vie.partie), vie) for vie in line.ouvre)
        self.lines[place] = evolve(line, ouvre=(*kept, *new.values()), sans_effet=False)

    def _happen(self, waiting: Waiting) -> None:
        if waiting.event:
            self._give(waiting.event, waiting.day)
        elif waiting.ouvre:
            row, opened, line, event = waiting.ouvre
            self._start(row, opened, waiting.day, line, event)

    def act(self, event: Evenement) -> None:
        """Give the event to its branch on its day, or on the day it is complete: a notice judged by its receipt."""
        self.advance(event.date)
        able = able_to_take(self.branches, event)
        complete = able[0].engine.waits_for(event) if len(able) == 1 else None
        if complete is None:
            self._give(event, event.date)
            return
        self.lines.append(able[0].engine.note(event, self.label(event), complete=complete))
        if complete <= self.au:
            self._waiting.append(Waiting(complete, len(self._waiting), event=event))

    def _give(self, event: Evenement, day: datetime.date) -> None:
        """Give the event to the branch it names, else to the only one that accepts it."""
        opened, unknown = route(self.branches, event, day)
        if unknown:
            line = opened.engine.refuse(event, Refusal(unknown), day=day, label=self.label(event))
            self.lines.append(line)
        else:
            self._record(opened, opened.engine.act(event, day), event, "")

    def label(self, event: Evenement) -> str:
        """The label of an event that an open branch declares, or one that could still open."""
        known = [each for opened in self.branches for each in self.catalogue.reachable(opened.engine.procedure)]
        return next((each.events[event.nom].label for each in known if event.nom in each.events), event.nom)

    def _record(self, opened: Opened, line: Ligne, event: Evenement | None, lapse: str) -> None:
        place = len(self.lines)
        self.lines.append(line)
        if line.type == "refus":
            return
        if event is not None:
            self._line_of[id(event)] = place
        opens = [row for row in opened.engine.procedure.ouvre if _opens(row, opened, line, event, lapse)]
        for row in opens:
            self._plan(row, opened, line, event)
        if event is not None and not (opens or line.moved or line.transition or opened.engine.limits.changed):
            silent = event.nom not in latent_events(opened.engine.procedure)
            self.lines[place] = evolve(line, sans_effet=silent)

    def _plan(self, row: Ouvre, opened: Opened, line: Ligne, event: Evenement | None) -> None:
        """Open the branch now, or on the day of the moment that it asks for; not at all before that day has come."""
        known = opened.engine.known
        later = known.to_come(event, row.moment) if event and row.moment else None
        if later is None or later <= line.date:
            self._start(row, opened, line.date, line, event)
        elif later <= self.au:
            self._waiting.append(Waiting(later, len(self._waiting), ouvre=(row, opened, line, event)))
        else:
            self.expected.append(Expected(later, row, line.label))

    def _start(self, row: Ouvre, source: Opened, day: datetime.date, line: Ligne, event: Evenement | None) -> None:
        """Open the branch and give it its first event, with the dates and the facts carried over."""
        target = self.catalogue.load(row.procedure)
        source.engine.known.jour = max(source.engine.known.jour, day)
        started = self.open(target, row.branche or row.procedure, day, line.label)
        if not row.comme:
            return
        first = first_event(row, target, source.engine.known, line, event, day)
        started.engine.projecting = self.projecting
        self._record(started, started.engine.act(first, day), first, "")


def _opens(row: Ouvre, opened: Opened, line: Ligne, event: Evenement | None, lapse: str) -> bool:
    known = opened.engine.known
    hit = (
        (event is not None and row.event == event.nom)
        or (bool(lapse) and row.lapse == lapse)
        or (line.moved and bool(row.state) and row.state == line.etat)
    )
    return hit and known.in_force(row.period, line.date, event) and known.holds(row.when, event)


def _place(found: tuple[Due, Opened]) -> tuple[datetime.date, int, datetime.date]:
    due = found[0]
    return due.day, due.rank, due.tie


def _rank(waiting: Waiting) -> tuple[datetime.date, int]:
    return waiting.day, waiting.order
