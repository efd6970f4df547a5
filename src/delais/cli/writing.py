"""The one way to write a file: whole or not at all, never over an input, over another file only when told to."""

import errno
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from delais.errors import InputError, Problem, Texte
from delais.system_words import os_reason

_DESCRIPTOR = re.compile(r"/dev/(?:fd/(\d{1,9})|(stdout)|(stderr))|/proc/self/fd/(\d{1,9})", re.ASCII)
_MAX_LINKS = 40  # as the system does
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_file(name: str, content: bytes | str, *, inputs: Sequence[str] = (), overwrite: bool = False) -> None:
    """Write `content` (text as UTF-8) to the file `name`, as `writing` does. Raises as `writing` does."""
    with writing(name, inputs=inputs, overwrite=overwrite) as sink:
        sink.write(content.encode("utf-8") if isinstance(content, str) else content)


@contextmanager
def writing(name: str, *, inputs: Sequence[str] = (), overwrite: bool = False) -> Iterator[BinaryIO]:
    """A stream of bytes that becomes the file `name` once the block has ended well.

    Until then, and for ever if the block fails or the program is killed, `name` is what it was: a temporary file of the
    same folder takes its place in one step. "-" is standard output; it, a descriptor (`/dev/stdout`), a FIFO and a
    device are written through. A link is followed, permissions are kept.

    Raises `InputError` if `name` is one of `inputs` under any name ("-" is standard input), if it exists and
    `overwrite` is false, or if it cannot be written. A closed pipe raises `BrokenPipeError`.
    """
    try:
        _refuse_an_input(name, inputs)
        with _standard_output() if name == "-" else _opened(name, overwrite) as sink:
            yield sink
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(name, error) from error


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.flush()


@contextmanager
def _opened(name: str, overwrite: bool) -> Iterator[BinaryIO]:
    descriptor = _descriptor(name)
    if descriptor is not None:
        # opening `/dev/stdout` again would empty the file that it is redirected to
        with os.fdopen(os.dup(descriptor), "wb") as sink:
            yield sink
        return
    target = os.path.realpath(name)
    old = _status(target)
    if name.endswith(os.sep) or (old and stat.S_ISDIR(old.st_mode)):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if old and not stat.S_ISREG(old.st_mode):
        if stat.S_ISBLK(old.st_mode):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        with Path(target).open("wb") as sink:
            yield sink
        return
    if old and not overwrite:
        raise _already(name)
    if old and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    with _replacing(name, target, old) as sink:
        yield sink


@contextmanager
def _replacing(name: str, target: str, old: os.stat_result | None) -> Iterator[BinaryIO]:
    folder = Path(target).parent
    temporary = folder / f".delais-{secrets.token_hex(8)}.tmp"
    try:
        descriptor = os.open(temporary, _NEW_FILE, 0o600 if old else 0o666)
    except OSError as error:
        raise _unusable_folder(name, folder, error) from error
    try:
        with os.fdopen(descriptor, "wb") as sink:
            yield sink
            sink.flush()
            if old:
                _keep_owner_and_mode(sink.fileno(), old)
            os.fsync(sink.fileno())
        if old:
            temporary.replace(target)
        else:
            _publish(name, temporary, target)
        _sync_folder(folder)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _publish(name: str, temporary: Path, target: str) -> None:
    """Give a new file its name, unless someone took it meanwhile."""
    try:
        os.link(temporary, target)
    except FileExistsError as error:
        raise _already(name) from error
    except OSError as error:  # a disk without hard links
        if _status(target):
            raise _already(name) from error
        temporary.replace(target)


def _keep_owner_and_mode(descriptor: int, old: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        with suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _sync_folder(folder: Path) -> None:
    """Make the new name outlive a power cut, where a folder can be synced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _descriptor(name: str) -> int | None:
    """The descriptor that a path names, `/dev/stdout` or a link to it."""
    path = os.path.abspath(name)  # noqa: PTH100 (`resolve` would follow the link to the file behind)
    for _ in range(_MAX_LINKS):
        match = _DESCRIPTOR.fullmatch(path)
        if match:
            number, out, err, of_self = match.groups()
            return 1 if out else 2 if err else int(number or of_self)
        if not Path(path).is_symlink():
            return None
        path = os.path.normpath(Path(path).parent / Path(path).readlink())
    return None


def _status(path: str) -> os.stat_result | None:
    try:
        return Path(path).stat()
    except FileNotFoundError:
        return None


def _refuse_an_input(name: str, inputs: Sequence[str]) -> None:
    written = _identity(name, sys.stdout)
    for source in inputs:
        read = _identity(source, sys.stdin)
        if written and read and os.path.samestat(written, read):
            raise InputError(
                (
                    Problem(
                        Texte("la sortie est un fichier lu", "the output is a file that is read"),
                        file=name,
                        value=None if source == name else source,
                        remedy=Texte("donner un autre nom à la sortie", "give the output another name"),
                    ),
                )
            )


def _identity(name: str, standard: TextIO | None) -> os.stat_result | None:
    """What a name leads to; nothing for a terminal or a device, which may be read and written at once."""
    try:
        if name != "-":
            status = Path(name).stat()
        elif standard is not None:
            status = os.fstat(standard.fileno())
        else:
            return None
    except OSError:
        return None
    return status if stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode) else None


def _already(name: str) -> InputError:
    return InputError(
        (
            Problem(
                Texte("le fichier existe déjà", "the file exists already"),
                file=name,
                remedy=Texte("donner un autre nom, ou --ecraser", "give another name, or --ecraser"),
            ),
        )
    )


def _unwritable(name: str, error: OSError) -> InputError:
    reason = os_reason(error)
    message = Texte(f"fichier impossible à écrire : {reason.fr}", f"file cannot be written: {reason.en}")
    return InputError((Problem(message, file="sortie standard" if name == "-" else name),))


def _unusable_folder(name: str, folder: Path, error: OSError) -> InputError:
    reason = os_reason(error)
    message = Texte(
        f"fichier impossible à écrire dans le dossier {folder} : {reason.fr}",
        f"file cannot be written in the folder {folder}: {reason.en}",
    )
    return InputError((Problem(message, file=name),))
