"""The fold: events in order of law, cancelled ones aside, up to the as-of date; then nobody acts any more."""

import datetime

from delais.agenda.counts import running_counts
from delais.agenda.docket import PROJECTED_LINES, Docket, Expected
from delais.agenda.order import cancelled_ranks, in_order
from delais.agenda.routing import Opened
from delais.agenda.situation import Branche, Ligne, Situation
from delais.calendars import Calendar
from delais.dossier.checking import ensure_checked
from delais.dossier.model import ANNULATION, Dossier, Pin
from delais.errors import CoverageError, Texte
from delais.procedure.catalogue import Catalogue
from delais.procedure.model import Procedure
from delais.version import __version__


def replay(
    dossier: Dossier,
    *,
    au: datetime.date,
    procedure: Procedure | None = None,
    projection: bool = True,
    catalogue: Catalogue | None = None,
) -> Situation:
    """Where `dossier` stands at the end of the day `au`, with what comes if nobody acts unless `projection` is off.

    `catalogue` gives the procedures and the calendar, the package's by default.
    Raises `InputError` for an unknown procedure or a wrong dossier, `CoverageError` outside the calendar's years.
    """
    law = catalogue or Catalogue.bundled()
    procedure = procedure or law.load(dossier.procedure)
    ensure_checked(dossier, law.reachable(procedure), law.territoires())
    days = law.calendar(dossier.territoire)
    days.check(au)
    cancelled = cancelled_ranks(dossier.evenements, au)
    docket = Docket(dossier, days, au, law)
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
    history = tuple(docket.lines)
    docket.stand_at(au)
    lives = [life.snapshot(au) for opened in docket.branches for life in opened.engine.limits.lives]
    latest = {(vie.branche, vie.id, vie.partie): vie for vie in lives}
    expected = [_expected(each, law) for each in docket.expected]
    standing = {opened.id: (opened.engine.state, opened.engine.sous_reserve) for opened in docket.branches}
    counts = tuple(each for opened in docket.branches for each in running_counts(opened.engine.known, opened.id))
    reserves, sous_reserve = _pin_reserves(dossier, procedure, days), own.sous_reserve
    later = [event for event in dossier.evenements if event.date > au]
    return Situation(
        dossier=dossier,
        procedure=procedure,
        au=au,
        etat=procedure.states[own.state],
        historique=history,
        previsions=_project(docket, reserves) if projection else (),
        delais=tuple(latest.values()),
        anterieurs=tuple(vie for vie in lives if vie is not latest[vie.branche, vie.id, vie.partie]),
        reserves=tuple(reserves),
        empreinte=Pin(__version__, procedure.digest, days.digest),
        branches=(*(_branch(opened, standing) for opened in docket.branches[1:]), *expected),
        comptes=counts,
        posterieurs=tuple(sorted(later, key=lambda event: event.date)),
        sous_reserve=sous_reserve,
        catalogue=law,
    )


def _branch(opened: Opened, standing: dict[str, tuple[str, Texte | None]]) -> Branche:
    """A branch in the state of the as-of date; one that only the projection opens is at its beginning."""
    procedure = opened.engine.procedure
    state, doubt = standing.get(opened.id, (procedure.initial, None))
    prevue = opened.id not in standing
    return Branche(opened.id, procedure, procedure.states[state], opened.ouverte_le, opened.ouverte_par, prevue, doubt)


def _expected(expected: Expected, law: Catalogue) -> Branche:
    procedure, row = law.load(expected.ouvre.procedure), expected.ouvre
    state, id_ = procedure.states[procedure.initial], row.branche or row.procedure
    return Branche(id_, procedure, state, expected.day, expected.by, prevue=True, attendue=True)


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
        (pin.moteur, __version__, "le moteur", "the engine"),
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
