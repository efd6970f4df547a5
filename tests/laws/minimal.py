"""From a failing case to a small one that fails the same law, and its dossier as a file."""

import datetime
from collections.abc import Iterator

from attrs import evolve

from delais import DelaisError, Dossier, Evenement
from laws.case import Case, Looks, Replay
from laws.edits import keeping, named
from laws.register import Law


def breaches(law: Law, case: Case, replay: Replay) -> list[str]:
    """What breaks the law in this case; an error of another kind than the package's is a breach too."""
    try:
        return law.breaches(case, Looks(replay)) or []
    except DelaisError as error:
        return [f"refused as malformed: {error.render()}"]
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]


def smallest(law: Law, case: Case, replay: Replay) -> Case:
    """A case in which nothing can be taken away without the law holding again."""
    case = evolve(case, thorough=True)
    kind = _kind(breaches(law, case, replay))
    if not kind:
        return case
    shrinking = True
    while shrinking:
        shrinking = False
        for smaller in _smaller(case):
            if _kind(breaches(law, smaller, replay)) == kind:
                case, shrinking = smaller, True
                break
    return case


def _kind(found: list[str]) -> str:
    """Errors are not traded for wrong dates, nor one error for another."""
    if not found:
        return ""
    head = found[0].partition(":")[0]
    return head if head.endswith("Error") or head == "refused as malformed" else "breach"


def _smaller(case: Case) -> Iterator[Case]:
    dossier = named(case.dossier)
    for event in dossier.evenements:
        without = keeping(dossier, lambda each, gone=event: each is not gone)
        if without.evenements:
            yield evolve(case, dossier=without)
    ordered = sorted(dossier.evenements, key=lambda event: event.date)
    if list(dossier.evenements) != ordered:
        yield evolve(case, dossier=evolve(dossier, evenements=tuple(ordered)))
    for rank, event in enumerate(dossier.evenements):
        for plainer in _plainer(event):
            log = (*dossier.evenements[:rank], plainer, *dossier.evenements[rank + 1 :])
            yield evolve(case, dossier=evolve(dossier, evenements=log))
    if dossier.residence:
        yield evolve(case, dossier=evolve(dossier, residence={}))
    if dossier.territoire != "metropole":
        yield evolve(case, dossier=evolve(dossier, territoire="metropole"))
    day = datetime.timedelta(days=1)
    if case.later > case.au + day:
        yield evolve(case, later=case.au + (case.later - case.au) // 2)
        yield evolve(case, later=case.later - day)


def _plainer(event: Evenement) -> Iterator[Evenement]:
    if event.heure is not None:
        yield evolve(event, heure=None)
    if event.branche:
        yield evolve(event, branche="")
    for name in event.moments:
        yield evolve(event, moments={key: day for key, day in event.moments.items() if key != name})
    for name in event.faits:
        yield evolve(event, faits={key: value for key, value in event.faits.items() if key != name})


def as_toml(dossier: Dossier) -> str:
    """The dossier as the file that a person writes."""
    lines = [f'procedure = "{dossier.procedure}"', f'reference = "{dossier.reference}"']
    if dossier.territoire != "metropole":
        lines.append(f'territoire = "{dossier.territoire}"')
    if dossier.residence:
        lines.append(f"residence = {_table(dossier.residence)}")
    for event in dossier.evenements:
        lines += ["[[evenements]]", f'nom = "{event.nom}"', f"date = {event.date}"]
        if event.heure is not None:
            lines.append(f'heure = "{event.heure:%H:%M}"')
        lines += [f"{name} = {day}" for name, day in event.moments.items()]
        if event.faits:
            lines.append(f"faits = {_table(event.faits)}")
        for key, value in (("id", event.id), ("branche", event.branche), ("annule", event.annule)):
            if value not in ("", None):
                lines.append(f"{key} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _table(values: object) -> str:
    items = dict(values).items()  # type: ignore[call-overload]
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in items) + " }"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
