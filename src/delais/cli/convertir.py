"""`delais convertir`: a procedure of the first format in the present one."""

from argparse import Namespace
from pathlib import Path

from delais.cli.writing import write_file
from delais.errors import InputError, Problem, Texte
from delais.file_bytes import read_bounded
from delais.folders import Folders, bundled, laid_over
from delais.procedure.catalogue import verify_rows
from delais.procedure.converting.convert import convert
from delais.toml_table import parse_source


def _folders(path: Path) -> Folders:
    """Those of the package, under the ones of a house whose `procedures/` folder holds the file."""
    house = path.resolve().parent
    own = house.name == "procedures" and (house / "textes").is_dir()
    return laid_over(house.parent, bundled()) if own else bundled()


def convertir(arguments: Namespace, lang: str) -> int:
    """Print the file in format 2, or write it. Raises `InputError` if the file is not a right one of format 1."""
    path = Path(arguments.fichier)
    raw = read_bounded(path)
    source = parse_source(str(path), raw, _folders(path))
    if source.data.get("format", 1) != 1:
        message = Texte("ce fichier n'est pas du format 1", "this file is not of format 1")
        raise InputError((Problem(message, file=str(path), value=str(source.data.get("format"))),))
    source.data.pop("format", None)
    verify_rows(source)
    source.raise_problems()
    text = convert(source, raw.decode("utf-8-sig").replace("\r\n", "\n"))
    write_file(arguments.sortie, text, inputs=(str(path),), overwrite=arguments.ecraser)
    return 0
