"""Where the citations of a view open: the version in force on the day that counts. Worked out only when asked for."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from delais.folders import Folders
from delais.fondement import Fondement
from delais.french_dates import long_day
from delais.law.official import known_until
from delais.views.safe_text import clean


@frozen
class Sources:
    """What a line cites, and the day on which the law cited is the law of the line."""

    fondements: tuple[Fondement, ...] = ()
    day: datetime.date | None = None

    def links(self) -> Mapping[str, str]:
        """The address of each citation that has one, by its words as they are shown."""
        found = ((clean(each.citation), each.lien(self.day)) for each in self.fondements)
        return {words: address for words, address in found if address}


NOTHING = Sources()


def known_law(folders: Folders, lang: str = "fr") -> str:
    """Up to which day the law is known, in words.

    >>> from delais.folders import bundled
    >>> known_law(bundled())
    "droit connu jusqu'au 29 mars 2026"
    """
    day = long_day(known_until(folders), lang).split(" ", 1)[1]
    return f"law known up to {day}" if lang == "en" else f"droit connu jusqu'au {day}"


def cited_with_links(fondements: Iterable[Fondement], day: datetime.date | None) -> dict[str, list[str]]:
    """The keys of a JSON document: the citations, and the address of each, empty where none is known."""
    known = tuple(fondements)
    return {"fondement": [each.citation for each in known], "lien": [each.lien(day) or "" for each in known]}


def without_links(value: Any) -> Any:
    """A document without its addresses."""
    if isinstance(value, Mapping):
        return {name: without_links(each) for name, each in value.items() if name != "lien"}
    return [without_links(each) for each in value] if isinstance(value, list | tuple) else value
