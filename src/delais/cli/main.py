"""Entry of the command: the language, the parser, the sub-command, the exit status."""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False  # type checkers take it as true; importing `typing` would slow `--help`
if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "calculer": "delais.cli.calculer",
    "depart": "delais.cli.depart",
    "reporter": "delais.cli.reporter",
    "duree": "delais.cli.duree",
    "lot": "delais.cli.lot",
    "jours-feries": "delais.cli.jours_feries",
    "procedures": "delais.cli.procedures",
    "convertir": "delais.cli.convertir",
    "nouvelle-procedure": "delais.cli.nouvelle_procedure",
    "verifier": "delais.cli.verifier",
    "diagramme": "delais.cli.procedures",
    "comparer": "delais.cli.procedures",
    "chronologie": "delais.cli.chronologie",
    "echeances": "delais.cli.echeances",
    "schema": "delais.cli.schema",
    "sources": "delais.cli.veille",
    "veille": "delais.cli.veille",
}
DONE, PROBLEM, MISUSE, INTERRUPTED = 0, 1, 2, 130


def run() -> None:
    """The console script: exits with the status of `main`."""
    try:
        status = main(sys.argv[1:])
    except KeyboardInterrupt:
        from delais.cli.streams import abandon_output

        abandon_output()
        status = INTERRUPTED
    sys.exit(status)


def main(argv: Sequence[str]) -> int:
    """Run one command. Returns 0 done, 1 a refusal or a problem found, 2 wrong usage, unreadable input or output."""
    from delais.cli.streams import abandon_output, prepare

    prepare()
    lang = _language(argv)
    try:
        status = _guarded(argv, lang)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: `| head`
        abandon_output()
        return DONE
    except OSError as error:
        abandon_output()
        _tell_output(error, lang)
        return MISUSE
    return status


def _guarded(argv: Sequence[str], lang: str) -> int:
    """Malformed input gives a message and a status, never a traceback."""
    from delais.cli.arguments import build

    parser = build(lang)
    try:
        arguments = parser.parse_args(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else MISUSE
    command = arguments.command
    if command is None:
        parser.print_help(sys.stderr)
        return MISUSE
    from delais.cli.messages import tell
    from delais.errors import CoverageError, DelaisError

    try:
        status: int = getattr(import_module(COMMANDS[command]), command.replace("-", "_"))(arguments, lang)
    except DelaisError as error:
        tell(error, lang)
        return PROBLEM if isinstance(error, CoverageError) else MISUSE
    return status


def _tell_output(error: OSError, lang: str) -> None:
    """A stream that fails: on stderr, if that one still works."""
    from delais.cli.messages import tell
    from delais.errors import DelaisError, Texte
    from delais.system_words import os_reason

    reason = os_reason(error)
    message = Texte(f"la sortie n'a pas pu être écrite : {reason.fr}", f"the output could not be written: {reason.en}")
    tell(DelaisError(message), lang)


def _language(argv: Sequence[str]) -> str:
    """The language, wherever `--lang` stands."""
    for index, word in enumerate(argv):
        if word == "--lang=en" or (word == "--lang" and list(argv[index + 1 : index + 2]) == ["en"]):
            return "en"
    return "fr"
