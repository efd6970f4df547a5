"""What changed in a procedure between two days, as plain text and as a dictionary."""

import datetime
from typing import Any

from delais.errors import Texte
from delais.fondement import Fondement
from delais.procedure.changes import Comparison, ValueChange
from delais.procedure.comparing import compare
from delais.views.comparison_words import Words
from delais.views.law_links import cited_with_links
from delais.views.rule_dict import value_dict, when_dict
from delais.views.safe_text import clean

__all__ = ["Comparison", "as_dict", "compare", "render_comparison"]

_DURATIONS = Texte("Durées et modes de calcul", "Durations and how they are counted")
_NEW = Texte("Délais nouveaux", "New time limits")
_GONE = Texte("Délais disparus", "Time limits that no longer exist")
_RENAMED = Texte("Même règle, autre texte", "Same rule, other text")
_INFORMATION = Texte("Information sans laquelle le délai ne court pas", "Information without which nothing runs")
_INCIDENTS = Texte("Ce qui touche un délai en cours", "What touches a running time limit")
_COUNTS = Texte("Comptes", "Counts")
_BRANCHES = Texte("Autres procédures ouvertes", "Other procedures opened")
_MOVES = Texte("Passages d'un état à l'autre", "Moves from one state to another")
_REFUSALS = Texte("Refus", "Refusals")


def render_comparison(comparison: Comparison, lang: str = "fr") -> str:
    """The changes, grouped; « rien n'a changé » when so."""
    text = Words(comparison, lang)
    lines = [text.head()]
    values = comparison.valeurs
    if comparison.vie:
        lines += ["", text.life(comparison.vie)]
    elif not comparison.vivante:
        lines += ["", text.say("La procédure n'existe à aucun des deux jours.", "The procedure exists on neither day.")]
    elif comparison.unchanged:
        lines += ["", text.say("Rien n'a changé.", "Nothing has changed.")]
    groups = (
        (_DURATIONS, [text.value(each) for each in values if each.avant and each.apres and not each.same_rule]),
        (_NEW, [text.value(each) for each in values if each.avant is None]),
        (_GONE, [text.value(each) for each in values if each.apres is None]),
        (_INFORMATION, [text.information(each) for each in comparison.opposabilite]),
        (_INCIDENTS, [text.incident(each) for each in comparison.incidents]),
        (_MOVES, [text.move(each) for each in comparison.transitions]),
        (_REFUSALS, [text.refusal(each) for each in comparison.refus]),
        (_COUNTS, [text.count(each) for each in comparison.comptes]),
        (_BRANCHES, [text.branch(each) for each in comparison.ouvre]),
        (_RENAMED, [text.value(each) for each in values if each.same_rule]),
    )
    for title, rows in groups:
        if rows:
            lines += ["", title.dans(lang), *(f"  {row}" for row in rows)]
    return "\n".join(clean(line) for line in lines)


def as_dict(comparison: Comparison, lang: str = "fr") -> dict[str, Any]:
    """The changes as one document: keys in French ASCII."""
    life = comparison.vie
    return {
        "procedure": comparison.procedure.id,
        "libelle": comparison.procedure.label,
        "de": comparison.de,
        "a": comparison.a,
        "inchange": comparison.unchanged,
        "vivante": comparison.vivante,
        "vie": {
            "apparue": life.apres is not None,
            "depuis": life.depuis,
            "motif": life.avant.motif if life.avant else None,
            **cited_with_links((life.apres or life.avant).fondement, life.depuis),  # type: ignore[union-attr]
        }
        if life
        else None,
        "delais": [_value(change, comparison, lang) for change in comparison.valeurs],
        "opposabilite": [
            {
                "delai": each.delai.id,
                "cas": when_dict(each.when),
                "faits": list(each.faits),
                **_since(each.apparu, each.depuis, each.fondement),
            }
            for each in comparison.opposabilite
        ],
        "incidents": [
            {
                "delai": each.delai.id,
                "operation": each.incident.op,
                "evenement": each.incident.event or None,
                "echeance": each.incident.lapse or None,
                "duree": str(each.incident.duree) if each.incident.duree else None,
                **_since(each.apparu, each.depuis, each.incident.fondement),
            }
            for each in comparison.incidents
        ],
        "transitions": [
            {
                "evenement": each.transition.event or None,
                "echeance": each.transition.lapse or None,
                "de": list(each.source),
                "vers": each.transition.dest,
                "cas": when_dict(each.transition.when),
                **_since(each.apparu, each.depuis, each.transition.fondement),
            }
            for each in comparison.transitions
        ],
        "refus": [
            {
                "evenement": each.refus.event,
                "motif": each.refus.motif,
                **_since(each.apparu, each.depuis, each.refus.fondement),
            }
            for each in comparison.refus
        ],
        "comptes": [
            {
                "compte": each.compte.id,
                "unite": str(each.valeur.unite),
                "franchise": str(each.valeur.franchise) if each.valeur.franchise else None,
                "cas": when_dict(each.valeur.when),
                **_since(each.apparu, each.depuis, each.valeur.fondement),
            }
            for each in comparison.comptes
        ],
        "ouvre": [
            {
                "procedure": each.ouvre.procedure,
                "comme": each.ouvre.comme,
                **_since(each.apparu, each.depuis, each.ouvre.fondement),
            }
            for each in comparison.ouvre
        ],
    }


def _value(change: ValueChange, comparison: Comparison, lang: str) -> dict[str, Any]:
    kind = "apparu" if change.avant is None else "disparu" if change.apres is None else "modifie"
    return {
        "delai": change.delai.id,
        "libelle": change.delai.label,
        "cas": when_dict(change.when),
        "changement": "texte" if change.same_rule else kind,
        "avant": value_dict(change.delai, change.avant, lang, comparison.de) if change.avant else None,
        "apres": value_dict(change.delai, change.apres, lang, comparison.a) if change.apres else None,
        "depuis": change.depuis,
        "existe_depuis": change.existe_depuis,
        **cited_with_links(change.fondement, change.depuis),
    }


def _since(new: bool, day: datetime.date, fondement: tuple[Fondement, ...]) -> dict[str, Any]:
    last = day if new else day - datetime.timedelta(days=1)
    return {"changement": "apparu" if new else "disparu", "depuis": day, **cited_with_links(fondement, last)}
