"""The examples in the docstrings of the sources are run: what a docstring shows is what the code does."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import delais

PACKAGE = Path(delais.__file__).parent
MODULES = sorted(
    ".".join(("delais", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
    if path.name != "__main__.py"
)
WITH_EXAMPLES = [name for name in MODULES if ">>>" in Path(import_module(name).__file__ or "").read_text("utf-8")]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_of_the_docstrings(name):
    failed, attempted = doctest.testmod(import_module(name))
    assert attempted > 0, "an example is written where doctest does not see it"
    assert failed == 0


def test_the_main_entries_have_an_example():
    assert {"delais", "delais.computation.delai", "delais.computation.table", "delais.duree"} <= set(WITH_EXAMPLES)
