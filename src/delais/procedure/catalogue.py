"""Finding procedures by id, and loading only the one asked for, with its texts."""

import re
from functools import cache
from pathlib import Path

from attrs import evolve

from delais import data_files
from delais.errors import InputError, Problem, Texte
from delais.procedure.check import check
from delais.procedure.check.rules import check_rules
from delais.procedure.loader import read_procedure
from delais.procedure.model import Procedure
from delais.toml_table import Source, nearest, read_source, shown

_NOT_PROCEDURES = ("regimes", "derogations", "distance")


def procedure_ids() -> tuple[str, ...]:
    """The ids of the procedures that the package knows.

    >>> "recours_amiable" in procedure_ids()
    True
    """
    found = (path.stem for path in data_files.procedures().glob("*.toml"))
    return tuple(sorted(name for name in found if name not in _NOT_PROCEDURES))


@cache
def load_procedure(id_: str) -> Procedure:
    """The procedure `id_`. Raises `InputError` if it is unknown or wrong: a wrong procedure never loads."""
    known = procedure_ids()
    if id_ not in known:
        raise InputError(
            (
                Problem(
                    Texte(f"procédure inconnue « {shown(id_)} »", f'unknown procedure "{shown(id_)}"'),
                    remedy=nearest(id_, known),
                ),
            )
        )
    return load_file(data_files.procedures() / f"{id_}.toml")


def reachable(procedure: Procedure) -> tuple[Procedure, ...]:
    """The procedure, then those that a case of it may go on into, nearest first."""
    found = {procedure.id: procedure}
    queue = [procedure]
    while queue:
        for row in queue.pop(0).ouvre:
            if row.procedure not in found:
                found[row.procedure] = load_procedure(row.procedure)
                queue.append(found[row.procedure])
    return tuple(found.values())


def load_file(path: Path) -> Procedure:
    """The procedure at `path`, verified. Raises `InputError` with every problem found."""
    source = read_source(path)
    procedure = verify(source)
    source.raise_problems()
    textes = [data_files.textes() / f"{name}.toml" for name in source.root().texts("textes")]
    shared = [data_files.procedures() / f"{name}.toml" for name in _NOT_PROCEDURES]
    digest = data_files.digest(path, *shared, *textes)
    return evolve(procedure, digest=digest)


def verify(source: Source) -> Procedure:
    """Read and check one file; every problem is noted in `source`. The model is only checked if its shape is right."""
    procedure = read_procedure(source)
    stem = Path(source.name).stem
    if procedure.id and procedure.id != stem and re.fullmatch(r"[a-z0-9_]+", stem):
        source.report(
            ("id",),
            Texte("l'id n'est pas le nom du fichier", "the id is not the file's name"),
            value=procedure.id,
            expected=Texte(stem, stem),
        )
    if not source.problems:
        check(procedure, source)
        if (
            Path(source.name).resolve().parent == data_files.procedures().resolve()
        ):  # another author's file has rules of its own
            check_rules(procedure, source)
    return procedure
