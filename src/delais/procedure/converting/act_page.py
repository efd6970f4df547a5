"""One `[actes.*]` of format 2: the act, the moves it makes, when it is refused, what it says."""

from collections.abc import Mapping
from typing import Any

from delais.procedure.converting.converted import Converted
from delais.procedure.converting.page import Page, Placed, fits_row, put_rows, short, table
from delais.procedure.converting.renaming import fact
from delais.procedure.short import words
from delais.procedure.short.emit import fits, inline


def brief_act(out: Converted, id_: str) -> dict[str, Any] | None:
    """An act that can be said on one line, with what it does; None if it cannot, or if more is said of it."""
    event = out.data["events"][id_]
    if any(row.get("event") == id_ for read in ("refus", "conditions", "ouvre") for row in out.data.get(read, ())):
        return None
    moves, stays = moves_of(out, id_)
    moments = _moments(event)
    said: dict[str, Any] = {"titre": event["label"]}
    if "actor" in event:
        said["par"] = event["actor"]
    said["date"] = moments if len(moments) > 1 else moments[0]
    if stays:
        said["reste_dans"] = stays if len(stays) > 1 else stays[0]
    if moves:
        said["passe"] = [row for row, _ in moves] if len(moves) > 1 else moves[0][0]
    if event.get("facts"):
        said["dit"] = {name: fact(row) for name, row in event["facts"].items()}
    return said if fits(f"{id_} = {inline(said)}") else None


def _moments(event: Mapping[str, Any]) -> list[str]:
    others = event.get("moments", [])
    return [event["date_is"], *([others] if isinstance(others, str) else others)]


def write_act(out: Converted, id_: str) -> None:
    """The act under its own header."""
    page, event = out.page, out.data["events"][id_]
    page.gap()
    page.comment("events", id_)
    page.header("actes", id_)
    page.put("titre", event["label"])
    page.put("par", event.get("actor"))
    moments = _moments(event)
    page.put("date", moments if len(moments) > 1 else moments[0])
    later: list[tuple[str, list[Placed]]] = []
    moves, stays = moves_of(out, id_)
    if stays:
        page.put("reste_dans", stays if len(stays) > 1 else stays[0])
    kinds = (
        ("refus", "refuse", words.REFUSAL),
        ("conditions", "condition", words.BOUND),
        ("ouvre", "ouvre", words.OPENING),
    )
    blocks: list[tuple[str, list[Placed]]] = [("passe", moves)]
    for read, key, names in kinds:
        rows: list[Placed] = []
        for index, row in enumerate(out.data.get(read, ())):
            if row.get("event") == id_:
                rows.append((out.row(names, row), (read, index)))
        blocks.append((key, rows))
    _hoist(page, [row for key, rows in blocks if key != "ouvre" for row, _ in rows])
    _bounds(page, id_, blocks, later)
    for key, rows in blocks:
        if not rows:
            continue
        if all(fits_row(row) for row, _ in rows):
            put_rows(page, key, rows)
        else:
            later.append((key, rows))
    _facts(out, id_, event.get("facts", {}))
    for key, rows in later:
        for row, place in rows:
            page.comment(*place)
            table(page, ("actes", id_, key), row, array=key not in ("avant", "apres"))
    page.comments_below("events", id_)


def _hoist(page: Page, rows: list[dict[str, Any]]) -> None:
    """The rule and the texts that most rows of an act have are said once, by the act; the others say their own."""
    for key in ("regle", "sources"):
        said = [row[key] for row in rows if key in row]
        if not rows or len(said) < len(rows):
            continue
        usual = max(said, key=said.count)
        if said.count(usual) > 1 or len(rows) == 1:
            page.put(key, usual)
            for row in rows:
                if row[key] == usual:
                    del row[key]


def _bounds(page: Page, id_: str, blocks: Any, later: Any) -> None:
    """The refusals that only say that the act does not exist yet, or no more, are a day and a reason."""
    for key, bound in (("avant", "jusqu_au"), ("apres", "depuis")):
        rows = next(rows for name, rows in blocks if name == "refuse")
        found = [(row, place) for row, place in rows if set(row) == {bound, "motif"}]
        days = {row[bound].isoformat(): row["motif"] for row, _ in found}
        if not found or len(days) < len(found) or not _leading(rows, found):
            continue
        for each in found:
            rows.remove(each)
            page.comment(*each[1])
        if short(key, days):
            page.put(key, days)
        else:
            later.insert(0, (key, [(days, ("",))]))


def _leading(rows: Any, found: Any) -> bool:
    """Whether these refusals come before the others of the act, as they will when they are read again."""
    return bool(rows[: len(found)] == found)


def moves_of(out: Converted, id_: str) -> tuple[list[Placed], list[str]]:
    """The moves of an act, and the states in which it only stays."""
    moves: list[Placed] = []
    stays: list[str] = []
    for index, row in enumerate(out.data.get("transitions", ())):
        if row.get("event") != id_:
            continue
        source = row["source"]
        plain = set(row) == {"event", "source", "dest"}
        if plain and source in (row["dest"], [row["dest"]]) and not out.page.comments.get(("transitions", index)):
            stays.append(row["dest"])
        else:
            moves.append((out.row(words.MOVE, row), ("transitions", index)))
    return moves, stays


def _facts(out: Converted, act: str, facts: Mapping[str, Any]) -> None:
    if not facts:
        return
    page = out.page
    said = {name: fact(row) for name, row in facts.items()}
    if any(isinstance(row, str) or short(name, row) for name, row in said.items()):
        page.header("actes", act, "dit")
    for name, row in said.items():
        if isinstance(row, str) or short(name, row):
            page.comment("events", act, "facts", name)
            page.put(name, row)
    for name, row in said.items():
        if isinstance(row, Mapping) and not short(name, row):
            page.comment("events", act, "facts", name)
            table(page, ("actes", act, "dit", name), row)
