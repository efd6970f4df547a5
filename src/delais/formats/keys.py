"""How a format is declared: its tables, the keys of each, what a key holds and means.

The readers, the reference page, the JSON Schema and the documents written are all drawn from these declarations.
"""

from collections.abc import Callable

from attrs import field, frozen

TEXT, TEXTS, WORD, FLAG, INTEGER, DATE, HOUR = "texte", "textes", "mot", "booléen", "entier", "date", "heure"
INSTANT = "date ou date-heure"
TABLE, ROWS, ANY, TARGET = "table", "liste", "valeur", "texte ou entier"
DURATION, FIXED_DATE, FACTS, STATES = "durée", "date fixe", "faits", "états"
REFERENCES = ("événement", "délai", "moment", "régime")
FORMAT_NUMBER = 1
"""What `format` says in each document: a reader refuses another one rather than guess."""


@frozen
class Key:
    """One key of a table: its kind, its meaning in French, whether it must be written, the words it may hold.

    `free` is the kind of each value of a table whose keys the file chooses. Words that are `open` are those of the
    package: others may exist, and the checks that follow the reading decide. `nullable` is for documents that the
    program writes: the key is there, and may hold nothing.
    """

    name: str
    kind: str
    sens: str
    required: bool = False
    words: tuple[str, ...] | Callable[[], tuple[str, ...]] = ()
    free: str = ""
    open: bool = False
    nullable: bool = False

    def known_words(self) -> tuple[str, ...]:
        """The words it may hold, none when any will do."""
        return self.words if isinstance(self.words, tuple) else self.words()


@frozen
class Shape:
    """One table: its keys in the order in which they are read. `like` names the table that has the same ones."""

    keys: tuple[Key, ...] = ()
    like: str = ""
    names: dict[str, Key] = field(init=False, eq=False, repr=False)

    @names.default
    def _names(self) -> dict[str, Key]:
        return {key.name: key for key in self.keys}


@frozen
class Format:
    """One kind of document. A table is named by its path: `*` for a name that the file chooses, `[]` for a row."""

    id: str
    titre: str
    fichier: str
    tables: dict[str, Shape]

    def shape(self, path: str) -> Shape:
        """The table at `path`, with the keys of the one it is like."""
        found = self.tables[path]
        return self.tables[found.like] if found.like else found

    def child(self, path: str, key: str) -> str:
        """The path of the table, of the rows or of the named tables under `key`; empty if there is none."""
        start = f"{self.tables[path].like or path}.{key}" if path else key
        return next((start + end for end in ("", "[]", ".*") if start + end in self.tables), "")


def document(*keys: Key) -> Shape:
    """The top table of a document: its format number first."""
    number = Key("format", INTEGER, "numéro du format : 1")
    return Shape((number, *keys))
