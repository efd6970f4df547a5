"""An article of a code and its official versions: each an id, a first day and the day on which it ends."""

import datetime

from attrs import frozen


@frozen
class Version:
    """One official version: in force from `first` until the eve of `end`, which is None while no end is known.

    `lu` is the day someone read it beside the rules that cite it; `non_lu` says that nobody has, where one should. A
    version that no rule lives through has neither. `changement` says in our own words what it changes here.
    """

    id: str
    first: datetime.date
    end: datetime.date | None = None
    lu: datetime.date | None = None
    non_lu: bool = False
    changement: str = ""

    def holds(self, day: datetime.date) -> bool:
        """Whether this version was in force on `day`.

        >>> Version("LEGIARTI000006747171", datetime.date(1985, 12, 21)).holds(datetime.date(1986, 1, 1))
        True
        """
        return self.first <= day and (self.end is None or day < self.end)


@frozen
class Article:
    """An article of a code and its versions, the oldest first; `motif` says why there is none."""

    code: str
    number: str
    versions: tuple[Version, ...] = ()
    motif: str = ""

    def on(self, day: datetime.date) -> Version | None:
        """The version in force on `day`, the last published of those that say so, or None."""
        return next((version for version in reversed(self.versions) if version.holds(day)), None)

    def within(self, since: datetime.date, until: datetime.date) -> tuple[Version, ...]:
        """The versions that begin after `since` and before `until`: the revisions that a rule lives through."""
        return tuple(version for version in self.versions if since < version.first < until)

    @property
    def name(self) -> str:
        """The article as it is cited.

        >>> Article("CSS", "R142-6").name
        'CSS R. 142-6'
        """
        letter = self.number[:1]
        return f"{self.code} {letter}. {self.number[1:]}" if letter.isalpha() else f"{self.code} {self.number}"


@frozen
class Code:
    """A code of law: its id and title, and the edition up to which its versions are known, or why there is none."""

    name: str
    id: str
    title: str
    edition: str = ""
    known_until: datetime.date | None = None
    motif: str = ""
