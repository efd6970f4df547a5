"""What changed in a procedure between two days, as plain text and as a dictionary."""

import datetime
from typing import Any

from delais.errors import Texte
from delais.fondement import Fondement
from delais.procedure.changes import (
    Comparison,
    IncidentChange,
    InformationChange,
    MoveChange,
    RefusChange,
    ValueChange,
    VieChange,
    compare,
)
from delais.procedure.model import DelaiModele, DelaiValue
from delais.views.rule_dict import citations, value_dict, when_dict
from delais.views.rule_words import cited, duree_words, fact_label, incident_words, legal_day, since_words, when_words
from delais.views.safe_text import clean

__all__ = ["Comparison", "as_dict", "compare", "render_comparison"]

_DAY = datetime.timedelta(days=1)
_DURATIONS = Texte("Durées et modes de calcul", "Durations and how they are counted")
_NEW = Texte("Délais nouveaux", "New time limits")
_GONE = Texte("Délais disparus", "Time limits that no longer exist")
_RENAMED = Texte("Même règle, autre texte", "Same rule, other text")
_INFORMATION = Texte("Information sans laquelle le délai ne court pas", "Information without which nothing runs")
_INCIDENTS = Texte("Ce qui touche un délai en cours", "What touches a running time limit")
_MOVES = Texte("Passages d'un état à l'autre", "Moves from one state to another")
_REFUSALS = Texte("Refus", "Refusals")


def render_comparison(comparison: Comparison, lang: str = "fr") -> str:
    """The changes, grouped; « rien n'a changé » when so."""
    text = _Words(comparison, lang)
    lines = [text.head()]
    if comparison.vie:
        lines += ["", text.life(comparison.vie)]
    elif not comparison.vivante:
        lines += ["", text.say("La procédure n'existe à aucun des deux jours.", "The procedure exists on neither day.")]
    elif comparison.unchanged:
        lines += ["", text.say("Rien n'a changé.", "Nothing has changed.")]
    values = comparison.valeurs
    groups = (
        (_DURATIONS, [text.value(each) for each in values if each.avant and each.apres and not each.same_rule]),
        (_NEW, [text.value(each) for each in values if each.avant is None]),
        (_GONE, [text.value(each) for each in values if each.apres is None]),
        (_INFORMATION, [text.information(each) for each in comparison.opposabilite]),
        (_INCIDENTS, [text.incident(each) for each in comparison.incidents]),
        (_MOVES, [text.move(each) for each in comparison.transitions]),
        (_REFUSALS, [text.refusal(each) for each in comparison.refus]),
        (_RENAMED, [text.value(each) for each in values if each.same_rule]),
    )
    for title, rows in groups:
        if rows:
            lines += ["", title.dans(lang), *(f"  {row}" for row in rows)]
    return "\n".join(clean(line) for line in lines)


class _Words:
    """The sentences of one comparison, in one language."""

    def __init__(self, comparison: Comparison, lang: str) -> None:
        self.comparison, self.procedure, self.lang = comparison, comparison.procedure, lang

    def say(self, fr: str, en: str) -> str:
        return en if self.lang == "en" else fr

    def head(self) -> str:
        de, a = (legal_day(day, self.lang) for day in (self.comparison.de, self.comparison.a))
        return f"{self.procedure.label} — " + self.say(f"du {de} au {a}", f"from {de} to {a}")

    def life(self, change: VieChange) -> str:
        if change.apres:
            exists = self.say("La procédure existe", "The procedure exists")
            return self.sourced(f"{exists} {since_words(change.depuis, self.lang)}", change.apres.fondement)
        assert change.avant is not None  # a life that changes is there on one of the two days
        gone = self.say("La procédure n'existe plus", "The procedure no longer exists")
        words = f"{gone} {since_words(change.depuis, self.lang)}{self.colon}{change.avant.motif}"
        return self.sourced(words, change.avant.fondement)

    def value(self, change: ValueChange) -> str:
        before, after = self.given(change.avant, change), self.given(change.apres, change)
        case = when_words(self.procedure, change.when, change.delai.trigger.event, self.lang)
        shown = f" ({case})" if case else ""
        head = f"{change.delai.label}{self.colon}"
        if change.apres is None:
            return f"{head}{before}{shown}, {self.until(change.depuis)}"
        since = since_words(change.depuis, self.lang)
        if change.avant is None:
            return self.sourced(f"{head}{after}{shown}, {since}", change.apres.fondement)
        if change.same_rule:
            still = self.say("toujours", "still")
            texts = f"{cited(change.avant.fondement)} → {cited(change.apres.fondement)}"
            return f"{head}{still} {after}{shown}, {since}{self.colon}{texts}"
        words = self.sourced(f"{head}{before} → {after}{shown}, {since}", change.apres.fondement)
        return words + self.readings(change)

    def given(self, value: DelaiValue | None, change: ValueChange) -> str:
        """The duration; how it is counted too, when that changed or the limit is new."""
        if value is None:
            return ""
        words, kept = duree_words(value.duree, self.lang), {_regime(change.delai, each) for each in _both(change)}
        alone = change.avant is None or change.apres is None
        return f"{words}, {change.delai.regime_of(value).id}" if alone or len(kept) > 1 else words

    def readings(self, change: ValueChange) -> str:
        before, after = ({reading.cause for reading in value.lectures} for value in _both(change))
        new = [cause.dans(self.lang) for cause in after - before]
        old = [cause.dans(self.lang) for cause in before - after]
        said = [self.say("autre lecture", "other reading") + self.colon + cause for cause in sorted(new)]
        said += [self.say("lecture abandonnée", "reading given up") + self.colon + cause for cause in sorted(old)]
        return "".join(f" ; {each}" for each in said)

    def information(self, change: InformationChange) -> str:
        event = change.delai.trigger.event
        parts = [
            f"{word} {' ; '.join(f'« {fact_label(self.procedure, name, event)} »' for name in names)}"
            for word, names in (
                (self.say("il faut désormais", "now asked for:"), change.ajoute),
                (self.say("il ne faut plus", "no longer asked for:"), change.retire),
            )
            if names
        ]
        case = when_words(self.procedure, change.when, event, self.lang)
        shown = f" ({case})" if case else ""
        words = f"{change.delai.label}{self.colon}{', '.join(parts)}{shown}, {since_words(change.depuis, self.lang)}"
        return self.sourced(words, change.fondement)

    def incident(self, change: IncidentChange) -> str:
        words = f"{change.delai.label} — {incident_words(self.procedure, change.incident, self.lang)}"
        return self.marked(words, change.apparu, change.depuis, change.incident.fondement)

    def move(self, change: MoveChange) -> str:
        row = change.transition
        states = ", ".join(f"« {self.procedure.states[id_].label} »" for id_ in change.source)
        end = self.say("fin de", "end of")
        cause = self.procedure.events[row.event].label if row.event else f"{end} « {self.label(row.lapse)} »"
        asked = when_words(self.procedure, row.when, row.event, self.lang)
        shown = f" [{asked}]" if asked else ""
        words = f"{states} → « {self.procedure.states[row.dest].label} »{self.colon}{cause}{shown}"
        return self.marked(words, change.apparu, change.depuis, row.fondement)

    def refusal(self, change: RefusChange) -> str:
        words = f"{self.procedure.events[change.refus.event].label}{self.colon}{change.refus.motif}"
        return self.marked(words, change.apparu, change.depuis, change.refus.fondement)

    def marked(self, words: str, new: bool, day: datetime.date, fondement: tuple[Fondement, ...]) -> str:
        """A row that is there on one of the two days only: + or −, and since or until when."""
        if new:
            return self.sourced(f"+ {words}, {since_words(day, self.lang)}", fondement)
        return self.sourced(f"− {words}, {self.until(day)}", fondement)

    def until(self, day: datetime.date) -> str:
        last = legal_day(day - _DAY, self.lang)
        return self.say(f"jusqu'au {last}", f"until {last}")

    def sourced(self, words: str, fondement: tuple[Fondement, ...]) -> str:
        return f"{words}, {cited(fondement)}" if fondement else words

    def label(self, delai: str) -> str:
        return self.procedure.delais[delai].label

    @property
    def colon(self) -> str:
        return self.say(" : ", ": ")


def _both(change: ValueChange) -> list[DelaiValue]:
    return [value for value in (change.avant, change.apres) if value]


def _regime(delai: DelaiModele, value: DelaiValue) -> str:
    return delai.regime_of(value).id


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
            "fondement": citations((life.apres or life.avant).fondement),  # type: ignore[union-attr]
        }
        if life
        else None,
        "delais": [_value(change, lang) for change in comparison.valeurs],
        "opposabilite": [
            {
                "delai": each.delai.id,
                "cas": when_dict(each.when),
                "ajoute": list(each.ajoute),
                "retire": list(each.retire),
                "depuis": each.depuis,
                "fondement": citations(each.fondement),
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
    }


def _value(change: ValueChange, lang: str) -> dict[str, Any]:
    kind = "apparu" if change.avant is None else "disparu" if change.apres is None else "modifie"
    return {
        "delai": change.delai.id,
        "libelle": change.delai.label,
        "cas": when_dict(change.when),
        "changement": "texte" if change.same_rule else kind,
        "avant": value_dict(change.delai, change.avant, lang) if change.avant else None,
        "apres": value_dict(change.delai, change.apres, lang) if change.apres else None,
        "depuis": change.depuis,
    }


def _since(new: bool, day: datetime.date, fondement: tuple[Fondement, ...]) -> dict[str, Any]:
    return {"changement": "apparu" if new else "disparu", "depuis": day, "fondement": citations(fondement)}
