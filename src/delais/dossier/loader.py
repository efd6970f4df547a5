"""From a TOML file to a `Dossier`, checked against its procedure: every problem at once."""

import datetime
import re
from itertools import pairwise
from pathlib import Path

from delais.calendars import territoires
from delais.dossier.model import Dossier, Evenement, Pin
from delais.errors import InputError, Texte
from delais.procedure.catalogue import load_procedure, procedure_ids, reachable
from delais.procedure.dated import Value
from delais.procedure.model import MOMENTS, Event, Procedure
from delais.procedure.rows import expected_of, fits, value_of
from delais.toml_table import Source, Table, nearest, parse_source, read_source

ANNULATION = "annulation"
_PARTIES = ("etranger",)
_ORDER = {
    "fait": 0,
    "decision": 0,
    "signature": 0,
    "depot": 1,
    "envoi": 1,
    "presentation": 2,
    "signification": 2,
    "reception": 3,
}
_OWN_KEYS = ("nom", "date", "heure", "faits", "id", "branche", "enregistre_le", "annule")
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def load_dossier(path: Path | str) -> Dossier:
    """The dossier at `path`. Raises `InputError` listing every problem with its line."""
    return read_dossier(read_source(Path(path)))


def parse_dossier(name: str, raw: bytes) -> Dossier:
    """The dossier in `raw`, called `name` in messages. Raises `InputError`."""
    return read_dossier(parse_source(name, raw))


def read_dossier(source: Source) -> Dossier:
    """The dossier of a file read as TOML. Raises `InputError` listing every problem."""
    root = source.root()
    procedure_id = root.required_text("procedure")
    procedure = _procedure(root, procedure_id)
    rows = [(row, _read_event(row, procedure)) for row in root.tables("evenements")]
    if procedure:
        _check_cancellations(source, [event for _, event in rows])
    pin = root.table("empreinte")
    dossier = Dossier(
        procedure=procedure_id,
        evenements=tuple(event for _, event in rows),
        reference=root.text("reference", Path(source.name).stem),
        territoire=root.choice("territoire", territoires(), "metropole"),
        residence=_read_residence(root.table("residence")),
        pin=Pin(pin.text("moteur"), pin.text("procedure"), pin.text("calendrier")) if pin.data else None,
        file=source.name,
        reference_presumee="reference" not in root.data,
    )
    pin.close()
    root.close()
    source.raise_problems()
    return dossier


def _procedure(root: Table, id_: str) -> Procedure | None:
    if not id_:
        return None
    if id_ not in procedure_ids():
        root.wrong("procedure", id_, Texte("une procédure connue", "a known procedure"), nearest(id_, procedure_ids()))
        return None
    try:
        return load_procedure(id_)
    except InputError as error:
        root.source.problems.extend(error.problems)
        return None


def _read_residence(table: Table) -> dict[str, str]:
    known = (*territoires(), *_PARTIES)
    return {party: table.choice(party, known) for party in table.data}


def _read_event(row: Table, procedure: Procedure | None) -> Evenement:
    nom = row.required_text("nom")
    event = Evenement(
        nom=nom,
        date=row.required_date("date"),
        heure=_read_hour(row),
        moments={moment: day for moment in MOMENTS if (day := row.date(moment))},
        faits=_read_facts(row),
        id=row.text("id"),
        branche=row.text("branche"),
        enregistre_le=row.date("enregistre_le"),
        annule=_read_target(row),
        line=row.source.line(row.path) or 0,
    )
    if procedure and nom != ANNULATION:
        several = [each.events[nom] for each in _possible(procedure, event.branche) if nom in each.events]
        declared = several[0] if several else None
        if declared is None:
            names = tuple(procedure.events)
            row.wrong(
                "nom", nom, Texte("un événement de la procédure", "an event of the procedure"), nearest(nom, names)
            )
        else:
            check_event(row, event, declared)
    row.known = [*_OWN_KEYS, *MOMENTS]
    row.close()
    return event


def _possible(procedure: Procedure, branche: str) -> tuple[Procedure, ...]:
    """The procedures that may receive an event: the one its branch names first, then the case's own and its next."""
    known = reachable(procedure)
    named = branche.partition("#")[0]
    return tuple(sorted(known, key=lambda each: each.id != named)) if named else known


def _read_hour(row: Table) -> datetime.time | None:
    raw = row.raw("heure")
    if raw is None or isinstance(raw, datetime.time):
        return raw
    if isinstance(raw, str) and _HOUR.fullmatch(raw):
        return datetime.time.fromisoformat(raw)
    row.wrong("heure", raw, Texte("HH:MM", "HH:MM"))
    return None


def _read_facts(row: Table) -> dict[str, Value]:
    table = row.table("faits")
    return {name: fact for name, raw in table.data.items() if (fact := value_of(raw)) is not None}


def _read_target(row: Table) -> str | int | None:
    raw = row.raw("annule")
    if raw is not None and (isinstance(raw, bool) or not isinstance(raw, str | int)):
        row.wrong("annule", raw, Texte("l'id ou le rang d'un événement", "the id or the rank of an event"))
        return None
    return raw


def check_event(row: Table, event: Evenement, declared: Event) -> None:
    """An event agrees with its declaration: facts, moments, and no reception before its posting."""
    for moment in event.moments:
        if moment == declared.date_is:
            row.wrong(
                moment,
                event.moments[moment],
                Texte(f"« date » est déjà ce moment ({moment})", f'"date" already is that moment ({moment})'),
            )
        elif moment not in declared.moments:
            what = ", ".join(declared.moments) or "—"
            row.wrong(
                moment,
                event.moments[moment],
                Texte(f"un moment de l'événement : {what}", f"a moment of the event: {what}"),
            )
    dated = sorted(
        [(_ORDER[declared.date_is], event.date, "date"), *((_ORDER[m], d, m) for m, d in event.moments.items())]
    )
    for (first, earlier, _), (second, later, key) in pairwise(dated):
        if first < second and later < earlier:
            row.wrong(
                key,
                later,
                Texte(
                    f"le {earlier} ou après : un acte n'est pas reçu avant d'être envoyé",
                    f"{earlier} or later: an act is not received before it is sent",
                ),
            )
    facts = row.table("faits")
    for name, raw in facts.data.items():
        fact = declared.facts.get(name)
        if fact is None:
            facts.wrong(
                name, raw, Texte("un fait de l'événement", "a fact of the event"), nearest(name, tuple(declared.facts))
            )
        elif not fits(fact, raw):
            facts.wrong(name, raw, expected_of(fact))
    for name, fact in declared.facts.items():
        if fact.required and name not in facts.data:
            row.source.report(
                row.path,
                Texte(
                    f"le fait « {name} » manque à « {event.nom} »", f'the fact "{name}" is missing from "{event.nom}"'
                ),
                expected=expected_of(fact),
                remedy=Texte(
                    f"faits = {{ {name} = ... }} ({fact.label})", f"faits = {{ {name} = ... }} ({fact.label})"
                ),
            )


def _check_cancellations(source: Source, events: list[Evenement]) -> None:
    ids = [event.id for event in events if event.id]
    for index, event in enumerate(events):
        path = ("evenements", index)
        if event.id and ids.count(event.id) > 1:
            source.report((*path, "id"), Texte("id donné deux fois", "id given twice"), value=event.id)
        if (event.nom == ANNULATION) != (event.annule is not None):
            source.report(
                path,
                Texte(
                    "une annulation, et elle seule, nomme ce qu'elle annule",
                    "a cancellation, and it alone, names what it cancels",
                ),
                remedy=Texte('nom = "annulation", annule = "id" ou rang', 'nom = "annulation", annule = "id" or rank'),
            )
        elif event.annule is not None and target(events, event) is None:
            source.report(
                (*path, "annule"),
                Texte("rien à annuler sous ce nom", "nothing to cancel under that name"),
                value=event.annule,
            )


def target(events: list[Evenement] | tuple[Evenement, ...], event: Evenement) -> int | None:
    """The index of the event that the cancellation `event` names by id or by rank (from 1)."""
    if isinstance(event.annule, int):
        index = event.annule - 1
        return index if 0 <= index < len(events) and events[index] is not event else None
    return next((index for index, other in enumerate(events) if other.id == event.annule and other is not event), None)
