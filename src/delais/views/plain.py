"""The timeline as plain text, for pipes and files: no escape sequence, no line cut, ASCII where nothing else prints."""

from delais.agenda import Situation
from delais.views.layout import lay_out
from delais.views.timeline import timeline


def render_plain(
    situation: Situation, lang: str = "fr", *, unicode: bool = True, width: int | None = None, pour: str = ""
) -> str:
    """The timeline as text ending with a newline; each thing said stays on its line unless a `width` is given."""
    lines = lay_out(timeline(situation, lang, pour), width, unicode=unicode)
    return "".join("".join(span.text for span in line) + "\n" for line in lines)
