"""What names a case in a calendar, so that two cases never share an entry and a correction changes the one there is."""

import uuid
from collections.abc import Iterable
from pathlib import Path

from delais.agenda import Situation
from delais.dossier.model import Dossier
from delais.errors import InputError, Problem, Texte

_NAMESPACE = uuid.UUID("5c1f8a36-30c5-5d0b-9a6c-0d5b4b7a2f11")
CASE = "x-delais-dossier"
DOMAIN = "@delais"
_REMEDY = Texte('ajouter reference = "…" en tête du dossier', 'add reference = "…" at the head of the dossier')


def identity(dossier: Dossier) -> tuple[str, ...]:
    """The reference, else the `identifiant`, else the absolute path. Raises `InputError` if there is none of them."""
    if dossier.reference and not dossier.reference_presumee:
        return (dossier.reference,)
    identifiant = str(getattr(dossier, "identifiant", ""))
    if identifiant:
        return ("", "identifiant", identifiant)
    if dossier.file and dossier.file != "-":
        return ("", "fichier", str(Path(dossier.file).absolute()))
    message = Texte("rien ne nomme ce dossier dans un agenda", "nothing names this case in a calendar")
    raise InputError((Problem(message, file=dossier.file or None, remedy=_REMEDY),))


def uid_of(situation: Situation, *key: str) -> str:
    """The same for the same case, procedure and key (délai, instance…), whenever and wherever computed."""
    return f"{_digest(situation, *key)}{DOMAIN}"


def case_of(situation: Situation) -> str:
    """What all the entries of one case and procedure bear (`CASE`), and no other entry does."""
    return _digest(situation)


def _digest(situation: Situation, *key: str) -> str:
    parts = (*identity(situation.dossier), situation.procedure.id, *key)
    return str(uuid.uuid5(_NAMESPACE, chr(31).join(parts)))


def warnings(situations: Iterable[Situation]) -> list[Texte]:
    """What to say of the cases that only their place names."""
    return [
        Texte(
            f"{each.dossier.file} : sans référence, ses entrées d'agenda ne survivront pas à un déplacement du fichier",
            f"{each.dossier.file}: without a reference, its calendar entries will not survive a move of the file",
        )
        for each in situations
        if len(identity(each.dossier)) == 3 and identity(each.dossier)[1] == "fichier"
    ]


def check_distinct(situations: Iterable[Situation]) -> None:
    """Raise `InputError` naming both files where two cases of one procedure have one identity."""
    known: dict[tuple[str, ...], str] = {}
    problems = []
    for each in situations:
        key = (*identity(each.dossier), each.procedure.id)
        if key in known:
            message = Texte("deux dossiers de même identité et procédure", "two cases of one identity and procedure")
            problems.append(Problem(message, file=each.dossier.file, value=f"{key[-2]}, {known[key]}", remedy=_REMEDY))
        known.setdefault(key, each.dossier.file)
    if problems:
        raise InputError(tuple(problems))
