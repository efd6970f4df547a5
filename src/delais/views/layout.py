"""A timeline laid out on a page: header, rows year by year, explanation, table, legend."""

import datetime

from delais.french_dates import long_day, short_day
from delais.views.delai_table import lay_table
from delais.views.page import Line, Page, Span
from delais.views.sentences import dated
from delais.views.timeline_model import KINDS, MARKS, Note, Row, Timeline, Why
from delais.views.wrapping import cells, pad, wrap

_LEFT = 14  # weekday, day, mark
_NOTE_STYLES = {"fait": "fact", "ouvre": "opens", "effet": "", "etat": "state", "motif": "", "reserve": "reserve"}


def lay_out(timeline: Timeline, width: int | None, *, unicode: bool = True, links: bool = False) -> list[Line]:
    """The lines of a timeline, at most `width` columns wide; no line is cut when `width` is None.

    With `links`, each citation opens the version that it names.
    """
    page = Page(timeline.lang, width, unicode=unicode, links=links)
    _head(page, timeline)
    _rows(page, timeline)
    if timeline.why:
        _why(page, timeline.why)
    lay_table(page, timeline)
    _foot(page, timeline)
    return page.lines


def _head(page: Page, timeline: Timeline) -> None:
    """Whose case, on which day; its state and its next due date."""
    title = page.say(f"Dossier {timeline.reference} · {timeline.procedure} · {timeline.territoire}")
    day = page.words(f"au {long_day(timeline.au)}", f"as of {long_day(timeline.au, 'en')}")
    gap = 2 if page.width is None else page.width - cells(title) - cells(day)
    if gap >= 2:
        page.add(Span(title, "title"), Span(" " * gap), Span(day, "day"))
    else:
        for piece in wrap(title, page.width):
            page.add(Span(piece, "title"))
        page.add(Span(day, "day"))
    page.add()
    terms = max(cells(page.say(term)) for term, _, _ in timeline.header) + 3
    for term, words, style in timeline.header:
        prefix = Span(pad(page.say(term), terms), "term")
        room = None if page.width is None else page.width - terms
        for index, piece in enumerate(wrap(page.say(words), room)):
            page.add(Span(" " * terms) if index else prefix, Span(piece, style))
    for reserve in timeline.reserves:
        page.paragraph((), (), reserve, "reserve")


def _rows(page: Page, timeline: Timeline) -> None:
    """Year by year, with the as-of day across the page."""
    year = 0
    for row in (*timeline.past, None, *timeline.future):
        day = row.date if row else timeline.au
        if day.year != year:
            year = day.year
            page.add()
            page.add(Span(str(year), "heading"))
        if row is None:
            _today(page, day)
        else:
            _row(page, row)


def _today(page: Page, day: datetime.date) -> None:
    """The line of the as-of day."""
    rule, words = page.say("═"), page.say(long_day(day, page.lang))
    after = 0 if page.width is None else page.width - _LEFT - cells(words) - 1
    page.add(
        Span(rule * (_LEFT - 1) + " ", "today"), Span(words, "today"),
        Span(" " + rule * (after if page.width else _LEFT - 1), "today"),
    )  # fmt: skip


def _row(page: Page, row: Row) -> None:
    """The date, the mark, what happened, then its notes along a rail."""
    mark, rail = page.say(row.mark), (Span(" " * 11), Span(page.say("│"), "rail"), Span("  "))
    prefix = (Span(pad(short_day(row.date, page.lang), 11), "date"), Span(mark, row.kind), Span("  "))
    title = f"{row.title} · {row.aside}" if row.aside else row.title
    page.paragraph(prefix, rail, title, "cancelled" if row.cancelled else row.kind, row.law, row.sources)
    for note in row.notes:
        page.paragraph(rail, rail, note.text, note_style(note, row), note.law, note.sources)


def note_style(note: Note, row: Row) -> str:
    """The style of a note: that of a refusal for its reason."""
    return "refusal" if note.kind == "motif" and row.kind == "refus" else _NOTE_STYLES[note.kind]


def _why(page: Page, why: Why) -> None:
    """The steps of a due date, the other readings, the reserves."""
    page.add()
    page.paragraph((), (), why.title, "heading")
    page.paragraph((), (), why.subject, "aside")
    operations = max(cells(page.say(step.operation)) for step in why.steps) + 2
    for step in why.steps:
        date = Span(f"  {dated(step.date, page.lang)}  ", "deadline" if step is why.steps[-1] else "date")
        name = Span(pad(page.say(step.operation), operations), "operation")
        rest = (Span(" " * (operations + 18)),)
        page.paragraph((date, name), rest, step.motif, "", step.fondement, step.sources)
    inside = (Span("    "),)
    page.paragraph((Span(page.say("  → "), "deadline"),), inside, why.end, "deadline")
    for reading in why.readings:
        page.paragraph(inside, inside, reading.text, "reserve" if reading.safe else "reading")
    for reserve in why.reserves:
        page.paragraph(inside, inside, reserve, "reserve")


def _foot(page: Page, timeline: Timeline) -> None:
    """What the marks in use mean, and what computed the page."""
    page.add()
    used = {row.kind for row in (*timeline.past, *timeline.future)}
    meanings: dict[str, list[str]] = {}
    for kind, mark in MARKS.items():
        if kind in used:
            meanings.setdefault(mark, []).append(KINDS[kind].dans(page.lang))
    legend = "   ".join(f"{mark} {', '.join(said)}" for mark, said in meanings.items())
    if legend:
        page.paragraph((), (), legend, "footer")
    page.paragraph((), (), timeline.footer, "footer")
