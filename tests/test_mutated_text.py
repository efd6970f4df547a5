"""A thousand spoiled durations, dates, CSV files, calendars: a message or a result each, no traceback, none endless."""

import pytest

from mutated_text import KINDS, spoiled

WORDS = 2_000  # characters of what is said: an error shows where it is, not everything that was read


@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_spoiled_texts(kind: str) -> None:
    check = KINDS[kind][1]
    for index, text in enumerate(spoiled(kind, 1_000)):
        said = check(text)
        assert "Traceback" not in said, f"entrée {index} : {text[:200]!r}"
        assert len(said) < WORDS, f"entrée {index} : {text[:200]!r}\n{said[:500]}"
