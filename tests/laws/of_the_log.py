"""Laws of the log: what its order, its later lines and its cancellations may change."""

import random

from attrs import evolve

from delais import Evenement, Ligne, Situation
from laws.case import Case, Looks
from laws.edits import ANNULATION, adding, cancellation, cancelled_by, carries, keeping, named, shuffled
from laws.looks import Row, difference, line_row, lives, states, waits, whole
from laws.register import Breaches, law


@law("The same dossier seen on the same day twice shows the same thing.")
def deterministic(case: Case, looks: Looks) -> Breaches:
    again = looks.afresh(evolve(case.dossier), case.au)
    return [found] if (found := difference(whole(looks(case.dossier, case.au)), whole(again))) else []


@law("The order in which the days were written in the log changes nothing; only that of the acts of one day may.")
def log_order_indifferent(case: Case, looks: Looks) -> Breaches:
    if len({event.date for event in case.events}) < 2:
        return None
    dossier = named(case.dossier)
    mixed = shuffled(dossier, random.Random(f"{case.seed}/{case.number}/order"))
    return _same(whole(looks(dossier, case.au)), whole(looks(mixed, case.au)))


@law("What is dated after the day of the look changes nothing that is shown, but the list of later events.")
def later_events_only_listed(case: Case, looks: Looks) -> Breaches:
    after = [event for event in case.events if event.date > case.au]
    if not after:
        return None
    dossier = named(case.dossier)
    aimed = {event.annule for event in dossier.evenements if event.date <= case.au}
    before = keeping(dossier, lambda event: event.date <= case.au or event.id in aimed)
    seen = looks(dossier, case.au)
    listed = {event.id for event in seen.posterieurs}
    silent = [event for event in after if event.id not in listed]
    unsaid = [f"{event.nom} of {event.date} is dated after the look and is not listed" for event in silent]
    return [*_same(whole(seen), whole(looks(before, case.au))), *unsaid]


@law("Cancelling an act that was refused changes only the line of that act.")
def cancelling_a_refusal(case: Case, looks: Looks) -> Breaches:
    dossier = named(case.dossier)
    seen = looks(dossier, case.au)
    refused = [line.evenement for line in seen.historique if line.type == "refus" and line.evenement]
    refused = [event for event in refused if event.id]
    found: list[str] = []
    for event in case.some("cancelling_a_refusal", refused):
        after = looks(adding(dossier, cancellation("x", event.id, event.date)), case.au)
        apart = {event.id, "x"}
        found += _same([*_without(seen, apart), *_standing(seen)], [*_without(after, apart), *_standing(after)])
    return found if refused else None


@law("A cancelled act is as if it had not been done: only its own line and that of its cancellation show it.")
def cancelled_as_never_done(case: Case, looks: Looks) -> Breaches:
    dossier = named(case.dossier)
    acts = [event for event in dossier.evenements if event.nom != ANNULATION and event.date <= case.au]
    aimed = {event.annule for event in dossier.evenements}
    acts = [event for event in acts if event.id not in aimed and not carries(event, dossier.evenements)]
    found: list[str] = []
    for event in case.some("cancelled_as_never_done", acts):
        cancelled = looks(adding(dossier, cancellation("x", event.id, event.date)), case.au)
        absent = looks(keeping(dossier, lambda each, gone=event: each is not gone), case.au)
        apart = {event.id, "x"}
        found += _same(
            [*_without(cancelled, apart), *_standing(cancelled)], [*_without(absent, apart), *_standing(absent)]
        )
    return found if acts else None


@law("A cancellation that is itself cancelled cancels nothing, wherever the log holds the two.")
def cancelled_cancellation(case: Case, looks: Looks) -> Breaches:
    dossier = named(case.dossier)
    acts = [event for event in dossier.evenements if event.date <= case.au]
    found: list[str] = []
    for event in case.some("cancelled_cancellation", acts):
        one, two = cancellation("x", event.id, event.date), cancellation("y", "x", case.au)
        places = range(len(case.events) + 1)
        rng = random.Random(f"{case.seed}/{case.number}/{event.id}")
        both = adding(adding(dossier, one, at=rng.choice(places)), two, at=rng.choice([*places, len(places)]))
        before, after = looks(dossier, case.au), looks(both, case.au)
        apart = {"x", "y"}
        found += _same([*_without(before, apart), *_standing(before)], [*_without(after, apart), *_standing(after)])
    return found if acts else None


@law("An act is shown as cancelled when a cancellation that stands aims at it, and only then.")
def cancelled_acts_shown(case: Case, looks: Looks) -> Breaches:
    dossier = named(case.dossier)
    if not any(event.nom == ANNULATION and event.date <= case.au for event in dossier.evenements):
        return None
    cancelled = cancelled_by(dossier, case.au)
    shown = _by_event(looks(dossier, case.au))
    return [
        f"{event.nom} of {event.date} ({event.id}) is {'not ' if event.id in cancelled else ''}shown as cancelled"
        for event in dossier.evenements
        if any(line.annule != (event.id in cancelled) for line in shown.get(event.id, ()))
    ]


@law("Each event up to the look has one line, and one more if it is judged by a later moment: nothing is dropped.")
def one_line_an_event(case: Case, looks: Looks) -> Breaches:
    shown = _by_event(looks(case.dossier, case.au))
    return [
        f"{event.nom} of {event.date} has the lines of {[str(line.date) for line in shown.get(event.id, ())]}"
        for event in case.events
        if not _are_the_lines_of(event, shown.get(event.id, []), case)
    ]


def _are_the_lines_of(event: Evenement, found: list[Ligne], case: Case) -> bool:
    """An act that waits to be complete changes nothing, and is judged on the day of one of its moments."""
    if event.date > case.au:
        return not found
    if not found or found[0].date != event.date:
        return False
    if found[0].annule or not waits(found[0]):
        return len(found) == 1
    still = found[0].type == "evenement" and not found[0].moved and not found[0].ouvre and not found[0].transition
    days = {day for day in event.moments.values() if day > event.date}
    judged = found[1:]
    came = len(judged) == 1 and judged[0].date in days and not waits(judged[0]) and not judged[0].annule
    return still and (came if judged else any(day > case.au for day in days))


@law("The acts of one day stand in the order of the log; an hour moves its act and those without hour that follow it.")
def order_of_one_day(case: Case, looks: Looks) -> Breaches:
    found = []
    seen = looks(case.dossier, case.au)
    for day in sorted({event.date for event in case.events if event.date <= case.au}):
        wanted = [event.id for event in by_blocks([event for event in case.events if event.date == day])]
        # The line that judges an act on the day of its receipt is none of the acts of that day.
        of_day = [
            line for line in seen.historique if line.date == day and line.evenement and line.evenement.date == day
        ]
        ids = [line.evenement.id for line in of_day if line.evenement]
        shown = [id_ for id_ in ids if id_ in wanted]
        if shown != wanted:
            found.append(f"on {day} the log gives {wanted}, the history shows {shown}")
    return found


@law("An act of a day does not change the order of the others, unless it has an hour and takes some along.")
def unrelated_act_of_the_day(case: Case, looks: Looks) -> Breaches:
    dossier = named(case.dossier)
    several = [
        event
        for event in dossier.evenements
        if event.date <= case.au
        and sum(each.date == event.date for each in case.events) > 2
        and not carries(event, case.events)
    ]
    found = []
    for event in case.some("unrelated_act_of_the_day", several):
        without = keeping(dossier, lambda each, gone=event: each is not gone)
        left = {each.id for each in without.evenements}
        before = [id_ for id_ in _ids(looks(dossier, case.au)) if id_ in left]
        after = _ids(looks(without, case.au))
        if before != after:
            found.append(f"without {event.nom} ({event.id}) of {event.date}: {before} became {after}")
    return found if several else None


def by_blocks(day: list[Evenement]) -> list[Evenement]:
    """The acts of one day by hour, each hour taking along the acts without hour that were logged after it."""
    blocks: list[list[Evenement]] = [[]]
    for event in day:
        if event.heure is not None:
            blocks.append([])
        blocks[-1].append(event)
    ordered = sorted(blocks[1:], key=lambda block: block[0].heure or 0)
    return [event for block in (blocks[0], *ordered) for event in block]


def _by_event(seen: Situation) -> dict[str, list[Ligne]]:
    found: dict[str, list[Ligne]] = {}
    for line in seen.historique:
        if line.evenement:
            found.setdefault(line.evenement.id, []).append(line)
    return found


def _ids(seen: Situation) -> list[str]:
    """The acts in the order of their lines; the one that judges an act on the day of its receipt is not the first."""
    return list(dict.fromkeys(line.evenement.id for line in seen.historique if line.evenement and line.evenement.id))


def _without(seen: Situation, apart: set[str]) -> list[Row]:
    """The history but the lines of those events."""
    return [line_row(line) for line in seen.historique if not (line.evenement and line.evenement.id in apart)]


def _standing(seen: Situation) -> list[Row]:
    return [*states(seen), *lives(seen)]


def _same(before: list[Row], after: list[Row]) -> list[str]:
    return [found] if (found := difference(before, after)) else []
