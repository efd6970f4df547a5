"""A dossier as a document: plain values that JSON, TOML and a database hold, in the order that the format declares."""

import datetime
from typing import Any

from delais.dossier.model import Dossier, Evenement
from delais.formats.dossier import DOSSIER
from delais.formats.keys import FORMAT_NUMBER


def to_dict(dossier: Dossier) -> dict[str, Any]:
    """The document of `dossier`: dates as ISO texts, what is not said left out, `format` always written."""
    pin = dossier.pin
    values = {
        "format": FORMAT_NUMBER,
        "procedure": dossier.procedure,
        "reference": dossier.reference,
        "identifiant": dossier.identifiant or None,
        "territoire": dossier.territoire,
        "residence": dict(dossier.residence) or None,
        "evenements": [_event(event) for event in dossier.evenements],
        "empreinte": {"moteur": pin.moteur, "procedure": pin.procedure, "calendrier": pin.calendrier} if pin else None,
    }
    return _said(values, "")


def _event(event: Evenement) -> dict[str, Any]:
    values = {
        "nom": event.nom,
        "date": event.date,
        "heure": _hour(event.heure) if event.heure else None,
        "faits": {name: _iso(value) for name, value in event.faits.items()} or None,
        "id": event.id or None,
        "branche": event.branche or None,
        "enregistre_le": event.enregistre_le,
        "annule": event.annule,
    }
    return _said(values, "evenements[]") | {name: _iso(day) for name, day in event.moments.items()}


def _said(values: dict[str, Any], path: str) -> dict[str, Any]:
    """What is said, key by key in the order of the format."""
    return {name: _iso(values[name]) for name in DOSSIER.shape(path).names if values.get(name) is not None}


def _hour(hour: datetime.time) -> str:
    return hour.isoformat() if hour.second or hour.microsecond else hour.isoformat("minutes")


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value
