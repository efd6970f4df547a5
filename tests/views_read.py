"""Reading a case back from what each view prints: its dated rows, each with its kind and all that it says."""

import io
import re
from html.parser import HTMLParser
from typing import NamedTuple
from xml.etree import ElementTree

from rich.console import Console

from delais.agenda import Situation
from delais.views.html import to_html
from delais.views.plain import render_plain
from delais.views.svg import to_svg
from delais.views.terminal import render_terminal

KINDS = {"●": "evenement", "·": "moment", "✗": "refus", "◆": "echeance", "◇": "prevision", "○": "posterieur"}
_ROW = re.compile(r"^\w{3}\.? (\d\d)\.(\d\d)  ([●·✗◆◇○])  (.*)$")
_YEAR = re.compile(r"^\d{4}$")
_SVG = "{http://www.w3.org/2000/svg}"
_CHAR, _MARGIN = 8.4, 24


class Seen(NamedTuple):
    """One row as it is seen. `text` has neither spaces nor rails, so that wrapping does not matter."""

    date: str
    kind: str
    text: str


class Page(NamedTuple):
    """What a view shows: its rows, and all of its text."""

    rows: list[Seen]
    text: str


def squeeze(text: str) -> str:
    """The text without what a layout may add."""
    return re.sub(r"[\s│═]", "", text)


def pages(situation: Situation) -> dict[str, Page]:
    """The case through each view that people read."""
    out = io.StringIO()
    render_terminal(situation, Console(file=out, width=100))
    return {
        "terminal": of_lines(out.getvalue().splitlines()),
        "plain": of_lines(render_plain(situation).splitlines()),
        "svg": of_lines(_svg_lines(to_svg(situation))),
        "html": _html(to_html(situation)),
    }


def of_lines(lines: list[str]) -> Page:
    """A laid-out page: years, rows that begin with a day and a mark, their notes along the rail."""
    rows: list[Seen] = []
    year, inside = "", False
    for line in lines:
        if _YEAR.match(line):
            year = line
        elif found := _ROW.match(line):
            day, month, mark, title = found.groups()
            kind = "courante" if mark == "◆" and title.startswith("Échéance : ") else KINDS[mark]
            rows.append(Seen(f"{year}-{month}-{day}", kind, squeeze(title)))
            inside = True
            continue
        elif inside and line.startswith(" " * 11 + "│"):
            last = rows.pop()
            rows.append(last._replace(text=last.text + squeeze(line)))
            continue
        inside = False
    return Page(rows, squeeze("".join(lines)))


def _svg_lines(picture: str) -> list[str]:
    """The lines of the picture, each span at its column."""
    lines = []
    root = ElementTree.fromstring(picture)
    for text in root.iter(f"{_SVG}text"):
        line = ""
        for span in text.iter(f"{_SVG}tspan"):
            column = round((float(span.attrib["x"]) - _MARGIN) / _CHAR)
            line = line.ljust(column) + (span.text or "")
        lines.append(line)
    return lines


class _Items(HTMLParser):
    """The items of the lists: the day, the class of the mark, the text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Seen] = []
        self.text: list[str] = []
        self._item: dict[str, str] | None = None
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {name: value or "" for name, value in attrs}
        if tag == "li" and got.get("class") != "today":
            self._item = {"text": "", "kind": "", "date": ""}
        elif self._item is not None:
            if got.get("class", "").startswith("mark "):
                self._item["kind"] = got["class"].removeprefix("mark ")
            if tag == "time" and not self._item["date"]:
                self._item["date"] = got["datetime"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "li" and self._item is not None:
            kind = {"fin": "echeance", "echeance": "courante"}.get(self._item["kind"], self._item["kind"])
            self.rows.append(Seen(self._item["date"], kind, squeeze(self._item["text"])))
            self._item = None

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._item is not None:
            self._item["text"] += data


def _html(page: str) -> Page:
    items = _Items()
    items.feed(page[page.index("<body>") :])
    return Page(items.rows, squeeze("".join(items.text)))
