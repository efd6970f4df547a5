"""A full disk, a closed or full standard output: a message and a status, the old file whole."""

import os
import subprocess
import sys
from pathlib import Path

from command_line import RECOURS, run

LIMITED = """
import resource, signal, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
from delais.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
TEXT = "depart,duree,regime,territoire\n" + 2_000 * "2024-02-07,P2M,ordinaire,metropole\n"


def python(*arguments: object, shell: str = "") -> "subprocess.CompletedProcess[str]":
    """Python with these arguments, its streams as `shell` redirects them."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    command = ["sh", "-c", f'exec "$@" {shell}', "sh", sys.executable, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    return subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, check=False, timeout=60)


def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path: Path) -> None:
    source, sink = tmp_path / "a.csv", tmp_path / "sortie"
    source.write_text(TEXT, encoding="utf-8")
    for arguments in (("lot", source, sink), ("chronologie", RECOURS, "--au", "2024-03-12", "--html", sink)):
        sink.write_text("ancien", encoding="utf-8")
        done = python("-c", LIMITED, *arguments, "--ecraser")
        assert (done.returncode, "fichier trop gros" in done.stderr, str(sink) in done.stderr) == (2, True, True), done
        assert "Traceback" not in done.stderr
        assert sink.read_text("utf-8") == "ancien", arguments[0]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "sortie"], "rien d'autre ne reste"


def test_a_standard_output_that_is_full_or_closed(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text(TEXT, encoding="utf-8")
    for shell, words in ((">/dev/full", "plus de place sur le disque"), (">&-", "")):
        done = python("-m", "delais", "lot", source, "-", shell=shell)
        assert done.returncode == 2, f"{shell} : {done}"
        assert words in done.stderr, f"{shell} : {done}"
        assert [word for word in ("Traceback", "Exception ignored") if word in done.stderr] == [], done.stderr


def test_a_reader_that_has_seen_enough(tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text(TEXT * 20, encoding="utf-8")
    done = python("-m", "delais", "lot", source, "-", shell="| head -n 1 >/dev/null")
    assert done.stderr == ""


def test_a_file_descriptor_is_written_through(tmp_path: Path) -> None:
    source, sink = tmp_path / "a.csv", tmp_path / "sortie"
    source.write_text(TEXT, encoding="utf-8")
    done = python("-m", "delais", "lot", source, "/dev/stdout", shell=f">> '{sink}'")
    assert (done.returncode, done.stderr) == (0, "")
    assert run("lot", source, "-").out == sink.read_text("utf-8")
