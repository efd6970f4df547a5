"""The README shows what the program does today: its Python example runs, its printed outputs are the real ones."""

import doctest
import re
import shlex

import pytest

from delais import data_files
from delais.cli.main import main

ROOT = data_files.root()
README = (ROOT / "README.md").read_text(encoding="utf-8")
CUT = "[…]"  # stands for the lines, or for the end of a line, that the page leaves out


def console() -> list[tuple[str, list[str]]]:
    """Each command of the console blocks, with the lines printed under it."""
    shown: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                shown.append((line[2:], []))
            else:
                shown[-1][1].append(line)
    return shown


def matches(shown: list[str], printed: list[str]) -> bool:
    """Whether `shown` is `printed`, but for what is cut."""
    if not shown:
        return not printed
    if shown[0] == CUT:
        return any(matches(shown[1:], printed[start:]) for start in range(len(printed) + 1))
    if not printed:
        return False
    line = shown[0]
    same = printed[0].startswith(line[: -len(CUT)]) if line.endswith(CUT) else printed[0].rstrip() == line
    return same and matches(shown[1:], printed[1:])


@pytest.mark.parametrize(("command", "shown"), console(), ids=[command for command, _ in console()])
def test_the_output_shown_is_the_output_of_today(command, shown, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    program, *arguments = shlex.split(command)
    assert program == "delais"
    assert main(arguments) == 0
    printed = capsys.readouterr().out.rstrip("\n").splitlines()
    assert matches(shown, printed), "the README shows another output:\n" + "\n".join(printed)


def test_the_demo_is_what_make_demo_runs():
    recipe = re.search(r"^demo:.*\n\t@\$\(BIN\)/(.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert recipe
    assert recipe[1] == console()[0][0]
    assert len(console()[0][1]) > 15, "the demo excerpt shows the timeline"


def test_a_wrong_output_would_be_seen():
    assert matches(["a", CUT, "d"], ["a", "b", "c", "d"])
    assert matches(["a b […]"], ["a b c"])
    assert not matches(["a", "c"], ["a", "b", "c"])
    assert not matches(["a"], ["a", "b"])
    assert not matches(["a b […]"], ["a c"])


def test_the_python_example_runs(monkeypatch):
    monkeypatch.chdir(ROOT)
    block = re.search(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert block
    example = doctest.DocTestParser().get_doctest(block[1], {}, "README.md", "README.md", 0)
    assert len(example.examples) >= 5
    assert doctest.DocTestRunner().run(example).failed == 0


def test_the_picture_is_a_fresh_render(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    fresh = tmp_path / "timeline.svg"
    assert main(["chronologie", "examples/dossiers/recours-2024.toml", "--au", "2024-03-12", "--svg", str(fresh)]) == 0
    kept = (ROOT / "docs" / "timeline.svg").read_text(encoding="utf-8")
    assert fresh.read_text(encoding="utf-8") == kept, "render it again: make picture"
    assert "](docs/timeline.svg)" in README


def test_every_command_is_in_the_overview():
    from delais.cli.main import COMMANDS

    listed = re.findall(r"^\| `([a-z-]+)", README, re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)


def test_the_files_and_targets_named_exist():
    for name in ("LICENSE", "CHANGELOG.md", "GLOSSARY.md", "bench/README.md", ".ci/run"):
        assert f"`{name}`" in README
        assert (ROOT / name).is_file()
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make (\w+)`", README):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
