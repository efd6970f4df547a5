"""Two procedures compared value by value, whatever the order and the lines of the files that they come from."""

from collections.abc import Mapping
from typing import Any

from attrs import fields, has

NOT_SAID = {"line", "file", "digest", "distances", "textes"}  # where it was read, and what both share
UNORDERED = {"transitions", "refus", "ouvre", "conditions", "not_modelled"}  # no rule depends on their order


def plain(value: Any) -> Any:
    """A model as dictionaries, lists and words."""
    if has(type(value)) and type(value).__module__.startswith("delais.procedure"):
        named = {each.name: plain(getattr(value, each.name)) for each in fields(type(value))}
        kept = {name: each for name, each in named.items() if name not in NOT_SAID}
        return {name: sorted(each, key=repr) if name in UNORDERED else each for name, each in kept.items()}
    if isinstance(value, Mapping):
        return {name: plain(value[name]) for name in sorted(value)}
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def differences(one: Any, other: Any, path: str = "") -> list[str]:
    """Where two plain models differ, as a lawyer finds it in the file."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return [each for name in one for each in differences(one[name], other[name], f"{path}.{name}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [each for index in range(len(one)) for each in differences(one[index], other[index], f"{path}[{index}]")]
    return [] if one == other else [f"{path.lstrip('.')} : {one!r} / {other!r}"]
