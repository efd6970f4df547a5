"""The dated values of a limit or a count, as a line of time: what its steps share is said once, above them."""

import datetime
from collections.abc import Mapping
from typing import Any

from attrs import define

from delais.procedure.converting import renaming
from delais.procedure.converting.converted import Converted
from delais.procedure.converting.page import short, table

_ORDER = ("vaut", "le", "ancre", "franchise", "jusqu_au", "au_jour_de", "regime", "regle", "sources", "reserve")
ALWAYS = "toujours"


@define
class Step:
    """One dated value: its day as it is written, what it says, its rank in format 1."""

    day: str
    said: dict[str, Any]
    rank: int


@define
class Chain:
    """The values of the same facts, one after the other."""

    when: Any
    steps: list[Step]


class StepsPage:
    """Writing the values of one limit, or of one count."""

    def __init__(self, out: Converted, kind: str, id_: str, names: Mapping[str, str]) -> None:
        self.out, self.page, self.names = out, out.page, names
        self.where = (kind, id_)
        self.data: Mapping[str, Any] = out.data[kind][id_]
        self.day: datetime.date = self.data.get("since", out.first)
        self.selected = self.data.get("selected_by", "")
        self.chains = self._chains()

    def write_shared(self) -> None:
        """On the lines of the limit: the only value, or what every step says alike."""
        if self._alone():
            step = self.chains.pop().steps[0]
            self.page.comments_below(*self.where, "values")
            if "vaut" in step.said:
                self.page.put("duree", step.said.pop("vaut"))
            for key, each in step.said.items():
                self.page.put(key, each)
            return
        said = [step.said for chain in self.chains for step in chain.steps]
        for key in ("regle", "sources"):
            listed = [each[key] for each in said if key in each]
            if len(listed) < len(said) or len(said) < 2:
                continue
            usual = max(listed, key=listed.count)
            same = listed.count(usual)
            if same == len(said) or (key == "sources" and same > 1):
                self.page.put(key, usual)
                for each in said:
                    if each[key] == usual:
                        del each[key]

    def write_steps(self) -> None:
        """Afterwards, the chains of steps, each under its own header."""
        for chain in self.chains:
            self._write(chain, several=len(self.chains) > 1 or chain.when is not None)

    def _chains(self) -> list[Chain]:
        found: dict[str, Chain] = {}
        for rank, value in enumerate(self.data["values"]):
            day = value["since"].isoformat() if "since" in value else ALWAYS
            chain = found.setdefault(repr(value.get("when")), Chain(value.get("when"), []))
            if any(step.day == day for step in chain.steps):  # two rows of one chain on one day: a chain of its own
                chain = found.setdefault(repr((value.get("when"), rank)), Chain(value.get("when"), []))
            chain.steps.append(Step(day, self._said(value), rank))
        return list(found.values())

    def _said(self, value: Mapping[str, Any]) -> dict[str, Any]:
        said = renaming.back(self.names, value)
        if "sources" in said:
            said["sources"] = self.out.naming.cited(said["sources"], value.get("since", self.day))
        for key in ("vaut", "franchise"):
            if key in said:
                said[key] = renaming.duration(said[key])
        said["lectures"] = [renaming.reading(each) for each in said.get("lectures", ())]
        if not said["lectures"]:
            del said["lectures"]
        own = said.pop("au_jour_de", "")
        if own != self.selected:
            said["au_jour_de"] = own
        keys = [*(key for key in _ORDER if key in said), *(key for key in said if key not in _ORDER)]
        return {key: said[key] for key in keys}

    def _alone(self) -> bool:
        """Whether there is one value, that of the whole life of the limit, said by keys that a limit has."""
        if len(self.data["values"]) > 1:
            return False
        value = self.data["values"][0]
        said = self.chains[0].steps[0].said
        whole = value.get("since") == self.day and "when" not in value
        return whole and not {"jusqu_au", "au_jour_de", "regime", "lectures"} & set(said)

    def _write(self, chain: Chain, *, several: bool) -> None:
        page, header = self.page, len(self.page.lines)
        doubts = {step.day: step.said.pop("reserve") for step in chain.steps if _stands_apart(step.said)}
        page.header(*self.where, "duree", array=several)
        if chain.when is not None:
            page.put("si", chain.when)
        self._write_selection(chain)
        long = self._write_short(chain)
        if len(set(doubts.values())) == 1 and len(doubts) == len(chain.steps) > 1:
            page.put("reserve", doubts.popitem()[1])
            doubts = {}
        if len(page.lines) == header + 1 and not several and (long or doubts):
            page.lines.pop()  # nothing stands directly under it
        if doubts:
            page.header(*self.where, "duree", "reserve")
            for day, doubt in doubts.items():
                page.put(day, doubt)
        for step in long:
            page.comment(*self.where, "values", step.rank)
            table(page, (*self.where, "duree", step.day), step.said)

    def _write_selection(self, chain: Chain) -> None:
        shared = {step.said.get("au_jour_de") for step in chain.steps}
        if len(shared) == 1 and len(chain.steps) > 1 and None not in shared:
            self.page.put("au_jour_de", shared.pop())
            for step in chain.steps:
                del step.said["au_jour_de"]

    def _write_short(self, chain: Chain) -> list[Step]:
        """The steps that stand on a line; those that do not are given back. A duration that goes on is not repeated."""
        held, long = None, []
        for step in chain.steps:
            said = step.said
            if "vaut" in said and said["vaut"] == held and len(said) > 1:
                del said["vaut"]
            else:
                held = said.get("vaut")
            value = said["vaut"] if set(said) == {"vaut"} else said
            if short(step.day, value):
                self.page.comment(*self.where, "values", step.rank)
                self.page.put(step.day, value)
            else:
                long.append(step)
        return long


def _stands_apart(said: Mapping[str, Any]) -> bool:
    """Whether the reserve of a step is a sentence, and not a name that stands beside the duration."""
    return "reserve" in said and "reserve_en" not in said and not said["reserve"].startswith("@")
