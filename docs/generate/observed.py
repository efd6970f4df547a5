"""Which keys the readers ask for: observed while they read one complete file of each format.

Nothing is copied from the readers: they run, and each key they ask for is noted with its type, whether it is required,
and the words it may hold. A key added to a reader is therefore seen here the same day.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from attrs import define, field

from delais.agenda.examples import check_examples
from delais.calendars import read_calendar
from delais.fondement import read_textes
from delais.procedure.derogations import read_derogations
from delais.procedure.distances import read_distances
from delais.procedure.loader import read_procedure
from delais.procedure.model import Procedure
from delais.procedure.rows import Context
from delais.procedure.short.unfold import unfold
from delais.regimes import read_regimes
from delais.toml_table import Source, Table, read_source
from generate.places import DOCS

COMPLETE = DOCS / "generate" / "complete"


def read_written(source: Source) -> Procedure:
    """A procedure from its file, unchecked: its rows unfolded, then read, then its examples."""
    procedure = read_procedure(unfold(source))
    if not source.problems:
        check_examples(source, procedure)
    return procedure


READERS: dict[str, Callable[[Source], object]] = {
    "procedure": read_written,
    "calendrier": read_calendar,
    "regimes": read_regimes,
    "derogations": read_derogations,
    "distances": read_distances,
    "textes": read_textes,
}
NAMED = ("etats", "actes", "dit", "delais", "comptes", "modeles")  # tables of a procedure whose names it chooses
FREE = ("reprend", "ouvre[].facts")  # tables whose keys the file chooses
_WORDS = {str: "texte", bool: "booléen", int: "entier", list: "liste", dict: "table"}
_KINDS = {
    "event": "événement", "delai": "délai", "moment": "moment", "regime": "régime", "duree": "durée",
    "date_fixe": "date fixe", "fondement": "textes", "states_in": "états", "when": "faits",
}  # fmt: skip


@define
class Key:
    """One key of one table: what the readers say of it."""

    kind: str = ""
    required: set[bool] = field(factory=set)
    words: tuple[str, ...] = ()


Observed = dict[str, dict[str, Key]]


def observe(name: str) -> Observed:
    """The tables of one format, each with its keys in the order in which they are read. Raises if the file is wrong."""
    seen: Observed = {}
    source = read_source(COMPLETE / f"{name}.toml")
    with _watched(seen, source):
        READERS[name](source)
    source.raise_problems()
    return {shape: keys for shape, keys in seen.items() if not shape.endswith(FREE)}


def accepted(name: str) -> dict[str, set[str]]:
    """The keys that the reader of a complete file knows, table by table as they are written. Raises if it is wrong.

    A key of a day is written `toujours`, of which it is the like.
    """
    seen: dict[str, set[str]] = {}
    source = read_source(COMPLETE / f"{name}.toml")
    close = Table.close

    def watched(self: Table) -> None:
        if self.source is source:
            path = tuple(
                "toujours" if str(part)[:1].isdigit() and isinstance(part, str) else part for part in self.path
            )
            named = {path[:length] for length in range(1, len(path)) if path[length - 1] in NAMED}
            seen.setdefault(shape(path, named), set()).update(self.known)
        close(self)

    with patch.object(Table, "close", watched):
        READERS[name](source)
    source.raise_problems()
    return seen


@contextmanager
def _watched(seen: Observed, source: Source) -> Iterator[None]:
    named: set[tuple[object, ...]] = set()

    def key_of(table: Table, key: str) -> Key:
        if table.source is not source:  # another file, read on the way
            return Key()
        return seen.setdefault(shape(table.path, named), {}).setdefault(key, Key())

    get, choice, texts, raw, named_tables = Table._get, Table.choice, Table.texts, Table.raw, Table.named_tables

    def watched_get(self: Table, key: str, kind: type, *, required: bool) -> Any:
        found = key_of(self, key)
        found.kind = found.kind or _WORDS.get(kind, "date")
        found.required.add(required)
        return get(self, key, kind, required=required)

    def watched_choice(self: Table, key: str, known: Any, default: str | None = None) -> str:
        found = key_of(self, key)
        found.kind, found.words = "mot", tuple(known)
        return choice(self, key, known, default)

    def watched_texts(self: Table, key: str, *, required: bool = False) -> tuple[str, ...]:
        found = key_of(self, key)
        found.kind = found.kind or "textes"
        before = set(found.required)
        value = texts(self, key, required=required)
        found.required = {*before, required}
        return value

    def watched_raw(self: Table, key: str) -> Any:
        key_of(self, key).required.add(False)
        return raw(self, key)

    def watched_named(self: Table, key: str | None = None) -> Iterator[tuple[str, Table]]:
        if self.source is source:
            named.add(self.path if key is None else (*self.path, key))
        return named_tables(self, key)

    with ExitStack() as patches:
        for method, watcher in (
            ("_get", watched_get),
            ("choice", watched_choice),
            ("texts", watched_texts),
            ("raw", watched_raw),
            ("named_tables", watched_named),
        ):
            patches.enter_context(patch.object(Table, method, watcher))
        for method, kind in _KINDS.items():
            patches.enter_context(patch.object(Context, method, _hinting(method, kind, key_of)))
        yield


def _hinting(method: str, kind: str, key_of: Callable[[Table, str], Key]) -> Callable[..., Any]:
    """The reader of one kind of value: the key it reads is known to hold that kind."""
    original = getattr(Context, method)

    def hinted(self: Context, table: Table, *args: Any, **kwargs: Any) -> Any:
        key_of(table, _key_named(method, args, kwargs)).kind = kind
        return original(self, table, *args, **kwargs)

    return hinted


def _key_named(method: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """The key that a reader of rows was asked for: `when` takes it last, with a name of its own by default."""
    if method == "when":
        return str(kwargs.get("key", args[1] if len(args) > 1 else "when"))
    return str(args[0] if args else kwargs.get("key", method))


def shape(path: tuple[object, ...], named: set[tuple[object, ...]]) -> str:
    """The path with the names that a file chooses as `*`, and rows as `[]`.

    >>> shape(("delais", "opposition", "values", 0), {("delais",)})
    'delais.*.values[]'
    """
    text = ""
    for index, part in enumerate(path):
        if isinstance(part, int):
            text += "[]"
        else:
            text += ("." if text else "") + ("*" if path[:index] in named else str(part))
    return text
