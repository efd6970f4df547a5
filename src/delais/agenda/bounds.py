"""The bounds that the facts of an act must keep: ages, years of service, numbers."""

import datetime

from delais.agenda.known import Known
from delais.agenda.refusals import Refusal
from delais.computation.age import at_least, at_most
from delais.dossier.model import Evenement
from delais.errors import DateError, Texte
from delais.procedure.model import Condition


def bounded(known: Known, event: Evenement) -> tuple[Refusal | None, Texte | None]:
    """A refusal for the first bound that is not kept; else a reserve if one is kept on one reading only."""
    doubt: Texte | None = None
    for row in known.procedure.conditions:
        if row.event != event.nom or not known.in_force(row.period, event.date, event):
            continue
        if not known.holds(row.when, event):
            continue
        kept, contested = _kept(row, known, event)
        if not kept:
            return Refusal(Texte(row.motif, row.motif), row.fondement), None
        doubt = doubt or contested
    return None, doubt


def _kept(row: Condition, known: Known, event: Evenement) -> tuple[bool, Texte | None]:
    value = known.fact(row.fact, event)
    if isinstance(value, datetime.date) and row.reference:
        return _years_kept(row, value, row.reference.after(event.date))
    if not isinstance(value, int):
        return True, None
    top = row.au_plus
    if top is not None and row.pourcent_de:
        whole = known.fact(row.pourcent_de, event)
        top = whole * top // 100 if isinstance(whole, int) else None
    return (row.au_moins is None or value >= row.au_moins) and (top is None or value <= top), None


def _years_kept(row: Condition, since: datetime.date, reference: datetime.date) -> tuple[bool, Texte | None]:
    try:
        least = row.au_moins is None or at_least(since, reference, row.au_moins).remplie
        most = at_most(since, reference, row.au_plus) if row.au_plus is not None else None
    except DateError:
        return False, None
    return least and (most is None or most.remplie), most.contestee if most else None
