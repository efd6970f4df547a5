"""Options that several commands share. Imports nothing heavy."""

from __future__ import annotations

import argparse

from delais.cli.parser import Parser


def json_option(parser: argparse._ActionsContainer) -> None:
    """`--json`."""
    parser.add_argument("--json", action="store_true", help=Parser.say("un document JSON", "one JSON document"))


def links_option(parser: argparse._ActionsContainer) -> None:
    """`--sans-liens`."""
    parser.add_argument(
        "--sans-liens",
        action="store_true",
        help=Parser.say("sans l'adresse des textes cités", "without the addresses of the texts cited"),
    )
