"""The words of format 1 under those of format 2, and texts by the name that people give them."""

import datetime
from collections.abc import Mapping
from typing import Any

from delais.duree import Duree
from delais.errors import DureeError
from delais.fondement import Fondement
from delais.procedure.short import words
from delais.procedure.short.unfolded import Citing
from delais.toml_table import Source

_BACK_TYPES = {value: key for key, value in words.FACT_TYPES.items()}
_UNITS = (
    ("years", "an", "ans"), ("months", "mois", "mois"), ("weeks", "semaine", "semaines"), ("days", "jour", "jours"),
    ("hours", "heure", "heures"), ("jours_ouvrables", "jour ouvrable", "jours ouvrables"),
    ("jours_ouvres", "jour ouvré", "jours ouvrés"),
)  # fmt: skip


class Naming:
    """How the texts of one file are cited: by name where the version follows from the day, else by id."""

    def __init__(self, source: Source, citations: Mapping[str, Fondement]) -> None:
        self.citing = Citing(citations)
        self.citations = citations
        self.folders = source.folders

    def cited(self, ids: Any, day: datetime.date) -> Any:
        """The names of the texts `ids` on `day`; a text alone is no list."""
        listed = [ids] if isinstance(ids, str) else list(ids)
        names = [self._name(id_, day) for id_ in listed]
        return names[0] if len(names) == 1 else names

    def _name(self, id_: str, day: datetime.date) -> str:
        if id_ not in self.citations:  # of a file that is not there
            return id_
        name = self.citations[id_].citation
        trial = Source("", {}, {}, self.folders)
        return name if " ; " not in name and self.citing.ids(trial, name, day, ()) == [id_] else id_


def back(names: Mapping[str, str], row: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of `row` as format 2 writes them, in its order."""
    return {written: row[read] for written, read in names.items() if read in row}


def fact(row: Mapping[str, Any]) -> Any:
    """A fact, its type as people say it."""
    said = back(words.FACT, row)
    if row["type"] in ("bool", "enum"):
        del said["type"]
        return said["titre"] if set(said) == {"titre"} else said
    return {**said, "type": _BACK_TYPES[row["type"]]}


def duration(text: str) -> str:
    """A duration in French where it reads back the same.

    >>> duration("P2M"), duration("P1M15D")
    ('2 mois', '1 mois et 15 jours')
    """
    duree = Duree.parse(text)
    parts = []
    for name, one, many in _UNITS:
        number = getattr(duree, name)
        if number:
            parts.append(f"{number} {one if number == 1 else many}")
    said = " et ".join(parts)
    try:
        return said if Duree.parse(said) == duree else text
    except DureeError:
        return text


def reading(row: Mapping[str, Any]) -> dict[str, Any]:
    """Another reading of a rule, its duration in French."""
    return {**row, "duree": duration(row["duree"])} if "duree" in row else dict(row)


def moment_of(event: str, moment: str | None) -> str:
    """`acte.moment`, or the act alone."""
    return f"{event}.{moment}" if moment else event


def trigger(row: Mapping[str, Any]) -> Any:
    """What starts a limit, as briefly as it can be said."""
    if set(row) <= {"event", "moment"}:
        return moment_of(row["event"], row.get("moment"))
    said: dict[str, Any] = {}
    if "event" in row:
        said["acte"] = moment_of(row["event"], row.get("moment") if "fact" not in row else None)
        if "fact" in row and "moment" in row:
            said["moment"] = row["moment"]
    said |= {key: value for key, value in back(words.TRIGGER, row).items() if key not in ("acte", "moment")}
    if "moment_when" in row:
        said["selon"] = [{"si": each["when"], "moment": each["moment"]} for each in row["moment_when"]]
    for read, written in (("any", "un_de"), ("all", "tous_de")):
        if read in row:
            said[written] = [trigger(part) for part in row[read]]
    return said


def until_act(row: Mapping[str, Any]) -> Any:
    """The act that satisfies a limit."""
    events = row["event"]
    if "when" not in row:
        if isinstance(events, str):
            return moment_of(events, row.get("moment"))
        if "moment" not in row:
            return events
    return back(words.ACT, row)
