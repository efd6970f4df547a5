"""Finding procedures and calendars by id, and loading only the one asked for, with its texts."""

import datetime
import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from delais.calendars import Calendar, calendar, territoires
from delais.errors import InputError, Problem, Texte
from delais.folders import SHARED, Folders, bundled, laid_over
from delais.frozen_map import FrozenMap
from delais.law.official import data_version
from delais.procedure.check import check
from delais.procedure.check.rules import check_rules
from delais.procedure.loader import read_procedure
from delais.procedure.model import Procedure
from delais.procedure.short.unfold import unfold
from delais.toml_table import Source, nearest, read_source, shown

if TYPE_CHECKING:
    from delais.agenda.situation import Situation
    from delais.dossier.model import Dossier


@frozen
class Catalogue:
    """The procedures, texts and calendars in force for a program: those of the package, and a user's own over them.

    Each file is read once, when it is asked for, however many threads ask; nothing that it gives can be changed.

    >>> catalogue = Catalogue.bundled()
    >>> "agrement" in catalogue.procedures(), catalogue.calendar("metropole").last_year
    (True, 2100)
    """

    folders: Folders = field(factory=bundled)

    @classmethod
    def bundled(cls) -> "Catalogue":
        """The catalogue of the package."""
        return cls(bundled())

    @classmethod
    def from_folder(cls, path: Path | str, over: "Catalogue | None" = None) -> "Catalogue":
        """The folder at `path` laid over another catalogue, the package's by default.

        It holds `procedures/*.toml`, `procedures/textes/*.toml` and `calendars/*.toml`, or some of them. A procedure or
        a calendar stands in for that of the same name; texts are added. Raises `InputError` if it holds no data.
        """
        return cls(laid_over(Path(path), over.folders if over else bundled()))

    def procedures(self) -> tuple[str, ...]:
        """The ids of its procedures, sorted."""
        return self.folders.names("procedures")

    def territoires(self) -> tuple[str, ...]:
        """The territories that have a calendar, métropole first."""
        return territoires(self.folders)

    def load(self, id_: str) -> Procedure:
        """The procedure `id_`. Raises `InputError` if it is unknown or wrong: a wrong procedure never loads."""
        if not isinstance(id_, str) or id_ not in self.folders.names("procedures"):
            message = Texte(f"procédure inconnue « {shown(id_)} »", f'unknown procedure "{shown(id_)}"')
            raise InputError((Problem(message, remedy=nearest(str(id_), self.procedures())),))
        return _load(id_, self.folders)

    def calendar(self, territoire: str) -> Calendar:
        """The calendar of `territoire`. Raises `CalendarError` naming those that exist."""
        return calendar(territoire, self.folders)

    def reachable(self, procedure: Procedure) -> tuple[Procedure, ...]:
        """The procedure, then those that a case of it may go on into, nearest first."""
        known = procedure.id in self.procedures() and procedure is self.load(procedure.id)
        if known:  # not the caller's own, which another of the same name may follow
            return self.folders.once("reachable", procedure.id, lambda: self._reachable(procedure))
        return self._reachable(procedure)

    def _reachable(self, procedure: Procedure) -> tuple[Procedure, ...]:
        found = {procedure.id: procedure}
        queue = [procedure]
        while queue:
            for row in queue.pop(0).ouvre:
                if row.procedure not in found:
                    found[row.procedure] = self.load(row.procedure)
                    queue.append(found[row.procedure])
        return tuple(found.values())

    def replay(self, dossier: "Dossier", *, au: datetime.date, projection: bool = True) -> "Situation":
        """Where `dossier` stands at the end of the day `au`, by this catalogue: see `delais.replay`."""
        # cases stand above procedures: reached only when someone asks for one
        replay = import_module("delais.agenda").replay
        situation: Situation = replay(dossier, au=au, projection=projection, catalogue=self)
        return situation

    def check(self, dossier: "Dossier") -> None:
        """Raise `InputError` with every problem that this catalogue finds in `dossier`, if there is one."""
        ensure_checked = import_module("delais.dossier.checking").ensure_checked
        ensure_checked(dossier, self.reachable(self.load(dossier.procedure)), self.territoires())

    @property
    def digest(self) -> str:
        """SHA-256 of every file of the catalogue, newlines normalised."""
        return self.folders.once("", "digest", lambda: self.folders.digest(*_files(self.folders)))

    @property
    def data_version(self) -> str:
        """The version of the data, apart from that of the code: `2026.3` is the law known in March 2026.

        It is that of the uppermost folder that has one; `digest` tells whether the files are the same.
        """
        return data_version(self.folders)

    @property
    def digests(self) -> Mapping[str, str]:
        """The SHA-256 that a pin holds of each procedure, by id: its file, its texts and what it counts with.

        Loads every procedure. Raises `InputError` if one is wrong.
        """
        return FrozenMap({id_: self.load(id_).digest for id_ in self.procedures()})


def _files(folders: Folders) -> tuple[Path, ...]:
    below = _files(folders.base) if folders.base else ()
    return (*below, *folders.own.values())


def procedure_ids() -> tuple[str, ...]:
    """The ids of the procedures that the package knows.

    >>> "recours_amiable" in procedure_ids()
    True
    """
    return bundled().names("procedures")


def load_procedure(id_: str) -> Procedure:
    """The procedure `id_` of the package. Raises `InputError` if it is unknown or wrong."""
    return Catalogue.bundled().load(id_)


def _load(id_: str, folders: Folders) -> Procedure:
    """One that the upper folder changes in nothing is that of the folder below, loaded for both."""
    if folders.base and ("procedures", id_) not in folders.own and not folders.changes("textes", "versions"):
        return _load(id_, folders.base)
    path = folders.layers("procedures", id_)[-1]
    return folders.once("procedures", id_, lambda: load_file(path, folders))


def load_file(path: Path, folders: Folders | None = None) -> Procedure:
    """The procedure at `path`, verified. Raises `InputError` with every problem found."""
    folders = folders or bundled()
    source = read_source(path, folders)
    procedure = verify(source)
    source.raise_problems()
    textes = [layer for name in source.root().texts("textes") for layer in folders.layers("textes", name)]
    shared = [layer for name in SHARED for layer in folders.layers("procedures", name)]
    return evolve(procedure, digest=folders.digest(path, *shared, *textes))


def verify(source: Source) -> Procedure:
    """Read and check one file; every problem is noted in `source`. The model is only checked if its shape is right.

    Raises `InputError` if the file is of another format.
    """
    source.rows = unfold(source)
    return verify_rows(source.rows)


def verify_rows(source: Source) -> Procedure:
    """The same for rows already unfolded."""
    procedure = read_procedure(source)
    stem = Path(source.name).stem
    if procedure.id and procedure.id != stem and re.fullmatch(r"[a-z0-9_]+", stem):
        source.report(
            ("id",),
            Texte("l'id n'est pas le nom du fichier", "the id is not the file's name"),
            value=procedure.id,
            expected=Texte(stem, stem),
        )
    if not source.problems:
        check(procedure, source)
        own = bundled().own.get(("procedures", stem))
        if own and Path(source.name).resolve() == own.resolve():  # another author's file has rules of its own
            check_rules(procedure, source)
    return procedure
