"""The timeline as one HTML document: lists and tables that a screen reader follows, nothing fetched, light and dark."""

import datetime
import re
from html import escape as escape_markup

from delais.agenda import Situation
from delais.french_dates import long_day
from delais.views.day_words import short_day_year
from delais.views.delai_table import HEADS
from delais.views.delai_words import quoted
from delais.views.law_links import Sources
from delais.views.layout import note_style
from delais.views.palette import DARK, LIGHT, page_style
from delais.views.sentences import dated
from delais.views.timeline import timeline
from delais.views.timeline_model import KINDS, Note, Row, Timeline, Why

_WORDS = {
    "fr": ("Chronologie", "Délais", "Date", "Opération", "Motif", "Fondement"),
    "en": ("Timeline", "Time limits", "Date", "Operation", "Reason", "Source"),
}


_MARKS = re.compile(r"(?<=«) | (?=[»:;?!])")


def to_html(situation: Situation, lang: str = "fr", width: int = 100, *, pour: str = "", liens: bool = True) -> str:
    """The timeline as a whole HTML document, its text at most `width` characters wide.

    A citation opens its version unless `liens` is false; nothing is fetched before someone asks.
    """
    model = timeline(situation, lang, pour)
    title = escape(f"{model.reference} · {model.procedure}")
    parts = [_header(model), _rows(model, liens)]
    if model.why:
        parts.append(_why(model.why, lang, liens))
    parts.append(_delais(model))
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>\n{page_style(LIGHT, DARK, width)}</style>\n</head>\n<body>\n"
        + "\n".join(part for part in parts if part)
        + f'\n<footer class="footer"><p>{escape(model.footer)}</p></footer>\n</body>\n</html>\n'
    )


def escape(text: str) -> str:
    """Text for a page, its French marks kept with their word."""
    return _MARKS.sub("\u00a0", escape_markup(text))


def _header(model: Timeline) -> str:
    terms: list[str] = []
    for term, words, style in model.header:
        head = f"<dt>{escape(term)}</dt>" if term else ""
        terms.append(f'{head}<dd class="{style or "text"}">{escape(words)}</dd>')
    place = escape(f"{model.procedure} · {model.territoire}")
    au = ("as of " if model.lang == "en" else "au ") + long_day(model.au, model.lang)
    reserves = "".join(f'<p class="reserve">{escape(reserve)}</p>' for reserve in model.reserves)
    return (
        f"<header>\n<h1>Dossier {escape(model.reference)}</h1>\n"
        f"<p>{place}, {_time(model.au, au)}</p>\n<dl>{''.join(terms)}</dl>{reserves}\n</header>"
    )


def _rows(model: Timeline, liens: bool) -> str:
    """One ordered list a year; the as-of day is an item of the list."""
    parts, year = [f"<main>\n<h2>{_WORDS[model.lang][0]}</h2>"], 0
    for row in (*model.past, None, *model.future):
        day = row.date if row else model.au
        if day.year != year:
            parts.append(("</ol>\n" if year else "") + f"<h3>{day.year}</h3>\n<ol>")
            year = day.year
        parts.append(
            _row(row, model.lang, liens) if row else f'<li class="today">{_time(day, long_day(day, model.lang))}</li>'
        )
    return "\n".join([*parts, "</ol>"])


def _row(row: Row, lang: str, liens: bool) -> str:
    title = escape(row.title) + (f" · {escape(row.aside)}" if row.aside else "")
    if row.cancelled:
        title = f'<s class="cancelled">{title}</s>'
    kind = f'<span class="unseen">{escape(KINDS[row.kind].dans(lang))} : </span>'
    notes = "".join(_note(note, row, liens) for note in row.notes)
    return (
        f'<li><span class="date">{_time(row.date, dated(row.date, lang)[:9])}</span>'
        f'<span class="mark {row.kind}" aria-hidden="true">{row.mark}</span>'
        f'<div><p class="{row.kind}">{kind}{title} {_law(row.law, row.sources, liens)}</p>{notes}</div></li>'
    )


def _note(note: Note, row: Row, liens: bool) -> str:
    law = _law(note.law, note.sources, liens)
    return f'<p class="{note_style(note, row) or "text"}">{escape(note.text)} {law}</p>'


def _law(law: str, sources: Sources, liens: bool) -> str:
    """Each citation whole on its line, opening its version."""
    links = sources.links() if liens and law else {}
    return " ; ".join(_citation(citation, links.get(citation, "")) for citation in law.split(" ; ") if citation)


def _citation(words: str, address: str) -> str:
    text = f'<a href="{escape_markup(address)}" rel="noreferrer">{escape(words)}</a>' if address else escape(words)
    return f'<cite class="law">{text}</cite>'


def _why(why: Why, lang: str, liens: bool) -> str:
    steps = "".join(
        f'<tr><td>{_time(step.date, dated(step.date, lang))}</td><th scope="row">{escape(step.operation)}</th>'
        f"<td>{escape(step.motif)}</td><td>{_law(step.fondement, step.sources, liens)}</td></tr>"
        for step in why.steps
    )
    readings = "".join(
        f'<p class="{"reserve" if reading.safe else "reading"}">{escape(reading.text)}</p>' for reading in why.readings
    )
    reserves = "".join(f'<p class="reserve">{escape(reserve)}</p>' for reserve in why.reserves)
    heads = "".join(f'<th scope="col">{word}</th>' for word in _WORDS[lang][2:])
    return (
        f"<h2>{escape(why.title)}</h2>\n<table><caption>{escape(why.subject)}</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>{steps}</tbody></table>\n"
        f'<p class="deadline">→ {escape(why.end)}</p>{readings}{reserves}'
    )


def _delais(model: Timeline) -> str:
    if not model.delais:
        return "</main>"
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS[model.lang])
    body = "".join(
        f'<tr><th scope="row">{escape(row.label)}</th><td>{row.nature}</td><td>{row.statut}</td>'
        f'<td class="short">{escape(row.duree)}</td><td>{_day(row.depart)}</td>'
        f'<td class="{"deadline" if row.running else "text"}">{_day(row.echeance)}</td>'
        f'<td class="short {"reserve" if row.overdue else "text"}">{escape(row.rest)}</td></tr>'
        for row in model.delais
    )
    title = _WORDS[model.lang][1]
    doubts = "".join(
        f'<p class="reserve">{escape(quoted(row.label, model.lang))} — {escape(doubt)}</p>'
        for row in model.delais
        for doubt in row.doubts
    )
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>{body}</tbody></table>"
    return f"<h2>{title}</h2>\n{table}{doubts}\n</main>"


def _day(day: datetime.date | None) -> str:
    return _time(day, short_day_year(day)) if day else "—"


def _time(day: datetime.date, words: str) -> str:
    return f'<time datetime="{day.isoformat()}">{words}</time>'
