"""What a value built in Python must be: the wrong type is refused with the package's errors, in words."""

import datetime
from collections.abc import Iterable
from typing import Any

from delais.errors import DateError, DelaisError, Texte
from delais.toml_table import nearest, shown

DAY = Texte("une date (datetime.date)", "a date (datetime.date)")


def refused(error: type[DelaisError], name: str, value: object, expected: Texte) -> DelaisError:
    """The error that names the argument, the value with its type, and what was expected; to be raised."""
    read = f"{shown(value)} ({type(value).__name__})"
    return error(
        Texte(
            f"{name} : « {read} » refusé ; attendu : {expected.fr}",
            f'{name}: "{read}" refused; expected: {expected.en}',
        )
    )


def expect(error: type[DelaisError], name: str, value: object, kind: type[Any], expected: Texte) -> None:
    """Raise `error` unless `value` is a `kind`; None is never one."""
    if not isinstance(value, kind):
        raise refused(error, name, value, expected)


def expect_all(error: type[DelaisError], name: str, values: object, kind: type[Any], expected: Texte) -> None:
    """Raise `error` unless `values` is a tuple of `kind`."""
    if not isinstance(values, tuple):
        raise refused(error, name, values, Texte(f"un tuple : {expected.fr}", f"a tuple: {expected.en}"))
    for value in values:
        expect(error, name, value, kind, expected)


def expect_day(name: str, value: object) -> None:
    """Raise `DateError` unless `value` is a date, or a date-time."""
    if not isinstance(value, datetime.date):
        raise refused(DateError, name, value, DAY)


def expect_word(error: type[DelaisError], name: str, value: object, known: Iterable[str]) -> None:
    """Raise `error`, which names the words that exist, unless `value` is one of `known`."""
    words = tuple(known)
    if isinstance(value, str) and value in words:
        return
    names = nearest(value, words) if isinstance(value, str) else Texte(", ".join(words), ", ".join(words))
    raise refused(error, name, value, names)
