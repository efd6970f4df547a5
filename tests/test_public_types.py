"""Whoever calls the public face can name every type it takes and gives; a closed list is a type."""

import inspect
import typing
from collections.abc import Iterator
from typing import Any, Literal

import attrs
import pytest

import delais
from delais import word_lists
from delais.dossier.model import Dossier

NAMES = [name for name in delais.__all__ if name != "__version__"]
LATER = {"Dossier": Dossier, "Situation": delais.Situation, "numpy": __import__("numpy")}


def functions(owner: Any) -> Iterator[Any]:
    """The public functions, methods and properties of a public name."""
    if inspect.isfunction(owner):
        yield owner
    elif isinstance(owner, type):
        for name, value in vars(owner).items():
            function = value.fget if isinstance(value, property) else getattr(value, "__func__", value)
            if not name.startswith("_") and inspect.isfunction(function):
                yield function


def hints(owner: Any) -> dict[str, Any]:
    """Every annotation of a public name, by where it stands."""
    found = {}
    for function in functions(owner):
        told = typing.get_type_hints(function, localns=LATER)
        found |= {f"{function.__qualname__}({name})": hint for name, hint in told.items()}
    if isinstance(owner, type) and attrs.has(owner):
        attrs.resolve_types(owner, localns=LATER)
        fields = [field for field in attrs.fields(owner) if not field.name.startswith("_")]
        found |= {f"{owner.__name__}.{field.name}": field.type for field in fields}
    return found


def named(hint: Any) -> Iterator[type]:
    """The types of the package that an annotation names."""
    if isinstance(hint, type) and hint.__module__.partition(".")[0] == "delais":
        yield hint
    for part in typing.get_args(hint):
        if not isinstance(part, str):
            yield from named(part)


@pytest.mark.parametrize("name", NAMES)
def test_every_type_of_a_public_signature_is_public(name: str) -> None:
    owner = getattr(delais, name)
    hidden = {
        f"{place} : {found.__module__}.{found.__name__}"
        for place, hint in hints(owner).items()
        for found in named(hint)
        if getattr(delais, found.__name__, None) is not found
    }
    assert not hidden, "\n".join(sorted(hidden))


# champ, liste de mots
WORDS = [
    ("Delai.sens", "SENS"), ("Delai.distance", "DISTANCES"), ("DelaiVie.statut", "STATUTS"), ("Ligne.type", "TYPES"),
    ("Incident.op", "OPERATIONS"), ("Regime.origine", "ORIGINES"), ("DelaiModele.nature", "NATURES"),
    ("DelaiModele.effet", "EFFETS"), ("DelaiModele.sens", "SENS"), ("Fact.type", "FACT_TYPES"),
    ("Event.date_is", "MOMENTS"), ("Ferie.statut", "HOLIDAY_STATUTS"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "words"), WORDS, ids=[row[0] for row in WORDS])
def test_a_closed_list_of_words_is_a_type(place: str, words: str) -> None:
    hint = hints(getattr(delais, place.partition(".")[0]))[place]
    assert typing.get_origin(hint) is Literal, f"{place} est typé {hint}"
    assert typing.get_args(hint) == getattr(word_lists, words)
