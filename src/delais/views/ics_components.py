"""A due date as an all-day event of a calendar (RFC 5545), tentative if projected; a case with none as a journal."""

import datetime
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from delais.agenda import Situation
from delais.computation import Echeance
from delais.duree import Duree
from delais.french_dates import long_day
from delais.views.day_words import at
from delais.views.delai_words import STATUTS, name_of, safe_words
from delais.views.ics_entries import Entry
from delais.views.ics_identity import CASE, case_of, uid_of
from delais.views.law_links import Sources, known_law
from delais.views.sentences import dated, end_words, reading_words, step_lines
from delais.views.timeline_rows import limit_doubts

if TYPE_CHECKING:
    from icalendar import Alarm, Component, Event

_DAY = datetime.timedelta(days=1)
_SHORT = 10
_CONTROLS = ("Cc", "Cs", "Cf", "Zl", "Zp")


def uid(situation: Situation, *key: str) -> str:
    """The same for the same case, procedure and key (délai, instance…), whenever and wherever computed."""
    return uid_of(situation, *(_lines(part) for part in key))


def event_of(situation: Situation, entry: Entry, lang: str, *, liens: bool = True) -> "Event":
    """The event of one due date: from that day to the next, with its alarm if it would sound on a day to come."""
    from icalendar import Event

    event = Event()
    summary = _summary(situation, entry, lang)
    _describe(event, situation, uid(situation, *entry.key), summary)
    event.add("description", _paragraph(_description(situation, entry, lang)))
    event.add("dtstart", entry.due.date)
    event.add("dtend", entry.due.date + _DAY)
    event.add("status", "CANCELLED" if entry.cancelled else "TENTATIVE" if entry.projected else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [_line(word) for word in _categories(entry, lang)])
    sources = Sources(entry.vie.valeur.fondement, entry.due.depart)
    if liens and (link := next(iter(sources.links().values()), "")):
        event.add("url", link)
    before = _before(entry.vie.valeur.duree)
    if not entry.cancelled and entry.due.date - before >= situation.au:
        event.add_component(_alarm(before, summary))
    return event


def _describe(component: "Component", situation: Situation, identifier: str, summary: str) -> None:
    component.add("uid", identifier)
    component.add("dtstamp", datetime.datetime.combine(situation.au, datetime.time(), datetime.UTC))
    component.add("sequence", len(situation.dossier.evenements))  # the log only grows: a correction is an event more
    component.add("summary", _line(summary))
    component.add(CASE, case_of(situation))


def _alarm(before: datetime.timedelta, summary: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _line(summary))
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
    law = known_law(situation.catalogue.folders, lang)
    if lang == "en":
        return ["", f"Computed as of {day} ({data}, {law}); a computed date is not legal advice."]
    return ["", f"Calculé au {day} ({data}, {law}) ; un calcul n'est pas un conseil juridique."]


def journal_of(situation: Situation, lang: str) -> "Component":
    """A calendar must hold something (RFC 5545, 3.6): the state of a case without any date, and what waits for one."""
    from icalendar import Journal

    journal = Journal()
    state = situation.etat.label
    waiting = _waiting(situation, lang)
    if waiting:
        summary = f"No date yet: {state}" if lang == "en" else f"Aucune échéance datée : {state}"
    else:
        summary = f"No due date: {state}" if lang == "en" else f"Aucune échéance : {state}"
    _describe(journal, situation, uid(situation, "", "0"), f"{summary} · {situation.dossier.reference}")
    journal.add("dtstart", situation.au)
    journal.add("description", _paragraph([*waiting, *_computed_by(situation, lang)[0 if waiting else 1 :]]))
    return journal


def _waiting(situation: Situation, lang: str) -> list[str]:
    """The limits that are known, whose start is not there yet: no date is not nothing to come."""
    lines = []
    for vie in (*situation.anterieurs, *situation.delais):
        if vie.statut == "a_venir" and not vie.echeance:
            words = f"{STATUTS['a_venir'].dans(lang)}{'' if lang == 'en' else ' '}: {name_of(vie)}"
            day = long_day(vie.au_plus_tot.date, lang) if vie.au_plus_tot else ""
            earliest = f", not before {day}" if lang == "en" else f", au plus tôt le {day}"
            lines.append(words + (earliest if day else ""))
    return lines


def _paragraph(lines: Iterable[str]) -> str:
    return "\n".join(map(_line, lines))


def _line(words: str) -> str:
    """Words on one line: a line break in a label or in a reference would forge a row in a list of events."""
    return _lines(words).replace("\n", " ")


def _lines(words: str) -> str:
    """Words without control characters, line breaks kept: TEXT allows none, and a reader may obey some."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char if char == "\n" or unicodedata.category(char) not in _CONTROLS else " " for char in lines)
