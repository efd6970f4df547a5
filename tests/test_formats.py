"""What a format declares is what its reader asks for, key by key.

A dossier, a calendar and a file of texts are read from their declaration, so that nothing can differ. The readers of
procedures, and of the files that they share, ask for each key by themselves: they are observed while they read a file
that has every table. A procedure is unfolded first: what its file may write is what the unfolding knows.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from delais import InputError
from delais.calendars import read_calendar
from delais.formats.keys import FORMAT_NUMBER, NUMBER, TABLE, Format
from delais.formats.schema import FORMATS
from delais.procedure.short import words
from delais.toml_table import parse_source
from generate.observed import COMPLETE, READERS, Observed, accepted, observe

OBSERVED = ["regimes", "derogations", "distances"]
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
    seen = observe("regimes")
    seen["regimes.*"]["franc"].kind = "texte"
    seen["regimes.*"]["origine"].words = ("depart",)
    seen["regimes.*"]["decalage"].required = {True}
    told = mismatches(FORMATS["regimes"], seen)
    assert {each.partition(" ")[0] for each in told} == {"regimes.*.franc", "regimes.*.origine", "regimes.*.decalage"}


BY_DAY = (".avant", ".apres")  # each of their days is a refusal
# tables that nothing closes: named ones, the steps of a chain, what a row holds and is read under the same name
WITHIN = ("lectures[]", ".le", ".ancre")
APART = {"delais.*.duree[]", "comptes.*.duree[]", "modeles.*"}


def test_a_procedure_may_write_the_keys_that_are_declared() -> None:
    format_, seen = FORMATS["procedure"], accepted("procedure")
    seen = {path.replace(".duree.", ".duree[]."): keys for path, keys in seen.items() if not path.endswith(BY_DAY)}
    seen = {path if path in format_.tables else f"{path}[]": keys for path, keys in seen.items()}
    assert [path for path in seen if path not in format_.tables] == [], "tables non déclarées"
    own = [path for path, shape in format_.tables.items() if not shape.like and path not in APART]
    assert [path for path in own if path not in seen and not path.endswith(WITHIN)] == [], "tables que rien ne lit"
    for path, keys in seen.items():
        shape = format_.shape(path)
        assert keys | {shape.unless} - {""} == set(shape.names), f"[{path}] : clés connues à la lecture, clés déclarées"


WORDS = {
    "existe[]": words.LIFE, "etats.*": words.STATE, "actes.*.dit.*": words.FACT, "actes.*.passe[]": words.MOVE,
    "actes.*.refuse[]": words.REFUSAL, "actes.*.condition[]": words.BOUND, "actes.*.ouvre[]": words.OPENING,
    "delais.*.court_de": words.TRIGGER, "delais.*.jusqu_a": words.ACT, "delais.*": words.LIMIT,
    "delais.*.duree[].toujours": words.STEP, "delais.*.duree[]": words.STEP, "comptes.*.duree[]": words.COUNT_STEP,
    "comptes.*.duree[].toujours": words.COUNT_STEP, "delais.*.exige[]": words.MENTION, "modeles.*": words.LIMIT,
    "delais.*.touche_par[]": words.INCIDENT, "delais.*.derogations[]": words.DEROGATION,
}  # fmt: skip


@pytest.mark.parametrize("path", WORDS)
def test_the_words_of_the_format_are_those_of_its_declaration(path: str) -> None:
    missing = WORDS[path].keys() - FORMATS["procedure"].shape(path).names.keys()
    assert not missing, f"[{path}] : mots que le fichier peut écrire et que la déclaration ne dit pas"


def test_a_model_says_what_a_limit_does() -> None:
    tables = FORMATS["procedure"].tables
    assert tables["modeles.*"].names.keys() == tables["delais.*"].names.keys() - {"comme"}
    for key in tables["delais.*"].keys:
        if key.kind == TABLE or FORMATS["procedure"].child("delais.*", key.name):
            assert FORMATS["procedure"].child("modeles.*", key.name), f"{key.name} d'un modèle n'est pas déclaré"


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("number", [1, 2, 3, "1"], ids=str)
def test_each_document_may_say_the_number_of_its_format(name: str, number: Any) -> None:
    """A procedure is of format 2, all the others of format 1. Another number is refused, never guessed."""
    own = FORMATS[name].number
    assert own == (2 if name == "procedure" else FORMAT_NUMBER)
    text = Path(COMPLETE / f"{name}.toml").read_text("utf-8")
    assert text.count(f"format = {own}\n") == 1
    text = text.replace(f"format = {own}\n", f"format = {json.dumps(number)}\n")
    source = parse_source(name, text.encode())
    with suppress(InputError):  # a file of another format is not read any further
        READERS[name](source)
    told = [problem.key for problem in source.problems]
    assert told == ([] if number == own else ["format"])


def test_a_file_of_a_newer_format_says_to_update() -> None:
    complete = (COMPLETE / "calendrier.toml").read_bytes()
    source = parse_source("essai.toml", complete.replace(b"format = 1", b"format = 2"))
    read_calendar(source)
    told = InputError(tuple(source.problems)).render()
    assert "essai.toml:1" in told
    assert "mettre delais à jour" in told
