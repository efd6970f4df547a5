"""Verifying data files of every kind: what each is, what is wrong in it, and what was checked."""

from pathlib import Path

from attrs import define, field

from delais import data_files
from delais.calendars import read_calendar
from delais.errors import InputError, Problem, Texte
from delais.folders import bundled
from delais.fondement import read_textes
from delais.law.official import check_file
from delais.procedure.catalogue import procedure_ids, verify
from delais.procedure.check.official_days import check_days
from delais.procedure.check.openings import check_openings
from delais.procedure.check.sweep import sweep
from delais.procedure.coverage import modelled_rows
from delais.procedure.derogations import read_derogations
from delais.procedure.distances import read_distances
from delais.procedure.model import Procedure
from delais.regimes import read_regimes
from delais.toml_table import Source, read_source


@define
class Report:
    """The problems of a set of files, and the counts of what was checked in them; `checked` counts the procedures."""

    files: int = 0
    checked: int = 0
    problems: list[Problem] = field(factory=list)
    procedures: dict[str, Procedure] = field(factory=dict)
    values: int = 0
    versions: int = 0
    days: int = 0
    rules: set[str] = field(factory=set)
    dossiers: int = 0
    exemples: int = 0
    read: list[tuple[Source, Procedure]] = field(factory=list)


def corpus() -> list[Path]:
    """Every data file of the package. Raises `InputError` if a folder of them is missing or empty."""
    folders = (data_files.calendars(), data_files.textes(), data_files.procedures())
    found = [(folder, sorted(folder.glob("*.toml"))) for folder in folders]
    missing = Texte("les données du paquet manquent", "the data of the package are missing")
    problems = tuple(
        Problem(missing, file=str(folder), remedy=Texte("réinstaller delais", "install delais again"))
        for folder, paths in found
        if not paths
    )
    if problems:
        raise InputError(problems)
    return [*(path for _, paths in found for path in paths), *sorted((data_files.textes() / "versions").glob("*.csv"))]


def verify_files(paths: list[Path]) -> Report:
    """Read and check each file; one that cannot be read is a problem among the others."""
    report = Report(files=len(paths))
    sources: list[tuple[Source, Procedure]] = []
    for path in paths:
        try:
            if _of_versions(path):
                report.problems.extend(check_file(path, bundled()))
                continue
            source = read_source(path)
            found = _read(source)
        except InputError as error:
            report.problems.extend(each for each in error.problems if each not in report.problems)
            continue
        if isinstance(found, Procedure):
            sources.append((source, found))
            report.procedures[found.id] = found
            report.checked += 1
        else:
            report.problems.extend(source.problems)
    for source, procedure in sources:
        if not source.problems:  # a row that names what does not exist can be neither counted nor swept
            _count(procedure, report)
            _check_whole(source.rows, procedure, report)
        if not source.problems:
            report.read.append((source, procedure))
        report.problems.extend(source.problems)
    return report


def _of_versions(path: Path) -> bool:
    return path.suffix == ".csv" and path.parent.name == "versions"


def _check_whole(source: Source, procedure: Procedure, report: Report) -> None:
    """What takes the whole catalogue, or every day."""
    known = dict(report.procedures)
    for row in procedure.ouvre:
        if row.procedure not in known and row.procedure in procedure_ids():  # a name, never a path to elsewhere
            known[row.procedure] = verify(read_source(data_files.procedures() / f"{row.procedure}.toml"))
    check_openings(procedure, source, known)
    swept = sweep(procedure, source)
    report.days += swept.days
    report.versions += swept.versions


def _count(procedure: Procedure, report: Report) -> None:
    for delai in procedure.delais.values():
        report.values += len(delai.values)
    report.rules.update(rule for _, _, rules in modelled_rows(procedure) for rule in rules)


def _read(source: Source) -> object:
    """A file is known by what it holds."""
    if "regimes" in source.data:
        return read_regimes(source)
    if "distances" in source.data:
        return read_distances(source)
    if "derogations" in source.data and "etats" not in source.data:
        return read_derogations(source)
    if "feries" in source.data or "couverture" in source.data:
        return read_calendar(source)
    if isinstance(source.data.get("textes"), dict):
        citations = read_textes(source)
        check_days(citations.values(), source)
        return citations
    return verify(source)
