"""One public holiday: its rule, its dates in force, its source, and whether it is contested."""

import datetime
from calendar import monthrange
from functools import lru_cache

from attrs import frozen

from delais.errors import Texte, texte
from delais.fondement import Fondement, resolve
from delais.toml_table import Table

STATUTS = ("loi", "reglement", "usage")
_FAR_FROM_EASTER = 70  # days: Septuagesima is 63 before, Corpus Christi 60 after


@frozen
class Ferie:
    """A rule that gives one holiday a year, between the dates it was in force."""

    id: str
    nom: Texte
    statut: str
    fondements: tuple[Fondement, ...]
    mois: int = 0
    jour: int = 0
    paques: int | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    prevaut: bool = True
    conteste: "Contestation | None" = None

    @property
    def moves_deadlines(self) -> bool:
        """Only a holiday set by law or regulation moves a due date (Cass. 2e civ., 16 juill. 1976, n° 75-12.260)."""
        return self.statut != "usage"

    def fondement_on(self, day: datetime.date) -> Fondement | None:
        """The citation in force on `day`: the article has borne several numbers."""
        return next((cited for cited in self.fondements if cited.in_force(day)), None)

    def day(self, year: int) -> datetime.date | None:
        """The holiday's day in `year`, or None if it was not in force then."""
        if self.paques is None:
            if self.jour > monthrange(year, self.mois)[1]:
                return None
            day = datetime.date(year, self.mois, self.jour)
        else:
            day = easter(year) + datetime.timedelta(days=self.paques)
        if (self.since and day < self.since) or (self.until and day >= self.until):
            return None
        return day


@frozen
class Contestation:
    """Why a holiday is contested, when, and with which others it stands or falls."""

    cause: Texte
    groupe: str
    since: datetime.date | None = None
    until: datetime.date | None = None

    def touches(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether the contest bears on any day from `first` to `last`."""
        return (self.since is None or self.since <= last) and (self.until is None or first < self.until)


@lru_cache(maxsize=512)
def easter(year: int) -> datetime.date:
    """Easter Sunday of `year`, from workalendar."""
    from workalendar.core import WesternCalendar

    day: datetime.date = WesternCalendar().get_easter_sunday(year)
    return datetime.date(day.year, day.month, day.day)


def read_ferie(table: Table, citations: dict[str, Fondement]) -> Ferie:
    """The holiday of one table; problems stay noted in its source."""
    rule = table.table("regle")
    month, day, offset = rule.integer("mois", 0) or 0, rule.integer("jour", 0) or 0, rule.integer("paques")
    dated = 1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1]  # 29 February comes one year in four
    if (offset is None) != dated or (offset is not None and (abs(offset) > _FAR_FROM_EASTER or month or day)):
        table.wrong(
            "regle",
            dict(rule.data),
            Texte("{ mois = 5, jour = 1 } ou { paques = 1 }", "{ mois = 5, jour = 1 } or { paques = 1 }"),
        )
        month, day, offset = 1, 1, None
    contest = table.table("conteste") if "conteste" in table.data else None
    cited = resolve(table.texts("fondement", required=True), citations, table, "fondement")
    id_ = table.required_text("id")
    ferie = Ferie(
        id=id_,
        nom=texte(table.required_text("nom"), table.required_text("nom_en")),
        statut=table.choice("statut", STATUTS),
        fondements=cited,
        mois=month,
        jour=day,
        paques=offset,
        since=table.date("since"),
        until=table.date("until"),
        prevaut=table.flag("prevaut", default=True),
        conteste=_read_contest(contest, id_) if contest else None,
    )
    rule.close()
    table.close()
    return ferie


def _read_contest(table: Table, id_: str) -> Contestation:
    contest = Contestation(
        texte(table.required_text("cause"), table.required_text("cause_en")),
        table.text("groupe", id_),
        table.date("since"),
        table.date("until"),
    )
    table.close()
    return contest
