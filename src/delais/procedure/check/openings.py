"""A branch opens in a procedure that exists, on an event that it has, with the facts that this event requires."""

from delais.errors import Texte
from delais.procedure.model import Event, Ouvre, Procedure
from delais.procedure.rows import expected_of, fits
from delais.toml_table import Source, nearest


def check_openings(procedure: Procedure, source: Source, known: dict[str, Procedure]) -> None:
    """Every `[[ouvre]]` row against the procedure that it opens; `known` holds the whole catalogue."""
    for index, row in enumerate(procedure.ouvre):
        path = ("ouvre", index)
        target = known.get(row.procedure)
        if target is None:
            source.report(
                (*path, "procedure"),
                Texte("procédure inconnue", "unknown procedure"),
                value=row.procedure,
                remedy=nearest(row.procedure, tuple(known)),
            )
            continue
        if not row.comme:
            continue
        declared = target.events.get(row.comme)
        if declared is None:
            source.report(
                (*path, "comme"),
                Texte(f"« {row.procedure} » n'a pas cet acte", f'"{row.procedure}" has no such act'),
                value=row.comme,
                remedy=nearest(row.comme, tuple(target.events)),
            )
            continue
        _check_facts(procedure, source, index, row, declared)


def _check_facts(procedure: Procedure, source: Source, index: int, row: Ouvre, declared: Event) -> None:
    path = ("ouvre", index)
    for name, value in row.facts.items():
        fact = declared.facts.get(name)
        if fact is None:
            source.report((*path, "facts", name), Texte("fait inconnu là-bas", "unknown fact there"), value=value)
        elif not fits(fact, value):
            source.report(
                (*path, "facts", name),
                Texte("valeur refusée", "value refused"),
                value=value,
                expected=expected_of(fact),
            )
    own = [procedure.events[row.event]] if row.event else list(procedure.events.values())
    carried = {*row.facts, *row.reprend, *(name for event in own for name in event.facts)}
    for name, fact in declared.facts.items():
        if fact.required and name not in carried:
            source.report(
                path,
                Texte(f"le fait requis « {name} » n'est pas donné", f'the required fact "{name}" is not given'),
                expected=expected_of(fact),
                remedy=Texte(f"avec = {{ {name} = ... }}", f"avec = {{ {name} = ... }}"),
            )
