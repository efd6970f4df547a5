"""The due dates as iCalendar: on standard output, or as a folder of one file a due date that is kept up to date."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from delais.agenda import Situation
from delais.cli.ics_folder import CalendarFolder
from delais.cli.messages import tell_line
from delais.cli.writing import write_file
from delais.errors import InputError, Problem, Texte
from delais.file_bytes import MAX_BYTES, read_bounded
from delais.views.ics import Resources, to_calendar, to_resources
from delais.views.ics_entries import Choice
from delais.views.ics_identity import warnings
from delais.views.ics_previous import Previous, read_entries
from delais.views.safe_text import clean

_MOST = 20 * MAX_BYTES  # the calendar of ten thousand due dates


def check_options(arguments: Namespace) -> None:
    """Raise `InputError` for a `--precedent` that nothing would read."""
    if arguments.precedent is not None and not arguments.ics:
        message = Texte(
            "--precedent va avec --ics ; --ics-dossier lit son propre répertoire",
            "--precedent goes with --ics; --ics-dossier reads its own folder",
        )
        raise InputError((Problem(message),))


def write_calendar(
    situations: Sequence[Situation], arguments: Namespace, lang: str, choice: Choice, *, inputs: Sequence[str]
) -> None:
    """Write the calendar asked for; `inputs` are the files of the cases. Warn of cases that only their place names.

    Raises `InputError` for a calendar or a folder that cannot be read or written, and for two cases of one identity.
    """
    for each in warnings(situations):
        tell_line(each.dans(lang))
    if arguments.ics_dossier is None:
        content = to_calendar(situations, lang, choice, _previous(arguments.precedent))
        write_file("-", content, inputs=[arguments.precedent] if arguments.precedent else [])
        return
    folder = CalendarFolder.read(arguments.ics_dossier)
    resources = to_resources(situations, lang, choice, folder.previous)
    folder.update(resources, inputs)
    print(_count(folder, resources, lang))


def _previous(name: str | None) -> Previous:
    if name is None:
        return Previous()
    if Path(name).is_dir():
        return CalendarFolder.read(name).previous
    return Previous(read_entries(name, read_bounded(Path(name), _MOST)))


def _count(folder: CalendarFolder, resources: Resources, lang: str) -> str:
    """What became of the folder: how many entries are new, corrected, the same, removed, and of other cases."""
    new = sum(each not in folder.files for each in resources.written)
    corrected, same, gone = len(resources.written) - new, len(resources.unchanged), len(resources.removed)
    others = len(folder.files) - corrected - same - gone
    counts = zip((new, corrected, same, gone, others), _COUNTED, strict=True)
    total = _words(new + corrected + same, _DUE, lang)
    parts = [_words(number, words, lang) for number, words in counts if number]
    return f"{clean(folder.name)}{'' if lang == 'en' else ' '}: {total}{_listed(parts)}"


def _listed(parts: Sequence[str]) -> str:
    return f" ({', '.join(parts)})" if parts else ""


def _words(number: int, words: tuple[Texte, Texte], lang: str) -> str:
    return f"{number} {words[number > 1].dans(lang)}"


_DUE = (Texte("échéance", "due date"), Texte("échéances", "due dates"))
_COUNTED = (
    (Texte("nouvelle", "new"), Texte("nouvelles", "new")),
    (Texte("corrigée", "corrected"), Texte("corrigées", "corrected")),
    (Texte("inchangée", "unchanged"), Texte("inchangées", "unchanged")),
    (Texte("retirée", "removed"), Texte("retirées", "removed")),
    (
        Texte("laissée, d'un autre dossier", "left, of another case"),
        Texte("laissées, d'autres dossiers", "left, of others"),
    ),
)
