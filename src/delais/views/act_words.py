"""The acts of a procedure in words: what each may say, where it leads, when it is refused."""

from attrs import frozen

from delais.agenda.opening import MOMENT_LABELS
from delais.procedure.dated import Value
from delais.procedure.model import Condition, Event, Fact, Refus, Transition
from delais.procedure.named_events import mentions
from delais.views.delai_words import quoted
from delais.views.procedure_words import ProcedureWords
from delais.views.rule_words import fixed_day_words

_TYPES = {
    "bool": ("true ou false", "true or false"),
    "date": ("une date", "a date"),
    "entier": ("un nombre", "a number"),
    "duree": ("une durée", "a duration"),
}


@frozen
class ActWords:
    """The lines on the acts of the procedure that `words` shows. Facts are named as a dossier writes them."""

    words: ProcedureWords

    def events(self, *, unfolded: bool = False) -> list[str]:
        """Each act, its moments and its facts: on one line, or `unfolded`, a line a fact with its label."""
        said = mentions(self.words.law.rows)
        return [line for event in self.words.law.rows.events.values() for line in self._event(event, said, unfolded)]

    def _event(self, event: Event, said: frozenset[tuple[str, str]], unfolded: bool) -> list[str]:
        say = self.words.say
        lang = self.words.lang
        moments = MOMENT_LABELS[event.date_is].dans(lang)
        if event.moments:
            others = ", ".join(MOMENT_LABELS[name].dans(lang) for name in event.moments)
            moments += say(f" ; aussi {others}", f"; also {others}")
        actor = say(f", par {event.actor}", f", by {event.actor}") if event.actor else ""
        head = f"  {event.id} — {event.label}{actor} ({moments})"
        facts = [(fact, self._fact(fact, (event.id, fact.id) in said)) for fact in event.facts.values()]
        if unfolded:
            return [head, *(f"    {words} — {fact.label}" for fact, words in facts)]
        return (
            [head, f"    {self.words.row('faits', 'facts', ' ; '.join(words for _, words in facts))}"]
            if facts
            else [head]
        )

    def _fact(self, fact: Fact, mention: bool) -> str:
        say = self.words.say
        kinds = [", ".join(fact.values) if fact.values else say(*_TYPES[fact.type])]
        if fact.required:
            kinds.append(say("requis", "required"))
        if fact.default is not None:
            kinds.append(say(f"{_written(fact.default)} par défaut", f"{_written(fact.default)} by default"))
        elif not fact.required:
            kinds.append(say("peut rester non dit", "may stay unsaid"))
        if mention:
            kinds.append(say("mention", "mention"))
        return f"{fact.id} ({' ; '.join(kinds)})"

    def moves(self) -> list[str]:
        """What moves the case: an act, or the end of a time limit; from where, to where, in which case."""
        return [f"  {self._move(row)}" for row in self.words.law.rows.transitions]

    def _move(self, row: Transition) -> str:
        whole = self.words.law.whole
        if row.event:
            cause = whole.events[row.event].label
        else:
            label = quoted(whole.delais[row.lapse].label, self.words.lang)
            cause = self.words.say(f"fin de {label}", f"end of {label}")
        source = ", ".join(row.source)
        if len(row.source) > 1 and set(row.source) == self._open():
            source = self.words.say("tout état non final", "any state not final")
        case = self.words.asked(row.when, row.event)
        moves = self.words.row(cause, cause, f"{source} → {row.dest}{case}")
        return self.words.dated(moves, row.period, row.fondement)

    def _open(self) -> set[str]:
        return {id_ for id_, state in self.words.law.rows.states.items() if not state.final}

    def refusals(self) -> list[str]:
        """The acts that the law refuses, why, and in which case."""
        return [f"  {self._refusal(row)}" for row in self.words.law.rows.refus]

    def _refusal(self, row: Refus) -> str:
        law = self.words.law
        label = law.whole.events[row.event].label
        said = self.words.row(label, label, row.motif) + self.words.asked(row.when, row.event)
        if row.sans:
            names = ", ".join(quoted(law.whole.events[name].label, self.words.lang) for name in row.sans)
            said += self.words.say(f" [sans {names}]", f" [without {names}]")
        if set(row.source) < self._open():
            said += self.words.say(f" [depuis {', '.join(row.source)}]", f" [from {', '.join(row.source)}]")
        return self.words.dated(said, row.period, row.fondement)

    def bounds(self) -> list[str]:
        """The bounds that facts must keep, and what is said of an act that does not."""
        return [f"  {self._bound(row)}" for row in self.words.law.rows.conditions]

    def _bound(self, row: Condition) -> str:
        event = self.words.law.whole.events[row.event]
        said = f"{event.label} ({row.fact}) : " if self.words.lang != "en" else f"{event.label} ({row.fact}): "
        said += f"{self.words.say(*bound_words(row))} ; {row.motif}" + self.words.asked(row.when, row.event)
        return self.words.dated(said, row.period, row.fondement)


def bound_words(row: Condition) -> tuple[str, str]:
    """A bound in French and in English."""
    unit, unit_en = (" ans", " years") if row.reference else (" %", " %") if row.pourcent_de else ("", "")
    fr = [f"au moins {row.au_moins}{unit}"] if row.au_moins is not None else []
    en = [f"at least {row.au_moins}{unit_en}"] if row.au_moins is not None else []
    if row.au_plus is not None:
        fr.append(f"au plus {row.au_plus}{unit}" + (f" de {row.pourcent_de}" if row.pourcent_de else ""))
        en.append(f"at most {row.au_plus}{unit_en}" + (f" of {row.pourcent_de}" if row.pourcent_de else ""))
    if row.reference:
        return (
            f"{', '.join(fr)}, {fixed_day_words(row.reference, 'fr')}",
            f"{', '.join(en)}, on {fixed_day_words(row.reference, 'en')}",
        )
    return ", ".join(fr), ", ".join(en)


def _written(value: Value) -> str:
    """As a dossier writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
