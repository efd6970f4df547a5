"""The timeline as it is read, compared with pages kept in tests/snapshots: DELAIS_UPDATE_SNAPSHOTS=1 rewrites them."""

import difflib
import io
import os
from pathlib import Path

import pytest
from rich.console import Console

import timeline_case
from delais.views.plain import render_plain
from delais.views.terminal import render_terminal

SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = os.environ.get("DELAIS_UPDATE_SNAPSHOTS") == "1"
PAGES = [(name, lang, width) for name in timeline_case.CASES for lang, width in (("fr", 80), ("fr", 140), ("en", 80))]


def compare(name: str, page: str) -> None:
    path = SNAPSHOTS / f"{name}.txt"
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if page != kept:
        lines = difflib.unified_diff(kept.splitlines(), page.splitlines(), str(path), "obtenu", lineterm="")
        pytest.fail("\n".join([*lines, "", "voulu ? DELAIS_UPDATE_SNAPSHOTS=1 pytest " + Path(__file__).name]))


@pytest.mark.parametrize(("name", "lang", "width"), PAGES)
def test_on_a_terminal_without_colour(tmp_path, name, lang, width):
    out = io.StringIO()
    render_terminal(timeline_case.situation(tmp_path, name), Console(file=out, width=width), lang)
    page = out.getvalue()
    assert max(map(len, page.splitlines())) <= width
    compare(f"{name}-{lang}-{width}", page)


@pytest.mark.parametrize(("name", "unicode"), [("en_cours", True), ("en_cours", False), ("inopposable", False)])
def test_through_a_pipe(tmp_path, name, unicode):
    page = render_plain(timeline_case.situation(tmp_path, name), unicode=unicode)
    compare(f"{name}-plain-{'utf8' if unicode else 'ascii'}", page)


def test_no_snapshot_is_left_behind():
    names = {f"{name}-{lang}-{width}" for name, lang, width in PAGES}
    names |= {"en_cours-plain-utf8", "en_cours-plain-ascii", "inopposable-plain-ascii"}
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == names
