"""A whole file of format 1, written in format 2: in the order of the case, each thing once."""

import datetime
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define

from delais.fondement import load_textes
from delais.procedure.converting.comments import comments_of
from delais.procedure.converting.limit_page import LimitPage
from delais.procedure.converting.page import Page, fits_row, rewrapped, short
from delais.procedure.converting.renaming import Naming, back, fact
from delais.procedure.converting.sentences import named, repeated
from delais.procedure.short import words
from delais.procedure.short.emit import WIDTH, fits, inline
from delais.toml_table import Source

_FIRST = datetime.date.min


@define
class Converted:
    """What every part of the page needs."""

    data: dict[str, Any]
    page: Page
    naming: Naming
    first: datetime.date
    regime: str | None = None
    apart: bool = False  # whether limits stand apart, rather than under the act that starts them

    def row(self, names: Mapping[str, str], row: Mapping[str, Any], day: datetime.date | None = None) -> dict[str, Any]:
        """A row under the names of format 2, its texts cited on its first day."""
        said = back(names, row)
        if "sources" in said:
            said["sources"] = self.naming.cited(said["sources"], row.get("since", day or self.first))
        if "sources_fin" in said:
            said["sources_fin"] = self.naming.cited(said["sources_fin"], row.get("until", self.first))
        if said.get("de") == "non_final":
            said["de"] = "@ouverts"
        if said.get("dans") == "non_final":
            said["dans"] = "@ouverts"
        return _ordered(said)


_ORDER = ("fait", "acte", "fin_de", "de", "vers", "dit", "depuis", "jusqu_au", "au_jour_de", "si", "dans", "sans")


def _ordered(row: dict[str, Any]) -> dict[str, Any]:
    """The same row, who and where first, then when and for whom, then the rule and its texts."""
    last = ("regle", "sources", "sources_fin")
    middle = [key for key in row if key not in _ORDER and key not in last]
    keys = [*(key for key in _ORDER if key in row), *middle, *(key for key in last if key in row)]
    return {key: row[key] for key in keys}


def convert(source: Source, text: str) -> str:
    """The text of format 2 for a file of format 1 whose `text` is read in `source`. The file must be right."""
    said = repeated(source.data)
    data = named(source.data, said)
    comments = comments_of(text)
    page = Page(comments)
    citations = load_textes(tuple(data["textes"]), source, ("textes",))
    first = min(row["since"] for row in data["vie"])
    out = Converted(data, page, Naming(source, citations), first)
    out.regime = _usual_regime(data)
    _head(out)
    _groups(out, said)
    _states(out)
    page.section("Le cours de l'affaire")
    brief = {act: said for act, limits in _in_order(data) if not limits and (said := _brief(out, act))}
    for act, limits in _in_order(data):
        if act not in brief:
            _act(out, act)
        for id_ in limits:
            LimitPage(out, id_).write()
    out.apart = True
    for id_ in _of_no_act(data):
        LimitPage(out, id_).write()
    if brief:
        page.section("Les autres actes")
        page.header("actes")
        for act, said in brief.items():
            page.comments_below("events", act)
            for _, place in _moves(out, act)[0]:
                page.comment(*place)
            page.put(act, said)
    for id_, count in data.get("comptes", {}).items():
        LimitPage(out, id_, count).write_count()
    _opened(out)
    _left_out(out)
    return page.text()


def _head(out: Converted) -> None:
    page, data = out.page, out.data
    page.comment("id")
    page.put("format", 2)
    page.put("id", data["id"])
    page.put("titre", data["label"])
    page.put("relu_le", data["checked_on"])
    page.put("textes", data["textes"])
    page.put("regime", out.regime)
    rows = [out.row(words.LIFE, row) for row in data["vie"]]
    if len(rows) == 1 and short("existe", rows[0]):
        page.comments_below("vie")
        page.put("existe", rows[0])
        return
    for index, row in enumerate(rows):
        page.gap()
        page.comment("vie", index)
        table(page, ("existe",), row, array=True)


def _groups(out: Converted, said: Mapping[str, str]) -> None:
    """What the file says several times."""
    if not said:
        return
    out.page.gap()
    out.page.header("groupes")
    for sentence, name in said.items():
        out.page.put(name, sentence)


def _usual_regime(data: Mapping[str, Any]) -> str | None:
    """The regime of most limits, said once at the head; never a franc one, which each limit says itself."""
    said = Counter(limit["regime"] for limit in data.get("delais", {}).values())
    usual, number = said.most_common(1)[0] if said else ("", 0)
    return usual if number > 2 and usual in ("ordinaire", "calendaire") else None


def _states(out: Converted) -> None:
    page, data = out.page, out.data
    page.section("États")
    page.header("etats")
    reasons = {}
    for id_, state in data["states"].items():
        said = back(words.STATE, state)
        if id_ == data["initial"]:
            said["initial"] = True
        if not short(id_, said) and "sans_borne" in said:
            reasons[id_] = said.pop("sans_borne")
        page.comment("states", id_)
        page.put(id_, said["titre"] if set(said) == {"titre"} else said)
    if reasons:
        page.gap()
        page.header("sans_borne")
        for id_, reason in reasons.items():
            page.put(id_, reason)


def _opened(out: Converted) -> None:
    """The procedures that a state opens, once the case is told."""
    rows = [(index, row) for index, row in enumerate(out.data.get("ouvre", ())) if "state" in row]
    if rows:
        out.page.section("Ce qui s'ouvre ensuite")
    for index, row in rows:
        out.page.comment("ouvre", index)
        table(out.page, ("ouvre",), {"etat": row["state"], **out.row(words.OPENING, row)}, array=True)


def _in_order(data: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Each act, then the limits that it starts, then those that start at their end."""
    for act in data["events"]:
        yield act, [id_ for id_ in data.get("delais", {}) if _starter(data, id_) == act]


def _of_no_act(data: Mapping[str, Any]) -> list[str]:
    return [id_ for id_ in data.get("delais", {}) if _starter(data, id_) not in data["events"]]


def _starter(data: Mapping[str, Any], id_: str, seen: tuple[str, ...] = ()) -> str:
    """The act that a limit starts from, through the limits whose end starts it."""
    trigger = data.get("delais", {})[id_]["trigger"]
    while "event" not in trigger and "lapse" not in trigger:
        trigger = (trigger.get("any") or trigger["all"])[0]
    if "event" in trigger:
        return str(trigger["event"])
    lapse = trigger["lapse"]
    return "" if lapse in seen else _starter(data, lapse, (*seen, id_))


def _brief(out: Converted, id_: str) -> dict[str, Any] | None:
    """An act that can be said on one line, with what it does; None if it cannot, or if more is said of it."""
    event = out.data["events"][id_]
    if any(row.get("event") == id_ for read in ("refus", "conditions", "ouvre") for row in out.data.get(read, ())):
        return None
    moves, stays = _moves(out, id_)
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


def _act(out: Converted, id_: str) -> None:
    page, event = out.page, out.data["events"][id_]
    page.gap()
    page.comment("events", id_)
    page.header("actes", id_)
    page.put("titre", event["label"])
    page.put("par", event.get("actor"))
    moments = _moments(event)
    page.put("date", moments if len(moments) > 1 else moments[0])
    later = []
    moves, stays = _moves(out, id_)
    page.put("reste_dans", stays if len(stays) != 1 else stays[0]) if stays else None
    kinds = (
        ("refus", "refuse", words.REFUSAL),
        ("conditions", "condition", words.BOUND),
        ("ouvre", "ouvre", words.OPENING),
    )
    blocks = [("passe", moves)]
    for read, key, names in kinds:
        rows = []
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


def put_rows(page: Page, key: str, rows: list[tuple[dict[str, Any], tuple[str | int, ...]]]) -> None:
    """Rows in an array: one alone on the line of its key, several one a line, each under its comment."""
    alone = rows[0][0]
    if len(rows) == 1 and short(key, alone):
        page.comment(*rows[0][1])
        page.put(key, alone)
        return
    page.lines.append(f"{key} = [")
    for row, place in rows:
        page.lines += [f"  {line}" for line in rewrapped(page.comments.pop(place, []))]
        page.lines.append(f"  {inline(row)},")
    page.lines.append("]")


def _moves(out: Converted, id_: str) -> tuple[list[tuple[dict[str, Any], tuple[str | int, ...]]], list[str]]:
    """The moves of an act, and the states in which it only stays."""
    moves, stays = [], []
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


def table(page: Page, names: tuple[str, ...], row: Mapping[str, Any], *, array: bool = False) -> None:
    """A table under its own header, a key a line; tables too long for a line get a header in their turn."""
    page.header(*names, array=array)
    later = []
    for key, value in row.items():
        if (isinstance(value, Mapping) and not short(key, value)) or (
            isinstance(value, list) and any(isinstance(each, Mapping) and not fits_row(each) for each in value)
        ):
            later.append((key, value))
        else:
            page.put(key, value)
    for key, value in later:
        if isinstance(value, Mapping):
            table(page, (*names, key), value)
        else:
            for each in value:
                table(page, (*names, key), each, array=True)


def _left_out(out: Converted) -> None:
    rows = out.data.get("not_modelled", ())
    if not rows:
        return
    page = out.page
    page.section("Ce qui n'est pas modélisé")
    page.header("non_modelise")
    page.lines.append('points = """')
    for index, row in enumerate(rows):
        page.comments_below("not_modelled", index)
        cited = out.naming.cited(row["fondement"], row.get("since", out.first)) if "fondement" in row else []
        dated = [f"{written} {row[read]}" for written, read in words.PERIOD.items() if read in row]
        listed = [
            each for some in (dated, row.get("rule", []), cited) for each in ([some] if isinstance(some, str) else some)
        ]
        text = row["text"] + (f" [{' ; '.join(listed)}]" if listed else "")
        page.lines += textwrap.wrap(
            text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
        )
    page.lines.append('"""')


def frequent(lists: Iterator[Any]) -> Counter[str]:
    """How often each list of words is said."""
    return Counter(repr(each) for each in lists)
