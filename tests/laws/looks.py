"""What a look shows, as plain rows that compare, and the first difference between two looks in words."""

import datetime
from collections.abc import Sequence
from itertools import zip_longest

from delais import DelaiVie, Ligne, Situation

Row = tuple[object, ...]


def line_row(line: Ligne) -> Row:
    """A line of the history: what happened, where it left the case, why it was refused, the article."""
    return (
        line.date.isoformat(),
        "refus" if line.type == "refus" else "annulé" if line.annule else "fait",
        line.nom,
        line.evenement.id if line.evenement else "",
        line.branche,
        f"{line.etat_avant} -> {line.etat}",
        line.motif.fr if line.motif else "",
        tuple(cited.citation for cited in line.fondement),
    )


def waits(line: Ligne) -> bool:
    """Whether the line is the sending of an act that is judged on the day it is complete, by a later line."""
    return line.complet_le is not None


def lines(situation: Situation) -> list[Row]:
    """The history."""
    return [line_row(line) for line in situation.historique]


def foreseen(situation: Situation) -> list[Row]:
    """The history, then what comes if nobody acts."""
    return [line_row(line) for line in (*situation.historique, *situation.previsions)]


def life_row(vie: DelaiVie) -> Row:
    """A time limit: which one, its status, its dates."""
    return (
        f"{vie.branche}/{vie.id}/{vie.partie}#{vie.instance}",
        vie.statut,
        _day(vie.depart),
        _day(vie.echeance.date if vie.echeance else None),
        _day(vie.si_opposable.date if vie.si_opposable else None),
        _day(vie.fin_le),
        _day(vie.ouvert_le),
        vie.ouvert_par,
    )


def lives(situation: Situation) -> list[Row]:
    """Every time limit, earlier instances too."""
    return [life_row(vie) for vie in (*situation.anterieurs, *situation.delais)]


def states(situation: Situation) -> list[Row]:
    """The state of the case and of each branch."""
    branches = [branch for branch in situation.branches if not branch.prevue]
    return [("état", situation.etat.id), *((branch.id, branch.etat.id, _day(branch.ouverte_le)) for branch in branches)]


def whole(situation: Situation) -> list[Row]:
    """Everything but what only comes later than the day of the look."""
    following = situation.prochaine_echeance
    return [
        *states(situation),
        *foreseen(situation),
        *lives(situation),
        ("clos", situation.final),
        ("prochaine échéance", following.id if following else ""),
        *(("réserve", reserve.fr) for reserve in situation.reserves),
        *((count.id, count.branche, count.compte.nombre) for count in situation.comptes),
    ]


def difference(before: Sequence[Row], after: Sequence[Row]) -> str:
    """The first row that is not the same, both ways; empty when the looks agree."""
    for one, other in zip_longest(before, after):
        if one != other:
            return f"{words(one)}\n    became {words(other)}"
    return ""


def words(row: Row | None) -> str:
    """A row in one line."""
    if row is None:
        return "(nothing)"
    return " · ".join(str(part) for part in row if part not in ("", None, ()))


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""
