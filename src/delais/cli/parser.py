"""A parser of arguments that speaks French or English and says what was probably meant. Imports nothing heavy."""

from __future__ import annotations

import argparse
import re
import sys

TYPE_CHECKING = False  # type checkers take it as true; importing `typing` would slow `--help`
if TYPE_CHECKING:
    from typing import Any, NoReturn

_ERRORS = (
    (r"the following arguments are required: (.*)", r"arguments manquants : \1"),
    (r"unrecognized arguments: (.*)", r"arguments inconnus : \1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"argument \1 : choix inconnu \2 (possibles : \3)"),
    (r"argument (.*): expected one argument", r"argument \1 : une valeur est attendue"),
    (r"argument (.*): expected at least one argument", r"argument \1 : au moins une valeur est attendue"),
    (r"argument (.*): not allowed with argument (.*)", r"argument \1 : incompatible avec \2"),
    (r"argument (.*): ignored explicit argument (.*)", r"argument \1 : ne prend pas de valeur, lu \2"),
    (r"argument (.*): (valeur vide.*)", r"argument \1 : \2"),
    (r"argument (.*): invalid int value: (.*)", r"argument \1 : nombre entier attendu, lu \2"),
    (r"ambiguous option: (.*) could match (.*)", r"option ambiguë : \1 peut être \2"),
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks one language throughout, and exits 2 on wrong usage."""

    lang = "fr"
    reading: Parser | None = None  # the parser of the command being read: the one whose options are suggested

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **kwargs)
        self._positionals.title = self.say("arguments", "arguments")
        self._optionals.title = self.say("options", "options")
        self.add_argument("-h", "--help", action="help", help=self.say("montre cette aide", "show this help"))

    @classmethod
    def say(cls, fr: str, en: str) -> str:
        """The sentence in the parser's language."""
        return en if cls.lang == "en" else fr

    def format_usage(self) -> str:
        """As argparse, the words in the language."""
        return self._spaced(super().format_usage())

    def format_help(self) -> str:
        """As argparse, the words in the language."""
        return self._spaced(super().format_help())

    def _spaced(self, text: str) -> str:
        """French puts a space before a colon."""
        return text if self.lang == "en" else re.sub(r"^(usage|arguments|options):", r"\1 :", text, flags=re.MULTILINE)

    def parse_known_args(self, *args: Any, **kwargs: Any) -> Any:
        """As argparse, noting which command is being read."""
        Parser.reading = self
        return super().parse_known_args(*args, **kwargs)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and what was probably meant, and exit 2."""
        from delais.cli.suggestions import suggestion

        command = Parser.reading or self  # argparse reports an unknown option at the top, with a usage that lacks it
        hint = suggestion(message, command, self.lang)
        if self.lang != "en":
            for english, french in _ERRORS:
                message = re.sub(f"^{english}$", french, message)
        if hint:
            message += f"; {hint}" if self.lang == "en" else f" ; {hint}"
        message = "".join(char if char.isprintable() else "�" for char in message)
        command.print_usage(sys.stderr)
        self.exit(2, f"delais : {message}\n" if self.lang != "en" else f"delais: {message}\n")

    def _print_message(self, message: str, file: Any = None) -> None:
        """As argparse, but a help that could not be written is no success."""
        stream = file or sys.stdout
        try:
            stream.write(message)
        except OSError:
            if stream is not sys.stderr:
                raise


def filled(text: str) -> str:
    """A value as typed. An empty one is a variable that was never set, not an absence."""
    if not text.strip():
        raise argparse.ArgumentTypeError(
            Parser.say("valeur vide (une variable sans valeur ?)", "empty value (a variable never set?)")
        )
    return text
