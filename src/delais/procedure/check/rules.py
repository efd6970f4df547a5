"""Every rule that a row names exists in the survey."""

from delais.errors import Texte
from delais.procedure.coverage import known_rules, modelled_rows
from delais.procedure.model import Procedure
from delais.toml_table import Source, nearest


def check_rules(procedure: Procedure, source: Source) -> None:
    """A rule id that the survey does not have is a typing error: coverage would miss it."""
    named = [id_ for _, _, rules in modelled_rows(procedure) for id_ in rules]
    named += [id_ for row in procedure.not_modelled for id_ in row.rules]
    for id_ in dict.fromkeys(named):
        if id_ not in known_rules():
            path = next(
                (path for path in source.lines if path and path[-1] == "rule" and _holds(source, path, id_)), ("rule",)
            )
            source.report(
                path,
                Texte("règle inconnue", "unknown rule"),
                value=id_,
                remedy=nearest(id_, tuple(known_rules())),
            )


def _holds(source: Source, path: tuple[str | int, ...], id_: str) -> bool:
    """Whether the value written at `path` is the rule, or a list that has it."""
    value: object = source.data
    for part in path:
        value = value[part]  # type: ignore[index]
    return value == id_ or (isinstance(value, list) and id_ in value)
