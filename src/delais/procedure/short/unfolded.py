"""A file whose rows were unfolded: each still knows where it was written, so that an error points there."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from delais.errors import Texte
from delais.fondement import Fondement
from delais.procedure.short.words import OPEN_STATES, WRITTEN
from delais.toml_lines import KeyPath
from delais.toml_table import Source, Table, dotted, nearest


class Unfolded(Source):
    """The rows, as the reader reads them. Problems are noted in the file they come from, at the place written there."""

    def __init__(self, written: Source) -> None:
        super().__init__(written.name, {}, written.lines, written.folders)
        self.written = written
        self.problems = written.problems
        self.places: dict[KeyPath, KeyPath] = {}
        self.names: dict[KeyPath, dict[str, str]] = {}
        self.unread: list[KeyPath] = []
        self.refused: frozenset[str] = frozenset()

    def place(self, path: KeyPath) -> KeyPath:
        """Where a row, or the key of a row, was written; where the nearest row above it was."""
        kept = len(path)
        while kept and path[:kept] not in self.places:
            kept -= 1
        row, rest = path[:kept], path[kept:]
        if rest and isinstance(rest[0], str):
            rest = (self.word(row, rest[0]), *rest[1:])
        return (*self.places.get(row, ()), *rest)

    def word(self, path: KeyPath, key: str) -> str:
        """The key as it is written in the row at `path`, whether it is there or not."""
        return self.names.get(path, {}).get(key) or WRITTEN.get(key, key)

    def line(self, path: KeyPath) -> int | None:
        """The line on which it was written."""
        return super().line(self.place(path))

    def report(self, path: KeyPath, message: Texte, **told: Any) -> None:
        """Note a problem where the row was written."""
        place = self.place(path)
        known = dotted(place) in self.refused or any(place[: len(path)] == path for path in self.unread)
        if not known:
            self.written.report(place, message, **told)

    def close(self) -> None:
        """Unfolding is over: a key that it refused is not judged a second time, nor what it could not read."""
        self.refused = frozenset(problem.key for problem in self.problems if problem.key)

    def moved(self, table: Table, words: Mapping[str, str], path: KeyPath, *others: str) -> dict[str, Any]:
        """The keys of `table` under the names that the reader knows, for a row at `path`; unknown keys are reported.

        `others` are keys that the caller reads itself.
        """
        self.places[path] = table.path
        self.names[path] = {name: word for word, name in words.items()}
        row = {}
        for key, value in table.data.items():
            if key in words:
                row[words[key]] = value
                self.places[*path, words[key]] = table.at(key)
        table.known += [*words, *others]
        table.close()
        return row


def over(table: Table, *others: Table) -> Table:
    """The table with what the others say beneath it, the first of them uppermost; each key knows where it is from."""
    layers = (*reversed(others), table)
    data = {key: value for layer in layers for key, value in layer.data.items()}
    return Table(table.source, table.path, data, {key: layer.at(key) for layer in layers for key in layer.data})


def only(table: Table, keys: Iterable[str]) -> Table:
    """The table without its other keys."""
    data = {key: table.data[key] for key in keys if key in table.data}
    return Table(table.source, table.path, data, table.origins)


def rows_of(table: Table, key: str) -> list[Table]:
    """The rows written at `key`: an array of tables, or one table alone."""
    if isinstance(table.data.get(key), dict):
        return [table.table(key)]
    return list(table.tables(key))


def with_groups(source: Source, value: Any, groups: Mapping[str, Any], path: KeyPath = ()) -> Any:
    """`value` with each `"@name"` replaced by what that group holds: a sentence, or members spliced into their list."""
    if isinstance(value, dict):
        return {key: with_groups(source, each, groups, (*path, key)) for key, each in value.items()}
    if isinstance(value, list):
        found = []
        for index, each in enumerate(value):
            read = with_groups(source, each, groups, (*path, index))
            found.extend(read if _names_group(each) and isinstance(read, list) else [read])
        return found
    return _group(source, value, groups, path) if _names_group(value) else value


def _group(source: Source, value: str, groups: Mapping[str, Any], path: KeyPath) -> Any:
    """What the group that `value` names holds, its own groups replaced in their turn."""
    name = value[1:]
    if name == OPEN_STATES:
        return ["non_final"]
    if name not in groups:
        expected = Texte("un groupe de [groupes]", "a group of [groupes]")
        message = Texte("groupe inconnu", "unknown group")
        source.report(path, message, value=value, expected=expected, remedy=nearest(name, sorted(groups)))
        return []
    if isinstance(groups[name], str):
        return groups[name]
    others = {key: groups[key] for key in groups if key != name}  # a group may name others, never itself
    return with_groups(source, groups[name], others, path)


def _names_group(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("@")


class Citing:
    """Texts by their id, or by the name that people give them: then the version in force on the day that counts."""

    def __init__(self, citations: Mapping[str, Fondement]) -> None:
        self.citations = citations
        self.named: dict[str, list[Fondement]] = {}
        for each in citations.values():
            self.named.setdefault(each.citation, []).append(each)

    def ids(self, source: Source, cited: Any, day: datetime.date, path: KeyPath) -> Any:
        """The ids of the texts `cited`; what is no text or list of texts is left to the reader."""
        if isinstance(cited, str):
            return self._ids(source, cited, day, path)
        if not isinstance(cited, list) or not all(isinstance(each, str) for each in cited):
            return cited
        return [id_ for index, each in enumerate(cited) for id_ in self._ids(source, each, day, (*path, index))]

    def _ids(self, source: Source, cited: str, day: datetime.date, path: KeyPath) -> list[str]:
        if cited in self.citations:
            return [cited]
        versions = self.named.get(cited, [])
        found = versions if len(versions) == 1 else [each for each in versions if each.in_force(day)]
        if len(found) == 1:
            return [found[0].id]
        if not versions:
            message = Texte("texte inconnu", "unknown text")
            remedy = nearest(cited, sorted((*self.named, *self.citations)))
        else:
            ids = ", ".join(each.id for each in versions)
            message = (
                Texte(f"plusieurs textes de ce nom le {day}", f"several texts of that name on {day}")
                if found
                else Texte(f"aucune version en vigueur le {day}", f"no version in force on {day}")
            )
            remedy = Texte(f"citer par son identifiant : {ids}", f"cite it by its id: {ids}")
        source.report(path, message, value=cited, remedy=remedy)
        return []
