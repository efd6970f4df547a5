"""Procedures of tests written in the first format: one row a thing, as the reader reads them once unfolded."""

from pathlib import Path

from delais.procedure.converting.convert import convert
from delais.toml_table import parse_source


def in_format_2(text: str, name: str = "essai.toml") -> str:
    """The same procedure in the present format, by the converter that people use."""
    return convert(parse_source(name, text.encode()), text)


def written(path: Path, text: str) -> Path:
    """The file at `path`, in the present format."""
    path.write_text(in_format_2(text, path.name), encoding="utf-8")
    return path
