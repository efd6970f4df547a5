"""What the command says when it cannot go on: on stderr, safe to print whatever the input held."""

import sys
from contextlib import suppress

from delais.errors import DelaisError
from delais.toml_table import shown_long


def tell(error: DelaisError, lang: str) -> None:
    """Print an error after the name of the command. If nothing can be told on stderr, the exit status says it."""
    with suppress(OSError):
        print(f"delais{'' if lang == 'en' else ' '}: {safe(error.render(lang))}", file=sys.stderr, flush=True)


def safe(text: str) -> str:
    """Lines that drive no terminal: a file's name may hold anything."""
    return "\n".join(shown_long(line) for line in text.split("\n"))
