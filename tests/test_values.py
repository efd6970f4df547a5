"""Values are frozen in depth, hashable, short to print, and equal after pickling and a deep copy."""

import copy
import datetime
import pickle
from collections.abc import Iterator

import attrs
import pytest

import delais
from command_line import EXAMPLES
from delais import Delai, Duree, calendar, compute, load_procedure, regime
from delais.frozen_map import FrozenMap
from delais.procedure.derogations import derogations
from delais.procedure.distances import distances
from delais.regimes import regimes

AU = datetime.date(2024, 7, 1)
DOSSIERS = sorted(EXAMPLES.glob("*.toml"))


@pytest.fixture(scope="module", params=DOSSIERS, ids=lambda path: path.stem)
def situation(request: pytest.FixtureRequest) -> delais.Situation:
    return delais.replay(delais.load_dossier(request.param), au=AU)


def within(value: object, seen: dict[int, object] | None = None) -> Iterator[object]:
    """The value and everything it holds, once each."""
    seen = {} if seen is None else seen
    if id(value) in seen:
        return
    seen[id(value)] = value
    yield value
    held: list[object] = []
    if attrs.has(type(value)):
        held = [getattr(value, each.name) for each in attrs.fields(type(value)) if not each.name.startswith("_")]
    elif isinstance(value, dict):
        held = list(value.values())
    elif isinstance(value, tuple | list | set | frozenset):
        held = list(value)
    for each in held:
        yield from within(each, seen)


def test_everything_a_situation_holds_is_frozen(situation: delais.Situation) -> None:
    found = {type(each).__name__ for each in within(situation) if isinstance(each, dict | list | set)}
    assert found <= {"FrozenMap"}, f"une situation tient des objets que l'on peut changer : {found}"


def test_everything_a_situation_holds_is_short_to_print(situation: delais.Situation) -> None:
    """A `Situation` printed 388,000 characters."""
    long = {type(each).__name__: len(repr(each)) for each in within(situation) if attrs.has(type(each))}
    assert {name: size for name, size in long.items() if size >= 300} == {}
    assert situation.dossier.reference in repr(situation)


def test_a_situation_is_equal_after_pickling_and_a_deep_copy(situation: delais.Situation) -> None:
    copied, pickled = copy.deepcopy(situation), pickle.loads(pickle.dumps(situation))
    assert copied == situation
    assert pickled == situation
    assert len({situation, copied, pickled}) == 1, "des valeurs égales n'ont pas la même empreinte (hash)"
    assert {type(each).__name__ for each in within(pickled) if isinstance(each, dict)} <= {"FrozenMap"}


def test_the_same_case_gives_equal_situations() -> None:
    first, second = (delais.replay(delais.load_dossier(DOSSIERS[0]), au=AU) for _ in range(2))
    assert first == second
    assert first is not second
    later = delais.replay(first.dossier, au=AU + datetime.timedelta(days=1))
    assert later != first


VALUES = [
    Duree.parse("P1M15D"), regime("franc_tutelle"), calendar("guadeloupe"), Delai("P2M", "franc"),
    calendar("saint-martin").variant("abolition"), load_procedure("agrement"), delais.DateFixe(1, 4),
    compute(Delai("8 jours", "franc_tutelle"), datetime.date(1986, 5, 16), calendar("metropole")),
    delais.Incident("repart", AU), delais.Evenement("x", AU, faits={"a": True}, moments={"reception": AU}),
    delais.Dossier("agrement", residence={"assure": "etranger"}),
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_is_its_copy(value: object) -> None:
    copies = [copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))]
    assert all(each == value for each in copies)
    assert len({value, *copies}) == 1
    assert len(repr(value)) < 300


def test_two_values_that_differ_are_not_equal() -> None:
    metropole = calendar("metropole")
    assert calendar("guadeloupe") != metropole
    assert attrs.evolve(metropole, feries=()) != metropole
    agrement = load_procedure("agrement")
    assert attrs.evolve(agrement, transitions=()) != agrement
    assert regime("franc") != attrs.evolve(regime("franc"), fondements={})


CHANGES = [
    ("pop", lambda held: held.pop(next(iter(held), "x"))),
    ("clear", lambda held: held.clear()),
    ("update", lambda held: held.update({"x": None})),
    ("setdefault", lambda held: held.setdefault("x", None)),
    ("popitem", lambda held: held.popitem()),
    ("affectation", lambda held: held.__setitem__("x", None)),
    ("del", lambda held: held.__delitem__(next(iter(held), "x"))),
    ("|=", lambda held: held.__ior__({"x": None})),
]


@pytest.mark.parametrize(("how", "change"), CHANGES, ids=[row[0] for row in CHANGES])
def test_nothing_shared_can_be_changed(how: str, change: object) -> None:
    """`load_procedure(id).states.pop(...)` or `calendar.year(2031).pop(...)` altered every later date."""
    procedure, metropole = load_procedure("recours_amiable"), calendar("metropole")
    event = delais.Evenement("x", AU, moments={"reception": AU}, faits={"a": True})
    shared = [
        procedure.states, procedure.events, procedure.delais, procedure.comptes, procedure.textes,
        next(iter(procedure.events.values())).facts, metropole.year(2031), regimes(), regime("franc").fondements,
        derogations(), distances().articles, event.moments, event.faits,
        delais.Dossier("agrement", residence={"assure": "etranger"}).residence,
    ]  # fmt: skip
    for held in shared:
        before = dict(held)
        with pytest.raises(TypeError):
            change(held)
        assert dict(held) == before, how
    assert calendar("metropole").year(2031)[datetime.date(2031, 7, 14)].nom.fr


def test_what_was_given_may_change_afterwards_without_changing_the_value() -> None:
    said = {"a": True}
    event = delais.Evenement("x", AU, faits=said)
    said["a"] = False
    assert event.faits == {"a": True}


def test_a_frozen_map_reads_like_a_dict() -> None:
    held = FrozenMap({"a": 1, "b": 2})
    assert held == {"b": 2, "a": 1}
    assert dict(held) == held
    assert {**held, "c": 3} == {"a": 1, "b": 2, "c": 3}
    assert FrozenMap(a=1) != FrozenMap(a=2)
