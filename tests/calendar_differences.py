"""Where our calendars and the two public lists part, each difference with its reason.

A row covers one holiday over some years. `ours` says who holds it: True, we do and the list does not.
"""

from dataclasses import dataclass

WORKALENDAR = "workalendar"
HOLIDAYS = "holidays"

SUBDIVISIONS: dict[str, tuple[str | None, ...]] = {
    "metropole": (None,),
    "alsace-moselle": ("57", "6AE"),
    "guadeloupe": ("971",),
    "martinique": ("972",),
    "guyane": ("973",),
    "reunion": ("974",),
    "mayotte": ("976",),
    "saint-martin": ("MF",),
    "saint-barthelemy": ("BL",),
    "saint-pierre-et-miquelon": ("PM",),
}
ALL = tuple(SUBDIVISIONS)


@dataclass(frozen=True)
class Difference:
    """One holiday on which a list and ours part, from `first` to `last` (years, both included)."""

    source: str
    territoires: tuple[str, ...]
    rule: tuple[int, int] | int  # (month, day), or days from Easter
    first: int
    last: int
    ours: bool
    why: str


NO_8_MAY = "workalendar has 8 May in every year; it was no holiday"
WHIT_MONDAY = "it drops Whit Monday of the journée de solidarité; law 2004-626 left it in the list of fêtes légales"
USAGE = "a local usage, which makes no jour férié (Cass. 2e civ., 16 July 1976, 75-12.260)"
SCHOELCHER = "no text in force makes 21 July a jour férié (rép. min. 61289: the 1914 order lapsed with the law of 1983)"

DIFFERENCES = (
    Difference(
        *(WORKALENDAR, ("metropole", "alsace-moselle"), (5, 8), 1950, 1952, False),
        f"{NO_8_MAY} before law 53-225 of 20 March 1953",
    ),
    Difference(
        *(WORKALENDAR, ("metropole", "alsace-moselle"), (5, 8), 1960, 1964, False),
        f"{NO_8_MAY} after décret 59-533 of 11 April 1959",
    ),
    Difference(
        *(WORKALENDAR, ("metropole", "alsace-moselle"), (5, 8), 1966, 1981, False),
        f"{NO_8_MAY} between the exception of 1965 and law 81-893 of 2 October 1981",
    ),
    Difference(
        *(HOLIDAYS, ALL, (5, 8), 1965, 1965, True),
        "it misses the décret of 1 April 1965, which made 8 May 1965 a holiday for the twentieth anniversary",
    ),
    Difference(HOLIDAYS, ALL, 50, 2005, 2007, True, WHIT_MONDAY),
    Difference(HOLIDAYS, ("guadeloupe",), -2, 1950, 2100, False, f"Good Friday in Guadeloupe: {USAGE}"),
    Difference(HOLIDAYS, ("guadeloupe",), -24, 1950, 2100, False, f"mi-carême: {USAGE}"),
    Difference(HOLIDAYS, ("guadeloupe", "martinique"), (7, 21), 1984, 2100, False, SCHOELCHER),
    Difference(HOLIDAYS, ("saint-martin",), (7, 21), 2012, 2100, False, SCHOELCHER),
    Difference(
        *(HOLIDAYS, ("saint-martin", "saint-barthelemy"), (5, 27), 1984, 2011, True),
        "it starts them in 2012; until then both islands kept the day of Guadeloupe, which they were part of",
    ),
    Difference(
        *(HOLIDAYS, ("saint-martin",), (5, 27), 2012, 2100, True),
        "C. trav. L. 3422-2 says 27 May for Saint-Martin; 28 May is our contested reading",
    ),
    Difference(
        *(HOLIDAYS, ("saint-martin",), (5, 28), 2012, 2100, False),
        "28 May rests on circulars from 2018 on, never on L. 3422-2; it is our contested reading",
    ),
)
