"""The due dates of a case as an iCalendar file (RFC 5545): one all-day event each, projected ones tentative."""

import datetime
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from delais.agenda import DelaiVie, Ligne, Situation
from delais.computation import Echeance
from delais.duree import Duree
from delais.french_dates import long_day
from delais.views.day_words import at
from delais.views.delai_words import name_of, safe_words
from delais.views.ics_identity import check_distinct, uid_of
from delais.views.sentences import dated, end_words, reading_words, step_lines
from delais.views.timeline_rows import limit_doubts

if TYPE_CHECKING:
    from icalendar import Alarm, Component, Event

PRODID = "-//delais//FR"
_DAY = datetime.timedelta(days=1)
_KEPT = datetime.timedelta(days=366)  # past that, nobody looks for a due date that was met
_SHORT = 10
_CONTROLS = ("Cc", "Cs", "Cf", "Zl", "Zp")


@frozen
class Entry:
    """One due date of the case: running, or projected if nobody acts. `fin` is the line of its end, if foreseen."""

    vie: DelaiVie
    due: Echeance
    fin: Ligne | None
    projected: bool
    cancelled: bool = False


def render_ics(situation: Situation, lang: str = "fr", *, pour: str = "") -> bytes:
    """The calendar of one case: same case, same bytes. With no due date at all, one journal entry that says so."""
    return to_ics((situation,), lang, pour=pour)


def to_ics(situations: Iterable[Situation], lang: str = "fr", *, pour: str = "") -> bytes:
    """One calendar for many cases, of the due dates of one actor if `pour` names it.

    Raises `InputError` if two share an identity, or if nothing names one of them.
    """
    from icalendar import Calendar

    cases = tuple(situations)
    check_distinct(cases)
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for situation in cases:
        every = (*entries(situation), *withdrawn(situation))
        found = [entry for entry in every if not pour or entry.vie.acteur == pour]
        for entry in found:
            calendar.add_component(_event(situation, entry, lang))
        if not found:
            calendar.add_component(_journal(situation, lang))
    return bytes(calendar.to_ical())


def withdrawn(situation: Situation) -> tuple[Entry, ...]:
    """The due dates that are none any more, met or without object: a calendar that has them must be told."""
    shown = {_key(entry.vie) for entry in entries(situation)}
    return tuple(
        Entry(vie, vie.echeance, None, projected=False, cancelled=True)
        for vie in (*situation.anterieurs, *situation.delais)
        if vie.statut in ("satisfait", "tardif", "sans_objet")
        and vie.echeance
        and vie.echeance.date >= situation.au - _KEPT
        and _key(vie) not in shown
    )


def entries(situation: Situation) -> tuple[Entry, ...]:
    """The due dates to show, in order: those that run, then those that would if nobody acts."""
    ends = {_key(line.delai): line for line in situation.previsions if line.delai}
    running = [
        Entry(vie, vie.echeance, ends.get(_key(vie)), projected=False)
        for vie in (*situation.anterieurs, *situation.delais)
        if (vie.runs or vie.statut == "a_venir") and vie.echeance
    ]
    known = {_key(entry.vie) for entry in running}
    projected = [
        Entry(line.delai, line.delai.echeance, line, projected=True)
        for key, line in ends.items()
        if key not in known and line.delai and line.delai.echeance
    ]
    return tuple(sorted([*running, *projected], key=lambda entry: (entry.due.date, _key(entry.vie))))


def _key(vie: DelaiVie) -> tuple[str, ...]:
    """What tells two lives of the case apart: the limit, its instance, its branch, its party."""
    return (vie.id, str(vie.instance), *([vie.branche, vie.partie] if vie.branche or vie.partie else []))


def uid(situation: Situation, *key: str) -> str:
    """The same for the same case, procedure and key (délai, instance…), whenever and wherever computed."""
    return uid_of(situation, *(_text(part) for part in key))


def _event(situation: Situation, entry: Entry, lang: str) -> "Event":
    from icalendar import Event

    event = Event()
    summary = _summary(situation, entry, lang)
    _describe(event, situation, uid(situation, *_key(entry.vie)), summary)
    event.add("description", _text("\n".join(_description(situation, entry, lang))))
    event.add("dtstart", entry.due.date)
    event.add("dtend", entry.due.date + _DAY)
    event.add("status", "CANCELLED" if entry.cancelled else "TENTATIVE" if entry.projected else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [_text(word) for word in _categories(entry, lang)])
    before = _before(entry.vie.valeur.duree)
    if not entry.cancelled and entry.due.date - before >= situation.au:
        event.add_component(_alarm(before, summary))
    return event


def _describe(component: "Component", situation: Situation, identifier: str, summary: str) -> None:
    component.add("uid", identifier)
    component.add("dtstamp", datetime.datetime.combine(situation.au, datetime.time(), datetime.UTC))
    component.add("sequence", len(situation.dossier.evenements))  # the log only grows: a correction is an event more
    component.add("summary", _text(summary))


def _alarm(before: datetime.timedelta, summary: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(summary))
    alarm.add("trigger", -before)
    return alarm


def _before(duree: Duree) -> datetime.timedelta:
    return 2 * _DAY if _is_short(duree) else 7 * _DAY


def _is_short(duree: Duree) -> bool:
    days = duree.total_days + duree.hours // 24 + duree.jours_ouvrables + duree.jours_ouvres
    return bool(duree) and not duree.total_months and days < _SHORT


def _summary(situation: Situation, entry: Entry, lang: str) -> str:
    label, reference = name_of(entry.vie), situation.dossier.reference
    words = f"{label} ({at(entry.due.heure, lang)})" if entry.due.heure else label
    if entry.projected:
        words = f"If nobody acts: {words}" if lang == "en" else f"Si personne n'agit : {words}"
    return f"{words} · {reference}" if reference else words


def _categories(entry: Entry, lang: str) -> list[str]:
    projected = ["projected" if lang == "en" else "prévision"] if entry.projected else []
    return ["délai", entry.vie.modele.nature, *projected]


def _description(situation: Situation, entry: Entry, lang: str) -> list[str]:
    """The end in words, the steps that lead to it, the other readings, the reserves, what comes next."""
    due, modele = entry.due, entry.vie.modele
    branches = {each.id: each.procedure for each in situation.branches}
    procedure = branches.get(entry.vie.branche, situation.procedure)
    head = f"{procedure.label} · {situation.dossier.reference}"
    lines = [head, f"{name_of(entry.vie)} — {modele.actor}", end_words(due, lang)]
    if safe := safe_words(modele, due, lang):
        lines.append(f"Caution: {safe}" if lang == "en" else f"Prudence : {safe}")
    lines += ["", *_steps(due, lang)]
    lines += [reading_words(reading, lang) for reading in due.lectures]
    lines += limit_doubts(entry.vie, lang)
    after = f"Past that day: {modele.consequence}" if lang == "en" else f"Passé ce jour : {modele.consequence}"
    lines += ["", after]
    if entry.fin and entry.fin.moved and (state := procedure.states.get(entry.fin.etat)):
        day = long_day(entry.fin.date, lang)
        next_ = "If nobody acts: {}, {}" if lang == "en" else "Si personne n'agit : {}, le {}"
        lines.append(next_.format(state.label, day))
    return [*lines, *_computed_by(situation, lang)]


def _steps(due: Echeance, lang: str) -> list[str]:
    return [
        f"{dated(step.date, lang)}  {step.operation} : {step.motif}"
        + (f" [{step.fondement}]" if step.fondement else "")
        for step in step_lines(due, lang)
    ]


def _computed_by(situation: Situation, lang: str) -> list[str]:
    """The day, the engine, the data; and that a computation is no advice."""
    pin = situation.empreinte
    day = long_day(situation.au, lang)
    data = f"delais {pin.moteur}, {situation.procedure.id} {pin.procedure[:12]}"
    if lang == "en":
        return ["", f"Computed as of {day} ({data}); a computed date is not legal advice."]
    return ["", f"Calculé au {day} ({data}) ; un calcul n'est pas un conseil juridique."]


def _journal(situation: Situation, lang: str) -> "Component":
    """A calendar must hold something (RFC 5545, 3.6): the state of a case in which nothing runs."""
    from icalendar import Journal

    journal = Journal()
    state = situation.etat.label
    summary = f"No due date: {state}" if lang == "en" else f"Aucune échéance : {state}"
    _describe(journal, situation, uid(situation, "", "0"), f"{summary} · {situation.dossier.reference}")
    journal.add("dtstart", situation.au)
    journal.add("description", _text("\n".join(_computed_by(situation, lang)).strip()))
    return journal


def _text(words: str) -> str:
    """Words without control characters, line breaks kept: TEXT allows none, and a reader may obey some."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char if char == "\n" or unicodedata.category(char) not in _CONTROLS else " " for char in lines)
