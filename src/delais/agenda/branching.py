"""The first event of a branch: what it takes from the act or the end that opens it. No moment replaces another."""

import datetime

from delais.agenda.known import Known
from delais.agenda.situation import Ligne
from delais.dossier.model import Evenement
from delais.procedure.dated import Value
from delais.procedure.model import Ouvre, Procedure


def first_event(
    row: Ouvre, target: Procedure, known: Known, line: Ligne, event: Evenement | None, day: datetime.date
) -> Evenement:
    """The event that starts the branch, with the dates and the facts carried over.

    Facts that were presumed stay presumed there. A moment that the act does not have leaves the day unknown: `date`
    is then the earliest it can be.
    """
    declared = target.events[row.comme]
    ran_from = known.last(line.delai.ouvert_par) if line.delai else None
    own = event or ran_from or known.last_accepted()
    asked = bool(own and row.moment)
    found = known.moment(own, row.moment) if own and row.moment else None
    facts: dict[str, Value] = {}
    presumed: list[str] = []
    for name in declared.facts:
        source = row.reprend.get(name, name)
        value = known.fact(source, own)
        if name in row.facts or value is None:
            continue
        facts[name] = value
        bearer, fact_name = known.bearer(source, own)
        if bearer is not None and (fact_name in bearer.presumes or known.stated(source, own) is None):
            presumed.append(name)
    carried = own.moments if own and event else {}
    return Evenement(
        row.comme,
        found or (own.date if asked and own else day),
        moments={name: each for name, each in carried.items() if name in declared.moments},
        faits={**facts, **row.facts},
        presumes=tuple(presumed),
        date_presumee=asked and found is None,
    )
