"""An event against its declaration: its name, its branch, its moments, its facts."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from delais.dossier.findings import Finding, unknown
from delais.errors import Texte
from delais.procedure.model import Event, Procedure
from delais.procedure.rows import expected_of, fits
from delais.toml_lines import KeyPath
from delais.toml_table import nearest

_ORDER = {
    "fait": 0,
    "decision": 0,
    "signature": 0,
    "depot": 1,
    "envoi": 1,
    "presentation": 2,
    "signification": 2,
    "reception": 3,
}
EVENT = Texte("un événement de la procédure", "an event of the procedure")
FACT = Texte("un fait de l'événement", "a fact of the event")
BRANCH = Texte("une branche que la procédure peut ouvrir", "a branch that the procedure can open")


class Act(Protocol):
    """What a check reads of an event, built or still being read: then a wrong value may stand anywhere."""

    @property
    def nom(self) -> str: ...  # noqa: D102

    @property
    def date(self) -> datetime.date | None: ...  # noqa: D102

    @property
    def moments(self) -> Mapping[str, datetime.date]: ...  # noqa: D102

    @property
    def faits(self) -> Mapping[str, object]: ...  # noqa: D102

    @property
    def branche(self) -> str: ...  # noqa: D102


def branches_of(known: Sequence[Procedure]) -> dict[str, str]:
    """The names that a branch may bear, each with its procedure: that of a procedure, or the one an opening gives."""
    named = {row.branche: row.procedure for each in known for row in each.ouvre if row.branche}
    return named | {each.id: each.id for each in known}


def declared_event(known: Sequence[Procedure], branches: Mapping[str, str], nom: str, branche: str) -> Event | None:
    """The declaration of an event: that of the branch it names, else of the case's procedure, else of the nearest."""
    wanted = branches.get(branche.partition("#")[0], "") if branche else ""
    found = [each for each in known if nom in each.events]
    own = next((each for each in found if each.id == wanted), found[0] if found else None)
    return own.events[nom] if own else None


def check_event(
    event: Act, path: KeyPath, known: Sequence[Procedure], branches: Mapping[str, str]
) -> Iterator[Finding]:
    """Everything wrong in one event that is no cancellation."""
    if event.branche and not _may_bear(event.branche, branches):
        yield unknown((*path, "branche"), event.branche, BRANCH, branches)
    declared = declared_event(known, branches, event.nom, event.branche)
    if declared is None:
        names = dict.fromkeys(name for each in known for name in each.events)
        yield unknown((*path, "nom"), event.nom, EVENT, names)
        return
    yield from _moments(event, path, declared)
    yield from _facts(event, path, declared)


def _may_bear(branche: str, branches: Mapping[str, str]) -> bool:
    name, several, rank = branche.partition("#")
    return name in branches and (not several or (rank.isascii() and rank.isdigit()))


def _moments(event: Act, path: KeyPath, declared: Event) -> Iterator[Finding]:
    """Moments that the event has, none before the one that must come first."""
    for moment, day in event.moments.items():
        if moment == declared.date_is:
            words = Texte(f"« date » est déjà ce moment ({moment})", f'"date" already is that moment ({moment})')
            yield Finding((*path, moment), value=day, expected=words)
        elif moment not in declared.moments:
            what = ", ".join(declared.moments) or "—"
            words = Texte(f"un moment de l'événement : {what}", f"a moment of the event: {what}")
            yield Finding((*path, moment), value=day, expected=words, remedy=nearest(moment, declared.moments))
    dated = [(_ORDER[name], day, name) for name, day in event.moments.items() if name in _ORDER]
    if event.date is not None:
        dated.append((_ORDER[declared.date_is], event.date, "date"))
    for (first, earlier, _), (second, later, key) in pairwise(sorted(dated)):
        if first < second and later < earlier:
            words = Texte(
                f"le {earlier} ou après : un acte n'est pas reçu avant d'être envoyé",
                f"{earlier} or later: an act is not received before it is sent",
            )
            yield Finding((*path, key), value=later, expected=words)


def _facts(event: Act, path: KeyPath, declared: Event) -> Iterator[Finding]:
    for name, value in event.faits.items():
        fact = declared.facts.get(name)
        if fact is None:
            yield Finding((*path, "faits", name), value=value, expected=FACT, remedy=nearest(name, (*declared.facts,)))
        elif not fits(fact, value):
            remedy = nearest(value, fact.values) if fact.type == "enum" and isinstance(value, str) else None
            yield Finding((*path, "faits", name), value=value, expected=expected_of(fact), remedy=remedy)
    for name, fact in declared.facts.items():
        if fact.required and name not in event.faits:
            missing = Texte(
                f"le fait « {name} » manque à « {event.nom} »", f'the fact "{name}" is missing from "{event.nom}"'
            )
            remedy = Texte(f"faits = {{ {name} = ... }} ({fact.label})", f"faits = {{ {name} = ... }} ({fact.label})")
            yield Finding(path, missing, expected=expected_of(fact), remedy=remedy)
