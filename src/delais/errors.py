"""Every error of the package, and the bilingual sentences they carry."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen


@frozen
class Texte:
    """One sentence of the program, in French and in English.

    >>> Texte("Date hors du calendrier", "Date outside the calendar").dans("en")
    'Date outside the calendar'
    """

    fr: str
    en: str

    def dans(self, lang: str) -> str:
        """The sentence in `lang` ("fr" or "en")."""
        return self.en if lang == "en" else self.fr

    def __str__(self) -> str:
        return self.fr

    def __repr__(self) -> str:
        fr, en = (text if len(text) <= 120 else f"{text[:119]}…" for text in (self.fr, self.en))
        return f"Texte({fr!r})" if fr == en else f"Texte({fr!r}, {en!r})"


def texte(fr: str, en: str | None = None) -> Texte:
    """A `Texte`; data written in French only is shown as it stands in both languages."""
    return Texte(fr, fr if en is None else en)


@frozen
class Problem:
    """One thing wrong in an input: where it is, what was read, what was expected, how to mend it."""

    message: Texte
    file: str | None = None
    line: int | None = None
    key: str | None = None
    value: str | None = None
    expected: Texte | None = None
    remedy: Texte | None = None

    def render(self, lang: str = "fr") -> str:
        """The problem as one paragraph: place first, then what to do about it."""
        words = WORDS[lang if lang in WORDS else "fr"]
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        head = f"{place} : " if place and lang != "en" else f"{place}: " if place else ""
        lines = [head + (f"[{self.key}] " if self.key else "") + self.message.dans(lang)]
        if self.value is not None:
            lines.append(f"    {words['value']} {self.value}")
        if self.expected is not None:
            lines.append(f"    {words['expected']} {self.expected.dans(lang)}")
        if self.remedy is not None:
            lines.append(f"    {words['remedy']} {self.remedy.dans(lang)}")
        return "\n".join(lines)


WORDS = {
    "fr": {"value": "valeur lue :", "expected": "attendu :", "remedy": "remède :"},
    "en": {"value": "value read:", "expected": "expected:", "remedy": "remedy:"},
}


class DelaisError(Exception):
    """Root of the package's errors: malformed input. A refused act is a value, never an error."""

    def __init__(self, message: Texte) -> None:
        super().__init__(message.fr)
        self.message = message

    def __reduce__(self) -> tuple[Any, ...]:
        """An error crosses processes: it is built again from what it was built from, not from its printed words."""
        return type(self), (self.message,), self.__dict__

    def render(self, lang: str = "fr") -> str:
        """The error as people read it, in `lang`."""
        return self.message.dans(lang)


class DureeError(DelaisError):
    """A duration that cannot be read: no unit, zero, or an unknown form."""


class RegimeError(DelaisError):
    """A computation regime that does not exist."""


class CalendarError(DelaisError):
    """A territory that has no calendar."""


class CoverageError(DelaisError):
    """A date outside the years that a calendar covers: refused, never guessed."""


class DateError(DelaisError):
    """A text that is not an ISO date, or a date that does not exist."""


SHOWN = 20
"""How many problems are told at once: a screen of them, then their count."""


MAX_PROBLEMS = 500
"""The problems noted in one file before its reading stops: a file that is wrong everywhere is told in bounded time."""

STOPPED = Texte(
    f"lecture arrêtée au {MAX_PROBLEMS}e problème ; les suivants n'ont pas été cherchés",
    f"reading stopped at problem {MAX_PROBLEMS}; the next ones were not looked for",
)


def told(problems: Sequence[Problem], lang: str) -> list[str]:
    """The first `SHOWN` problems, and one line that counts the others and says whether all were looked for."""
    found = [problem for problem in problems if problem.message != STOPPED]
    paragraphs = [problem.render(lang) for problem in found[:SHOWN]]
    last = _others(len(found) - SHOWN, lang) + [STOPPED.dans(lang)] * (len(found) < len(problems))
    return [*paragraphs, (" ; " if lang != "en" else "; ").join(last)] if last else paragraphs


def _others(count: int, lang: str) -> list[str]:
    if count <= 0:
        return []
    if lang == "en":
        return [f"and {count} other problem{'s' if count > 1 else ''}"]
    return [f"et {count} autre{'s' if count > 1 else ''} problème{'s' if count > 1 else ''}"]


class InputError(DelaisError):
    """A file with problems. `problems` holds all of them; as text, the first `SHOWN` and the count of the others."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        count = len(problems)
        super().__init__(
            Texte(
                f"{count} problème{'s' if count > 1 else ''}",
                f"{count} problem{'s' if count > 1 else ''}",
            )
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.problems,), self.__dict__

    def render(self, lang: str = "fr") -> str:
        """The problems, one paragraph each: the first `SHOWN`, and how many others."""
        return "\n".join(told(self.problems, lang))

    def __str__(self) -> str:
        return self.render("fr")
