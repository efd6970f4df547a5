"""Every citation against the official versions of its articles: its days are theirs, or the file says why not."""

import datetime
from pathlib import Path

import pytest

from command_line import run
from delais import data_files
from delais.errors import InputError
from delais.folders import bundled, laid_over
from delais.fondement import Fondement, read_textes
from delais.law.links import link
from delais.law.naming import asked_article, cited_articles
from delais.law.official import articles, codes, known_until
from delais.procedure.check.official_days import check_days
from delais.procedure.corpus import corpus, verify_files
from delais.toml_table import parse_source, read_source

DAY = datetime.date.fromisoformat


def every_citation() -> list[Fondement]:
    files = sorted(data_files.textes().glob("*.toml"))
    return [cited for file in files for cited in read_textes(read_source(file, bundled())).values()]


def test_no_citation_falls_outside_the_official_versions_without_a_reason() -> None:
    """The seventeen found by hand were: L. 242-1 CRPA, L. 137-11, L. 133-5-6, L. 613-2, L. 131-6-1, L. 243-7-1 A…"""
    found = verify_files([path for path in corpus() if path.parent.name == "textes"])
    assert [problem.render() for problem in found.problems] == []


def test_every_revision_inside_a_citation_is_read_or_said_to_be_unread() -> None:
    unmarked = [
        f"{cited.id} : {article.name}, {version.id} du {version.first}"
        for cited in every_citation()
        for article, version in cited.revisions
        if not version.lu and not version.non_lu
    ]
    assert unmarked == []


def test_a_version_is_stored_only_for_an_article_that_is_cited() -> None:
    cited = {named for each in every_citation() for named in cited_articles(each.citation)}
    assert set(articles(bundled())) <= cited


def test_no_version_is_said_to_be_read_before_it_began() -> None:
    early = [
        version.id
        for article in articles(bundled()).values()
        for version in article.versions
        if version.lu and version.lu < version.first
    ]
    assert early == []


def test_the_law_is_known_up_to_a_day_that_the_data_say() -> None:
    assert known_until(bundled()) == DAY("2026-03-29")
    assert {code.edition for code in codes(bundled()).values() if code.edition} == {"2.513.0"}


ROWS = [
    ("since = 1985-12-22", "aucune version ne commence ce jour", "un jour après la version"),
    ("since = 1985-12-21\nuntil = 2018-12-31", "aucune version ne finit ce jour", "la veille de la fin"),
    ('since = 1985-12-22\nmotif_dates = "décret"', "", "le motif est dit"),
    ("since = 1985-12-21\nuntil = 1986-03-20", "", "une version entière"),
    ("decided_on = 1985-12-22", "", "une décision n'a pas de versions"),
]


@pytest.mark.parametrize(("days", "message", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_the_days_of_a_citation_are_those_of_versions(days: str, message: str, why: str) -> None:
    said = f'checked_on = 2026-03-14\n[textes.a]\ncitation = "CSS R. 142-1"\n{days}\nobjet = "Essai."\n'
    source = parse_source("essai.toml", said.encode(), bundled())
    check_days(read_textes(source).values(), source)
    assert [problem.message.fr for problem in source.problems] == ([message] if message else []), why


def test_what_names_no_known_version_must_say_why_in_our_own_texts() -> None:
    said = 'checked_on = 2026-03-14\n[textes.a]\ncitation = "CSS R. 999-9"\nsince = 1985-12-21\nobjet = "Essai."\n'
    source = parse_source("essai.toml", said.encode(), bundled())
    check_days(read_textes(source).values(), source)
    assert [problem.message.fr for problem in source.problems] == ["jours sans version officielle ni motif"]


NAMED = [
    ("CSS R. 142-6 al. 2", (("CSS", "R142-6"),), "l'alinéa n'est pas l'article"),
    ("CSS L. 114-17, puis L. 114-17-2", (("CSS", "L114-17"), ("CSS", "L114-17-2")), "deux articles, l'un puis l'autre"),
    ("CSS R. 133-9-2 I 2° a", (("CSS", "R133-9-2"),), "le I est un paragraphe"),
    ("CSS L. 243-7-1 A", (("CSS", "L243-7-1 A"),), "le A est du numéro"),
    ("CSS R. 142-1-A III", (("CSS", "R142-1-A"),), "un numéro à lettre"),
    ("CSS R. 133-15 (R. 133-13 en 2008)", (("CSS", "R133-15"),), "entre parenthèses : pour mémoire"),
    ("CPC 1239 ; C. civ. 495 et s.", (("CPC", "1239"), ("C. civ.", "495")), "deux codes"),
    ("L. n° 2000-321, art. 21 (réd. initiale)", (), "une loi n'est pas d'un code"),
    ("Cass. 2e civ., 3 mars 2011, n° 09-70.315", (), "une décision non plus"),
]


@pytest.mark.parametrize(("citation", "named", "why"), NAMED, ids=[row[2] for row in NAMED])
def test_the_articles_that_a_citation_names(citation: str, named: tuple[tuple[str, str], ...], why: str) -> None:
    assert cited_articles(citation) == named, why


@pytest.mark.parametrize("typed", ["CSS R. 142-6", "css r142-6", "CSS R142-6"])
def test_an_article_is_asked_for_as_people_type_it(typed: str) -> None:
    assert asked_article(typed) == ("CSS", "R142-6")


SITE = "https://www.legifrance.gouv.fr"
LINKS = [
    (
        "CSS R. 142-1 al. 2",
        "1990-01-01",
        f"{SITE}/codes/article_lc/LEGIARTI000006748159/1990-01-01",
        "la version du jour",
    ),
    ("CPC 642 al. 2", "2024-02-07", f"{SITE}/codes/texte_lc/LEGITEXT000006070716/2024-02-07/", "versions inconnues"),
    ("CSS R. 142-32", "2010-01-01", f"{SITE}/codes/texte_lc/LEGITEXT000006073189/2010-01-01/", "article sorti du code"),
    ("usage, de quantième à quantième", "2024-02-07", None, "un usage ne s'ouvre pas"),
]


@pytest.mark.parametrize(("citation", "day", "expected", "why"), LINKS, ids=[row[3] for row in LINKS])
def test_a_citation_opens_what_it_names_as_it_stood(citation: str, day: str, expected: str | None, why: str) -> None:
    assert link(citation, DAY(day), bundled()) == expected, why


def test_a_decision_opens_by_its_number() -> None:
    found = link("Cass. 2e civ., 3 mars 2011, n° 09-70.315", None, bundled())
    assert found is not None
    assert "/search/juri?" in found
    assert "query=09-70.315" in found


def test_a_broken_file_of_versions_says_where(tmp_path: Path) -> None:
    folder = tmp_path / "procedures" / "textes" / "versions"
    folder.mkdir(parents=True)
    rows = "article,id,debut,fin,lu,changement\nR142-1,LEGIARTI1,1985-12-21,,,\nR142-1,LEGIARTI000006747090,hier,,,\n"
    (folder / "css.csv").write_text(rows, encoding="utf-8")
    with pytest.raises(InputError) as told:
        articles(laid_over(tmp_path, bundled()))
    assert [(problem.line, problem.key) for problem in told.value.problems] == [(2, "id"), (3, "debut")]


def test_a_file_of_versions_is_checked_by_name(tmp_path: Path) -> None:
    (tmp_path / "versions").mkdir()
    broken = tmp_path / "versions" / "css.csv"
    broken.write_text(
        "article,id,debut,fin,lu,changement\nR142-1,LEGIARTI000006748158,1985-12-21,1985-12-21,,\n", "utf-8"
    )
    done = run("verifier", broken)
    assert done.status == 1
    assert f"{broken}:2 : [fin] valeur impossible" in done.out
    assert run("verifier", *sorted((data_files.textes() / "versions").glob("*.csv"))).status == 0
