"""Model-checking a procedure: what a reader of the file would only find out in a case."""

from collections.abc import Callable

from delais.procedure.check.citations import check_citations
from delais.procedure.check.clocks import check_clocks
from delais.procedure.check.graph import check_graph
from delais.procedure.check.natures import check_natures
from delais.procedure.check.periods import check_periods
from delais.procedure.model import Procedure
from delais.toml_table import Source

CHECKS: tuple[Callable[[Procedure, Source], None], ...] = (
    check_graph,
    check_clocks,
    check_periods,
    check_natures,
    check_citations,
)


def check(procedure: Procedure, source: Source) -> None:
    """Run every check; problems are noted in `source`."""
    for each in CHECKS:
        each(procedure, source)
