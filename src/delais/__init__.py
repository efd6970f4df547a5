"""French procedural time limits (délais) and the procedures they drive, dated, cited and explained.

>>> import datetime, delais
>>> due = delais.compute(delais.Delai("2 mois", "ordinaire"), datetime.date(2024, 2, 7), delais.calendar("metropole"))
>>> due.date.isoformat()
'2024-04-08'
"""

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it as true; importing `typing` would double the start-up
if TYPE_CHECKING:
    from delais.agenda import DelaiVie, Ligne, Situation, replay
    from delais.calendars import Calendar, calendar
    from delais.computation import DateFixe, Delai, DelaiLecture, DueTable, Echeance, Etape, Incident, Lecture, compute
    from delais.computation.compte import Compte, count_units
    from delais.computation.reverse import Verdict, judge, latest_start, starts_for
    from delais.dossier import Dossier, Evenement, load_dossier
    from delais.duree import Duree
    from delais.errors import (
        CalendarError,
        CoverageError,
        DateError,
        DelaisError,
        DureeError,
        InputError,
        Problem,
        RegimeError,
    )
    from delais.fondement import Fondement
    from delais.procedure import Catalogue, Procedure, load_procedure
    from delais.regimes import Regime, regime

__version__ = "0.1.0"

_HOMES = {
    "delais.agenda": ("DelaiVie", "Ligne", "Situation", "replay"),
    "delais.calendars": ("Calendar", "calendar"),
    "delais.computation": (
        "DateFixe", "Delai", "DelaiLecture", "DueTable", "Echeance", "Etape", "Incident", "Lecture", "compute",
    ),
    "delais.computation.compte": ("Compte", "count_units"),
    "delais.computation.reverse": ("Verdict", "judge", "latest_start", "starts_for"),
    "delais.dossier": ("Dossier", "Evenement", "load_dossier"),
    "delais.duree": ("Duree",),
    "delais.errors": (
        "CalendarError", "CoverageError", "DateError", "DelaisError", "DureeError", "InputError", "Problem",
        "RegimeError",
    ),
    "delais.fondement": ("Fondement",),
    "delais.procedure": ("Catalogue", "Procedure", "load_procedure"),
    "delais.regimes": ("Regime", "regime"),
}  # fmt: skip
_WHERE = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Calendar", "CalendarError", "Catalogue", "Compte", "CoverageError", "DateError", "DateFixe", "Delai",
    "DelaiLecture", "DelaiVie", "DelaisError", "Dossier", "DueTable", "Duree", "DureeError", "Echeance",
    "Etape", "Evenement", "Fondement", "Incident", "InputError", "Lecture", "Ligne", "Problem", "Procedure",
    "Regime", "RegimeError", "Situation", "Verdict", "__version__", "calendar", "compute", "count_units",
    "judge", "latest_start", "load_dossier", "load_procedure", "regime", "replay", "starts_for",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Each public name is imported on its first use, so that `import delais` costs nearly nothing."""
    if name not in _WHERE:
        raise AttributeError(f"module 'delais' has no attribute {name!r}")
    value = getattr(import_module(_WHERE[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
