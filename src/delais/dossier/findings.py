"""What is wrong in a dossier, wherever it came from: one finding a place, made into a problem that names it."""

from collections.abc import Iterable

from attrs import frozen

from delais.errors import InputError, Problem, Texte
from delais.file_bytes import shown_long
from delais.toml_lines import KeyPath
from delais.toml_table import Source, dotted, nearest, shown

REFUSED = Texte("valeur refusée", "value refused")


@frozen
class Finding:
    """One wrong value: its path in the dossier, what was expected there, how to mend it."""

    path: KeyPath
    message: Texte = REFUSED
    value: object = None
    expected: Texte | None = None
    remedy: Texte | None = None

    def under(self, *path: str | int) -> "Finding":
        """The same finding, seen from further up."""
        return Finding((*path, *self.path), self.message, self.value, self.expected, self.remedy)

    def problem(self, file: str = "", line: int = 0) -> Problem:
        """The finding as people read it: `line` is that of the event, where one is known."""
        return Problem(
            self.message,
            file=file or None,
            line=line or None,
            key=shown_long(dotted(self.path)) or None,
            value=None if self.value is None else shown(self.value),
            expected=self.expected,
            remedy=self.remedy,
        )


def unknown(path: KeyPath, value: object, expected: Texte, names: Iterable[str]) -> Finding:
    """A name that does not exist, with the nearest one that does."""
    return Finding(path, REFUSED, value, expected, nearest(str(value), tuple(names)))


def note(source: Source, findings: Iterable[Finding]) -> None:
    """Note findings in a file, each at its line."""
    for each in findings:
        source.report(each.path, each.message, value=each.value, expected=each.expected, remedy=each.remedy)


def refuse(findings: Iterable[Finding]) -> None:
    """Raise `InputError` with every finding, if there is one."""
    problems = tuple(each.problem() for each in findings)
    if problems:
        raise InputError(problems)
