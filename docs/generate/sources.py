"""Where a procedure comes from: the words at the head of its file, and every text it cites."""

from collections.abc import Iterator
from pathlib import Path

from delais.fondement import Fondement
from delais.procedure.dated import Period
from delais.procedure.model import Procedure
from delais.views.rule_words import legal_day
from generate.markdown import plain, table


def head_comment(file: str) -> str:
    """The comment that opens a data file, as one paragraph."""
    lines = []
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# "))
    return " ".join(lines)


def sources(procedure: Procedure) -> str:
    """Every text cited, each once, in the order of its citation."""
    rows = {each.id: _row(each) for each in _cited(procedure)}
    return table(("Texte", "En vigueur", "Ce qu'il dit", "Relu le"), sorted(rows.values()))


def _row(cited: Fondement) -> tuple[str, ...]:
    from generate.procedures import span

    checked = legal_day(cited.checked_on, "fr") if cited.checked_on else "—"
    return plain(cited.citation), span(Period(cited.since, cited.until)), plain(cited.objet), checked


def _cited(procedure: Procedure) -> Iterator[Fondement]:
    for vie in procedure.vie:
        yield from vie.fondement + vie.fondement_fin
    for delai in procedure.delais.values():
        for row in (*delai.values, *delai.opposable_if, *delai.incidents):
            yield from row.fondement
        for reach in delai.derogations:
            yield reach.derogation.fondement
    for compte in procedure.comptes.values():
        for value in compte.values:
            yield from value.fondement
    for rows in (procedure.transitions, procedure.refus, procedure.ouvre, procedure.not_modelled):
        for row in rows:
            yield from row.fondement
