"""How a format is declared: its tables, the keys of each, what a key holds and means.

The readers, the reference page, the JSON Schema and the documents written are all drawn from these declarations.
"""

from attrs import field, frozen

from delais.errors import Texte

TEXT, TEXTS, WORD, FLAG, INTEGER, DATE, HOUR = "texte", "textes", "mot", "booléen", "entier", "date", "heure"
INSTANT, NUMBER, TEXT_LIST = "date ou date-heure", "numéro", "liste de textes"
TABLE, ROWS, ANY, TARGET = "table", "liste", "valeur", "texte ou entier"
FACTS = "valeur de fait"
DURATION, FIXED_DATE, WANTED, STATES = "durée", "date fixe", "faits", "états"
EVENT, DELAI, MOMENT, REGIME = "événement", "délai", "moment", "régime"
FORMAT_NUMBER = 1
"""What `format` says in each document: a reader refuses another one rather than guess."""


@frozen
class Key:
    """One key of a table: its kind, its meaning in French, whether it must be written, the words it may hold.

    `free` is the kind of each value of a table whose keys the file chooses. Words that are `open` are those of the
    package: others may exist, and the checks that follow the reading decide. `nullable`: the key may be there and hold
    nothing.
    """

    name: str
    kind: str
    sens: str
    required: bool = False
    words: tuple[str, ...] = ()
    free: str = ""
    open: bool = False
    nullable: bool = False


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
    """One kind of document. A table is named by its path: `*` for a name that the file chooses, `[]` for a row.

    A document that is `written` by the program may get new keys in the same format: who reads it passes over those that
    he does not know. Where `nulls` stand for what is not said, an optional key may hold nothing.
    """

    id: str
    titre: Texte
    fichier: Texte
    tables: dict[str, Shape]
    written: bool = False
    nulls: bool = False

    def shape(self, path: str) -> Shape:
        """The table at `path`, with the keys of the one it is like."""
        found = self.tables[path]
        return self.tables[found.like] if found.like else found

    def child(self, path: str, key: str) -> str:
        """The path of the table, of the rows or of the named tables under `key`; empty if there is none."""
        start = f"{self.tables[path].like or path}.{key}" if path else key
        return next((start + end for end in ("", "[]", ".*") if start + end in self.tables), "")


def document(*keys: Key, required: bool = False) -> Shape:
    """The top table of a document: its format number first."""
    number = Key("format", NUMBER, f"numéro du format : {FORMAT_NUMBER}", required=required)
    return Shape((number, *keys))
