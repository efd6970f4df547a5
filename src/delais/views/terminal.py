"""The timeline in a terminal: colour helps, marks and words carry the meaning."""

from typing import TYPE_CHECKING

from delais.agenda import Situation
from delais.views.layout import lay_out
from delais.views.page import Span
from delais.views.safe_text import prints_unicode
from delais.views.timeline import timeline

if TYPE_CHECKING:
    from rich.console import Console


# The sixteen colours of the terminal's own theme: its owner chose them to be read.
STYLES = {
    "title": "bold",
    "day": "bold",
    "term": "dim",
    "state": "bold",
    "heading": "bold",
    "date": "cyan",
    "rail": "dim",
    "evenement": "bold",
    "moment": "",
    "refus": "bold red",
    "refusal": "red",
    "fin": "bold magenta",
    "echeance": "bold magenta",
    "deadline": "bold magenta",
    "prevision": "italic blue",
    "posterieur": "italic cyan",
    "cancelled": "strike dim",
    "today": "bold green",
    "law": "dim",
    "aside": "dim",
    "fact": "dim",
    "opens": "",
    "operation": "bold",
    "reserve": "yellow",
    "reading": "",
    "footer": "dim",
}


def render_terminal(
    situation: Situation, console: "Console", lang: str = "fr", *, pour: str = "", liens: bool = True
) -> None:
    """Print the timeline on `console`, as wide as it is; in ASCII if its encoding cannot carry the marks.

    A citation opens its version (OSC 8) unless `liens` is false.
    """
    from rich.text import Text

    unicode = prints_unicode(console.encoding)
    for line in lay_out(timeline(situation, lang, pour), console.width, unicode=unicode, links=liens):
        text = Text.assemble(*((span.text, _style(span)) for span in line))
        console.print(text, soft_wrap=True, highlight=False)


def _style(span: Span) -> str:
    style = STYLES.get(span.style, "")
    return f"{style} link {span.link}".strip() if span.link else style
