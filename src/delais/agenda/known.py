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
    """The accepted events by name, latest last, and the day that stands for what has not happened."""

    procedure: Procedure
    au: datetime.date
    accepted: dict[str, list[Evenement]] = field(factory=dict)

    def last(self, name: str) -> Evenement | None:
        """The last accepted event of that name."""
        events = self.accepted.get(name)
        return events[-1] if events else None

    def last_accepted(self) -> Evenement | None:
        """The latest accepted event of any name."""
        events = [events[-1] for events in self.accepted.values()]
        return max(events, key=lambda event: event.date, default=None)

    def fact(self, name: str, own: Evenement | None) -> Value | None:
        """A fact of the event at hand, or `event.fact` of the last accepted one; None if it is not known."""
        event_name, dot, fact_name = name.rpartition(".")
        event = self.last(event_name) if dot else own
        if event is None:
            return None
        if fact_name in event.faits:
            return event.faits[fact_name]
        declared = self.procedure.events[event.nom].facts.get(fact_name) if event.nom in self.procedure.events else None
        return declared.default if declared else None

    def holds(self, when: When, own: Evenement | None) -> bool:
        """Whether the facts asked for are there."""
        return not when or when.holds(lambda name: self.fact(name, own))

    def moment(self, event: Evenement, moment: str) -> datetime.date | None:
        """The day of one moment of an event, its own date by default; None if it was not written."""
        if not moment or moment == self.procedure.events[event.nom].date_is:
            return event.date
        return event.moments.get(moment)

    def key_date(self, period: Period, default: datetime.date, own: Evenement | None = None) -> datetime.date:
        """The date that selects the version of a row: that of the event it names, the as-of date if not yet there."""
        if not period.selected_by:
            return default
        name, _, moment = period.selected_by.partition(".")
        event = own if own is not None and own.nom == name else self.last(name)
        if event is None:
            return self.au
        return self.moment(event, moment) or event.date

    def in_force(self, period: Period, default: datetime.date, own: Evenement | None = None) -> bool:
        """Whether the row applies to the case."""
        if period.since is None and period.until is None:
            return True
        return period.holds(self.key_date(period, default, own))

    def key_reserve(self, period: Period) -> Texte | None:
        """The reserve of a row selected by an event that has not happened."""
        name = period.selected_by.partition(".")[0]
        if not name or self.last(name):
            return None
        label = self.procedure.events[name].label
        return Texte(
            f"version choisie comme si « {label} » avait lieu le {long_day(self.au)}",
            f'version chosen as if "{label}" happened on {long_day(self.au, "en")}',
        )
