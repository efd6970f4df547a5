"""Durations: ISO 8601 (`P2M`, `PT48H`) or French words (« 2 mois », « 8 jours ouvrés »)."""

import re
from functools import lru_cache

from attrs import frozen

from delais.errors import DureeError, Texte
from delais.toml_table import shown

_ISO = re.compile(
    r"P(?=.)(?:(?P<years>\d{1,9})Y)?(?:(?P<months>\d{1,9})M)?(?:(?P<weeks>\d{1,9})W)?(?:(?P<days>\d{1,9})D)?(?:T(?P<hours>\d{1,9})H)?",
    re.ASCII,
)
_PART = re.compile(r"(?P<number>\d+|[a-zéû-]+)\s*(?P<unit>[a-zéè]+(?:\s+(?:ouvrables?|ouvr[ée]s?|francs?))?)")
_NUMBERS = {
    word: number
    for number, words in {
        1: "un une", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept", 8: "huit", 9: "neuf",
        10: "dix", 11: "onze", 12: "douze", 15: "quinze", 18: "dix-huit", 20: "vingt", 21: "vingt-et-un", 30: "trente",
        40: "quarante", 48: "quarante-huit", 60: "soixante",
    }.items()
    for word in words.split()
}  # fmt: skip
_UNITS = {
    "an": "years", "année": "years", "annee": "years", "mois": "months", "semaine": "weeks", "jour": "days",
    "heure": "hours", "jour ouvrable": "jours_ouvrables", "jour ouvré": "jours_ouvres", "jour ouvre": "jours_ouvres",
}  # fmt: skip
_FRENCH = {
    "years": ("an", "ans"), "months": ("mois", "mois"), "weeks": ("semaine", "semaines"), "days": ("jour", "jours"),
    "hours": ("heure", "heures"), "jours_ouvrables": ("jour ouvrable", "jours ouvrables"),
    "jours_ouvres": ("jour ouvré", "jours ouvrés"),
}  # fmt: skip
_ENGLISH = {
    "years": ("year", "years"), "months": ("month", "months"), "weeks": ("week", "weeks"), "days": ("day", "days"),
    "hours": ("hour", "hours"), "jours_ouvrables": ("jour ouvrable", "jours ouvrables"),
    "jours_ouvres": ("jour ouvré", "jours ouvrés"),
}  # fmt: skip
_LIMITS = {"years": 150, "months": 1800, "weeks": 7900, "days": 55000, "hours": 1_000_000, "jours_ouvrables": 10000,
           "jours_ouvres": 10000}  # fmt: skip
_EXPECTED = Texte(
    "P2M, P15D, P1M15D, P3W, PT48H, « 2 mois », « 1 mois et 15 jours », « 8 jours ouvrés », « 48 heures »",
    'P2M, P15D, P1M15D, P3W, PT48H, "2 mois", "1 mois et 15 jours", "8 jours ouvrés", "48 heures"',
)


@frozen
class Duree:
    """A length of time as a text states it; how it is counted is the regime's affair.

    Hours, jours ouvrables and jours ouvrés stand alone: no text mixes them with other units.

    >>> str(Duree.parse("1 mois et 15 jours")), Duree.parse("P2M").fr
    ('P1M15D', '2 mois')
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    jours_ouvrables: int = 0
    jours_ouvres: int = 0

    @staticmethod
    def parse(text: str) -> "Duree":
        """The duration that `text` states. Raises `DureeError` on zero, no unit, or an unknown form."""
        return _parse(text)

    @property
    def total_months(self) -> int:
        """Years and months together, in months (CPC 641 al. 3: they are counted first)."""
        return 12 * self.years + self.months

    @property
    def total_days(self) -> int:
        """Weeks and days together, in days."""
        return 7 * self.weeks + self.days

    def __bool__(self) -> bool:
        """A fixed date has no duration."""
        dated = self.years or self.months or self.weeks or self.days
        return bool(dated or self.hours or self.jours_ouvrables or self.jours_ouvres)

    def in_days(self) -> "Duree":
        """Hours as the days they begin."""
        return Duree(days=-(-self.hours // 24)) if self.hours else self

    @property
    def months_only(self) -> "Duree":
        """Its years and months, itself when it has nothing else."""
        return Duree(years=self.years, months=self.months) if self.weeks or self.days or self.hours else self

    @property
    def days_only(self) -> "Duree":
        """Its weeks and days, itself when it has nothing else."""
        return Duree(weeks=self.weeks, days=self.days) if self.years or self.months or self.hours else self

    def plus(self, other: "Duree") -> "Duree":
        """Both durations as one, unit by unit."""
        return Duree(*(getattr(self, unit) + getattr(other, unit) for unit in _FRENCH))

    @property
    def fr(self) -> str:
        """In French words."""
        return _words(self, _FRENCH, " et ")

    @property
    def en(self) -> str:
        """In English words; jours ouvrables and ouvrés keep their French name."""
        return _words(self, _ENGLISH, " and ")

    def __str__(self) -> str:
        if self.jours_ouvrables or self.jours_ouvres:
            return self.fr
        date = "".join(
            f"{getattr(self, unit)}{letter}"
            for unit, letter in (("years", "Y"), ("months", "M"), ("weeks", "W"), ("days", "D"))
            if getattr(self, unit)
        )
        return f"P{date}" + (f"T{self.hours}H" if self.hours else "")


def _words(duree: Duree, names: dict[str, tuple[str, str]], conjunction: str) -> str:
    parts = [
        f"{getattr(duree, unit)} {names[unit][getattr(duree, unit) > 1]}" for unit in names if getattr(duree, unit)
    ]
    return conjunction.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _refuse(text: str, fr: str, en: str) -> DureeError:
    return DureeError(
        Texte(
            f"durée « {shown(text)} » : {fr} ; attendu : {_EXPECTED.fr}",
            f'duration "{shown(text)}": {en}; expected: {_EXPECTED.en}',
        )
    )


@lru_cache(maxsize=512)
def _parse(text: str) -> Duree:
    stripped = text.strip()
    match = _ISO.fullmatch(stripped.upper())
    if match:
        units = {unit: int(number) for unit, number in match.groupdict().items() if number}
    else:
        units = _parse_french(text, stripped.lower().replace("\u00a0", " ").replace("\u202f", " "))
    if not any(units.values()):
        raise _refuse(text, "une durée ne peut pas être nulle", "a duration cannot be zero")
    for unit, number in units.items():
        if number > _LIMITS[unit]:
            raise _refuse(text, "plus longue que 150 ans", "longer than 150 years")
    alone = [unit for unit in ("hours", "jours_ouvrables", "jours_ouvres") if units.get(unit)]
    if alone and len([number for number in units.values() if number]) > 1:
        raise _refuse(
            text,
            "heures, jours ouvrables et jours ouvrés ne se combinent pas à d'autres unités",
            "hours, jours ouvrables and jours ouvrés do not combine with other units",
        )
    return Duree(**units)


def _parse_french(text: str, lowered: str) -> dict[str, int]:
    units: dict[str, int] = {}
    rest = re.sub(r"\s*(?:,|\bet\b)\s*", " ", lowered).strip()
    if re.fullmatch(r"\d+", rest):
        raise _refuse(text, "un nombre sans unité ne dit pas de quoi", "a number without a unit")
    position = 0
    while position < len(rest):
        match = _PART.match(rest, position)
        if not match:
            raise _refuse(text, "forme inconnue", "unknown form")
        number = match["number"]
        unit = re.sub(r"(?<!moi)(?<!mois)s\b", "", re.sub(r"\s+", " ", match["unit"]))
        if "franc" in unit:
            raise _refuse(
                text,
                "« franc » est un régime de calcul, non une unité (option --regime franc)",
                '"franc" is a computation regime, not a unit (option --regime franc)',
            )
        if unit not in _UNITS or not ((number.isascii() and number.isdigit()) or number in _NUMBERS):
            raise _refuse(text, "forme inconnue", "unknown form")
        if _UNITS[unit] in units:
            raise _refuse(text, "la même unité deux fois", "the same unit twice")
        units[_UNITS[unit]] = _NUMBERS[number] if number in _NUMBERS else int(number.lstrip("0")[:9] or 0)
        position = match.end()
        while position < len(rest) and rest[position] == " ":
            position += 1
    return units
