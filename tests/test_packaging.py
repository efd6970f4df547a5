"""What is delivered: the wheel and the sdist hold the data, and a wheel unpacked elsewhere works from there."""

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from delais import data_files

ROOT = data_files.root()
PROCEDURES = ("agrement", "comite_medical_regional", "contrainte", "recours_amiable")
BUILD = "import sys, hatchling.build as b; print(b.build_wheel(sys.argv[1])); print(b.build_sdist(sys.argv[1]))"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel and the sdist of this checkout, made by the build backend in a process of its own, without network."""
    folder = tmp_path_factory.mktemp("built")
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    wheel, sdist = done.stdout.split()[-2:]
    return folder / wheel, folder / sdist


def data_of_the_checkout() -> set[str]:
    folders = (ROOT / "procedures", ROOT / "calendars")
    return {path.relative_to(ROOT).as_posix() for folder in folders for path in folder.rglob("*.toml")}


def test_the_wheel_holds_the_data_and_the_sources(built):
    names = set(zipfile.ZipFile(built[0]).namelist())
    assert {f"delais/_data/{name}" for name in data_of_the_checkout()} <= names
    assert {"delais/__init__.py", "delais/calendars.py", "delais/py.typed"} <= names
    assert {
        f"delais/schemas/{name}.json" for name in ("dossier", "situation", "textes", "calendrier", "procedure")
    } <= names
    assert not [name for name in names if name.split("/")[0] in ("tests", "examples", "bench", "procedures")]
    assert not [name for name in names if "__pycache__" in name]


def test_the_sdist_holds_the_data_the_tests_and_the_documents(built):
    with tarfile.open(built[1]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert data_of_the_checkout() <= names
    wanted = {"pyproject.toml", "README.md", "CHANGELOG.md", "GLOSSARY.md", "LICENSE", "Makefile", "bench/run.py"}
    assert wanted <= names
    assert "src/delais/__init__.py" in names
    assert "tests/test_packaging.py" in names
    assert not [name for name in names if name.startswith((".venv", "bench/.venv"))]


def test_the_wheel_works_where_no_checkout_stands_above_it(built, tmp_path):
    place = tmp_path / "site"
    with zipfile.ZipFile(built[0]) as wheel:
        wheel.extractall(place)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    others = [entry for entry in sys.path if entry and not (Path(entry) / "delais").exists()]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(place), *others]), "PYTHONUTF8": "1"}
    where = "import delais, delais.data_files as d; print(delais.__file__); print(d.root())"
    found = run([sys.executable, "-c", where], elsewhere, environment).splitlines()
    assert found == [str(place / "delais" / "__init__.py"), str(place / "delais" / "_data")]
    listing = run([sys.executable, "-m", "delais", "procedures"], elsewhere, environment)
    for name in PROCEDURES:
        assert name in listing


def run(command: list[str], cwd: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_checkout_is_preferred_to_the_data_inside_the_package():
    assert (ROOT / "pyproject.toml").is_file()
    assert data_files.calendars() == ROOT / "calendars"
    assert data_files.procedures() == ROOT / "procedures"
    assert data_files.textes() == ROOT / "procedures" / "textes"


@pytest.mark.parametrize(
    ("manifest", "checkout"),
    [('[project]\nname = "delais"\n', True), ('[project]\nname = "other"\n', False), (None, False)],
)
def test_only_the_repository_of_the_package_counts_as_its_checkout(tmp_path, monkeypatch, manifest, checkout):
    package = tmp_path / "src" / "delais"
    package.mkdir(parents=True)
    if manifest is not None:
        (tmp_path / "pyproject.toml").write_text(manifest, encoding="utf-8")
    monkeypatch.setattr(data_files, "_PACKAGE", package)
    assert data_files.root.__wrapped__() == (tmp_path if checkout else package / "_data")


def test_newlines_do_not_change_a_digest(tmp_path):
    unix, windows = tmp_path / "unix", tmp_path / "windows"
    unix.write_bytes(b"a = 1\nb = 2\n")
    windows.write_bytes(b"a = 1\r\nb = 2\r\n")
    assert data_files.digest(unix) == data_files.digest(windows)
    assert data_files.digest(unix, windows) != data_files.digest(unix)


def test_the_version_is_written_once_as_the_changelog_has_it():
    import delais

    manifest = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert manifest["project"]["version"] == delais.__version__
    assert f"## {delais.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
