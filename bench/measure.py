"""Timing and the rows of the table."""

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: what was done, our figure, the other's, the goal and whether it holds."""

    work: str
    ours: str
    other: str = ""
    ratio: str = ""
    goal: str = ""
    holds: bool | None = None


def fastest(*works: Callable[[], object], runs: int = 5) -> list[float]:
    """Seconds of the fastest run of each work: what is left when the machine was least busy with something else.

    The works take turns, so that a slow moment of the machine is not charged to one of them alone.
    """
    times: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for work, seconds in zip(works, times, strict=True):
            gc.collect()
            started = time.perf_counter()
            work()
            seconds.append(time.perf_counter() - started)
    return [min(seconds) for seconds in times]


def processes(*commands: tuple[str, ...], runs: int = 15) -> list[tuple[float, float]]:
    """Seconds of whole Python processes, taking turns: the fastest and the median of several runs of each."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        for arguments, seconds in zip(commands, times, strict=True):
            started = time.perf_counter()
            subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
            seconds.append(time.perf_counter() - started)
    return [(min(seconds), statistics.median(seconds)) for seconds in times]


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table that can also be read in a terminal."""
    words = {True: "yes", False: "**no**", None: ""}
    cells = [["work", "delais", "other", "other ÷ delais", "goal", "holds"]]
    cells += [[row.work, row.ours, row.other, row.ratio, row.goal, words[row.holds]] for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(6)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
