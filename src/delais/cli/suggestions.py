"""What the writer of a command line probably meant. Imported only once something is wrong."""

from __future__ import annotations

import difflib
import re
import unicodedata

TYPE_CHECKING = False  # type checkers take it as true; importing `typing` would slow the start
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_CHOICE = re.compile(r"argument .*: invalid choice: (.*?) \(choose from (.*)\)", re.DOTALL)
_UNKNOWN = re.compile(r"unrecognized arguments: (.*)", re.DOTALL)
_NO_VALUE = re.compile(r"argument (\S+): expected (?:one|at least one) argument")


def suggestion(message: str, parser: argparse.ArgumentParser, lang: str) -> str:
    """What to write instead, for an error of argparse in its own English words; empty where nothing is near."""
    meant = _meant(message, parser)
    if not meant:
        return _value_of(message, parser, lang)
    quoted = " ".join(f'"{word}"' if lang == "en" else f"« {word} »" for word in meant)
    return f"write {quoted}?" if lang == "en" else f"écrire {quoted} ?"


def _meant(message: str, parser: argparse.ArgumentParser) -> list[str]:
    if found := _CHOICE.fullmatch(message):
        return nearest(found[1].strip("'\""), re.findall(r"[\w-]+", found[2]))
    if found := _UNKNOWN.fullmatch(message):
        options = [name for action in parser._actions for name in action.option_strings]
        words = [word.partition("=")[0] for word in found[1].split()]
        return [near for word in words if word.startswith("-") for near in nearest(word, options)]
    return []


def _value_of(message: str, parser: argparse.ArgumentParser, lang: str) -> str:
    """An option left without its value: what the value is."""
    found = _NO_VALUE.fullmatch(message)
    name = found[1].split("/")[0] if found else None
    action = next((each for each in parser._actions if name and name in each.option_strings), None)
    if action is None:
        return ""
    shown = "|".join(str(choice) for choice in action.choices) if action.choices else action.metavar
    return f"expected: {name} {shown}" if lang == "en" else f"attendu : {name} {shown}"


def nearest(word: str, known: Sequence[str]) -> list[str]:
    """The one known word that is closest, if any is close: case, accents and the kind of dash do not matter."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("_", "-")).encode("ascii", "ignore").decode()
    long = [name for name in known if name.startswith(plain) and len(plain.strip("-")) >= 3]
    return long[:1] or difflib.get_close_matches(plain, known, n=1, cutoff=0.6)
