"""Starting time limits: which version, from which day, opposable or not."""

import datetime

from attrs import frozen

from delais.agenda.known import Known
from delais.agenda.life import Life, bound_delai
from delais.calendars import Calendar
from delais.dossier.model import Dossier, Evenement
from delais.errors import Texte, texte
from delais.fondement import Fondement
from delais.procedure.dated import Period
from delais.procedure.limits import DelaiModele, DelaiValue, Trigger

MOMENT_LABELS = {
    "envoi": Texte("envoi", "posting"),
    "presentation": Texte("première présentation", "first presentation"),
    "reception": Texte("réception", "receipt"),
    "signature": Texte("signature", "signature"),
    "signification": Texte("signification", "service"),
    "depot": Texte("dépôt", "deposit"),
    "decision": Texte("jour de l'acte", "day of the act"),
    "fait": Texte("jour du fait", "day of the fact"),
}


def select_value(modele: DelaiModele, known: Known, default: datetime.date, own: Evenement | None) -> DelaiValue | None:
    """The value of this case: among those in force, one with `when` beats one without."""
    values = modele.values_at(lambda period: known.key_date(period, default, own))
    holding = [value for value in values if known.holds(value.when, own)]
    return max(holding, key=lambda value: len(value.when.tests), default=None)


@frozen
class Start:
    """The day a count starts from, None if the case does not say it, and what that day is."""

    day: datetime.date | None
    cause: Texte


def start_of(trigger: Trigger, known: Known, own: Evenement) -> Start:
    """The start that an event gives: one of its moments, or a date it states."""
    declared = known.procedure.events[own.nom]
    if trigger.fact:
        day = known.fact(trigger.fact, own)
        return Start(day if isinstance(day, datetime.date) else None, texte(declared.facts[trigger.fact].label))
    moment = trigger.moment or declared.date_is
    for when, other in trigger.moment_when:
        if known.holds(when, own):
            moment = other
    return Start(known.moment(own, moment), _named(declared.label, MOMENT_LABELS[moment]))


def _named(label: str, moment: Texte) -> Texte:
    return Texte(f"{label} ({moment.fr})", f"{label} ({moment.en})")


def latest_start(starts: list[Start | None]) -> Start | None:
    """The latest of several starts, once all have happened."""
    found = [start for start in starts if start]
    if len(found) < len(starts):
        return None
    unknown = next((start for start in found if start.day is None), None)
    return unknown or max(found, key=lambda start: start.day or datetime.date.min)


def open_life(
    modele: DelaiModele,
    known: Known,
    dossier: Dossier,
    calendar: Calendar,
    *,
    instance: int,
    day: datetime.date,
    start: Start,
    own: Evenement | None,
    lapsed: str = "",
    partie: str = "",
) -> Life | None:
    """A new instance, or None if no version of the limit exists for this case."""
    depart = start.day
    key = own.date if own else depart or day
    value = select_value(modele, known, key, own)
    if value is None:
        return None
    life = Life(
        modele=modele,
        instance=instance,
        valeur=value,
        ouvert_le=day,
        ouvert_par=own.nom if own else lapsed,
        own=own,
        delai=bound_delai(modele, value, dossier, start.cause, partie),
        partie=partie,
        calendar=calendar,
        depart=depart,
        reserves=() if depart else (_missing(start.cause),),
        unsettled=_version_reserves(modele, known, own),
        derogations=tuple(row.derogation for row in modele.derogations if known.holds(row.when, own)),
    )
    if depart is None:
        life.statut = "a_venir"
    elif not opposable(life, known)[0]:
        life.statut = "inopposable"
    life.recompute()
    return life


def choose_anew(life: Life, event: Evenement, known: Known, dossier: Dossier) -> None:
    """The event that chooses the version of a running limit has happened: the rule, and its dates, follow it."""
    modele = life.modele
    if not life.open or not any(
        _names(event, period) for period in (modele.period, *(v.period for v in modele.values))
    ):
        return
    key = life.own.date if life.own else life.depart or life.ouvert_le
    value = select_value(modele, known, key, life.own)
    if value is None:
        life.end("sans_objet", event.date)
        return
    life.valeur, life.unsettled = value, _version_reserves(modele, known, life.own)
    life.delai = bound_delai(modele, value, dossier, life.delai.cause_depart or Texte("", ""), life.partie)
    life.recompute()


def _names(event: Evenement, period: Period) -> bool:
    return period.selected_by.partition(".")[0] == event.nom


def _version_reserves(modele: DelaiModele, known: Known, own: Evenement | None) -> tuple[Texte, ...]:
    """The reserves of a choice that hangs on an event that has not happened."""
    values = (value.period for value in modele.values if known.holds(value.when, own))
    periods = [period for period in (modele.period, *values) if own is None or not _names(own, period)]
    return tuple(dict.fromkeys(reserve for period in periods if (reserve := known.key_reserve(period))))


def opposable(life: Life, known: Known) -> tuple[bool, tuple[Fondement, ...]]:
    """Whether every fact that the law asks for is there, and the articles that ask for them."""
    cited: list[Fondement] = []
    default = life.own.date if life.own else life.depart or life.ouvert_le
    for clause in life.modele.opposable_if:
        if not known.in_force(clause.period, default, life.own) or not known.holds(clause.when, life.own):
            continue
        cited.extend(clause.fondement)
        if clause.reserve and clause.reserve not in life.reserves:
            life.reserves = (*life.reserves, clause.reserve)
        if not all(known.fact(name, life.own) is True for name in clause.facts):
            return False, tuple(cited)
    return True, tuple(cited)


def _missing(cause: Texte) -> Texte:
    return Texte(f"le départ manque au dossier : {cause.fr}", f"the start is missing from the case: {cause.en}")
