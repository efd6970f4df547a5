"""What an edition of the codes changes in the versions known, and what rests on each article that it changes."""

import datetime
from collections.abc import Iterator

from attrs import frozen

from delais.law.official import articles
from delais.law.version import Article, Version
from delais.procedure import Catalogue
from delais.veille.edition import CodeEdition, Edition
from delais.veille.resting import Use, uses

NEW, MOVED, GONE, ABSENT = "nouvelle", "jours", "retiree", "absent"
"""A version not known before; one whose days changed; one that the edition no longer has; an article without any."""


@frozen
class Change:
    """One change: the article, the version as the edition has it and as it was known, and what rests on it."""

    kind: str
    article: Article
    now: Version | None
    known: Version | None
    uses: tuple[Use, ...]

    @property
    def first(self) -> datetime.date | None:
        """The day from which the change counts: the version's first, or the end that moved."""
        version = self.now or self.known
        return version.first if version else None

    @property
    def row(self) -> str:
        """The row to write in `textes/versions`, to be read before it says so."""
        return _row(self.article, self.now) if self.now else ""

    def to_come(self, au: datetime.date) -> bool:
        """Whether it is not yet in force on `au`."""
        return self.first is not None and self.first > au


@frozen
class Watch:
    """What an edition changes, then the versions to come that were known already."""

    edition: Edition
    changes: tuple[Change, ...]
    expected: tuple[Change, ...]


def watch(edition: Edition, catalogue: Catalogue, au: datetime.date) -> Watch:
    """Compare `edition` with the versions that `catalogue` knows. Raises `InputError` if its data are wrong."""
    known, resting = articles(catalogue.folders), uses(catalogue)
    changes: list[Change] = []
    expected: list[Change] = []
    for code in edition.codes:
        for (name, number), article in known.items():
            if name != code.code.name:
                continue
            rows = resting.get((name, number), ())
            changes += _compared(article, code, rows)
            coming = [version for version in article.versions if version.first > au]
            expected += [Change(NEW, article, version, version, rows) for version in coming]
    return Watch(edition, tuple(changes), tuple(expected))


def _compared(article: Article, edition: CodeEdition, rows: tuple[Use, ...]) -> Iterator[Change]:
    ours = {version.id: version for version in article.versions}
    theirs = {version.id: version for version in edition.articles.get(article.number, ())}
    if not theirs:
        last = article.versions[-1] if article.versions else None
        if last and (last.end is None or last.end > edition.day):
            yield Change(ABSENT, article, None, last, _resting(rows, last.first))
        return
    for id_, now in theirs.items():
        before = ours.get(id_)
        if before is None:
            yield Change(NEW, article, now, None, _resting(rows, now.first))
        elif (before.first, before.end) != (now.first, now.end):
            yield Change(MOVED, article, now, before, _resting(rows, now.first))
    for id_, before in ours.items():
        if id_ not in theirs and before.first <= edition.day:
            yield Change(GONE, article, None, before, _resting(rows, before.first))


def _resting(rows: tuple[Use, ...], since: datetime.date) -> tuple[Use, ...]:
    """Those whose citation still holds on `since` or after."""
    return tuple(row for row in rows if row.fondement.until is None or row.fondement.until > since)


def _row(article: Article, version: Version) -> str:
    days = (version.first, version.end or "", "non_lu", "")
    return ",".join([article.number, version.id, *(str(each) for each in days)])
