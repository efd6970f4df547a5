"""Every citation was in force on every day on which the row that cites it applies."""

import datetime

from delais.errors import Texte
from delais.fondement import Fondement
from delais.procedure.dated import FIRST_DAY, LAST_DAY
from delais.procedure.limits import DelaiValue
from delais.procedure.model import Procedure
from delais.toml_lines import KeyPath
from delais.toml_table import Source


def check_citations(procedure: Procedure, source: Source) -> None:
    """Row by row: the dates of the citation contain those of the rule."""
    first = min((vie.period.first for vie in procedure.vie), default=FIRST_DAY)
    end = max((vie.period.end for vie in procedure.vie), default=LAST_DAY)

    def verify(path: KeyPath, since: datetime.date, until: datetime.date, cited: tuple[Fondement, ...]) -> None:
        since, until = max(since, first), min(until, end)
        for fondement in cited if since < until else ():
            if (fondement.since or FIRST_DAY) > since or (fondement.until or LAST_DAY) < until:
                last = "aujourd'hui" if until == LAST_DAY else until.isoformat()
                source.report(
                    (*path, "fondement"),
                    Texte(
                        f"« {fondement.citation} » n'était pas en vigueur du {since} au {last}",
                        f'"{fondement.citation}" was not in force from {since} to {last}',
                    ),
                    value=f"{fondement.id} : {fondement.since or '…'} – {fondement.until or '…'}",
                    remedy=Texte(
                        "citer le texte de la période, ou couper la règle en deux",
                        "cite the text of that period, or cut the rule in two",
                    ),
                )

    for index, vie in enumerate(procedure.vie):
        verify(("vie", index), vie.period.first, vie.period.end, vie.fondement)
    for id_, delai in procedure.delais.items():
        begin, stop = delai.period.first, delai.period.end
        for index, value in enumerate(delai.values):
            until = min(stop, _effective_end(value, delai.values))
            verify(("delais", id_, "values", index), max(begin, value.period.first), until, value.fondement)
        for index, clause in enumerate(delai.opposable_if):
            until = min(stop, clause.period.end)
            verify(("delais", id_, "opposable_if", index), max(begin, clause.period.first), until, clause.fondement)
        for index, incident in enumerate(delai.incidents):
            until = min(stop, incident.period.end)
            verify(("delais", id_, "incidents", index), max(begin, incident.period.first), until, incident.fondement)
    for index, transition in enumerate(procedure.transitions):
        verify(("transitions", index), transition.period.first, transition.period.end, transition.fondement)
    for index, refus in enumerate(procedure.refus):
        verify(("refus", index), refus.period.first, refus.period.end, refus.fondement)
    for index, condition in enumerate(procedure.conditions):
        verify(("conditions", index), condition.period.first, condition.period.end, condition.fondement)
    for index, ouvre in enumerate(procedure.ouvre):
        verify(("ouvre", index), ouvre.period.first, ouvre.period.end, ouvre.fondement)


def _effective_end(value: DelaiValue, values: tuple[DelaiValue, ...]) -> datetime.date:
    """A value holds until its own `until`, or until the next of its chain."""
    following = [
        other.period.first for other in values if other.when == value.when and other.period.first > value.period.first
    ]
    return min([value.period.end, *following])
