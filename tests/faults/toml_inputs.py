"""A hundred thousand spoiled dossiers: a message each, none over two seconds (`make faults`)."""

import os
import time
from concurrent.futures import ProcessPoolExecutor

from mutated_toml import reading, spoiled

SHARE = 2_500
WORDS = 40_000


def share(seed: int) -> list[str]:
    """What went wrong in one share of the inputs."""
    wrong = []
    for index, raw in enumerate(spoiled(SHARE, seed)):
        started = time.process_time()
        try:
            told = reading(raw)
        except Exception as error:  # whatever it is, it is what is looked for
            wrong.append(f"graine {seed}, entrée {index} : {error!r}")
            continue
        seconds = time.process_time() - started
        if seconds > 2 or len(told) > WORDS:
            wrong.append(f"graine {seed}, entrée {index} : {seconds:.1f} s, {len(told)} caractères")
    return wrong


def test_a_hundred_thousand_spoiled_dossiers() -> None:
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        wrong = [line for lines in workers.map(share, range(100_000 // SHARE)) for line in lines]
    assert wrong == []
