"""Every identifier that people meet: in the code, the data files, the JSON and the command line."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import delais
from delais import word_lists
from delais.cli.arguments import build
from delais.formats.schema import FORMATS
from delais.procedure import procedure_ids
from delais.regimes import regimes

PACKAGE = Path(delais.__file__).parent
_WORD = re.compile(r"[a-z][a-z0-9_-]*")
_READERS = {
    "choice", "date", "flag", "integer", "named_tables", "raw", "required_date", "required_text", "table", "tables",
    "text", "texts",
}  # fmt: skip
_ROW_READERS = {"date_fixe", "delai", "duree", "event", "moment", "regime", "states_in"}


def collect() -> dict[str, set[str]]:
    """The identifiers, each with the places where it is met."""
    found: dict[str, set[str]] = {}
    for place, names in (
        ("enumeration", _enumerations()),
        ("class", _classes()),
        ("attribute", _attributes()),
        ("TOML key", _toml_keys()),
        ("JSON key", _json_keys()),
        ("command line", _command_line()),
        ("regime", iter(regimes())),
        ("procedure", iter(procedure_ids())),
    ):
        for name in names:
            found.setdefault(name, set()).add(place)
    return found


def _modules(*without: str) -> Iterator[ast.Module]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] not in without:
            yield ast.parse(path.read_text(encoding="utf-8"))


def _enumerations() -> Iterator[str]:
    """The words of each closed list (`word_lists`), and of each public tuple of words that a module declares."""
    for name in vars(word_lists):
        yield from (word for word in get_args(getattr(word_lists, name)) if _WORD.fullmatch(word))
    for module in _modules("views"):
        for node in module.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
                names = [target.id for target in node.targets if isinstance(target, ast.Name)]
                words = [word.value for word in node.value.elts if isinstance(word, ast.Constant)]
                if names[:1] and re.fullmatch(r"[A-Z][A-Z_]*", names[0]) and len(words) == len(node.value.elts):
                    yield from (word for word in words if isinstance(word, str) and _WORD.fullmatch(word))


def _public_classes() -> Iterator[ast.ClassDef]:
    for module in _modules("views", "cli"):
        yield from (node for node in module.body if isinstance(node, ast.ClassDef) and node.name[0] != "_")


def _classes() -> Iterator[str]:
    return (node.name for node in _public_classes())


def _attributes() -> Iterator[str]:
    """The fields and properties of the public classes: methods are machinery, and named in English."""
    for node in _public_classes():
        for member in node.body:
            if isinstance(member, ast.AnnAssign) and isinstance(member.target, ast.Name):
                yield from [member.target.id] if member.target.id[0] != "_" else []
            elif isinstance(member, ast.FunctionDef) and any(
                isinstance(mark, ast.Name) and mark.id == "property" for mark in member.decorator_list
            ):
                yield member.name


def _toml_keys() -> Iterator[str]:
    """The keys that the formats declare, those that the readers ask for by name, and those that they compare with."""
    for format_ in FORMATS.values():
        for shape in format_.tables.values():
            yield from shape.names
    for module in _modules("views"):
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                rank = 0 if node.func.attr in _READERS else 1 if node.func.attr in _ROW_READERS else None
                if rank is not None and len(node.args) > rank:
                    key = node.args[rank]
                    if isinstance(key, ast.Constant) and isinstance(key.value, str) and _WORD.fullmatch(key.value):
                        yield key.value


def _json_keys() -> Iterator[str]:
    """The keys of the dictionaries built by the modules that build JSON: those with functions called `…_dict`."""
    for path in sorted((PACKAGE / "views").glob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        if not any(isinstance(node, ast.FunctionDef) and node.name.endswith("_dict") for node in module.body):
            continue
        for node in ast.walk(module):
            keys = node.keys if isinstance(node, ast.Dict) else []
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
                keys = [node.targets[0].slice]
            yield from (key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str))


def _command_line() -> Iterator[str]:
    parser = build("fr")
    for group in (action for action in parser._actions if isinstance(action, argparse._SubParsersAction)):
        yield from group.choices
        for sub in group.choices.values():
            for action in sub._actions:
                yield from [option for option in action.option_strings if option.startswith("--")] or [action.dest]
                yield from action.choices or ()
