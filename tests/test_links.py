"""Each citation opens the version in force on the day that counts: terminal, HTML, SVG, ICS, JSON; `--sans-liens`."""

import datetime
import io
import json
import re

import pytest
from rich.console import Console

import delais
from command_line import RECOURS, run
from delais.views.terminal import render_terminal

CASE = RECOURS
DAY = datetime.date(2024, 3, 12)
SITE = "https://www.legifrance.gouv.fr/codes/article_lc"
R142_1, R142_6 = f"{SITE}/LEGIARTI000037595656/2024-02-07", f"{SITE}/LEGIARTI000037595775/2024-03-06"


def situation() -> delais.Situation:
    return delais.replay(delais.load_dossier(CASE), au=DAY)


def terminal(**asked: bool) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, width=100, color_system="standard")
    render_terminal(situation(), console, **asked)
    return console.file.getvalue()  # type: ignore[attr-defined]


def test_a_citation_is_a_hyperlink_in_a_terminal_that_knows_them() -> None:
    shown = terminal()
    assert f";{R142_1}\x1b\\" in shown
    assert f";{R142_6}\x1b\\" in shown
    assert "legifrance" not in terminal(liens=False)


@pytest.mark.parametrize("to_text", [delais.to_html, delais.to_svg])
def test_a_citation_is_a_link_on_a_page_and_on_a_picture(to_text) -> None:
    assert f'href="{R142_1}"' in to_text(situation())
    assert "legifrance" not in to_text(situation(), liens=False)


def test_an_entry_of_a_calendar_opens_the_text_that_gives_it() -> None:
    unfolded = delais.to_ics([situation()]).replace(b"\r\n ", b"").decode()
    assert f"URL:{R142_6}" in unfolded
    assert "legifrance" not in delais.to_ics([situation()], liens=False).replace(b"\r\n ", b"").decode()


def test_a_document_gives_the_address_beside_each_citation() -> None:
    document = situation().to_dict()
    for row in (*document["historique"], *document["delais"]):
        assert len(row["lien"]) == len(row["fondement"])
    first = document["delais"][0]["etapes"][0]
    assert (first["fondement"], first["lien"]) == ("CSS R. 142-1 al. 2", R142_1)


OFF = [
    (["chronologie", CASE, "--au", "2024-03-12", "--json"], "une chronologie"),
    (["procedures", "recours_amiable", "--au", "2024-03-12", "--json"], "une procédure"),
    (["comparer", "recours_amiable", "--de", "2010-01-01", "--a", "2024-01-01", "--json"], "une comparaison"),
    (["calculer", "2 mois", "--du", "2024-02-07", "--json"], "un calcul"),
    (["jours-feries", "2024", "--json"], "les jours fériés"),
    (["reporter", "2024-05-20", "--json"], "un jour fixé"),
    (["duree", "--du", "2024-02-07", "--au", "2024-04-08", "--json"], "un intervalle"),
]


@pytest.mark.parametrize(("command", "what"), OFF, ids=[row[1] for row in OFF])
def test_links_are_there_unless_asked_otherwise(command: list[str], what: str) -> None:
    with_links, without = run(*command), run(*command, "--sans-liens")
    assert with_links.status == without.status == 0
    assert "legifrance" in with_links.out, what
    assert "legifrance" not in without.out, what
    assert json.loads(without.out).keys() == json.loads(with_links.out).keys()


def test_plain_text_has_no_link() -> None:
    assert "legifrance" not in run("chronologie", CASE, "--au", "2024-03-12", "--plain").out


def test_an_old_rule_opens_the_version_of_its_time() -> None:
    """The limit of 1988 before the amicable commission was two months: R. 142-1 as it stood then, not today's."""
    cited = next(
        each for each in delais.load_procedure("recours_amiable").vie[0].fondement if "R. 142-1" in each.citation
    )
    assert cited.lien(datetime.date(1988, 1, 1)) == f"{SITE}/LEGIARTI000006748159/1988-01-01"
    assert cited.lien(datetime.date(2024, 1, 1)) == f"{SITE}/LEGIARTI000037595656/2024-01-01"


TERMINAL = [
    (["calculer", "2 mois", "--du", "2024-02-07"], "codes/texte_lc/LEGITEXT000006070716/2024-02-07/", "un calcul"),
    (["procedures", "recours_amiable", "--au", "1988-01-01"], "LEGIARTI000006748159/1988-01-01", "une procédure"),
]


@pytest.mark.parametrize(("command", "address", "what"), TERMINAL, ids=[row[2] for row in TERMINAL])
def test_other_texts_open_their_citations_on_a_terminal_alone(monkeypatch, command, address, what) -> None:
    plain = run(*command).out
    assert "\x1b" not in plain, "rien dans un tube"
    monkeypatch.setattr("delais.cli.hyperlinks._on_terminal", lambda: True)
    shown = run(*command).out
    assert f"{address}\x1b\\" in shown, what
    assert re.sub(r"\x1b\]8;;[!-~]*?\x1b\\", "", shown) == plain, "les mêmes mots"
    assert run(*command, "--sans-liens").out == plain
