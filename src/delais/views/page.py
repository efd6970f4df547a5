"""A page of lines, each made of styled spans: what the terminal, plain text and SVG all print."""

import re

from attrs import frozen

from delais.views.law_links import NOTHING, Sources
from delais.views.safe_text import to_ascii
from delais.views.wrapping import cells, pad, wrap, wrap_law

WIDEST = 150
NARROWEST = 48
WIDE = 125  # from here on the law has a column of its own
_LAW = 44
_HANG = 2  # a line that goes on stands back from the one it continues


@frozen
class Span:
    """Some text in one style, and where it opens."""

    text: str
    style: str = ""
    link: str = ""


Line = tuple[Span, ...]


class Page:
    """The lines laid so far, at most `width` columns wide; no line is cut when `width` is None."""

    def __init__(self, lang: str, width: int | None, *, unicode: bool, links: bool = False) -> None:
        self.lang = lang
        self.width = None if width is None else max(NARROWEST, min(width, WIDEST))
        self.unicode = unicode
        self.links = links
        self.wide = width is not None and width >= WIDE
        self.lines: list[Line] = []
        self._addresses: dict[str, str] = {}

    def say(self, text: str) -> str:
        """Text as the stream can carry it."""
        return text if self.unicode else to_ascii(text)

    def add(self, *spans: Span) -> None:
        """One line more, without trailing spaces."""
        kept = [span for span in spans if span.text]
        while kept and not kept[-1].text.strip():
            kept.pop()
        if kept:
            kept[-1] = Span(kept[-1].text.rstrip(), kept[-1].style, kept[-1].link)
        self.lines.append(tuple(kept))

    def words(self, fr: str, en: str) -> str:
        """A word of the page in its language."""
        return self.say(en if self.lang == "en" else fr)

    def paragraph(
        self, prefix: Line, rest: Line, text: str, style: str, law: str = "", sources: Sources = NOTHING
    ) -> None:
        """`text` after `prefix`, what follows after `rest`; the law beside it, or under it on a narrow page."""
        self._addresses = self._links(sources) if self.links and law else {}
        text, law = self.say(text), self.say(law)
        indent = sum(cells(span.text) for span in prefix)
        if self.width is None:
            self.add(
                *prefix, Span(text, style), *((Span("  [", "law"), *self._law(law), Span("]", "law")) if law else ())
            )
            return
        room = self.width - indent
        if self.wide and law:
            self._beside(prefix, rest, wrap(text, room - _LAW - 2, _HANG), style, wrap_law(law, _LAW), room)
        else:
            self._under(prefix, rest, wrap(text, room, _HANG), style, law, room)

    def _beside(self, prefix: Line, rest: Line, texts: list[str], style: str, laws: list[str], room: int) -> None:
        """The law in a column of its own."""
        for index in range(max(len(texts), len(laws))):
            text = texts[index] if index < len(texts) else ""
            law = laws[index] if index < len(laws) else ""
            self.add(*(rest if index else prefix), Span(pad(text, room - _LAW), style), *self._law(law))

    def _under(self, prefix: Line, rest: Line, texts: list[str], style: str, law: str, room: int) -> None:
        """The law at the right end of the last line if it has the room, else on lines of its own."""
        for index, text in enumerate(texts):
            start = rest if index else prefix
            gap = room - cells(text) - cells(law)
            if law and index == len(texts) - 1 and gap >= 3:
                self.add(*start, Span(text, style), Span(" " * gap), *self._law(law))
                return
            self.add(*start, Span(text, style))
        for piece in wrap_law(law, room):
            self.add(*rest, Span(" " * (room - cells(piece))), *self._law(piece))

    def _links(self, sources: Sources) -> dict[str, str]:
        """The addresses by the words of the citations, as the page says them."""
        return {self.say(words): address for words, address in sources.links().items()}

    def _law(self, piece: str) -> Line:
        """A line of citations: each, or the part of it that the line holds, opens its address."""
        if not self._addresses:
            return (Span(piece, "law"),)
        spans: list[Span] = []
        for part in re.split(r"( ;(?: |$))", piece):
            whole = next((words for words in self._addresses if part.strip() and part.strip() in words), "")
            spans.append(Span(part, "law", self._addresses.get(whole, "")))
        return tuple(spans)
