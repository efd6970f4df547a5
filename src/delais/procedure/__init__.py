"""A procedure as data: its states, events, time limits and transitions, dated and cited."""

from delais.procedure.catalogue import Catalogue, load_procedure, procedure_ids
from delais.procedure.model import Procedure

__all__ = ["Catalogue", "Procedure", "load_procedure", "procedure_ids"]
