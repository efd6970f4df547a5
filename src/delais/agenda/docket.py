"""The branches of one case: its own procedure, and those that it opens beside it or after it."""

import datetime

from attrs import define, field

from delais.agenda.engine import Engine
from delais.agenda.life import Life
from delais.agenda.situation import Ligne
from delais.calendars import Calendar
from delais.dossier.model import Dossier, Evenement
from delais.errors import Texte
from delais.procedure.catalogue import load_procedure, reachable
from delais.procedure.dated import Value
from delais.procedure.model import Ouvre, Procedure

PROJECTED_LINES = 200


@define(eq=False)
class Opened:
    """One branch: its engine, and what opened it."""

    id: str
    engine: Engine
    ouverte_le: datetime.date
    ouverte_par: str


@define(eq=False)
class Docket:
    """Every branch of a case, in one time: limits end in the order of their dates whatever their branch."""

    dossier: Dossier
    calendar: Calendar
    au: datetime.date
    branches: list[Opened] = field(factory=list)
    lines: list[Ligne] = field(factory=list)
    projecting: bool = False

    def open(self, procedure: Procedure, branche: str, day: datetime.date, by: str) -> Opened:
        """Start a branch; a second one of the same name gets a number."""
        same = sum(1 for opened in self.branches if opened.id.partition("#")[0] == branche)
        id_ = f"{branche}#{same + 1}" if same else branche
        name = "" if not self.branches else id_
        opened = Opened(id_, Engine(procedure, self.dossier, self.calendar, self.au, name), day, by)
        self.branches.append(opened)
        return opened

    def advance(self, day: datetime.date) -> bool:
        """End, in order, every limit whose last day is before `day`. False if a projection grew too long."""
        start = len(self.lines)
        while True:
            found = [(life, opened) for opened in self.branches if (life := opened.engine.next_lapse(day))]
            if not found:
                return True
            life, opened = min(found, key=_last_day)
            opened.engine.projecting = self.projecting
            self._record(opened, opened.engine.lapse(life), None, life.modele.id)
            if self.projecting and len(self.lines) > start + PROJECTED_LINES:
                return False

    def act(self, event: Evenement) -> None:
        """Give the event to the branch it names, else to the only one that accepts it."""
        self.advance(event.date)
        opened, ambiguous = self._route(event)
        if ambiguous:
            line = opened.engine.refuse(event, ambiguous, label=self.label(event))
            self.lines.append(line)
            return
        self._record(opened, opened.engine.act(event), event, "")

    def _route(self, event: Evenement) -> tuple[Opened, Texte | None]:
        """The branch for an event, or a refusal's reason when several would take it."""
        able = [opened for opened in self.branches if event.nom in opened.engine.procedure.events]
        if not able:
            return self.branches[0], Texte(
                "aucune branche ouverte ne connaît cet acte à cette date",
                "no branch open on that date knows this act",
            )
        if event.branche:
            named = [opened for opened in able if event.branche in (opened.id, opened.engine.procedure.id)]
            if not named:
                return able[0], Texte(
                    f"aucune branche ouverte ne se nomme « {event.branche} »",
                    f'no open branch is named "{event.branche}"',
                )
            return named[-1], None
        if len(able) == 1:
            return able[0], None
        accepting = [opened for opened in able if opened.engine.accepts(event)]
        if len(accepting) > 1:
            names = ", ".join(opened.id for opened in accepting)
            return accepting[0], Texte(
                f"ambigu : plusieurs branches peuvent le recevoir ({names}) ; donner sa branche",
                f"ambiguous: several branches could take it ({names}); give its branche",
            )
        return (accepting or able[-1:])[0], None

    def label(self, event: Evenement) -> str:
        """The label of an event that an open branch declares, or one that could still open."""
        known = [each for opened in self.branches for each in reachable(opened.engine.procedure)]
        return next((each.events[event.nom].label for each in known if event.nom in each.events), event.nom)

    def _record(self, opened: Opened, line: Ligne, event: Evenement | None, lapse: str) -> None:
        self.lines.append(line)
        if line.type == "refus":
            return
        for row in opened.engine.procedure.ouvre:
            if self._opens(row, opened, line, event, lapse):
                self._start(row, opened, line, event)

    def _opens(self, row: Ouvre, opened: Opened, line: Ligne, event: Evenement | None, lapse: str) -> bool:
        known = opened.engine.known
        hit = (
            (event is not None and row.event == event.nom)
            or (bool(lapse) and row.lapse == lapse)
            or (line.moved and bool(row.state) and row.state == line.etat)
        )
        return hit and known.in_force(row.period, line.date, event) and known.holds(row.when, event)

    def _start(self, row: Ouvre, opened: Opened, line: Ligne, event: Evenement | None) -> None:
        """Open the branch and give it its first event, with the dates and the facts carried over."""
        target = load_procedure(row.procedure)
        source = opened.engine
        started = self.open(target, row.branche or row.procedure, line.date, line.label)
        if not row.comme:
            return
        declared = target.events[row.comme]
        ran_from = source.known.last(line.delai.ouvert_par) if line.delai else None
        own = event or ran_from or source.known.last_accepted()
        day = (source.known.moment(own, row.moment) if own and row.moment else None) or line.date
        facts: dict[str, Value] = {}
        for name in declared.facts:
            value = source.known.fact(row.reprend.get(name, name), own) if own else None
            if value is not None:
                facts[name] = value
        moments = {
            name: each for name, each in (own.moments if own and event else {}).items() if name in declared.moments
        }
        first = Evenement(row.comme, day, moments=moments, faits={**facts, **row.facts})
        started.engine.projecting = self.projecting
        self._record(started, started.engine.act(first), first, "")


def _last_day(found: tuple[Life, Opened]) -> datetime.date:
    due = found[0].echeance
    return due.date if due else datetime.date.max
