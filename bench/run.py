"""Every measure in one run, as one table. `python bench/run.py [interpreter that has lexdays]`."""

import sys
from pathlib import Path

from bulk import array, csv_file
from fired import fired, replayed
from measure import table
from memory import memory
from one_date import explained, unexplained
from startup import startup

PEER = Path(__file__).parent / ".venv" / "bin" / "python"


def main(peer: Path) -> None:
    """Measure everything; nothing here is a test, and a goal that is missed fails nothing."""
    rows = []
    for part in (lambda: explained(peer), unexplained, array, csv_file, fired, replayed, memory, startup):
        rows += part()
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    print(table(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else PEER)
