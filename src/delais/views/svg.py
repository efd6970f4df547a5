"""The timeline as an SVG picture of text: no script, no font to fetch, dark where the reader's screen is."""

from html import escape

from delais.agenda import Situation
from delais.views.layout import lay_out
from delais.views.page import Line
from delais.views.palette import DARK, LIGHT, PAGE, declarations
from delais.views.timeline import timeline
from delais.views.wrapping import cells

_CHAR, _LINE, _MARGIN = 8.4, 20, 24
_FONTS = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"


def to_svg(situation: Situation, lang: str = "fr", width: int = 100, *, pour: str = "", liens: bool = True) -> str:
    """The timeline as one SVG document, `width` columns wide. A citation opens its version unless `liens` is false."""
    model = timeline(situation, lang, pour)
    lines = lay_out(model, width, links=liens)
    columns = max(sum(cells(span.text) for span in line) for line in lines)
    title = escape(f"{model.reference} · {model.procedure}")
    wide, high = round(columns * _CHAR + 2 * _MARGIN), len(lines) * _LINE + 2 * _MARGIN
    body = "\n".join(_text(line, index) for index, line in enumerate(lines) if line)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'xml:space="preserve" role="img" aria-labelledby="titre" lang="{lang}">\n<title id="titre">{title}</title>\n'
        f"<style>{_style()}</style>\n"
        f'<rect class="page" width="{wide}" height="{high}" rx="8"/>\n{body}\n</svg>\n'
    )


def _style() -> str:
    light = f".page {{ fill: {LIGHT[PAGE]}; }} {declarations(LIGHT, 'fill')}"
    dark = f".page {{ fill: {DARK[PAGE]}; }} {declarations(DARK, 'fill')}"
    return (
        f"text {{ font: 14px {_FONTS}; white-space: pre; }}\n{light}\n"
        f"@media (prefers-color-scheme: dark) {{ {dark} }}\n"
    )


def _text(line: Line, index: int) -> str:
    """One line: each span at its column, stretched to its columns so that any font keeps the alignment."""
    column, pieces = 0, []
    for span in line:
        text = span.text.strip(" ")
        start = column + len(span.text) - len(span.text.lstrip(" "))
        if text:
            place = f'x="{_MARGIN + start * _CHAR:.1f}" textLength="{cells(text) * _CHAR:.1f}"'
            style = span.style or "text"
            piece = f'<tspan {place} lengthAdjust="spacingAndGlyphs" class="{style}">{escape(text)}</tspan>'
            pieces.append(f'<a href="{escape(span.link)}">{piece}</a>' if span.link else piece)
        column += cells(span.text)
    return f'<text y="{_MARGIN + (index + 0.75) * _LINE:.0f}">{"".join(pieces)}</text>'
