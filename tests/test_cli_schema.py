"""`delais schema`, as a user runs it: the list, a schema in a pipe, a name that does not exist."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import delais
from command_line import EXAMPLES, process, run
from delais.cli.catalogue_arguments import FORMATS as ARGUMENTS
from delais.formats.schema import FORMATS
from every_document import FILES, read_data


def test_without_a_format_the_list_is_printed() -> None:
    done = run("schema")
    assert done.status == 0
    assert [line.split()[0] for line in done.out.splitlines()] == list(FORMATS)
    assert "A case" in run("schema", "--lang", "en").out


def test_the_command_knows_the_formats_that_exist() -> None:
    assert list(FORMATS) == list(ARGUMENTS)


def test_what_is_printed_goes_through_json_tool_and_validates_the_examples(tmp_path: Path) -> None:
    """`delais schema dossier | python -m json.tool`, then each example read as data. Today there is no such command."""
    printed = process("schema", "dossier")
    assert (printed.status, printed.err) == (0, "")
    tool = [sys.executable, "-m", "json.tool", "--no-ensure-ascii"]
    piped = subprocess.run(tool, input=printed.out, capture_output=True, encoding="utf-8", check=True, timeout=60)
    path = tmp_path / "dossier.schema.json"
    path.write_text(piped.stdout, "utf-8")
    validator = Draft202012Validator(json.loads(path.read_text("utf-8")))
    examples = sorted(EXAMPLES.glob("*.toml"))
    assert examples
    for example in examples:
        wrong = [error.message for error in validator.iter_errors(read_data(example.read_text("utf-8")))]
        assert wrong == [], f"{example.name} : {wrong}"
    misspelled = read_data(examples[0].read_text("utf-8")) | {"referense": "x"}
    assert not validator.is_valid(misspelled)


@pytest.mark.parametrize("name", FORMATS)
def test_each_schema_is_printed_as_the_package_gives_it(name: str) -> None:
    done = run("schema", name)
    assert (done.status, json.loads(done.out)) == (0, delais.json_schema(name))


@pytest.mark.parametrize(
    ("asked", "near", "why"),
    [
        ("dosier", "dossier", "une lettre manque"),
        ("Calendrier", "calendrier", "une majuscule"),
        ("procedures", "procedure", "au pluriel"),
    ],
)
def test_an_unknown_format_says_the_nearest_and_exits_2(asked: str, near: str, why: str) -> None:
    done = run("schema", asked)
    assert (done.status, done.out) == (2, ""), why
    assert f"écrire « {near} » ?" in done.err, why
    assert f'write "{near}"?' in run("schema", asked, "--lang", "en").err, why


def test_a_name_near_nothing_lists_the_formats() -> None:
    done = run("schema", "zzz")
    assert done.status == 2
    assert all(name in done.err for name in FORMATS)


# ce que la commande écrit en JSON
DOCUMENTS = [
    ("calculer", "P2M", "--du", "2024-02-07"),
    ("depart", "P15D", "--fin", "2018-05-29"),
    ("jours-feries", "2024"),
    ("procedures",),
    ("procedures", "agrement", "--au", "2024-03-12"),
    ("comparer", "agrement", "--de", "1990-01-01", "--a", "2000-01-01"),
    ("chronologie", EXAMPLES / "recours-2024.toml", "--au", "2024-03-12"),
    ("echeances", EXAMPLES, "--au", "2024-03-12"),
]


@pytest.mark.parametrize("arguments", DOCUMENTS, ids=[" ".join(map(str, row[:1])) for row in DOCUMENTS])
def test_every_json_document_says_the_number_of_its_format_first(arguments: tuple[object, ...]) -> None:
    """A new key before those that were there: none of them moved or left."""
    found = json.loads(run(*arguments, "--json").out)
    assert next(iter(found.items())) == ("format", 1)


def test_what_chronologie_writes_is_what_the_library_gives() -> None:
    path = EXAMPLES / "recours-2024.toml"
    au = delais.load_dossier(path).evenements[-1].date
    for lang in ("fr", "en"):
        written = json.loads(run("chronologie", path, "--au", au, "--json", "--lang", lang).out)
        assert written == delais.replay(delais.load_dossier(path), au=au).to_dict(lang)


def test_what_calculer_writes_is_what_the_library_gives() -> None:
    start = delais.load_dossier(FILES["dossier"][0]).evenements[0].date
    due = delais.compute(delais.Delai("P2M", "ordinaire"), start, delais.calendar("metropole"))
    for lang in ("fr", "en"):
        written = json.loads(run("calculer", "P2M", "--du", start, "--json", "--lang", lang).out)
        assert written == due.to_dict(lang)
