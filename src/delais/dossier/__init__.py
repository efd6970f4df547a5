"""A case (dossier): its procedure, its territory and its log of dated events."""

from delais.dossier.loader import load_dossier
from delais.dossier.model import Dossier, Evenement, Pin

__all__ = ["Dossier", "Evenement", "Pin", "load_dossier"]
