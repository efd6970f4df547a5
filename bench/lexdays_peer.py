"""Run by the interpreter of bench/.venv, which alone has lexdays: prints its microseconds a call as JSON.

The rule is `de/zpo` (ZPO § 222 with BGB §§ 187, 188), the one of its rules that has the shape of CPC 641 and 642: the
day of service is not counted, months end on the corresponding day, a Saturday, Sunday or holiday at the end moves it
to the next working day. The rule pack is loaded before the clock starts.
"""

import datetime
import json
import sys
import time

import lexdays


def main(period: str, first: str, count: str) -> None:
    pack = lexdays.rulepack("de/zpo")
    start = datetime.date.fromisoformat(first)
    days = [start + datetime.timedelta(days=offset) for offset in range(int(count))]
    compute, tell = [], []
    for _ in range(3):
        started = time.perf_counter()
        for day in days:
            pack.compute(day, period)
        compute.append(time.perf_counter() - started)
        started = time.perf_counter()
        for day in days:
            pack.compute(day, period).explain("en")
        tell.append(time.perf_counter() - started)
    per_call = 1e6 / len(days)
    print(json.dumps({"compute": min(compute) * per_call, "compute_and_tell": min(tell) * per_call}))


main(*sys.argv[1:])
