"""Reading an edition of the codes: the npm package `@socialgouv/legi-data`, unpacked, or one code of it."""

import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from delais.errors import InputError, Problem, Texte
from delais.file_bytes import read_bounded
from delais.law.version import Code, Version

_MOST = 400_000_000  # the code du travail of 2026 takes 56 MB
_EPOCH = datetime.date(1970, 1, 1)
_FOR_EVER = 2200  # the editions write "no end" as 2999, and once as 2222
_NEVER = ("MODIFIE_MORT_NE", "ANNULE")
"""Versions that never came into force."""

_PACKAGE = Texte(
    "le dossier du paquet @socialgouv/legi-data (data/LEGITEXT….json), ou l'un de ces fichiers",
    "the folder of the package @socialgouv/legi-data (data/LEGITEXT….json), or one of these files",
)


@frozen
class CodeEdition:
    """One code in an edition: the day of its last consolidated state, and the versions of each article by number."""

    code: Code
    day: datetime.date
    articles: Mapping[str, tuple[Version, ...]]


@frozen
class Edition:
    """An edition: its number where the package says it, and the codes that we cite among those it has."""

    name: str
    codes: tuple[CodeEdition, ...]


def read_edition(path: Path, known: Mapping[str, Code], wanted: frozenset[tuple[str, str]]) -> Edition:
    """The edition at `path`: of the codes `known`, the articles `wanted` (code, number).

    Raises `InputError` if it is none: what was expected, and where.
    """
    files = _files(path)
    read = [found for file in files if (found := _read_code(file, known, wanted))]
    if not read:
        titles = ", ".join(code.title for code in known.values() if code.edition)
        message = Texte("aucun des codes cités dans cette édition", "none of the codes cited in this edition")
        raise InputError((Problem(message, file=str(path), expected=Texte(titles, titles)),))
    return Edition(_name(files[0]), tuple(read))


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = next(
        (each for sub in ("data", ".", "package/data") if (each := sorted(path.glob(f"{sub}/LEGITEXT*.json")))), []
    )
    if not found:
        message = Texte("ce n'est pas une édition des codes", "this is no edition of the codes")
        if not path.exists():
            message = Texte("dossier introuvable", "no such folder")
        raise InputError((Problem(message, file=str(path), expected=_PACKAGE),))
    return found


def _name(file: Path) -> str:
    """The number of the package that holds `file`, if it says one."""
    for folder in file.resolve().parents[:2]:
        try:
            manifest = json.loads((folder / "package.json").read_text("utf-8"))
        except (OSError, ValueError):
            continue
        version = manifest.get("version") if isinstance(manifest, dict) else None
        return version if isinstance(version, str) and version.isascii() and version.isprintable() else ""
    return ""


def _read_code(file: Path, known: Mapping[str, Code], wanted: frozenset[tuple[str, str]]) -> CodeEdition | None:
    """The code in `file`, or None if it is not one of ours. Raises `InputError` if it is not a code at all."""
    try:
        tree = json.loads(read_bounded(file, _MOST))
    except ValueError as error:
        message = Texte(f"JSON illisible : {error}", f"unreadable JSON: {error}")
        raise InputError((Problem(message, file=str(file), expected=_PACKAGE),)) from error
    data = tree.get("data") if isinstance(tree, dict) else None
    if not isinstance(data, dict) or not isinstance(tree.get("children"), list):
        raise _not_so(file, "", Texte("data et children", "data and children"))
    code = next(
        (each for each in known.values() if each.edition and each.id in (data.get("id"), data.get("cid"))), None
    )
    if code is None:
        return None
    try:
        day = datetime.date.fromisoformat(data.get("dateDebutVersion", ""))
    except (TypeError, ValueError):
        raise _not_so(file, "data.dateDebutVersion", Texte("un jour AAAA-MM-JJ", "a day YYYY-MM-DD")) from None
    articles: dict[str, dict[str, Version]] = {}
    for article in _articles(tree, file):
        number = str(article.get("num") or "").strip()
        if (code.name, number) in wanted:
            found = articles.setdefault(number, {})
            found.update((version.id, version) for version in _versions(article, file))
    return CodeEdition(code, day, {number: _ordered(found) for number, found in articles.items()})


def _ordered(versions: dict[str, Version]) -> tuple[Version, ...]:
    return tuple(sorted(versions.values(), key=lambda version: (version.first, version.id)))


def _articles(tree: dict[str, Any], file: Path) -> Iterator[dict[str, Any]]:
    """The articles of a code, without recursion: a file made to be deep is read all the same."""
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, dict) or not isinstance(node.get("data"), dict):
            raise _not_so(file, "children", Texte("des sections et des articles", "sections and articles"))
        if node.get("type") == "article":
            yield node["data"]
        children = node.get("children", [])
        waiting.extend(children if isinstance(children, list) else [None])


def _versions(article: dict[str, Any], file: Path) -> Iterator[Version]:
    rows = article.get("articleVersions")
    place = f"{article.get('num')}.articleVersions"
    if not isinstance(rows, list):
        raise _not_so(file, place, Texte("la liste des versions", "the list of versions"))
    for row in rows:
        try:
            if row["etat"] in _NEVER:
                continue
            first, end = _day(row["dateDebut"]), _day(row["dateFin"])
            identifier = str(row["id"])
        except (TypeError, KeyError, ValueError, OverflowError):
            expected = Texte("id, etat, dateDebut et dateFin", "id, etat, dateDebut and dateFin")
            raise _not_so(file, place, expected) from None
        if first and (end is None or first < end):
            yield Version(identifier, first, end)


def _day(milliseconds: int) -> datetime.date | None:
    day = _EPOCH + datetime.timedelta(milliseconds=milliseconds)
    return None if day.year >= _FOR_EVER else day


def _not_so(file: Path, key: str, expected: Texte) -> InputError:
    message = Texte("ce n'est pas un code de la base LEGI", "this is no code of the LEGI base")
    return InputError((Problem(message, file=str(file), key=key or None, expected=expected),))
