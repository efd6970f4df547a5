"""The articles cited: their versions, who read them, what rests on each; in words and as a document."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from delais.errors import Texte
from delais.law.links import version_link
from delais.law.version import Article, Version
from delais.procedure.law_of_day import LawOfDay
from delais.veille.resting import Use, unread
from delais.views.delai_words import quoted
from delais.views.law_links import without_links
from delais.views.rule_words import legal_day, since_words
from delais.views.safe_text import clean

_KINDS = (
    Texte("existence", "existence"),
    Texte("délai", "time limit"),
    Texte("opposabilité", "information"),
    Texte("incident", "incident"),
    Texte("compte", "count"),
    Texte("condition", "condition"),
    Texte("passage", "move"),
    Texte("refus", "refusal"),
    Texte("ouverture", "opening"),
    Texte("non modélisé", "not modelled"),
    Texte("jour férié", "holiday"),
    Texte("régime", "regime"),
    Texte("distance", "distance"),
    Texte("loi d'exception", "exceptional law"),
)
KINDS = {each.fr: each for each in _KINDS}


def read_mark(version: Version, lang: str) -> str:
    """Who read a version: the day, nobody, or nothing where no rule lives through it."""
    if version.lu:
        day = legal_day(version.lu, lang)
        return f"read on {day}" if lang == "en" else f"lue le {day}"
    if version.non_lu:
        return "not read" if lang == "en" else "non lue"
    return "—"


def counts(versions: Sequence[Version]) -> tuple[int, int]:
    """How many of them were read, and how many should be and were not."""
    return sum(version.lu is not None for version in versions), sum(version.non_lu for version in versions)


def articles_dict(found: Sequence[Article], uses: Mapping[tuple[str, str], tuple[Use, ...]]) -> list[dict[str, Any]]:
    """Each article with its versions and what rests on it."""
    return [_article_dict(article, uses.get((article.code, article.number), ())) for article in found]


def _article_dict(article: Article, rows: tuple[Use, ...]) -> dict[str, Any]:
    read, unread = counts(article.versions)
    return {
        "article": article.name,
        "motif": article.motif or None,
        "lues": read,
        "non_lues": unread,
        "versions": [version_dict(version) for version in article.versions],
        "repose": [use_dict(row) for row in rows],
    }


def version_dict(version: Version) -> dict[str, Any]:
    """One version: its id, its days, who read it, what it changes here, its address."""
    return {
        "id": version.id,
        "debut": version.first,
        "fin": version.end,
        "lu": version.lu,
        "non_lu": version.non_lu,
        "changement": version.changement or None,
        "lien": version_link(version, version.first),
    }


def use_dict(use: Use) -> dict[str, Any]:
    """One row that cites: where it is, what it is, its rules, the citation."""
    return {
        "procedure": use.where,
        "genre": use.kind,
        "nom": use.name,
        "regles": list(use.rules),
        "citation": use.fondement.citation,
        "depuis": use.fondement.since,
        "avant_le": use.fondement.until,
    }


def render_list(found: Sequence[Article], uses: Mapping[tuple[str, str], tuple[Use, ...]], lang: str) -> str:
    """One line an article: its versions, how many were read, how many procedures rest on it."""
    rows = []
    for article in found:
        read, unread = counts(article.versions)
        places = len({use.where for use in uses.get((article.code, article.number), ())})
        if lang == "en":
            words = f"{len(article.versions)} versions, {read} read, {unread} not read, cited in {places} files"
        else:
            words = f"{len(article.versions)} versions, {read} lues, {unread} non lues, cité dans {places} fichiers"
        rows.append((article.name, article.motif or words))
    width = max((len(name) for name, _ in rows), default=0)
    return "\n".join(clean(f"{name:<{width}}  {words}") for name, words in rows)


def render_articles(
    found: Sequence[Article], uses: Mapping[tuple[str, str], tuple[Use, ...]], lang: str, *, liens: bool = True
) -> str:
    """Each article whole: its versions with their addresses, then what rests on it."""
    lines: list[str] = []
    for article in found:
        lines += [*([""] if lines else []), article.name]
        if article.motif:
            lines.append(f"  {article.motif}")
        for version in article.versions:
            lines += _version_lines(version, lang, liens=liens)
        rows = uses.get((article.code, article.number), ())
        lines += ["  Rests on it:" if lang == "en" else "  Repose dessus :"] if rows else []
        lines += use_lines(rows, lang)
    return "\n".join(clean(line) for line in lines)


def _version_lines(version: Version, lang: str, *, liens: bool) -> list[str]:
    last = version.end - datetime.timedelta(days=1) if version.end else None
    days = span(version.first, last, lang)
    said = f" : {version.changement}" if version.changement and lang != "en" else ""
    said = f": {version.changement}" if version.changement and lang == "en" else said
    head = f"  {version.id}  {days}  {read_mark(version, lang)}{said}"
    return [head, *([f"    {version_link(version, version.first)}"] if liens else [])]


def span(first: datetime.date, last: datetime.date | None, lang: str) -> str:
    """The days of a version."""
    if last is None:
        return since_words(first, lang)
    days = legal_day(first, lang), legal_day(last, lang)
    return f"{days[0]} to {days[1]}" if lang == "en" else f"du {days[0]} au {days[1]}"


def unread_words(law: LawOfDay, lang: str) -> str:
    """The reserve on the versions of that day, or of every epoch, that nobody has read; empty if all were."""
    days = (f"{article.name} ({since_words(version.first, lang)})" for article, version in unread(law.rows, law.au))
    said = ", ".join(dict.fromkeys(days))
    if not said:
        return ""
    return (
        f"Reserve: versions that nobody has read: {said}" if lang == "en" else f"Réserve : versions non lues : {said}"
    )


def use_lines(rows: Sequence[Use], lang: str) -> list[str]:
    """What rests on an article, a line a row, each once."""
    told: dict[str, None] = {}
    for use in rows:
        rules = f" ({', '.join(use.rules)})" if use.rules else ""
        kind = KINDS[use.kind].dans(lang)
        told[f"    {use.where} — {kind} {quoted(use.name, lang)}{rules}  [{use.fondement.citation}]"] = None
    return list(told)


def document(
    found: Sequence[Article], uses: Mapping[tuple[str, str], tuple[Use, ...]], *, liens: bool
) -> dict[str, Any]:
    """The articles as one document."""
    rows: Any = articles_dict(found, uses)
    return {"articles": rows if liens else without_links(rows)}
