"""An event on one line, as the examples of a procedure write their log: the day, the act, then what is said of it."""

import datetime

from delais.dossier.model import Evenement
from delais.errors import Texte
from delais.procedure.dated import Value
from delais.procedure.model import Event, Procedure

_FORM = Texte("AAAA-MM-JJ acte [fait] [!fait] [nom=valeur]", "YYYY-MM-DD act [fact] [!fact] [name=value]")


class LineError(ValueError):
    """What is wrong in a line; `expected` says what it may be."""

    def __init__(self, wrong: str, expected: Texte = _FORM) -> None:
        super().__init__(wrong)
        self.wrong, self.expected = wrong, expected


def event_of(line: str, procedure: Procedure, known: tuple[Procedure, ...] = ()) -> Evenement:
    """The event of a line: `2024-02-07 notification_decision delai_mentionne !favorable reception=2024-02-09`.

    A fact alone is true, false after an exclamation mark; `branche`, `id` and `annule` are those of an event, and the
    act's moments its own. Raises `LineError`.
    """
    day, *words = line.split() or [""]
    if not words:
        raise LineError(line)
    nom, *rest = words
    declared = next((each.events[nom] for each in (procedure, *known) if nom in each.events), None)
    moments: dict[str, datetime.date] = {}
    facts: dict[str, Value] = {}
    others: dict[str, str | int] = {}
    for word in rest:
        key, equals, text = word.partition("=")
        if not equals:
            facts[key.lstrip("!")] = not key.startswith("!")
        elif key in ("branche", "id"):
            others[key] = text
        elif key == "annule":
            others[key] = int(text) if text.isdigit() else text
        elif declared is not None and key in declared.moments:
            moments[key] = _day(text, line)
        else:
            facts[key] = _value(declared, key, text, line)
    return Evenement(nom, _day(day, line), moments=moments, faits=facts, **others)  # type: ignore[arg-type]


def _day(text: str, line: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise LineError(line) from None


def _value(declared: Event | None, name: str, text: str, line: str) -> Value:
    fact = declared.facts.get(name) if declared else None
    if fact is not None and fact.type == "date":
        return _day(text, line)
    if fact is not None and fact.type == "entier" and text.isdigit():
        return int(text)
    return {"true": True, "false": False}.get(text, text)
