"""`delais verifier`: every data file read and model-checked, every problem at once."""

import time
from argparse import Namespace
from pathlib import Path

from delais import data_files
from delais.calendars import read_calendar
from delais.errors import InputError, Problem, Texte
from delais.fondement import read_textes
from delais.procedure.catalogue import verify
from delais.procedure.derogations import read_derogations
from delais.procedure.model import Procedure
from delais.regimes import read_regimes
from delais.toml_table import Source, read_source


def verifier(arguments: Namespace, lang: str) -> int:
    """Print the problems of the files named, of the whole corpus by default, then the count of what was checked."""
    started = time.perf_counter()
    paths = [path for name in arguments.chemins for path in _files(Path(name))] or _corpus()
    problems: list[Problem] = []
    procedures: list[Procedure] = []
    for path in paths:
        try:
            source = read_source(path)
            found = _read(source)
        except InputError as error:
            problems.extend(error.problems)
            continue
        problems.extend(source.problems)
        if isinstance(found, Procedure):
            procedures.append(found)
    for problem in problems:
        print(problem.render(lang))
    values = [value for procedure in procedures for delai in procedure.delais.values() for value in delai.values]
    rules = {rule for value in values for rule in value.rules}
    seconds = time.perf_counter() - started
    print(
        f"{len(paths)} files, {len(procedures)} procedures, {len(values)} dated values, {len(rules)} rules, "
        f"{len(problems)} problems, {seconds:.1f} s"
        if lang == "en"
        else f"{len(paths)} fichiers, {len(procedures)} procédures, {len(values)} valeurs datées, {len(rules)} règles, "
        f"{len(problems)} problème{'s' if len(problems) > 1 else ''}, {seconds:.1f} s"
    )
    return 1 if problems else 0


def _corpus() -> list[Path]:
    folders = (data_files.calendars(), data_files.textes(), data_files.procedures())
    return [path for folder in folders for path in sorted(folder.glob("*.toml"))]


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.rglob("*.toml"))
    if not path.exists():
        message = Texte("fichier introuvable", "file not found")
        raise InputError((Problem(message, file=str(path)),))
    return [path]


def _read(source: Source) -> object:
    """A file is known by what it holds."""
    if "regimes" in source.data:
        return read_regimes(source)
    if "derogations" in source.data and "states" not in source.data:
        return read_derogations(source)
    if "feries" in source.data or "couverture" in source.data:
        return read_calendar(source)
    if isinstance(source.data.get("textes"), dict):
        return read_textes(source)
    return verify(source)
