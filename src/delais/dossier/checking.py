"""The one door: every dossier, wherever it came from, is checked by these functions, every problem at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from delais.calendars import territoires
from delais.dossier.annulations import Named, check_annulations
from delais.dossier.event_checks import Act, branches_of, check_event
from delais.dossier.findings import Finding, unknown
from delais.dossier.model import ANNULATION, Dossier
from delais.errors import InputError, Problem, Texte
from delais.places import TERRITOIRES, WITHOUT_CALENDAR
from delais.procedure.model import Procedure

WORD = Texte("un mot de la liste", "a word of the list")
PARTY = Texte("une partie que la procédure connaît", "a party that the procedure knows")


class Line(Named, Act, Protocol):
    """One event of the log."""


class Case(Protocol):
    """What the checks read of a dossier, built or still being read."""

    @property
    def territoire(self) -> str: ...  # noqa: D102

    @property
    def residence(self) -> Mapping[str, object]: ...  # noqa: D102

    @property
    def evenements(self) -> Sequence[Line]: ...  # noqa: D102


def check_dossier(dossier: Dossier, known: tuple[Procedure, ...], places: Collection[str] = ()) -> tuple[Problem, ...]:
    """Everything wrong in `dossier` for the procedures `known`: its own, and those that it may go on into.

    `places` are the territories that have a calendar, beside the package's. A dossier found right once is not read
    again for the same files.
    """
    mark = "".join(each.digest or f"?{id(each)}" for each in known)
    if mark in dossier._checked:
        return ()
    found = tuple(findings(dossier, known, places))
    if not found and "?" not in mark:
        dossier._checked.add(mark)
    return tuple(each.problem(dossier.file, _line(dossier, each)) for each in found)


def ensure_checked(dossier: Dossier, known: tuple[Procedure, ...], places: Collection[str] = ()) -> None:
    """Raise `InputError` with every problem that `check_dossier` finds, if there is one."""
    problems = check_dossier(dossier, known, places)
    if problems:
        raise InputError(problems)


def _line(dossier: Dossier, found: Finding) -> int:
    index = found.path[1] if found.path[:1] == ("evenements",) else None
    return dossier.evenements[index].line if isinstance(index, int) else 0


def findings(case: Case, known: Sequence[Procedure], places: Collection[str] = ()) -> Iterator[Finding]:
    """Everything wrong in a case, by its procedures: nothing of a procedure is asked when there is none."""
    yield from check_territory(case.territoire, places)
    yield from _residences(case, known, places)
    branches = branches_of(known)
    for index, event in enumerate(case.evenements):
        if known and event.nom != ANNULATION and event.nom:
            yield from check_event(event, ("evenements", index), known, branches)
    yield from check_annulations(case.evenements)


def check_territory(territoire: str, places: Collection[str] = ()) -> Iterator[Finding]:
    """A territory that has a calendar."""
    if territoire not in TERRITOIRES and territoire not in places and territoire not in (names := territoires()):
        yield unknown(("territoire",), territoire, WORD, dict.fromkeys((*names, *places)))


def _residences(case: Case, known: Sequence[Procedure], places: Collection[str]) -> Iterator[Finding]:
    """Parties that the procedures know, each in a place that exists."""
    if not case.residence:
        return
    parties = _parties(case, known)
    where = dict.fromkeys((*territoires(), *places, *WITHOUT_CALENDAR))
    for party, place in case.residence.items():
        if known and party not in parties:
            yield unknown(("residence", party), party, PARTY, parties)
        if place not in where:
            yield unknown(("residence", party), place, WORD, where)


def _parties(case: Case, known: Sequence[Procedure]) -> dict[str, None]:
    """The actors of the procedures, and the parties that the events name where each has a clock of its own."""
    actors = [delai.actor for each in known for delai in each.delais.values()]
    actors += [event.actor for each in known for event in each.events.values() if event.actor]
    clocks = {delai.chaque for each in known for delai in each.delais.values() if delai.chaque}
    named = [str(value) for event in case.evenements for name, value in event.faits.items() if name in clocks]
    return dict.fromkeys((*actors, *named))
