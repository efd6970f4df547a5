"""Where the data folders are: beside the sources in a checkout, inside the package in a wheel."""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder that holds `procedures/` and `calendars/`.

    An editable install copies data that then goes stale, so the checkout wins when the repository's own
    `pyproject.toml` stands above the package.
    """
    checkout = _PACKAGE.parent.parent
    manifest = checkout / "pyproject.toml"
    if manifest.is_file() and re.search(r'^name = "delais"$', manifest.read_text("utf-8"), re.MULTILINE):
        return checkout
    return _PACKAGE / "_data"


def procedures() -> Path:
    """The folder of the procedures, one TOML file each."""
    return root() / "procedures"


def textes() -> Path:
    """The folder of the articles that the procedures cite."""
    return procedures() / "textes"


def calendars() -> Path:
    """The folder of the calendars, one TOML file a territory."""
    return root() / "calendars"


def digest(*paths: Path) -> str:
    """SHA-256 of files, in the order given, newlines normalised so that a checkout's settings do not matter."""
    return digest_of(path.read_bytes().replace(b"\r\n", b"\n") for path in paths)


def digest_of(contents: Iterable[bytes]) -> str:
    """SHA-256 of contents, one after the other."""
    total = hashlib.sha256()
    for content in contents:
        total.update(content)
    return total.hexdigest()
