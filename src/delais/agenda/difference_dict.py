"""What changed between two situations, and the acts possible, as plain dictionaries for JSON."""

from collections.abc import Iterable
from typing import Any

from delais.agenda.difference import Difference, LifeChange, StateChange
from delais.agenda.foresight import PossibleAct, Variant
from delais.agenda.situation import DelaiVie, Ligne
from delais.errors import Texte
from delais.procedure.dated import Value

KINDS = {
    "ouvert": "ouverts", "clos": "clos", "deplace": "deplaces", "statut": "statuts", "reserve": "doutes",
    "retire": "retires",
}  # fmt: skip
"""The JSON key under which each kind of change of a time limit is listed."""


def difference_dict(found: Difference, lang: str = "fr") -> dict[str, Any]:
    """The states, time limits, lines and reserves that came, moved or went; the dates are ISO texts."""
    return {
        "format": 1,
        "reference": found.after.dossier.reference,
        "du": found.before.au.isoformat(),
        "au": found.after.au.isoformat(),
        "etats": [_state(each) for each in found.states],
        "delais": {key: [_life(each, lang) for each in found.of_kind(kind)] for kind, key in KINDS.items()},  # type: ignore[arg-type]
        "lignes": _lines(found.lines, lang),
        "lignes_retirees": _lines(found.lines_gone, lang),
        "previsions": _lines(found.previsions, lang),
        "previsions_retirees": _lines(found.previsions_gone, lang),
        "reserves": _texts(found.reserves, lang),
        "reserves_levees": _texts(found.reserves_gone, lang),
    }


def possible_act_dict(act: PossibleAct, lang: str = "fr") -> dict[str, Any]:
    """An act, its moments and its facts, and what it changes with some of them."""
    return {
        "nom": act.nom,
        "libelle": act.event.label,
        "branche": act.branche,
        "date_est": act.event.date_is,
        "moments": list(act.event.moments),
        "variantes": [_variant(each, lang) for each in act.variants],
    }


def _variant(variant: Variant, lang: str) -> dict[str, Any]:
    found = difference_dict(variant.difference, lang)
    kept = ("etats", "delais", "reserves", "reserves_levees")
    return {
        "faits": {
            name: value if isinstance(value, bool | int) else str(value) for name, value in variant.faits.items()
        },
        "supposes": list(variant.supposes),
        "refus": _in(variant.refusal, lang),
        **{key: found[key] for key in kept},
    }


def _value(value: Value) -> bool | int | str:
    return value if isinstance(value, bool | int) else str(value)


def _state(change: StateChange) -> dict[str, Any]:
    return {
        "branche": change.branche,
        "avant": change.before.id if change.before else None,
        "apres": change.after.id if change.after else None,
        "libelle": change.after.label if change.after else None,
    }


def _life(change: LifeChange, lang: str) -> dict[str, Any]:
    vie = change.vie
    return {
        "id": vie.id,
        "libelle": vie.modele.label,
        "branche": vie.branche,
        "partie": vie.partie or None,
        "instance": vie.instance,
        "acteur": vie.acteur,
        "nature": vie.modele.nature,
        "avant": _side(change.before, lang),
        "apres": _side(change.after, lang),
    }


def _side(vie: DelaiVie | None, lang: str) -> dict[str, Any] | None:
    if vie is None:
        return None
    return {
        "statut": vie.statut,
        "echeance": vie.echeance.date.isoformat() if vie.echeance else None,
        "si_opposable": vie.si_opposable.date.isoformat() if vie.si_opposable else None,
        "sous_reserve": _in(vie.sous_reserve, lang),
    }


def _lines(lines: Iterable[Ligne], lang: str) -> list[dict[str, Any]]:
    return [
        {
            "date": line.date.isoformat(),
            "type": line.type,
            "nom": line.nom,
            "libelle": line.label,
            "branche": line.branche,
            "etat": line.etat,
            "motif": _in(line.motif, lang),
        }
        for line in lines
    ]


def _texts(texts: tuple[Texte, ...], lang: str) -> list[str]:
    return [each.dans(lang) for each in texts]


def _in(words: Texte | None, lang: str) -> str | None:
    return words.dans(lang) if words else None
