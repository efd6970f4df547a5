"""An option given empty (`--acte "$UNSET"`) is an error, not an absence: for every option of every command."""

import argparse

import pytest

from command_line import run
from delais.cli.arguments import build


def commands() -> dict[str, argparse.ArgumentParser]:
    """Each command's parser, by name."""
    for action in build("fr")._actions:
        if isinstance(action, argparse._SubParsersAction):
            return action.choices
    raise AssertionError("aucune commande")


def typed() -> list[tuple[str, ...]]:
    """Each value that a command can take, given empty; those that come before it are filled."""
    found: list[tuple[str, ...]] = []
    for name, parser in commands().items():
        before: list[str] = []
        for action in parser._actions:
            if action.option_strings and action.nargs != 0:
                found += [(name, option, value) for option in action.option_strings for value in ("", " ")]
            elif not action.option_strings and not isinstance(action, argparse._SubParsersAction):
                found.append((name, *before, ""))
                before.append(str(next(iter(action.choices))) if action.choices else "2024")
    return found


@pytest.mark.parametrize("arguments", typed(), ids=" ".join)
def test_an_empty_value_is_an_error(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, ""), done.err
    assert "valeur vide" in done.err, done.err
    assert arguments[-2] in done.err or not arguments[-2].startswith("--"), "l'option est nommée"
    english = run(*arguments, "--lang", "en")
    assert (english.status, "empty value" in english.err) == (2, True), english.err
