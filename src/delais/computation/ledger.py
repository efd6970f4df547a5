"""What happens to a time limit while it runs: rows of data, applied in order."""

import datetime

from attrs import frozen

from delais.duree import Duree
from delais.fondement import Fondement

OPS = ("repart", "interrompt", "suspend", "reprend", "proroge", "renouvele")


@frozen
class Incident:
    """One row of the ledger.

    `repart`: a whole new period from `date`. `interrompt`: what has run is lost, nothing runs until a `repart`.
    `suspend` and `reprend`: what has run is kept, the days between push the end back. `proroge`: adds `duree`.
    `renouvele`: `duree` becomes the total, counted from the start.
    """

    op: str
    date: datetime.date
    duree: Duree | None = None
    fondement: Fondement | None = None
    cause: str = ""
