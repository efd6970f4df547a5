"""Replaying a case: where it stands on a day, what runs, what was refused, what comes if nobody acts."""

from delais.agenda.fold import replay
from delais.agenda.situation import DelaiVie, Ligne, Situation

__all__ = ["DelaiVie", "Ligne", "Situation", "replay"]
