"""A mapping that nobody can change: what is loaded once is shared by every case, and a value never moves."""

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar, get_origin

from attrs import Attribute

Key = TypeVar("Key")
Item = TypeVar("Item")


class FrozenMap(dict[Key, Item]):
    """A dict that is read only: equal to any dict that says the same, hashable, and picklable.

    It is a dict, and not a wrapper, so that reading it costs what reading a dict costs, and `json` writes it.

    >>> map = FrozenMap(fait=True)
    >>> map == {"fait": True}, hash(map) == hash(FrozenMap(fait=True))
    (True, True)
    >>> map["fait"] = False
    Traceback (most recent call last):
    TypeError: a FrozenMap is read only: copy it with dict() to change it
    """

    __slots__ = ()

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("a FrozenMap is read only: copy it with dict() to change it")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __copy__(self) -> "FrozenMap[Key, Item]":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenMap, (dict(self),)


def frozen_map(value: Any) -> Any:
    """A mapping, read only: itself if it already is. What is no mapping is left to the checks of its owner."""
    if isinstance(value, FrozenMap) or not isinstance(value, Mapping):
        return value
    return FrozenMap(value)


def freezing(_: type, fields: list["Attribute[Any]"]) -> list["Attribute[Any]"]:
    """The `field_transformer` of the classes that hold mappings: each field typed `Mapping` keeps a `FrozenMap`."""
    return [
        each.evolve(converter=frozen_map) if get_origin(each.type) is Mapping and not each.converter else each
        for each in fields
    ]
