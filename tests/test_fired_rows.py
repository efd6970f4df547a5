"""Every accepted act cites the row of its procedure that fired, on every dossier of the repository.

The row is found again from the history alone (`laws.fired`), without the engine. Of 1,017 accepted acts of the first
release 6 showed the article of another row; that count is kept here, at 0.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from delais.agenda import Situation, replay
from delais.agenda.engine import Engine
from delais.calendars import calendar
from delais.dossier.loader import load_dossier
from delais.dossier.model import Dossier, Evenement
from delais.procedure import load_procedure, procedure_ids
from delais.procedure.dated import Value
from delais.procedure.model import Fact
from delais.views.json_view import situation_dict
from laws.fired import fired_rows
from laws.of_lines import wrong_citations

HERE = Path(__file__).parent
FOLDERS = (HERE / "audit", HERE / "golden" / "dossiers", HERE / "dossiers", HERE.parent / "examples" / "dossiers")


def looks() -> Iterator[tuple[str, Situation]]:
    """Each dossier once its log has been read to the end."""
    for path in sorted(path for folder in FOLDERS for path in folder.rglob("*.toml")):
        dossier = load_dossier(path)
        if dossier.evenements:
            last = max(event.date for event in dossier.evenements)
            yield path.name, replay(dossier, au=last + datetime.timedelta(days=70))


def test_no_accepted_act_shows_the_article_of_another_row() -> None:
    accepted, wrong, unsure = 0, [], []
    for name, seen in looks():
        fired = list(fired_rows(seen))
        accepted += len(fired)
        wrong += [f"{name} : {said}" for said in wrong_citations(seen)]
        unsure += [f"{name} : {line.nom} du {line.date}" for line, rows in fired if rows is None]
    assert not wrong, "\n".join(wrong)
    assert not unsure, "le passage retrouvé ne mène pas où l'affaire est allée :\n" + "\n".join(unsure)
    assert accepted > 1000, f"{accepted} actes acceptés seulement : les dossiers ont-ils été lus ?"


def test_json_names_the_rules_of_that_row() -> None:
    wrong = []
    for name, seen in looks():
        shown = situation_dict(seen)["historique"]
        rows = {id(line): found for line, found in fired_rows(seen)}
        for line, told in zip((*seen.historique, *seen.previsions), shown, strict=True):
            found = rows.get(id(line))
            if found and told.get("regle") != ", ".join(found[0].rules):
                wrong.append(f"{name} : {line.nom} du {line.date} dit {told.get('regle')}, non {found[0].rules}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("id_", procedure_ids())
def test_looking_changes_nothing(id_: str) -> None:
    """Whether an act would be accepted is asked of the machine on a case of its own: state, limits and log stay."""
    day = datetime.date(2024, 3, 1)
    procedure = load_procedure(id_)
    engine = Engine(procedure, Dossier(id_), calendar("metropole"), day)
    for name, event in procedure.events.items():
        act = Evenement(name, day, faits={fact.id: _some(fact) for fact in event.facts.values() if fact.required})
        before = (engine.state, {key: list(acts) for key, acts in engine.known.accepted.items()}, len(engine.running))
        judged = engine.judge(act, day)
        assert engine.judge(act, day) == judged, f"{name} : deux regards, deux réponses"
        after = (engine.state, {key: list(acts) for key, acts in engine.known.accepted.items()}, len(engine.running))
        assert after == before, f"{name} : avoir regardé a changé l'affaire"
        line = engine.act(act, day)
        assert (line.type == "refus") is (judged.refusal is not None), f"{name} : fait autrement que regardé"


def _some(fact: Fact) -> Value:
    """A value that the fact may have."""
    given: dict[str, Value] = {"bool": True, "date": datetime.date(2024, 2, 1), "entier": 1, "duree": "P1M"}
    return fact.values[0] if fact.values else given[fact.type]
