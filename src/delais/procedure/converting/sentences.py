"""Sentences that a file says several times, each said once in `[groupes]` and named there by its first words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

_LONG = 60  # a shorter sentence is as quick to read as its name
_EMPTY = {
    "le",
    "la",
    "les",
    "de",
    "des",
    "du",
    "l",
    "d",
    "un",
    "une",
    "que",
    "qu",
    "a",
    "au",
    "aux",
    "en",
    "et",
    "n",
    "s",
    "c",
}
_SAID = ("reserve", "motif", "cause", "consequence", "open_ended")


def repeated(data: dict[str, Any]) -> dict[str, str]:
    """The name of each sentence that `data` says more than once."""
    counted = Counter(sentence for sentence in _sentences(data) if len(sentence) > _LONG)
    names: dict[str, str] = {}
    for sentence, number in counted.items():
        if number > 1:
            names[sentence] = _name(sentence, set(names.values()))
    return names


def _sentences(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _sentences(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _sentences(each)
    elif isinstance(value, str) and key in _SAID:
        yield value


def named(value: Any, names: dict[str, str], key: str = "") -> Any:
    """`value` with each repeated sentence replaced by its name."""
    if isinstance(value, dict):
        return {name: named(each, names, name) for name, each in value.items()}
    if isinstance(value, list):
        return [named(each, names) for each in value]
    return f"@{names[value]}" if isinstance(value, str) and key in _SAID and value in names else value


def _name(sentence: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", sentence.lower().replace("œ", "oe")).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _EMPTY]
    for length in range(2, len(words) + 1):
        name = "_".join(words[:length])
        if name not in taken:
            return name
    return f"{'_'.join(words)}_{len(taken)}"
