"""Which due dates of a case a calendar holds: what runs, what would if nobody acts, what is no more, what passed."""

import datetime

from attrs import evolve, frozen

from delais.agenda import DelaiVie, Ligne, Situation
from delais.computation import Echeance

KEPT_DAYS = 366  # past that, nobody looks for a due date that was met


@frozen
class Entry:
    """One due date of the case: running, or projected if nobody acts. `fin` is the line of its end, if foreseen."""

    vie: DelaiVie
    due: Echeance
    fin: Ligne | None
    projected: bool
    cancelled: bool = False

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it apart in its case."""
        return _key(self.vie)


@frozen
class Choice:
    """Which due dates a calendar is asked for: of one actor, up to a day; safe readings or not; links or not."""

    pour: str = ""
    jusqu_au: datetime.date | None = None
    prudent: bool = False
    liens: bool = True

    def keeps(self, entry: Entry) -> bool:
        """Whether the entry was asked for."""
        return (not self.pour or entry.vie.acteur == self.pour) and (
            self.jusqu_au is None or entry.due.date <= self.jusqu_au
        )

    def reading(self, entry: Entry) -> Entry:
        """The entry on the reading asked for."""
        return evolve(entry, due=entry.due.prudent()) if self.prudent else entry


def entries(situation: Situation) -> tuple[Entry, ...]:
    """The due dates to show, in order: those that run, then those that would if nobody acts."""
    ends = {_key(line.delai): line for line in situation.previsions if line.delai}
    running = [
        Entry(vie, vie.echeance, ends.get(_key(vie)), projected=False)
        for vie in (*situation.anterieurs, *situation.delais)
        if (vie.runs or vie.statut == "a_venir") and vie.echeance
    ]
    known = {entry.key for entry in running}
    projected = [
        Entry(line.delai, line.delai.echeance, line, projected=True)
        for key, line in ends.items()
        if key not in known and line.delai and line.delai.echeance
    ]
    return tuple(sorted([*running, *projected], key=lambda entry: (entry.due.date, entry.key)))


def withdrawn(situation: Situation) -> tuple[Entry, ...]:
    """The due dates that are none any more, met or without object: a calendar that has them must be told."""
    shown = {entry.key for entry in entries(situation)}
    return tuple(
        Entry(vie, vie.echeance, None, projected=False, cancelled=True)
        for vie in (*situation.anterieurs, *situation.delais)
        if vie.statut in ("satisfait", "tardif", "sans_objet")
        and vie.echeance
        and (situation.au - vie.echeance.date).days <= KEPT_DAYS
        and _key(vie) not in shown
    )


def expired(situation: Situation) -> tuple[Entry, ...]:
    """The due dates that passed without an act: a calendar that announced them keeps them, on their day."""
    shown = {entry.key for entry in entries(situation)}
    return tuple(
        Entry(vie, vie.echeance, None, projected=False)
        for vie in (*situation.anterieurs, *situation.delais)
        if vie.statut == "echu" and vie.echeance and _key(vie) not in shown
    )


def _key(vie: DelaiVie) -> tuple[str, ...]:
    """What tells two lives of the case apart: the limit, its instance, its branch, its party."""
    return (vie.id, str(vie.instance), *([vie.branche, vie.partie] if vie.branche or vie.partie else []))
