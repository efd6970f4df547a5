"""A folder of calendar objects, one file a due date, kept up to date: what is not of this program is never touched."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from delais.cli.writing import write_file
from delais.errors import InputError, Problem, Texte
from delais.file_bytes import read_bounded
from delais.system_words import os_reason
from delais.views.ics import Resources
from delais.views.ics_identity import DOMAIN
from delais.views.ics_previous import Previous, read_object

if TYPE_CHECKING:
    from icalendar import Component

_SUFFIX = ".ics"


@frozen
class CalendarFolder:
    """The entries of ours that a folder holds, and the file of each."""

    name: str
    previous: Previous
    files: dict[str, Path]

    @classmethod
    def read(cls, name: str) -> "CalendarFolder":
        """What the folder holds, nothing if it is not there. A file that we cannot read is none of ours.

        Raises `InputError` if it cannot be looked into.
        """
        entries: dict[str, Component] = {}
        files: dict[str, Path] = {}
        for path in _paths(name):
            try:
                raw = read_bounded(path)
                entry = read_object(str(path), raw) if DOMAIN.encode() in raw else None
            except InputError:
                continue
            if entry is not None:
                identifier = str(entry["uid"])
                entries.setdefault(identifier, entry)
                files.setdefault(identifier, path)
        return cls(name, Previous(entries), files)

    def update(self, resources: Resources, inputs: Sequence[str]) -> None:
        """Write what is new or corrected, each file whole or not at all; then remove what is no more.

        An entry keeps the file that has it, whatever its name: two files of one UID are refused by a server.

        Raises `InputError` if a file of the user's has the name of ours, or if one cannot be written or removed.
        """
        try:
            Path(self.name).mkdir(exist_ok=True)
        except OSError as error:
            raise _failed(self.name, error, "impossible à créer", "cannot be created") from error
        paths = {each: self.files.get(each) or Path(self.name, file_name(each)) for each in resources.written}
        taken = [path for each, path in paths.items() if each not in self.files and os.path.lexists(path)]
        if taken:
            raise InputError(tuple(map(_taken, taken)))
        for identifier, content in resources.written.items():
            write_file(str(paths[identifier]), content, inputs=inputs, overwrite=identifier in self.files)
        for identifier in resources.removed:
            path = self.files[identifier]
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise _failed(str(path), error, "impossible à supprimer", "cannot be removed") from error


def file_name(identifier: str) -> str:
    """The name of the file of an entry: its UID, which outlives a change of its date or of the file of its case."""
    return identifier.removesuffix(DOMAIN) + _SUFFIX


def _paths(name: str) -> list[Path]:
    """The files that may be calendar objects, those that bear the name we give first."""
    try:
        found = [path for path in Path(name).iterdir() if path.suffix.lower() == _SUFFIX and path.is_file()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _failed(name, error, "illisible", "cannot be read") from error
    return sorted(path for path in found if not path.name.startswith("."))


def _taken(path: Path) -> Problem:
    return Problem(
        Texte("ce fichier n'est pas une échéance écrite par delais", "this file is no due date written by delais"),
        file=str(path),
        remedy=Texte("le déplacer hors du répertoire", "move it out of the folder"),
    )


def _failed(name: str, error: OSError, fr: str, en: str) -> InputError:
    why = os_reason(error)
    return InputError((Problem(Texte(f"{fr} : {why.fr}", f"{en}: {why.en}"), file=name),))
