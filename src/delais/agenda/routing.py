"""The branch that an event goes to: the one it names, else the only one that accepts it."""

import datetime

from attrs import define

from delais.agenda.engine import Engine
from delais.dossier.model import Evenement
from delais.errors import Texte

_UNKNOWN = Texte(
    "aucune branche ouverte ne connaît cet acte à cette date", "no branch open on that date knows this act"
)


@define(eq=False)
class Opened:
    """One branch: its engine, and what opened it."""

    id: str
    engine: Engine
    ouverte_le: datetime.date
    ouverte_par: str


def able_to_take(branches: list[Opened], event: Evenement) -> list[Opened]:
    """The branches whose procedure has that event: those that bear the name it gives, if it gives one they bear."""
    able = [opened for opened in branches if event.nom in opened.engine.procedure.events]
    named = [opened for opened in able if event.branche in (opened.id, opened.engine.procedure.id)]
    return named[-1:] if event.branche else able


def route(branches: list[Opened], event: Evenement, day: datetime.date) -> tuple[Opened, Texte | None]:
    """The branch for an event on `day`, and why it can go to none: unknown there, or several would take it."""
    able = able_to_take(branches, event)
    if len(able) == 1:
        return able[0], None
    knowing = [opened for opened in branches if event.nom in opened.engine.procedure.events]
    if not able:
        return (knowing or branches)[0], _unnamed(event.branche) if knowing else _UNKNOWN
    judged = [(opened, opened.engine.judge(event, day)) for opened in able]
    accepting = [opened for opened, judgement in judged if judgement.refusal is None]
    if len(accepting) > 1:
        return accepting[0], _ambiguous([opened.id for opened in accepting])
    most = max(judgement.weight for _, judgement in judged)
    telling = [opened for opened, judgement in judged if judgement.weight == most]
    return (accepting or telling[-1:])[0], None


def _unnamed(branche: str) -> Texte:
    return Texte(
        f"aucune branche ouverte ne se nomme « {branche} »",
        f'no open branch is named "{branche}"',
    )


def _ambiguous(ids: list[str]) -> Texte:
    names = ", ".join(ids)
    return Texte(
        f"ambigu : plusieurs branches peuvent le recevoir ({names}) ; donner sa branche",
        f"ambiguous: several branches could take it ({names}); give its branch",
    )
