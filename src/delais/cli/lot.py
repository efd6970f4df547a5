"""`delais lot`: a CSV of due dates; a row that cannot be computed carries its error, and the others go on."""

import codecs
import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from operator import itemgetter

from delais.cli.csv_records import Lines, Record, opened_lines, plain, read_records
from delais.cli.lot_answers import Answer, Answers
from delais.cli.lot_columns import Columns, read_columns
from delais.cli.writing import writing
from delais.errors import InputError, Problem, Texte
from delais.views.safe_text import to_ascii

_ENCODINGS = ("utf-8", "cp1252", "iso8859-1", "iso8859-15", "cp850", "mac-roman")  # all of them hold ASCII as it is
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIT = "delais-lot"  # name of the error handler below
_BATCH = 1000  # rows encoded and written at once


def lot(arguments: Namespace, lang: str) -> int:
    """Write the same rows in the same order, `echeance` and `erreur` set, every other cell as it was written.

    Returns 1 if a row failed.
    """
    encoding = _encoding(arguments.encodage)
    counts = {"rows": 0, "failed": 0, "blank": 0}
    with (
        writing(arguments.sortie, inputs=(arguments.entree,), overwrite=arguments.ecraser) as sink,
        opened_lines(arguments.entree, encoding) as lines,
    ):
        columns = read_columns(lines)
        answers = Answers(tuple(columns.read), columns.separator, lang, prudent=arguments.prudent)
        batch = list[str]()
        for text in _written(lines, columns, answers, counts):
            batch.append(text)
            if len(batch) == _BATCH:
                sink.write("".join(batch).encode(encoding, _FIT))
                batch.clear()
        sink.write("".join(batch).encode(encoding, _FIT))
    _tell(columns, counts, lang)
    return 1 if counts["failed"] else 0


def _written(lines: Lines, columns: Columns, answers: Answers, counts: dict[str, int]) -> Iterator[str]:
    """The header, then every row with its answer; a blank row is counted and left out."""
    separator, width = columns.separator, columns.width
    yield columns.before
    yield separator.join((*columns.header.cells, *columns.added)) + columns.header.end
    counts["blank"] += columns.blank
    question = itemgetter(*columns.read.values())
    appended = len(columns.added) == len(columns.answers)
    for record in read_records(lines, separator):
        cells = record.cells
        if not "".join(cells).strip():
            counts["blank"] += 1
            continue
        counts["rows"] += 1
        if len(cells) > width or record.wrong:
            answer = answers.wrong(_wrong(record, width).dans(answers.lang))
        else:
            if len(cells) < width:
                cells += [""] * (width - len(cells))
            answer = answers(question(cells))
        if answer.erreur:
            counts["failed"] += 1
        if appended and len(cells) == width:
            cells.append(answer.joined)
            yield separator.join(cells) + record.end
        else:
            yield separator.join(_placed(cells, answer, columns)) + record.end


def _placed(cells: list[str], answer: Answer, columns: Columns) -> list[str]:
    """The row with its answer. The cells that are too many come last.

    In a row that is wrong, what stands under `echeance` and is no date was pushed there: it comes last too.
    """
    width, pushed = columns.width, columns.answers[0]
    kept, extra = cells[:width], cells[width:]
    kept += [""] * (width + len(columns.added) - len(kept))
    for place, text in zip(columns.answers, answer[:-1], strict=True):
        old = kept[place]
        if old not in ("", text) and (extra or (answer.erreur and place == pushed and not _DATE.match(plain(old)))):
            extra.append(old)
        kept[place] = text
    return kept + extra


def _wrong(record: Record, width: int) -> Texte:
    """Why a row cannot be read."""
    if record.wrong:
        return record.wrong
    count = len(record.cells)
    return Texte(
        f"ligne de {count} cellules pour {width} colonnes : un séparateur dans une cellule sans guillemets ?",
        f"a row of {count} cells for {width} columns: a separator in a cell without quotes?",
    )


def _encoding(name: str) -> str:
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        encoding = ""
    if encoding not in _ENCODINGS:
        known = ", ".join(_ENCODINGS)
        message = Texte(f"encodage inconnu « {name} »", f'unknown encoding "{name}"')
        raise InputError((Problem(message, key="--encodage", expected=Texte(known, known)),))
    return encoding


def _said_in_ascii(error: UnicodeError) -> tuple[bytes, int]:
    """What we say and the encoding of the file cannot hold; a byte of the file that it could not read is kept."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    start, end = error.start, error.end
    kept = (
        bytes([ord(char) & 0xFF]) if _is_byte(char) else to_ascii(char).encode() for char in error.object[start:end]
    )
    return b"".join(kept), end


def _is_byte(char: str) -> bool:
    return "\udc80" <= char <= "\udcff"


codecs.register_error(_FIT, _said_in_ascii)


def _tell(columns: Columns, counts: dict[str, int], lang: str) -> None:
    """What happened that the file does not show, on stderr."""
    told = [
        Texte(
            f"une colonne s'appelle déjà « {name} » : la nôtre est « {ours} »",
            f'a column is already called "{name}": ours is "{ours}"',
        )
        for name, ours in columns.renamed
    ]
    blank, failed, rows = counts["blank"], counts["failed"], counts["rows"]
    if blank:
        many, en = ("s", "s were") if blank > 1 else ("", " was")
        told.append(Texte(f"{blank} ligne{many} vide{many}, non écrite{many}", f"{blank} blank row{en} left out"))
    if failed:
        many = "s" if failed > 1 else ""
        told.append(Texte(f"{failed} ligne{many} sur {rows} en erreur", f"{failed} row{many} of {rows} failed"))
    for text in told:
        print(f"delais{'' if lang == 'en' else ' '}: {text.dans(lang)}", file=sys.stderr)
