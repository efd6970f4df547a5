"""Counts: one more for each month, quarter or fraction of it that has begun.

Law: CSS R. 243-18 (quarters, then months), R. 243-16, R. 137-1 (months or fractions).
"""

import datetime

from attrs import frozen

from delais.computation.arithmetic import ONE_DAY, add_months
from delais.computation.delai import as_duree
from delais.computation.echeance import Etape
from delais.duree import Duree
from delais.errors import DureeError, Texte
from delais.fondement import Fondement
from delais.short_repr import short_repr
from delais.value_checks import expect_day

MAX_UNITS = 2000


@frozen
class Compte:
    """How many units have begun, and the first day of each: the steps are those of a due date."""

    nombre: int
    etapes: tuple[Etape, ...]

    __repr__ = short_repr


def count_units(
    depart: datetime.date,
    jusqu_au: datetime.date,
    unite: Duree | str,
    *,
    franchise: Duree | str | None = None,
    fondement: Fondement | None = None,
) -> Compte:
    """The units, whole or begun, between `depart` (not counted) and `jusqu_au` (counted), rounded up.

    Nothing is counted before the end of `franchise`. Months are counted from the start, never chained: the third
    month of a start on 31 January ends on 30 April. Raises `DureeError` on a unit in hours or jours ouvrés, or on
    more than 2,000 units.

    >>> count_units(datetime.date(2007, 1, 15), datetime.date(2007, 3, 16), "1 mois").nombre
    3
    """
    expect_day("depart", depart)
    expect_day("jusqu_au", jusqu_au)
    unit = as_duree(unite)
    free = Duree() if franchise is None else as_duree(franchise)
    for duree in (unit, free):
        if duree.hours or duree.jours_ouvres or duree.jours_ouvrables:
            raise DureeError(
                Texte("un compte se fait en jours, semaines, mois ou années", "count days, weeks, months or years")
            )
    etapes = [Etape(depart, "depart", fondement)]
    number = 0
    while (ended := _after(depart, free, unit, number)) < jusqu_au:
        number += 1
        if number > MAX_UNITS:
            raise DureeError(Texte(f"plus de {MAX_UNITS} unités", f"more than {MAX_UNITS} units"))
        etapes.append(Etape(ended + ONE_DAY, "unite", fondement, unit))
    etapes.append(Etape(jusqu_au, "compte", fondement))
    return Compte(number, tuple(etapes))


def _after(depart: datetime.date, free: Duree, unit: Duree, number: int) -> datetime.date:
    """The last day of the franchise and of `number` units, all counted from the start at once."""
    months = free.total_months + number * unit.total_months
    days = free.total_days + number * unit.total_days
    return add_months(depart, months) + days * ONE_DAY
