"""Many due dates: a CSV file of 100,000 rows through the command, an array of ten million through `DueTable.column`."""

import csv
import datetime
import random
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy
from measure import Row, fastest
from workalendar.europe import France

import delais

FILE_ROWS, ARRAY_ROWS = 100_000, 10_000_000
FIRST, SPAN = datetime.date(2015, 1, 1), 4000
BY_HAND = Path(__file__).parent / "lot_by_hand.py"


def csv_file() -> list[Row]:
    """`delais lot` as a whole process, against a script of thirty lines over pendulum and workalendar, also whole."""
    random.seed(20261121)
    with TemporaryDirectory() as folder:
        entry, ours_out, theirs_out = (Path(folder) / name for name in ("in.csv", "ours.csv", "theirs.csv"))
        with entry.open("w", encoding="utf-8", newline="") as sink:
            writer = csv.writer(sink)
            writer.writerow(["depart", "duree", "regime", "territoire"])
            for _ in range(FILE_ROWS):
                day = FIRST + datetime.timedelta(days=random.randrange(SPAN))
                writer.writerow([day, random.choice(["P1M", "P2M", "P15D"]), "ordinaire", "metropole"])
        ours, theirs = fastest(
            partial(_run, "-m", "delais", "lot", "--ecraser", str(entry), str(ours_out)),
            partial(_run, str(BY_HAND), str(entry), str(theirs_out)),
            runs=4,
        )
        if _column(ours_out) != _column(theirs_out):
            raise SystemExit("the two ways of doing the file differ: the comparison would mean nothing")
    return [
        Row(
            f"CSV file of {FILE_ROWS:,} rows, whole process",
            f"{ours:.2f} s ({FILE_ROWS / ours:,.0f} rows/s)",
            f"pendulum + workalendar: {theirs:.2f} s",
            f"{theirs / ours:.1f}",
        )
    ]


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True)


def _column(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as source:
        return [row["echeance"] for row in csv.DictReader(source)]


def array() -> list[Row]:
    """`DueTable.column` against numpy's own business days fed with workalendar's holidays."""
    numpy.random.seed(20261121)
    departs = numpy.datetime64(FIRST) + numpy.random.randint(0, SPAN, ARRAY_ROWS)
    table = delais.DueTable(delais.Delai("P2M", "ordinaire"), delais.calendar("metropole"))
    days = [day for year in range(2014, 2028) for day, _ in France().holidays(year)]
    holidays = numpy.array(days, dtype="datetime64[D]")
    if not (table.column(departs) == two_months(departs, holidays)).all():
        raise SystemExit("the two ways of doing the array differ: the comparison would mean nothing")
    best = fastest(partial(table.column, departs), partial(two_months, departs, holidays), runs=4)
    ours, theirs = (1e9 / ARRAY_ROWS * seconds for seconds in best)
    return [
        Row(
            f"array of {ARRAY_ROWS:,} start days",
            f"{ours:.1f} ns a row",
            f"numpy busday_offset: {theirs:.0f} ns a row",
            f"{theirs / ours:.0f}",
            "under 10 ns a row",
            ours < 10,
        )
    ]


def two_months(departs: numpy.ndarray, holidays: numpy.ndarray) -> numpy.ndarray:
    """Two months later, the last day of the month if it is shorter, then numpy's roll to a working day."""
    months = departs.astype("datetime64[M]")
    arrival = months + 2
    last = (arrival + 1).astype("datetime64[D]") - 1
    due = numpy.minimum(arrival.astype("datetime64[D]") + (departs - months.astype("datetime64[D]")), last)
    return numpy.busday_offset(due, 0, roll="forward", holidays=holidays)
