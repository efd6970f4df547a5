"""Entry of the command: the language, the parser, the sub-command, the exit status."""

from __future__ import annotations

import os
import sys
from importlib import import_module

TYPE_CHECKING = False  # type checkers take it as true; importing `typing` would slow `--help`
if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "calculer": "delais.cli.calculer",
    "depart": "delais.cli.depart",
    "lot": "delais.cli.lot",
    "jours-feries": "delais.cli.jours_feries",
    "procedures": "delais.cli.procedures",
    "verifier": "delais.cli.verifier",
    "diagramme": "delais.cli.procedures",
    "comparer": "delais.cli.procedures",
    "chronologie": "delais.cli.chronologie",
    "echeances": "delais.cli.echeances",
}
DONE, PROBLEM, MISUSE = 0, 1, 2


def run() -> None:
    """The console script: exits with the status of `main`."""
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command. Returns 0 done, 1 a refusal or a problem found, 2 wrong usage or unreadable input."""
    from delais.cli.arguments import build

    lang = _language(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    parser = build(lang)
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else MISUSE
    if arguments.command is None:
        parser.print_help(sys.stderr)
        return MISUSE
    return _guarded(arguments, lang)


def _guarded(arguments: object, lang: str) -> int:
    """Malformed input gives a message and a status, never a traceback; a closed pipe ends in silence."""
    from delais.cli.messages import tell
    from delais.errors import CoverageError, DelaisError

    command = arguments.command  # type: ignore[attr-defined]
    try:
        status: int = getattr(import_module(COMMANDS[command]), command.replace("-", "_"))(arguments, lang)
        sys.stdout.flush()
    except DelaisError as error:
        tell(error, lang)
        return PROBLEM if isinstance(error, CoverageError) else MISUSE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return status


def _language(argv: Sequence[str]) -> str:
    """The language, wherever `--lang` stands."""
    for index, word in enumerate(argv):
        if word == "--lang=en" or (word == "--lang" and list(argv[index + 1 : index + 2]) == ["en"]):
            return "en"
    return "fr"
