"""The JSON Schemas that the package carries, for the editors that read a file: `src/delais/schemas/`."""

import json
from pathlib import Path

from delais.formats.schema import FORMATS, json_schema
from generate.places import ROOT

FOLDER = ROOT / "src" / "delais" / "schemas"


def files() -> dict[Path, str]:
    """Each file with what it must hold: what `delais schema` prints."""
    return {
        FOLDER / f"{name}.json": json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n" for name in FORMATS
    }
