"""Reading the rows that every part of a procedure file shares: periods, conditions, citations, readings."""

import datetime
from collections.abc import Mapping

from attrs import evolve, frozen

from delais.computation import DateFixe, DelaiLecture
from delais.duree import Duree
from delais.errors import DureeError, Texte, texte
from delais.fondement import Fondement, resolve
from delais.procedure.dated import Period, Value, When
from delais.procedure.model import Event, Fact
from delais.regimes import Regime, regimes
from delais.toml_table import Source, Table, nearest

_PYTHON_TYPES = {"bool": bool, "date": datetime.date, "entier": int}
_READING_CHANGES = Texte(
    "une lecture change regime, duree ou decale_depart", "a reading changes regime, duree or decale_depart"
)
DECLARED_ACT = Texte("un acte déclaré", "a declared act")
FACT_VALUE = Texte("true, false, un texte, un nombre ou une date", "true, false, a text, a number or a date")


@frozen
class Context:
    """What the reader of a row needs to know of the file."""

    source: Source
    citations: dict[str, Fondement]
    events: dict[str, Event]
    states: tuple[str, ...]
    non_final: tuple[str, ...]
    delais: tuple[str, ...]

    def known(self, table: Table, key: str, value: str, names: tuple[str, ...], what: Texte) -> str:
        """`value` if `names` has it; else reported at `key`."""
        if value and value not in names:
            table.wrong(key, value, what, nearest(value, names))
        return value

    def event(self, table: Table, key: str, *, required: bool = False) -> str:
        """A declared event."""
        value = table.required_text(key) if required else table.text(key)
        return self.known(table, key, value, tuple(self.events), DECLARED_ACT)

    def delai(self, table: Table, key: str) -> str:
        """A declared time limit."""
        return self.known(table, key, table.text(key), self.delais, Texte("un délai déclaré", "a declared délai"))

    def moment(self, table: Table, key: str, event: str) -> str:
        """A moment of `event`, its own date when none is written."""
        value = table.text(key)
        declared = self.events.get(event)
        if not declared:
            return value
        names = (declared.date_is, *declared.moments)
        what = Texte(f"un moment de « {event} »", f'a moment of "{event}"')
        return self.known(table, key, value, names, what) or declared.date_is

    def states_in(self, table: Table, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of declared states; `non_final` stands for all open ones."""
        names = table.texts(key, required=required)
        if names == ("non_final",):
            return self.non_final
        for name in names:
            self.known(table, key, name, self.states, Texte("un état déclaré", "a declared state"))
        return names

    def fondement(self, table: Table, *, required: bool = True, key: str = "fondement") -> tuple[Fondement, ...]:
        """The row's citations."""
        names = table.texts(key, required=required)
        if required and key in table.data and not names:
            table.wrong(key, [], Texte("au moins un texte", "at least one text"))
        return resolve(names, self.citations, table, key)

    def period(self, table: Table) -> Period:
        """The days on which the row is law, and the event whose day counts."""
        period = evolve(dates(table), selected_by=table.text("selected_by"))
        if period.selected_by:
            event, _, moment = period.selected_by.partition(".")
            declared = self.events.get(event)
            if declared is None or (moment and moment not in (declared.date_is, *declared.moments)):
                table.wrong(
                    "selected_by",
                    period.selected_by,
                    Texte("un acte déclaré, ou acte.moment", "a declared act, or acte.moment"),
                    nearest(event, tuple(self.events)),
                )
        return period

    def when(self, table: Table, own: str, key: str = "when") -> When:
        """The facts asked for; bare names are facts of the event `own`."""
        asked = table.table(key) if key in table.data else None
        if asked is None:
            table.known.append(key)
            return When()
        tests = []
        for name, value in asked.data.items():
            values = tuple(value) if isinstance(value, list) else (value,)
            fact = self.fact(name, own)
            if fact is None:
                asked.wrong(name, value, Texte("un fait déclaré", "a declared fact"), self._facts_named(own))
            else:
                for each in values:
                    if not fits(fact, each):
                        asked.wrong(name, each, expected_of(fact))
            tests.append((name, values))
        return When(tuple(tests))

    def fact(self, name: str, own: str) -> Fact | None:
        """The declared fact `name`, bare (of the event `own`) or as `event.fact`."""
        event, dot, fact = name.rpartition(".")
        declared = self.events.get(event if dot else own)
        return declared.facts.get(fact) if declared else None

    def _facts_named(self, own: str) -> Texte:
        declared = self.events.get(own)
        qualified = [f"{event}.{fact}" for event, each in self.events.items() for fact in each.facts]
        return nearest("", [*(declared.facts if declared else ()), *qualified])

    def regime(self, table: Table, key: str = "regime", *, required: bool = False) -> Regime | None:
        """A computation regime; never a default one."""
        name = table.required_text(key) if required else table.text(key)
        known = regimes(self.source.folders)
        self.known(table, key, name, tuple(known), Texte("un régime de calcul", "a computation regime"))
        return known.get(name)

    def duree(self, table: Table, key: str, *, required: bool = False) -> Duree | None:
        """A duration."""
        text = table.required_text(key) if required else table.text(key)
        if not text:
            return None
        try:
            return Duree.parse(text)
        except DureeError as error:
            table.wrong(key, text, error.message)
            return None

    def date_fixe(self, table: Table, key: str) -> DateFixe | None:
        """A fixed date found from another day."""
        if key not in table.data:
            table.known.append(key)
            return None
        row = table.table(key)
        values = {
            "jour": row.integer("jour", 0) or 0,
            "mois": row.integer("mois"),
            "annee": row.integer("annee", 0) or 0,
            "decalage_mois": row.integer("decalage_mois", 0) or 0,
            "apres_le": row.integer("apres_le"),
        }
        row.close()
        try:
            return DateFixe(**values)  # type: ignore[arg-type]
        except DureeError as error:
            table.wrong(key, row.data, error.message)
            return None

    def lectures(self, table: Table) -> tuple[DelaiLecture, ...]:
        """The other readings of a rule."""
        found = []
        for row in table.tables("lectures"):
            found.append(
                DelaiLecture(
                    texte(row.required_text("cause"), row.text("cause_en") or None),
                    self.regime(row),
                    self.duree(row, "duree"),
                    row.integer("decale_depart", 0) or 0,
                )
            )
            if not {"regime", "duree", "decale_depart"} & set(row.data):
                row.wrong("cause", row.data.get("cause"), _READING_CHANGES)
            row.close()
        return tuple(found)


def dates(table: Table, first: str = "since", end: str = "until") -> Period:
    """The days on which a row is law: the `first` one, and the day after the last."""
    period = Period(table.date(first), table.date(end))
    if period.since and period.until and period.until <= period.since:
        word = table.source.word(table.path, first)
        table.wrong(end, period.until, Texte(f"une date après « {word} »", f'a date after "{word}"'))
    return period


def fits(fact: Fact, value: object) -> bool:
    """Whether `value` may be a value of `fact`."""
    if fact.type == "enum":
        return value in fact.values
    if fact.type == "duree":
        return isinstance(value, str) and _is_duree(value)
    return type(value) is _PYTHON_TYPES.get(fact.type)


def _is_duree(text: str) -> bool:
    try:
        Duree.parse(text)
    except DureeError:
        return False
    return True


def expected_of(fact: Fact) -> Texte:
    """What a value of `fact` looks like."""
    forms: Mapping[str, Texte] = {
        "bool": Texte("true ou false", "true or false"),
        "date": Texte("une date AAAA-MM-JJ", "a date YYYY-MM-DD"),
        "entier": Texte("un nombre entier", "a whole number"),
        "duree": Texte("une durée comme P2M", "a duration such as P2M"),
        "enum": Texte("un de : " + ", ".join(fact.values), "one of: " + ", ".join(fact.values)),
    }
    return forms.get(fact.type, FACT_VALUE)


def value_of(raw: object) -> Value | None:
    """A TOML value as a fact's value."""
    return raw if isinstance(raw, bool | str | int | datetime.date) else None
