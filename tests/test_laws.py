"""Laws that hold whatever is done in a case: 2,000 cases drawn here, 100,000 and more by `make fuzz`."""

import datetime
from collections.abc import Callable

import pytest
from attrs import evolve

from delais import Dossier, Evenement, Situation, replay
from laws.all_laws import all_laws
from laws.case import Replay
from laws.running import run

SEEDS = range(1, 9)
CASES = 250
ONE_DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_cases_hold_the_laws(seed: int) -> None:
    outcome = run(seed, range(CASES), shown=1)
    assert not outcome.broken, "\n\n".join(text for _, text in outcome.reports)
    silent = [law.name for law in all_laws() if not outcome.spoke[law.name]]
    assert not silent, f"laws that no case of seed {seed} put to the test: {silent}"


def seen_from(change: Callable[[Situation], Situation]) -> Replay:
    """A replay that goes wrong in one way."""
    return lambda dossier, au: change(replay(dossier, au=au))


def _refusals_lost(seen: Situation) -> Situation:
    return evolve(seen, historique=tuple(line for line in seen.historique if line.type != "refus"))


def _order_of_the_log(dossier: Dossier, au: datetime.date) -> Situation:
    """A replay that reads an annulation only if what it cancels is written above it."""
    log: list[Evenement] = []
    for each in dossier.evenements:
        if not isinstance(each.annule, str) or each.annule in {above.id for above in log}:
            log.append(each)
    return replay(evolve(dossier, evenements=tuple(log)), au=au)


def _foreseen_a_day_late(seen: Situation) -> Situation:
    return evolve(seen, previsions=tuple(evolve(line, date=line.date + ONE_DAY) for line in seen.previsions))


def _first_row(seen: Situation) -> Situation:
    """Each accepted act cites the first row that bears its name."""
    rows = {row.event: row.fondement for row in reversed(seen.procedure.transitions)}
    lines = (
        evolve(line, fondement=rows.get(line.nom, line.fondement)) if line.transition and line.evenement else line
        for line in seen.historique
    )
    return evolve(seen, historique=tuple(lines))


def _start_shown_later(seen: Situation) -> Situation:
    lives = (evolve(vie, depart=vie.depart + ONE_DAY) if vie.depart else vie for vie in seen.delais)
    return evolve(seen, delais=tuple(lives))


def _later_events_lost(seen: Situation) -> Situation:
    return evolve(seen, posterieurs=())


def _eve(dossier: Dossier, au: datetime.date) -> Situation:
    return evolve(replay(dossier, au=au + ONE_DAY), au=au)


# the way in which a replay goes wrong, the law that must notice it
WRONG: list[tuple[Replay, str]] = [
    (seen_from(_refusals_lost), "one_line_an_event"),
    (seen_from(_later_events_lost), "later_events_only_listed"),
    (seen_from(_foreseen_a_day_late), "projection_comes_true"),
    (seen_from(_first_row), "acts_cite_the_row_that_fired"),
    (seen_from(_start_shown_later), "due_dates_are_computed"),
    (_order_of_the_log, "log_order_indifferent"),
    (_order_of_the_log, "cancelled_cancellation"),
    (_eve, "nothing_after_the_look"),
]


@pytest.mark.parametrize(("wrong", "law"), WRONG, ids=[law for _, law in WRONG])
def test_a_replay_that_goes_wrong_breaks_its_law(wrong: Replay, law: str) -> None:
    for numbers in (range(40), range(40, 400)):
        outcome = run(1, numbers, shown=0, replay=wrong)
        if outcome.broken[law]:
            return
    pytest.fail(f"the law {law} does not notice it in 400 cases: {dict(outcome.broken)}")
