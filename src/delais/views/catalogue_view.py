"""What the catalogue holds: the procedures, and one of them as the law stood on a day."""

import datetime
from typing import Any

from delais.errors import InputError
from delais.procedure import load_procedure, procedure_ids
from delais.procedure.dated import chosen
from delais.procedure.limits import CompteModele, DelaiModele
from delais.procedure.model import Procedure, Vie
from delais.views.procedure_words import ProcedureWords
from delais.views.rule_dict import citations, value_dict, when_dict
from delais.views.rule_words import legal_day, trigger_words
from delais.views.safe_text import clean


def render_procedures(lang: str = "fr") -> str:
    """One line a procedure: id, label, life, how many states and time limits. A wrong file is told, not hidden."""
    rows = []
    for entry in procedures_dict(lang)["procedures"]:
        if "erreur" in entry:
            rows.append((entry["id"], entry["erreur"], "", ""))
            continue
        counts = f"{_count(entry['etats'], 'state' if lang == 'en' else 'état')}, {_count(entry['delais'], 'délai')}"
        life = " ; ".join(_span(each["depuis"], each["avant_le"], lang) for each in entry["vie"])
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
        "vie": [_vie(vie) for vie in procedure.vie],
        "etats": len(procedure.states),
        "delais": len(procedure.delais),
        "verifie_le": procedure.checked_on,
    }


def _span(first: datetime.date, end: datetime.date | None, lang: str) -> str:
    if end is None:
        return f"since {legal_day(first, lang)}" if lang == "en" else f"depuis le {legal_day(first, lang)}"
    last = legal_day(end - datetime.timedelta(days=1), lang)
    return f"{legal_day(first, lang)} to {last}" if lang == "en" else f"du {legal_day(first, lang)} au {last}"


def render_procedure(procedure: Procedure, au: datetime.date, lang: str = "fr") -> str:
    """One procedure on one day: its life, its states, its time limits, what it leaves out."""
    words = ProcedureWords(procedure, au, lang)
    lines = [*words.head(), "", words.say("États", "States"), *words.states()]
    if procedure.vie_on(au):
        lines += ["", "Délais"]
        for delai in procedure.delais.values():
            lines += words.limit(delai)
        for title, rows in (
            (words.say("Comptes", "Counts"), words.counts()),
            (words.say("Autres procédures ouvertes", "Other procedures opened"), words.branches()),
        ):
            if rows:
                lines += ["", title, *rows]
    if procedure.not_modelled:
        lines += ["", words.say("Non modélisé", "Not modelled"), *words.left_out()]
    return "\n".join(clean(line) for line in lines)


def procedure_dict(procedure: Procedure, au: datetime.date, lang: str = "fr") -> dict[str, Any]:
    """One procedure on one day, as one document. A time limit without `valeurs` does not exist that day."""
    alive = procedure.vie_on(au)
    return {
        "id": procedure.id,
        "libelle": procedure.label,
        "au": au,
        "verifie_le": procedure.checked_on,
        "empreinte": procedure.digest,
        "vivante": alive is not None,
        "vie": [_vie(vie) for vie in procedure.vie],
        "etats": [
            {
                "id": state.id,
                "libelle": state.label,
                "initial": state.id == procedure.initial,
                "final": state.final,
                "sans_borne": state.open_ended or None,
            }
            for state in procedure.states.values()
        ],
        "delais": [_limit(procedure, delai, au, lang) for delai in procedure.delais.values()] if alive else [],
        "transitions": [
            {
                "evenement": row.event or None,
                "echeance": row.lapse or None,
                "de": list(row.source),
                "vers": row.dest,
                "cas": when_dict(row.when),
                "fondement": citations(row.fondement),
            }
            for row in (procedure.transitions_on(au) if alive else ())
        ],
        "comptes": [_count_dict(procedure, compte, au, lang) for compte in procedure.comptes.values()] if alive else [],
        "ouvre": [
            {
                "procedure": row.procedure,
                "comme": row.comme,
                "evenement": row.event or None,
                "echeance": row.lapse or None,
                "etat": row.state or None,
                "cas": when_dict(row.when),
                "fondement": citations(row.fondement),
            }
            for row in procedure.ouvre
            if alive and row.period.holds(au)
        ],
        "non_modelise": [{"texte": row.text, "fondement": citations(row.fondement)} for row in procedure.not_modelled],
    }


def _vie(vie: Vie) -> dict[str, Any]:
    return {
        "depuis": vie.period.first,
        "avant_le": vie.period.until,
        "motif": vie.motif or None,
        "fondement": citations(vie.fondement),
    }


def _limit(procedure: Procedure, delai: DelaiModele, au: datetime.date, lang: str) -> dict[str, Any]:
    return {
        "id": delai.id,
        "libelle": delai.label,
        "acteur": delai.actor,
        "nature": delai.nature,
        "effet": delai.effet if delai.nature == "silence" else None,
        "consequence": delai.consequence,
        "depart": trigger_words(procedure, delai.trigger, lang),
        "actes": list(delai.act.events) if delai.act else [],
        "sens": delai.sens,
        "chaque": delai.chaque or None,
        "distance": delai.distance,
        "valeurs": [value_dict(delai, value, lang) for value in delai.values_on(au)],
        "opposable_si": [
            {"faits": list(row.facts), "cas": when_dict(row.when), "fondement": citations(row.fondement)}
            for row in delai.opposable_if
            if row.period.holds(au)
        ],
        "incidents": [
            {
                "operation": row.op,
                "evenement": row.event or None,
                "echeance": row.lapse or None,
                "duree": str(row.duree) if row.duree else None,
                "admis": row.admis,
                "fondement": citations(row.fondement),
            }
            for row in delai.incidents
            if row.period.holds(au)
        ],
        "derogations": [
            {
                "id": row.derogation.id,
                "libelle": row.derogation.label.dans(lang),
                "du": row.derogation.du,
                "au": row.derogation.au,
                "autre_lecture": row.contestee.cause.dans(lang) if row.contestee else None,
            }
            for row in delai.derogations
        ],
    }


def _count_dict(procedure: Procedure, compte: CompteModele, au: datetime.date, lang: str) -> dict[str, Any]:
    return {
        "id": compte.id,
        "libelle": compte.label,
        "depart": trigger_words(procedure, compte.trigger, lang),
        "fin": trigger_words(procedure, compte.fin, lang),
        "valeurs": [
            {
                "regle": ", ".join(value.rules),
                "cas": when_dict(value.when),
                "unite": str(value.unite),
                "franchise": str(value.franchise) if value.franchise else None,
                "fondement": citations(value.fondement),
            }
            for value in chosen(compte.values, lambda _: au)
        ],
    }
