"""What one writes without `delais`: CSV rows, pendulum and workalendar, no explanation."""

import csv
import re
import sys
from pathlib import Path

import pendulum
from workalendar.europe import France

FORMS = re.compile(r"P(?:(\d+)M)?(?:(\d+)D)?")
holidays = frozenset(day for year in range(2014, 2028) for day, _ in France().holidays(year))


def due(depart: str, duration: str) -> str:
    months, days = FORMS.fullmatch(duration).groups()
    day = pendulum.Date.fromisoformat(depart).add(months=int(months or 0), days=int(days or 0))
    while day.weekday() >= 5 or day in holidays:
        day = day.add(days=1)
    return day.isoformat()


with Path(sys.argv[1]).open(encoding="utf-8", newline="") as source:
    rows = list(csv.DictReader(source))
with Path(sys.argv[2]).open("w", encoding="utf-8", newline="") as sink:
    writer = csv.DictWriter(sink, [*rows[0], "echeance"])
    writer.writeheader()
    for row in rows:
        row["echeance"] = due(row["depart"], row["duree"])
        writer.writerow(row)
