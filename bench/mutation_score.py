"""Prints the score of the last `make mutate`: killed mutants over all those made."""

import json
import sys
from pathlib import Path


def main() -> int:
    """Returns 1 below 95 %."""
    stats = json.loads(Path("mutants/mutmut-cicd-stats.json").read_text("utf-8"))
    killed, total = stats["killed"] + stats["timeout"], stats["total"] - stats["skipped"]
    score = 100 * killed / total
    print(
        f"{killed} of {total} mutants killed, {stats['survived']} survived, {stats['no_tests']} untested: {score:.1f} %"
    )
    return 0 if score >= 95 else 1


if __name__ == "__main__":
    sys.exit(main())
