"""`delais veille` and `delais sources`: what a newer edition changes, what rests on each article; no network."""

import copy
import json
from pathlib import Path

import pytest

from command_line import run
from generate.edition import DAY, edition

CSS = "LEGITEXT000006073189"


def written(path: Path, whole: dict[str, dict]) -> Path:
    """An unpacked package."""
    (path / "data").mkdir(parents=True)
    for id_, tree in whole.items():
        (path / "data" / f"{id_}.json").write_text(json.dumps(tree), encoding="utf-8")
    (path / "package.json").write_text('{"name": "@socialgouv/legi-data", "version": "9.9.9"}', encoding="utf-8")
    return path


def versions_of(whole: dict[str, dict], number: str) -> list[dict]:
    rows = whole[CSS]["children"][0]["children"]
    return next(row["data"]["articleVersions"] for row in rows if row["data"]["num"] == number)


def days(text: str) -> int:
    import datetime

    return (datetime.date.fromisoformat(text).toordinal() - 719163) * DAY


def test_an_edition_like_ours_changes_nothing(tmp_path: Path) -> None:
    done = run("veille", written(tmp_path, edition()), "--au", "2026-04-01")
    assert done.status == 0
    assert "Aucun article cité n'a changé." in done.out
    assert "droit connu jusqu'au 29 mars 2026" in done.out
    assert "Édition 9.9.9" in done.out
    assert "CSS L. 244-8-1" in done.out, "sa version du 1er janvier 2029, déjà connue, est dite à part"


def test_a_version_changed_in_a_copy_names_the_article_its_rules_and_procedures(tmp_path: Path) -> None:
    whole = edition()
    rows = versions_of(whole, "R142-6")
    new = copy.deepcopy(rows[-1])
    new.update(id="LEGIARTI000099999999", dateDebut=days("2026-03-20"))
    rows[-1]["dateFin"] = days("2026-03-20")
    rows.append(new)
    done = run("veille", written(tmp_path, whole), "--au", "2026-04-01")
    assert done.status == 1
    for expected in (
        "CSS R. 142-6 — version nouvelle", "LEGIARTI000099999999", "CSS R. 142-6 — jours changés",
        "recours_amiable — délai « Silence de la commission »", "CRA-08", "indu_assure — délai",
        "R142-6,LEGIARTI000099999999,2026-03-20,,non_lu,",
    ):  # fmt: skip
        assert expected in done.out, expected
    assert "R. 142-1 " not in done.out, "un article inchangé n'est pas nommé"


def test_the_document_says_the_same(tmp_path: Path) -> None:
    whole = edition()
    versions_of(whole, "R142-6")[-1]["dateFin"] = days("2026-07-01")
    done = run("veille", written(tmp_path, whole), "--au", "2026-04-01", "--json")
    document = json.loads(done.out)
    assert done.status == 1
    (change,) = document["changements"]
    assert (change["article"], change["genre"]) == ("CSS R. 142-6", "jours")
    assert change["version"]["fin"] == "2026-07-01"
    assert change["connue"]["fin"] is None
    assert {"recours_amiable", "indu_assure"} <= {row["procedure"] for row in change["repose"]}
    assert document["droit_connu_jusqu_au"] == "2026-03-29"


def test_a_version_to_come_is_apart(tmp_path: Path) -> None:
    whole = edition()
    new = {**versions_of(whole, "R142-6")[-1], "id": "LEGIARTI000099999999", "dateDebut": days("2027-01-01")}
    versions_of(whole, "R142-6").append(new)
    document = json.loads(run("veille", written(tmp_path, whole), "--au", "2026-04-01", "--json").out)
    assert document["changements"] == []
    assert [each["version"]["id"] for each in document["a_venir"]] == ["LEGIARTI000099999999"]
    assert {each["article"] for each in document["a_venir_connus"]} == {"CSS L. 244-7", "CSS L. 244-8-1"}
    done = run("veille", tmp_path, "--au", "2026-04-01")
    assert done.status == 1, "ce qui vient a changé aussi"
    assert "À venir (1)" in done.out


def test_an_article_that_left_the_code_is_told(tmp_path: Path) -> None:
    whole = edition()
    rows = whole[CSS]["children"][0]["children"]
    rows[:] = [row for row in rows if row["data"]["num"] != "R142-6"]
    done = run("veille", written(tmp_path, whole), "--au", "2026-04-01")
    assert done.status == 1
    assert "CSS R. 142-6 — article qui n'y est plus" in done.out


def test_one_code_alone_is_read(tmp_path: Path) -> None:
    folder = written(tmp_path, edition())
    assert run("veille", folder / "data" / f"{CSS}.json", "--au", "2026-04-01").status == 0


BROKEN = [
    ("{}", "data et children", "ni data ni children"),
    ("[1,", "JSON illisible", "un JSON coupé"),
    ('{"data": {"id": "LEGITEXT000000000001"}, "children": []}', "aucun des codes cités", "un autre code"),
    (f'{{"data": {{"id": "{CSS}"}}, "children": []}}', "data.dateDebutVersion", "sans jour"),
    (f'{{"data": {{"id": "{CSS}", "dateDebutVersion": "2026-03-14"}}, "children": [3]}}', "sections", "ni section"),
    (
        f'{{"data": {{"id": "{CSS}", "dateDebutVersion": "2026-03-14"}}, "children": '
        '[{"type": "article", "data": {"num": "R142-6", "articleVersions": [{"id": "x"}]}}]}',
        "R142-6.articleVersions",
        "une version sans jours",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), BROKEN, ids=[row[2] for row in BROKEN])
def test_what_is_no_edition_is_an_error_that_says_what_was_expected_where(
    tmp_path: Path, text: str, expected: str, why: str
) -> None:
    file = tmp_path / f"{CSS}.json"
    file.write_text(text, encoding="utf-8")
    done = run("veille", file)
    assert done.status == 2, why
    assert expected in done.err, why
    assert CSS in done.err, why


@pytest.mark.parametrize("name", ["vide", "absent"])
def test_a_folder_that_is_no_edition_says_what_was_expected(tmp_path: Path, name: str) -> None:
    (tmp_path / "vide").mkdir()
    done = run("veille", tmp_path / name)
    assert done.status == 2
    assert "@socialgouv/legi-data" in done.err


def test_an_article_its_versions_and_what_rests_on_them() -> None:
    done = run("sources", "r142-6")
    assert done.status == 0
    assert "LEGIARTI000006748170  du 21 décembre 1985 au 19 mars 1986" in done.out
    assert "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006748170/1985-12-21" in done.out
    assert "recours_amiable — délai « Silence de la commission »" in done.out
    assert "legifrance" not in run("sources", "r142-6", "--sans-liens").out


def test_an_article_of_a_code_without_versions_has_what_rests_on_it() -> None:
    done = run("sources", "CPC 642")
    assert "l'édition lue n'a pas ce code" in done.out
    assert "regimes — régime" in done.out


def test_the_list_has_every_article_once() -> None:
    document = json.loads(run("sources", "--json").out)
    names = [row["article"] for row in document["articles"]]
    assert len(names) == len(set(names)) > 300
    assert all(row["repose"] or row["versions"] or row["motif"] for row in document["articles"])


def test_an_article_that_nothing_cites_is_an_error() -> None:
    done = run("sources", "CSS R. 142-66")
    assert done.status == 2
    assert "article que rien ne cite" in done.err


def test_in_english() -> None:
    out = run("sources", "CSS R. 142-6", "--lang", "en").out
    assert "Rests on it:" in out
    assert "law known up to 29 March 2026" in out
