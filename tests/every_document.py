"""Every document of the repository, by format, as JSON would hold it."""

import datetime
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

import delais
from delais import data_files

HERE = Path(__file__).parent
ROOT = HERE.parent
SHARED = {"regimes": "regimes.toml", "derogations": "derogations.toml", "distances": "distance.toml"}  # no procedures
DOSSIERS = sorted(
    path
    for folder in (ROOT / "examples" / "dossiers", HERE / "audit", HERE / "dossiers", HERE / "golden" / "dossiers")
    for path in folder.rglob("*.toml")
)
FILES: dict[str, list[Path]] = {
    "dossier": DOSSIERS,
    "textes": sorted(data_files.textes().glob("*.toml")),
    "calendrier": sorted(data_files.calendars().glob("*.toml")),
    "procedure": sorted(path for path in data_files.procedures().glob("*.toml") if path.name not in SHARED.values()),
    **{name: [data_files.procedures() / file] for name, file in SHARED.items()},
}


def as_data(value: Any) -> Any:
    """What TOML holds, as JSON would: dates and hours are ISO texts."""
    if isinstance(value, dict):
        return {name: as_data(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_data(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def read_data(text: str) -> Any:
    """A TOML document as data."""
    return as_data(tomllib.loads(text))


def closed(schema: Any) -> Any:
    """The same schema, no table of which takes a key that it does not declare."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: closed(each) for name, each in schema.items()}
    return {"additionalProperties": False, **found} if isinstance(found.get("properties"), dict) else found


@cache
def _validator(name: str, strictly: bool) -> Draft202012Validator:
    schema = delais.json_schema(name)
    return Draft202012Validator(closed(schema) if strictly else schema)


def refusals(name: str, document: Any, *, strictly: bool = False) -> list[str]:
    """What the schema of a format refuses in a document, each with its place."""
    found = _validator(name, strictly).iter_errors(document)
    return [f"{'.'.join(map(str, each.absolute_path)) or 'le document'} : {each.message[:200]}" for each in found]
