"""Files are written whole or not at all, never over an input, over another file only when told to."""

import errno
import io
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from delais.cli import writing as module
from delais.cli.writing import write_file, writing
from delais.errors import InputError


def refusal(name: Path | str, *, inputs: tuple[str, ...] = (), overwrite: bool = False) -> str:
    """What is said when writing `name` is refused."""
    with pytest.raises(InputError) as refused:
        write_file(str(name), "nouveau", inputs=inputs, overwrite=overwrite)
    assert refused.value.render("fr") != refused.value.render("en"), "un refus se dit aussi en anglais"
    return refused.value.render("fr")


def in_the_folder(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    write_file(str(tmp_path / "a"), "été\n")
    (tmp_path / "b").touch()
    assert (tmp_path / "a").read_bytes() == "été\n".encode()
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode
    assert in_the_folder(tmp_path) == ["a", "b"], "aucun fichier temporaire ne reste"


def test_a_file_that_exists_is_kept_without_ecraser(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("ancien", encoding="utf-8")
    words = refusal(path)
    assert (str(path) in words, "existe déjà" in words, "--ecraser" in words) == (True, True, True), words
    assert path.read_text("utf-8") == "ancien"
    assert in_the_folder(tmp_path) == ["a"]


def test_a_file_that_exists_is_replaced_with_ecraser_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("ancien", encoding="utf-8")
    path.chmod(0o640)
    write_file(str(path), "nouveau", overwrite=True)
    assert path.read_text("utf-8") == "nouveau"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "vrai", tmp_path / "lien"
    real.write_text("ancien", encoding="utf-8")
    link.symlink_to("vrai")
    assert "existe déjà" in refusal(link)
    write_file(str(link), "nouveau", overwrite=True)
    assert (link.is_symlink(), real.read_text("utf-8")) == (True, "nouveau")


def test_a_link_to_a_file_not_yet_there_is_followed(tmp_path: Path) -> None:
    (tmp_path / "lien").symlink_to("vrai")
    write_file(str(tmp_path / "lien"), "nouveau")
    assert ((tmp_path / "lien").is_symlink(), (tmp_path / "vrai").read_text("utf-8")) == (True, "nouveau")


@pytest.mark.parametrize("name", ["même nom", "lien", "lien dur", "../", "descripteur"])
def test_an_input_is_never_written_even_with_ecraser(tmp_path: Path, name: str) -> None:
    source = tmp_path / "lu"
    source.write_text("ancien", encoding="utf-8")
    (tmp_path / "lien").symlink_to("lu")
    (tmp_path / "dur").hardlink_to(source)
    with source.open("ab") as opened:
        output = {
            "même nom": source,
            "lien": tmp_path / "lien",
            "lien dur": tmp_path / "dur",
            "../": f"{tmp_path}/../{tmp_path.name}/lu",
            "descripteur": f"/dev/fd/{opened.fileno()}",
        }[name]
        words = refusal(output, inputs=(str(tmp_path / "autre"), str(source)), overwrite=True)
    assert "la sortie est un fichier lu" in words, words
    assert str(output) in words, words
    assert source.read_text("utf-8") == "ancien"
    assert in_the_folder(tmp_path) == ["dur", "lien", "lu"]


def test_standard_input_is_an_input_like_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "lu"
    source.write_text("ancien", encoding="utf-8")
    with source.open(encoding="utf-8") as entry:
        monkeypatch.setattr(sys, "stdin", entry)
        assert "la sortie est un fichier lu" in refusal(source, inputs=("-",), overwrite=True)


def test_standard_output_that_adds_to_the_input_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`delais lot a.csv - >> a.csv` would read for ever what it writes."""
    source = tmp_path / "lu"
    source.write_text("ancien", encoding="utf-8")
    with source.open("a", encoding="utf-8") as output:
        monkeypatch.setattr(sys, "stdout", output)
        assert "la sortie est un fichier lu" in refusal("-", inputs=(str(source),))


def test_the_old_file_stays_when_the_work_fails(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("ancien", encoding="utf-8")

    def work() -> None:
        with writing(str(path), overwrite=True) as sink:
            sink.write(b"nouv")
            sink.flush()
            assert path.read_text("utf-8") == "ancien", "rien n'est changé avant la fin"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert (path.read_text("utf-8"), in_the_folder(tmp_path)) == ("ancien", ["a"])


def test_a_file_made_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a"

    def work() -> None:
        with writing(str(path)) as sink:
            sink.write(b"nouveau")
            path.write_text("d'un autre", encoding="utf-8")

    with pytest.raises(InputError) as refused:
        work()
    assert "existe déjà" in refused.value.render("fr")
    assert (path.read_text("utf-8"), in_the_folder(tmp_path)) == ("d'un autre", ["a"])


def test_a_disk_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(module.os, "link", no_link)
    write_file(str(tmp_path / "a"), "nouveau")
    assert (tmp_path / "a").read_text("utf-8") == "nouveau"
    assert in_the_folder(tmp_path) == ["a"]


# what the disk answers to the write, words of the message
DISKS = [
    (errno.ENOSPC, "plus de place sur le disque"),
    (errno.EFBIG, "fichier trop gros"),
    (errno.EIO, "panne du disque"),
]


@pytest.mark.parametrize(("code", "words"), DISKS, ids=[row[1] for row in DISKS])
def test_a_disk_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    def failing(_: int) -> None:
        raise OSError(code, os.strerror(code))

    path = tmp_path / "a"
    path.write_text("ancien", encoding="utf-8")
    monkeypatch.setattr(module.os, "fsync", failing)
    said = refusal(path, overwrite=True)
    assert (words in said, str(path) in said) == (True, True), said
    assert (path.read_text("utf-8"), in_the_folder(tmp_path)) == ("ancien", ["a"])


def test_a_folder_where_nothing_may_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    path = tmp_path / "a"
    path.write_text("ancien", encoding="utf-8")
    monkeypatch.setattr(module.os, "open", refused)
    said = refusal(path, overwrite=True)
    assert f"dans le dossier {tmp_path} : accès refusé" in said, said
    assert path.read_text("utf-8") == "ancien"


def test_a_file_that_may_not_be_written_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_text("ancien", encoding="utf-8")
    monkeypatch.setattr(module.os, "access", lambda *_: False)
    assert "accès refusé" in refusal(path, overwrite=True)
    assert path.read_text("utf-8") == "ancien"


# name under the folder, words of the message
NOT_FILES = [
    ("", "c'est un répertoire"),
    ("absent/", "c'est un répertoire"),
    ("absent/a", "fichier introuvable"),
    ("fichier/a", "un des dossiers du chemin est un fichier"),
    ("boucle", "liens qui tournent en rond"),
    ("x" * 300, "nom trop long"),
]


@pytest.mark.parametrize(("name", "words"), NOT_FILES, ids=[row[0][:10] or "." for row in NOT_FILES])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "fichier").touch()
    (tmp_path / "boucle").symlink_to("boucle")
    said = refusal(f"{tmp_path}/{name}")
    assert (words in said, f"{tmp_path}/{name}" in said) == (True, True), said
    assert in_the_folder(tmp_path) == ["boucle", "fichier"]


def test_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    write_file("-", "été")
    assert isinstance(stream.buffer, io.BytesIO)
    assert stream.buffer.getvalue() == "été".encode()


def test_standard_output_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert "sortie standard : fichier impossible à écrire : flux fermé" in refusal("-")


def test_a_descriptor_adds_to_what_it_leads_to(tmp_path: Path) -> None:
    """Opening `/dev/stdout` again would empty the file that standard output was sent to."""
    log = tmp_path / "journal"
    with log.open("wb", buffering=0) as opened:
        opened.write(b"avant\n")
        (tmp_path / "lien").symlink_to(f"/dev/fd/{opened.fileno()}")
        for name in (f"/dev/fd/{opened.fileno()}", f"/proc/self/fd/{opened.fileno()}", str(tmp_path / "lien")):
            write_file(name, "nouveau\n")
    assert log.read_bytes() == b"avant\n" + 3 * b"nouveau\n"
    code = "from delais.cli.writing import write_file; write_file('/dev/stdout', 'x'); write_file('/dev/stderr', 'y')"
    path = os.pathsep.join(entry for entry in sys.path if entry)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert (done.stdout, done.stderr) == (b"x", b"y")


def test_a_device_is_written_through() -> None:
    write_file("/dev/null", "rien")
    assert Path("/dev/null").is_char_device()


def test_a_fifo_is_written_through(tmp_path: Path) -> None:
    path, read = tmp_path / "tube", []
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    write_file(str(path), "nouveau")
    reader.join(10)
    assert (read, path.is_fifo()) == ([b"nouveau"], True)
