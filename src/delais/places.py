"""Where a party may live, and what time it is there: the legal clock of each territory."""

import datetime

PARIS = "Europe/Paris"
CLOCKS = {
    "metropole": PARIS,
    "alsace-moselle": PARIS,
    "guadeloupe": "America/Guadeloupe",
    "guyane": "America/Cayenne",
    "martinique": "America/Martinique",
    "mayotte": "Indian/Mayotte",
    "reunion": "Indian/Reunion",
    "saint-barthelemy": "America/St_Barthelemy",
    "saint-martin": "America/Marigot",
    "saint-pierre-et-miquelon": "America/Miquelon",
}
ETRANGER = "etranger"
WITHOUT_CALENDAR = ("polynesie-francaise", "wallis-et-futuna", "nouvelle-caledonie", "taaf", ETRANGER)


def on_clock(instant: datetime.datetime, territoire: str) -> datetime.datetime:
    """An aware instant as the legal clock of `territoire` reads it, without its zone.

    A territory that has no clock here reads that of Paris. Raises `OverflowError` at the ends of the calendar.

    >>> on_clock(datetime.datetime(2024, 2, 7, 2, tzinfo=datetime.UTC), "guadeloupe").isoformat()
    '2024-02-06T22:00:00'
    """
    from zoneinfo import ZoneInfo

    return instant.astimezone(ZoneInfo(CLOCKS.get(territoire, PARIS))).replace(tzinfo=None)
