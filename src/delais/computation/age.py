"""Age and length of service at a reference date, with the two readings of "at most".

Law: décret n° 77-604 art. 13, CSS R. 123-28.
"""

import datetime

from attrs import frozen

from delais.computation.arithmetic import add_months
from delais.errors import DateError, Texte


@frozen
class Eligibilite:
    """Whether a bound of age or service is met, and under which reading only."""

    remplie: bool
    annees: int
    contestee: Texte | None = None


COMPLETED = Texte(
    "« au plus » lu en années révolues : remplie ; lu comme un anniversaire non dépassé : non",
    '"at most" read in completed years: met; read as a birthday not passed: not met',
)


def completed_years(since: datetime.date, reference: datetime.date) -> int:
    """Whole years between two days: a person born on 29 February is a year older on 28 February of a common year.

    Raises `DateError` when `reference` comes first.

    >>> completed_years(datetime.date(1963, 1, 2), datetime.date(1986, 1, 1))
    22
    """
    if reference < since:
        raise DateError(Texte("la date de référence précède la naissance", "the reference date comes before the birth"))
    years = reference.year - since.year
    return years if add_months(since, 12 * years) <= reference else years - 1


def at_least(since: datetime.date, reference: datetime.date, years: int) -> Eligibilite:
    """At least `years` of age or service on `reference`: reached on the anniversary itself."""
    reached = completed_years(since, reference)
    return Eligibilite(reached >= years, reached)


def at_most(since: datetime.date, reference: datetime.date, years: int) -> Eligibilite:
    """At most `years` on `reference`. From the birthday to the next the two readings differ; the first prevails."""
    reached = completed_years(since, reference)
    past_birthday = add_months(since, 12 * years) < reference
    contested = COMPLETED if reached == years and past_birthday else None
    return Eligibilite(reached <= years, reached, contested)
