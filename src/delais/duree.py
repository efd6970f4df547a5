"""A length of time, unit by unit, as a text states it."""

from functools import lru_cache

from attrs import frozen

from delais.errors import DureeError, Texte
from delais.value_checks import refused
from delais.written_durations import MAX_LENGTH, parse_units

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

_NUMBER = Texte("un nombre entier, au moins zéro", "a whole number, at least zero")
_TEXT = Texte("un texte : P2M, « 2 mois »", 'a text: P2M, "2 mois"')


@frozen
class Duree:
    """A length of time as a text states it; how it is counted is the regime's affair.

    Hours, jours ouvrables and jours ouvrés stand alone: no text mixes them with other units. Raises `DureeError` on a
    number that is negative, or no whole number.

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

    def __repr__(self) -> str:
        return f"Duree.parse({str(self)!r})" if self else "Duree()"

    def __attrs_post_init__(self) -> None:
        for unit in _FRENCH:
            number = getattr(self, unit)
            if type(number) is not int or number < 0:
                raise refused(DureeError, f"Duree.{unit}", number, _NUMBER)

    @staticmethod
    def parse(text: str, lang: str = "fr") -> "Duree":
        """The duration that `text` states: ISO 8601 or French words, English ones too when `lang` is "en".

        Raises `DureeError` on zero, no unit, an unknown form, a text too long to be one, or no text at all.
        """
        if not isinstance(text, str):
            raise refused(DureeError, "Duree.parse", text, _TEXT)
        if len(text) > MAX_LENGTH:
            parse_units(text, lang)  # refuses, and nothing of that size is remembered
        return _parse(text, lang)

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
        return f"P{date}" + (f"T{self.hours}H" if self.hours else "" if date else "0D")


def _words(duree: Duree, names: dict[str, tuple[str, str]], conjunction: str) -> str:
    parts = [
        f"{getattr(duree, unit)} {names[unit][getattr(duree, unit) > 1]}" for unit in names if getattr(duree, unit)
    ]
    return conjunction.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


@lru_cache(maxsize=512)
def _parse(text: str, lang: str) -> Duree:
    return Duree(**parse_units(text, lang))
