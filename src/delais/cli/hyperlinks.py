"""Text whose citations, between brackets, open their addresses in a terminal that knows links (OSC 8)."""

import os
import re
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping

from delais.views.law_links import Sources

_BRACKETS = re.compile(r"\[([^\[\]\n]+)\]")


def opening(text: str, sources: Iterable[Sources], arguments: Namespace) -> str:
    """`text` as it is for a pipe, a terminal that knows no link or `--sans-liens`; else with its links."""
    if arguments.sans_liens or not _on_terminal():
        return text
    links: dict[str, str] = {}
    for each in sources:
        links.update(each.links())
    return _BRACKETS.sub(lambda found: _linked(found[1], links), text)


def _on_terminal() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def _linked(inside: str, links: Mapping[str, str]) -> str:
    parts = (_link(words, links[words]) if words in links else words for words in inside.split(" ; "))
    return f"[{' ; '.join(parts)}]"


def _link(words: str, address: str) -> str:
    return f"\x1b]8;;{address}\x1b\\{words}\x1b]8;;\x1b\\"
