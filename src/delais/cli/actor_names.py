"""The actor that `--pour` names: one that no procedure of the cases knows has nothing due because it does not exist."""

from collections.abc import Iterable

from delais.agenda import Situation
from delais.errors import InputError, Problem, Texte
from delais.toml_table import nearest, shown
from delais.views.due_list import actors


def check_actor(name: str, read: Iterable[Situation]) -> str:
    """The name, if a procedure of these cases knows it, or if there is no case. Raises `InputError` with the others."""
    cases = tuple(read)
    known = sorted(set[str]().union(*(actors(situation) for situation in cases)))
    if name and cases and name not in known:
        message = Texte(f"acteur inconnu « {shown(name)} »", f'unknown actor "{shown(name)}"')
        raise InputError((Problem(message, key="--pour", remedy=nearest(name, known)),))
    return name
