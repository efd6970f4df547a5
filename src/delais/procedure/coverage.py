"""Which rules of law the procedures model, which they leave out and why, and which nothing speaks of."""

import csv
from collections.abc import Iterator, Mapping

from attrs import field, frozen

from delais import data_files
from delais.folders import bundled
from delais.frozen_map import FrozenMap
from delais.procedure.model import Procedure


@frozen
class Rule:
    """One rule of the survey that the procedures were written from: its id, its group and its article."""

    id: str
    groupe: str
    article: str


@frozen
class Coverage:
    """For each rule, the rows that model it, as (procedure, kind of row, label), and the reasons for leaving it out."""

    rule: Rule
    modelled: tuple[tuple[str, str, str], ...] = field(default=())
    excused: tuple[tuple[str, str], ...] = field(default=())


def known_rules() -> Mapping[str, Rule]:
    """Every rule of `procedures/regles.csv`, by id, in its order."""
    return bundled().once("rules", "regles", _read_rules)


def _read_rules() -> Mapping[str, Rule]:
    with (data_files.procedures() / "regles.csv").open(encoding="utf-8", newline="") as source:
        return FrozenMap((row["id"], Rule(row["id"], row["groupe"], row["article"])) for row in csv.DictReader(source))


def modelled_rows(procedure: Procedure) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The kind, the label and the rules of each row that models one."""
    for delai in procedure.delais.values():
        for value in delai.values:
            yield "délai", delai.label, value.rules
        for clause in delai.opposable_if:
            yield "opposabilité", delai.label, clause.rules
        for incident in delai.incidents:
            yield "incident", delai.label, incident.rules
    for compte in procedure.comptes.values():
        for row in compte.values:
            yield "compte", compte.label, row.rules
    for condition in procedure.conditions:
        yield "condition", procedure.events[condition.event].label, condition.rules
    for transition in procedure.transitions:
        name = procedure.events[transition.event].label if transition.event else transition.lapse
        yield "transition", name, transition.rules
    for refus in procedure.refus:
        yield "refus", procedure.events[refus.event].label, refus.rules
    for vie in procedure.vie:
        yield "vie", procedure.label, vie.rules
    for ouvre in procedure.ouvre:
        yield "ouverture", ouvre.procedure, ouvre.rules


def coverage(procedures: tuple[Procedure, ...]) -> tuple[Coverage, ...]:
    """One line a rule, in the order of the survey."""
    modelled: dict[str, dict[tuple[str, str, str], None]] = {}
    excused: dict[str, dict[tuple[str, str], None]] = {}
    for procedure in procedures:
        for kind, label, rules in modelled_rows(procedure):
            for id_ in rules:
                modelled.setdefault(id_, {})[procedure.id, kind, label] = None
        for row in procedure.not_modelled:
            for id_ in row.rules:
                excused.setdefault(id_, {})[procedure.id, row.text] = None
    return tuple(
        Coverage(rule, tuple(modelled.get(id_, ())), tuple(excused.get(id_, ()))) for id_, rule in known_rules().items()
    )
