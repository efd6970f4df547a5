"""A mapping that nobody can change: what is loaded once is shared by every case, and a value never moves."""

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

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


def frozen_map(value: Mapping[Key, Item]) -> FrozenMap[Key, Item]:
    """`value`, read only: itself if it already is. The converter of the fields that hold a mapping.

    A value that is no mapping is left as it is: the checks of its owner say what was expected.
    """
    if isinstance(value, FrozenMap) or not isinstance(value, Mapping):
        return value
    return FrozenMap(value)
