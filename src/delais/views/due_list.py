"""The due dates of several cases in one list: a line each, then what was read. No line can be forged by a label."""

import datetime
from typing import Any

from attrs import frozen

from delais.agenda import DelaiVie, Situation
from delais.errors import Texte
from delais.french_dates import long_day
from delais.views.delai_words import NATURES, STATUTS, name_of, safe_words
from delais.views.safe_text import clean


@frozen
class Due:
    """One time limit to watch: it runs, or waits for its start. `jour` is what the list is sorted by."""

    file: str
    situation: Situation
    vie: DelaiVie
    prudent: bool

    @property
    def jour(self) -> datetime.date | None:
        """Its date: the prevailing one, or the safe one. None while its start is not known."""
        due = self.vie.echeance
        return (due.prudent().date if self.prudent else due.date) if due else None

    @property
    def soonest(self) -> datetime.date | None:
        """Its date, or the earliest that it can have."""
        earliest = self.vie.au_plus_tot
        return self.jour or (earliest.date if earliest else None)


def dues(
    file: str, situation: Situation, *, pour: str = "", jusqu_au: datetime.date | None = None, prudent: bool = False
) -> list[Due]:
    """What runs or is to come in a case, for an actor if one is named, up to a day if one is given.

    What has no date yet is never left out: its date may come before any day.
    """
    found = [
        Due(file, situation, vie, prudent)
        for vie in (*situation.anterieurs, *situation.delais)
        if (vie.runs or vie.statut == "a_venir") and (not pour or vie.acteur == pour)
    ]
    return [each for each in found if jusqu_au is None or each.soonest is None or each.soonest <= jusqu_au]


def ordered(found: list[Due]) -> list[Due]:
    """The nearest first; at last, those whose date is not known."""
    far = datetime.date.max
    return sorted(found, key=lambda due: (due.jour or far, due.situation.dossier.reference, due.vie.id, due.file))


def actors(situation: Situation) -> set[str]:
    """Who acts, or is silent, in the procedures of a case."""
    procedures = (situation.procedure, *(branche.procedure for branche in situation.branches))
    return {modele.actor for procedure in procedures for modele in procedure.delais.values()}


def as_row(due: Due, lang: str = "fr") -> dict[str, Any]:
    """The line of a JSON document, its sentences in `lang`."""
    vie, date = due.vie, due.vie.echeance
    return {
        "echeance": due.jour,
        "jours": (due.jour - due.situation.au).days if due.jour else None,
        "au_plus_tot": date.earliest if date else due.soonest,
        "prudente": date.prudent().date if date else None,
        "reference": due.situation.dossier.reference,
        "procedure": due.situation.procedure.id,
        "delai": vie.id,
        "libelle": vie.modele.label,
        "acteur": vie.acteur,
        "nature": vie.modele.nature,
        "statut": vie.statut,
        "sous_reserve": vie.sous_reserve.dans(lang) if vie.sous_reserve else None,
        "reserves": [reserve.dans(lang) for reserve in vie.reserves],
        "partie": vie.partie,
        "branche": vie.branche,
        "etat": due.situation.etat.id,
        "fichier": due.file,
    }


def as_line(due: Due, lang: str) -> str:
    """The day, how far it is, the case, the time limit with its actor and nature, and all that would change the day."""
    vie, day = due.vie, due.jour
    when = long_day(day, lang) if day else STATUTS["a_venir"].dans(lang)
    nature = NATURES[vie.modele.nature].dans(lang) if vie.modele.nature in NATURES else vie.modele.nature
    what = f"{due.situation.dossier.reference} · {name_of(vie)} ({vie.acteur}, {nature})"
    marks = "".join(f" · {mark}" for mark in _marks(due, lang))
    return f"{when:28} {_left(day, due.situation.au, lang):>11}  {clean(what + marks)}"


def _left(day: datetime.date | None, au: datetime.date, lang: str) -> str:
    if day is None:
        return ""
    number = (day - au).days
    return f"J{-number:+d}" if number else ("today" if lang == "en" else "aujourd'hui")


def _marks(due: Due, lang: str) -> list[str]:
    vie = due.vie
    marks = []
    if vie.echeance is None and due.soonest:
        day = long_day(due.soonest, lang)
        marks.append(f"not before {day}" if lang == "en" else f"au plus tôt le {day}")
    if vie.statut != "court" and vie.echeance:
        marks.append(STATUTS[vie.statut].dans(lang))
    if vie.sous_reserve:
        marks.append("under reserve" if lang == "en" else "sous réserve")
    if vie.echeance and not due.prudent and (safe := safe_words(vie.modele, vie.echeance, lang)):
        marks.append(f"{'caution: ' if lang == 'en' else 'prudence : '}{safe}")
    return marks + [f"{'reserve: ' if lang == 'en' else 'réserve : '}{each.dans(lang)}" for each in vie.reserves]


def summary(read: int, failed: int, empty: int, lang: str) -> str:
    """How many dossiers were read, could not be, and hold no event."""
    if not read:
        return "No dossier read." if lang == "en" else "Aucun dossier lu."
    parts = [_count(read, _READ, lang)]
    parts += [_count(failed, _FAILED, lang)] if failed else []
    parts += [_count(empty, _EMPTY, lang)] if empty else []
    return f"{', '.join(parts)}."


_READ = (Texte("dossier lu", "dossier read"), Texte("dossiers lus", "dossiers read"))
_FAILED = (Texte("illisible", "unreadable"), Texte("illisibles", "unreadable"))
_EMPTY = (Texte("sans événement", "without event"), Texte("sans événement", "without event"))


def _count(number: int, words: tuple[Texte, Texte], lang: str) -> str:
    return f"{number} {words[number > 1].dans(lang)}"
