"""`delais lot`: a CSV of due dates; a row that cannot be computed carries its error, and the others go on."""

import csv
import datetime
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TextIO

from delais.calendars import calendar
from delais.computation import Delai, DueTable, compute
from delais.errors import DelaisError, InputError, Problem, Texte
from delais.french_dates import parse_day
from delais.system_words import os_reason

REQUIRED = ("depart", "duree", "regime", "territoire")
_DELIMITERS = ",;\t"


def lot(arguments: Namespace, lang: str) -> int:
    """Write the same rows in the same order, `echeance` and `erreur` set. Returns 1 if a row failed."""
    with _reading(arguments.entree) as raw:
        text = _decoded(raw, arguments.entree)
    header, rows = _table(text, arguments.entree)
    columns = header + [name for name in ("echeance", "erreur") if name not in header]
    places = {
        name: columns.index(name) for name in (*REQUIRED, "distance", "sens", "echeance", "erreur") if name in columns
    }
    failed = 0
    with _writing(arguments.sortie) as sink:
        writer = csv.writer(sink, lineterminator="\n")
        writer.writerow(columns)
        for cells in rows:
            row = cells + [""] * (len(columns) - len(cells))
            echeance, erreur = _due(row, places, lang, prudent=arguments.prudent)
            row[places["echeance"]], row[places["erreur"]] = echeance, erreur
            failed += bool(erreur)
            writer.writerow(row)
    if failed:
        total = len(rows)
        many = "s" if failed > 1 else ""
        message = (
            f"{failed} row{many} of {total} failed" if lang == "en" else f"{failed} ligne{many} sur {total} en erreur"
        )
        print(f"delais : {message}", file=sys.stderr)
    return 1 if failed else 0


def _due(row: list[str], places: dict[str, int], lang: str, *, prudent: bool) -> tuple[str, str]:
    try:
        cells = [row[places[name]].strip() for name in REQUIRED]
        distance = row[places["distance"]].strip() if "distance" in places else ""
        sens = row[places["sens"]].strip() if "sens" in places else ""
        depart = parse_day(cells[0])
        delai, table = _rule(cells[1], cells[2], cells[3], distance or "aucune", sens or "apres")
        if table is not None and not prudent:
            day = depart.date() if isinstance(depart, datetime.datetime) else depart
            return table(day).isoformat(), ""
        due = compute(delai, depart, calendar(cells[3]))
        due = due.prudent() if prudent else due
        return due.date.isoformat() + (f"T{due.heure:%H:%M}" if due.heure else ""), ""
    except DelaisError as error:
        return "", error.render(lang)


@cache
def _rule(duree: str, regime: str, territoire: str, distance: str, sens: str) -> tuple[Delai, DueTable | None]:
    """One rule bound to one calendar, with its table unless it counts hours."""
    delai = Delai(duree, regime, sens=sens, distance=distance)
    days = calendar(territoire)
    return delai, None if delai.duree.hours else DueTable(delai, days)


def _table(text: str, name: str) -> tuple[list[str], list[list[str]]]:
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        lines = [row for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True) if row]
    except csv.Error as error:
        raise InputError((Problem(Texte(f"CSV incorrect : {error}", f"broken CSV: {error}"), file=name),)) from error
    if not lines:
        raise InputError((Problem(Texte("fichier vide", "empty file"), file=name),))
    header = [column.strip() for column in lines[0]]
    missing = [column for column in REQUIRED if column not in header]
    if missing:
        raise InputError(
            (
                Problem(
                    Texte(f"colonnes manquantes : {', '.join(missing)}", f"missing columns: {', '.join(missing)}"),
                    file=name,
                    line=1,
                    expected=Texte(
                        "depart,duree,regime,territoire[,distance,sens]",
                        "depart,duree,regime,territoire[,distance,sens]",
                    ),
                ),
            )
        )
    return header, lines[1:]


def _decoded(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = Texte("le fichier n'est pas en UTF-8", "the file is not UTF-8")
        raise InputError((Problem(message, file=name, line=line),)) from error


@contextmanager
def _reading(name: str) -> Iterator[bytes]:
    try:
        yield sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise _unusable(name, error) from error


@contextmanager
def _writing(name: str) -> Iterator[TextIO]:
    if name == "-":
        yield sys.stdout
        return
    try:
        with Path(name).open("w", encoding="utf-8", newline="") as sink:
            yield sink
    except OSError as error:
        raise _unusable(name, error) from error


def _unusable(name: str, error: OSError) -> InputError:
    reason = os_reason(error)
    return InputError(
        (Problem(Texte(f"fichier inutilisable : {reason.fr}", f"unusable file: {reason.en}"), file=name),)
    )
