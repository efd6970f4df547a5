"""French procedural time limits (délais) and the procedures they drive, dated, cited and explained.

>>> import datetime, delais
>>> due = delais.compute(delais.Delai("2 mois", "ordinaire"), datetime.date(2024, 2, 7), delais.calendar("metropole"))
>>> due.date.isoformat()
'2024-04-08'
"""

from importlib import import_module

from delais.version import __version__

TYPE_CHECKING = False  # type checkers take it as true; importing `typing` would double the start-up
if TYPE_CHECKING:
    from delais.agenda import DelaiVie, Ligne, Situation, replay
    from delais.agenda.difference import Difference, LifeChange, LifeKind, StateChange, difference
    from delais.agenda.foresight import PossibleAct, Variant, possible_acts, what_if
    from delais.agenda.situation import Branche, CompteVie
    from delais.calendars import Calendar, calendar
    from delais.computation import DateFixe, Delai, DelaiLecture, DueTable, Echeance, Etape, Incident, Lecture, compute
    from delais.computation.compte import Compte, count_units
    from delais.computation.fixed_day import roll
    from delais.computation.ledger import IncidentLecture
    from delais.computation.overlay import Contestee, Derogation
    from delais.computation.reverse import Departs, Verdict, judge, latest_start, starts_for
    from delais.computation.span import Intervalle, IntervalleLecture, span
    from delais.dossier import Dossier, Evenement, load_dossier
    from delais.dossier.model import Pin
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
        Texte,
    )
    from delais.folders import Folders
    from delais.fondement import Fondement
    from delais.formats.schema import json_schema
    from delais.holidays import Contestation, Ferie
    from delais.law.version import Article, Version
    from delais.procedure import Catalogue, Procedure, load_procedure
    from delais.procedure.dated import Period, When
    from delais.procedure.distances import Collectivite, DistanceRule, Distances, SiegeRule
    from delais.procedure.limits import (
        Act,
        CompteModele,
        CompteValue,
        DelaiModele,
        DelaiValue,
        DerogationRow,
        IncidentRule,
        Opposability,
        Trigger,
    )
    from delais.procedure.model import Condition, Event, Fact, NotModelled, Ouvre, Refus, State, Transition, Vie
    from delais.regimes import Regime, RegimeLecture, regime
    from delais.views.html import to_html
    from delais.views.ics import to_ics
    from delais.views.svg import to_svg
    from delais.word_lists import (
        Distance,
        Effet,
        FactType,
        Heures,
        HolidayStatut,
        LineKind,
        Moment,
        Nature,
        Operation,
        Origine,
        Sens,
        Statut,
    )

_HOMES = {
    "delais.agenda": ("DelaiVie", "Ligne", "Situation", "replay"),
    "delais.agenda.difference": ("Difference", "LifeChange", "LifeKind", "StateChange", "difference"),
    "delais.agenda.foresight": ("PossibleAct", "Variant", "possible_acts", "what_if"),
    "delais.agenda.situation": ("Branche", "CompteVie"),
    "delais.calendars": ("Calendar", "calendar"),
    "delais.computation": (
        "DateFixe", "Delai", "DelaiLecture", "DueTable", "Echeance", "Etape", "Incident", "Lecture", "compute",
    ),
    "delais.computation.compte": ("Compte", "count_units"),
    "delais.computation.fixed_day": ("roll",),
    "delais.computation.ledger": ("IncidentLecture",),
    "delais.computation.overlay": ("Contestee", "Derogation"),
    "delais.computation.reverse": ("Departs", "Verdict", "judge", "latest_start", "starts_for"),
    "delais.computation.span": ("Intervalle", "IntervalleLecture", "span"),
    "delais.dossier": ("Dossier", "Evenement", "load_dossier"),
    "delais.dossier.model": ("Pin",),
    "delais.duree": ("Duree",),
    "delais.errors": (
        "CalendarError", "CoverageError", "DateError", "DelaisError", "DureeError", "InputError", "Problem",
        "RegimeError", "Texte",
    ),
    "delais.folders": ("Folders",),
    "delais.fondement": ("Fondement",),
    "delais.formats.schema": ("json_schema",),
    "delais.holidays": ("Contestation", "Ferie"),
    "delais.law.version": ("Article", "Version"),
    "delais.procedure": ("Catalogue", "Procedure", "load_procedure"),
    "delais.procedure.dated": ("Period", "When"),
    "delais.procedure.distances": ("Collectivite", "DistanceRule", "Distances", "SiegeRule"),
    "delais.procedure.limits": (
        "Act", "CompteModele", "CompteValue", "DelaiModele", "DelaiValue", "DerogationRow", "IncidentRule",
        "Opposability", "Trigger",
    ),
    "delais.procedure.model": (
        "Condition", "Event", "Fact", "NotModelled", "Ouvre", "Refus", "State", "Transition", "Vie",
    ),
    "delais.regimes": ("Regime", "RegimeLecture", "regime"),
    "delais.views.html": ("to_html",),
    "delais.views.ics": ("to_ics",),
    "delais.views.svg": ("to_svg",),
    "delais.word_lists": (
        "Distance", "Effet", "FactType", "Heures", "HolidayStatut", "LineKind", "Moment", "Nature", "Operation",
        "Origine", "Sens", "Statut",
    ),
}  # fmt: skip
_WHERE = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Act", "Article", "Branche", "Calendar", "CalendarError", "Catalogue", "Collectivite", "Compte", "CompteModele",
    "CompteValue", "CompteVie", "Condition", "Contestation", "Contestee", "CoverageError", "DateError", "DateFixe",
    "Delai", "DelaiLecture", "DelaiModele", "DelaiValue", "DelaiVie", "DelaisError", "Departs", "Derogation",
    "DerogationRow", "Difference", "Distance", "DistanceRule", "Distances", "Dossier", "DueTable", "Duree",
    "DureeError", "Echeance", "Effet", "Etape", "Evenement", "Event", "Fact", "FactType", "Ferie", "Folders",
    "Fondement", "Heures", "HolidayStatut", "Incident", "IncidentLecture", "IncidentRule", "InputError", "Intervalle",
    "IntervalleLecture", "Lecture", "LifeChange", "LifeKind", "Ligne", "LineKind", "Moment", "Nature", "NotModelled",
    "Operation", "Opposability", "Origine", "Ouvre", "Period", "Pin", "PossibleAct", "Problem", "Procedure", "Refus",
    "Regime", "RegimeError", "RegimeLecture", "Sens", "SiegeRule", "Situation", "State", "StateChange", "Statut",
    "Texte", "Transition", "Trigger", "Variant", "Verdict", "Version", "Vie", "When", "__version__", "calendar",
    "compute", "count_units", "difference", "json_schema", "judge", "latest_start", "load_dossier", "load_procedure",
    "possible_acts", "regime", "replay", "roll", "span", "starts_for", "to_html", "to_ics", "to_svg", "what_if",
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
