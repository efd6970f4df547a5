"""The laws by name: each is one function that says what breaks it, and one sentence that a lawyer understands."""

from collections.abc import Callable, Iterable

from attrs import frozen

from laws.case import Case, Looks

Breaches = Iterable[str] | None
Check = Callable[[Case, Looks], Breaches]


@frozen
class Law:
    """`sentence` is what must hold; `check` gives what breaks it, nothing when it holds, None when it says nothing."""

    name: str
    sentence: str
    check: Check

    def breaches(self, case: Case, looks: Looks) -> list[str] | None:
        """What breaks it in this case; None when the case has nothing that it speaks of."""
        found = self.check(case, looks)
        return None if found is None else list(found)


LAWS: dict[str, Law] = {}


def law(sentence: str) -> Callable[[Check], Check]:
    """Registers the function below under its own name."""

    def registered(check: Check) -> Check:
        LAWS[check.__name__] = Law(check.__name__, sentence, check)
        return check

    return registered
