"""The files of `procedures/` that are no procedure, read once for all of them: regimes, exceptional laws."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from delais.folders import Folders, bundled
from delais.frozen_map import FrozenMap
from delais.toml_table import Source, read_source

Read = TypeVar("Read")


def read_shared(
    name: str, read: Callable[[Source], Mapping[str, Read]], folders: Folders | None = None
) -> Mapping[str, Read]:
    """What `read` finds in the files `procedures/NAME.toml`, the upper folder's entries over the others.

    Raises `InputError` if one of them is wrong.
    """
    folders = folders or bundled()
    if folders.base and ("procedures", name) not in folders.own:
        return read_shared(name, read, folders.base)

    def read_all() -> Mapping[str, Read]:
        found: dict[str, Read] = {}
        for path in folders.layers("procedures", name):
            source = read_source(path, folders)
            found.update(read(source))
            source.raise_problems()
        return FrozenMap(found)

    return folders.once("shared", name, read_all)
