"""Fixed dates: 1 April, 15 January of the next year, the 16th of the month or of the next by the day of receipt."""

import datetime
from calendar import monthrange

from attrs import frozen

from delais.computation.arithmetic import add_months
from delais.errors import DureeError, Texte
from delais.value_checks import expect_day, refused

_SHAPE = Texte(
    "{ jour = 1, mois = 4, annee = 0 } ou { jour = 16, decalage_mois = 0, apres_le = 15 }",
    "{ jour = 1, mois = 4, annee = 0 } or { jour = 16, decalage_mois = 0, apres_le = 15 }",
)
_NUMBER = Texte("un nombre entier", "a whole number")


@frozen
class DateFixe:
    """A day of the calendar found from another day: the end of a limit (`date_fixe`), or its moved start (`ancre`).

    With `mois`: that month, `annee` years later. Without: `decalage_mois` months later, one more when the day found
    from is after `apres_le`. A `jour` that the month does not have is its last day.

    >>> DateFixe(16, apres_le=15).after(datetime.date(2007, 3, 15)).isoformat()
    '2007-03-16'
    """

    jour: int
    mois: int | None = None
    annee: int = 0
    decalage_mois: int = 0
    apres_le: int | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("jour", "mois", "annee", "decalage_mois", "apres_le"):
            value = getattr(self, name)
            if type(value) is not int and not (value is None and name in ("mois", "apres_le")):
                raise refused(DureeError, f"DateFixe.{name}", value, _NUMBER)
        months = self.mois is None or (1 <= self.mois <= 12 and not self.decalage_mois and self.apres_le is None)
        threshold = self.apres_le is None or 1 <= self.apres_le <= 30
        bounds = -120 <= self.decalage_mois <= 120 and -50 <= self.annee <= 50
        if not (1 <= self.jour <= 31 and months and threshold and bounds and (self.mois or not self.annee)):
            raise DureeError(Texte(f"date fixe incohérente ; attendu : {_SHAPE.fr}", f"expected: {_SHAPE.en}"))

    def after(self, day: datetime.date) -> datetime.date:
        """The fixed date that goes with `day`. Raises `DateError` on no date; overflow raises `OverflowError`."""
        expect_day("DateFixe.after", day)
        if self.mois is not None:
            year, month = day.year + self.annee, self.mois
            if not 1 <= year <= 9999:
                raise OverflowError
        else:
            later = self.apres_le is not None and day.day > self.apres_le
            reached = add_months(day.replace(day=1), self.decalage_mois + later)
            year, month = reached.year, reached.month
        return datetime.date(year, month, min(self.jour, monthrange(year, month)[1]))
