"""The sentences of a comparison between two days of law."""

import datetime

from delais.fondement import Fondement
from delais.procedure.changes import (
    Comparison,
    CompteChange,
    IncidentChange,
    InformationChange,
    MoveChange,
    OuvreChange,
    RefusChange,
    ValueChange,
    VieChange,
)
from delais.procedure.limits import DelaiModele, DelaiValue
from delais.views.delai_words import quoted
from delais.views.rule_words import (
    branch_words,
    cited,
    compte_words,
    fact_label,
    incident_words,
    legal_day,
    since_words,
    value_words,
    when_words,
)

_DAY = datetime.timedelta(days=1)


class Words:
    """The sentences of one comparison, in one language."""

    def __init__(self, comparison: Comparison, lang: str) -> None:
        self.comparison, self.procedure, self.lang = comparison, comparison.procedure, lang

    def say(self, fr: str, en: str) -> str:
        """One of two sentences."""
        return en if self.lang == "en" else fr

    def head(self) -> str:
        """The procedure and the two days."""
        de, a = (legal_day(day, self.lang) for day in (self.comparison.de, self.comparison.a))
        return f"{self.procedure.label} — " + self.say(f"du {de} au {a}", f"from {de} to {a}")

    def life(self, change: VieChange) -> str:
        """The procedure appeared, or is no more."""
        if change.apres:
            exists = self.say("La procédure existe", "The procedure exists")
            return self.sourced(f"{exists} {since_words(change.depuis, self.lang)}", change.apres.fondement)
        assert change.avant is not None  # a life that changes is there on one of the two days
        gone = self.say("La procédure n'existe plus", "The procedure no longer exists")
        words = f"{gone} {since_words(change.depuis, self.lang)}{self.colon}{change.avant.motif}"
        return self.sourced(words, change.avant.fondement_fin or change.avant.fondement)

    def value(self, change: ValueChange) -> str:
        """What a time limit gave and gives, since when, by which text."""
        before, after = self.given(change.avant, change), self.given(change.apres, change)
        case = when_words(self.procedure, change.when, change.delai.trigger.event, self.lang)
        shown = f" ({case})" if case else ""
        head = f"{change.delai.label}{self.colon}"
        if change.apres is None:
            return f"{head}{before}{shown}, {self.until(change.depuis)}"
        since = since_words(change.depuis, self.lang)
        if change.avant is None:
            return self.sourced(f"{head}{after}{shown}, {since}{self.born(change)}", change.fondement)
        if change.same_rule:
            still = self.say("toujours", "still")
            return f"{head}{still} {after}{shown}, {since}{self.colon}{_texts(change.avant, change.apres)}"
        words = self.sourced(f"{head}{before} → {after}{shown}, {since}", change.fondement)
        return words + self.readings(change)

    def born(self, change: ValueChange) -> str:
        """The first day of a new limit, where what it gives is younger."""
        if change.existe_depuis is None or change.existe_depuis == change.depuis:
            return ""
        since = since_words(change.existe_depuis, self.lang)
        return self.say(f" (le délai existe {since})", f" (the limit exists {since})")

    def given(self, value: DelaiValue | None, change: ValueChange) -> str:
        """The duration; how it is counted too, when that changed or the limit is new."""
        if value is None:
            return ""
        words, kept = value_words(value, self.lang), {_regime(change.delai, each) for each in _both(change)}
        alone = change.avant is None or change.apres is None
        return f"{words}, {change.delai.regime_of(value).id}" if alone or len(kept) > 1 else words

    def readings(self, change: ValueChange) -> str:
        """The readings that came, and those given up."""
        before, after = ({reading.cause for reading in value.lectures} for value in _both(change))
        new = [cause.dans(self.lang) for cause in after - before]
        old = [cause.dans(self.lang) for cause in before - after]
        said = [self.say("autre lecture", "other reading") + self.colon + cause for cause in sorted(new)]
        said += [self.say("lecture abandonnée", "reading given up") + self.colon + cause for cause in sorted(old)]
        return "".join(f" ; {each}" for each in said)

    def information(self, change: InformationChange) -> str:
        """The facts without which a limit does not run."""
        event = change.delai.trigger.event
        facts = ", ".join(quoted(fact_label(self.procedure, name, event), self.lang) for name in change.faits)
        case = when_words(self.procedure, change.when, event, self.lang)
        words = f"{change.delai.label}{self.colon}{facts}" + (f" ({case})" if case else "")
        return self.marked(words, change.apparu, change.depuis, change.fondement)

    def incident(self, change: IncidentChange) -> str:
        """What touches a running limit."""
        words = f"{change.delai.label} — {incident_words(self.procedure, change.incident, self.lang)}"
        return self.marked(words, change.apparu, change.depuis, change.incident.fondement)

    def move(self, change: MoveChange) -> str:
        """From which states to which, by what."""
        row = change.transition
        states = ", ".join(quoted(self.procedure.states[id_].label, self.lang) for id_ in change.source)
        dest = quoted(self.procedure.states[row.dest].label, self.lang)
        cause = self.procedure.events[row.event].label if row.event else self.end_of(row.lapse)
        asked = when_words(self.procedure, row.when, row.event, self.lang)
        words = f"{states} → {dest}{self.colon}{cause}" + (f" [{asked}]" if asked else "")
        return self.marked(words, change.apparu, change.depuis, row.fondement)

    def end_of(self, delai: str) -> str:
        """The end of a limit."""
        return self.say("fin de ", "end of ") + quoted(self.procedure.delais[delai].label, self.lang)

    def refusal(self, change: RefusChange) -> str:
        """An act refused, and why."""
        words = f"{self.procedure.events[change.refus.event].label}{self.colon}{change.refus.motif}"
        return self.marked(words, change.apparu, change.depuis, change.refus.fondement)

    def count(self, change: CompteChange) -> str:
        """How a count grows."""
        case = when_words(self.procedure, change.valeur.when, change.compte.trigger.event, self.lang)
        words = f"{change.compte.label}{self.colon}{compte_words(change.valeur, self.lang)}"
        return self.marked(
            words + (f" ({case})" if case else ""), change.apparu, change.depuis, change.valeur.fondement
        )

    def branch(self, change: OuvreChange) -> str:
        """Another procedure that the case opens."""
        words = branch_words(self.procedure, change.ouvre, self.lang)
        return self.marked(words, change.apparu, change.depuis, change.ouvre.fondement)

    def marked(self, words: str, new: bool, day: datetime.date, fondement: tuple[Fondement, ...]) -> str:
        """A row that is there on one of the two days only: + or −, and since or until when."""
        if new:
            return self.sourced(f"+ {words}, {since_words(day, self.lang)}", fondement)
        return self.sourced(f"− {words}, {self.until(day)}", fondement)

    def until(self, day: datetime.date) -> str:
        """The last day of the old law."""
        last = legal_day(day - _DAY, self.lang)
        return self.say(f"jusqu'au {last}", f"until {last}")

    def sourced(self, words: str, fondement: tuple[Fondement, ...]) -> str:
        """The words, then the articles."""
        return f"{words}, {cited(fondement)}" if fondement else words

    @property
    def colon(self) -> str:
        """The language's colon."""
        return self.say(" : ", ": ")


def _both(change: ValueChange) -> list[DelaiValue]:
    return [value for value in (change.avant, change.apres) if value]


def _regime(delai: DelaiModele, value: DelaiValue) -> str:
    return delai.regime_of(value).id


def _texts(before: DelaiValue, after: DelaiValue) -> str:
    """The texts that no longer say it, then those that now do."""
    old, new = ([each.citation for each in value.fondement] for value in (before, after))
    gone = [f"− {each}" for each in dict.fromkeys(old) if each not in new]
    come = [f"+ {each}" for each in dict.fromkeys(new) if each not in old]
    return ", ".join([*gone, *come])
