"""`chronologie --pour`: the next due date of the person who asks, not that of whoever is first."""

import json

import pytest

from command_line import RECOURS, run

AU = ("--au", "2024-03-12")

# acteur, prochaine échéance, motif
ACTORS = [
    ("commission", "2024-05-06", "le silence que la commission laisse courir"),
    ("requerant", None, "le requérant n'a plus rien à faire avant la réponse"),
]


@pytest.mark.parametrize(("actor", "day", "why"), ACTORS, ids=[row[2] for row in ACTORS])
def test_the_next_due_date_of_an_actor(actor: str, day: str | None, why: str) -> None:
    done = run("chronologie", RECOURS, *AU, "--pour", actor, "--json")
    document = json.loads(done.out)
    found = document["prochaine_echeance"]
    assert (done.status, found and found["echeance"]) == (0, day), f"{why} : {found}"


@pytest.mark.parametrize(("actor", "words"), [("commission", "lundi 6 mai 2024"), ("requerant", "aucune")])
def test_the_text_says_the_same(actor: str, words: str) -> None:
    done = run("chronologie", RECOURS, *AU, "--pour", actor, "--plain")
    lines = [line for line in done.out.splitlines() if line.startswith("Prochaine échéance")]
    assert [words in line for line in lines] == [True], done.out
    assert "Silence de la commission" in done.out, "les autres délais restent montrés"


def test_the_calendar_holds_the_entries_of_the_actor() -> None:
    for who, due in (("commission", "Silence de la commission"), ("requerant", "")):
        events = run("chronologie", RECOURS, *AU, "--pour", who, "--ics").out.split("BEGIN:VEVENT")[1:]
        standing = [event for event in events if "STATUS:CANCELLED" not in event]
        assert [due in event for event in standing] == ([True] if due else []), who


def test_an_actor_that_no_procedure_knows_is_an_error() -> None:
    done = run("chronologie", RECOURS, *AU, "--pour", "comission")
    assert (done.status, done.out) == (2, "")
    assert "écrire « commission » ?" in done.err
