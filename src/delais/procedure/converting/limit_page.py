"""One `[delais.*]` or `[comptes.*]` of format 2, from that of format 1 and the moves that its end makes."""

import datetime
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from delais.procedure.converting import renaming
from delais.procedure.converting.page import Page, fits_row, short
from delais.procedure.short import words

if TYPE_CHECKING:
    from delais.procedure.converting.convert import Converted

_HEAD = ("titre", "par", "nature", "vaut")
_COUNTED = ("depuis", "jusqu_au", "au_jour_de", "regime", "sens", "distance", "chaque", "dans", "bloque")


class LimitPage:
    """Writing one limit, or one count."""

    def __init__(self, out: "Converted", id_: str, count: Mapping[str, Any] | None = None) -> None:
        self.out, self.page, self.id = out, out.page, id_
        self.kind = "delais" if count is None else "comptes"
        self.data: Mapping[str, Any] = out.data[self.kind][id_]
        self.day: datetime.date = self.data.get("since", out.first)

    def write(self) -> None:
        """The limit: who, from what to what, how long, what its end does, what touches it."""
        page, said = self.page, renaming.back(words.LIMIT, self.data)
        if said.get("dans") == "non_final":
            said["dans"] = "@ouverts"
        if self.out.apart:
            page.gap()
        page.comment("delais", self.id)
        page.header("delais", self.id)
        for key in _HEAD:
            page.put(key, said.get(key))
        later: list[tuple[str, Any]] = []
        self._try("court_de", renaming.trigger(self.data["trigger"]), later)
        if "act" in self.data:
            self._try("jusqu_a", renaming.until_act(self.data["act"]), later)
        if said.get("regime") == self.out.regime:
            del said["regime"]
        if "dans" not in said and self._reached():
            said["dans"] = "@ouverts"
        if "dans" in said and _listed(said["dans"]) == self._reached():
            del said["dans"]
        for key in _COUNTED:
            page.put(key, said.get(key))
        chains = self._values(words.STEP)
        self._ends(said, later)
        self._rows("opposable_if", "exige", words.MENTION, later)
        self._derogations(later)
        self._try("lectures", said.get("lectures"), later)
        self._rows("incidents", "touche_par", words.INCIDENT, later)
        self._openings(later)
        self._chains(chains)
        self._later(later)
        page.comments_below("delais", self.id)

    def _reached(self) -> list[str]:
        """The states in which the act that starts the limit leaves the case."""
        event = self.data["trigger"].get("event")
        moves = [row for row in self.out.data.get("transitions", ()) if event and row.get("event") == event]
        return list(dict.fromkeys(row["dest"] for row in moves))

    def write_count(self) -> None:
        """The count: from what to what, by what unit."""
        page = self.page
        page.gap()
        page.comment("comptes", self.id)
        page.header("comptes", self.id)
        page.put("titre", self.data["label"])
        later: list[tuple[str, Any]] = []
        self._try("court_de", renaming.trigger(self.data["trigger"]), later)
        self._try("jusqu_a", renaming.trigger(self.data["fin"]), later)
        self._chains(self._values(words.COUNT_STEP))
        self._later(later)
        page.comments_below("comptes", self.id)

    def _try(self, key: str, value: Any, later: list[tuple[str, Any]]) -> None:
        """Now if it fits, under a header of its own afterwards if not."""
        if value is None:
            return
        rows = isinstance(value, list) and any(isinstance(each, Mapping) for each in value)
        if (rows and not all(isinstance(each, str) or fits_row(each) for each in value)) or (
            isinstance(value, Mapping) and not short(key, value)
        ):
            later.append((key, value))
        elif rows and len(value) == 1 and short(key, value):
            self.page.put(key, value)
        else:
            self.page.put(key, value)

    def _later(self, later: list[tuple[str, Any]]) -> None:
        from delais.procedure.converting.convert import table

        for key, value in later:
            if isinstance(value, Mapping):
                table(self.page, (self.kind, self.id, key), value)
                continue
            for each in value:
                table(self.page, (self.kind, self.id, key), each, array=True)

    def _step(self, value: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
        said = renaming.back(names, value)
        if "sources" in said:
            said["sources"] = self.out.naming.cited(said["sources"], value.get("since", self.day))
        for key in ("vaut", "franchise"):
            if key in said:
                said[key] = renaming.duration(said[key])
        for reading in said.get("lectures", ()):
            if "duree" in reading:
                reading["duree"] = renaming.duration(reading["duree"])
        order = ("vaut", "le", "ancre", "franchise", "jusqu_au", "au_jour_de", "regime", "regle", "sources", "reserve")
        keys = [*(key for key in order if key in said), *(key for key in said if key not in order)]
        return {key: said[key] for key in keys}

    def _values(self, names: Mapping[str, str]) -> list[tuple[Any, list[tuple[str, dict[str, Any], int]]]]:
        """One value of the whole life on the lines of the limit; else chains of steps, left to write afterwards."""
        values = self.data["values"]
        if len(values) == 1:
            step = self._step(values[0], names)
            if step.get("au_jour_de", "") == self.data.get("selected_by", ""):
                step.pop("au_jour_de", None)
            alone = values[0].get("since") == self.day and "when" not in values[0]
            if alone and not {"jusqu_au", "au_jour_de", "regime", "lectures"} & set(step):
                self.page.comments_below(self.kind, self.id, "values")
                if "vaut" in step:
                    self.page.put("duree", step.pop("vaut"))
                for key, each in step.items():
                    self.page.put(key, each)
                return []
        chains: dict[str, tuple[Any, list[tuple[str, dict[str, Any], int]]]] = {}
        for index, value in enumerate(values):
            key = value["since"].isoformat() if "since" in value else "toujours"
            chain = chains.setdefault(repr(value.get("when")), (value.get("when"), []))
            if any(key == known for known, _, _ in chain[1]):  # two rows of one chain on one day: chains of their own
                chain = chains.setdefault(repr((value.get("when"), index)), (value.get("when"), []))
            chain[1].append((key, self._step(value, names), index))
        found = list(chains.values())
        for _, chain in found:
            for _, step, _ in chain:
                own, shared = step.pop("au_jour_de", ""), self.data.get("selected_by", "")
                if own != shared:
                    step["au_jour_de"] = own
        self._common(found)
        return found

    def _common(self, chains: list[tuple[Any, list[tuple[str, dict[str, Any], int]]]]) -> None:
        """What every step says is said once, on the lines of the limit."""
        steps = [step for _, chain in chains for _, step, _ in chain]
        for key in ("regle", "sources"):
            firsts = [step.get(key) for step in steps]
            if len(steps) > 1 and firsts[0] is not None and all(each == firsts[0] for each in firsts):
                self.page.put(key, firsts[0])
                for step in steps:
                    del step[key]
        if "sources" in self._said(steps):
            self._most_said_sources(steps)

    @staticmethod
    def _said(steps: list[dict[str, Any]]) -> set[str]:
        return {key for step in steps for key in step}

    def _most_said_sources(self, steps: list[dict[str, Any]]) -> None:
        """The texts that most steps cite are those of the limit; a step says its own only where they differ."""
        cited = [step["sources"] for step in steps if "sources" in step]
        if len(cited) != len(steps):
            return
        best = max(cited, key=lambda each: sum(each == other for other in cited))
        if sum(best == other for other in cited) > 1:
            self.page.put("sources", best)
            for step in steps:
                if step["sources"] == best:
                    del step["sources"]

    def _chains(self, chains: list[tuple[Any, list[tuple[str, dict[str, Any], int]]]]) -> None:
        for when, chain in chains:
            several = len(chains) > 1 or when is not None
            doubts = {key: step.pop("reserve") for key, step, _ in chain if _stands_apart(step)}
            self.page.header(self.kind, self.id, "duree", array=several)
            if when is not None:
                self.page.put("si", when)
            shared = {step.get("au_jour_de") for _, step, _ in chain}
            if len(shared) == 1 and len(chain) > 1 and None not in shared:
                self.page.put("au_jour_de", shared.pop())
                for _, step, _ in chain:
                    del step["au_jour_de"]
            held = None
            long = []
            for key, step, index in chain:
                if "vaut" in step and step["vaut"] == held and len(step) > 1:
                    del step["vaut"]
                else:
                    held = step.get("vaut")
                value = step["vaut"] if set(step) == {"vaut"} else step
                if short(key, value):
                    self.page.comment(self.kind, self.id, "values", index)
                    self.page.put(key, value)
                else:
                    long.append((key, step, index))
            if len(set(doubts.values())) == 1 and len(doubts) == len(chain) > 1:
                self.page.put("reserve", doubts.popitem()[1])
            elif doubts:
                self.page.header(self.kind, self.id, "duree", "reserve")
                for key, doubt in doubts.items():
                    self.page.put(key, doubt)
            if (long or doubts) and self.page.lines[-1] == f"[{self.kind}.{self.id}.duree]":
                self.page.lines.pop()
            self._long_steps(long)

    def _long_steps(self, long: list[tuple[str, dict[str, Any], int]]) -> None:
        from delais.procedure.converting.convert import table

        for key, step, index in long:
            self.page.comment(self.kind, self.id, "values", index)
            table(self.page, (self.kind, self.id, "duree", key), step)

    def _ends(self, said: Mapping[str, Any], later: list[tuple[str, Any]]) -> None:
        """Where the case goes at its end, and what that means."""
        dans = self.data.get("vit_dans", "non_final")
        rows = []
        for index, row in enumerate(self.out.data.get("transitions", ())):
            if row.get("lapse") != self.id:
                continue
            move = self.out.row(words.MOVE, row, self.out.first)
            if _listed(row["source"]) == _listed(dans):
                move.pop("de", None)
            rows.append((move, ("transitions", index)))
        for _, place in rows:
            self.page.comment(*place)
        moves = [move for move, _ in rows]
        alone = moves[0] if len(moves) == 1 else {}
        if alone and short("fin", {**alone, "effet": said["effet"]}):
            self.page.put("fin", {**alone, "effet": said["effet"]})
            return
        self.page.put("effet", said["effet"])
        if not moves:
            return
        if len(moves) == 1:
            self._try("fin", alone["vers"] if set(alone) == {"vers"} else alone, later)
        else:
            self._try("fin", moves, later)

    def _rows(self, read: str, key: str, names: Mapping[str, str], later: list[tuple[str, Any]]) -> None:
        rows = []
        for index, row in enumerate(self.data.get(read, ())):
            said = self.out.row(names, row, self.day)
            if "acte" in said and "moment" in row:
                said["acte"] = f"{said['acte']}.{row['moment']}"
            if "duree" in said:
                said["duree"] = renaming.duration(said["duree"])
            if said.get("admis") == "fin":
                del said["admis"]
            rows.append(said)
            self.page.comment("delais", self.id, read, index)
        if rows:
            blocks = _blocks(rows)
            self._try(key, blocks if len(blocks) > 1 else blocks[0], later)

    def _derogations(self, later: list[tuple[str, Any]]) -> None:
        rows = []
        for index, row in enumerate(self.data.get("derogations", ())):
            self.page.comment("delais", self.id, "derogations", index)
            rows.append(row["id"] if set(row) == {"id"} else renaming.back(words.DEROGATION, row))
        if rows:
            self._try("derogations", rows[0] if rows == [rows[0]] and isinstance(rows[0], str) else rows, later)

    def _openings(self, later: list[tuple[str, Any]]) -> None:
        rows = []
        for index, row in enumerate(self.out.data.get("ouvre", ())):
            if row.get("lapse") == self.id:
                self.page.comment("ouvre", index)
                rows.append(self.out.row(words.OPENING, row))
        if rows:
            self._try("ouvre", rows[0] if len(rows) == 1 else rows, later)


def _stands_apart(step: Mapping[str, Any]) -> bool:
    """Whether the reserve of a step is a sentence, and not a name that stands beside the duration."""
    return "reserve" in step and "reserve_en" not in step and not step["reserve"].startswith("@")


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) and value != "non_final" else value


def _blocks(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, those that follow each other and share their dates, their rule and their texts under one block."""
    keys = ("depuis", "jusqu_au", "au_jour_de", "regle", "sources")
    found: list[dict[str, Any]] = []
    for _, group in groupby(rows, key=lambda row: (row.get("regle"), row.get("sources"))):
        listed = list(group)
        shared = {
            key: listed[0][key]
            for key in keys
            if key in listed[0] and all(row.get(key) == listed[0][key] for row in listed)
        }
        if len(listed) == 1 or not shared:
            found += listed
        else:
            lines = [{name: each for name, each in row.items() if name not in shared} for row in listed]
            found.append({**shared, "lignes": lines})
    return found
