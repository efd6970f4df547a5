"""One procedure, on one day or in every epoch, as one document: keys in French ASCII."""

import datetime
from typing import Any

from delais.procedure.dated import Period
from delais.procedure.law_of_day import LawOfDay
from delais.procedure.limits import CompteModele, DelaiModele
from delais.procedure.model import Condition, Event, Procedure, Vie
from delais.procedure.named_events import mentions
from delais.veille.resting import unread
from delais.views.rule_dict import cited_in, value_dict, when_dict
from delais.views.rule_words import fixed_day_words, trigger_words
from delais.views.sources_view import version_dict


def procedure_dict(law: LawOfDay, lang: str = "fr") -> dict[str, Any]:
    """The rows of `law` as one document. `au` is None where they are of every epoch.

    `hors_du_jour` counts, by kind, what is not the law of that day and is not listed.
    """
    rows, whole = law.rows, law.whole
    return {
        "id": whole.id,
        "libelle": whole.label,
        "au": law.au,
        "verifie_le": whole.checked_on,
        "empreinte": whole.digest,
        "vivante": law.au is None or whole.vie_on(law.au) is not None,
        "vie": [life_dict(vie, law.au) for vie in whole.vie],
        "etats": [
            {
                "id": state.id,
                "libelle": state.label,
                "initial": state.id == whole.initial,
                "final": state.final,
                "sans_borne": state.open_ended or None,
            }
            for state in rows.states.values()
        ],
        "evenements": _events(rows),
        "delais": [_limit(whole, delai, lang, law.au) for delai in rows.delais.values()],
        "transitions": [
            {
                "evenement": row.event or None,
                "echeance": row.lapse or None,
                "de": list(row.source),
                "vers": row.dest,
                "cas": when_dict(row.when),
                **_dates(row.period),
                **cited_in(row.period, row.fondement, law.au),
            }
            for row in rows.transitions
        ],
        "refus": [
            {
                "evenement": row.event,
                "motif": row.motif,
                "de": list(row.source),
                "sans": list(row.sans),
                "cas": when_dict(row.when),
                **_dates(row.period),
                **cited_in(row.period, row.fondement, law.au),
            }
            for row in rows.refus
        ],
        "conditions": [_condition(row, lang, law.au) for row in rows.conditions],
        "comptes": [_count(whole, compte, lang, law.au) for compte in rows.comptes.values()],
        "ouvre": [
            {
                "procedure": row.procedure,
                "comme": row.comme,
                "evenement": row.event or None,
                "echeance": row.lapse or None,
                "etat": row.state or None,
                "cas": when_dict(row.when),
                **_dates(row.period),
                **cited_in(row.period, row.fondement, law.au),
            }
            for row in rows.ouvre
        ],
        "non_modelise": [
            {"texte": row.text, **_dates(row.period), **cited_in(row.period, row.fondement, law.au)}
            for row in rows.not_modelled
        ],
        "hors_du_jour": dict(law.left_out),
        "non_lues": [
            {"article": article.name, **version_dict(version)} for article, version in unread(law.rows, law.au)
        ],
    }


def life_dict(vie: Vie, au: datetime.date | None = None) -> dict[str, Any]:
    """A life of a procedure, its texts as they stood on `au`, or last stood in it."""
    return {
        "depuis": vie.period.first,
        "avant_le": vie.period.until,
        "motif": vie.motif or None,
        **cited_in(vie.period, vie.fondement, au),
    }


def _dates(period: Period) -> dict[str, Any]:
    return {"depuis": period.since, "avant_le": period.until}


def _events(procedure: Procedure) -> list[dict[str, Any]]:
    said = mentions(procedure)
    return [_event(event, said) for event in procedure.events.values()]


def _event(event: Event, said: frozenset[tuple[str, str]]) -> dict[str, Any]:
    return {
        "id": event.id,
        "libelle": event.label,
        "acteur": event.actor or None,
        "moment": event.date_is,
        "moments": list(event.moments),
        "faits": [
            {
                "id": fact.id,
                "libelle": fact.label,
                "type": fact.type,
                "valeurs": list(fact.values),
                "requis": fact.required,
                "defaut": fact.default,
                "mention": (event.id, fact.id) in said,
            }
            for fact in event.facts.values()
        ],
    }


def _condition(row: Condition, lang: str, au: datetime.date | None) -> dict[str, Any]:
    return {
        "evenement": row.event,
        "fait": row.fact,
        "motif": row.motif,
        "au_moins": row.au_moins,
        "au_plus": row.au_plus,
        "pourcent_de": row.pourcent_de or None,
        "reference": fixed_day_words(row.reference, lang) if row.reference else None,
        "cas": when_dict(row.when),
        **_dates(row.period),
        **cited_in(row.period, row.fondement, au),
    }


def _limit(procedure: Procedure, delai: DelaiModele, lang: str, au: datetime.date | None) -> dict[str, Any]:
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
        **_dates(delai.period),
        "valeurs": [value_dict(delai, value, lang, au) for value in delai.values],
        "opposable_si": [
            {
                "faits": list(row.facts),
                "cas": when_dict(row.when),
                **_dates(row.period),
                **cited_in(row.period, row.fondement, au),
                "reserve": row.reserve.dans(lang) if row.reserve else None,
            }
            for row in delai.opposable_if
        ],
        "incidents": [
            {
                "operation": row.op,
                "evenement": row.event or None,
                "echeance": row.lapse or None,
                "duree": str(row.duree) if row.duree else None,
                "admis": row.admis,
                "cas": when_dict(row.when),
                "max": row.max,
                "lectures": [cause.dans(lang) for cause in row.read_otherwise],
                **_dates(row.period),
                **cited_in(row.period, row.fondement, au),
                "reserve": row.reserve.dans(lang) if row.reserve else None,
            }
            for row in delai.incidents
        ],
        "derogations": [
            {
                "id": row.derogation.id,
                "libelle": row.derogation.label.dans(lang),
                "du": row.derogation.du,
                "au": row.derogation.au,
                "cas": when_dict(row.when),
                "autre_lecture": row.contestee.cause.dans(lang) if row.contestee else None,
            }
            for row in delai.derogations
        ],
    }


def _count(procedure: Procedure, compte: CompteModele, lang: str, au: datetime.date | None) -> dict[str, Any]:
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
                **_dates(value.period),
                **cited_in(value.period, value.fondement, au),
            }
            for value in compte.values
        ],
    }
