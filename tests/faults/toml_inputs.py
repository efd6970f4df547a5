"""A hundred thousand spoiled TOML files given to the command: a message each, none over two seconds (`make faults`)."""

import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mutated_toml import BOUND, checking, reading, spoiled, spoiled_data

TOTAL = int(os.environ.get("INPUTS", "100000"))
SHARE = 2_500


def wrong_of(inputs: Iterable[bytes], seed: int, said: Callable[[bytes, int], str]) -> list[str]:
    """What went wrong with these inputs."""
    wrong = []
    for index, raw in enumerate(inputs):
        started = time.process_time()
        try:
            told = said(raw, index)
        except Exception as error:  # whatever it is, it is what is looked for
            wrong.append(f"graine {seed}, entrée {index} : {error!r}")
            continue
        seconds = time.process_time() - started
        if seconds > 2 or len(told) > BOUND:
            wrong.append(f"graine {seed}, entrée {index} : {seconds:.1f} s, {len(told)} caractères")
    return wrong


def dossiers(seed: int) -> list[str]:
    """What went wrong in one share of the dossiers, through `chronologie`."""
    return wrong_of(spoiled(SHARE, seed), seed, reading)


def data(seed: int) -> list[str]:
    """What went wrong in one share of the procedures and calendars, through `verifier`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "essai.toml"
        return wrong_of(spoiled_data(SHARE, seed), seed, lambda raw, _: checking(raw, path))


@pytest.mark.parametrize(("share", "part"), [(dossiers, 0.8), (data, 0.2)], ids=["dossiers", "données"])
def test_spoiled_toml_files(share: Callable[[int], list[str]], part: float) -> None:
    seeds = range(-(-int(TOTAL * part) // SHARE))
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        wrong = [line for lines in workers.map(share, seeds) for line in lines]
    assert wrong == []
