"""From TOML, JSON or a dictionary to a `Dossier`: read as its format declares it, checked by the one door."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from delais.dossier.checking import findings
from delais.dossier.event_checks import branches_of, declared_event
from delais.dossier.findings import note
from delais.dossier.json_source import parse_json, plain
from delais.dossier.model import Dossier, Evenement, Pin
from delais.errors import InputError, Texte
from delais.file_bytes import read_bounded
from delais.formats.dossier import DOSSIER
from delais.formats.reading import read
from delais.procedure.catalogue import Catalogue
from delais.procedure.model import Procedure
from delais.toml_table import Source, nearest, parse_source
from delais.word_lists import MOMENTS

HEAD = ("procedure", "reference", "territoire", "identifiant")


def load_dossier(path: Path | str, catalogue: Catalogue | None = None) -> Dossier:
    """The dossier at `path`, in TOML or JSON, by the procedures of `catalogue`, the package's by default.

    Raises `InputError` listing every problem, in TOML with its line.
    """
    return parse_dossier(str(path), read_bounded(Path(path)), catalogue)


def parse_dossier(name: str, raw: bytes, catalogue: Catalogue | None = None) -> Dossier:
    """The dossier in `raw`, called `name` in messages: JSON if it begins with a brace. Raises `InputError`."""
    json = raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
    return read_dossier(parse_json(name, raw) if json else parse_source(name, raw), catalogue)


def from_dict(document: Mapping[str, Any], catalogue: Catalogue | None = None) -> Dossier:
    """The dossier that a dictionary says, as JSON would: dates may be dates or texts, None stands for what is not said.

    `catalogue` gives the procedures, the package's by default. Raises `InputError` listing every problem with its path.
    """
    source = Source("", plain(document), {})
    source.text_dates = True
    return read_dossier(source, catalogue)


def read_dossier(source: Source, catalogue: Catalogue | None = None) -> Dossier:
    """The dossier of a document. Raises `InputError` listing every problem."""
    values = read(source.root(), DOSSIER)
    law = catalogue or Catalogue.bundled()
    procedure = _procedure(source, values.get("procedure", ""), law)
    known = law.reachable(procedure) if procedure else ()
    branches = branches_of(known)
    drafts = [_draft(row or {}) for row in values.get("evenements", ())]
    if source.text_dates:
        drafts = [_dated(draft, known, branches) for draft in drafts]
    case = _Case(values.get("territoire", "metropole"), values.get("residence", {}), drafts)
    note(source, findings(case, known, law.territoires()))
    source.raise_problems()
    return _built(source, values, drafts)


def _built(source: Source, values: dict[str, Any], drafts: "list[_Draft]") -> Dossier:
    """The dossier itself: what is left to go wrong is the place of an hour on a territory's clock."""
    head = {name: values[name] for name in HEAD if name in values}
    head["reference_presumee"] = "reference" not in head
    head.setdefault("reference", Path(source.name).stem if source.name else "")
    try:
        events = [
            Evenement(**draft.values, line=source.line(("evenements", index)) or 0)
            for index, draft in enumerate(drafts)
        ]
        pin = Pin(**values["empreinte"]) if values.get("empreinte") else None
        residence = values.get("residence", {})
        return Dossier(**head, evenements=tuple(events), residence=residence, pin=pin, file=source.name)
    except InputError as error:
        source.problems.extend(error.problems)
        raise InputError(tuple(source.problems)) from error


def _procedure(source: Source, id_: str, law: Catalogue) -> Procedure | None:
    if not id_.strip():
        return None
    if id_ not in (known := law.procedures()):
        source.root().wrong("procedure", id_, Texte("une procédure connue", "a known procedure"), nearest(id_, known))
        return None
    try:
        return law.load(id_)
    except InputError as error:
        source.problems.extend(error.problems)
        return None


@frozen
class _Draft:
    """One event as it was read: what is wrong in it is already noted, or not there."""

    values: dict[str, Any]

    @property
    def nom(self) -> str:
        return str(self.values.get("nom", ""))

    @property
    def date(self) -> datetime.date | None:
        return _day(self.values.get("date"))

    @property
    def moments(self) -> dict[str, datetime.date]:
        return {name: day for name, value in self.values.get("moments", {}).items() if (day := _day(value))}

    @property
    def faits(self) -> dict[str, Any]:
        return self.values.get("faits", {})  # type: ignore[no-any-return]

    @property
    def branche(self) -> str:
        return str(self.values.get("branche", ""))

    @property
    def id(self) -> str:
        return str(self.values.get("id", ""))

    @property
    def annule(self) -> str | int | None:
        return self.values.get("annule")


@frozen
class _Case:
    """A dossier as it was read, for the checks."""

    territoire: str
    residence: dict[str, Any]
    evenements: list[_Draft]


def _draft(row: dict[str, Any]) -> _Draft:
    moments = {name: row[name] for name in MOMENTS if name in row}
    own = {name: value for name, value in row.items() if name not in moments}
    return _Draft({**own, "moments": moments} if moments else own)


def _dated(draft: _Draft, known: tuple[Procedure, ...], branches: dict[str, str]) -> _Draft:
    """The same, the texts that stand for dates in its facts read as dates, where the procedure declares dates."""
    declared = declared_event(known, branches, draft.nom, draft.branche)
    said = dict(draft.faits)
    for name, value in draft.faits.items():
        fact = declared.facts.get(name) if declared else None
        if fact and fact.type == "date" and isinstance(value, str):
            try:
                said[name] = datetime.date.fromisoformat(value if len(value) == 10 else "")
            except ValueError:
                continue
    return _Draft({**draft.values, "faits": said}) if said else draft


def _day(value: object) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else None
