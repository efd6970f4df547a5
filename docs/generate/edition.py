"""An edition of the codes as the project knows them: what the package of the codes would give, without its texts."""

from delais.folders import bundled
from delais.law.official import articles, codes
from delais.law.version import Version

FOR_EVER, DAY = 32472144000000, 86_400_000


def milliseconds(version: Version) -> dict[str, object]:
    """One version, its days in milliseconds since 1970."""
    epoch = 719163
    end = (version.end.toordinal() - epoch) * DAY if version.end else FOR_EVER
    return {
        "id": version.id, "etat": "VIGUEUR", "version": "1.0",
        "dateDebut": (version.first.toordinal() - epoch) * DAY, "dateFin": end, "numero": None, "ordre": None,
    }  # fmt: skip


def edition() -> dict[str, dict]:
    """A code a file, each article with the versions that we know."""
    found = {}
    for code in codes(bundled()).values():
        if code.edition:
            data = {"id": code.id, "cid": code.id, "title": code.title, "dateDebutVersion": "2026-03-14"}
            known = [
                article for article in articles(bundled()).values() if article.code == code.name and article.versions
            ]
            rows = [
                {
                    "type": "article",
                    "data": {
                        "num": article.number,
                        "articleVersions": [milliseconds(each) for each in article.versions],
                    },
                }
                for article in known
            ]
            section = {"type": "section", "data": {"title": "Tout"}, "children": rows}
            found[code.id] = {"type": "code", "data": data, "children": [section]}
    return found
