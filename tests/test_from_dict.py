"""`Dossier.from_dict` on anything: a dossier, or the package's error; what it gives comes back as it went."""

import json
import pickle
from typing import Any

from hypothesis import event, example, given, settings

from delais import Dossier, InputError
from drawn_documents import ANYTHING, dossiers
from every_document import as_data, refusals


def read(document: Any) -> Dossier | None:
    """The dossier, or None and an error that says something in both languages and crosses processes."""
    try:
        return Dossier.from_dict(document)
    except InputError as raised:
        error = raised
    assert error.problems
    assert error.render("fr").strip()
    assert error.render("en").strip()
    assert pickle.loads(pickle.dumps(error)).problems == error.problems
    return None


@given(ANYTHING)
@settings(max_examples=400)
def test_anything_is_a_dossier_or_an_error_of_the_package(document: Any) -> None:
    read(document)


@given(dossiers())
@settings(max_examples=600)
@example({"procedure": "appel", "evenements": [{"nom": "decision", "date": "2024-W06-3T10:00"}]})
def test_what_is_read_is_written_and_read_again(document: dict[str, Any]) -> None:
    """And the schema takes what the reader takes: an editor never refuses a dossier that is right."""
    dossier = read(document)
    event("lu" if dossier else "refusé")
    if dossier is None:
        return
    written = dossier.to_dict()
    assert Dossier.from_dict(json.loads(json.dumps(written, allow_nan=False))) == dossier
    assert refusals("dossier", written) == []
    assert refusals("dossier", as_data(said(document))) == [], document


def said(value: Any) -> Any:
    """What a document says: a key that holds nothing is not written, as every door reads it."""
    if isinstance(value, dict):
        return {name: said(each) for name, each in value.items() if each is not None}
    return [said(each) for each in value] if isinstance(value, list) else value


def test_most_documents_drawn_are_read() -> None:
    """The draw would prove nothing if it gave only wrong dossiers, or only right ones."""
    drawn = [0, 0]

    @given(dossiers())
    @settings(max_examples=200, database=None)
    def count(document: dict[str, Any]) -> None:
        drawn[read(document) is not None] += 1

    count()
    assert min(drawn) > 20, f"{drawn[1]} dossiers lus, {drawn[0]} refusés"
