"""What an act would change, and which acts are possible: the same replay, with one event more."""

import datetime
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from attrs import evolve, field, frozen

from delais.agenda.difference import Difference, difference
from delais.agenda.fold import replay
from delais.agenda.situation import DelaiVie, Ligne, Situation
from delais.dossier.model import Dossier, Evenement
from delais.errors import InputError, Problem, Texte
from delais.frozen_map import freezing
from delais.procedure.catalogue import Catalogue
from delais.procedure.dated import Value
from delais.procedure.model import Condition, Event, Fact
from delais.short_repr import short_repr

_TRIED = "acte envisage"  # a space, so that no event of a log bears this id
_SUPPOSED: Mapping[str, Value] = {"duree": "P1M", "entier": 1}


@frozen(field_transformer=freezing)
class Variant:
    """An act with some facts, and what it would change. `supposes` names the facts whose value was only supposed."""

    faits: Mapping[str, Value]
    difference: Difference
    supposes: tuple[str, ...] = ()

    __repr__ = short_repr

    @property
    def line(self) -> Ligne | None:
        """The line of the act itself."""
        return next((line for line in self.difference.lines if _is_tried(line)), None)

    @property
    def refusal(self) -> Texte | None:
        """Why the act would be refused with these facts, if it would."""
        line = self.line
        return line.motif if line and line.type == "refus" else None


@frozen
class PossibleAct:
    """An act that could be done on the as-of day, in the case's own procedure or in a `branche`.

    `variants` begin with those that say only what must be said.
    """

    event: Event
    branche: str
    variants: tuple[Variant, ...] = field(factory=tuple)

    __repr__ = short_repr

    @property
    def nom(self) -> str:
        """The name of the event."""
        return self.event.id

    def to_dict(self, lang: str = "fr") -> dict[str, Any]:
        """The same as plain values for JSON: keys in French ASCII, dates ISO."""
        from delais.agenda.difference_dict import possible_act_dict

        return possible_act_dict(self, lang)


def what_if(
    dossier: Dossier,
    event: Evenement,
    *,
    au: datetime.date | None = None,
    projection: bool = True,
    catalogue: Catalogue | None = None,
) -> Difference:
    """What `event` would change in `dossier`, both seen at the end of the day `au`, that of the event by default.

    A refused act changes its own line alone: see `Difference.refusals`.
    Raises `InputError` as `replay` does, and for an event later than `au`, which would change nothing that can be seen.
    """
    day = event.date if au is None else au
    if event.date > day:
        raise InputError((_later(event, day),))
    before = replay(dossier, au=day, projection=projection, catalogue=catalogue)
    return _with(before, event, projection=projection)


def possible_acts(situation: Situation) -> tuple[PossibleAct, ...]:
    """The acts that the open branches would accept on the day of `situation`, each with what it would change.

    Each is tried with the facts that it must state, in all their combinations, then with each of those that it may
    leave unsaid, where they change what happens. A day or a number that it must state is supposed, and named. What the
    projection shows is left out of what changes: `what_if` gives it.
    """
    before = replay(situation.dossier, au=situation.au, projection=False, catalogue=situation.catalogue)
    return tuple(act for act in _acts(before) if act.variants)


def _acts(before: Situation) -> Iterator[PossibleAct]:
    branches = [(before.procedure.id, before.procedure), *((each.id, each.procedure) for each in before.branches)]
    for index, (id_, procedure) in enumerate(branches):
        for event in procedure.events.values():
            several = sum(event.id in each.events for _, each in branches) > 1
            bounds = tuple(row for row in procedure.conditions if row.event == event.id)
            yield PossibleAct(event, id_ if index else "", _variants(before, event, id_ if several else "", bounds))


def _variants(before: Situation, event: Event, branche: str, bounds: tuple[Condition, ...]) -> tuple[Variant, ...]:
    """The ways of doing the act, or none if each is refused for what is known of it, not for what is supposed."""
    found = [_try(before, event, branche, facts) for facts in _required(event, before.au)]
    least = [each for each in found if not each.refusal][:1] or found  # refused as it stands: a fact may allow it
    for base, fact in product(least, event.facts.values()):
        for value in () if fact.required else _values(fact):
            other = _try(before, event, branche, {**base.faits, fact.id: value})
            if _effect(other) not in [_effect(each) for each in found]:
                found.append(other)
    if all(each.refusal and not _supposed(each, bounds) for each in found):
        return ()
    return tuple(found)


def _supposed(variant: Variant, bounds: tuple[Condition, ...]) -> bool:
    """Whether the refusal bears on a value that was only supposed, or that is not said."""
    words = variant.refusal.fr if variant.refusal else ""
    said = {*variant.faits, ""} - {*variant.supposes}
    return any(row.motif in words for row in bounds if {row.fact, row.pourcent_de} - said)


def _required(event: Event, au: datetime.date) -> Iterator[dict[str, Value]]:
    """Every combination of the facts that must be stated."""
    asked = [fact for fact in event.facts.values() if fact.required]
    for values in product(*(_values(fact) or (_SUPPOSED.get(fact.type, au),) for fact in asked)):
        yield {fact.id: value for fact, value in zip(asked, values, strict=True)}


def _values(fact: Fact) -> tuple[Value, ...]:
    """The values that can be listed: none for a day, a length or a number."""
    return (True, False) if fact.type == "bool" else fact.values if fact.type == "enum" else ()


def _try(before: Situation, event: Event, branche: str, facts: dict[str, Value]) -> Variant:
    supposed = tuple(name for name in facts if not _values(event.facts[name]))
    act = Evenement(event.id, before.au, faits=facts, branche=branche, id=_TRIED)
    return Variant(facts, _with(before, act, projection=False), supposed)


def _with(before: Situation, event: Evenement, *, projection: bool) -> Difference:
    dossier = evolve(before.dossier, evenements=(*before.dossier.evenements, event))
    after = replay(dossier, au=before.au, projection=projection, catalogue=before.catalogue)
    return difference(before, after)


def _effect(variant: Variant) -> object:
    """What a variant does, whatever its facts: two that do the same are one."""
    found = variant.difference
    lives = [(each.kind, each.vie.id, each.vie.branche, *_standing(each.vie)) for each in found.lives]
    states = [(each.branche, each.after and each.after.id) for each in found.states]
    lines = [(line.nom, line.type, line.motif) for line in found.lines]
    return lives, states, lines, found.reserves


def _standing(vie: DelaiVie) -> tuple[object, ...]:
    due = vie.echeance or vie.si_opposable
    return vie.statut, due.date if due else None, vie.sous_reserve


def _is_tried(line: Ligne) -> bool:
    return line.evenement is not None and line.evenement.id == _TRIED


def _later(event: Evenement, day: datetime.date) -> Problem:
    return Problem(
        Texte("l'acte envisagé est après le jour de l'examen", "the act is later than the as-of day"),
        key="au",
        value=day.isoformat(),
        expected=Texte(f"le {event.date} ou après", f"{event.date} or later"),
    )
