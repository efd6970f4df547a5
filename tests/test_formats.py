"""What a format declares is what its reader asks for, key by key.

A dossier, a calendar and a file of texts are read from their declaration, so that nothing can differ. The readers of
procedures, and of the files that they share, ask for each key by themselves: they are observed while they read a file
that has every table.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from delais import InputError
from delais.calendars import read_calendar
from delais.formats.keys import FORMAT_NUMBER, NUMBER, Format
from delais.formats.schema import FORMATS
from delais.toml_table import parse_source
from generate.observed import COMPLETE, READERS, Observed, observe

OBSERVED = ["procedure", "regimes", "derogations", "distances"]
WITH_ANOTHER = {"derogations.*.duree", "distances.*.cause"}  # required only where the row says something else


@pytest.mark.parametrize("name", OBSERVED)
def test_the_reader_asks_for_the_keys_that_are_declared(name: str) -> None:
    format_, seen = FORMATS[name], observe(name)
    unread = [f"table que rien ne lit : {path or 'tête'}" for path in format_.tables if path not in seen]
    undeclared = [f"table non déclarée : {path or 'tête'}" for path in seen if path not in format_.tables]
    assert unread + undeclared == []
    for path, keys in seen.items():
        assert set(keys) == set(format_.shape(path).names), f"{name} {path or 'tête'}"


def mismatches(format_: Format, seen: Observed) -> list[str]:
    wrong = []
    for path, keys in seen.items():
        for key, found in keys.items():
            declared = format_.shape(path).names[key]
            kind = "entier" if declared.kind == NUMBER else declared.kind
            if (found.kind or "valeur") != kind and (found.kind, kind) != ("texte", "durée"):
                wrong.append(f"{path}.{key} : déclaré {declared.kind}, lu comme {found.kind or 'valeur'}")
            if found.words and found.words != declared.words:
                wrong.append(f"{path}.{key} : mots {declared.words}, lus {found.words}")
            if found.required == {True} and not declared.required and f"{path}.{key}" not in WITH_ANOTHER:
                wrong.append(f"{path}.{key} : requise à la lecture, non déclarée telle")
    return wrong


@pytest.mark.parametrize("name", OBSERVED)
def test_each_key_holds_what_is_declared(name: str) -> None:
    assert mismatches(FORMATS[name], observe(name)) == []


def test_a_key_that_is_declared_otherwise_would_be_seen() -> None:
    seen = observe("procedure")
    seen["states.*"]["final"].kind = "texte"
    seen["delais.*"]["nature"].words = ("forclusion",)
    seen["delais.*"]["sens"].required = {True}
    told = mismatches(FORMATS["procedure"], seen)
    assert [each.partition(" ")[0] for each in told] == ["states.*.final", "delais.*.nature", "delais.*.sens"]


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("number", [FORMAT_NUMBER, 2, "1"], ids=str)
def test_each_document_may_say_the_number_of_its_format(name: str, number: Any) -> None:
    """Today `format = 1` is an unknown key of every file but a dossier. Another number is refused, never guessed."""
    text = Path(COMPLETE / f"{name}.toml").read_text("utf-8")
    assert text.count("format = 1\n") == 1
    text = text.replace("format = 1\n", f"format = {json.dumps(number)}\n")
    source = parse_source(name, text.encode())
    READERS[name](source)
    told = [problem.key for problem in source.problems]
    assert told == ([] if number == FORMAT_NUMBER else ["format"])


def test_a_file_of_a_newer_format_says_to_update() -> None:
    complete = (COMPLETE / "calendrier.toml").read_bytes()
    source = parse_source("essai.toml", complete.replace(b"format = 1", b"format = 2"))
    read_calendar(source)
    told = InputError(tuple(source.problems)).render()
    assert "essai.toml:1" in told
    assert "mettre delais à jour" in told
