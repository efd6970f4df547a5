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
    wrong = len(report.problems)
    if lang == "en":
        return (
            f"{report.files} files, {len(report.procedures)} procedures, {report.versions} versions, "
            f"{report.values} dated values, {len(report.rules)} rules, {report.days:,} days swept, "
            f"{wrong} problem{'s' if wrong != 1 else ''}, {seconds:.1f} s"
        )
    days = f"{report.days:,}".replace(",", "\u202f")
    return (
        f"{report.files} fichiers, {len(report.procedures)} procédures, {report.versions} versions, "
        f"{report.values} valeurs datées, {len(report.rules)} règles, {days} jours balayés, "
        f"{wrong} problème{'s' if wrong > 1 else ''}, {seconds:.1f} s"
    )


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.rglob("*.toml"))
    if not path.exists():
        message = Texte("fichier introuvable", "file not found")
        raise InputError((Problem(message, file=str(path)),))
    return [path]
