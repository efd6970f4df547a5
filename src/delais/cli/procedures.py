"""`delais procedures`, `diagramme` and `comparer`: what the catalogue holds, drawn and compared."""

from argparse import Namespace

from delais.cli.reading import as_of
from delais.procedure import load_procedure
from delais.views.json_view import dump


def procedures(arguments: Namespace, lang: str) -> int:
    """Print the catalogue, or one procedure as the law stood on a day, or in every epoch."""
    from delais.cli.hyperlinks import opening
    from delais.procedure.law_of_day import every_epoch, law_of_day
    from delais.veille.resting import cited_rows
    from delais.views import catalogue_view as view
    from delais.views.law_links import Sources
    from delais.views.procedure_document import procedure_dict

    if arguments.id is None:
        print(
            dump(view.procedures_dict(lang), liens=not arguments.sans_liens)
            if arguments.json
            else view.render_procedures(lang)
        )
        return 0
    procedure = load_procedure(arguments.id)
    law = every_epoch(procedure) if arguments.tout else law_of_day(procedure, as_of(arguments.au, lang))
    if arguments.json:
        print(dump(procedure_dict(law, lang), liens=not arguments.sans_liens))
    else:
        cited = (Sources(each, law.au) for _, _, _, each in cited_rows(law.rows))
        print(opening(view.render_procedure(law, lang, unfolded=arguments.evenements), cited, arguments))
    return 0


def diagramme(arguments: Namespace, lang: str) -> int:
    """Print the state graph, Mermaid or DOT."""
    from delais.views.diagram import render_dot, render_mermaid

    render = render_dot if arguments.format == "dot" else render_mermaid
    print(render(load_procedure(arguments.id), None if arguments.tout else as_of(arguments.au, lang)))
    return 0


def comparer(arguments: Namespace, lang: str) -> int:
    """Print what changed in a procedure between two days."""
    from delais.views.comparison import as_dict, compare, render_comparison

    comparison = compare(load_procedure(arguments.id), as_of(arguments.de, lang), as_of(arguments.a, lang))
    print(
        dump(as_dict(comparison), liens=not arguments.sans_liens)
        if arguments.json
        else render_comparison(comparison, lang)
    )
    return 0
