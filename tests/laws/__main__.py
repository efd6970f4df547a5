"""`python -m laws`: many drawn cases over the cores, the breaches made small as they come, the counts of each law.

Every case is drawn from a seed and its own number: `--seed S --case N` draws and holds that one again.
"""

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from secrets import randbelow

from laws.all_laws import all_laws
from laws.running import Outcome, run

SHARE = 500  # cases held by a worker at a time


def main(arguments: list[str] | None = None) -> int:
    """Run the cases; 1 if a law is broken."""
    parser = argparse.ArgumentParser(prog="laws", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=None, help="drawn at random by default, and printed")
    parser.add_argument("--case", type=int, default=None, help="hold this case of the seed only")
    parser.add_argument("--workers", type=int, default=None, help="processes; one a core by default")
    parser.add_argument("--shown", type=int, default=2, help="breaches of one law that are shown")
    chosen = parser.parse_args(arguments)
    seed = randbelow(10**6) if chosen.seed is None else chosen.seed
    print(f"seed {seed}", flush=True)
    total, told = Outcome(), Counter[str]()
    if chosen.case is not None:
        total = run(seed, [chosen.case], chosen.shown)
        _tell(total, told, chosen.shown)
    else:
        shares = max(1, -(-chosen.cases // SHARE))
        numbers = [range(first, chosen.cases, shares) for first in range(shares)]
        with ProcessPoolExecutor(chosen.workers) as pool:
            for part in pool.map(run, repeat(seed), numbers, repeat(chosen.shown)):
                total.add(part)
                _tell(part, told, chosen.shown)
                if sys.stderr.isatty():
                    print(f"\r{total.cases} cases, {total.broken.total()} breaches ", end="", file=sys.stderr)
    print(summary(total, seed))
    return 1 if total.broken else 0


def _tell(part: Outcome, told: Counter[str], shown: int) -> None:
    """Print the breaches as they come, a few of each law."""
    for name, text in part.reports:
        told[name] += 1
        if told[name] <= shown:
            print(f"\n{text}\n", flush=True)


def summary(total: Outcome, seed: int) -> str:
    """How many cases, how often each law spoke, how often it was broken."""
    counts = total.procedures.values()
    return "\n".join((
        f"{total.cases} cases of seed {seed}: {total.accepted} acts accepted, {total.refused} refused, "
        f"{len(total.procedures)} procedures, {min(counts)} to {max(counts)} cases each",
        "",
        " spoke broken law",
        *(f"{total.spoke[law.name]:6} {total.broken[law.name]:6} {law.name}: {law.sentence}" for law in all_laws()),
    ))  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
