"""`python -m laws`: many drawn cases over the cores, the counts of each law and procedure, the breaches made small."""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

from laws.all_laws import all_laws
from laws.running import Outcome, run


def main(arguments: list[str] | None = None) -> int:
    """Run the cases; 1 if a law is broken."""
    parser = argparse.ArgumentParser(prog="laws", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=None, help="processes; one a core by default")
    parser.add_argument("--shown", type=int, default=2, help="breaches of one law shown by each share of the cases")
    chosen = parser.parse_args(arguments)
    shares = max(1, min(chosen.cases // 500, 400))
    numbers = [range(first, chosen.cases, shares) for first in range(shares)]
    total = Outcome()
    with ProcessPoolExecutor(chosen.workers) as pool:
        for part in pool.map(run, repeat(chosen.seed), numbers, repeat(chosen.shown)):
            total.add(part)
            print(f"\r{total.cases} cases", end="", file=sys.stderr)
    print(file=sys.stderr)
    print(summary(total, chosen.seed, chosen.shown))
    return 1 if total.broken else 0


def summary(total: Outcome, seed: int, shown: int) -> str:
    """The counts, then the breaches that were made small."""
    lines = [
        f"{total.cases} cases of seed {seed}: {total.accepted} acts accepted, {total.refused} refused",
        "",
        "cases  procedure",
        *(f"{count:6} {name}" for name, count in sorted(total.procedures.items())),
        "",
        "spoke broken law",
    ]
    for law in all_laws():
        lines.append(f"{total.spoke[law.name]:6} {total.broken[law.name]:6} {law.name}: {law.sentence}")
    kept: dict[str, list[str]] = {}
    for name, text in total.reports:
        kept.setdefault(name, []).append(text)
    for texts in kept.values():
        lines += ["", *sorted(texts, key=len)[:shown]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
