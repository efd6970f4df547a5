"""Documents drawn at random: anything that JSON can hold, and dossiers nearly right, as their format declares them."""

import datetime
from typing import Any

from hypothesis import strategies as st

from delais import Catalogue
from delais.formats.dossier import DOSSIER
from delais.formats.keys import HOUR, INSTANT, NUMBER, TARGET, Key
from delais.places import TERRITOIRES, WITHOUT_CALENDAR
from delais.procedure.model import Fact, Procedure

PROCEDURES = ("recours_amiable", "contrainte", "appel", "agrement", "expertise_medicale", "penalite_maladie")
DAYS = st.dates(datetime.date(1980, 1, 1), datetime.date(2030, 12, 31))
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.just("2024-02-07"), DAYS
)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
ODD_DATES = (
    "2024-02-30", "0000-00-00", "20240207", "2024-W06-3", "2024-02-07T10:00", "2024-02-07 10:00:00.5",
    "2024-02-07T10:00:00Z", "2024-02-07T10:00:00+11:00", "2024-02-07T", "2024-W06-3T10:00", "9999-12-31", "0001-01-01",
    "2024-02-07T24:00", "2024-03-31T02:30", "2024-02-07\n", "２０２４-02-07",
)  # fmt: skip


@st.composite
def days(draw: st.DrawFn, first: datetime.date | None = None) -> Any:
    """A day as a document may write it, one time in thirty not well; in the weeks after `first` if there is one."""
    if draw(st.integers(0, 29)) == 0:
        return draw(st.sampled_from(ODD_DATES))
    day = first + datetime.timedelta(days=draw(st.integers(0, 60))) if first else draw(DAYS)
    written = draw(st.integers(0, 3))
    return day if written == 0 else f"{day}T10:30" if written == 1 else day.isoformat()


def _fact(fact: Fact) -> st.SearchStrategy[Any]:
    right: dict[str, st.SearchStrategy[Any]] = {
        "bool": st.booleans(),
        "enum": st.sampled_from(fact.values or ("x",)),
        "date": days(),
        "entier": st.integers(0, 200),
        "duree": st.sampled_from(("P2M", "15 jours", "2 ans", "hier")),
    }
    return right[fact.type]


def _value(key: Key) -> st.SearchStrategy[Any]:
    right: dict[str, st.SearchStrategy[Any]] = {
        INSTANT: days(),
        HOUR: st.sampled_from(("10:30", "24:00", "9:5", "23:59:59.5")) | st.times(),
        TARGET: st.integers(-1, 5) | st.sampled_from(("a", "b", "")),
        NUMBER: st.sampled_from((1, 1, 1, 2, 1.0, "1")),
    }
    return right.get(key.kind, st.sampled_from(("a", "b", "", " ", "tribunal")) | st.text(max_size=4))


@st.composite
def _event(draw: st.DrawFn, procedure: Procedure) -> dict[str, Any]:
    """One event: most often declared, its facts and moments most often its own."""
    event = draw(st.sampled_from(sorted(procedure.events.values(), key=lambda each: each.id)))
    first = draw(DAYS)
    row: dict[str, Any] = {"nom": event.id, "date": draw(st.sampled_from((first, first.isoformat())))}
    if draw(st.integers(0, 19)) == 0:
        row["date"] = draw(days())
    row["faits"] = {fact.id: draw(_fact(fact)) for fact in event.facts.values() if fact.required or draw(st.booleans())}
    row |= {moment: draw(days(first)) for moment in event.moments if draw(st.booleans())}
    if draw(st.integers(0, 9)) == 0:
        key = draw(st.sampled_from(DOSSIER.shape("evenements[]").keys))
        row[key.name] = draw(_value(key))
    if draw(st.integers(0, 9)) == 0:
        row = {"nom": "annulation", "date": row["date"], "annule": draw(_value(Key("annule", TARGET, "")))}
    return row


@st.composite
def dossiers(draw: st.DrawFn) -> dict[str, Any]:
    """A dossier nearly right: then, one time in three, anything in the place of one of its values."""
    procedure = Catalogue.bundled().load(draw(st.sampled_from(PROCEDURES)))
    document: dict[str, Any] = {"procedure": procedure.id, "evenements": draw(st.lists(_event(procedure), max_size=4))}
    for key in draw(st.lists(st.sampled_from(DOSSIER.shape("").keys), max_size=3)):
        if key.name == "residence":
            places = st.sampled_from((*TERRITOIRES, *WITHOUT_CALENDAR, "lune"))
            document["residence"] = draw(st.dictionaries(st.sampled_from(("requerant", "caisse")), places, max_size=2))
        elif key.name == "empreinte":
            document["empreinte"] = draw(st.dictionaries(st.sampled_from(("moteur", "procedure")), st.text(max_size=4)))
        elif key.name == "territoire":
            document["territoire"] = draw(st.sampled_from((*TERRITOIRES, "bretagne")))
        elif key.name not in document:
            document[key.name] = draw(_value(key))
    if draw(st.integers(0, 2)) == 0:
        _spoil(draw, document)
    return document


def _spoil(draw: st.DrawFn, document: dict[str, Any]) -> None:
    places: list[Any] = [document, *(row for row in document["evenements"] if isinstance(row, dict))]
    place = draw(st.sampled_from(places))
    if isinstance(place.get("faits"), dict) and draw(st.booleans()):
        place = place["faits"]
    key = draw(st.sampled_from(sorted(place)) if place else st.just("zzz")) if draw(st.booleans()) else "zzz"
    place[key] = draw(ANYTHING)
