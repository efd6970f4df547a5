"""What the case knows at one point of its replay: the accepted events, their facts and their moments."""

import datetime

from attrs import define, field

from delais.dossier.model import Evenement
from delais.errors import Texte
from delais.french_dates import long_day
from delais.procedure.dated import Period, Value, When
from delais.procedure.model import Procedure


@define
class Known:
    """The accepted events by name, latest last, as they are known on `jour`, the day being judged.

    `jour` moves forward with the agenda. What comes after it, or after the as-of date `au`, is not known yet: no later
    look may rewrite what was judged on a day.
    """

    procedure: Procedure
    au: datetime.date
    jour: datetime.date = datetime.date.min
    accepted: dict[str, list[Evenement]] = field(factory=dict)

    def last(self, name: str) -> Evenement | None:
        """The last accepted event of that name."""
        events = self.accepted.get(name)
        return events[-1] if events else None

    def last_accepted(self) -> Evenement | None:
        """The latest accepted event of any name."""
        events = [events[-1] for events in self.accepted.values()]
        return max(events, key=lambda event: event.date, default=None)

    def bearer(self, name: str, own: Evenement | None) -> tuple[Evenement | None, str]:
        """The event that bears the fact `name`, and the fact's own name: `event.fact`, or a fact of the one at hand."""
        event_name, dot, fact_name = name.rpartition(".")
        return (self.last(event_name) if dot else own), fact_name

    def stated(self, name: str, own: Evenement | None) -> Value | None:
        """What the case says of a fact; None if it says nothing, even where the fact has a default."""
        event, fact_name = self.bearer(name, own)
        return event.faits.get(fact_name) if event else None

    def fact(self, name: str, own: Evenement | None) -> Value | None:
        """A fact of the event at hand, or `event.fact` of the last accepted one; None if it is not known."""
        event, fact_name = self.bearer(name, own)
        if event is None:
            return None
        if fact_name in event.faits:
            return event.faits[fact_name]
        declared = self.procedure.events[event.nom].facts.get(fact_name) if event.nom in self.procedure.events else None
        return declared.default if declared else None

    def presumed(self, event: Evenement) -> tuple[str, ...]:
        """The facts of an event that were not stated and are taken from their default, here or where it came from."""
        declared = self.procedure.events[event.nom].facts.values()
        taken = [each.id for each in declared if each.default is not None and each.id not in event.faits]
        return (*event.presumes, *taken)

    def holds(self, when: When, own: Evenement | None) -> bool:
        """Whether the facts asked for are there."""
        return not when or when.holds(lambda name: self.fact(name, own))

    def written(self, event: Evenement, moment: str) -> datetime.date | None:
        """The day of one moment of an event as the log has it, come or not; its own date by default."""
        if not moment or moment == self.procedure.events[event.nom].date_is:
            return None if event.date_presumee and moment else event.date
        return event.moments.get(moment)

    def moment(self, event: Evenement, moment: str) -> datetime.date | None:
        """The day of one moment of an event; None if it was not written, or has not come on the day being judged."""
        day = self.written(event, moment)
        return day if day and (day <= event.date or day <= min(self.jour, self.au)) else None

    def to_come(self, event: Evenement, moment: str) -> datetime.date | None:
        """The day of a moment that was written and has not come on the day being judged."""
        return None if self.moment(event, moment) else self.written(event, moment)

    def awaited(self, event: Evenement) -> tuple[str, ...]:
        """The moments of an event that come after the as-of date."""
        return tuple(name for name, day in event.moments.items() if day > self.au)

    def key_date(self, period: Period, default: datetime.date, own: Evenement | None = None) -> datetime.date:
        """The date that selects the version of a row: that of the event it names.

        An event that has not happened counts as happening on the day that is being judged.
        """
        if not period.selected_by:
            return default
        name, _, moment = period.selected_by.partition(".")
        event = own if own is not None and own.nom == name else self.last(name)
        if event is None:
            return self.jour
        return self.moment(event, moment) or event.date

    def may_hold(self, period: Period, default: datetime.date, own: Evenement | None = None) -> bool:
        """Whether the row applies, or may still apply once the event that selects it has happened."""
        if self.missing_key(period, own):
            return self.jour < period.end
        return self.in_force(period, default, own)

    def in_force(self, period: Period, default: datetime.date, own: Evenement | None = None) -> bool:
        """Whether the row applies to the case."""
        if period.since is None and period.until is None:
            return True
        return period.holds(self.key_date(period, default, own))

    def missing_key(self, period: Period, own: Evenement | None = None) -> str:
        """The event that selects a dated row and has not happened; an empty text if there is none."""
        name = period.selected_by.partition(".")[0]
        dated = period.since is not None or period.until is not None
        return name if name and dated and not (own and own.nom == name) and not self.last(name) else ""

    def key_reserve(self, name: str, day: datetime.date) -> Texte:
        """The reserve of a row selected by an event that had not happened on `day`."""
        label = self.procedure.events[name].label
        return Texte(
            f"version choisie comme si « {label} » avait lieu le {long_day(day)}",
            f'version chosen as if "{label}" happened on {long_day(day, "en")}',
        )
