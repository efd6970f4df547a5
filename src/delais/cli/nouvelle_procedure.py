"""`delais nouvelle-procedure`: a commented skeleton of a procedure, which verifies as it is."""

import datetime
import difflib
import re
from argparse import Namespace
from pathlib import Path

from delais.cli.reading import as_of
from delais.cli.writing import write_file
from delais.errors import InputError, Problem, Texte
from delais.folders import SHARED
from delais.procedure import procedure_ids
from delais.toml_table import shown

SKELETON = Path(__file__).with_name("skeleton.toml")
_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", re.ASCII)
_LONGEST = 50  # of the ids today, the longest has 40


def nouvelle_procedure(arguments: Namespace, lang: str) -> int:
    """Print the skeleton, or write it. Raises `InputError` if the id cannot be that of a new procedure."""
    id_, out = arguments.id, arguments.sortie
    problems = _id_problems(id_) or _name_problems(id_, out)
    if problems:
        raise InputError(tuple(problems))
    write_file(out, skeleton(id_, as_of(None, lang)), overwrite=arguments.ecraser)
    return 0


def skeleton(id_: str, day: datetime.date) -> str:
    """The text of a new procedure `id_`, written on `day`."""
    text = SKELETON.read_text("utf-8")
    return text.replace("@id", id_).replace("@jour", day.isoformat())


def _id_problems(id_: str) -> list[Problem]:
    if not _ID.fullmatch(id_) or len(id_) > _LONGEST:
        return [
            Problem(
                Texte("cet id ne peut pas être celui d'une procédure", "this id cannot be that of a procedure"),
                value=shown(id_),
                expected=Texte(
                    f"des lettres minuscules sans accent, des chiffres et des « _ », {_LONGEST} caractères au plus",
                    f'lower-case letters without accents, digits and "_", {_LONGEST} characters at most',
                ),
                remedy=Texte("par exemple « recours_amiable »", 'for instance "recours_amiable"'),
            )
        ]
    taken = sorted({*procedure_ids(), *SHARED})
    if id_ not in taken:
        return []
    near = ", ".join(difflib.get_close_matches(id_, taken, n=5, cutoff=0.5)[1:])
    other = Texte("en choisir un autre", "choose another")
    if near:
        other = Texte(f"{other.fr} ; pris aussi, et proches : {near}", f"{other.en}; taken too, and near: {near}")
    return [Problem(Texte("cet id est déjà pris", "this id is taken already"), value=id_, remedy=other)]


def _name_problems(id_: str, out: str) -> list[Problem]:
    """A file of procedure bears the name of its id, or it does not load."""
    path = Path(out)
    if path.suffix != ".toml" or path.stem == id_:
        return []
    return [
        Problem(
            Texte("le fichier ne porte pas le nom de l'id", "the file does not bear the name of the id"),
            file=out,
            expected=Texte(f"{shown(id_)}.toml", f"{shown(id_)}.toml"),
        )
    ]
