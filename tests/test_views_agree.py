"""Every case through every view: the same lines, the same kinds, the same reasons, the same reserves.

The cases are all the dossiers of the repository and those of the audit, each on several days of its life.
"""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest

from delais.agenda import Situation, replay
from delais.dossier.loader import load_dossier
from delais.views.ics import entries, render_ics
from delais.views.json_view import dump, situation_dict
from delais.views.safe_text import clean
from views_read import Page, pages, squeeze

HERE = Path(__file__).parent
FOLDERS = (
    HERE / "audit",
    HERE / "golden" / "dossiers",
    HERE.parent / "examples" / "dossiers",
    HERE / "dossiers",
    *sorted(path for path in (HERE / "dossiers").iterdir() if path.is_dir()),
)


def days_of(events: tuple[Any, ...]) -> list[datetime.date]:
    """The days on which a case is looked at: in the middle of its log, at its end, and once all has run."""
    days = sorted(event.date for event in events)
    if not days:
        return [datetime.date(2024, 1, 1)]
    return sorted({days[(len(days) - 1) // 2], days[-1], days[-1] + datetime.timedelta(days=70)})


def situations(folder: Path) -> Iterator[tuple[str, Situation]]:
    for path in sorted(folder.glob("*.toml")):
        dossier = load_dossier(path)
        for day in days_of(dossier.evenements):
            yield f"{path.name} au {day}", replay(dossier, au=day)


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_every_view_shows_the_same_case(folder: Path) -> None:
    problems = []
    looked = 0
    for name, situation in situations(folder):
        looked += 1
        document = json.loads(dump(situation_dict(situation)))
        for view, page in pages(situation).items():
            problems += [f"{name}, vue {view} : {problem}" for problem in differences(document, page)]
        problems += [f"{name}, ICS : {problem}" for problem in calendar_differences(document, situation)]
    assert looked, f"{folder} ne contient aucun dossier"
    assert not problems, "\n".join(problems[:20])


def differences(document: dict[str, Any], page: Page) -> Iterator[str]:
    """What the view does not show as the JSON document says it."""
    rows = [row for row in page.rows if row.kind not in ("moment", "courante", "posterieur")]
    told = document["historique"]
    expected = sorted(((line["date"], line["type"]) for line in told), key=lambda pair: pair[0])
    if [(row.date, row.kind) for row in rows] != expected:
        yield f"lignes {[(row.date, row.kind) for row in rows]}, JSON {expected}"
        return
    for line, row in zip(sorted(told, key=lambda line: line["date"]), rows, strict=True):
        for said in said_of(line):
            if squeeze(said) not in row.text:
                yield f"la ligne {line['date']} {line['nom']} ({line['type']}) ne dit pas : {said}"
    later = [(each["date"], squeeze(clean(each["libelle"]))) for each in document["posterieurs"]]
    shown = [(row.date, row.text) for row in page.rows if row.kind == "posterieur"]
    if len(later) != len(shown) or any(
        day != date or label not in text for (day, label), (date, text) in zip(later, shown, strict=False)
    ):
        yield f"événements postérieurs {shown}, JSON {later}"
    for said in said_of_case(document):
        if squeeze(clean(said)) not in page.text:
            yield f"la page ne dit pas : {said}"


def said_of(line: dict[str, Any]) -> Iterator[str]:
    """What a line must say, in every view."""
    if line["type"] in ("evenement", "refus"):
        yield clean(line["libelle"])
    if line.get("motif"):
        yield f"refusé : {line['motif']}"
    for reserve in line["reserves"]:
        yield f"réserve : {reserve}"
    if line["sous_reserve"]:
        yield f"sous réserve : {line['sous_reserve']}"
    if line["sans_effet"]:
        yield "sans effet"
    if line["annule"]:
        yield "annulé"
    if line.get("presumes"):
        yield "(présumé)"
    if line.get("non_precises"):
        yield "non précisé"
    if line.get("date_presumee"):
        yield "jour non connu"
    if line["type"] in ("evenement", "refus"):
        yield from line["fondement"]


def said_of_case(document: dict[str, Any]) -> Iterator[str]:
    """What the page must say somewhere."""
    yield document["etat_libelle"]
    closed = "(dossier clos)" if document["final"] else ""
    yield closed
    yield from (f"réserve : {reserve}" for reserve in document["reserves"])
    if document["sous_reserve"]:
        yield f"Sous réserve {document['sous_reserve']}"
    for branch in document["branches"]:
        yield branch["etat_libelle"]
        if branch["sous_reserve"]:
            yield f"Sous réserve {branch['sous_reserve']}"
    for vie in (*document["delais"], *document["delais_anterieurs"]):
        yield vie["libelle"]
        yield from (f"réserve : {reserve}" for reserve in vie["reserves"])
        if vie["sous_reserve"]:
            yield f"sous réserve : {vie['sous_reserve']}"
    for each in document["prochaines"]:
        yield each["libelle"]


def calendar_differences(document: dict[str, Any], situation: Situation) -> Iterator[str]:
    """The calendar holds every due date that runs, and nothing that JSON does not have."""
    running = {
        (vie["id"], vie["instance"], vie["branche"], vie["partie"] or "", vie["echeance"])
        for vie in document["delais"]
        if vie["statut"] in ("court", "suspendu", "a_venir") and vie["echeance"]
    }
    shown = {
        (entry.vie.id, entry.vie.instance, entry.vie.branche, entry.vie.partie, entry.due.date.isoformat())
        for entry in entries(situation)
        if not entry.projected
    }
    if running != shown:
        yield f"échéances {sorted(shown)}, JSON {sorted(running)}"
    written = list(icalendar.Calendar.from_ical(render_ics(situation)).walk("VEVENT"))
    for vie in document["delais"]:
        if (vie["id"], vie["instance"], vie["branche"], vie["partie"] or "", vie["echeance"]) not in running:
            continue
        told = [
            squeeze(f"{event['summary']} {event['description']}")
            for event in written
            if event.decoded("dtstart").isoformat() == vie["echeance"] and event.get("status") != "CANCELLED"
        ]
        asked = [vie["libelle"], *vie["reserves"], *([vie["sous_reserve"]] if vie["sous_reserve"] else [])]
        if not any(all(squeeze(clean(said)) in text for said in asked) for text in told):
            yield f"aucune entrée du {vie['echeance']} ne dit {asked} : {told}"
