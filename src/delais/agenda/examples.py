"""The examples of a procedure file: small cases with what they must give, replayed when the file is checked."""

import datetime
from collections.abc import Iterator

from attrs import frozen

from delais.agenda.fold import replay
from delais.agenda.situation import Situation
from delais.dossier.event_lines import LineError, event_of
from delais.dossier.model import Dossier, Evenement
from delais.errors import DelaisError, InputError, Texte, texte
from delais.procedure.catalogue import Catalogue
from delais.procedure.model import Procedure
from delais.toml_table import Source, Table

_EXPECTED = Texte('attendu = { AAAA-MM-JJ = { etat = "…" } }', 'attendu = { YYYY-MM-DD = { etat = "…" } }')


@frozen
class Example:
    """One case of a file: its log, and what is expected of it on some days."""

    titre: str
    dossier: Dossier
    table: Table


def check_examples(source: Source, procedure: Procedure, catalogue: Catalogue | None = None) -> int:
    """Replay every example of a file; what it gives otherwise is noted in `source`. Returns how many expectations held.

    An expectation is the state (`etat`), or the day or the status of a time limit, on a day.
    """
    law = catalogue or Catalogue.bundled()
    held = 0
    for example in _examples(source, procedure, law):
        expected = example.table.table("attendu")
        if not expected.data:
            source.report(
                example.table.path,
                Texte("un exemple attend quelque chose", "an example expects something"),
                expected=_EXPECTED,
            )
        for day, row in expected.named_tables():
            situation = _look(example, procedure, law, row, day)
            if situation is not None:
                held += sum(_holds(row, situation, key) for key in row.data)
    return held


def _examples(source: Source, procedure: Procedure, law: Catalogue) -> Iterator[Example]:
    known = law.reachable(procedure)
    for table in source.root().tables("exemples"):
        titre, events = table.required_text("titre"), list[Evenement]()
        right = True
        for index, line in enumerate(table.texts("journal", required=True)):
            try:
                events.append(event_of(line, procedure, known))
            except LineError as error:
                right = False
                source.report(
                    (*table.path, "journal", index),
                    Texte("ligne illisible", "unreadable line"),
                    value=error.wrong,
                    expected=error.expected,
                )
        table.table("attendu")
        territoire = table.text("territoire", "metropole")
        residence = {key: str(value) for key, value in table.table("residence").data.items()}
        table.close()
        if right:
            yield Example(titre, Dossier(procedure.id, tuple(events), titre, territoire, residence), table)


def _look(example: Example, procedure: Procedure, law: Catalogue, row: Table, day: str) -> Situation | None:
    try:
        au = datetime.date.fromisoformat(day)
    except ValueError:
        row.source.report(
            row.path, Texte("ce jour n'existe pas", "there is no such day"), value=day, expected=_EXPECTED
        )
        return None
    try:
        return replay(example.dossier, au=au, procedure=procedure, projection=False, catalogue=law)
    except InputError as error:
        for problem in error.problems:
            row.source.report(
                (*example.table.path, "journal"),
                problem.message,
                value=problem.value,
                expected=problem.expected,
                remedy=problem.remedy,
            )
    except DelaisError as error:
        row.source.report(row.path, texte(str(error)))
    return None


def _holds(row: Table, situation: Situation, key: str) -> bool:
    """Whether the situation gives what the key expects; noted if it does not."""
    expected = row.data[key]
    if key == "etat":
        found: object = situation.etat.id
    else:
        vie = situation.delai(key)
        found = None if vie is None else vie.statut if isinstance(expected, str) else vie.echeance and vie.echeance.date
    if found == expected:
        return True
    row.source.report(
        (*row.path, key),
        Texte("l'exemple donne autre chose", "the example gives something else"),
        value=found if found is not None else "—",
        expected=texte(str(expected)),
    )
    return False
