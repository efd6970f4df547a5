"""What changed between two looks at a case: another day, another log, another law."""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Any, Literal

from attrs import frozen

from delais.agenda.situation import OPEN, DelaiVie, Ligne, Situation
from delais.computation import Echeance
from delais.errors import Texte
from delais.procedure.model import State
from delais.short_repr import described, short_repr

LifeKind = Literal["ouvert", "clos", "deplace", "statut", "reserve", "retire"]


@frozen
class StateChange:
    """The state of the case (`branche` empty) or of a branch: None before it opened, None once it is no more."""

    branche: str
    before: State | None
    after: State | None

    __repr__ = short_repr


@frozen
class LifeChange:
    """One time limit that is not what it was: opened, ended, moved, of another status, doubted, or no more there."""

    kind: LifeKind
    before: DelaiVie | None
    after: DelaiVie | None

    __repr__ = short_repr

    @property
    def vie(self) -> DelaiVie:
        """The time limit as it is now; as it was, if it is no more there."""
        found = self.after or self.before
        assert found is not None  # a change has a side
        return found


@frozen
class Difference:
    """What is in `after` and was not in `before`, and the reverse.

    `lines` are those of the history that came, `lines_gone` those that went; `previsions` and `previsions_gone` the
    same of what comes if nobody acts; `reserves` and `reserves_gone` the same of what to be wary of.
    """

    before: Situation
    after: Situation
    states: tuple[StateChange, ...] = ()
    lives: tuple[LifeChange, ...] = ()
    lines: tuple[Ligne, ...] = ()
    lines_gone: tuple[Ligne, ...] = ()
    previsions: tuple[Ligne, ...] = ()
    previsions_gone: tuple[Ligne, ...] = ()
    reserves: tuple[Texte, ...] = ()
    reserves_gone: tuple[Texte, ...] = ()

    def __repr__(self) -> str:
        return described(self, etats=len(self.states), delais=len(self.lives), lignes=len(self.lines))

    @property
    def empty(self) -> bool:
        """Whether nothing changed."""
        return not any((
            self.states, self.lives, self.lines, self.lines_gone, self.previsions, self.previsions_gone,
            self.reserves, self.reserves_gone,
        ))  # fmt: skip

    def of_kind(self, kind: LifeKind) -> tuple[LifeChange, ...]:
        """The time limits that changed in that way."""
        return tuple(each for each in self.lives if each.kind == kind)

    @property
    def refusals(self) -> tuple[Ligne, ...]:
        """The acts that are refused now and were not in the history before."""
        return tuple(line for line in self.lines if line.type == "refus")

    def to_dict(self, lang: str = "fr") -> dict[str, Any]:
        """The same as plain values for JSON: keys in French ASCII, dates ISO."""
        from delais.agenda.difference_dict import difference_dict

        return difference_dict(self, lang)


def difference(before: Situation, after: Situation) -> Difference:
    """What changed from one situation to another, of one case or of two.

    >>> import datetime
    >>> from delais import Dossier, replay
    >>> empty = replay(Dossier("appel"), au=datetime.date(2024, 1, 1))
    >>> difference(empty, empty).empty
    True
    """
    lines, lines_gone = _moved(before.historique, after.historique)
    previsions, previsions_gone = _moved(before.previsions, after.previsions)
    return Difference(
        before,
        after,
        states=tuple(_states(before, after)),
        lives=_lives(before, after),
        lines=lines,
        lines_gone=lines_gone,
        previsions=previsions,
        previsions_gone=previsions_gone,
        reserves=tuple(each for each in after.reserves if each not in before.reserves),
        reserves_gone=tuple(each for each in before.reserves if each not in after.reserves),
    )


def _states(before: Situation, after: Situation) -> Iterable[StateChange]:
    was, now = _standing(before), _standing(after)
    for branche in dict.fromkeys((*was, *now)):
        old, new = was.get(branche), now.get(branche)
        if (old and old.id) != (new and new.id):
            yield StateChange(branche, old, new)


def _standing(situation: Situation) -> dict[str, State]:
    branches = {branch.id: branch.etat for branch in situation.branches if not branch.prevue}
    return {"": situation.etat} | branches


def _lives(before: Situation, after: Situation) -> tuple[LifeChange, ...]:
    was, now = _by_key(before), _by_key(after)
    found = []
    for key in dict.fromkeys((*now, *was)):
        kind = _kind(was.get(key), now.get(key))
        if kind:
            found.append(LifeChange(kind, was.get(key), now.get(key)))
    return tuple(found)


def _by_key(situation: Situation) -> dict[Hashable, DelaiVie]:
    lives = (*situation.anterieurs, *situation.delais)
    return {(vie.branche, vie.id, vie.partie, vie.instance): vie for vie in lives}


def _kind(was: DelaiVie | None, now: DelaiVie | None) -> LifeKind | None:
    if was is None or now is None:
        return "ouvert" if was is None else "retire"
    if was.statut in OPEN and now.statut not in OPEN:
        return "clos"
    old, new = _ends(was), _ends(now)
    if was.statut != now.statut and (old is None or new is None or old == new):
        return "statut"
    if old != new:
        return "deplace"
    return "reserve" if _doubts(was) != _doubts(now) else None


def _ends(vie: DelaiVie) -> Hashable:
    due: Echeance | None = vie.echeance or vie.si_opposable or vie.au_plus_tot
    return (due.date, due.heure) if due else None


def _doubts(vie: DelaiVie) -> Hashable:
    readings = tuple(reading.date for reading in vie.echeance.lectures) if vie.echeance else ()
    return vie.sous_reserve, vie.reserves, readings


def _moved(was: tuple[Ligne, ...], now: tuple[Ligne, ...]) -> tuple[tuple[Ligne, ...], tuple[Ligne, ...]]:
    """The lines that came and those that went: two lines are one when they say the same of the same day."""
    return _without(now, was), _without(was, now)


def _without(lines: tuple[Ligne, ...], others: tuple[Ligne, ...]) -> tuple[Ligne, ...]:
    left = Counter(_said(line) for line in others)
    kept = []
    for line in lines:
        said = _said(line)
        if left[said]:
            left[said] -= 1
        else:
            kept.append(line)
    return tuple(kept)


def _said(line: Ligne) -> Hashable:
    return line.date, line.type, line.nom, line.branche, line.etat_avant, line.etat, line.annule, line.motif
