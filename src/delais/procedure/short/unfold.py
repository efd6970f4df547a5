"""From the file as it is written to the rows that the reader reads: each thing said once, at its place in the case."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from delais.errors import Texte
from delais.fondement import load_textes
from delais.procedure.short.unfolded import Citing, Unfolded, only, over, rows_of, with_groups
from delais.procedure.short.words import (
    BOUND,
    CITED,
    FACT,
    FACT_TYPES,
    LIFE,
    MOVE,
    OPENING,
    REFUSAL,
    STATE,
)
from delais.toml_lines import KeyPath
from delais.toml_table import Source, Table, nearest

FORMAT = 2
_HEAD = {"id": "id", "label": "titre", "checked_on": "relu_le"}
_PRESENT = datetime.date.max
_ITEM = re.compile(r"(?:^|\n)- ")
_CITED = re.compile(r"(?P<text>.*\S) \[(?P<cited>[^\[\]]+)\]")
_DATED = re.compile(r"(?P<bound>depuis|jusqu_au) (?P<day>\d{4}-\d{2}-\d{2})")
_BOUNDS = {"depuis": "since", "jusqu_au": "until"}
_RULE = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Za-z0-9+]+)+")


@frozen
class Writing:
    """What unfolding one file needs: where the rows go, how its texts are cited, the first day of the procedure."""

    out: Unfolded
    citing: Citing
    first: datetime.date

    def row(self, table: Table, words: dict[str, str], kind: KeyPath, *others: str, day: Any = None) -> dict[str, Any]:
        """A row for the list `kind`, its texts found on its first day: `day`, or that of the procedure, by default."""
        rows: Any = self.out.data
        for part in kind[:-1]:
            rows = rows.setdefault(part, {})
        listed: list[dict[str, Any]] = rows.setdefault(kind[-1], [])
        row = self.out.moved(table, words, (*kind, len(listed)), *others)
        listed.append(row)
        self.cite(row, table, row.get("since", day or self.first))
        return row

    def cite(self, row: dict[str, Any], table: Table, day: Any, key: str = "fondement") -> None:
        """The texts of a row, by their ids."""
        if key in row:
            day = day if isinstance(day, datetime.date) else self.first
            written = "sources" if key == "fondement" else "sources_fin"
            before = len(self.out.problems)
            row[key] = self.citing.ids(self.out.written, row[key], day, table.at(written))
            if len(self.out.problems) > before:
                self.out.unread.append(table.at(written))


def unfold(source: Source) -> Unfolded:
    """The rows of a file of format 2; problems stay noted in `source`.

    Raises `InputError` if it is of another format.
    """
    from delais.procedure.short.limits import unfold_counts, unfold_limits

    _check_format(source)
    groups = _groups(source.root().table("groupes"))
    source.data = {
        key: value if key == "groupes" else with_groups(source, value, groups, (key,))
        for key, value in source.data.items()
    }
    root = source.root()
    out = Unfolded(source)
    names = root.texts("textes", required=True)
    citing = Citing(load_textes(names, source, ("textes",)))
    lives = rows_of(root, "existe")
    days = [day for life in lives if isinstance(day := life.data.get("depuis"), datetime.date)]
    writing = Writing(out, citing, min(days, default=_PRESENT))
    out.data |= {name: value for name, word in _HEAD.items() if (value := root.raw(word)) is not None}
    out.data["textes"] = list(names)
    out.places[()] = ()
    out.places |= {(name,): (word,) for name, word in _HEAD.items()}
    for life in lives:
        row = writing.row(life, LIFE, ("vie",))
        writing.cite(row, life, row.get("until"), "fondement_fin")
    _states(writing, root)
    for id_, table in root.named_tables("actes"):
        _act(writing, id_, table)
    unfold_limits(writing, root)
    unfold_counts(writing, root)
    _left_out(writing, root)
    root.known += ["format", "groupes", "modeles", "exemples", "regime"]
    root.close()
    out.close()
    return out


def _groups(table: Table) -> dict[str, list[Any] | str | dict[str, Any]]:
    """The groups: members, a sentence, or facts and their values."""
    for name, value in table.data.items():
        if not isinstance(value, list | str | dict):
            table.wrong(name, value, Texte("une liste, un texte ou une table", "a list, a text or a table"))
    return {name: value for name, value in table.data.items() if isinstance(value, list | str | dict)}


def _check_format(source: Source) -> None:
    """This release reads format 2; a file of the first one is converted by a command."""
    written = source.data.get("format", 1)
    if written == FORMAT:
        return
    old = written == 1
    source.report(
        ("format",),
        Texte("ce fichier est d'un autre format", "this file is of another format"),
        value=written,
        expected=Texte(f"format = {FORMAT}", f"format = {FORMAT}"),
        remedy=Texte(f"delais convertir {source.name}", f"delais convertir {source.name}")
        if old
        else Texte("mettre delais à jour", "update delais"),
    )
    source.raise_problems()


def _states(writing: Writing, root: Table) -> None:
    states, initial = {}, []
    for id_, table in _named(root, "etats"):
        states[id_] = writing.out.moved(table, STATE, ("states", id_), "initial")
        if table.flag("initial") or type(table.data.get("initial", False)) is not bool:
            initial.append(id_)
    for row in rows_of(root, "ouvre"):
        writing.row(row, {**OPENING, "etat": "state"}, ("ouvre",))
    writing.out.data["states"] = states
    for id_, reason in root.table("sans_borne").data.items():
        if id_ in states:
            states[id_]["open_ended"] = reason
            writing.out.places["states", id_, "open_ended"] = ("sans_borne", id_)
        else:
            root.table("sans_borne").wrong(id_, reason, Texte("un état déclaré", "a declared state"))
    writing.out.data["initial"] = [*initial, *states, ""][0]
    if len(initial) == 1:
        return
    writing.out.written.report(
        ("etats", initial[1], "initial") if initial else ("etats",),
        Texte("un état, et un seul, est celui du départ", "one state, and one alone, is the initial one"),
        value=", ".join(initial) or None,
        expected=Texte("initial = true sur un état", "initial = true on one state"),
    )


def _act(writing: Writing, id_: str, table: Table) -> None:
    out, path = writing.out, ("events", id_)
    words = {"titre": "label", "par": "actor"}
    event = out.moved(
        table,
        words,
        path,
        "date",
        "dit",
        "passe",
        "reste_dans",
        "refuse",
        "condition",
        "ouvre",
        "avant",
        "apres",
        *CITED,
    )
    moments = table.texts("date", required=True)
    if moments:
        event |= {"date_is": moments[0], "moments": list(moments[1:])}
        out.places |= {(*path, "date_is"): (*table.path, "date"), (*path, "moments"): (*table.path, "date")}
    if "dit" in table.data:
        event["facts"] = {name: _fact(writing, id_, name, row) for name, row in _named(table, "dit")}
    out.data.setdefault("events", {})[id_] = event
    said = only(table, CITED)
    for row in _with(said, rows_of(table, "passe")):
        writing.row(row, MOVE, ("transitions",))["event"] = id_
    for index, state in enumerate(table.texts("reste_dans")):
        moves = out.data.setdefault("transitions", [])
        out.places["transitions", len(moves)] = (*table.path, "reste_dans", index)
        moves.append({"event": id_, "source": [state], "dest": state})
    for row in _with(said, [*_bounds(table), *rows_of(table, "refuse")]):
        writing.row(row, REFUSAL, ("refus",))["event"] = id_
    for row in _with(said, rows_of(table, "condition")):
        writing.row(row, BOUND, ("conditions",))["event"] = id_
    for row in rows_of(table, "ouvre"):
        writing.row(row, OPENING, ("ouvre",))["event"] = id_


def _named(table: Table, key: str) -> Iterator[tuple[str, Table]]:
    """The tables of `key` by name; one that says only its title may be that title alone."""
    owner = table.table(key)
    for name, value in owner.data.items():
        if isinstance(value, str):
            yield name, Table(table.source, owner.at(name), {"titre": value}, {"titre": owner.at(name)})
        else:
            yield from only(owner, (name,)).named_tables()


def _bounds(table: Table) -> Iterator[Table]:
    """The refusals of an act before the day on which it begins to exist, and since the day on which it ceased to."""
    for key, bound in (("avant", "jusqu_au"), ("apres", "depuis")):
        said = table.table(key)
        for day, motif in said.data.items():
            said.known.append(day)
            try:
                row = {bound: datetime.date.fromisoformat(day), "motif": motif}
            except ValueError:
                said.wrong(day, day, Texte("un jour AAAA-MM-JJ et un motif", "a day YYYY-MM-DD and a reason"))
            else:
                yield Table(table.source, said.path, row, dict.fromkeys(row, said.at(day)))


def _with(said: Table, rows: list[Table]) -> Iterator[Table]:
    """The rows, with what their act says for all of them beneath what each says."""
    return (over(row, said) for row in rows)


def _fact(writing: Writing, act: str, name: str, table: Table) -> dict[str, Any]:
    fact = writing.out.moved(table, FACT, ("events", act, "facts", name))
    written = fact.setdefault("type", "choix" if "valeurs" in table.data else "oui_non")
    if isinstance(written, str):
        if written not in FACT_TYPES:
            expected = Texte("un mot de la liste", "a word of the list")
            table.wrong("type", written, expected, nearest(written, tuple(FACT_TYPES)))
        fact["type"] = FACT_TYPES.get(written, "bool")
    return fact


def _left_out(writing: Writing, root: Table) -> None:
    """What is left out: an item a dash, with its rules and its texts between brackets at its end."""
    path: KeyPath = ("non_modelise", "points")
    told = root.table("non_modelise")
    rows = writing.out.data.setdefault("not_modelled", [])
    before, *items = _ITEM.split(told.required_text("points") if "non_modelise" in root.data else "")
    if before.strip():
        told.wrong("points", before, Texte("un tiret devant chaque point", "a dash before each point"))
    for place, item in enumerate(items):
        text, at = " ".join(item.split()), (*path, place)
        found = _CITED.fullmatch(text)
        row: dict[str, Any] = {"text": found["text"] if found else text}
        cited = found["cited"].split(" ; ") if found else []
        for each in tuple(cited):
            if dated := _DATED.fullmatch(each):
                cited.remove(each)
                try:
                    row[_BOUNDS[dated["bound"]]] = datetime.date.fromisoformat(dated["day"])
                except ValueError:
                    message = Texte("ce jour n'existe pas", "there is no such day")
                    writing.out.written.report(at, message, value=dated["day"])
        rules = [each for each in cited if _RULE.fullmatch(each)]
        texts = [each for each in cited if each not in rules]
        if rules:
            row["rule"] = rules
        if texts:
            day = row.get("since", writing.first)
            row["fondement"] = [id_ for each in texts for id_ in writing.citing.ids(writing.out.written, each, day, at)]
        writing.out.places["not_modelled", len(rows)] = at
        rows.append(row)
    told.close()
