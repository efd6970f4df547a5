"""The sentences that show one procedure on one day."""

import datetime

from delais.agenda.opening import MOMENT_LABELS
from delais.fondement import Fondement
from delais.procedure.dated import chosen
from delais.procedure.limits import Act, DelaiModele, DelaiValue
from delais.procedure.model import Procedure, State
from delais.views.rule_words import (
    branch_words,
    cited,
    compte_words,
    fact_label,
    incident_words,
    legal_day,
    nature_words,
    since_words,
    trigger_words,
    value_words,
    when_words,
)


class ProcedureWords:
    """The lines of one procedure, on one day, in one language."""

    def __init__(self, procedure: Procedure, au: datetime.date, lang: str) -> None:
        self.procedure, self.au, self.lang = procedure, au, lang

    def say(self, fr: str, en: str) -> str:
        """One of two sentences."""
        return en if self.lang == "en" else fr

    def day(self, day: datetime.date) -> str:
        """A day of the law."""
        return legal_day(day, self.lang)

    def head(self) -> list[str]:
        """The procedure, the day, when it was checked, whether it lives that day."""
        au, checked = self.day(self.au), self.day(self.procedure.checked_on)
        return [
            f"{self.procedure.label} ({self.procedure.id})",
            self.say(f"droit du {au} · vérifié le {checked}", f"law of {au} · checked on {checked}"),
            self._life(),
        ]

    def _life(self) -> str:
        vie = self.procedure.vie_on(self.au)
        if vie:
            exists = self.say("En vigueur", "In force")
            return self._sourced(f"{exists} {since_words(vie.period.first, self.lang)}", vie.fondement)
        ended = [each for each in self.procedure.vie if each.period.until and each.period.until <= self.au]
        if ended:
            last = max(ended, key=lambda each: each.period.end)
            end = since_words(last.period.end, self.lang)
            gone = self.say(f"N'existe plus {end} : ", f"No longer exists {end}: ")
            return self._sourced(gone + last.motif, last.fondement_fin or last.fondement)
        first = min(self.procedure.vie, key=lambda each: each.period.first)
        start = since_words(first.period.first, self.lang)
        return self._sourced(self.say(f"N'existe que {start}", f"Only exists {start}"), first.fondement)

    def states(self) -> list[str]:
        """One line a state: initial, final, or waiting with nothing to bound it."""
        width = max(len(id_) for id_ in self.procedure.states)
        return [f"  {state.id:<{width}}  {state.label}{self._mark(state)}" for state in self.procedure.states.values()]

    def _mark(self, state: State) -> str:
        marks = []
        if state.id == self.procedure.initial:
            marks.append(self.say("départ", "initial"))
        if state.final:
            marks.append(self.say("final", "final"))
        if state.open_ended:
            marks.append(self.say("sans borne : ", "nothing bounds it: ") + state.open_ended)
        return f" — {' ; '.join(marks)}" if marks else ""

    def limit(self, delai: DelaiModele) -> list[str]:
        """One time limit: its values of the day, its start, what it threatens, its law."""
        values = delai.values_on(self.au)
        head = f"  {delai.id} — {delai.label}"
        if not values:
            return [head + self.say(" : n'existe pas ce jour-là", ": does not exist that day")]
        rows = [self._value(delai, value) for value in sorted(values, key=lambda value: bool(value.when))]
        rows.append(self._row("départ", "start", trigger_words(self.procedure, delai.trigger, self.lang)))
        if delai.act:
            rows.append(self._row("acte", "act", self._act(delai.act)))
        rows.append(self._row("qui", "who", delai.actor))
        if delai.sens == "avant":
            rows.append(self._row("sens", "direction", self.say("compté en arrière", "counted backward")))
        if delai.chaque:
            rows.append(
                self._row(
                    "un pour chaque", "one for each", fact_label(self.procedure, delai.chaque, delai.trigger.event)
                )
            )
        rows.append(self._row("nature", "nature", nature_words(delai.nature, delai.effet, self.lang)))
        rows.append(self._row("à la fin", "at the end", delai.consequence))
        rows += self._conditions(delai)
        rows += [self._row("autre lecture", "other reading", each.cause.dans(self.lang)) for each in delai.lectures]
        return [head, *(f"    {row}" for row in rows)]

    def _act(self, act: Act) -> str:
        said = []
        for id_ in act.events:
            event = self.procedure.events[id_]
            moment = MOMENT_LABELS[act.moment or event.date_is].dans(self.lang)
            case = when_words(self.procedure, act.when, id_, self.lang)
            said.append(f"{event.label} ({moment})" + (f" [{case}]" if case else ""))
        return self.say(" ou ", " or ").join(said)

    def _value(self, delai: DelaiModele, value: DelaiValue) -> str:
        case = when_words(self.procedure, value.when, delai.trigger.event, self.lang)
        words = value_words(value, self.lang) + (f" ({case})" if case else "")
        words += f", {delai.regime_of(value).label.dans(self.lang)}"
        if value.period.selected_by:
            event = self.procedure.events[value.period.selected_by.partition(".")[0]].label
            words += self.say(f", selon la date de « {event} »", f', by the date of "{event}"')
        return self._sourced(words, value.fondement)

    def _conditions(self, delai: DelaiModele) -> list[str]:
        """What must be told for it to run, and what touches it."""
        rows = []
        own = delai.trigger.event
        for clause in delai.opposable_if:
            if clause.period.holds(self.au):
                facts = " ; ".join(fact_label(self.procedure, name, own) for name in clause.facts)
                case = when_words(self.procedure, clause.when, own, self.lang)
                words = facts + (f" ({case})" if case else "")
                rows.append(self._row("court si", "runs if", self._sourced(words, clause.fondement)))
        for row in delai.incidents:
            if row.period.holds(self.au):
                words = incident_words(self.procedure, row, self.lang)
                rows.append(self._row("incident", "incident", self._sourced(words, row.fondement)))
        for reach in delai.derogations:
            law = reach.derogation
            case = when_words(self.procedure, reach.when, own, self.lang)
            window = self.say(
                f"du {self.day(law.du)} au {self.day(law.au)}", f"{self.day(law.du)} to {self.day(law.au)}"
            )
            words = f"{law.label.dans(self.lang)}, {window}" + (f" [{case}]" if case else "")
            if reach.contestee:
                words += self.say(" ; autre lecture : ", "; other reading: ") + reach.contestee.cause.dans(self.lang)
            rows.append(self._row("exception", "exception", self._sourced(words, (law.fondement,))))
        return rows

    def counts(self) -> list[str]:
        """The counts of the day: how each grows, from what, to what."""
        rows = []
        for compte in self.procedure.comptes.values():
            rows.append(f"  {compte.id} — {compte.label}")
            for value in chosen(compte.values, lambda _: self.au):
                case = when_words(self.procedure, value.when, compte.trigger.event, self.lang)
                words = compte_words(value, self.lang) + (f" ({case})" if case else "")
                rows.append(f"    {self._sourced(words, value.fondement)}")
            start, end = (trigger_words(self.procedure, each, self.lang) for each in (compte.trigger, compte.fin))
            rows += [f"    {self._row('départ', 'start', start)}", f"    {self._row('fin', 'end', end)}"]
        return rows

    def branches(self) -> list[str]:
        """The other procedures that a case opens that day."""
        held = [row for row in self.procedure.ouvre if row.period.holds(self.au)]
        return [f"  {self._sourced(branch_words(self.procedure, row, self.lang), row.fondement)}" for row in held]

    def left_out(self) -> list[str]:
        """What the file leaves out, and where it stands."""
        return [f"  - {self._sourced(row.text, row.fondement)}" for row in self.procedure.not_modelled]

    def _row(self, fr: str, en: str, words: str) -> str:
        return f"{fr} : {words}" if self.lang != "en" else f"{en}: {words}"

    def _sourced(self, words: str, fondement: tuple[Fondement, ...]) -> str:
        return f"{words}  [{cited(fondement)}]" if fondement else words
