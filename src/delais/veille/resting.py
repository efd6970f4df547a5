"""What rests on an article: the délais, moves, refusals and other rows that cite it, in procedures and shared data."""

import datetime
from collections.abc import Iterator, Mapping

from attrs import frozen

from delais.calendars import calendar
from delais.fondement import Fondement
from delais.frozen_map import FrozenMap
from delais.law.naming import cited_articles
from delais.law.version import Article, Version
from delais.procedure import Catalogue
from delais.procedure.derogations import derogations
from delais.procedure.distances import distances
from delais.procedure.model import Procedure
from delais.regimes import regimes

Named = tuple[str, str]


@frozen
class Use:
    """One row that cites: its procedure or shared file, what it is, its name, its rules, the citation."""

    where: str
    kind: str
    name: str
    rules: tuple[str, ...]
    fondement: Fondement


def uses(catalogue: Catalogue) -> Mapping[Named, tuple[Use, ...]]:
    """The rows that rest on each article, by code and number; worked out once a catalogue.

    Raises `InputError` if a procedure is wrong.
    """
    return catalogue.folders.once("law", "uses", lambda: FrozenMap(_by_article(catalogue)))


def _by_article(catalogue: Catalogue) -> dict[Named, tuple[Use, ...]]:
    found: dict[Named, dict[Use, None]] = {}
    for use in _all(catalogue):
        for named in cited_articles(use.fondement.citation):
            found.setdefault(named, {})[use] = None
    return {named: tuple(rows) for named, rows in found.items()}


def _all(catalogue: Catalogue) -> Iterator[Use]:
    for id_ in catalogue.procedures():
        procedure = catalogue.load(id_)
        for kind, name, rules, cited in cited_rows(procedure):
            yield from (Use(id_, kind, name, rules, each) for each in cited)
    yield from _shared(catalogue)


def cited_rows(procedure: Procedure) -> Iterator[tuple[str, str, tuple[str, ...], tuple[Fondement, ...]]]:
    """Each row that cites: its kind and label (its id in the rows of one day), its rules, its citations."""
    events, limits = ({id_: each.label for id_, each in kind.items()} for kind in (procedure.events, procedure.delais))
    for vie in procedure.vie:
        yield "existence", procedure.label, vie.rules, (*vie.fondement, *vie.fondement_fin)
    for delai in procedure.delais.values():
        for value in delai.values:
            yield "délai", delai.label, value.rules, value.fondement
        for clause in delai.opposable_if:
            yield "opposabilité", delai.label, clause.rules, clause.fondement
        for incident in delai.incidents:
            yield "incident", delai.label, incident.rules, incident.fondement
    for compte in procedure.comptes.values():
        for row in compte.values:
            yield "compte", compte.label, row.rules, row.fondement
    for condition in procedure.conditions:
        yield "condition", events.get(condition.event, condition.event), condition.rules, condition.fondement
    for move in procedure.transitions:
        name = events.get(move.event, move.event) if move.event else limits.get(move.lapse, move.lapse)
        yield "passage", name, move.rules, move.fondement
    for refus in procedure.refus:
        yield "refus", events.get(refus.event, refus.event), refus.rules, refus.fondement
    for ouvre in procedure.ouvre:
        yield "ouverture", ouvre.procedure, ouvre.rules, ouvre.fondement
    for left in procedure.not_modelled:
        yield "non modélisé", left.text, left.rules, left.fondement


def unread(procedure: Procedure, au: datetime.date | None) -> tuple[tuple[Article, Version], ...]:
    """The versions that nobody has read: those in force on `au` of what is cited then, or of every epoch."""
    found: dict[tuple[Article, Version], None] = {}
    for _, _, _, cited in cited_rows(procedure):
        for fondement in cited:
            if au is None:
                found.update((each, None) for each in fondement.revisions if each[1].non_lu)
            elif fondement.in_force(au):
                days = ((article, article.on(au)) for article in fondement.articles)
                found.update(((article, version), None) for article, version in days if version and version.non_lu)
    return tuple(found)


def _shared(catalogue: Catalogue) -> Iterator[Use]:
    """What every procedure counts with: holidays, regimes, distance, exceptional laws."""
    folders = catalogue.folders
    for territoire in catalogue.territoires():
        for ferie in calendar(territoire, folders).feries:
            yield from (Use(territoire, "jour férié", ferie.nom.fr, (), cited) for cited in ferie.fondements)
    for regime in regimes(folders).values():
        for cited in regime.fondements.values():
            yield from (Use("regimes", "régime", regime.label.fr, (), each) for each in cited)
    for rule in distances(folders).articles.values():
        yield Use("distance", "distance", rule.fondement.objet, (), rule.fondement)
    for law in derogations(folders).values():
        yield Use("derogations", "loi d'exception", law.label.fr, (), law.fondement)
