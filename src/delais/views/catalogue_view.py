"""What the catalogue holds: the procedures, and one of them as the law stood on a day, or in every epoch."""

from typing import Any

from delais.errors import InputError
from delais.procedure import load_procedure, procedure_ids
from delais.procedure.dated import Period
from delais.procedure.law_of_day import LawOfDay
from delais.views.act_words import ActWords
from delais.views.procedure_document import life_dict
from delais.views.procedure_words import ProcedureWords
from delais.views.rule_words import span_words
from delais.views.safe_text import clean
from delais.views.sources_view import unread_words

_LEFT_OUT = {
    "etats": ("état", "états", "state", "states"),
    "evenements": ("événement", "événements", "event", "events"),
    "delais": ("délai", "délais", "délai", "délais"),
    "valeurs": ("valeur", "valeurs", "value", "values"),
    "opposable_si": ("mention exigée", "mentions exigées", "mention asked for", "mentions asked for"),
    "incidents": ("incident", "incidents", "incident", "incidents"),
    "derogations": ("loi d'exception", "lois d'exception", "exceptional law", "exceptional laws"),
    "transitions": ("passage", "passages", "move", "moves"),
    "refus": ("refus", "refus", "refusal", "refusals"),
    "conditions": ("condition", "conditions", "condition", "conditions"),
    "comptes": ("compte", "comptes", "count", "counts"),
    "ouvre": ("ouverture", "ouvertures", "opening", "openings"),
    "non_modelise": ("note", "notes", "note", "notes"),
    "decisions": ("décision", "décisions", "decision", "decisions"),
}


def render_procedures(lang: str = "fr") -> str:
    """One line a procedure: id, label, life, how many states and time limits. A wrong file is told, not hidden."""
    rows = []
    for entry in procedures_dict(lang)["procedures"]:
        if "erreur" in entry:
            rows.append((entry["id"], entry["erreur"], "", ""))
            continue
        counts = f"{_count(entry['etats'], 'state' if lang == 'en' else 'état')}, {_count(entry['delais'], 'délai')}"
        lives = (Period(each["depuis"], each["avant_le"]) for each in entry["vie"])
        life = " ; ".join(span_words(period, lang) for period in lives)
        rows.append((entry["id"], entry["libelle"], life, counts))
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    return "\n".join(
        clean("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()) for row in rows
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}"


def procedures_dict(lang: str = "fr") -> dict[str, Any]:
    """The same as one document."""
    return {"procedures": [_entry(id_, lang) for id_ in procedure_ids()]}


def _entry(id_: str, lang: str) -> dict[str, Any]:
    try:
        procedure = load_procedure(id_)
    except InputError as error:
        return {"id": id_, "erreur": error.message.dans(lang)}
    return {
        "id": procedure.id,
        "libelle": procedure.label,
        "vie": [life_dict(vie) for vie in procedure.vie],
        "etats": len(procedure.states),
        "delais": len(procedure.delais),
        "verifie_le": procedure.checked_on,
    }


def render_procedure(law: LawOfDay, lang: str = "fr", *, unfolded: bool = False) -> str:
    """One procedure: its life, its states, its acts, its time limits, its refusals, what it leaves out.

    `unfolded` gives each fact of an act its line, with its label.
    """
    words = ProcedureWords(law, lang)
    acts = ActWords(words)
    lines = words.head()
    for title, rows in (
        (words.say("États", "States"), words.states()),
        (words.say("Événements", "Events"), acts.events(unfolded=unfolded)),
        (words.say("Délais", "Délais"), words.limits()),
        (words.say("Comptes", "Counts"), words.counts()),
        (words.say("Passages", "Moves"), acts.moves()),
        (words.say("Refus", "Refusals"), acts.refusals()),
        (words.say("Conditions", "Conditions"), acts.bounds()),
        (words.say("Autres procédures ouvertes", "Other procedures opened"), words.branches()),
        (words.say("Non modélisé", "Not modelled"), words.not_modelled()),
    ):
        if rows:
            lines += ["", title, *rows]
    if told := unread_words(law, lang):
        lines += ["", told]
    if law.left_out:
        lines += ["", _left_out(law, words)]
    return "\n".join(clean(line) for line in lines)


def _left_out(law: LawOfDay, words: ProcedureWords) -> str:
    told = []
    for kind, number in law.left_out.items():
        one, many, one_en, many_en = _LEFT_OUT[kind]
        told.append(f"{number} {words.say(one, one_en) if number == 1 else words.say(many, many_en)}")
    head = words.say("Hors du droit de ce jour (--tout les montre) : ", "Not the law of that day (--tout shows them): ")
    return head + ", ".join(told)
