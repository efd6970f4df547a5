"""What every part of a converted file needs: the rows, the page, how texts are cited."""

import datetime
from collections.abc import Mapping
from typing import Any

from attrs import define

from delais.procedure.converting.page import Page
from delais.procedure.converting.renaming import Naming, back

_ORDER = ("fait", "acte", "fin_de", "de", "vers", "dit", "depuis", "jusqu_au", "au_jour_de", "si", "dans", "sans")


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


def _ordered(row: dict[str, Any]) -> dict[str, Any]:
    """The same row, who and where first, then when and for whom, then the rule and its texts."""
    last = ("regle", "sources", "sources_fin")
    middle = [key for key in row if key not in _ORDER and key not in last]
    keys = [*(key for key in _ORDER if key in row), *middle, *(key for key in last if key in row)]
    return {key: row[key] for key in keys}
