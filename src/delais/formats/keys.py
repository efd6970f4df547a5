"""How a format is declared: its tables, the keys of each, what a key holds and means.

The readers, the reference page, the JSON Schema and the documents written are all drawn from these declarations.
"""

from attrs import field, frozen

from delais.errors import Texte

TEXT, TEXTS, WORD, FLAG, INTEGER, DATE, HOUR = "texte", "textes", "mot", "booléen", "entier", "date", "heure"
INSTANT, NUMBER, TEXT_LIST = "date ou date-heure", "numéro", "liste de textes"
TABLE, ROWS, ANY, TARGET = "table", "liste", "valeur", "texte ou entier"
FACTS, GROUPS = "valeur de fait", "liste, texte ou table"
SEVERAL = "table ou liste"
TEXT_BY_DAY, TEXTS_BY_DAY, EXPECTED = "texte, ou textes par jour", "textes par jour", "attentes par jour"
DURATION, FIXED_DATE, WANTED, STATES = "durée", "date fixe", "faits", "états"
EVENT, DELAI, MOMENT, REGIME = "événement", "délai", "moment", "régime"
FORMAT_NUMBER = 1
"""What `format` says in each document but a procedure: a reader refuses another one rather than guess."""


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
    """One table: its keys in the order in which they are read. `like` names the table that has the same ones.

    `alone` is the key whose value, written alone, stands for the table. `days` is the key like which a day
    `AAAA-MM-JJ` is read. The required keys are not asked for where the key `unless` is written.
    """

    keys: tuple[Key, ...] = ()
    like: str = ""
    alone: Key | None = None
    days: Key | None = None
    unless: str = ""
    names: dict[str, Key] = field(init=False, eq=False, repr=False)

    @names.default
    def _names(self) -> dict[str, Key]:
        return {key.name: key for key in self.keys}


@frozen
class Format:
    """One kind of document. A table is named by its path: `*` for a name that the file chooses, `[]` for a row.

    A document that is `written` by the program may get new keys in the same format: who reads it passes over those that
    he does not know. Where `nulls` stand for what is not said, an optional key may hold nothing. Where it has
    `groups`, `@name` may stand for a table or for one of a list. `number` is what `format` says in it.
    """

    id: str
    titre: Texte
    fichier: Texte
    tables: dict[str, Shape]
    written: bool = False
    nulls: bool = False
    groups: bool = False
    number: int = FORMAT_NUMBER

    def shape(self, path: str) -> Shape:
        """The table at `path`, with the keys of the one it is like."""
        found = self.tables[path]
        return self.tables[found.like] if found.like else found

    def child(self, path: str, key: str) -> str:
        """The path of the table, of the rows or of the named tables under `key`; empty if there is none."""
        start = f"{self.tables[path].like or path}.{key}" if path else key
        return next((start + end for end in ("", "[]", ".*") if start + end in self.tables), "")


def document(*keys: Key, required: bool = False, number: int = FORMAT_NUMBER) -> Shape:
    """The top table of a document: its format number first, which must be written where it is not the first one."""
    said = Key("format", NUMBER, f"numéro du format : {number}", required=required or number != FORMAT_NUMBER)
    return Shape((said, *keys))
