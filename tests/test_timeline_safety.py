"""What comes from a dossier or a procedure never drives the terminal, and nothing of it is lost."""

import io
import re
import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import essai_procedure
import timeline_case
from delais.dossier.model import Evenement
from delais.views.html import to_html
from delais.views.palette import DARK, LIGHT, PAGE
from delais.views.plain import render_plain
from delais.views.safe_text import clean, prints_unicode, to_ascii
from delais.views.svg import to_svg
from delais.views.terminal import render_terminal
from delais.views.timeline import timeline
from delais.views.wrapping import cells, wrap

HOSTILE = "\x1b]0;titre\x07\x1b[31m[bold red]rouge[/] \u202etxet\u2066 \x9b2J\r\n<script>alert(1)</script>&amp; 漢字"
VOID = {"meta", "br", "link"}

OFFICIAL = "https://www.legifrance.gouv.fr/"
LINK = re.compile(rf"\x1b\]8;(?:id=\d+;{OFFICIAL}[!-~]*|;)\x1b\\")


@pytest.fixture
def hostile(tmp_path):
    return timeline_case.situation(tmp_path, "en_cours", reference=HOSTILE)


def on_terminal(situation, **console) -> str:
    out = io.StringIO()
    render_terminal(situation, Console(file=out, width=100, **console))
    return out.getvalue()


def test_control_characters_become_visible():
    assert clean("a\x1b[31mb\nc\u202ed") == r"a\x1b[31mb\nc\u202ed"
    assert clean("« déjà\u00a0» 漢") == "« déjà\u00a0» 漢"


@given(st.text())
def test_clean_text_drives_nothing(text):
    kinds = {unicodedata.category(char) for char in clean(text)}
    assert not kinds & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@given(st.text().map(clean), st.integers(1, 60), st.integers(0, 2))
def test_wrapping_loses_nothing(text, width, hang):
    lines = wrap(text, width + hang, hang)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= max(width + hang, 2 + hang) for line in lines)


@given(st.text())
def test_ascii_is_ascii(text):
    assert to_ascii(text).isascii()


def test_no_escape_of_the_dossier_reaches_the_terminal(hostile):
    page = on_terminal(hostile, force_terminal=True, color_system="standard")
    assert "[bold red]rouge[/]" in page
    page = LINK.sub("", page)
    escapes = re.findall(r"\x1b[^m]*m", page)
    assert page.count("\x1b") == len(escapes)
    assert all(re.fullmatch(r"\x1b\[[\d;]*m", each) for each in escapes)
    assert not set(page) & {"\x07", "\x9b", "\r", "\u202e", "\u2066"}


def test_the_labels_of_a_procedure_are_no_safer(tmp_path):
    procedure = essai_procedure.essai(tmp_path)
    situation = essai_procedure.stands(
        procedure, "2015-06-01", ("notification", "2015-01-05"), ("reclamation", "2015-02-02")
    )
    for page in (on_terminal(situation), render_plain(situation)):
        assert "\a" not in page
        assert r"\x07\n" in page
    assert "<b>" not in to_html(situation)
    ElementTree.fromstring(to_svg(situation))


def test_no_color_is_honoured(tmp_path, monkeypatch):
    situation = timeline_case.situation(tmp_path, "en_cours")
    monkeypatch.setenv("NO_COLOR", "1")
    page = on_terminal(situation, force_terminal=True, color_system="truecolor")
    assert not re.search(r"\x1b\[(\d+;)*([349][0-7]|38|48)[;m]", page)
    assert re.sub(r"\x1b\[[\d;]*m", "", LINK.sub("", page)) == render_plain(situation, width=100)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_is_not_utf8_gets_ascii(hostile, encoding):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, errors="strict")
    render_terminal(hostile, Console(file=stream, width=80))
    stream.flush()
    page = raw.getvalue().decode("ascii")
    assert "Echeance" in page
    assert "=====" in page
    assert not prints_unicode(encoding)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_plain_text_cuts_nothing(tmp_path, lang):
    situation = timeline_case.situation(tmp_path, "en_cours", reference="R" * 300)
    long = " ".join(["Une décision au libellé interminable"] * 12)
    states = {id_: evolve(state, label=f"{state.label} {long}") for id_, state in situation.procedure.states.items()}
    situation = evolve(situation, procedure=evolve(situation.procedure, states=states), etat=states["saisie"])
    page = render_plain(situation, lang)
    model = timeline(situation, lang)
    said = [model.reference, model.procedure, model.etat, model.territoire]
    for row in (*model.past, *model.future):
        said += [row.title, row.law, *(note.text for note in row.notes), *(note.law for note in row.notes)]
    said += [row.label for row in model.delais]
    said += [text for line in model.why.steps for text in (line.motif, line.operation, line.fondement)]
    lines = page.splitlines()
    assert [text for text in said if not any(text in line for line in lines)] == []


def test_every_label_appears_whole_even_wrapped(tmp_path):
    situation = timeline_case.situation(tmp_path, "en_cours")
    joined = "".join(re.sub(r"[│\s]", "", line) for line in render_plain(situation, width=48).splitlines())
    for line in (*situation.historique, *situation.previsions):
        assert line.label.replace(" ", "") in joined


@pytest.mark.parametrize("width", [20, 40, 60, 79, 80, 124, 125, 150, 400])
def test_no_line_is_wider_than_the_page(hostile, width):
    lines = render_plain(hostile, width=width).splitlines()
    assert max(map(cells, lines)) <= max(48, width)
    assert [line for line in lines if line != line.rstrip()] == []


class Outline(HTMLParser):
    """The open elements, which must close in order, and everything a page could fetch or run."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", timeline_case.CASES)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_is_a_document_that_fetches_nothing(tmp_path, name, lang):
    page = to_html(timeline_case.situation(tmp_path, name, reference=HOSTILE), lang)
    outline = Outline()
    outline.feed(page)
    assert outline.open == []
    assert {"title", "h1", "h2", "ol", "li", "time", "table", "caption", "th", "footer"} <= set(outline.seen)
    assert not {"script", "link", "img", "iframe"} & set(outline.seen)
    assert not [name for name, _ in outline.attributes if name in {"src", "onclick", "style"}]
    assert all(value.startswith(OFFICIAL) for name, value in outline.attributes if name == "href")
    assert page.count("http") == page.count(f'<a href="{OFFICIAL}'), "a citation opens when asked, nothing is fetched"
    assert "url(" not in page
    assert "prefers-color-scheme: dark" in page
    assert ("lang", lang) in outline.attributes


@pytest.mark.parametrize("name", timeline_case.CASES)
def test_the_picture_is_well_formed_and_fetches_nothing(tmp_path, name):
    picture = to_svg(timeline_case.situation(tmp_path, name, reference=HOSTILE), width=80)
    root = ElementTree.fromstring(picture)
    assert root.find("{http://www.w3.org/2000/svg}title").text.startswith(clean(HOSTILE))
    assert picture.count("http") == 1 + picture.count(f'<a href="{OFFICIAL}')
    assert "url(" not in picture
    assert "@font-face" not in picture


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_can_be_read_on_its_page(colours):
    weak = {name: contrast(colours[name], colours[PAGE]) for name in colours if name != PAGE}
    assert {name: ratio for name, ratio in weak.items() if ratio < 4.5} == {}


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_case_with_nothing_in_it_has_a_page(tmp_path):
    empty = evolve(timeline_case.situation(tmp_path, "aujourd_hui"), historique=(), previsions=(), delais=())
    for page in (render_plain(empty), render_plain(empty, "en", unicode=False), to_html(empty)):
        assert "2024-00117" in page


def test_a_fact_of_the_dossier_is_shown_as_it_is_written(tmp_path):
    situation = timeline_case.situation(tmp_path, "en_cours")
    first = situation.historique[0]
    event = evolve(first.evenement, faits={"mention": True, "objet": HOSTILE})
    assert isinstance(event, Evenement)
    page = render_plain(evolve(situation, historique=(evolve(first, evenement=event), *situation.historique[1:])))
    assert r"\x1b[31m[bold red]rouge[/]" in page
