"""Durations as people write them: ISO 8601, French words and their usual abbreviations, English words when asked."""

import re

from delais.errors import DureeError, Texte
from delais.toml_table import shown

MAX_LENGTH = 200  # of what is read: longer is no duration, and no scanner may be made slow with it
LIMITS = {"years": 150, "months": 1800, "weeks": 7900, "days": 55000, "hours": 1_000_000, "jours_ouvrables": 10000,
          "jours_ouvres": 10000}  # fmt: skip
_ALONE = ("hours", "jours_ouvrables", "jours_ouvres")
_EXPECTED = Texte(
    "P2M, P15D, P1M15D, P3W, PT48H, « 2 mois », « 1 mois et 15 jours », « 8 jours ouvrés », « 48 heures »",
    'P2M, P15D, P1M15D, P3W, PT48H, "2 months" (with --lang en), "2 mois", "1 mois et 15 jours", "8 jours ouvrés", '
    '"48 heures"',
)
_ISO = re.compile(
    r"P(?=.)(?:(?P<years>\d{1,9})Y)?(?:(?P<months>\d{1,9})M)?(?:(?P<weeks>\d{1,9})W)?(?:(?P<days>\d{1,9})D)?(?:T(?P<hours>\d{1,9})H)?",
    re.ASCII,
)
_QUALITY = r"(?:\s+(?:ouvrables?|ouvr[ée]s?|francs?|calendaires?))?"
_PARTS = {
    "fr": re.compile(rf"(?P<number>\d+|[a-zéû-]+)\s*(?P<unit>[a-zéè]+{_QUALITY})\.?"),
    "en": re.compile(
        rf"(?P<number>\d+|[a-zéû-]+)\s*(?P<unit>(?:(?:calendar|working|business|clear)\s+)?[a-zéè]+{_QUALITY})\.?"
    ),
}
_JOINS = {
    "fr": re.compile(r"\s*,\s*(?:et\s+)?|\s+et\s+|\s*"),
    "en": re.compile(r"\s*,\s*(?:(?:et|and)\s+)?|\s+(?:et|and)\s+|\s*"),
}


def _by_word(table: dict[int, str]) -> dict[str, int]:
    return {word: number for number, words in table.items() for word in words.split()}


_FRENCH_NUMBERS = _by_word({
    1: "un une", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept", 8: "huit", 9: "neuf", 10: "dix",
    11: "onze", 12: "douze", 13: "treize", 14: "quatorze", 15: "quinze", 16: "seize", 18: "dix-huit", 20: "vingt",
    21: "vingt-et-un", 24: "vingt-quatre", 30: "trente", 40: "quarante", 45: "quarante-cinq", 48: "quarante-huit",
    60: "soixante", 72: "soixante-douze", 90: "quatre-vingt-dix",
})  # fmt: skip
_ENGLISH_NUMBERS = _by_word({
    1: "one a", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
    11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 18: "eighteen",
    20: "twenty", 21: "twenty-one", 24: "twenty-four", 30: "thirty", 40: "forty", 45: "forty-five", 48: "forty-eight",
    60: "sixty", 72: "seventy-two", 90: "ninety",
})  # fmt: skip
# singular word -> the unit, and how many of it
_FRENCH_UNITS = {
    "an": ("years", 1), "année": ("years", 1), "annee": ("years", 1), "semestre": ("months", 6),
    "trimestre": ("months", 3), "mois": ("months", 1), "semaine": ("weeks", 1), "sem": ("weeks", 1),
    "jour": ("days", 1), "jour calendaire": ("days", 1), "j": ("days", 1), "j calendaire": ("days", 1),
    "j ouvrable": ("jours_ouvrables", 1), "j ouvré": ("jours_ouvres", 1), "j ouvre": ("jours_ouvres", 1),
    "heure": ("hours", 1), "h": ("hours", 1),
    "jour ouvrable": ("jours_ouvrables", 1), "jour ouvré": ("jours_ouvres", 1), "jour ouvre": ("jours_ouvres", 1),
}  # fmt: skip
_ENGLISH_UNITS = {
    "year": ("years", 1), "quarter": ("months", 3), "month": ("months", 1), "week": ("weeks", 1), "day": ("days", 1),
    "calendar day": ("days", 1), "hour": ("hours", 1),
}  # fmt: skip
_UNITS = {"fr": _FRENCH_UNITS, "en": _FRENCH_UNITS | _ENGLISH_UNITS}
_NUMBERS = {"fr": _FRENCH_NUMBERS, "en": _FRENCH_NUMBERS | _ENGLISH_NUMBERS}


def parse_units(text: str, lang: str = "fr") -> dict[str, int]:
    """How many of each unit of `Duree` the text states; English words are read too when `lang` is "en".

    Raises `DureeError` on zero, no unit, an unknown form, or more than `MAX_LENGTH` characters.

    >>> parse_units("1 trimestre"), parse_units("48h"), parse_units("15 calendar days", "en")
    ({'months': 3}, {'hours': 48}, {'days': 15})
    """
    if len(text) > MAX_LENGTH:
        raise _refuse(text, f"plus de {MAX_LENGTH} caractères", f"over {MAX_LENGTH} characters")
    spaced = " ".join(text.split())
    match = _ISO.fullmatch(spaced.upper())
    if match:
        units = {unit: int(number) for unit, number in match.groupdict().items() if number}
    else:
        units = _in_words(text, spaced.lower(), "en" if lang == "en" else "fr")
    units = {unit: number for unit, number in units.items() if number}
    if not units:
        raise _refuse(text, "une durée ne peut pas être nulle", "a duration cannot be zero")
    if any(number > LIMITS[unit] for unit, number in units.items()):
        raise _refuse(text, "plus longue que 150 ans", "longer than 150 years")
    if len(units) > 1 and any(unit in units for unit in _ALONE):
        raise _refuse(
            text,
            "heures, jours ouvrables et jours ouvrés ne se combinent pas à d'autres unités",
            "hours, jours ouvrables and jours ouvrés do not combine with other units",
        )
    return units


def _in_words(text: str, words: str, lang: str) -> dict[str, int]:
    if not words:
        return {}
    if re.fullmatch(r"\d+", words):
        raise _refuse(text, "un nombre sans unité ne dit pas de quoi", "a number without a unit")
    units: dict[str, int] = {}
    seen: set[tuple[str, int]] = set()
    position = 0
    while position < len(words):
        match = _PARTS[lang].match(words, position)
        if not match:
            raise _refuse(text, "forme inconnue", "unknown form")
        number, unit, size = _part(text, match["number"], match["unit"], lang)
        if (unit, size) in seen:
            raise _refuse(text, "la même unité deux fois", "the same unit twice")
        seen.add((unit, size))
        units[unit] = units.get(unit, 0) + number * size
        position = match.end()
        if position < len(words):
            join = _JOINS[lang].match(words, position)
            position = join.end() if join else position
    return units


def _part(text: str, number: str, written: str, lang: str) -> tuple[int, str, int]:
    """One number, its unit, and how many of that unit the word is worth."""
    word = re.sub(r"(?<!moi)(?<!mois)(?<!busines)s\b", "", written)
    if word.endswith("franc") or word.startswith("clear"):
        raise _refuse(
            text,
            "« franc » est un régime de calcul, non une unité (option --regime franc)",
            '"franc" is a computation regime, not a unit (option --regime franc)',
        )
    if lang == "en" and word in ("working day", "business day"):
        raise _refuse(
            text,
            "jours ouvrables (du lundi au samedi) ou jours ouvrés (du lundi au vendredi)",
            "which days? jours ouvrables (Monday to Saturday) or jours ouvrés (Monday to Friday)",
        )
    if word not in _UNITS[lang] or not ((number.isascii() and number.isdigit()) or number in _NUMBERS[lang]):
        raise _refuse(text, "forme inconnue", "unknown form")
    return _NUMBERS[lang].get(number) or int(number), *_UNITS[lang][word]


def _refuse(text: str, fr: str, en: str) -> DureeError:
    return DureeError(
        Texte(
            f"durée « {shown(text)} » : {fr} ; attendu : {_EXPECTED.fr}",
            f'duration "{shown(text)}": {en}; expected: {_EXPECTED.en}',
        )
    )
