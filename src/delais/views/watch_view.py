"""What an edition of the codes changes, in words and as a document."""

import datetime
from typing import Any

from delais.french_dates import long_day
from delais.law.links import version_link
from delais.procedure import Catalogue
from delais.veille.watch import ABSENT, GONE, MOVED, NEW, Change, Watch
from delais.views.law_links import known_law
from delais.views.safe_text import clean
from delais.views.sources_view import span, use_dict, use_lines, version_dict

_KINDS = {
    NEW: ("version nouvelle", "new version"),
    MOVED: ("jours changés", "days changed"),
    GONE: ("version qui n'y est plus", "version no longer there"),
    ABSENT: ("article qui n'y est plus", "article no longer there"),
}


def watch_dict(watch: Watch, catalogue: Catalogue, au: datetime.date) -> dict[str, Any]:
    """The watch as one document."""
    return {
        "edition": watch.edition.name or None,
        "au": au,
        "codes": [
            {"code": each.code.name, "id": each.code.id, "consolide_au": each.day, "connu": each.code.edition}
            for each in watch.edition.codes
        ],
        "changements": [_change_dict(change) for change in watch.changes if not change.to_come(au)],
        "a_venir": [_change_dict(change) for change in watch.changes if change.to_come(au)],
        "a_venir_connus": [_change_dict(change) for change in watch.expected],
    }


def _change_dict(change: Change) -> dict[str, Any]:
    return {
        "article": change.article.name,
        "genre": change.kind,
        "version": version_dict(change.now) if change.now else None,
        "connue": version_dict(change.known) if change.known else None,
        "ligne": change.row or None,
        "repose": [use_dict(use) for use in change.uses],
    }


def render_watch(watch: Watch, catalogue: Catalogue, au: datetime.date, lang: str, *, liens: bool = True) -> str:
    """The changes in force on `au`, those to come, then the versions to come that were known."""
    english = lang == "en"
    lines = [_head(watch, lang)]
    lines.append(known_law(catalogue.folders, lang))
    groups = (
        ("En vigueur", "In force", [each for each in watch.changes if not each.to_come(au)]),
        ("À venir", "To come", [each for each in watch.changes if each.to_come(au)]),
    )
    for fr, en, changes in groups:
        if changes:
            lines += ["", f"{en if english else fr} ({len(changes)})"]
            for change in changes:
                lines += _lines(change, lang, liens=liens)
    if not watch.changes:
        lines += ["", "No article cited has changed." if english else "Aucun article cité n'a changé."]
    if watch.expected:
        lines += ["", "Known already, to come" if english else "Déjà connu, à venir"]
        for change in watch.expected:
            version = change.now
            if version:
                lines.append(f"  {change.article.name}  {version.id}  {since_day(version.first, lang)}")
                lines += use_lines(change.uses, lang)
    return "\n".join(clean(line) for line in lines)


def since_day(day: datetime.date, lang: str) -> str:
    """From which day."""
    return f"from {long_day(day, lang)}" if lang == "en" else f"à partir du {long_day(day, lang)}"


def _head(watch: Watch, lang: str) -> str:
    name = watch.edition.name or ("unnamed" if lang == "en" else "sans numéro")
    codes = ", ".join(f"{each.code.name} {each.day.isoformat()}" for each in watch.edition.codes)
    return f"Edition {name}: {codes}" if lang == "en" else f"Édition {name} : {codes}"


def _lines(change: Change, lang: str, *, liens: bool) -> list[str]:
    english = lang == "en"
    lines = [f"  {change.article.name} — {_KINDS[change.kind][english]}"]
    for words, version in (
        (("edition" if english else "édition"), change.now),
        (("known" if english else "connue"), change.known),
    ):
        if version:
            last = version.end - datetime.timedelta(days=1) if version.end else None
            lines.append(f"    {words} : {version.id}  {span(version.first, last, lang)}")
    if change.now and liens:
        lines.append(f"    {version_link(change.now, change.now.first)}")
    if change.row and change.kind == NEW:
        lines.append(f"    {'row to write' if english else 'ligne à écrire'} : {change.row}")
    return lines + use_lines(change.uses, lang)
