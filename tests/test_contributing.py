"""What a newcomer opens first says what it must: how to contribute, the forms, the workflow, what is stable."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

import delais
from delais import data_files
from delais.cli.main import COMMANDS, DONE, INTERRUPTED, MISUSE, PROBLEM

ROOT = data_files.root()
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
STABLE = ROOT / "docs" / "stabilite.md"
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
PAGES = (CONTRIBUTING, ROOT / "SECURITY.md", ROOT / "README.md", STABLE)


def parsed(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def flat(path: Path) -> str:
    return " ".join(path.read_text("utf-8").split())


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_link_of_the_page_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    lost = [link for link in links if not urlsplit(link).scheme and not (page.parent / urlsplit(link).path).exists()]
    assert lost == [], f"{page.name} mène à des fichiers qui n'existent pas"
    assert links or page.name == "SECURITY.md"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("make demo", "la première commande"),
        ("make test", "la seconde"),
        ("delais nouvelle-procedure", "par où commencer"),
        ("delais veille", "ce qui a changé dans les codes"),
        ("How the law is reviewed", "la relecture du droit"),
        ("the *text*", "le texte est relu"),
        ("the *version*", "sa version aussi"),
        ("`relu_le`", "le jour de la relecture"),
        ("Relu-par: ", "qui a relu"),
        ("How a change of law is dated", "d'un changement du droit, le jour"),
        ("`au_jour_de`", "et ce qui choisit la version"),
        ("Where facts come from", "d'où viennent les faits"),
        ("no text of law is copied", "aucun texte n'est recopié"),
        ("A reading or a reserve", "une lecture ou une réserve"),
    ],
)
def test_contributing_says(words: str, why: str) -> None:
    assert words in flat(CONTRIBUTING), why


def test_the_readme_leads_to_them() -> None:
    links = set(re.findall(r"\]\(([^)]+)\)", flat(ROOT / "README.md")))
    assert {"CONTRIBUTING.md", "SECURITY.md", "docs/stabilite.md"} <= links


def test_every_command_that_contributing_names_exists() -> None:
    named = set(re.findall(r"`delais ([a-z-]+)", CONTRIBUTING.read_text("utf-8")))
    assert named <= set(COMMANDS)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)", CONTRIBUTING.read_text("utf-8"))) <= targets


def test_the_workflow_runs_the_two_commands_on_each_python() -> None:
    workflow = parsed(ROOT / ".github" / "workflows" / "ci.yml")
    (job,) = workflow["jobs"].values()
    assert [step["run"] for step in job["steps"] if "run" in step] == ["make demo", "make test"]
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"], "3.10 lu comme un nombre serait 3.1"
    (setup,) = [step for step in job["steps"] if "setup-python" in step.get("uses", "")]
    assert setup["with"]["python-version"] == "${{ matrix.python }}"
    assert set(workflow[True]) == {"push", "pull_request"}, "« on » : YAML 1.1 le lit comme vrai"
    assert workflow["permissions"] == {"contents": "read"}


def test_the_hooks_are_the_quick_gate() -> None:
    (repository,) = parsed(ROOT / ".pre-commit-config.yaml")["repos"]
    assert repository["repo"] == "local", "rien n'est téléchargé"
    assert [hook["entry"] for hook in repository["hooks"]] == [
        ".venv/bin/ruff format", ".venv/bin/ruff check", "make check",
    ]  # fmt: skip
    assert all({"id", "name", "entry", "language"} <= set(hook) for hook in repository["hooks"])


@pytest.mark.parametrize(
    ("form", "asked"),
    [
        ("date-fausse", ["dossier", "obtenue", "attendue", "source", "version"]),
        ("autre-defaut", ["commande", "obtenu", "attendu", "version"]),
    ],
)
def test_a_form_asks_for_what_is_needed_to_answer(form: str, asked: list[str]) -> None:
    page = parsed(FORMS / f"{form}.yml")
    assert {"name", "description", "body"} <= set(page)
    fields = [field for field in page["body"] if field["type"] != "markdown"]
    assert [field["id"] for field in fields] == asked
    assert all(field["validations"]["required"] is True for field in fields)
    assert "Retirez les noms" in page["body"][0]["attributes"]["value"], "un dossier porte des données personnelles"


@pytest.mark.parametrize(
    "words",
    [
        "Clés JSON", "Colonnes CSV", "États de sortie", "Noms de Python", "Identifiants des procédures",
        "Comment un nom s'en va", "DeprecationWarning", "Le code et les données", "droit_connu_jusqu_au",
    ],
)  # fmt: skip
def test_the_page_of_what_is_stable_says(words: str) -> None:
    assert words in flat(STABLE)


def test_the_exit_statuses_promised_are_those_of_the_program() -> None:
    told = {DONE: "fait", PROBLEM: "un refus", MISUSE: "mauvais usage", INTERRUPTED: "interrompu"}
    for status, words in told.items():
        assert f"{status} {words}" in flat(STABLE)
    assert "`delais.__all__`" in flat(STABLE)
    assert delais.__all__


def test_the_page_is_in_the_site() -> None:
    assert re.search(r"^  - Stabilité: stabilite\.md$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
