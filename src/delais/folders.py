"""Folders of data, one laid over another, and what was read of them: each file once, however many threads ask."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from attrs import field, frozen

from delais import data_files
from delais.errors import InputError, Problem, Texte
from delais.file_bytes import read_bounded
from delais.frozen_map import FrozenMap

Read = TypeVar("Read")
_UNREAD = object()

SHARED = ("regimes", "derogations", "distance")
"""The files of `procedures/` that are no procedure: what every procedure counts with."""


@frozen
class Folders:
    """A folder with `procedures/`, `procedures/textes/` and `calendars/`, laid over another or over nothing.

    A procedure or a calendar of the upper folder stands in for that of the same name below; the entries of a file of
    texts, and of the `SHARED` files, are added to those below, and stand in for those of the same name. What is read is
    remembered as long as the value is kept: files that change afterwards need a new one.
    """

    path: Path
    base: "Folders | None" = None
    _memory: dict[tuple[str, str], Any] = field(factory=dict, init=False, eq=False, repr=False)
    _lock: RLock = field(factory=RLock, init=False, eq=False, repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        return Folders, (self.path, self.base)

    def __deepcopy__(self, _: object) -> "Folders":
        return self

    def once(self, kind: str, name: str, read: Callable[[], Read]) -> Read:
        """What `read` gives, called once for `kind` and `name`, under a lock; an error is not remembered."""
        found: Any = self._memory.get((kind, name), _UNREAD)
        if found is _UNREAD:
            with self._lock:
                found = self._memory.get((kind, name), _UNREAD)
                if found is _UNREAD:
                    found = self._memory[kind, name] = read()
        return found  # type: ignore[no-any-return]

    @property
    def own(self) -> Mapping[tuple[str, str], Path]:
        """The files of this folder alone, by kind (`procedures`, `textes`, `versions`, `calendars`) and name."""
        return self.once("", "own", self._scan)

    def _scan(self) -> Mapping[tuple[str, str], Path]:
        procedures = self.path / "procedures"
        if not procedures.is_dir():  # a folder of procedures alone
            procedures = self.path
        places = {
            "procedures": procedures.glob("*.toml"),
            "textes": (procedures / "textes").glob("*.toml"),
            "versions": (procedures / "textes" / "versions").glob("*.csv"),
            "calendars": (self.path / "calendars").glob("*.toml"),
        }
        return FrozenMap({(kind, path.stem): path for kind, paths in places.items() for path in sorted(paths)})

    def find(self, kind: str, name: str) -> Path | None:
        """The uppermost file of that name."""
        return self.own.get((kind, name)) or (self.base.find(kind, name) if self.base else None)

    def layers(self, kind: str, name: str) -> tuple[Path, ...]:
        """Every file of that name, the lowest first."""
        below = self.base.layers(kind, name) if self.base else ()
        own = self.own.get((kind, name))
        return (*below, own) if own else below

    def names(self, kind: str) -> tuple[str, ...]:
        """The names of the files of a kind, sorted; those of procedures without the `SHARED` ones."""
        return self.once("names", kind, lambda: self._names(kind))

    def _names(self, kind: str) -> tuple[str, ...]:
        found = {name for held, name in self.own if held == kind and not (kind == "procedures" and name in SHARED)}
        return tuple(sorted(found | set(self.base.names(kind) if self.base else ())))

    def changes(self, *kinds: str) -> bool:
        """Whether this folder has a `SHARED` file, or a file of one of `kinds` in the place of one below."""
        below = self.base
        return below is not None and any(
            (kind == "procedures" and name in SHARED) or (kind in kinds and below.find(kind, name) is not None)
            for kind, name in self.own
        )

    def bytes_of(self, path: Path) -> bytes:
        """The bytes of a file, newlines normalised so that a checkout's settings do not matter; its own are kept."""
        if path not in self.own.values():
            return self.base.bytes_of(path) if self.base else _normalised(path)
        return self.once("bytes", str(path), lambda: _normalised(path))

    def digest(self, *paths: Path) -> str:
        """SHA-256 of files, in the order given."""
        return data_files.digest_of(self.bytes_of(path) for path in paths)


def _normalised(path: Path) -> bytes:
    return read_bounded(path).replace(b"\r\n", b"\n")


@cache
def _of(root: Path) -> Folders:
    return Folders(root)


def bundled() -> Folders:
    """The data of the package."""
    return _of(data_files.root())


def laid_over(path: Path, base: Folders) -> Folders:
    """The folder at `path` over `base`. Raises `InputError` if it is none, or holds no data."""
    found = Folders(path, base)
    if not path.is_dir() or not found.own:
        raise InputError(
            (
                Problem(
                    Texte("dossier de données introuvable ou vide", "no such folder of data, or an empty one"),
                    file=str(path),
                    expected=Texte(
                        "procedures/*.toml, procedures/textes/*.toml ou calendars/*.toml",
                        "procedures/*.toml, procedures/textes/*.toml or calendars/*.toml",
                    ),
                ),
            )
        )
    return found
