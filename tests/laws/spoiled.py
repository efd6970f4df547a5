"""A dossier with one thing wrong in it: what is spoiled, and the path under which the error must name it."""

import datetime
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from delais import Dossier, Evenement
from delais.dossier.event_checks import branches_of, declared_event
from laws.alphabet import alphabet
from laws.edits import ANNULATION

_WRONG = {"bool": "oui", "enum": "zzz", "date": "hier", "duree": "bientôt"}
_CENTURY = datetime.timedelta(days=36525)


def spoiled(dossier: Dossier) -> Iterator[tuple[str, Dossier]]:
    """The dossier spoiled in each way that the procedures allow."""
    yield "territoire", evolve(dossier, territoire="atlantide")
    yield "residence.zzz", evolve(dossier, residence={**dossier.residence, "zzz": "metropole"})
    last = len(dossier.evenements)
    for annule in ("personne", 0, last + 2):
        event = Evenement(ANNULATION, dossier.evenements[-1].date, annule=annule)
        yield f"evenements[{last + 1}].annule", evolve(dossier, evenements=(*dossier.evenements, event))
    for rank, event in enumerate(dossier.evenements):
        for key, changes in _changes(dossier, event):
            log = (*dossier.evenements[:rank], evolve(event, **changes), *dossier.evenements[rank + 1 :])
            yield f"evenements[{rank + 1}]{key}", evolve(dossier, evenements=log)


def _changes(dossier: Dossier, event: Evenement) -> Iterator[tuple[str, dict[str, Any]]]:
    if event.nom == ANNULATION:
        yield "", {"annule": None}
        yield ".annule", {"annule": event.id}
        return
    known = alphabet(dossier.procedure).near
    declared = declared_event(known, branches_of(known), event.nom, event.branche)
    assert declared is not None, f"drawn outside the alphabet: {event.nom}"
    yield ".nom", {"nom": "zzz"}
    yield ".branche", {"branche": "zzz"}
    yield ".faits.zzz", {"faits": {**event.faits, "zzz": True}}
    yield f".{declared.date_is}", {"moments": {**event.moments, declared.date_is: event.date}}
    for name, fact in declared.facts.items():
        yield f".faits.{name}", {"faits": {**event.faits, name: _WRONG.get(fact.type, "beaucoup")}}
        if fact.required:
            yield "", {"faits": {key: value for key, value in event.faits.items() if key != name}}
    if "reception" in declared.moments and declared.date_is in ("depot", "envoi"):
        yield ".reception", {"moments": {**event.moments, "reception": event.date - _CENTURY}}
