"""The page of the sources: the articles cited, their versions read and unread, the citations that give a reason."""

from collections import Counter

from delais import data_files
from delais.folders import bundled
from delais.fondement import Fondement, read_textes
from delais.law.official import articles, codes, known_until
from delais.law.version import Article, Version
from delais.toml_table import read_source
from delais.views.rule_words import legal_day
from generate.markdown import plain, table

HEAD = """\
<!-- Page écrite par `make pages` d'après procedures/textes : ne pas la corriger à la main. -->
# Sources

Chaque citation d'un article porte les jours d'une de ses versions officielles, ou dit pourquoi ce ne sont pas les
siens : `delais verifier` les compare. Les versions sont dans `procedures/textes/versions/`, un fichier par code ; seuls
leur identifiant et leurs jours y sont repris, jamais leur texte. `delais sources ARTICLE` montre celles d'un article,
où les lire et ce qui repose dessus ; `delais veille DOSSIER` dit ce qu'une édition plus récente change.

Quand une règle traverse une révision, il faut que quelqu'un ait lu la nouvelle rédaction : la version est dite **lue**,
avec le jour, ou **non lue**, et alors `delais procedures ID` le dit en réserve. Lire, c'est comparer à la règle les
passages qui portent une durée, un délai, un acteur ou un effet. Une version où commence une citation est lue du jour où
le fichier de textes a été comparé à ses sources. Les éditions à notre portée donnent le texte des versions en vigueur
depuis mars 2020, et l'état du 22 décembre 2007 pour une partie du livre Ier ; les autres rédactions restent à lire.
"""


def page() -> str:
    """The whole page."""
    known = tuple(articles(bundled()).values())
    cited = _citations()
    parts = [HEAD.rstrip(), _edition(), _counts(known, cited)]
    parts += ["## Versions non lues", _unread(known)]
    parts += ["## Citations qui donnent leur raison", _reasons(cited)]
    return "\n\n".join(parts) + "\n"


def _citations() -> list[Fondement]:
    files = sorted(data_files.textes().glob("*.toml"))
    return [each for file in files for each in read_textes(read_source(file, bundled())).values()]


def _edition() -> str:
    rows = [(plain(code.title), code.edition or "—", plain(code.motif)) for code in codes(bundled()).values()]
    day = legal_day(known_until(bundled()), "fr")
    return f"**Droit connu jusqu'au {day}.**\n\n" + table(("Code", "Édition", "Sans versions"), rows)


def _counts(known: tuple[Article, ...], cited: list[Fondement]) -> str:
    versions = [version for article in known for version in article.versions]
    revisions = {version.id: version for each in cited for _, version in each.revisions}
    read = sum(version.lu is not None for version in revisions.values())
    kinds = Counter(_kind(each) for each in cited)
    rows = [
        ("citations", str(len(cited))),
        ("dont les jours sont ceux de versions officielles", str(kinds["versions"])),
        ("qui donnent leur raison", str(kinds["motif"])),
        ("d'un article sorti du code, ou d'un code sans versions", str(kinds["absent"])),
        ("décisions de justice", str(kinds["decision"])),
        ("articles cités", str(len(known))),
        ("versions officielles de ces articles", str(len(versions))),
        ("révisions que traverse une règle", str(len(revisions))),
        ("lues", str(read)),
        ("non lues", str(len(revisions) - read)),
    ]
    return table(("Compte", "Nombre"), rows)


def _kind(cited: Fondement) -> str:
    if cited.decided_on:
        return "decision"
    if cited.motif_dates:
        return "motif"
    return "versions" if any(article.versions for article in cited.articles) else "absent"


def _unread(known: tuple[Article, ...]) -> str:
    rows = [(plain(article.name), _days(article.versions)) for article in known if _days(article.versions)]
    return table(("Article", "Premier jour de chacune"), rows)


def _days(versions: tuple[Version, ...]) -> str:
    return ", ".join(legal_day(version.first, "fr") for version in versions if version.non_lu)


def _reasons(cited: list[Fondement]) -> str:
    rows = [(plain(each.citation), plain(each.motif_dates)) for each in cited if each.motif_dates]
    return table(("Citation", "Pourquoi ses jours ne sont pas ceux de versions"), sorted(set(rows)))
