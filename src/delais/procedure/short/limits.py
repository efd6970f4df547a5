"""Unfolding `[delais.*]` and `[comptes.*]`: a duration is a line of time, an end says where the case goes."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

from delais.errors import Texte
from delais.procedure.short.unfold import Writing
from delais.procedure.short.unfolded import Unfolded, only, over, rows_of
from delais.procedure.short.words import (
    ACT,
    CITED,
    COUNT_STEP,
    DEROGATION,
    INCIDENT,
    LIMIT,
    MENTION,
    MOVE,
    OPENING,
    STEP,
    TRIGGER,
)
from delais.regimes import regimes
from delais.toml_lines import KeyPath
from delais.toml_table import Table, nearest

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ALWAYS = "toujours"
_DURATION = Texte('"2 mois", ou { 1985-12-21 = "2 mois", … }', '"2 mois", or { 1985-12-21 = "2 mois", … }')
_TRIGGER = Texte('"acte.moment", { acte = … }, { fin_de = … }', '"acte.moment", { acte = … }, { fin_de = … }')
_OWN = (
    "comme", "court_de", "jusqu_a", "duree", "exige", "touche_par", "derogations", "fin", "ouvre", "reserve",
    "reserve_en", "ancre", "le", *CITED,
)  # fmt: skip


def unfold_limits(writing: Writing, root: Table) -> None:
    """Every time limit, with what its end does."""
    models = dict(root.named_tables("modeles"))
    regime = _usual_regime(root)
    for id_, table in root.named_tables("delais"):
        limit = _limit(writing, id_, _like(writing.out, table, models))
        if regime and "regime" not in limit:
            limit["regime"] = regime
            writing.out.places["delais", id_, "regime"] = ("regime",)


def _usual_regime(root: Table) -> str:
    """The regime of the limits that say none. Never a franc one: each limit that is says so itself."""
    name, known = root.text("regime"), regimes(root.source.folders)
    usual = [id_ for id_, regime in known.items() if not regime.franc]
    if name and name not in usual:
        expected = Texte("un régime de calcul, franc excepté", "a computation regime, no franc one")
        root.wrong("regime", name, expected, nearest(name, usual))
    return name


def _like(out: Unfolded, table: Table, models: dict[str, Table]) -> Table:
    """The table with what its model says beneath it."""
    name = table.text("comme")
    if name and name not in models:
        table.wrong("comme", name, Texte("un modèle de [modeles]", "a model of [modeles]"), nearest(name, [*models]))
        out.unread.append(table.path)
    return over(table, models[name]) if name in models else table


def _limit(writing: Writing, id_: str, table: Table) -> dict[str, Any]:
    out, path = writing.out, ("delais", id_)
    limit = out.moved(table, LIMIT, path, *_OWN)
    out.data.setdefault("delais", {})[id_] = limit
    day = limit.get("since", writing.first)
    if "court_de" in table.data:
        limit["trigger"] = _trigger(writing, table, "court_de", (*path, "trigger"))
    if "jusqu_a" in table.data:
        limit["act"] = _until_act(writing, table, (*path, "act"))
    if {"duree", "le"} & set(table.data):
        single = "le" if "le" in table.data else "vaut"
        limit["values"] = [*_steps(writing, table, path, STEP, day, single=single)]
        if "duree" in table.data:
            out.places[*path, "values"] = table.at("duree")
    if "vit_dans" not in limit and (reached := _reached(writing, limit.get("trigger", {}))):
        limit["vit_dans"] = reached
    for key, words, name in (("exige", MENTION, "opposable_if"), ("touche_par", INCIDENT, "incidents")):
        for row in _shared(table, key):
            _split(writing.row(row, words, (*path, name), day=day))
    if "derogations" in table.data:
        limit["derogations"] = [*_derogations(writing, table, (*path, "derogations"))]
    for row in _ends(table):
        effect = row.data.get("effet")
        if effect is not None:
            limit["consequence"] = effect
            out.places[*path, "consequence"] = row.at("effet")
        move = writing.row(row, MOVE, ("transitions",), "effet")
        move["lapse"] = id_
        if "source" not in move:
            move["source"] = limit.get("vit_dans", ["non_final"])
            out.places["transitions", len(out.data["transitions"]) - 1, "source"] = out.place((*path, "vit_dans"))
    for row in rows_of(table, "ouvre"):
        writing.row(row, OPENING, ("ouvre",))["lapse"] = id_
    return limit


def _reached(writing: Writing, trigger: dict[str, Any]) -> list[str]:
    """The states in which the act that starts a limit leaves the case: it lives there unless it says otherwise."""
    event = trigger.get("event")
    if not isinstance(event, str):
        return []
    moves = [row for row in writing.out.data.get("transitions", ()) if row.get("event") == event]
    return list(dict.fromkeys(row["dest"] for row in moves if isinstance(row.get("dest"), str)))


def unfold_counts(writing: Writing, root: Table) -> None:
    """Every count."""
    for id_, table in root.named_tables("comptes"):
        path: KeyPath = ("comptes", id_)
        count = writing.out.moved(table, {"titre": "label"}, path, "court_de", "jusqu_a", "duree", "franchise", *CITED)
        for key, name in (("court_de", "trigger"), ("jusqu_a", "fin")):
            if key in table.data:
                count[name] = _trigger(writing, table, key, (*path, name))
        if "duree" in table.data:
            count["values"] = [*_steps(writing, table, path, COUNT_STEP, writing.first, single="vaut")]
        writing.out.data.setdefault("comptes", {})[id_] = count


def _trigger(writing: Writing, table: Table, key: str, path: KeyPath) -> dict[str, Any]:
    return _start(writing, table, table.raw(key), table.at(key), path)


def _start(writing: Writing, owner: Table, value: Any, written: KeyPath, path: KeyPath) -> dict[str, Any]:
    """What starts a limit: `"acte.moment"`, or a table."""
    writing.out.places[path] = written
    if isinstance(value, str):
        event, _, moment = value.partition(".")
        return {"event": event, "moment": moment} if moment else {"event": event}
    if not isinstance(value, dict):
        owner.source.report(written, Texte("départ refusé", "start refused"), value=value, expected=_TRIGGER)
        return {}
    table = Table(owner.source, written, value)
    row = writing.out.moved(table, TRIGGER, path, "un_de", "tous_de", "selon")
    _split(row)
    for several, name in (("un_de", "any"), ("tous_de", "all")):
        parts = table.raw(several)
        if isinstance(parts, list):
            row[name] = [
                _start(writing, owner, part, (*written, several, index), (*path, name, index))
                for index, part in enumerate(parts)
            ]
    cases = [
        writing.out.moved(case, {"si": "when", "moment": "moment"}, (*path, "moment_when", index))
        for index, case in enumerate(rows_of(table, "selon"))
    ]
    return {**row, "moment_when": cases} if cases else row


def _until_act(writing: Writing, table: Table, path: KeyPath) -> dict[str, Any]:
    """The act that satisfies a limit: `"acte.moment"`, several acts, or a table."""
    value = table.raw("jusqu_a")
    writing.out.places[path] = table.at("jusqu_a")
    if isinstance(value, str):
        event, _, moment = value.partition(".")
        return {"event": event, "moment": moment} if moment else {"event": event}
    if isinstance(value, list):
        return {"event": value}
    return writing.out.moved(table.table("jusqu_a"), ACT, path)


def _split(row: dict[str, Any]) -> None:
    """`acte = "acte.moment"` says both."""
    event = row.get("event")
    if isinstance(event, str) and "." in event and "moment" not in row:
        row["event"], _, row["moment"] = event.partition(".")


def _steps(
    writing: Writing, table: Table, path: KeyPath, words: dict[str, str], day: Any, *, single: str
) -> Iterator[dict[str, Any]]:
    """The dated values of a limit, chain after chain."""
    shared = only(table, [key for key in words if key not in ("regime", "lectures", "jusqu_au", "vaut")])
    value = table.raw("duree")
    if isinstance(value, str) or (value is None and single == "le"):
        step = _duration(table, "duree", value) if isinstance(value, str) else shared
        yield _step(writing, over(step, shared), (*path, "values", 0), words, day, since=day)
        return
    if not isinstance(value, dict | list):
        table.wrong("duree", value, _DURATION)
        return
    count = 0
    for chain in rows_of(table, "duree"):
        common = only(chain, [key for key in chain.data if not _is_day(key) and key not in ("si", "reserve")])
        when, doubts = chain.data.get("si"), chain.data.get("reserve", {})
        held, days = only(chain, ()), sorted(filter(_is_day, chain.data), key=lambda key: (key != _ALWAYS, key))
        if not days:
            message = Texte("aucun jour dans cette suite de durées", "no day in this chain of durations")
            chain.source.report(chain.path, message, expected=_DURATION)
            writing.out.unread.append(table.at("duree"))
        for key in sorted(set(doubts) - set(days)) if isinstance(doubts, dict) else ():
            expected = Texte("un jour de cette suite de durées", "a day of this chain of durations")
            chain.table("reserve").wrong(key, doubts[key], expected, nearest(key, days))
        for key in days:
            each = chain.data[key]
            if not isinstance(each, str | dict):
                chain.wrong(key, each, _DURATION)
                writing.out.unread.append(table.at("duree"))
                continue
            said = _duration(chain, key, each) if isinstance(each, str) else chain.table(key)
            if {"vaut", "le"} & set(said.data):
                held = only(said, ("vaut", "le"))
            since = None if key == _ALWAYS else _date(chain, key)
            step = over(said, _doubt(chain, doubts, key), held, common, shared)
            read = _step(writing, step, (*path, "values", count), words, since or day, since=since)
            if when is not None:
                read["when"] = when
                writing.out.places[*path, "values", count, "when"] = (*chain.path, "si")
            count += 1
            yield read


def _duration(table: Table, key: str, value: str) -> Table:
    """The step whose duration alone is written at `key`."""
    return Table(
        table.source, table.path if key == "duree" else table.at(key), {"vaut": value}, {"vaut": table.at(key)}
    )


def _doubt(chain: Table, doubts: Any, key: str) -> Table:
    """What a chain says of the doubt of its step `key`, if it does."""
    if isinstance(doubts, dict):
        said = {"reserve": doubts[key]} if key in doubts else {}
        return Table(chain.source, chain.path, said, {"reserve": (*chain.at("reserve"), key)})
    return only(chain, ("reserve",))


def _step(
    writing: Writing, table: Table, path: KeyPath, words: dict[str, str], day: Any, *, since: Any
) -> dict[str, Any]:
    row = writing.out.moved(table, words, path)
    if since is not None:
        row["since"] = since
        writing.out.places[*path, "since"] = table.path
    writing.cite(row, table, day)
    return row


def _is_day(key: str) -> bool:
    return key == _ALWAYS or key[:1].isdigit()


def _date(table: Table, key: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(key if _DAY.fullmatch(key) else "")
    except ValueError:
        table.wrong(key, key, Texte("un jour du calendrier AAAA-MM-JJ", "a day of the calendar YYYY-MM-DD"))
        return None


def _shared(table: Table, key: str) -> Iterator[Table]:
    """The rows of a list; those of a block (`lignes`) have what the block says beneath them."""
    for block in rows_of(table, key):
        if "lignes" not in block.data:
            yield block
            continue
        said = only(block, [name for name in block.data if name != "lignes"])
        yield from (over(row, said) for row in block.tables("lignes"))


def _derogations(writing: Writing, table: Table, path: KeyPath) -> Iterator[dict[str, Any]]:
    """The exceptional laws that reach the limit: an id alone, or a table."""
    values = table.raw("derogations")
    for index, value in enumerate(values if isinstance(values, list) else [values]):
        row = {"loi": value} if isinstance(value, str) else value
        if isinstance(row, dict):
            written = Table(table.source, (*table.at("derogations"), index), row)
            yield writing.out.moved(written, DEROGATION, (*path, index))
        else:
            table.wrong("derogations", value, Texte("une loi d'exception", "an exceptional law"))


def _ends(table: Table) -> Iterator[Table]:
    """Where the case goes when the limit ends: a state, a table, or several."""
    value = table.raw("fin")
    if isinstance(value, str):
        yield Table(table.source, table.at("fin"), {"vers": value}, {"vers": table.at("fin")})
    elif value is not None:
        yield from rows_of(table, "fin")
