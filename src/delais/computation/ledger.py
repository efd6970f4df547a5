"""What happens to a time limit while it runs: rows of data, applied in order."""

import datetime

from attrs import frozen

from delais.duree import Duree
from delais.errors import Texte
from delais.fondement import Fondement

OPS = ("repart", "interrompt", "suspend", "reprend", "proroge", "renouvele")
OVERLAY_OPS = ("suspend", "recalcule", "ajoute")


@frozen
class Incident:
    """One row of the ledger.

    `repart`: a whole new period from `date`. `interrompt`: what has run is lost, nothing runs until a `repart`.
    `suspend` and `reprend`: what has run is kept, the days between push the end back. `proroge`: adds `duree`.
    `renouvele`: `duree` becomes the total, counted from the start. Exceptional laws also use `recalcule` (a period of
    `duree` from `date`, whatever had run) and `ajoute` (`duree` added to the end).
    """

    op: str
    date: datetime.date
    duree: Duree | None = None
    fondement: Fondement | None = None
    cause: Texte | None = None
