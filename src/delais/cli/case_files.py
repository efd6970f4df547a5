"""The dossiers that the user names: files as given, folders with all that they hold; each read, or told why not."""

import datetime
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import define, field

from delais.agenda import Situation, replay
from delais.cli.chronologie import open_dossier
from delais.cli.messages import tell_line
from delais.errors import CoverageError, DelaisError, InputError, Problem, Texte
from delais.system_words import os_reason

SUFFIXES = (".toml", ".json")


@define
class Found:
    """The files that names stand for, in order, each once; and what could not be looked into."""

    files: list[str] = field(factory=list)
    failures: list[tuple[str, DelaisError]] = field(factory=list)


def find(names: Iterable[str], suffixes: tuple[str, ...] = SUFFIXES) -> Found:
    """Files as given; a folder stands for the files in it and in its sub-folders, hidden ones apart.

    A folder without any such file, or that cannot be entered, is a failure: nothing read is not nothing due.
    """
    found, known = Found(), set[str]()
    for name in names:
        if not Path(name).is_dir():
            files = [name]
        else:
            files = list(_inside(name, suffixes, found.failures))
            if not files:
                found.failures.append((name, _empty(name, suffixes)))
        for file in files:
            real = file if file == "-" else os.path.realpath(file)
            if real not in known:
                known.add(real)
                found.files.append(file)
    return found


def _inside(name: str, suffixes: tuple[str, ...], failures: list[tuple[str, DelaisError]]) -> Iterator[str]:
    def note(error: OSError) -> None:
        failures.append((str(error.filename), _closed(error)))

    paths = []
    for folder, inner, files in os.walk(name, onerror=note):
        inner[:] = sorted(each for each in inner if not each.startswith("."))
        paths += [Path(folder, file) for file in files if Path(file).suffix.lower() in suffixes]
    yield from (str(path) for path in sorted(paths) if path.is_file() and not path.name.startswith("."))


def _empty(name: str, suffixes: tuple[str, ...]) -> InputError:
    kinds = (" ni ".join(suffixes), " or ".join(suffixes))
    message = Texte(f"répertoire sans fichier {kinds[0]}", f"folder without any {kinds[1]} file")
    return InputError((Problem(message, file=name),))


def _closed(error: OSError) -> InputError:
    why = os_reason(error)
    message = Texte(f"répertoire illisible : {why.fr}", f"unreadable folder: {why.en}")
    return InputError((Problem(message, file=str(error.filename)),))


def replay_each(found: Found, au: datetime.date) -> list[tuple[str, Situation]]:
    """Where each case stands, with its file; the failure of another is noted and the next goes on."""
    read = []
    for name in found.files:
        try:
            read.append((name, replay(open_dossier(name), au=au)))
        except DelaisError as error:
            found.failures.append((name, error))
    return read


def tell_failures(found: Found, lang: str) -> None:
    """Say on stderr what could not be read, and why; an error that does not name its file is given its name."""
    for name, error in found.failures:
        text = error.render(lang)
        tell_line(text if name in text else f"{name} : {text}")


def status_of(found: Found) -> int:
    """The exit status: 2 for what could not be read, 1 for what lies outside a calendar, 0 if nothing failed."""
    return max((1 if isinstance(error, CoverageError) else 2 for _, error in found.failures), default=0)
