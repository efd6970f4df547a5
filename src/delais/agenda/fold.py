"""The fold: events in order of law, cancelled ones aside, up to the as-of date; then nobody acts any more."""

import datetime

import delais
from delais.agenda.counts import running_counts
from delais.agenda.docket import PROJECTED_LINES, Docket, Opened
from delais.agenda.situation import Branche, Ligne, Situation
from delais.calendars import Calendar, calendar
from delais.dossier.loader import ANNULATION, target
from delais.dossier.model import Dossier, Evenement, Pin
from delais.errors import CoverageError, InputError, Problem, Texte
from delais.procedure.catalogue import load_procedure, reachable
from delais.procedure.model import Procedure
from delais.toml_table import nearest, shown


def replay(dossier: Dossier, *, au: datetime.date, procedure: Procedure | None = None) -> Situation:
    """Where `dossier` stands at the end of the day `au`, with what comes if nobody acts.

    Raises `InputError` for an unknown procedure or event, `CoverageError` outside the calendar's years.
    """
    procedure = procedure or load_procedure(dossier.procedure)
    days = calendar(dossier.territoire)
    days.check(au)
    _check_names(dossier, procedure)
    cancelled = cancelled_ranks(dossier.evenements, au)
    docket = Docket(dossier, days, au)
    own = docket.open(procedure, procedure.id, au, "").engine
    for index in in_order(dossier.evenements, au):
        event = dossier.evenements[index]
        if event.nom == ANNULATION or index in cancelled:
            docket.advance(event.date)
            label = "Annulation d'un événement" if event.nom == ANNULATION else docket.label(event)
            docket.lines.append(own.note(event, label, annule=index in cancelled))
        else:
            docket.act(event)
    docket.advance(au)
    history = tuple(sorted(docket.lines, key=lambda line: line.date))
    state = procedure.states[own.state]
    lives = [life.snapshot(au) for opened in docket.branches for life in opened.engine.lives]
    latest = {(vie.branche, vie.id, vie.partie): vie for vie in lives}
    standing = {opened.id: opened.engine.state for opened in docket.branches}
    counts = tuple(each for opened in docket.branches for each in running_counts(opened.engine.known, opened.id))
    reserves = _pin_reserves(dossier, procedure, days)
    previsions = _project(docket, reserves)
    return Situation(
        dossier=dossier,
        procedure=procedure,
        au=au,
        etat=state,
        historique=history,
        previsions=previsions,
        delais=tuple(latest.values()),
        anterieurs=tuple(vie for vie in lives if vie is not latest[vie.branche, vie.id, vie.partie]),
        reserves=tuple(reserves),
        empreinte=Pin(delais.__version__, procedure.digest, days.digest),
        branches=tuple(_branch(opened, standing) for opened in docket.branches[1:]),
        comptes=counts,
    )


def _branch(opened: Opened, standing: dict[str, str]) -> Branche:
    """A branch in the state of the as-of date; one that only the projection opens is at its beginning."""
    procedure = opened.engine.procedure
    state = procedure.states[standing.get(opened.id, procedure.initial)]
    return Branche(opened.id, procedure, state, opened.ouverte_le, opened.ouverte_par, opened.id not in standing)


def in_order(events: tuple[Evenement, ...], au: datetime.date) -> list[int]:
    """The ranks of the events up to `au`, by date; within a day by hour where both have one, else as logged."""
    ordered = sorted((index for index, event in enumerate(events) if event.date <= au), key=lambda i: events[i].date)
    by_day: dict[datetime.date, list[int]] = {}
    for index in ordered:
        by_day.setdefault(events[index].date, []).append(index)
    for ranks in by_day.values():
        timed = [index for index in ranks if events[index].heure is not None]
        places = [position for position, index in enumerate(ranks) if events[index].heure is not None]
        for position, index in zip(
            places, sorted(timed, key=lambda i: events[i].heure or datetime.time()), strict=True
        ):
            ranks[position] = index
    return [index for ranks in by_day.values() for index in ranks]


def cancelled_ranks(events: tuple[Evenement, ...], au: datetime.date) -> set[int]:
    """The ranks cancelled by `au`. A cancellation may itself be cancelled, by a later line of the log."""
    cancelled: set[int] = set()
    for index in reversed(range(len(events))):
        event = events[index]
        if event.nom == ANNULATION and event.date <= au and index not in cancelled:
            aimed = target(events, event)
            if aimed is not None:
                cancelled.add(aimed)
    return cancelled


def _check_names(dossier: Dossier, procedure: Procedure) -> None:
    known = {name for each in reachable(procedure) for name in each.events}
    problems = tuple(
        Problem(
            Texte(f"événement inconnu « {shown(event.nom)} »", f'unknown event "{shown(event.nom)}"'),
            file=dossier.file or None,
            line=event.line or None,
            remedy=nearest(event.nom, tuple(procedure.events)),
        )
        for event in dossier.evenements
        if event.nom != ANNULATION and event.nom not in known
    )
    if problems:
        raise InputError(problems)


def _project(docket: Docket, reserves: list[Texte]) -> tuple[Ligne, ...]:
    """Go on with nobody acting, to the end or to a state that waits for ever."""
    known = len(docket.lines)
    docket.projecting = True
    try:
        if not docket.advance(datetime.date.max):
            number = PROJECTED_LINES
            reserves.append(
                Texte(f"projection arrêtée après {number} étapes", f"projection stopped after {number} steps")
            )
    except CoverageError as error:
        reserves.append(Texte(f"projection arrêtée : {error.message.fr}", f"projection stopped: {error.message.en}"))
    return tuple(docket.lines[known:])


def _pin_reserves(dossier: Dossier, procedure: Procedure, days: Calendar) -> list[Texte]:
    pin = dossier.pin
    if pin is None:
        return []
    checks = (
        (pin.moteur, delais.__version__, "le moteur", "the engine"),
        (pin.procedure, procedure.digest, "la procédure", "the procedure"),
        (pin.calendrier, days.digest, "le calendrier", "the calendar"),
    )
    return [
        Texte(
            f"calculé avec une autre version : {fr} a changé depuis", f"computed with another version: {en} has changed"
        )
        for pinned, current, fr, en in checks
        if pinned and pinned != current
    ]
