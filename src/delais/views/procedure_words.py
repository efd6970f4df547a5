"""The sentences that show one procedure on one day, or in every epoch."""

import datetime

from attrs import frozen

from delais.agenda.opening import MOMENT_LABELS
from delais.errors import Texte
from delais.folders import bundled
from delais.fondement import Fondement
from delais.procedure.dated import Period, When
from delais.procedure.law_of_day import LawOfDay
from delais.procedure.limits import Act, DelaiModele, DelaiValue
from delais.procedure.model import State
from delais.views.law_links import known_law
from delais.views.rule_words import (
    branch_words,
    cited,
    compte_words,
    fact_label,
    incident_words,
    legal_day,
    nature_words,
    since_words,
    span_words,
    trigger_words,
    value_words,
    when_words,
)

_ADMIS = {
    "veille": Texte(", admis avant le dernier jour", ", admitted before the last day"),
    "fin": Texte(", admis jusqu'au dernier jour", ", admitted until the last day"),
    "toujours": Texte("", ""),
}


@frozen
class ProcedureWords:
    """The lines of one procedure: `law` holds the rows to show, of a day or of every epoch, `lang` the language."""

    law: LawOfDay
    lang: str

    def say(self, fr: str, en: str) -> str:
        """One of two sentences."""
        return en if self.lang == "en" else fr

    def day(self, day: datetime.date) -> str:
        """A day of the law."""
        return legal_day(day, self.lang)

    def head(self) -> list[str]:
        """The procedure, the day, when it was checked, whether it lives that day."""
        whole, au = self.law.whole, self.law.au
        checked = self.say(f"vérifié le {self.day(whole.checked_on)}", f"checked on {self.day(whole.checked_on)}")
        if au is None:
            epoch = self.say("droit de toutes les époques", "law of every epoch")
            lives = [self.sourced(span_words(vie.period, self.lang), vie.fondement) for vie in whole.vie]
        else:
            epoch = self.say(f"droit du {self.day(au)}", f"law of {self.day(au)}")
            lives = [self._life(au)]
        known = known_law(bundled(), self.lang)
        return [f"{whole.label} ({whole.id})", f"{epoch} · {checked} · {known}", *lives]

    def _life(self, au: datetime.date) -> str:
        lives = self.law.whole.vie
        vie = self.law.whole.vie_on(au)
        if vie:
            exists = self.say("En vigueur", "In force")
            return self.sourced(f"{exists} {since_words(vie.period.first, self.lang)}", vie.fondement)
        ended = [each for each in lives if each.period.until and each.period.until <= au]
        if ended:
            last = max(ended, key=lambda each: each.period.end)
            end = since_words(last.period.end, self.lang)
            gone = self.say(f"N'existe plus {end} : ", f"No longer exists {end}: ")
            return self.sourced(gone + last.motif, last.fondement_fin or last.fondement)
        first = min(lives, key=lambda each: each.period.first)
        start = since_words(first.period.first, self.lang)
        return self.sourced(self.say(f"N'existe que {start}", f"Only exists {start}"), first.fondement)

    def states(self) -> list[str]:
        """One line a state: initial, final, or waiting with nothing to bound it."""
        states = self.law.rows.states
        width = max((len(id_) for id_ in states), default=0)
        return [f"  {state.id:<{width}}  {state.label}{self._mark(state)}" for state in states.values()]

    def _mark(self, state: State) -> str:
        marks = []
        if state.id == self.law.whole.initial:
            marks.append(self.say("départ", "initial"))
        if state.final:
            marks.append(self.say("final", "final"))
        if state.open_ended:
            marks.append(self.say("sans borne : ", "nothing bounds it: ") + state.open_ended)
        return f" — {' ; '.join(marks)}" if marks else ""

    def limits(self) -> list[str]:
        """The time limits, each on several lines."""
        return [line for delai in self.law.rows.delais.values() for line in self._limit(delai)]

    def _limit(self, delai: DelaiModele) -> list[str]:
        """Its values, its start, what it threatens, its law."""
        whole = self.law.whole
        values = sorted(delai.values, key=lambda value: bool(value.when))
        rows = [row for value in values for row in self._value_rows(delai, value)]
        rows.append(self.row("départ", "start", trigger_words(whole, delai.trigger, self.lang)))
        if delai.act:
            rows.append(self.row("acte", "act", self._act(delai.act)))
        rows.append(self.row("qui", "who", delai.actor))
        if delai.sens == "avant":
            rows.append(self.row("sens", "direction", self.say("compté en arrière", "counted backward")))
        if delai.chaque:
            rows.append(
                self.row("un pour chaque", "one for each", fact_label(whole, delai.chaque, delai.trigger.event))
            )
        rows.append(self.row("nature", "nature", nature_words(delai.nature, delai.effet, self.lang)))
        rows.append(self.row("à la fin", "at the end", delai.consequence))
        rows += self._asked(delai)
        rows += [self.row("autre lecture", "other reading", each.cause.dans(self.lang)) for each in delai.lectures]
        head = f"  {delai.id} — {delai.label}"
        if self.law.au is not None and not delai.period.holds(self.law.au):
            started = span_words(delai.period, self.lang)
            head += self.say(f", s'il est parti {started}", f", if it started {started}")
        return [self.dated(head, delai.period, ()), *(f"    {row}" for row in rows)]

    def _value_rows(self, delai: DelaiModele, value: DelaiValue) -> list[str]:
        """A value, and under it what is contested or uncertain in it alone."""
        rows = [self._value(delai, value)]
        rows += [
            f"  {self.row('autre lecture', 'other reading', each.cause.dans(self.lang))}" for each in value.lectures
        ]
        return rows + self._reserve(value.reserve)

    def _reserve(self, reserve: Texte | None) -> list[str]:
        return [f"  {self.row('réserve', 'reserve', reserve.dans(self.lang))}"] if reserve else []

    def _act(self, act: Act) -> str:
        said = []
        for id_ in act.events:
            event = self.law.whole.events[id_]
            moment = MOMENT_LABELS[act.moment or event.date_is].dans(self.lang)
            said.append(f"{event.label} ({moment})" + self.asked(act.when, id_))
        return self.say(" ou ", " or ").join(said)

    def _value(self, delai: DelaiModele, value: DelaiValue) -> str:
        case = when_words(self.law.whole, value.when, delai.trigger.event, self.lang)
        words = value_words(value, self.lang) + (f" ({case})" if case else "")
        words += f", {delai.regime_of(value).label.dans(self.lang)}"
        if value.period.selected_by:
            event = self.law.whole.events[value.period.selected_by.partition(".")[0]].label
            words += self.say(f", selon la date de « {event} »", f', by the date of "{event}"')
        return self.dated(words, value.period, value.fondement)

    def _asked(self, delai: DelaiModele) -> list[str]:
        """What must be told for it to run, and what touches it."""
        rows = []
        own, whole = delai.trigger.event, self.law.whole
        for clause in delai.opposable_if:
            facts = " ; ".join(fact_label(whole, name, own) for name in clause.facts)
            case = when_words(whole, clause.when, own, self.lang)
            words = facts + (f" ({case})" if case else "")
            rows.append(self.row("court si", "runs if", self.dated(words, clause.period, clause.fondement)))
            rows += self._reserve(clause.reserve)
        for incident in delai.incidents:
            words = f"{incident_words(whole, incident, self.lang)}{_ADMIS[incident.admis].dans(self.lang)}"
            rows.append(self.row("incident", "incident", self.dated(words, incident.period, incident.fondement)))
            readings = [
                f"  {self.row('autre lecture', 'other reading', each.dans(self.lang))}"
                for each in incident.read_otherwise
            ]
            rows += [*readings, *self._reserve(incident.reserve)]
        for reach in delai.derogations:
            law = reach.derogation
            window = self.say(
                f"du {self.day(law.du)} au {self.day(law.au)}", f"{self.day(law.du)} to {self.day(law.au)}"
            )
            words = f"{law.label.dans(self.lang)}, {window}" + self.asked(reach.when, own)
            if reach.contestee:
                words += self.say(" ; autre lecture : ", "; other reading: ") + reach.contestee.cause.dans(self.lang)
            rows.append(self.row("exception", "exception", self.sourced(words, (law.fondement,))))
        return rows

    def counts(self) -> list[str]:
        """The counts: how each grows, from what, to what."""
        rows = []
        whole = self.law.whole
        for compte in self.law.rows.comptes.values():
            rows.append(f"  {compte.id} — {compte.label}")
            for value in compte.values:
                case = when_words(whole, value.when, compte.trigger.event, self.lang)
                words = compte_words(value, self.lang) + (f" ({case})" if case else "")
                rows.append(f"    {self.dated(words, value.period, value.fondement)}")
            start, end = (trigger_words(whole, each, self.lang) for each in (compte.trigger, compte.fin))
            rows += [f"    {self.row('départ', 'start', start)}", f"    {self.row('fin', 'end', end)}"]
        return rows

    def branches(self) -> list[str]:
        """The other procedures that a case opens."""
        return [
            f"  {self.dated(branch_words(self.law.whole, row, self.lang), row.period, row.fondement)}"
            for row in self.law.rows.ouvre
        ]

    def not_modelled(self) -> list[str]:
        """What the file leaves out, and where it stands."""
        return [f"  - {self.dated(row.text, row.period, row.fondement)}" for row in self.law.rows.not_modelled]

    def row(self, fr: str, en: str, words: str) -> str:
        """`words` after what they are."""
        return f"{fr} : {words}" if self.lang != "en" else f"{en}: {words}"

    def asked(self, when: When, own: str) -> str:
        """The case that a row asks for, between brackets; nothing where it asks for none."""
        case = when_words(self.law.whole, when, own, self.lang)
        return f" [{case}]" if case else ""

    def dated(self, words: str, period: Period, fondement: tuple[Fondement, ...]) -> str:
        """`words` with their articles; and with their dates, where every epoch is shown."""
        if self.law.au is None and (period.since or period.until):
            words += f", {span_words(period, self.lang)}"
        return self.sourced(words, fondement)

    def sourced(self, words: str, fondement: tuple[Fondement, ...]) -> str:
        """`words` with their articles."""
        return f"{words}  [{cited(fondement, self.law.au, self.lang)}]" if fondement else words
