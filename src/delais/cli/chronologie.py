"""`delais chronologie`: where a case stands on a day, in the form asked for."""

import sys
from argparse import Namespace
from pathlib import Path

from delais.agenda import Situation, replay
from delais.cli.reading import as_of
from delais.cli.writing import write_file
from delais.dossier.loader import load_dossier, parse_dossier
from delais.dossier.model import Dossier
from delais.errors import InputError, Problem, Texte
from delais.file_bytes import MAX_BYTES
from delais.system_words import os_reason


def chronologie(arguments: Namespace, lang: str) -> int:
    """Print the timeline, or its JSON, ICS, SVG or HTML. Refusals in it are no failure.

    `--pour` keeps the next due date of one actor, and its entries of the calendar. Raises `InputError` for an actor
    that no procedure of the case knows.
    """
    if arguments.precedent is not None:
        from delais.cli.ics_output import check_options

        check_options(arguments)
    situation = replay(open_dossier(arguments.dossier), au=as_of(arguments.au, lang))
    pour = _actor(arguments.pour or "", situation)
    if arguments.json:
        from delais.views.json_view import dump, situation_dict

        print(dump(situation_dict(situation, lang, pour), liens=not arguments.sans_liens))
    elif arguments.ics or arguments.ics_dossier is not None:
        from delais.cli.ics_output import write_calendar
        from delais.views.ics_entries import Choice

        write_calendar(
            (situation,), arguments, lang, Choice(pour, liens=not arguments.sans_liens), inputs=(arguments.dossier,)
        )
    elif arguments.svg:
        from delais.views.svg import to_svg

        _export(arguments.svg, to_svg(situation, lang, pour=pour, liens=not arguments.sans_liens), arguments)
    elif arguments.html:
        from delais.views.html import to_html

        _export(arguments.html, to_html(situation, lang, pour=pour, liens=not arguments.sans_liens), arguments)
    else:
        _show(situation, lang, pour, arguments)
    return 0


def _actor(name: str, situation: Situation) -> str:
    if not name:
        return ""
    from delais.cli.actor_names import check_actor

    return check_actor(name, (situation,))


def _show(situation: Situation, lang: str, pour: str, arguments: Namespace) -> None:
    """The rich timeline on a terminal; plain text elsewhere, never cut."""
    if arguments.plain or not sys.stdout.isatty():
        from delais.views.plain import render_plain
        from delais.views.safe_text import prints_unicode

        print(render_plain(situation, lang, unicode=prints_unicode(sys.stdout.encoding), pour=pour))
        return
    from rich.console import Console

    from delais.views.terminal import render_terminal

    render_terminal(situation, Console(file=sys.stdout), lang, pour=pour, liens=not arguments.sans_liens)


def open_dossier(name: str) -> Dossier:
    """The dossier in the file `name`, or on standard input for "-"."""
    if name == "-":
        try:
            raw = sys.stdin.buffer.read(MAX_BYTES + 1)
        except OSError as error:
            why = os_reason(error)
            unread = Texte(f"entrée illisible : {why.fr}", f"unreadable input: {why.en}")
            raise InputError((Problem(unread, file=name),)) from error
        if len(raw) > MAX_BYTES:
            raise InputError((Problem(Texte("plus d'un mégaoctet", "over one megabyte"), file=name),))
        return parse_dossier(name, raw)
    return load_dossier(Path(name))


def _export(name: str, content: str, arguments: Namespace) -> None:
    """Write an export, never over the dossier. Raises `InputError` if the file cannot be written."""
    write_file(name, content, inputs=(arguments.dossier,), overwrite=arguments.ecraser)
