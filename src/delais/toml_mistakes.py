"""What a writer most likely meant by a line that is no TOML: the mistakes that people make, each with its remedy."""

import datetime
import re
from collections.abc import Callable

from delais.errors import Texte

Mistake = tuple[Texte, Texte]

MAX_PARTS = 8
"""The parts that a dotted key may have: the formats use four, and TOML readers take quadratic time over them."""

_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_TOO_DEEP = re.compile(rf"(?:^|[\[{{,])[ \t]*+{_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{MAX_PARTS}}}", re.MULTILINE)
_STATEMENT = re.compile(r"\s*(?P<key>[^\s=:#\[\]\"']+)\s*(?P<sign>[=:])\s*(?P<value>[^#]*?)\s*(?:#.*)?")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})", re.ASCII)
_CURLY = re.compile(r"[«“”„‘’]\s*([^«»“”„‘’]*?)\s*[»“”‘’]?")
_PAIR = re.compile(r"([A-Za-z0-9_.-]+)\s*=([^,{}]*)")  # of an inline table
_TRUE = ("true", "vrai", "oui", "yes")
_FALSE = ("false", "faux", "non", "no")
_SHORT = 60


def too_deep(text: str) -> int | None:
    """The line of the first dotted key of more than `MAX_PARTS` parts, if there is one; linear in the text.

    >>> too_deep("a = 1\\n" + ".".join("b" * 20) + " = 2\\n")
    2
    """
    found = _TOO_DEEP.search(text) if text.count(".") >= MAX_PARTS else None
    return text.count("\n", 0, found.start()) + 1 if found else None


def mistake(text: str, line: int | None, detail: str) -> Mistake | None:
    """What is wrong with line `line` of `text`, and how to mend it; None where the reader's own words say it best.

    >>> said, remedy = mistake("date = 07/02/2024", 1, "Expected newline")
    >>> said.fr, remedy.fr
    ('date « 07/02/2024 » écrite autrement qu’en TOML', 'écrire date = 2024-02-07')
    """
    lines = text.replace("\r\n", "\n").split("\n")
    written = lines[line - 1] if line and line <= len(lines) else ""
    if "\r" in written:
        return (
            Texte("fin de ligne CR seule", "line end made of a lone CR"),
            Texte("enregistrer avec des fins de ligne LF ou CRLF", "save with LF or CRLF line ends"),
        )
    if len(written) > 10 * _SHORT:
        return None
    return _header(written, detail) or _key_value(written)


def _header(written: str, detail: str) -> Mistake | None:
    """`[x]` written where `[[x]]` was meant, or both."""
    name = re.fullmatch(r"\s*\[\[?\s*([\w-]+)\s*\]\]?\s*(?:#.*)?", written)
    if name is None or not detail.startswith(("Cannot declare", "Cannot overwrite")):
        return None
    return (
        Texte(f"table [{name[1]}] écrite deux fois", f"table [{name[1]}] written twice"),
        Texte(f"une suite s'écrit [[{name[1]}]], chaque fois", f"a series is written [[{name[1]}]], each time"),
    )


def _key_value(written: str) -> Mistake | None:
    found = _STATEMENT.fullmatch(written)
    if found is None:
        return None
    key, value = found["key"], found["value"]
    if found["sign"] == ":":
        return (
            Texte("« : » au lieu de « = »", '":" instead of "="'),
            _write(f"{key} = {value}"),
        )
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", key):
        return (
            Texte("clé hors des lettres ASCII", "key that is not made of ASCII letters"),
            Texte("écrire la clé sans accent, ou entre guillemets", "write the key without accents, or quoted"),
        )
    inside = _PAIR.findall(value) if value.startswith("{") else [(key, value)]
    return next((made for pair in inside for judge in _VALUES if (made := judge(pair[0], pair[1].strip()))), None)


def _missing(key: str, value: str) -> Mistake | None:
    if value:
        return None
    message = Texte(f"valeur manquante après « {key} = »", f'value missing after "{key} ="')
    return message, Texte("écrire la valeur, ou retirer la ligne", "write the value, or remove the line")


def _date(key: str, value: str) -> Mistake | None:
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    day, month, year = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        meant = datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
    if meant == value:
        return None
    message = Texte(f"date « {value} » écrite autrement qu’en TOML", f'date "{value}" not written as TOML has it')
    return message, _write(f"{key} = {meant}")


def _boolean(key: str, value: str) -> Mistake | None:
    word = value.lower()
    if value in ("true", "false") or word not in (*_TRUE, *_FALSE):
        return None
    message = Texte(f"« {value} » n’est ni true ni false", f'"{value}" is neither true nor false')
    return message, _write(f"{key} = {'true' if word in _TRUE else 'false'}")


def _curly(key: str, value: str) -> Mistake | None:
    found = _CURLY.fullmatch(value)
    if found is None:
        return None
    return Texte("guillemets typographiques", "typographic quotes"), _write(f'{key} = "{found[1]}"')


def _bare(key: str, value: str) -> Mistake | None:
    if not re.fullmatch(r"[^\W\d_][\w' -]*", value) or value in ("true", "false", "inf", "nan"):
        return None
    message = Texte(f"texte sans guillemets « {value[:_SHORT]} »", f'text without quotes "{value[:_SHORT]}"')
    return message, _write(f'{key} = "{value[:_SHORT]}"')


def _write(line: str) -> Texte:
    return Texte(f"écrire {line}", f"write {line}")


_VALUES: tuple[Callable[[str, str], Mistake | None], ...] = (_missing, _date, _boolean, _curly, _bare)
