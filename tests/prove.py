"""`make prove`: the whole sweep against the day-by-day reference. Takes minutes."""

import sys
import time

from sweep import durations, sweep


def main() -> int:
    """Print how many due dates were compared, and every difference. Returns 1 if there is one."""
    started = time.perf_counter()
    compared, differences = sweep(step=1)
    for difference in differences[:100]:
        print(difference)
    minutes = (time.perf_counter() - started) / 60
    rules = f"{compared:,} dates compared over {len(durations())} durations"
    print(f"{rules}, {len(differences)} differences, {minutes:.1f} min")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
