"""The days of a citation are those of official versions of the article, or the file says why they are not."""

import datetime
from collections.abc import Iterable

from delais.errors import Texte
from delais.folders import bundled
from delais.fondement import Fondement
from delais.law.naming import cited_articles
from delais.law.official import codes
from delais.law.version import Version
from delais.toml_table import Source

_WHY = Texte(
    "reprendre les jours d'une version, ou écrire « motif_dates »",
    'take the days of a version, or write "motif_dates"',
)
_LATEST = datetime.date.max


def check_days(citations: Iterable[Fondement], source: Source) -> None:
    """Every citation without a reason: its first and last days, its days without a version, its unmarked revisions."""
    strict = source.folders.path == bundled().path  # a user's texts may cite what nobody listed the versions of
    for cited in citations:
        found = [] if cited.motif_dates or cited.decided_on else _disagreements(cited, source, strict)
        for message, key, expected in found:
            source.report(("textes", cited.id, key), message, value=_span(cited), expected=expected, remedy=_WHY)


def _disagreements(cited: Fondement, source: Source, strict: bool) -> list[tuple[Texte, str, Texte | None]]:
    versions = tuple(version for article in cited.articles for version in article.versions)
    if not versions:
        known = codes(source.folders)
        named = cited_articles(cited.citation)
        reasoned = bool(cited.articles) or any(known[code].motif for code, _ in named if code in known)
        message = Texte("jours sans version officielle ni motif", "days with neither official version nor reason")
        return [(message, "citation", None)] if strict and not reasoned else []
    found: list[tuple[Texte, str, Texte | None]] = []
    if cited.since not in {version.first for version in versions}:
        days = _days(version.first for version in versions)
        found.append((Texte("aucune version ne commence ce jour", "no version begins on that day"), "since", days))
    if (cited.until or _end(versions)) not in {version.end for version in versions}:
        days = _days(version.end for version in versions if version.end)
        found.append((Texte("aucune version ne finit ce jour", "no version ends on that day"), "until", days))
    if not found and (hole := _hole(cited, versions)):
        message = Texte(f"aucune version en vigueur le {hole}", f"no version in force on {hole}")
        found.append((message, "since", None))
    unmarked = [version for _, version in cited.revisions if not version.lu and not version.non_lu]
    for version in unmarked:
        message = Texte(
            f"révision du {version.first} ni lue ni « non_lu » dans les versions",
            f'revision of {version.first} neither read nor "non_lu" in the versions',
        )
        found.append((message, "citation", Texte(version.id, version.id)))
    return found


def _end(versions: tuple[Version, ...]) -> datetime.date | None:
    """What an open citation must end with: None if a version is open, else a day that no version has."""
    return None if any(version.end is None for version in versions) else _LATEST


def _hole(cited: Fondement, versions: tuple[Version, ...]) -> datetime.date | None:
    """The first day of the citation on which no version was in force."""
    day, last = cited.since, cited.until or _LATEST
    while day and day < last:
        ends = [version.end or _LATEST for version in versions if version.holds(day)]
        if not ends:
            return day
        day = max(ends)
    return None


def _span(cited: Fondement) -> str:
    return f"{cited.citation} : {cited.since or '…'} – {cited.until or '…'}"


def _days(days: Iterable[datetime.date | None]) -> Texte:
    said = ", ".join(sorted({str(day) for day in days}))
    return Texte(said, said)
