"""A timeline laid out in lines of styled spans: the one layout that the terminal, plain text and SVG share."""

import datetime
from collections.abc import Iterable

from attrs import frozen

from delais.french_dates import long_day, short_day
from delais.views.columns import Column, columns
from delais.views.day_words import short_day_year
from delais.views.safe_text import to_ascii
from delais.views.sentences import dated
from delais.views.timeline_model import KINDS, MARKS, Note, Row, Timeline, Why
from delais.views.wrapping import cells, pad, wrap, wrap_law

WIDEST = 150
NARROWEST = 40
WIDE = 125  # from here on the law has a column of its own
_LAW = 44
_HANG = 2  # a line that goes on stands back from the one it continues
_LEFT = 14  # weekday, day, mark
_NOTE_STYLES = {"fait": "fact", "ouvre": "opens", "effet": "", "etat": "state", "motif": "", "reserve": "reserve"}
_TITLES = {
    "fr": ("Délai", "Nature", "Statut", "Durée", "Départ", "Échéance", "Reste ou fin"),
    "en": ("Time limit", "Nature", "Status", "Length", "Start", "Due date", "Left or end"),
}


@frozen
class Span:
    """Some text in one style."""

    text: str
    style: str = ""


Line = tuple[Span, ...]


def lay_out(timeline: Timeline, width: int | None, *, unicode: bool = True) -> list[Line]:
    """The lines of a timeline, at most `width` columns wide; no line is cut when `width` is None."""
    page = _Page(timeline, width and max(NARROWEST, min(width, WIDEST)), unicode)
    page.head()
    page.rows()
    if timeline.why:
        page.why(timeline.why)
    page.delais()
    page.foot()
    return page.lines


class _Page:
    """The lines laid so far."""

    def __init__(self, timeline: Timeline, width: int | None, unicode: bool) -> None:
        self.timeline = timeline
        self.width = width
        self.unicode = unicode
        self.wide = width is not None and width >= WIDE
        self.lines: list[Line] = []

    def say(self, text: str) -> str:
        """Text as the stream can carry it."""
        return text if self.unicode else to_ascii(text)

    def add(self, *spans: Span) -> None:
        """One line more, without trailing spaces."""
        kept = [span for span in spans if span.text]
        while kept and not kept[-1].text.strip():
            kept.pop()
        if kept:
            kept[-1] = Span(kept[-1].text.rstrip(), kept[-1].style)
        self.lines.append(tuple(kept))

    def words(self, fr: str, en: str) -> str:
        """A word of the page in its language."""
        return self.say(en if self.timeline.lang == "en" else fr)

    def paragraph(self, prefix: Line, rest: Line, text: str, style: str, law: str = "") -> None:
        """`text` after `prefix`, its following lines after `rest`; the law beside it, or under it where it is narrow."""
        text, law = self.say(text), self.say(law)
        indent = sum(cells(span.text) for span in prefix)
        if self.width is None:
            self.add(*prefix, Span(text, style), Span(f"  [{law}]" if law else "", "law"))
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
            self.add(*(rest if index else prefix), Span(pad(text, room - _LAW), style), Span(law, "law"))

    def _under(self, prefix: Line, rest: Line, texts: list[str], style: str, law: str, room: int) -> None:
        """The law at the right end of the last line if it has the room, else on lines of its own."""
        for index, text in enumerate(texts):
            start = rest if index else prefix
            gap = room - cells(text) - cells(law)
            if law and index == len(texts) - 1 and gap >= 3:
                self.add(*start, Span(text, style), Span(" " * gap), Span(law, "law"))
                return
            self.add(*start, Span(text, style))
        for piece in wrap_law(law, room):
            self.add(*rest, Span(" " * (room - cells(piece)) + piece, "law"))

    def head(self) -> None:
        """Whose case, on which day; its state and its next due date."""
        timeline = self.timeline
        title = self.say(f"Dossier {timeline.reference} · {timeline.procedure} · {timeline.territoire}")
        day = self.words(f"au {long_day(timeline.au)}", f"as of {long_day(timeline.au, 'en')}")
        gap = 2 if self.width is None else self.width - cells(title) - cells(day)
        if gap >= 2:
            self.add(Span(title, "title"), Span(" " * gap), Span(day, "day"))
        else:
            for piece in wrap(title, self.width):
                self.add(Span(piece, "title"))
            self.add(Span(day, "day"))
        self.add()
        terms = max(cells(self.say(term)) for term, _, _ in timeline.header) + 3
        for term, words, style in timeline.header:
            prefix = Span(pad(self.say(term), terms), "term")
            room = None if self.width is None else self.width - terms
            for index, piece in enumerate(wrap(self.say(words), room)):
                self.add(Span(" " * terms) if index else prefix, Span(piece, style))
        for reserve in timeline.reserves:
            self.paragraph((), (), reserve, "reserve")

    def rows(self) -> None:
        """Year by year, with the as-of day across the page."""
        year = 0
        for row in (*self.timeline.past, None, *self.timeline.future):
            day = row.date if row else self.timeline.au
            if day.year != year:
                year = day.year
                self.add()
                self.add(Span(str(year), "heading"))
            if row is None:
                self.today(day)
            else:
                self.row(row)

    def today(self, day: datetime.date) -> None:
        """The line of the as-of day."""
        rule, words = self.say("═"), self.say(long_day(day, self.timeline.lang))
        after = 0 if self.width is None else self.width - _LEFT - cells(words) - 1
        self.add(
            Span(rule * (_LEFT - 1) + " ", "today"), Span(words, "today"),
            Span(" " + rule * (after if self.width else _LEFT - 1), "today"),
        )  # fmt: skip

    def row(self, row: Row) -> None:
        """The date, the mark, what happened, then its notes along a rail."""
        lang, mark = self.timeline.lang, self.say(row.mark)
        rail: Line = (Span(" " * 11), Span(self.say("│"), "rail"), Span("  "))
        style = "cancelled" if row.cancelled else row.kind
        prefix: Line = (Span(pad(short_day(row.date, lang), 11), "date"), Span(mark, row.kind), Span("  "))
        title = f"{row.title} · {row.aside}" if row.aside else row.title
        self.paragraph(prefix, rail, title, style, row.law)
        for note in row.notes:
            self.note(rail, note, row)

    def note(self, rail: Line, note: Note, row: Row) -> None:
        """One note of a row."""
        style = "refusal" if note.kind == "motif" and row.kind == "refus" else _NOTE_STYLES[note.kind]
        self.paragraph(rail, rail, note.text, style, note.law)

    def why(self, why: Why) -> None:
        """The steps of a due date, the other readings, the reserves."""
        self.add()
        self.paragraph((), (), why.title, "heading")
        self.paragraph((), (), why.subject, "aside")
        lang = self.timeline.lang
        operations = max(cells(self.say(step.operation)) for step in why.steps)
        for index, step in enumerate(why.steps):
            last = "deadline" if index == len(why.steps) - 1 else ""
            prefix: Line = (
                Span("  " + dated(step.date, lang) + "  ", last or "date"),
                Span(pad(self.say(step.operation), operations + 2), "operation"),
            )
            blank: Line = (Span(" " * (operations + 20)),)
            self.paragraph(prefix, blank, step.motif, "", step.fondement)
        self.paragraph((Span("  → " if self.unicode else "  -> ", "deadline"),), (Span("    "),), why.end, "deadline")
        for reading in why.readings:
            self.paragraph((Span("  "),), (Span("    "),), reading.text, "reserve" if reading.safe else "reading")
        for reserve in why.reserves:
            self.paragraph((Span("  "),), (Span("    "),), reserve, "reserve")

    def delais(self) -> None:
        """The table of the time limits."""
        timeline = self.timeline
        if not timeline.delais:
            return
        earlier = self.words(" (précédent)", " (earlier)")
        table = []
        for each in timeline.delais:
            cut = (
                each.label + (earlier if each.earlier else ""), each.nature, each.statut, each.duree,
                short_day_year(each.depart) if each.depart else "—",
                short_day_year(each.echeance) if each.echeance else "—", each.rest,
            )  # fmt: skip
            table.append(tuple(self.say(cell) for cell in cut))
        titles = tuple(self.say(title) for title in _TITLES[timeline.lang])
        kept = range(7) if self.wide or self.width is None else (0, 2, 4, 5, 6)
        shape = columns([[row[index] for index in kept] for row in (titles, *table)], self.width)
        self.add()
        self.table_row(shape, [titles[index] for index in kept], ["heading"] * len(kept))
        for row, each in zip(table, timeline.delais, strict=True):
            date = "deadline" if each.running and each.echeance else "date"
            styles = [
                "",
                "fact",
                "opens" if each.running else "fact",
                "fact",
                "date",
                date,
                "opens" if each.running else "fact",
            ]
            self.table_row(shape, [row[index] for index in kept], [styles[index] for index in kept])

    def table_row(self, shape: list[Column], cut: list[str], styles: list[str]) -> None:
        """One row of the table, on as many lines as its longest cell needs."""
        wrapped = [wrap(cell, column.width) for cell, column in zip(cut, shape, strict=True)]
        for index in range(max(len(pieces) for pieces in wrapped)):
            self.add(
                *(
                    Span(pad(pieces[index] if index < len(pieces) else "", column.width) + "  ", style)
                    for pieces, column, style in zip(wrapped, shape, styles, strict=True)
                )
            )

    def foot(self) -> None:
        """What the marks mean, and what computed the page."""
        self.add()
        for piece in self.legend():
            self.add(*piece)
        self.paragraph((), (), self.timeline.footer, "footer")

    def legend(self) -> Iterable[Line]:
        """The marks in use, each with its word, several on a line."""
        used = {row.kind for row in (*self.timeline.past, *self.timeline.future)}
        meanings: dict[str, list[str]] = {}
        for kind, mark in MARKS.items():
            if kind in used:
                meanings.setdefault(mark, []).append(KINDS[kind].dans(self.timeline.lang))
        words = [self.say(f"{mark} {', '.join(said)}") for mark, said in meanings.items()]
        return [(Span(piece, "footer"),) for piece in wrap("   ".join(words), self.width)] if words else []
