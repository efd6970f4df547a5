"""A hundred thousand spoiled inputs of each kind: no traceback, none over two seconds (`make faults`)."""

import os
import time
from concurrent.futures import ProcessPoolExecutor

import pytest

from mutated_text import KINDS, spoiled

TOTAL = int(os.environ.get("INPUTS", "100000"))
SHARE = 2_500


def share(kind: str, seed: int) -> list[str]:
    """What went wrong in one share of the inputs."""
    wrong, check = [], KINDS[kind][1]
    for index, text in enumerate(spoiled(kind, SHARE, seed)):
        started = time.process_time()
        try:
            check(text)
        except Exception as error:  # whatever it is, it is what is looked for
            wrong.append(f"graine {seed}, entrée {index} : {error!r}")
            continue
        seconds = time.process_time() - started
        if seconds > 2:
            wrong.append(f"graine {seed}, entrée {index} : {seconds:.1f} s")
    return wrong


@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_thousand_spoiled_texts(kind: str) -> None:
    seeds = range(-(-TOTAL // SHARE))
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        wrong = [line for lines in workers.map(share, [kind] * len(seeds), seeds) for line in lines]
    assert wrong == []
