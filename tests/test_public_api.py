"""The public face: every name is there, documented and frozen; importing it is cheap; the rules of the house hold."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import delais

PACKAGE = Path(delais.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
WORD_LISTS = delais._HOMES["delais.word_lists"] + ("LifeKind",)
NAMES = [name for name in delais.__all__ if name != "__version__" and name not in WORD_LISTS]
MODELS = [name for name in NAMES if attrs.has(getattr(delais, name))]
HEAVY = ("attrs", "icalendar", "numpy", "pendulum", "rich", "transitions", "workalendar")
CLOCKS = {"today", "now", "utcnow", "localtime", "gmtime", "time_ns"}
CLOCK_OWNERS = {"date", "datetime", "Date", "DateTime", "pendulum", "time"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "core", "misc"}


def short(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("name", NAMES)
def test_the_name_is_there_and_says_what_it_is(name):
    value = getattr(delais, name)
    assert callable(value)
    assert (inspect.getdoc(value) or "").strip(), f"{name} has no docstring"
    assert value.__module__.startswith("delais.")


@pytest.mark.parametrize("name", MODELS)
def test_the_model_is_frozen(name):
    cls = getattr(delais, name)
    bare = cls.__new__(cls)
    field = attrs.fields(cls)[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(bare, field, None)


def test_the_contract_of_the_design_is_public():
    promised = {
        "compute", "replay", "Delai", "Duree", "Echeance", "Situation", "load_procedure", "Procedure", "Dossier",
        "Evenement", "calendar", "DelaisError",
    }  # fmt: skip
    assert promised <= set(delais.__all__)
    assert len(MODELS) >= 15


def test_all_is_sorted_without_double_and_dir_shows_it():
    assert len(set(delais.__all__)) == len(delais.__all__)
    assert dir(delais) == sorted(delais.__all__)


def test_every_name_is_reached_lazily_from_the_module_that_says_it_is_public():
    for name in NAMES:
        home = sys.modules[delais._WHERE[name]]
        assert getattr(home, name) is getattr(delais, name)


def test_a_name_that_does_not_exist_is_refused():
    with pytest.raises(AttributeError, match="Delay"):
        delais.Delay  # noqa: B018


def test_every_error_of_the_face_comes_from_one_root():
    errors = [getattr(delais, name) for name in NAMES if name.endswith("Error")]
    assert len(errors) >= 6
    assert all(issubclass(error, delais.DelaisError) for error in errors)


def test_compute_and_replay_take_what_the_design_says():
    assert list(inspect.signature(delais.compute).parameters)[:3] == ["delai", "depart", "calendar"]
    au = inspect.signature(delais.replay).parameters["au"]
    assert au.kind is inspect.Parameter.KEYWORD_ONLY
    assert au.default is inspect.Parameter.empty, "an as-of date is never guessed"


@pytest.mark.parametrize("statement", ["import delais", "import delais.cli.main, delais.cli.arguments"])
def test_importing_loads_no_heavy_package(statement):
    loaded = f"import sys; {statement}; print(sorted(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = [{str(PACKAGE.parent)!r}]; {loaded}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_the_package_is_typed():
    assert (PACKAGE / "py.typed").is_file()


def reads_a_clock(parts: list[str]) -> bool:
    return parts[-2:] == ["time", "time"] or (parts[-1] in CLOCKS and parts[-2] in CLOCK_OWNERS)


def test_a_clock_would_be_seen():
    assert reads_a_clock(["datetime", "date", "today"])
    assert reads_a_clock(["pendulum", "now"])
    assert reads_a_clock(["time", "time"])
    assert not reads_a_clock(["self", "today"])
    assert not reads_a_clock(["depart", "time"])


@pytest.mark.parametrize("path", [path for path in SOURCES if short(path).split("/")[0] != "cli"], ids=short)
def test_no_clock_in_the_library(path):
    reads = [
        f"line {node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and reads_a_clock(ast.unparse(node).split("."))
    ]
    assert reads == [], "only the command line reads the clock: take the day as an argument"


@pytest.mark.parametrize("path", SOURCES, ids=short)
def test_the_file_can_be_read_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert path.stem not in VAGUE
