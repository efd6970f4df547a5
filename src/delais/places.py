"""Where a party may live: the territories that have a calendar, and those that have none."""

TERRITOIRES = (
    "metropole",
    "alsace-moselle",
    "guadeloupe",
    "guyane",
    "martinique",
    "mayotte",
    "reunion",
    "saint-barthelemy",
    "saint-martin",
    "saint-pierre-et-miquelon",
)
ETRANGER = "etranger"
WITHOUT_CALENDAR = ("polynesie-francaise", "wallis-et-futuna", "nouvelle-caledonie", "taaf", ETRANGER)
