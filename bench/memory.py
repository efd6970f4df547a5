"""Bytes a case: its log, its log and its state, its log and its whole situation."""

import tracemalloc
from collections.abc import Callable

from fired import AU, DOSSIER
from measure import Row

import delais
from delais.dossier.loader import parse_dossier

CASES = 1000


def memory() -> list[Row]:
    """A golden dossier read a thousand times, each time from its text, so that nothing is shared but the law."""
    raw = DOSSIER.read_bytes()
    name = DOSSIER.name

    def log() -> delais.Dossier:
        return parse_dossier(name, raw)

    def log_and_state() -> tuple[delais.Dossier, str]:
        dossier = log()
        return dossier, delais.replay(dossier, au=AU).etat.id

    def log_and_situation() -> delais.Situation:
        return delais.replay(log(), au=AU)

    log_and_situation()  # what is built once (procedure, calendar, machine) is not counted a case
    kept = _bytes_each(log_and_state)
    whole = _bytes_each(log_and_situation)
    return [
        Row(f"memory a case: log and state ({len(log().evenements)} events)", f"{kept:,.0f} bytes"),
        Row("memory a case: log and whole situation", f"{whole:,.0f} bytes", "", f"{whole / kept:.1f} times the log"),
    ]


def _bytes_each(build: Callable[[], object]) -> float:
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    cases = [build() for _ in range(CASES)]
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) / len(cases)
