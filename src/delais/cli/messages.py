"""What the command says when it cannot go on: on stderr, safe to print whatever the input held."""

import sys
from contextlib import suppress

from delais.errors import DelaisError
from delais.file_bytes import shown_long


def tell(error: DelaisError, lang: str) -> None:
    """Print an error after the name of the command. If nothing can be told on stderr, the exit status says it."""
    tell_line(f"delais{'' if lang == 'en' else ' '}: {error.render(lang)}")


def tell_line(text: str) -> None:
    """Print on stderr, made safe."""
    with suppress(OSError):
        print(safe(text), file=sys.stderr, flush=True)


def safe(text: str) -> str:
    """Lines that drive no terminal: a file's name may hold anything."""
    return "\n".join(shown_long(line) for line in text.split("\n"))
