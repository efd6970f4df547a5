"""`delais schema`: the formats, or the JSON Schema of one."""

import json
from argparse import Namespace

from delais.formats.schema import FORMATS, json_schema


def schema(arguments: Namespace, lang: str) -> int:
    """Print the JSON Schema of the format asked for; without one, each format with what it is."""
    if arguments.nom is None:
        for name, each in FORMATS.items():
            print(f"{name:11}  {each.titre.dans(lang)} ({each.fichier.dans(lang)})")
    else:
        print(json.dumps(json_schema(arguments.nom), ensure_ascii=False, indent=2))
    return 0
