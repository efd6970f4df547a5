"""From a rule, a start day and a calendar to a due date that is the last step of its explanation."""

from delais.computation.ancre import DateFixe
from delais.computation.counting import compute
from delais.computation.delai import Delai, DelaiLecture
from delais.computation.echeance import Echeance, Etape, Lecture
from delais.computation.ledger import Incident
from delais.computation.table import DueTable

__all__ = ["DateFixe", "Delai", "DelaiLecture", "DueTable", "Echeance", "Etape", "Incident", "Lecture", "compute"]
