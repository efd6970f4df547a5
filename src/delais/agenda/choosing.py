"""Which dated version of a time limit applies, and when that choice changes.

An event that chooses the version and has not happened counts as happening on the day being judged; a limit that runs
meanwhile follows the law of each day, and a limit that has ended is never chosen anew.
"""

import datetime

from delais.agenda.known import Known
from delais.agenda.life import Life
from delais.agenda.remoteness import bound_delai
from delais.dossier.model import Dossier, Evenement
from delais.errors import Texte
from delais.procedure.dated import Period, boundaries
from delais.procedure.limits import DelaiModele, DelaiValue


def select_value(modele: DelaiModele, known: Known, default: datetime.date, own: Evenement | None) -> DelaiValue | None:
    """The value of this case: among those in force, one with `when` beats one without."""
    values = modele.values_at(lambda period: known.key_date(period, default, own))
    holding = [value for value in values if known.holds(value.when, own)]
    return max(holding, key=lambda value: len(value.when.tests), default=None)


def unsettled_by(
    modele: DelaiModele, known: Known, own: Evenement | None
) -> tuple[tuple[str, ...], tuple[datetime.date, ...]]:
    """The events that choose the version and have not happened, and the days to come on which that choice changes."""
    values = (value.period for value in modele.values if known.holds(value.when, own))
    clauses = (clause.period for clause in modele.opposable_if)
    waiting = [period for period in (modele.period, *values, *clauses) if known.missing_key(period, own)]
    names = tuple(dict.fromkeys(period.selected_by.partition(".")[0] for period in waiting))
    return names, tuple(day for day in boundaries(waiting) if day > known.jour)


def names(modele: DelaiModele, event: Evenement) -> bool:
    """Whether `event` chooses the version of the limit, or of what makes it opposable."""
    periods: tuple[Period, ...] = (
        modele.period,
        *(value.period for value in modele.values),
        *(clause.period for clause in modele.opposable_if),
    )
    return any(period.selected_by.partition(".")[0] == event.nom for period in periods)


def choose_anew(life: Life, known: Known, dossier: Dossier, day: datetime.date) -> bool:
    """Follow the law as it is now chosen; whether that changed the rule. Without a value it has no object any more."""
    key = life.own.date if life.own else life.depart or life.ouvert_le
    value = select_value(life.modele, known, key, life.own)
    life.unsettled, life.turns = unsettled_by(life.modele, known, life.own)
    if value is None:
        life.end("sans_objet", day)
        return True
    changed = value is not life.valeur
    life.valeur = value
    cause = life.delai.cause_depart or Texte("", "")
    life.delai = bound_delai(life.modele, value, dossier, known.procedure.distances, cause, life.partie, key)
    life.pas_avant = max(life.pas_avant, day)
    return changed
