"""Cases drawn at random, deep on purpose: the next act is most often one that is possible where the case stands."""

import datetime
import random
from collections.abc import Iterator

from attrs import define, evolve, field

from delais import CoverageError, Dossier, Evenement, Procedure, Situation
from laws.alphabet import FIRST, LAST, Alphabet, alphabet, openers, procedures
from laws.case import Case, Replay, library
from laws.edits import ANNULATION, named, ranked, shuffled
from laws.wording import facts, hour, moments

TERRITORIES = (
    "metropole", "metropole", "metropole", "alsace-moselle", "guadeloupe", "martinique", "guyane", "reunion",
    "mayotte", "saint-martin", "saint-barthelemy", "saint-pierre-et-miquelon",
)  # fmt: skip
RESIDENCES = ("metropole", "guadeloupe", "martinique", "reunion", "mayotte", "etranger")
GAPS = (0, 0, 0, 1, 1, 2, 3, 7, 15, 30, 31, 45, 60, 61, 90, 180, 366, 800)
NEAR = (-30, -8, -2, -1, 0, 0, 0, 1, 1, 2, 3, 20, 42)
_DAY = datetime.timedelta(days=1)


def draw(seed: int, number: int, replay: Replay = library) -> Case:
    """The case `number` of the run `seed`: always the same one for the same engine."""
    rng = random.Random(f"{seed}/{number}")
    known = (*procedures(), *openers(), *openers())
    letters = alphabet(known[number % len(known)])
    pen = Pen(rng, letters, _empty(rng, letters), replay)
    for _ in range(rng.choice((1, 2, 3, 4, 5, 6, 8, 10, 12))):
        if pen.over and rng.random() < 0.5:
            break
        pen.write()
    dossier = pen.dossier
    if rng.random() < 0.4:
        dossier = ranked(shuffled(named(dossier), rng), rng)
    au = _look(rng, dossier, pen.due_days())
    later = au + rng.choice((1, 1, 2, 10, 31, 62, 200, 400, 1000)) * _DAY
    return Case(seed, number, dossier, au, later)


def _empty(rng: random.Random, letters: Alphabet) -> Dossier:
    residence = {}
    if letters.actors and rng.random() < 0.3:
        for party in rng.sample(letters.actors, min(len(letters.actors), rng.randint(1, 2))):
            residence[party] = rng.choice(RESIDENCES)
    return Dossier(letters.procedure.id, (), "tirage", rng.choice(TERRITORIES), residence)


def _look(rng: random.Random, dossier: Dossier, due: list[datetime.date]) -> datetime.date:
    days = sorted(day for event in dossier.evenements for day in (event.date, *event.moments.values()))
    around = rng.choice((*days, *days[len(days) // 2 :], *due)) if rng.random() < 0.6 else days[-1]
    day = around + rng.choice((-1, 0, 0, 0, 1, 1, 20, 70)) * _DAY
    return min(max(day, FIRST), LAST + 3000 * _DAY)


@define
class Pen:
    """Writes a log an act at a time, looking at the case after each."""

    rng: random.Random
    letters: Alphabet
    dossier: Dossier
    replay: Replay
    day: datetime.date = field(init=False)
    seen: Situation | None = None

    def __attrs_post_init__(self) -> None:
        changes = (*self.letters.changes, datetime.date(2024, 1, 1))
        alive = [day for day in changes if any(vie.period.holds(day) for vie in self.letters.procedure.vie)]
        near = (
            self.rng.choice(alive if alive and self.rng.random() < 0.8 else changes)
            + self.rng.choice((-400, -61, -31, -3, -1, 0, 1, 5, 40, 300)) * _DAY
        )
        self.day = min(max(near, FIRST), LAST)

    def write(self) -> None:
        """One act more."""
        events = self.dossier.evenements
        event = self._cancel() if events and self.rng.random() < 0.12 else self._act(self._next_name())
        self.dossier = evolve(self.dossier, evenements=(*events, event))
        try:
            self.seen = self.replay(self.dossier, max(self.day, event.date))
        except CoverageError:
            self.seen = None

    @property
    def over(self) -> bool:
        """Whether nothing but a refusal may follow."""
        return self.seen is not None and self.seen.final

    def due_days(self) -> list[datetime.date]:
        """The days on which a time limit of the case ends."""
        seen = self.seen
        return [vie.echeance.date for vie in seen.delais if vie.echeance] if seen else []

    def _act(self, name: str) -> Evenement:
        rng = self.rng
        declared = self.letters.events[name]
        day = self._next_day()
        branche = self._branch(name)
        if branche and branche.partition("#")[0] in self._procedures():
            declared = self._procedures()[branche.partition("#")[0]].events.get(name, declared)
        event = Evenement(
            name,
            day,
            heure=hour(rng) if rng.random() < 0.2 else None,
            moments=moments(rng, declared, day),
            faits=facts(rng, declared, day),
            id=self._id(),
            branche=branche,
        )
        if rng.random() > 0.1:
            self.day = max(self.day, day)
        return event

    def _cancel(self) -> Evenement:
        rng, events = self.rng, self.dossier.evenements
        aims = [event for event in events if event.nom == ANNULATION] if rng.random() < 0.35 else []
        aim = rng.choice(aims or events)
        day = aim.date + rng.choice((0, 0, 1, 5, 40)) * _DAY
        if rng.random() < 0.5:
            day = max(day, self.day)
        return Evenement(
            ANNULATION, day, id=self._id(), annule=aim.id if rng.random() < 0.85 else events.index(aim) + 1
        )

    def _id(self) -> str:
        return f"e{len(self.dossier.evenements) + 1}"

    def _next_day(self) -> datetime.date:
        rng = self.rng
        due = [day for day in self.due_days() if self.day <= day <= LAST]
        if due and rng.random() < 0.6:
            day = rng.choice(due) + rng.choice(NEAR) * _DAY
        elif rng.random() < 0.1:
            ahead = [day for day in self.letters.changes if day > self.day][:3]
            day = (rng.choice(ahead) if ahead else self.day) + rng.choice((-1, 0, 1)) * _DAY
        else:
            day = self.day + rng.choice(GAPS) * _DAY
        if rng.random() > 0.08:
            day = max(day, self.day)
        return min(max(day, FIRST), LAST)

    def _next_name(self) -> str:
        rng = self.rng
        possible = [(name, ends) for name, ends in self._possible() if name in self.letters.events]
        going = [name for name, ends in possible if not ends]
        if going and rng.random() < 0.7:
            return rng.choice(going)
        if possible and rng.random() < 0.7:
            return rng.choice(possible)[0]
        if rng.random() < 0.5:
            return rng.choice(self.letters.own)
        return rng.choice(tuple(self.letters.events))

    def _possible(self) -> Iterator[tuple[str, bool]]:
        """The acts that move the case from where it stands, answer a running limit or touch it; and which end it."""
        if self.seen is None:
            yield from ((name, False) for name in _first(self.letters.procedure))
            return
        branches = [(b.procedure, b.etat.id) for b in self.seen.branches if not b.prevue]
        for procedure, state in ((self.seen.procedure, self.seen.etat.id), *branches):
            opening = {row.state for row in procedure.ouvre}
            for row in procedure.transitions:
                if row.event and state in row.source:
                    yield row.event, procedure.states[row.dest].final and row.dest not in opening
        for vie in self.seen.delais:
            if vie.statut in ("court", "suspendu", "interrompu", "a_venir"):
                touching = (row.event for row in vie.modele.incidents if row.event)
                yield from ((name, False) for name in touching)

    def _procedures(self) -> dict[str, Procedure]:
        return {b.procedure.id: b.procedure for b in self.seen.branches} if self.seen else {}

    def _branch(self, name: str) -> str:
        rng = self.rng
        if self.seen is None or rng.random() < 0.5:
            return ""
        able = [b.id for b in self.seen.branches if not b.prevue and name in b.procedure.events]
        if name in self.letters.procedure.events:
            able.append(self.letters.procedure.id)
        if len(able) < 2 and rng.random() < 0.7:
            return ""
        return rng.choice(able) if able else ""


def _first(procedure: Procedure) -> list[str]:
    started = [row.event for row in procedure.transitions if row.event and procedure.initial in row.source]
    opening = [part.event for modele in procedure.delais.values() for part in modele.trigger.parts if part.event]
    return started * 3 + opening
