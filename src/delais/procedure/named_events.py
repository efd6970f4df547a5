"""Which events the rules of a procedure speak of, and which of their facts are mentions."""

from delais.procedure.dated import When
from delais.procedure.limits import DelaiModele
from delais.procedure.model import Procedure


def named_events(procedure: Procedure) -> frozenset[str]:
    """The ids of the events that a rule of `procedure` speaks of; being refused, alone, is not being spoken of."""
    found: set[str] = set()
    for row in procedure.transitions:
        found |= {row.event, *_asked(row.when)}
    for delai in procedure.delais.values():
        found |= _named_by(delai)
    for compte in procedure.comptes.values():
        found |= {part.event for trigger in (compte.trigger, compte.fin) for part in trigger.parts}
    for opening in procedure.ouvre:
        found |= {opening.event, *_asked(opening.when)}
    for refusal in procedure.refus:
        found |= {*refusal.sans, *_asked(refusal.when)}
    for condition in procedure.conditions:
        found |= {condition.event, *_asked(condition.when)}
    return frozenset(found)


def _named_by(delai: DelaiModele) -> set[str]:
    found = {*(part.event for part in delai.trigger.parts), *delai.bloque, *(delai.act.events if delai.act else ())}
    for part in delai.trigger.parts:
        found |= _asked(part.when)
    for clause in delai.opposable_if:
        found |= {name.rpartition(".")[0] for name in clause.facts} | _asked(clause.when)
    for incident in delai.incidents:
        found |= {incident.event, *_asked(incident.when)}
    for value in delai.values:
        found |= {value.period.selected_by.partition(".")[0], *_asked(value.when)}
    return found


def _asked(when: When) -> set[str]:
    return {name.rpartition(".")[0] for name, _ in when.tests}


def mentions(procedure: Procedure) -> frozenset[tuple[str, str]]:
    """The facts, as (event, fact), that a time limit asks for before it may be relied on."""
    found = set()
    for delai in procedure.delais.values():
        own = [part.event for part in delai.trigger.parts if part.event]
        for clause in delai.opposable_if:
            for name in clause.facts:
                event, dot, fact = name.rpartition(".")
                found |= {(each, fact) for each in ([event] if dot else own)}
    return frozenset(found)
