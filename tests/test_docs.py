"""The documentation says what the program does today: its examples run, its derived pages are fresh, its links lead."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import delais
from delais.agenda.examples import check_examples
from delais.errors import InputError
from delais.formats.schema import FORMATS
from delais.procedure import load_procedure, procedure_ids
from delais.procedure.corpus import verify_files
from delais.toml_table import parse_source, read_source
from generate import cited_articles, commands, examples, formats, observed, procedures
from generate.doctests import fenced
from generate.places import DOCS, ROOT, checkout_with

TRAINER = (DOCS / "comment-se-calcule-un-delai.md").read_text(encoding="utf-8")
NOTIONS = (
    "départ", "jours", "quantième", "report", "franc", "ordre des opérations", "distance", "heures", "ouvrables",
    "rebours", "silence", "attente", "court", "version", "opposabilité", "lectures", "2020", "prescription",
    "dates fixes", "comptes",
)  # fmt: skip
SENT = {"img": "src", "script": "src", "link": "href", "a": "href", "iframe": "src"}


@pytest.mark.parametrize("path", examples.PAGES, ids=[path.stem for path in examples.PAGES])
def test_the_examples_print_what_the_page_shows(path):
    shown = path.read_text(encoding="utf-8")
    assert examples.refreshed(path) == shown, f"{path.name} shows another output than today's: make pages"


def test_a_wrong_output_would_be_seen(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        '```console\n$ delais calculer "1 jour" --du 2024-03-04\nfaux\n```\n\n```python\n>>> 1 + 1\n3\n```\n'
    )
    fresh = examples.refreshed(page)
    assert "faux" not in fresh
    assert "→ mardi 5 mars 2024" in fresh
    assert ">>> 1 + 1\n2\n" in fresh


def test_the_procedure_of_the_guide_passes_what_all_the_files_pass():
    """Its files laid beside those of the project: nothing else is touched, and its examples are held."""
    with checkout_with(DOCS / "guides" / "ajouter-une-procedure") as house:
        own = house / "procedures" / "acces_documents.toml"
        text = own.read_text(encoding="utf-8")
        assert "format = 2" in text
        assert text.count("[[exemples]]") >= 2, "un fichier porte ses preuves"
        assert max(map(len, text.splitlines())) <= 120
        report = verify_files([own])
        assert report.problems == [], "\n".join(problem.render() for problem in report.problems)
        (source, procedure), *_ = report.read
        assert check_examples(source, procedure) >= 4
        assert source.problems == [], "\n".join(problem.render() for problem in source.problems)


def test_a_cut_output_is_kept_only_while_it_matches():
    assert examples.matches(["a", "b[…]", "[…]", "d"], ["a", "bcd", "c", "d"])
    assert not examples.matches(["a", "[…]", "d"], ["a", "c"])


@pytest.mark.parametrize("notion", NOTIONS)
def test_each_notion_has_a_section_with_an_example_that_runs(notion):
    sections = re.split(r"^##+ ", TRAINER, flags=re.MULTILINE)[1:]
    found = [each for each in sections if notion in each.partition("\n")[0].lower()]
    assert found, f"no section on {notion}"
    assert any("```console\n$" in each or "\n>>> " in each for each in found), f"no example of {notion}"


DERIVED = [("formats", formats.page), ("commandes", commands.page), ("sources", cited_articles.page)]


@pytest.mark.parametrize(("name", "page"), DERIVED)
def test_the_derived_pages_are_fresh(name, page):
    shown = (DOCS / "reference" / f"{name}.md").read_text(encoding="utf-8")
    assert page() == shown, f"{name}.md is stale: make pages"


def test_the_keys_said_to_be_required_are():
    """Those that a reader asks for by itself, and those that a declaration calls so: without them, no reading."""
    for name, read in observed.READERS.items():
        path = observed.COMPLETE / f"{name}.toml"
        for shape, declared in FORMATS[name].tables.items():
            for key in [each.name for each in declared.keys if each.required]:
                source = read_source(path)
                assert _without(source.data, shape, key), f"{name} {shape}.{key} is not in the complete file"
                try:
                    read(source)
                except InputError as error:
                    source.problems.extend(error.problems)
                assert source.problems, f"{name} {shape}.{key}: nothing is reported without it"


def _without(data, shape, key):
    """Take `key` off every table of that shape; whether one had it."""
    tables = [data]
    for part in [part for part in shape.split(".") if part]:
        tables = (
            [each.get(part.removesuffix("[]")) for each in tables]
            if part != "*"
            else [list(t.values()) for t in tables]
        )
        tables = [row for each in tables for row in (each if isinstance(each, list) else [each])]
        tables = [row for row in tables if isinstance(row, dict)]
    return sum(each.pop(key, None) is not None for each in tables)


def test_every_public_name_has_its_place_in_the_api_page():
    page = (DOCS / "reference" / "api.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^::: [\w.]+\.(\w+)$", page, re.MULTILINE))
    assert set(delais.__all__) - {"__version__"} <= shown


def test_the_examples_of_docstrings_are_shown_as_code():
    assert fenced("Sum.\n\n>>> 1 +\n... 1\n2\n\nMore.") == "Sum.\n\n```python\n>>> 1 +\n... 1\n2\n```\n\nMore."
    assert observed.shape(("delais", "a", "values", 0), {("delais",)}) == "delais.*.values[]"


@pytest.mark.parametrize("id_", procedure_ids())
def test_the_page_of_a_procedure_holds_its_graph_its_periods_and_its_sources(id_):
    procedure, page = load_procedure(id_), procedures.page(id_)
    parts = dict(re.findall(r"^## (.+?)\n\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    assert f"({id_}.svg)" in parts["Le graphe"]
    assert "stateDiagram-v2" in parts["Le graphe"]
    for state in procedure.states:
        assert f"| `{state}` |" in parts["Les états"]
    for delai in procedure.delais.values():
        for value in delai.values:
            for rule in value.rules:
                assert rule in parts["Les délais"], f"{delai.id}: {rule}"
    cited = {each.id: each for delai in procedure.delais.values() for value in delai.values for each in value.fondement}
    assert parts["Les sources"].count("\n| ") >= len(cited)
    assert all(row.count(" | ") >= 1 for row in page.splitlines() if row.startswith("| "))
    assert parts["Ce qui n'est pas modélisé"].strip()


class Links(HTMLParser):
    """The links of one built page, and the anchors it has."""

    def __init__(self, text):
        super().__init__()
        self.links, self.anchors = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.anchors |= {found[name] for name in ("id", "name") if found.get(name)}
        if found.get(SENT.get(tag, "")):
            self.links.append((tag, found[SENT[tag]]))


def built(folder):
    """The pages of the site, built in a process of its own as `make docs` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return {path: Links(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html") if path.name != "404.html"}


def test_the_site_is_built_its_links_lead_somewhere_and_nothing_is_fetched(tmp_path):
    site, dead = built(tmp_path), []
    folder = tmp_path / "reference" / "procedures"
    assert {path.stem for path in folder.glob("*.html")} == set(procedure_ids())
    assert {path.stem for path in folder.glob("*.svg")} == set(procedure_ids())
    for page, found in site.items():
        for tag, link in found.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                dead += [f"{page.name}: {link} is fetched"] if tag != "a" else []
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file():
                dead.append(f"{page.name}: {link}")
            elif (
                parts.fragment and target in site and unquote(parts.fragment) not in site[target].anchors | {"__tabbed"}
            ):
                dead.append(f"{page.name}: {link}, no such place")
    assert not dead, "\n".join(dead[:20])


def test_the_complete_files_are_read_without_a_problem():
    for name, read in observed.READERS.items():
        path = Path(observed.COMPLETE / f"{name}.toml")
        source = parse_source(name, path.read_bytes())
        read(source)
        assert not source.problems
