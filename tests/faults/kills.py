"""Kills at random moments of what writes files: the output is the old file or the new one, whole (`make faults`)."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import RECOURS

KILLS = int(os.environ.get("KILLS", "200"))
OLD = b"ancien fichier, entier\n"
ROWS = 60_000


def _lot(folder: Path) -> list[str]:
    source = folder / "lu.csv"
    rows = "".join(f"{n},2024-0{n % 9 + 1}-{n % 27 + 1:02},P{n % 60 + 1}D,ordinaire,metropole\n" for n in range(ROWS))
    source.write_text("n,depart,duree,regime,territoire\n" + rows, encoding="utf-8")
    return ["lot", str(source)]


def _export(option: str) -> Callable[[Path], list[str]]:
    return lambda _: ["chronologie", str(RECOURS), "--au", "2024-03-12", option]


# name -> the arguments that come before the file written
WRITERS: dict[str, Callable[[Path], list[str]]] = {"lot": _lot, "svg": _export("--svg"), "html": _export("--html")}


def _start(arguments: list[str], target: Path) -> "subprocess.Popen[bytes]":
    path = os.pathsep.join(entry for entry in sys.path if entry)
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    return subprocess.Popen([sys.executable, "-m", "delais", *arguments, str(target), "--ecraser"], env=environment)


@pytest.mark.parametrize("there", [True, False], ids=["remplace", "nouveau"])
@pytest.mark.parametrize("name", WRITERS)
def test_a_kill_leaves_the_old_file_or_the_new_one(name: str, there: bool, tmp_path: Path) -> None:
    arguments = WRITERS[name](tmp_path)
    whole, target = tmp_path / "entier", tmp_path / "sortie" / "fichier"
    target.parent.mkdir()
    started = time.monotonic()
    assert _start(arguments, whole).wait() == 0
    length, new = time.monotonic() - started, whole.read_bytes()
    chance = random.Random(f"{name} {there}")
    for kill in range(-(-KILLS // (2 * len(WRITERS)))):
        target.unlink(missing_ok=True)
        if there:
            target.write_bytes(OLD)
        running = _start(arguments, target)
        moment = length * chance.uniform(0.2, 1.1)
        time.sleep(moment)
        running.kill()
        running.wait()
        found = target.read_bytes() if target.exists() else None
        assert found in (OLD if there else None, new), f"{name}, mort n° {kill} après {moment:.3f} s : fichier coupé"
        odd = [path.name for path in target.parent.iterdir() if path != target and path.suffix != ".tmp"]
        assert odd == [], f"{name}, mort n° {kill} : {odd}"
