"""Each format has one declaration: its JSON Schema takes what the readers take, and what the program writes."""

import datetime
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import delais
from broken.defects import MEANING, REFERENCES, SHAPE, Defect
from delais.formats import situation as situation_format
from delais.formats.keys import FORMAT_NUMBER
from delais.formats.schema import FORMATS
from delais.procedure.catalogue import load_file
from delais.toml_table import parse_source
from every_document import DOSSIERS, FILES, HERE, ROOT, SHARED, read_data, refusals
from generate import schemas
from generate.observed import COMPLETE, READERS
from test_bad_input import DOSSIERS as WRONG_DOSSIERS
from test_broken_calendars import CALENDAR, CALENDAR_DEFECTS, MISSING, UNKNOWN, calendar_of
from test_door import WRONG as WRONG_OBJECTS

BASE = (HERE / "broken" / "base.toml").read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_the_schema_is_one_of_draft_2020_12(name: str) -> None:
    schema = delais.json_schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["format"]["description"].endswith(str(FORMATS[name].number))


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_the_repository_is_what_its_schema_says(name: str) -> None:
    """Today no schema exists, and an editor says nothing of a misspelled key."""
    assert len(FILES[name]) >= (1 if name in SHARED else 10)
    wrong = [
        f"{path.relative_to(ROOT)} : {each}"
        for path in FILES[name]
        for each in refusals(name, read_data(path.read_text("utf-8")))
    ]
    assert not wrong, "\n".join(wrong[:20])


# ce qui est changé dans le dossier, le chemin que l'éditeur souligne, motif
PLACES = [
    (lambda case: case["evenements"][0].update(date="hier"), "evenements.0.date", "une date qui n'en est pas une"),
    (lambda case: case["evenements"][1].update(heure="25:00"), "evenements.1.heure", "une heure qui n'existe pas"),
    (lambda case: case["evenements"][0]["faits"].update(delai_mentionne=[1]), "evenements.0.faits.delai_mentionne",
     "un fait qui est une liste"),
    (lambda case: case.update(residence={"requerant": 3}), "residence.requerant", "une résidence qui est un nombre"),
    (lambda case: case.update(empreinte={"moteur": 3}), "empreinte.moteur", "une version qui est un nombre"),
    (lambda case: case.update(format=2), "format", "un format qui n'existe pas encore"),
    (lambda case: case["evenements"][1].pop("nom"), "evenements.1", "un événement sans nom"),
    (lambda case: case.update(referense="x"), "le document", "une clé mal écrite"),
]  # fmt: skip


@pytest.mark.parametrize("row", PLACES, ids=[row[2] for row in PLACES])
def test_the_place_that_is_wrong_is_named(row: Any) -> None:
    """Seen in Taplo: behind an alternative, the whole log is underlined, and the message says nothing."""
    change, place, why = row
    document = read_data((ROOT / "examples" / "dossiers" / "recours-2024.toml").read_text("utf-8"))
    change(document)
    told = refusals("dossier", document)
    assert [each.partition(" : ")[0] for each in told] == [place], f"{why} : {told}"


@pytest.mark.parametrize("name", FORMATS)
def test_the_package_carries_the_schema_that_is_drawn(name: str) -> None:
    path = ROOT / "src" / "delais" / "schemas" / f"{name}.json"
    assert path.read_text("utf-8") == schemas.files()[path], f"{name}.json n'est plus à jour : make pages"


def test_the_schema_of_one_call_is_the_callers_own() -> None:
    """Nothing that a caller changes in it is met by the next one."""
    first = delais.json_schema("dossier")
    first["$defs"]["evenements"]["properties"]["annule"]["type"].append("boolean")
    first["properties"]["residence"]["additionalProperties"].clear()
    fresh = delais.json_schema("dossier")
    assert fresh["$defs"]["evenements"]["properties"]["annule"]["type"] == ["string", "integer", "null"]
    assert fresh["properties"]["residence"]["additionalProperties"]


@pytest.mark.parametrize(
    ("asked", "near"), [("dosier", "dossier"), ("procedures", "procedure"), (3, None), (None, None)]
)
def test_an_unknown_format_names_those_that_exist(asked: Any, near: str | None) -> None:
    with pytest.raises(delais.InputError) as error:
        delais.json_schema(asked)
    told = error.value.render()
    assert all(name in told for name in FORMATS), told
    assert near is None or f"écrire « {near} »" in told, told


def test_a_dossier_written_is_what_the_schema_says() -> None:
    for path in DOSSIERS:
        written = delais.load_dossier(path).to_dict()
        assert written["format"] == FORMAT_NUMBER
        assert refusals("dossier", json.loads(json.dumps(written))) == [], path.name


def looks(dossier: delais.Dossier) -> list[datetime.date]:
    """Before anything, in the middle of the log, at its end, and once all has run."""
    days = sorted(event.date for event in dossier.evenements)
    if not days:
        return [datetime.date(2024, 1, 1)]
    month = datetime.timedelta(days=30)
    return sorted({days[0] - month, days[(len(days) - 1) // 2], days[-1], days[-1] + 3 * month})


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_situation_is_what_the_schema_says(lang: str) -> None:
    """Key by key: one that nobody declared, or that is missing, is told."""
    looked, wrong, met = 0, list[str](), set[str]()
    for path in DOSSIERS[:: 1 if lang == "fr" else 9]:
        dossier = delais.load_dossier(path)
        for day in looks(dossier):
            found = delais.replay(dossier, au=day).to_dict(lang)
            looked += 1
            met |= {
                f"{name}.{key}"
                for name in ("historique", "delais", "comptes", "branches")
                for row in found[name]
                for key in row
            }
            wrong += [f"{path.name} au {day} : {each}" for each in refusals("situation", found, strictly=True)]
    mend = "une clé neuve se déclare dans src/delais/formats/situation.py, puis make pages"
    assert not wrong, "\n".join([mend, *wrong[:20]])
    assert looked > 100
    if lang == "fr":
        declared = {
            f"{name}.{key}"
            for name in ("historique", "delais", "comptes", "branches")
            for key in situation_format.SITUATION.shape(f"{name}[]").names
        }
        assert declared - met == set(), "des clés déclarées qu'aucun dossier ne montre"


def test_the_keys_come_in_the_order_of_the_declaration() -> None:
    dossier = delais.load_dossier(ROOT / "examples" / "dossiers" / "recours-2024.toml")
    found = delais.replay(dossier, au=datetime.date(2024, 3, 12)).to_dict()
    shapes = situation_format.SITUATION
    assert list(found) == list(shapes.shape("").names)
    for name in ("delais", "branches", "prochaines"):
        for row in found[name]:
            assert list(row) == list(shapes.shape(f"{name}[]").names)


def test_a_situation_may_get_keys_in_the_same_format() -> None:
    """Who reads a situation passes over what he does not know; who writes a dossier is told of it."""
    dossier = delais.load_dossier(DOSSIERS[0])
    found = delais.replay(dossier, au=datetime.date(2024, 3, 12)).to_dict()
    assert refusals("situation", found | {"nouvelle": 1}) == []
    assert refusals("dossier", dossier.to_dict() | {"nouvelle": 1}) != []


# --- broken documents: each fails in the schema, or in the checks that follow the reading


# a defect of shape that no schema can see, and why
CHECKED_LATER = {
    "a quoted date is a text": "as data, a TOML date and a text that holds one are the same",
    "a value has a duration": "a value may have a fixed date instead",
    "a life that ended says why": "asked only where `jusqu_au` is written",
    "a time limit says what its end does": "its end may say it, or its model",
    "no regime is ever a default": "the head of the file may say it, or a model",
    "a value names its rule": "a limit says it for its steps, a chain, or each step",
    "every rule names its source": "the same",
    "a model without the source that its limit needs": "the same",
    "the first step of a chain has a duration": "a step has that of the one before it",
    "a step on a day that does not exist": "a key is a text, of which the schema says the form alone",
    "a chain without any day": "which of its keys are days is known once it is read",
    "what is not modelled is said, a dash an item": "the items are within a text",
}


def edited(defect: Defect) -> str:
    return BASE.replace(defect.old, defect.new)


def test_the_base_is_right_for_the_schema() -> None:
    assert refusals("procedure", read_data(BASE)) == []
    assert refusals("calendrier", read_data(CALENDAR)) == []


@pytest.mark.parametrize("defect", SHAPE, ids=[defect.why for defect in SHAPE])
def test_a_procedure_of_a_wrong_shape_fails_in_the_schema(defect: Defect) -> None:
    told = refusals("procedure", read_data(edited(defect)))
    assert bool(told) != (defect.why in CHECKED_LATER), told


@pytest.mark.parametrize("defect", [*SHAPE, *REFERENCES, *MEANING], ids=lambda defect: defect.why)
def test_every_broken_procedure_fails_in_the_schema_or_in_the_checks(tmp_path: Path, defect: Defect) -> None:
    path = tmp_path / "base.toml"
    path.write_text(edited(defect), "utf-8")
    if not refusals("procedure", read_data(edited(defect))):
        with pytest.raises(delais.InputError):
            load_file(path)


CALENDARS = [
    *[(CALENDAR.replace(instead, written), written) for written, instead, _, _ in CALENDAR_DEFECTS],
    *[(CALENDAR.replace(removed, ""), f"sans {key}") for removed, key, _ in MISSING],
    *[(CALENDAR.replace(instead, written), key) for instead, written, key in UNKNOWN],
]


@pytest.mark.parametrize(("text", "why"), CALENDARS, ids=[row[1] for row in CALENDARS])
def test_every_broken_calendar_fails_in_the_schema_or_in_the_checks(text: str, why: str) -> None:
    assert refusals("calendrier", read_data(text)) or calendar_of(text).problems, why


@pytest.mark.parametrize("removed", [row[0] for row in MISSING], ids=[row[1] for row in MISSING])
def test_a_calendar_without_a_key_it_needs_fails_in_the_schema(removed: str) -> None:
    assert refusals("calendrier", read_data(CALENDAR.replace(removed, "")))


def parsed(text: str) -> Any:
    try:
        return read_data(text)
    except tomllib.TOMLDecodeError:
        return None


# the dossiers of `test_bad_input` that are TOML, what each holds, and why it is wrong
BROKEN = [(document, text, row[4]) for row in WRONG_DOSSIERS if (document := parsed(text := row[0]))]
SEEN = ("aucune procédure", "une date entre", "une heure qui", "un événement sans date", "une clé mal écrite")


@pytest.mark.parametrize("row", BROKEN, ids=[row[2] for row in BROKEN])
def test_every_broken_dossier_fails_in_the_schema_or_in_the_checks(tmp_path: Path, row: tuple[Any, str, str]) -> None:
    document, text, why = row
    path = tmp_path / "dossier.toml"
    path.write_text(text, "utf-8")
    told = refusals("dossier", document)
    if not told:
        with pytest.raises(delais.InputError):
            delais.load_dossier(path)
    if why.startswith(SEEN) and "guillemets" not in why:
        assert told, f"{why} : le schéma ne dit rien"


@pytest.mark.parametrize("row", WRONG_OBJECTS, ids=[row[4] for row in WRONG_OBJECTS])
def test_every_broken_object_fails_in_the_schema_or_in_the_checks(row: Any) -> None:
    written = row[0]().to_dict()
    if not refusals("dossier", written):
        with pytest.raises(delais.InputError):
            delais.Dossier.from_dict(written)


VALUES = (None, "3", '"x"', '" "', "[]", '["x", 3]', "{ x = 1 }", "true", "2024-01-01", "2024-01-01T10:00:00")


@pytest.mark.parametrize("name", READERS)
def test_the_schema_takes_whatever_the_reader_takes(name: str) -> None:
    """Each line of a file that has every table, its value replaced or gone: an editor never refuses what is right."""
    lines = (COMPLETE / f"{name}.toml").read_text("utf-8").split("\n")
    taken, refused, wrong = 0, 0, list[str]()
    each = 2 if len(lines) > 60 else 1  # of a long file, every other edit
    for index, line in enumerate(lines):
        key, equals, _ = line.partition(" = ")
        for value in VALUES[index % each :: each] if equals else ():
            text = "\n".join([*lines[:index], f"{key} = {value}" if value else "", *lines[index + 1 :]])
            try:
                source = parse_source("essai.toml", text.encode())
                READERS[name](source)
            except delais.InputError:
                continue
            told = refusals(name, read_data(text))
            taken += not source.problems
            refused += bool(told)
            wrong += [f"ligne {index + 1}, {key} = {value} : {told}"] if told and not source.problems else []
    assert not wrong, "\n".join(wrong[:20])
    assert taken > 5, "aucun fichier modifié n'est lu"
    assert refused > len(lines), "le schéma ne refuse presque rien"
