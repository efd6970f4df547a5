"""What a delivery promises: bounds that are explained, a list of what it is made of, targets that the README names."""

import re
import tomllib

import pytest

from delais import data_files
from delais.cli.csv_records import MAX_RECORD
from delais.errors import SHOWN
from delais.file_bytes import MAX_BYTES

ROOT = data_files.root()
PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")


def requirements() -> list[str]:
    """Each requirement of the package, of its extras and of its build; an extra that names another one apart."""
    manifest = tomllib.loads(PYPROJECT)
    project = manifest["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values(), manifest["build-system"]["requires"]]
    return [text for group in groups for text in group if not text.startswith("delais[")]


@pytest.mark.parametrize("requirement", sorted(set(requirements())))
def test_each_dependency_has_two_bounds_and_a_reason(requirement: str) -> None:
    assert re.fullmatch(r"[\w.\[\]-]+>=[\w.]+,<[\w.]+", requirement), "une borne basse et une borne haute"
    reasons = re.findall(rf'^    "{re.escape(requirement)}",\s+# (.+)$', PYPROJECT, re.MULTILINE)
    assert reasons, "une raison, au bout de la ligne"
    assert all(len(reason) > 8 for reason in reasons), reasons


def test_what_a_dependency_imports_without_a_bound_is_bounded_here() -> None:
    """lunardate 0.1, written for Python 2, was what workalendar asked for at least: nothing ran."""
    names = {re.split(r"[>\[]", text)[0] for text in requirements()}
    assert {"workalendar", "lunardate", "convertdate", "python-dateutil"} <= names


def test_the_lowest_versions_are_those_of_the_whole_tree() -> None:
    recipe = MAKEFILE.partition("\nlowest:")[2].partition("\n\n")[0]
    assert "--resolution lowest " in recipe, "`lowest-direct` laisserait de côté ce que les dépendances demandent"
    assert ".[test]" in recipe


def test_the_sbom_describes_what_the_wheel_installs() -> None:
    recipe = MAKEFILE.partition("\nsbom:")[2].partition("\n\n")[0]
    assert "--without-pip build/installed" in recipe, "rien d'autre que le paquet dans l'environnement décrit"
    assert "dist/*.whl" in recipe
    assert ".cdx.json" in recipe


def test_the_readme_names_every_target_that_ci_runs() -> None:
    called = set(re.findall(r"\bmake (\w+)", (ROOT / ".ci" / "run").read_text("utf-8")))
    assert len(called) >= 4
    assert [name for name in sorted(called) if f"`make {name}`" not in README] == []


def test_the_bounds_said_in_security_are_those_of_the_code() -> None:
    assert f"is at most {MAX_BYTES:,} bytes" in SECURITY
    assert f"at most {MAX_RECORD:,} characters" in SECURITY
    assert SHOWN == 20
    assert "first twenty problems" in SECURITY


def test_the_readme_says_what_the_calendar_package_brings() -> None:
    """workalendar, which the user chose, requires packages under other licences: said, with what we import of it."""
    licence = README.partition("\n## Licence\n")[2].partition("\n## ")[0]
    wanted = (
        "workalendar",
        "`lunardate` (GPL-3.0-or-later)",
        "PyMeeus (LGPL-3.0)",
        "`workalendar.core.WesternCalendar`",
    )
    assert [words for words in wanted if words not in " ".join(licence.split())] == []
    imported = {
        line.strip()
        for path in (ROOT / "src").rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if re.match(r"\s*(?:from|import) workalendar", line)
    }
    assert imported == {"from workalendar.core import WesternCalendar"}, "le README nomme tout ce qui en est importé"


def test_no_network_and_no_other_program() -> None:
    wanted = re.compile(
        r"^\s*(?:import|from) (?:socket|ssl|urllib\.request|http|ftplib|smtplib|subprocess|requests)\b", re.MULTILINE
    )
    found = [str(path) for path in (ROOT / "src").rglob("*.py") if wanted.search(path.read_text("utf-8"))]
    assert found == [], "SECURITY.md promet qu'aucun réseau n'est ouvert, aucun programme lancé"
    assert "opens no network connection" in SECURITY
