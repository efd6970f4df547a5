"""`delais veille`, `delais sources`: what a newer edition of the codes changes; the articles, what rests on them."""

from argparse import Namespace
from pathlib import Path

from delais.cli.reading import as_of
from delais.errors import InputError, Problem, Texte
from delais.law.naming import asked_article
from delais.law.official import articles, codes
from delais.law.version import Article
from delais.procedure import Catalogue
from delais.toml_table import nearest, shown
from delais.veille.resting import uses
from delais.views.json_view import dump
from delais.views.law_links import known_law


def veille(arguments: Namespace, lang: str) -> int:
    """Print what the edition changes. Returns 1 if something changed. Raises `InputError` if it is no edition."""
    from delais.veille.edition import read_edition
    from delais.veille.watch import watch
    from delais.views.watch_view import render_watch, watch_dict

    catalogue, au = Catalogue.bundled(), as_of(arguments.au, lang)
    wanted = frozenset(articles(catalogue.folders))
    edition = read_edition(Path(arguments.edition), codes(catalogue.folders), wanted)
    found = watch(edition, catalogue, au)
    if arguments.json:
        print(dump(watch_dict(found, catalogue, au), liens=not arguments.sans_liens))
    else:
        print(render_watch(found, catalogue, au, lang, liens=not arguments.sans_liens))
    return 1 if found.changes else 0


def sources(arguments: Namespace, lang: str) -> int:
    """Print the articles cited; or one, its versions, what rests on it. Raises `InputError` if none cites it."""
    from delais.views import sources_view as view

    catalogue = Catalogue.bundled()
    found = _found(arguments.article, catalogue)
    resting = uses(catalogue)
    if arguments.json:
        print(dump(view.document(found, resting, liens=not arguments.sans_liens)))
        return 0
    if arguments.article is None:
        print(view.render_list(found, resting, lang))
    else:
        print(view.render_articles(found, resting, lang, liens=not arguments.sans_liens))
    print(known_law(catalogue.folders, lang))
    return 0


def _found(text: str | None, catalogue: Catalogue) -> list[Article]:
    known = {**_unversioned(catalogue), **articles(catalogue.folders)}
    if text is None:
        return list(known.values())
    code, number = asked_article(text)
    found = [article for (name, each), article in known.items() if each.upper() == number and code in ("", name)]
    if not found:
        message = Texte(f"article que rien ne cite : « {shown(text)} »", f'no row cites the article "{shown(text)}"')
        names = tuple(article.name for article in known.values())
        raise InputError((Problem(message, remedy=nearest(text, names)),))
    return found


def _unversioned(catalogue: Catalogue) -> dict[tuple[str, str], Article]:
    """The articles cited of codes whose versions are not known."""
    reasons = codes(catalogue.folders)
    return {
        (code, number): Article(code, number, motif=reasons[code].motif)
        for code, number in uses(catalogue)
        if code in reasons
    }
