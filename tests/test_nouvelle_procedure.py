"""`delais nouvelle-procedure`: what it writes verifies as it is; what cannot be an id is refused."""

import re
from pathlib import Path

import pytest

from command_line import Run, run
from delais import Catalogue
from delais.procedure import procedure_ids
from delais.procedure.corpus import verify_files
from generate.places import checkout_with

HELD = re.compile(r"1 fichier, 1 procédure, .* ([1-9]\d*) exemples tenus, .* 0 problème,")


def written(folder: Path, id_: str = "essai") -> Path:
    path = folder / f"{id_}.toml"
    done = run("nouvelle-procedure", id_, path)
    assert done == Run(0, "", ""), done.err
    return path


@pytest.mark.parametrize("id_", ["essai", "a", "recours_2027", "x" * 50])
def test_the_skeleton_verifies_as_it_is_and_its_examples_hold(tmp_path: Path, id_: str) -> None:
    done = run("verifier", written(tmp_path, id_))
    assert (done.status, done.err) == (0, "")
    assert HELD.search(done.out), f"des exemples tenus, aucun problème : {done.out}"


def test_in_the_repository_it_touches_no_other_file(tmp_path: Path) -> None:
    """There each rule named needs its row of `regles.csv`: the skeleton names none."""
    (tmp_path / "procedures").mkdir()
    written(tmp_path / "procedures")
    with checkout_with(tmp_path) as house:
        report = verify_files([house / "procedures" / "essai.toml"])
    assert report.problems == [], "\n".join(problem.render() for problem in report.problems)


def test_printed_or_written_it_is_the_same(tmp_path: Path) -> None:
    assert run("nouvelle-procedure", "essai") == Run(0, written(tmp_path).read_text("utf-8"), "")


def test_its_examples_are_counted_and_not_only_read(tmp_path: Path) -> None:
    """A skeleton whose example held whatever is written would teach nothing."""
    path = written(tmp_path)
    text = path.read_text("utf-8")
    for old, new in (('2020-01-01 = "2 mois"', '2020-01-01 = "3 mois"'), ("2018-04-05", "2018-04-06")):
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        done = run("verifier", path)
        assert done.status == 1, f"« {old} » devenu « {new} » : l'exemple devait ne plus tenir"
        assert "exemples" in done.err + done.out


def test_it_shows_what_a_procedure_is_made_of(tmp_path: Path) -> None:
    """States, an act with a mention, a dated limit and its end, a refusal, what is left out."""
    path = written(tmp_path)
    procedure = Catalogue.from_folder(tmp_path).load("essai")
    (limit,) = procedure.delais.values()
    assert len(procedure.states) >= 4
    assert [str(row.duree) for row in limit.values] == ["P1M", "P2M"], "une durée datée"
    assert "exige = { dit" in path.read_text("utf-8"), "une mention, sans laquelle rien ne court"
    assert procedure.refus, "un refus"
    assert procedure.not_modelled, "ce qui est laissé de côté"
    comments = [line for line in path.read_text("utf-8").splitlines() if line.startswith("# ")]
    assert len(comments) >= 20, "un squelette se lit"


def test_no_line_is_over_the_width_of_the_files(tmp_path: Path) -> None:
    assert [line for line in written(tmp_path).read_text("utf-8").splitlines() if len(line) > 120] == []


def test_renamed_with_its_id_it_still_verifies(tmp_path: Path) -> None:
    """The name of the file and the id go together: one alone is refused, with the name expected."""
    path = written(tmp_path)
    moved = path.rename(path.with_name("autre.toml"))
    refused = run("verifier", moved)
    assert refused.status == 1
    assert "l'id n'est pas le nom du fichier" in refused.out + refused.err
    moved.write_text(moved.read_text("utf-8").replace('id = "essai"', 'id = "autre"'), "utf-8")
    assert run("verifier", moved).status == 0


def test_a_file_that_exists_is_replaced_only_when_told(tmp_path: Path) -> None:
    out = tmp_path / "essai.toml"
    out.write_text("à moi", "utf-8")
    refused = run("nouvelle-procedure", "essai", out)
    assert (refused.status, out.read_text("utf-8")) == (2, "à moi")
    assert str(out) in refused.err
    assert run("nouvelle-procedure", "essai", out, "--ecraser") == Run(0, "", "")
    assert "format = 2" in out.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["essai.toml"], "rien ne traîne à côté"


@pytest.mark.parametrize(
    ("id_", "why"),
    [
        ("Essai", "une majuscule"), ("élan", "un accent"), ("recours-amiable", "un tiret"),
        ("2027_recours", "un chiffre"), ("recours amiable", "une espace"), ("../essai", "un chemin"),
        ("_essai", "un souligné au début"), ("essai_", "un souligné à la fin"), ("x" * 51, "trop long"),
        ("essai\n", "une fin de ligne"), ("essaı", "hors ASCII"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_id(tmp_path: Path, id_: str, why: str) -> None:
    out = tmp_path / "sortie.toml"
    done = run("nouvelle-procedure", id_, out)
    assert (done.status, done.out, out.exists()) == (2, "", False), why
    assert "lettres minuscules sans accent" in done.err
    assert "lower-case letters" in run("--lang", "en", "nouvelle-procedure", id_).err


def test_an_id_that_exists_is_refused() -> None:
    for id_ in (*procedure_ids(), "regimes", "derogations", "distance"):
        done = run("nouvelle-procedure", id_)
        assert (done.status, done.out) == (2, ""), f"{id_} est le nom d'un fichier de procedures/"
        assert f"cet id est déjà pris\n    valeur lue : {id_}\n" in done.err


def test_the_nearest_names_that_exist_are_given() -> None:
    done = run("nouvelle-procedure", "recours_amiable")
    assert "recours_aaexa, commission_medicale_recours_amiable" in done.err
    assert "taken too, and near: execution_contrainte" in run("--lang", "en", "nouvelle-procedure", "contrainte").err


def test_a_file_of_another_name_would_not_load(tmp_path: Path) -> None:
    done = run("nouvelle-procedure", "essai", tmp_path / "autre.toml")
    assert (done.status, list(tmp_path.iterdir())) == (2, [])
    assert "essai.toml" in done.err
