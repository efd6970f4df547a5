"""The examples of the hand-written pages: each one runs, and its output is what the program prints today.

A ```console block holds `$ delais …` commands; a ```python block with `>>>` is a doctest, and shares the names of its
page. The pages of the guides run in a throw-away checkout that holds the files of their folder.
"""

import doctest
import io
import re
import shlex
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from delais.cli.main import main
from generate.places import DOCS, checkout_with

PAGES = (
    DOCS / "index.md",
    DOCS / "comment-se-calcule-un-delai.md",
    DOCS / "guides" / "ajouter-une-procedure.md",
    DOCS / "guides" / "ajouter-un-calendrier.md",
    DOCS / "guides" / "agenda.md",
    DOCS / "guides" / "integrer.md",
)
CUT = "[…]"  # stands for lines left out, or for the end of a line
_BLOCK = re.compile(r"^```(?P<kind>console|python)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def refreshed(path: Path) -> str:
    """The page with every output as it is today; one that shows a cut output keeps it while it still matches."""
    text = path.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "__main__"}

    def run(block: re.Match[str]) -> str:
        body = _console(block["body"]) if block["kind"] == "console" else _python(block["body"], names)
        return f"```{block['kind']}\n{body}```"

    with checkout_with(path.with_suffix("")):
        return _BLOCK.sub(run, text)


def _console(body: str) -> str:
    return "".join(f"$ {command}\n{_kept(shown, _printed(command))}" for command, shown in commands(body))


def commands(body: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console block, with the lines shown under it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, *shown = part.splitlines()
        yield command, shown


def _printed(command: str) -> list[str]:
    """What a command prints, results then messages. Only `delais` may be run."""
    program, *arguments = shlex.split(command)
    if program != "delais":
        raise ValueError(f"not an example: {command}")
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(printed), redirect_stderr(printed):
        main(arguments)
    printed.seek(0)
    return [line.rstrip() for line in printed.read().rstrip("\n").splitlines()]


def _kept(shown: list[str], printed: list[str]) -> str:
    lines = shown if any(CUT in line for line in shown) and matches(shown, printed) else map(_lasting, printed)
    return "".join(f"{line}\n" for line in lines)


def _lasting(line: str) -> str:
    """The line without what every change of the data moves: a fingerprint, a duration, a count."""
    return re.sub(r"( · procédure [0-9a-f]{8}.*|, \d+ v.*)$", CUT, line)


def matches(shown: list[str], printed: list[str]) -> bool:
    """Whether `shown` is `printed`, but for what is cut."""
    if not shown:
        return not printed
    if shown[0] == CUT:
        return any(matches(shown[1:], printed[start:]) for start in range(len(printed) + 1))
    if not printed:
        return False
    line = shown[0]
    same = printed[0].startswith(line.removesuffix(CUT)) if line.endswith(CUT) else printed[0] == line
    return same and matches(shown[1:], printed[1:])


def _python(body: str, names: dict[str, object]) -> str:
    """A doctest with the output of today; a block without a prompt is shown as it stands."""
    pieces = []
    for part in doctest.DocTestParser().parse(body):
        if isinstance(part, str):
            pieces.append(part)
            continue
        first, *others = part.source.splitlines()
        pieces += [f">>> {first}\n", *(f"... {line}\n".replace("... \n", "...\n") for line in others)]
        pieces.append(_result(part.source, names))
    return "".join(pieces)


def _result(source: str, names: dict[str, object]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        try:
            exec(compile(source, "<page>", "single"), names)
        except Exception as error:
            out.write(f"Traceback (most recent call last):\n    ...\n{doctest_name(error)}: {error}\n")
    printed = out.getvalue()
    return re.sub(r"^$", "<BLANKLINE>", printed.rstrip("\n"), flags=re.MULTILINE) + "\n" if printed else ""


def doctest_name(error: Exception) -> str:
    """The error's class as a traceback names it."""
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
