"""`delais verifier`: every data file read and model-checked, every problem at once."""

import time
from argparse import Namespace
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from delais.agenda.examples import check_examples
from delais.cli.case_files import Found, find, tell_failures
from delais.cli.messages import safe
from delais.dossier.loader import load_dossier
from delais.errors import STOPPED, InputError, Problem, Texte, told
from delais.procedure.corpus import Report, corpus, verify_files
from delais.toml_table import read_source


def verifier(arguments: Namespace, lang: str) -> int:
    """Print the problems of the files named, of the whole corpus by default, then the count of what was checked.

    A dossier is checked as a dossier. Returns 1 if a problem was found, 2 if a file is missing or nothing was there.
    """
    started = time.perf_counter()
    found = find(arguments.chemins) if arguments.chemins else Found([str(path) for path in corpus()])
    paths = []
    for name in found.files:
        if Path(name).exists():
            paths.append(Path(name))
        else:
            message = Texte("fichier introuvable", "file not found")
            found.failures.append((name, InputError((Problem(message, file=name),))))
    tell_failures(found, lang)
    if not paths:
        return 2
    dossiers = [path for path in paths if _is_dossier(path)]
    report = verify_files([path for path in paths if path not in dossiers])
    for source, procedure in report.read:
        known = len(source.problems)
        report.exemples += check_examples(source, procedure)
        report.problems.extend(source.problems[known:])
    for path in dossiers:
        report.files += 1
        try:
            load_dossier(path)
            report.dossiers += 1
        except InputError as error:
            report.problems.extend(error.problems)
    for line in _told(report.problems, lang):
        print(safe(line))
    print(_summary(report, time.perf_counter() - started, lang))
    return 2 if found.failures else 1 if report.problems else 0


def _told(problems: Iterable[Problem], lang: str) -> Iterator[str]:
    """The first problems of each file, and how many others it has."""
    for _, those in groupby(problems, key=lambda problem: problem.file):
        yield from told(list(those), lang)


def _is_dossier(path: Path) -> bool:
    """A file is known by what it holds: a dossier names its procedure, and has no states."""
    if path.suffix.lower() in (".json", ".csv"):
        return path.suffix.lower() == ".json"
    try:
        data = read_source(path).data
    except InputError:
        return False
    return "evenements" in data or ("procedure" in data and "etats" not in data)


def _summary(report: Report, seconds: float, lang: str) -> str:
    counts = (
        (report.files, ("fichier", "fichiers"), ("file", "files")),
        *([(report.dossiers, ("dossier", "dossiers"), ("dossier", "dossiers"))] if report.dossiers else []),
        (report.checked, ("procédure", "procédures"), ("procedure", "procedures")),
        (report.versions, ("version", "versions"), ("version", "versions")),
        (report.values, ("valeur datée", "valeurs datées"), ("dated value", "dated values")),
        (len(report.rules), ("règle", "règles"), ("rule", "rules")),
        (report.exemples, ("exemple tenu", "exemples tenus"), ("example held", "examples held")),
        (report.days, ("jour balayé", "jours balayés"), ("day swept", "days swept")),
        (
            sum(problem.message != STOPPED for problem in report.problems),
            ("problème", "problèmes"),
            ("problem", "problems"),
        ),
    )
    told = []
    for number, french, english in counts:
        if lang == "en":
            told.append(f"{number:,} {english[number != 1]}")
        else:
            told.append(f"{number:,} {french[number > 1]}".replace(",", "\u202f"))
    return f"{', '.join(told)}, {seconds:.1f} s"
