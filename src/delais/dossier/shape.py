"""The shape of the values of a dossier, checked when they are built: types, and nothing that a procedure decides."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from delais.dossier.findings import Finding, refuse
from delais.dossier.instants import Instants, day_of, hour_of, on_territory
from delais.errors import Texte
from delais.places import TERRITOIRES
from delais.toml_lines import KeyPath

TEXT = Texte("un texte", "a text")
NAME = Texte("un texte non vide", "a text that is not empty")
MAPPING = Texte("un dictionnaire", "a dictionary")
LOCAL = Texte(
    "des jours et des heures sans fuseau : le paquet ne connaît pas l'horloge de ce territoire",
    "days and hours without a zone: the package does not know the clock of this territory",
)
EVENTS = Texte("une suite d'Evenement", "a sequence of Evenement")
FACT = Texte("true, false, un texte, un nombre ou une date", "true, false, a text, a number or a date")
TARGET = Texte("l'id ou le rang d'un événement", "the id or the rank of an event")
PIN = Texte("une empreinte (Pin)", "a Pin")


def settle_event(event: Any) -> dict[str, Any]:
    """What an event's values become, instants aside. Raises `InputError` with every problem."""
    instants: Instants = dict(event._instants)
    found = [*_texts(event, "nom", "id", "branche"), *target_shape(event.annule)]
    if isinstance(event.nom, str) and not event.nom.strip():
        found.append(Finding(("nom",), value=event.nom, expected=NAME))
    day = day_of(("date",), event.date, instants, found)
    hour = hour_of(event.date, day, event.heure, instants, found)
    moments = _moments(event.moments, instants, found)
    facts = _facts(event.faits, instants, found)
    recorded = event.enregistre_le
    if recorded is not None:
        recorded = day_of(("enregistre_le",), recorded, instants, found)
    refuse(found)
    changes = {"date": day, "heure": hour, "moments": moments, "faits": facts, "enregistre_le": recorded}
    changes["_instants"] = tuple(instants.items())
    return {name: value for name, value in changes.items() if value is not getattr(event, name)}


def settle_pin(pin: Any) -> None:
    """Raise `InputError` unless a pin is made of texts."""
    refuse(_texts(pin, "moteur", "procedure", "calendrier"))


def settle_dossier(dossier: Any, event_type: type[Any], pin_type: type) -> dict[str, Any]:
    """What a dossier's values become: its events as a tuple, on its clock. Raises `InputError` with every problem."""
    found = list(_texts(dossier, "procedure", "reference", "territoire", "file", "identifiant"))
    if dossier.pin is not None and not isinstance(dossier.pin, pin_type):
        found.append(Finding(("empreinte",), value=dossier.pin, expected=PIN))
    if isinstance(dossier.residence, Mapping):
        for party, place_ in dossier.residence.items():
            found += text_shape(("residence", str(party)), party)
            found += text_shape(("residence", str(party)), place_)
    else:
        found.append(Finding(("residence",), value=dossier.residence, expected=MAPPING))
    events = _events(dossier, event_type, found)
    refuse(found)
    return {} if events is dossier.evenements else {"evenements": events}


def _events(dossier: Any, event_type: type[Any], found: list[Finding]) -> Any:
    events = dossier.evenements
    if isinstance(events, str | bytes | Mapping) or not isinstance(events, Iterable):
        found.append(Finding(("evenements",), value=events, expected=EVENTS))
        return events
    events = events if type(events) is tuple else tuple(events)
    moved = False
    kept = []
    for index, event in enumerate(events):
        if not isinstance(event, event_type):
            found.append(Finding(("evenements", index), value=event, expected=Texte("un Evenement", "an Evenement")))
        elif event._instants and dossier.territoire not in TERRITOIRES:
            found.append(Finding(("evenements", index), value=event._instants[0][1], expected=LOCAL))
        elif event._instants:
            moved = True
            kept.append(on_territory(event, str(dossier.territoire), index, found))
            continue
        kept.append(event)
    return tuple(kept) if moved else events


def text_shape(path: KeyPath, value: object) -> Iterator[Finding]:
    """A text. What would drive a terminal is the business of the views, whatever the door."""
    if not isinstance(value, str):
        yield Finding(path, value=value, expected=TEXT)


def _texts(owner: object, *names: str) -> list[Finding]:
    return [found for name in names for found in text_shape((name,), getattr(owner, name))]


def target_shape(value: object) -> Iterator[Finding]:
    """What an annulation names: an id, or a rank of the log."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
        yield Finding(("annule",), value=value, expected=TARGET)


def _moments(moments: object, instants: Instants, found: list[Finding]) -> Any:
    """The moments as days, the mapping itself where nothing changes."""
    if not isinstance(moments, Mapping):
        found.append(Finding(("moments",), value=moments, expected=MAPPING))
        return moments
    days = {}
    for name, value in moments.items():
        found += text_shape((str(name),), name)
        days[name] = day_of((str(name),), value, instants, found)
    return moments if all(days[name] is value for name, value in moments.items()) else days


def _facts(facts: object, instants: Instants, found: list[Finding]) -> Any:
    if not isinstance(facts, Mapping):
        found.append(Finding(("faits",), value=facts, expected=MAPPING))
        return facts
    said = {}
    for name, value in facts.items():
        path = ("faits", str(name))
        found += text_shape(path, name)
        said[name] = value
        if isinstance(value, datetime.date):
            said[name] = day_of(path, value, instants, found)
        elif not isinstance(value, bool | str | int):
            found.append(Finding(path, value=value, expected=FACT))
    return facts if all(said[name] is value for name, value in facts.items()) else said
