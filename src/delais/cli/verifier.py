"""`delais verifier`: every data file read and model-checked, every problem at once."""

import time
from argparse import Namespace
from pathlib import Path

from delais.cli.messages import safe
from delais.errors import InputError, Problem, Texte
from delais.procedure.corpus import Report, corpus, verify_files


def verifier(arguments: Namespace, lang: str) -> int:
    """Print the problems of the files named, of the whole corpus by default, then the count of what was checked."""
    started = time.perf_counter()
    report = verify_files([path for name in arguments.chemins for path in _files(Path(name))] or corpus())
    for problem in report.problems:
        print(safe(problem.render(lang)))
    print(_summary(report, time.perf_counter() - started, lang))
    return 1 if report.problems else 0


def _summary(report: Report, seconds: float, lang: str) -> str:
    counts = (
        (report.files, ("fichier", "fichiers"), ("file", "files")),
        (report.checked, ("procédure", "procédures"), ("procedure", "procedures")),
        (report.versions, ("version", "versions"), ("version", "versions")),
        (report.values, ("valeur datée", "valeurs datées"), ("dated value", "dated values")),
        (len(report.rules), ("règle", "règles"), ("rule", "rules")),
        (report.days, ("jour balayé", "jours balayés"), ("day swept", "days swept")),
        (len(report.problems), ("problème", "problèmes"), ("problem", "problems")),
    )
    told = []
    for number, french, english in counts:
        if lang == "en":
            told.append(f"{number:,} {english[number != 1]}")
        else:
            told.append(f"{number:,} {french[number > 1]}".replace(",", "\u202f"))
    return f"{', '.join(told)}, {seconds:.1f} s"


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.rglob("*.toml"))
    if not path.exists():
        message = Texte("fichier introuvable", "file not found")
        raise InputError((Problem(message, file=str(path)),))
    return [path]
