"""The columns of a `lot` file: which cells are read, which are set, and where what is added stands."""

import re
import unicodedata

from attrs import frozen

from delais.cli.csv_records import Lines, Record, plain, read_record
from delais.errors import InputError, Problem, Texte

REQUIRED = ("depart", "duree", "regime", "territoire")
OPTIONAL = ("distance", "sens")
SET = ("echeance", "erreur")
ADDED = ("prudente", "lectures", "reserves")
_SEPARATORS = (",", ";", "\t", "|")
_SEP_LINE = re.compile(r'\ufeff?"?sep=(?P<separator>[^\w\s"]|\t)"?[\r\n]*', re.IGNORECASE)
_BOM = "\ufeff"


@frozen
class Columns:
    """The head of one file.

    `before`: what stands before the header and is written back (a `sep=` line). `read`: the place of each column that
    is read. `answers`: the place of `echeance`, `erreur`, `prudente`, `lectures` and `reserves` in a row. `renamed`:
    the names of ours that were taken, each with the one it has instead.
    """

    separator: str
    before: str
    header: Record
    width: int
    read: dict[str, int]
    answers: tuple[int, ...]
    added: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    blank: int


def read_columns(lines: Lines) -> Columns:
    """The head of the file. Raises `InputError` if it is empty, lacks a column, or names one twice."""
    before, separator, blank = "", None, 0
    line = lines.next()
    told = _SEP_LINE.fullmatch(line)
    if told:
        before, separator, line = line, told["separator"], lines.next()
    while line and not line.strip(" \t\r\n" + _BOM):
        blank += 1
        before += _BOM * line.startswith(_BOM)
        line = lines.next()
    if not line:
        raise lines.error(1, Texte("fichier vide", "empty file"))
    separator = separator or _separator(line)
    header = read_record(lines, line, separator)
    names = [plain(cell.removeprefix(_BOM)) for cell in header.cells]
    known = [_ascii(name) for name in names]
    _check(lines.name, header, names, known)
    read = {name: known.index(name) for name in (*REQUIRED, *OPTIONAL) if name in known}
    answers, added, renamed = list[int](), list[str](), list[tuple[str, str]]()
    for name in SET + ADDED:
        if name in SET and name in names:
            answers.append(names.index(name))
            continue
        ours = name if name in SET else _free(name, known)
        if ours != name:
            renamed.append((name, ours))
        answers.append(len(names) + len(added))
        added.append(ours)
    return Columns(separator, before, header, len(names), read, tuple(answers), tuple(added), tuple(renamed), blank)


def _ascii(name: str) -> str:
    """A name without its accents and capitals: « Durée » is the column `duree`."""
    return "".join(char for char in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(char))


def _separator(line: str) -> str:
    """The one that shows the most columns we know; failing that, the one that is there most often."""

    def known(separator: str) -> int:
        return sum(_ascii(plain(cell.removeprefix(_BOM))) in REQUIRED + OPTIONAL for cell in line.split(separator))

    return max(_SEPARATORS, key=lambda separator: (known(separator), line.count(separator)))


def _free(name: str, taken: list[str]) -> str:
    """`name`, or the first of `name_2`, `name_3`… that no column of the file has."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free


def _check(file: str, header: Record, names: list[str], known: list[str]) -> None:
    problems = []
    missing = [name for name in REQUIRED if name not in known]
    if missing:
        forms = ",".join(REQUIRED) + f"[,{','.join(OPTIONAL)}]"
        listed = ", ".join(missing)
        problems.append(
            Problem(
                Texte(f"colonnes manquantes : {listed}", f"missing columns: {listed}"),
                file=file,
                line=header.line,
                expected=Texte(forms, forms),
            )
        )
    twice = [name for name in dict.fromkeys(names) if name and names.count(name) > 1]
    twice += [name for name in (*REQUIRED, *OPTIONAL) if known.count(name) > 1 and name not in twice]
    if twice:
        listed = ", ".join(twice)
        problems.append(
            Problem(
                Texte(f"colonnes nommées deux fois : {listed}", f"columns named twice: {listed}"),
                file=file,
                line=header.line,
                remedy=Texte("donner à chacune son nom", "give each its own name"),
            )
        )
    if header.wrong:
        problems.append(Problem(header.wrong, file=file, line=header.line))
    if problems:
        raise InputError(tuple(problems))
