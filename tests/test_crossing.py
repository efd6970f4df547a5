"""Errors and values cross processes: pickled, copied in depth, computed in a pool, they say the same."""

import copy
import datetime
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

import delais
from delais import errors
from delais.errors import DelaisError, InputError, Problem, Texte

ERRORS = sorted(
    (each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, DelaisError)),
    key=lambda each: each.__name__,
)
WORDS = Texte("message en français", "message in English")
PROBLEM = Problem(WORDS, file="a.toml", line=3, key="evenements[1].nom", value="x", expected=WORDS, remedy=WORDS)


def made(kind: type[DelaisError]) -> DelaisError:
    """An error of this class, with a note."""
    error = InputError((PROBLEM, PROBLEM)) if kind is InputError else kind(WORDS)
    error.add_note("noté en chemin")
    return error


def said(error: DelaisError) -> tuple[object, ...]:
    return type(error), str(error), error.render("en"), error.message, vars(error), error.args


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_an_error_survives_pickling(kind: type[DelaisError], protocol: int) -> None:
    assert said(pickle.loads(pickle.dumps(made(kind), protocol))) == said(made(kind))


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_an_error_is_copied_whole(kind: type[DelaisError]) -> None:
    assert said(copy.deepcopy(made(kind))) == said(copy.copy(made(kind))) == said(made(kind))


def fail(kind: type[DelaisError]) -> None:
    raise made(kind)


def test_an_error_comes_back_from_a_process_pool() -> None:
    """A pool hung for ever: the error could not be built again on this side."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        for kind in ERRORS:
            with pytest.raises(kind) as caught:
                pool.submit(fail, kind).result(timeout=60)
            assert str(caught.value) == str(made(kind))
        due = pool.submit(
            delais.compute, delais.Delai("P2M", "ordinaire"), datetime.date(2024, 2, 7), delais.calendar("metropole")
        ).result(timeout=60)
    assert due.date == datetime.date(2024, 4, 8)
