"""One due date: explained, against lexdays; without its explanation, against pendulum and workalendar by hand."""

import datetime
import json
import subprocess
from functools import partial
from pathlib import Path

import pendulum
from measure import Row, fastest
from workalendar.europe import France

import delais

FIRST, COUNT = datetime.date(2024, 1, 1), 1000
DAYS = [FIRST + datetime.timedelta(days=offset) for offset in range(COUNT)]
ONE_DAY = datetime.timedelta(days=1)
LEXDAYS = Path(__file__).parent / "lexdays_peer.py"


def explained(peer: Path) -> list[Row]:
    """`delais.compute`, then its sentences, against the same two things by lexdays, in a process that times itself."""
    calendar = delais.calendar("metropole")
    rows = []
    for period in ("P2M", "P15D"):
        rule = delais.Delai(period, "ordinaire")
        best = fastest(partial(_compute, rule, calendar), partial(_compute_and_tell, rule, calendar))
        ours, ours_told = (1e6 / COUNT * seconds for seconds in best)
        theirs, theirs_told = _lexdays(peer, period)
        rows.append(_row(f"one explained due date ({period}): dates, steps, articles", ours, theirs, goal=50))
        rows.append(_row(f"the same ({period}), with the sentences written out", ours_told, theirs_told))
    return rows


def _compute(rule: delais.Delai, calendar: delais.Calendar) -> None:
    for day in DAYS:
        delais.compute(rule, day, calendar)


def _compute_and_tell(rule: delais.Delai, calendar: delais.Calendar) -> None:
    for day in DAYS:
        delais.compute(rule, day, calendar).explain("en")


def _lexdays(peer: Path, period: str) -> tuple[float | None, float | None]:
    if not peer.exists():
        return None, None
    command = [str(peer), str(LEXDAYS), period, FIRST.isoformat(), str(COUNT)]
    measured = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return measured["compute"], measured["compute_and_tell"]


def _row(work: str, ours: float, theirs: float | None, goal: float | None = None) -> Row:
    return Row(
        work,
        f"{ours:.1f} µs",
        f"lexdays: {theirs:.0f} µs" if theirs else "lexdays: not installed",
        f"{theirs / ours:.0f}" if theirs else "",
        f"under {goal:.0f} µs" if goal else "",
        ours < goal if goal else None,
    )


def unexplained() -> list[Row]:
    """A warm `DueTable` against the few lines that people write; both must give the same dates."""
    by_table = delais.DueTable(delais.Delai("P2M", "ordinaire"), delais.calendar("metropole"))
    france = France()
    holidays = frozenset(day for year in range(2024, 2029) for day, _ in france.holidays(year))
    by_hand = partial(two_months, holidays=holidays)
    wrong = [day for day in DAYS if by_table(day) != by_hand(day)]
    if wrong:
        raise SystemExit(f"the two ways differ on {wrong[:3]}: the comparison would mean nothing")
    best = fastest(lambda: [by_table(day) for day in DAYS], lambda: [by_hand(day) for day in DAYS], runs=20)
    ours, theirs = (1e6 / COUNT * seconds for seconds in best)
    return [
        Row(
            "one due date without explanation, warm",
            f"{ours:.2f} µs",
            f"pendulum + workalendar: {theirs:.1f} µs",
            f"{theirs / ours:.0f}",
            "under 1 µs",
            ours < 1,
        )
    ]


def two_months(day: datetime.date, holidays: frozenset[datetime.date]) -> datetime.date:
    """Two months, then forward over weekends and holidays; the holidays of workalendar are listed once."""
    due = pendulum.Date(day.year, day.month, day.day).add(months=2)
    while due.weekday() >= 5 or due in holidays:
        due = due.add(days=1)
    return due
