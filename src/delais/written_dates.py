"""Dates as people write them, when what they write has one meaning; anything else is refused with the forms."""

import datetime
import re
import unicodedata

from delais.errors import DateError, Texte
from delais.french_dates import long_day, parse_day

MAX_LENGTH = 80  # of what is read: longer is no date
_FORMS = Texte(
    "AAAA-MM-JJ, JJ/MM/AAAA ou « 7 février 2024 », avec l'heure s'il le faut (AAAA-MM-JJTHH:MM, « 07/02/2024 14h30 »)",
    'YYYY-MM-DD or "7 February 2024", with the hour if need be (YYYY-MM-DDTHH:MM, "7 February 2024 14:30")',
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?", re.ASCII | re.IGNORECASE)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HOUR = re.compile(
    r"(?P<day>.*\d)(?:[ ,]+|t(?=\d))(?:(?:a|at) )?(?P<hour>\d{1,2}) ?"
    r"(?:(?:h|heures?)(?: ?(?P<minute>\d{2}))?|:(?P<minutes>\d{2}))",
    re.ASCII,
)
_NUMBERS = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}([/. -])\d{1,2}\1\d{1,2}|.*[a-z]\.? \d{1,2}", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([/. -])(\d{1,2})\2(\d{1,2})", re.ASCII)
_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
}
_MONTHS = {
    "fr": ("janvier janv", "fevrier fevr fev", "mars", "avril avr", "mai", "juin", "juillet juil", "aout",
           "septembre sept", "octobre oct", "novembre nov", "decembre dec"),
    "en": ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
           "september sept sep", "october oct", "november nov", "december dec"),
}  # fmt: skip
_IN_WORDS = {
    "fr": (re.compile(r"(?:le )?(?:(?P<name>[a-z]+) )?(?P<day>\d{1,2}|1er) (?P<month>[a-z]+)\.? (?P<year>\d{4})"),),
    "en": (
        re.compile(
            r"(?:(?P<name>[a-z]+),? )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month>[a-z]+)\.?,? (?P<year>\d{4})"
        ),
        re.compile(r"(?:(?P<name>[a-z]+),? )?(?P<month>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
    ),
}
_TODAY = {"fr": ("aujourd'hui", "aujourdhui", "aujourd hui"), "en": ("today",)}


def read_day(text: str, lang: str = "fr", *, today: datetime.date | None = None) -> datetime.date:
    """The day that a person wrote, a `datetime` if they wrote an hour too.

    ISO and French forms are read; English words too when `lang` is "en", where a date in figures alone is refused since
    it has two meanings. « aujourd'hui » is read only if `today` is given. Raises `DateError`.

    >>> read_day("mercredi 7 février 2024"), read_day("07/02/2024 14h30"), read_day("February 7, 2024", "en")
    (datetime.date(2024, 2, 7), datetime.datetime(2024, 2, 7, 14, 30), datetime.date(2024, 2, 7))
    """
    if len(text) > MAX_LENGTH:
        raise _refuse(text, f"plus de {MAX_LENGTH} caractères", f"over {MAX_LENGTH} characters")
    stripped = text.strip()
    if _ISO.fullmatch(stripped):
        return parse_day(stripped.upper())
    lang = "en" if lang == "en" else "fr"
    words = _plain(stripped)
    if words in _TODAY["fr"] or words in _TODAY[lang]:
        if today is None:
            raise _refuse(text, "ce mot change de sens chaque jour", "this word changes its meaning every day")
        return today
    hour = _HOUR.fullmatch(words)
    day = _date(text, hour["day"] if hour else words, lang)
    if not hour:
        return day
    try:
        time = datetime.time(int(hour["hour"]), int(hour["minute"] or hour["minutes"] or 0))
    except ValueError as error:
        raise _refuse(text, "l'heure n'existe pas", "no such hour") from error
    return datetime.datetime.combine(day, time)


def _plain(text: str) -> str:
    """Lower case, one space between words, no accent, one apostrophe."""
    spaced = " ".join(text.lower().replace("’", "'").replace("1ᵉʳ", "1er").split())
    return "".join(char for char in unicodedata.normalize("NFD", spaced) if not unicodedata.combining(char))


def _date(text: str, words: str, lang: str) -> datetime.date:
    if _ISO_DAY.fullmatch(words):
        return parse_day(words)
    figures = _NUMBERS.fullmatch(words)
    if figures and lang == "en":
        raise _refuse(text, "le jour ou le mois d'abord ?", "the day first, or the month first?")
    if figures:
        return _existing(text, int(figures["year"]), int(figures["month"]), int(figures["day"]))
    for language in dict.fromkeys((lang, "fr")):
        for pattern in _IN_WORDS[language]:
            match = pattern.fullmatch(words)
            month = match and _month(match["month"], language)
            if match and month:
                number = 1 if match["day"] == "1er" else int(match["day"])
                day = _existing(text, int(match["year"]), month, number)
                _check_name(text, match["name"], day, language)
                return day
    first = _YEAR_FIRST.fullmatch(words)
    if first:
        iso = f"{first[1]}-{int(first[3]):02}-{int(first[4]):02}"
        raise _refuse(text, f"l'année d'abord s'écrit {iso}", f"with the year first, write {iso}")
    if _SHORT_YEAR.fullmatch(words):
        raise _refuse(text, "l'année s'écrit en quatre chiffres", "the year has four figures")
    raise _refuse(text, "forme inconnue", "unknown form")


def _month(word: str, lang: str) -> int | None:
    for number, names in enumerate(_MONTHS[lang], start=1):
        if word in names.split():
            return number
    return None


def _check_name(text: str, name: str | None, day: datetime.date, lang: str) -> None:
    """A weekday that is not that of the date is a slip in one or the other: which one, nobody can say."""
    if name is None or name == _DAYS[lang][day.weekday()]:
        return
    if name not in _DAYS[lang]:
        raise _refuse(text, "forme inconnue", "unknown form")
    raise _refuse(text, f"c'est un autre jour : {long_day(day)}", f"it is another day: {long_day(day, 'en')}")


def _existing(text: str, year: int, month: int, day: int) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        raise _refuse(text, "elle n'existe pas", "no such day") from error


def _refuse(text: str, fr: str, en: str) -> DateError:
    safe = "".join(char if char.isprintable() else "�" for char in text[:40])
    return DateError(
        Texte(
            f"date « {safe} » illisible : {fr} ; attendu : {_FORMS.fr}",
            f'unreadable date "{safe}": {en}; expected: {_FORMS.en}',
        )
    )
