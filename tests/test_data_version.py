"""The data have a version of their own: the month of the edition of the codes that they follow."""

from pathlib import Path

import pytest

from command_line import run
from delais import Catalogue, InputError
from delais.folders import bundled
from delais.law.official import known_until


def house(folder: Path, text: str) -> Path:
    """A folder of data that gives its own version, and that file."""
    path = folder / "procedures" / "textes" / "versions" / "donnees.csv"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


def test_it_is_the_month_up_to_which_the_law_is_known() -> None:
    day = known_until(bundled())
    year, month, *_ = Catalogue.bundled().data_version.split(".")
    assert (int(year), int(month)) == (day.year, day.month), "une édition plus récente est prise : donnees.csv suit"


@pytest.mark.parametrize("version", ["2027.1", "2026.12", "2026.3.1", "2026.3.12"])
def test_a_folder_of_ones_own_may_have_its_own(tmp_path: Path, version: str) -> None:
    house(tmp_path, f"version\n{version}\n")
    assert Catalogue.from_folder(tmp_path).data_version == version


def test_a_folder_without_one_has_that_of_the_data_below(tmp_path: Path) -> None:
    (tmp_path / "procedures").mkdir()
    assert run("nouvelle-procedure", "essai", tmp_path / "procedures" / "essai.toml").status == 0
    assert Catalogue.from_folder(tmp_path).data_version == Catalogue.bundled().data_version


@pytest.mark.parametrize(
    "version", ["2026.13", "2026.0", "2026.03", "2026", "0.1.0", "2026-03", "2026.3.0", "", "mars 2026"]
)
def test_what_is_no_version_is_refused_where_it_is_written(tmp_path: Path, version: str) -> None:
    path = house(tmp_path, f"version\n{version},\n" if not version else f"version\n{version}\n")
    with pytest.raises(InputError) as refusal:
        _ = Catalogue.from_folder(tmp_path).data_version
    done = run("verifier", path)
    assert done.status == 1
    for said in (refusal.value.render(), done.out + done.err):
        assert "donnees.csv:2" in said
        assert "AAAA.M" in said or "1 colonne" in said
