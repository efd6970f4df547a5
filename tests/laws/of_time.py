"""Laws of time: the past does not move, the future is what it will be, nothing comes before its day."""

from attrs import evolve

from delais import CoverageError, DelaiVie, Dossier, Evenement, Ligne, Situation
from laws.alphabet import alphabet
from laws.case import Case, Looks
from laws.edits import ANNULATION, carries, keeping, named
from laws.looks import Row, difference, foreseen, lines, states, waits, words
from laws.register import Breaches, law

ENDED = ("echu", "satisfait", "tardif", "sans_objet")


@law("A look on a later day never changes what was accepted, refused or ended before.")
def past_does_not_move(case: Case, looks: Looks) -> Breaches:
    dossier = keeping(named(case.dossier), lambda event: not _cancels_between(event, case))
    try:
        after = looks(dossier, case.later)
    except CoverageError:
        return None
    before = looks(dossier, case.au)
    kept = [line for line in lines(after) if str(line[0]) <= case.au.isoformat()]
    moved = [found] if (found := difference(lines(before), kept)) else []
    return [*moved, *_reopened(before, after)]


def _reopened(before: Situation, after: Situation) -> list[str]:
    """The limits that had ended and read otherwise later; a duty that had ended may be done late."""
    now = {_key(vie): vie for vie in (*after.anterieurs, *after.delais)}
    found = []
    for vie in (*before.anterieurs, *before.delais):
        if vie.statut not in ENDED:
            continue
        same = now.get(_key(vie))
        shown = _ended(same) if same else None
        late = vie.statut == "echu" and vie.modele.nature == "indicatif" and same and same.statut == "tardif"
        if shown != _ended(vie) and not late:
            found.append(f"{words(_ended(vie))}\n    became {words(shown)}")
    return found


def _ended(vie: DelaiVie) -> Row:
    due = vie.echeance.date.isoformat() if vie.echeance else "no date"
    return (*_key(vie), vie.statut, due, vie.fin_le)


def _key(vie: DelaiVie) -> Row:
    return vie.branche, vie.id, vie.partie, vie.instance


def _cancels_between(event: Evenement, case: Case) -> bool:
    return event.nom == ANNULATION and case.au < event.date <= case.later


@law("Each projected line is what a look on its day shows, when nobody has acted.")
def projection_comes_true(case: Case, looks: Looks) -> Breaches:
    dossier = _received(_up_to(case), case)
    seen = looks(dossier, case.au)
    if not seen.previsions:
        return None
    # A receipt written for a later day is somebody's act: the projection leaves it out, and so does this comparison.
    found: list[str] = []
    later = {event.id for event in dossier.evenements if event.date > case.au}
    days = [*case.some("projection_comes_true", seen.previsions), seen.previsions[-1]]
    for day in dict.fromkeys(line.date for line in days):
        try:
            then = looks(dossier, day)
        except CoverageError:
            continue
        wanted = [row for row in foreseen(seen) if str(row[0]) <= day.isoformat()]
        if gap := difference(wanted, [row for row in lines(then) if row[3] not in later]):
            found.append(f"foreseen on {case.au} for {day}: {gap}")
    return found


@law("Nothing dated after the day of the look stands in the history, is open or has ended: not even by a receipt.")
def nothing_after_the_look(case: Case, looks: Looks) -> Breaches:
    seen = looks(case.dossier, case.au)
    found = [f"the line {line.nom} of {line.date}" for line in seen.historique if line.date > seen.au]
    branches = [branch for branch in seen.branches if not branch.prevue]
    found += [f"the branch {b.id}, opened on {b.ouverte_le}" for b in branches if b.ouverte_le > seen.au]
    for vie in (*seen.anterieurs, *seen.delais):
        if vie.ouvert_le > seen.au:
            found.append(f"the limit {vie.id}, opened on {vie.ouvert_le}")
        if vie.fin_le and vie.fin_le > seen.au:
            found.append(f"the limit {vie.id}, {vie.statut} on {vie.fin_le}")
        forward = vie.modele.sens == "apres"
        if forward and vie.depart and vie.depart > seen.au and vie.statut in ("court", "suspendu", "echu"):
            found.append(f"the limit {vie.id} is {vie.statut}, from {vie.depart}")
    return [f"seen on {seen.au}: {each}" for each in found]


@law("A receipt that has not come moves nothing: as if it was not written, or as if the act it judges was not done.")
def receipt_to_come(case: Case, looks: Looks) -> Breaches:
    dossier = _up_to(case)
    waited = [event for event in dossier.evenements if any(day > case.au for day in event.moments.values())]
    if not waited or any(_judges_an_incident(event, case) for event in waited):
        return (
            None  # an incident that its receipt judges holds the limit still if none is written, not if it is to come
        )
    after = looks(dossier, case.au)
    bare = looks(_received(dossier, case), case.au)
    if _open_branches(bare) - _open_branches(after):
        return None  # a branch that opens on a receipt opens with a reserve when none is written, not before it comes
    apart = {line.evenement.id for line in after.historique if line.evenement and _not_complete(line, case)}
    if any(carries(event, dossier.evenements) for event in dossier.evenements if event.id in apart):
        return None  # without it, the acts that its hour takes along stand elsewhere in their day
    others = keeping(dossier, lambda event: event.id not in apart)
    before = looks(_received(others, case), case.au)
    return _same([*states(before), *_but(before, apart)], [*states(after), *_but(after, apart)])


def _open_branches(seen: Situation) -> set[str]:
    return {branch.id for branch in seen.branches if not branch.prevue}


def _judges_an_incident(event: Evenement, case: Case) -> bool:
    rows = alphabet(case.dossier.procedure).incidents.get(event.nom, ())
    return any(event.moments.get(row.juge_par, case.au) > case.au for row in rows)


def _not_complete(line: Ligne, case: Case) -> bool:
    """Whether the act waits to be complete, on a day that has not come."""
    return waits(line) and bool(line.attendus) and line.evenement is not None and line.date <= case.au


def _but(seen: Situation, apart: set[str]) -> list[Row]:
    """The history but the lines of those events; of the cancellations too, if one may have aimed at them."""
    return [row for row in lines(seen) if row[3] not in apart and not (apart and row[2] == ANNULATION)]


@law("A line names the dates of its act that come after the look, and no other.")
def expected_dates_are_said(case: Case, looks: Looks) -> Breaches:
    found = []
    for line in looks(case.dossier, case.au).historique:
        if line.evenement is None or line.annule or line.evenement.nom == ANNULATION:
            continue
        wanted = sorted(name for name, day in line.evenement.moments.items() if day > case.au)
        if sorted(line.attendus) != wanted:
            found.append(f"{line.nom} of {line.date}, {line.type}: expected {wanted}, said {sorted(line.attendus)}")
    return found


def _received(dossier: Dossier, case: Case) -> Dossier:
    """The dossier without the moments later than the look."""
    return evolve(dossier, evenements=tuple(_received_by(event, case) for event in dossier.evenements))


def _received_by(event: Evenement, case: Case) -> Evenement:
    return evolve(event, moments={name: day for name, day in event.moments.items() if day <= case.au})


def _up_to(case: Case) -> Dossier:
    """The dossier without what is dated after the look, kept where a cancellation of before aims at it."""
    dossier = named(case.dossier)
    aimed = {event.annule for event in dossier.evenements if event.date <= case.au}
    return keeping(dossier, lambda event: event.date <= case.au or event.id in aimed)


def _same(before: list[Row], after: list[Row]) -> list[str]:
    return [found] if (found := difference(before, after)) else []
