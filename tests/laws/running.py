"""Running the laws over drawn cases: how often each law spoke, and the first breaches, made small."""

from collections import Counter
from collections.abc import Iterable

from attrs import define, field

from delais import CoverageError, DelaisError
from laws.all_laws import all_laws
from laws.case import Case, Looks, Replay, library
from laws.drawing import draw
from laws.looks import lines, lives, states, words
from laws.minimal import as_toml, smallest
from laws.minimal import breaches as breaches_of
from laws.register import Law

SHOWN = 3


@define
class Outcome:
    """The counts of a run: cases a procedure, times a law spoke, breaches; and the reports of the first breaches."""

    procedures: Counter[str] = field(factory=Counter)
    spoke: Counter[str] = field(factory=Counter)
    broken: Counter[str] = field(factory=Counter)
    accepted: int = 0
    refused: int = 0
    reports: list[tuple[str, str]] = field(factory=list)

    @property
    def cases(self) -> int:
        """How many cases were held."""
        return self.procedures.total()

    def add(self, other: "Outcome") -> None:
        """Count another run with this one."""
        self.procedures += other.procedures
        self.spoke += other.spoke
        self.broken += other.broken
        self.accepted += other.accepted
        self.refused += other.refused
        self.reports += other.reports


def run(seed: int, numbers: Iterable[int], shown: int = SHOWN, replay: Replay = library) -> Outcome:
    """Draw those cases and hold every law on each."""
    outcome = Outcome()
    for number in numbers:
        case = draw(seed, number, replay)
        outcome.procedures[case.dossier.procedure] += 1
        hold(case, outcome, shown, replay)
    return outcome


def hold(case: Case, outcome: Outcome, shown: int = SHOWN, replay: Replay = library) -> None:
    """Hold every law on one case."""
    looks = Looks(replay)
    try:
        seen = looks(case.dossier, case.au)
    except CoverageError:
        return
    outcome.refused += sum(line.type == "refus" for line in seen.historique)
    outcome.accepted += sum(line.type == "evenement" for line in seen.historique)
    for law in all_laws():
        try:
            found = law.breaches(case, looks)
        except DelaisError as error:
            found = [error.render()]
        except Exception as error:
            found = [f"{type(error).__name__}: {error}"]
        if found is None:
            continue
        outcome.spoke[law.name] += 1
        if found:
            outcome.broken[law.name] += 1
            if outcome.broken[law.name] <= shown:
                outcome.reports.append((law.name, report(law, case, replay)))


def report(law: Law, case: Case, replay: Replay = library) -> str:
    """The law, a small dossier that breaks it, what was seen on both days, and how to draw it again."""
    small = smallest(law, case, replay)
    found = breaches_of(law, small, replay) or breaches_of(law, case, replay)
    return "\n".join(
        (
            f"### {law.name}: {law.sentence}",
            f"case {case.number} of seed {case.seed}; seen on {small.au}, then on {small.later}",
            *found[:3],
            as_toml(small.dossier),
            *(_look(small, day, replay) for day in (small.au, small.later)),
        )
    )


def _look(case: Case, day: object, replay: Replay) -> str:
    try:
        seen = replay(case.dossier, day)  # type: ignore[arg-type]
    except Exception as error:
        return f"on {day}: {type(error).__name__}: {error}"
    rows = [*states(seen), *lines(seen), *lives(seen)]
    return "\n".join((f"on {day}:", *(f"  {words(row)}" for row in rows)))
