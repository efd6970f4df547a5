"""A whole file of format 1, written in format 2: in the order of the case, each thing once."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from delais.fondement import load_textes
from delais.procedure.converting.act_page import brief_act, moves_of, write_act
from delais.procedure.converting.comments import comments_of
from delais.procedure.converting.converted import Converted
from delais.procedure.converting.limit_page import LimitPage
from delais.procedure.converting.page import Page, short, table
from delais.procedure.converting.renaming import Naming, back
from delais.procedure.converting.sentences import named, repeated
from delais.procedure.short import words
from delais.procedure.short.emit import WIDTH
from delais.toml_table import Source


def convert(source: Source, text: str) -> str:
    """The text of format 2 for a file of format 1 whose `text` is read in `source`. The file must be right."""
    sentences = repeated(source.data)
    data = named(source.data, sentences)
    comments = comments_of(text)
    page = Page(comments)
    citations = load_textes(tuple(data["textes"]), source, ("textes",))
    first = min(row["since"] for row in data["vie"])
    out = Converted(data, page, Naming(source, citations), first)
    out.regime = _usual_regime(data)
    _head(out)
    _groups(out, sentences)
    _states(out)
    page.section("Le cours de l'affaire")
    brief: dict[str, dict[str, Any]] = {
        act: said for act, limits in _in_order(data) if not limits and (said := brief_act(out, act))
    }
    for act, limits in _in_order(data):
        if act not in brief:
            write_act(out, act)
        for id_ in limits:
            LimitPage(out, id_).write()
    out.apart = True
    for id_ in _of_no_act(data):
        LimitPage(out, id_).write()
    if brief:
        page.section("Les autres actes")
        page.header("actes")
        for act, on_a_line in brief.items():
            page.comments_below("events", act)
            for _, place in moves_of(out, act)[0]:
                page.comment(*place)
            page.put(act, on_a_line)
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


def _left_out(out: Converted) -> None:
    rows = out.data.get("not_modelled", ())
    if not rows:
        return
    page = out.page
    page.section("Ce qui n'est pas modélisé")
    for index in range(len(rows)):  # above the text: within it, they would be of it
        page.comments_below("not_modelled", index)
    page.header("non_modelise")
    page.lines.append('points = """')
    for row in rows:
        cited = out.naming.cited(row["fondement"], row.get("since", out.first)) if "fondement" in row else []
        dated = [f"{written} {row[read]}" for written, read in words.PERIOD.items() if read in row]
        listed = [
            each for some in (dated, row.get("rule", []), cited) for each in ([some] if isinstance(some, str) else some)
        ]
        text = row["text"].replace("\\", "\\\\").replace('"""', '\\"""')
        text += f" [{' ; '.join(listed)}]" if listed else ""
        page.lines += textwrap.wrap(
            text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
        )
    page.lines.append('"""')
