"""Where a citation opens: its version on Légifrance, its code on that day, or a search by its number."""

import datetime
import re

from delais.folders import Folders
from delais.law.naming import cited_articles
from delais.law.official import articles, codes
from delais.law.version import Version

_SITE = "https://www.legifrance.gouv.fr"
_NUMBER = re.compile(r"n° ?(\d{2,4}[-./]\d+(?:\.\d+)?|\d{5,6})")
_COURTS = (("Cass.", "juri"), ("CA ", "juri"), ("Soc.", "juri"), ("CE", "cetat"), ("CAA", "cetat"))


def link(citation: str, day: datetime.date | None, folders: Folders) -> str | None:
    """The address of what `citation` names as it stood on `day`, or last stood; None if none is known.

    An article that the code no longer has, or whose versions are not known, opens its code on that day.
    """
    known = articles(folders)
    cited = cited_articles(citation)
    for named in cited:
        versions = known[named].versions if named in known else ()
        version = known[named].on(day) if versions and day else versions[-1] if versions else None
        if version:
            asked = day or version.first
            return version_link(version, asked)
    for name, _ in cited[:1]:
        if name in codes(folders):
            return f"{_SITE}/codes/texte_lc/{codes(folders)[name].id}/" + (f"{day.isoformat()}/" if day else "")
    return _search(citation)


def version_link(version: Version, day: datetime.date) -> str:
    """The address of one version, as it stood on `day`."""
    return f"{_SITE}/codes/article_lc/{version.id}/{day.isoformat()}"


def _search(citation: str) -> str | None:
    number = _NUMBER.search(citation)
    if number is None:
        return None
    kind = next((tab for court, tab in _COURTS if citation.startswith(court)), "all")
    query = number[1].replace("/", "%2F")
    return f"{_SITE}/search/{kind}?tab_selection={kind}&searchField=ALL&query={query}&searchType=ALL"
