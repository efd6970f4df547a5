"""Kills at random moments of what writes files: the output is the old file or the new one, whole (`make faults`)."""

import os
import random
import shutil
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


def _start(arguments: list[str], target: Path, *options: str) -> "subprocess.Popen[bytes]":
    path = os.pathsep.join(entry for entry in sys.path if entry)
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "delais", *arguments, str(target), *options]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("there", [True, False], ids=["remplace", "nouveau"])
@pytest.mark.parametrize("name", WRITERS)
def test_a_kill_leaves_the_old_file_or_the_new_one(name: str, there: bool, tmp_path: Path) -> None:
    arguments = WRITERS[name](tmp_path)
    whole, target = tmp_path / "entier", tmp_path / "sortie" / "fichier"
    target.parent.mkdir()
    started = time.monotonic()
    assert _start(arguments, whole, "--ecraser").wait() == 0
    length, new = time.monotonic() - started, whole.read_bytes()
    chance = random.Random(f"{name} {there}")
    for kill in range(-(-KILLS // (2 * len(WRITERS)))):
        target.unlink(missing_ok=True)
        if there:
            target.write_bytes(OLD)
        running = _start(arguments, target, "--ecraser")
        moment = length * chance.uniform(0.2, 1.1)
        time.sleep(moment)
        running.kill()
        running.wait()
        found = target.read_bytes() if target.exists() else None
        assert found in (OLD if there else None, new), f"{name}, mort n° {kill} après {moment:.3f} s : fichier coupé"
        odd = [path.name for path in target.parent.iterdir() if path != target and path.suffix != ".tmp"]
        assert odd == [], f"{name}, mort n° {kill} : {odd}"


def _cases(folder: Path, notified: str, claimed: int) -> list[str]:
    """Sixty cases notified that day, the first ones with a claim: their first due date is no more."""
    folder.mkdir(exist_ok=True)
    for number in range(60):
        claim = '[[evenements]]\nnom = "saisine_cra"\ndate = 2024-03-04\nreception = 2024-03-06\n'
        (folder / f"{number}.toml").write_text(
            f'procedure = "recours_amiable"\nreference = "{number}"\n[[evenements]]\nnom = "notification_decision"\n'
            f"date = {notified}\nfaits = {{ delai_mentionne = true, voies_mentionnees = true }}\n"
            + (claim if number < claimed else ""),
            encoding="utf-8",
        )
    return ["echeances", str(folder), "--au", "2024-03-12", "--ics-dossier"]


def _held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".ics"}


def test_a_kill_leaves_each_due_date_of_a_folder_whole(tmp_path: Path) -> None:
    """Old or new, never cut, and never away before what replaces it is there; the next run ends the work."""
    before, after, target = tmp_path / "avant", tmp_path / "apres", tmp_path / "agenda"
    assert _start(_cases(tmp_path / "dossiers", "2024-02-07", 0), before).wait() == 0
    old = _held(before)
    shutil.copytree(before, after)
    arguments = _cases(tmp_path / "dossiers", "2024-02-09", 20)
    started = time.monotonic()
    assert _start(arguments, after).wait() == 0
    length, new = time.monotonic() - started, _held(after)
    assert {*old} - {*new}, "des échéances sont retirées"
    assert {name for name in {*old} & {*new} if old[name] != new[name]}, "des échéances sont corrigées"
    chance = random.Random("agenda")
    for kill in range(-(-KILLS // 6)):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(before, target)
        running = _start(arguments, target)
        moment = length * chance.uniform(0.4, 1.1)
        time.sleep(moment)
        running.kill()
        running.wait()
        found = _held(target)
        cut = [name for name, raw in found.items() if raw not in (old.get(name), new.get(name))]
        assert cut == [], f"mort n° {kill} après {moment:.3f} s : {cut}"
        assert {*old} & {*new} <= {*found}, f"mort n° {kill} : une échéance qui reste n'est plus là"
        if not {*old} <= {*found}:
            assert {name: found.get(name) for name in new} == new, f"mort n° {kill} : retirée avant que tout soit écrit"
        assert _start(arguments, target).wait() == 0
        assert _held(target) == new
