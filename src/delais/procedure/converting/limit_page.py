"""One `[delais.*]` or `[comptes.*]` of format 2, from that of format 1 and the moves that its end makes."""

import datetime
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from delais.procedure.converting import renaming
from delais.procedure.converting.converted import Converted
from delais.procedure.converting.page import fits_row, short, table
from delais.procedure.converting.steps_page import StepsPage
from delais.procedure.short import words

_HEAD = ("titre", "par", "nature", "vaut")
_COUNTED = ("depuis", "jusqu_au", "au_jour_de", "regime", "sens", "distance", "chaque", "dans", "bloque")


class LimitPage:
    """Writing one limit, or one count."""

    def __init__(self, out: Converted, id_: str, count: Mapping[str, Any] | None = None) -> None:
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
        steps = StepsPage(self.out, self.kind, self.id, words.STEP)
        steps.write_shared()
        self._ends(said, later)
        self._rows("opposable_if", "exige", words.MENTION, later)
        self._derogations(later)
        self._try("lectures", said.get("lectures"), later)
        self._rows("incidents", "touche_par", words.INCIDENT, later)
        self._openings(later)
        steps.write_steps()
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
        steps = StepsPage(self.out, self.kind, self.id, words.COUNT_STEP)
        steps.write_shared()
        steps.write_steps()
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
        for key, value in later:
            if isinstance(value, Mapping):
                table(self.page, (self.kind, self.id, key), value)
                continue
            for each in value:
                table(self.page, (self.kind, self.id, key), each, array=True)

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
