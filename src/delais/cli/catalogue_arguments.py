"""The grammar of the commands about the data: procedures, texts, formats. Imports nothing heavy."""

from __future__ import annotations

from delais.cli.parser import Parser
from delais.cli.shared_options import json_option, links_option

TYPE_CHECKING = False  # type checkers take it as true; importing `typing` would slow `--help`
if TYPE_CHECKING:
    from typing import Any

FORMATS = ("dossier", "situation", "textes", "calendrier", "procedure", "regimes", "derogations", "distances")


def add_catalogue(commands: Any) -> None:
    """The commands that show and check the data."""
    say = Parser.say
    listing = commands.add_parser("procedures", help=say("les procédures connues, ou l'une d'elles", "the procedures"))
    listing.add_argument("id", nargs="?", metavar="ID", help=say("une procédure", "a procedure"))
    span = listing.add_mutually_exclusive_group()
    span.add_argument("--au", metavar="DATE", help=say("le droit de ce jour (aujourd'hui)", "the law of that day"))
    span.add_argument("--tout", action="store_true", help=say("le droit de toutes les époques", "every epoch"))
    listing.add_argument(
        "--evenements",
        action="store_true",
        help=say("une ligne par fait, avec son sens", "a line a fact, with its meaning"),
    )
    json_option(listing)
    links_option(listing)
    check = commands.add_parser("verifier", help=say("contrôle les fichiers de données", "checks the data files"))
    check.add_argument("chemins", nargs="*", metavar="CHEMIN", help=say("fichiers ou dossiers", "files or folders"))
    moved = commands.add_parser(
        "convertir", help=say("une procédure du premier format, dans celui d'aujourd'hui", "a file of the first format")
    )
    moved.add_argument("fichier", metavar="FICHIER", help=say("fichier TOML du format 1", "TOML file of format 1"))
    moved.add_argument(
        "sortie", metavar="SORTIE", nargs="?", default="-", help=say("fichier à écrire", "file to write")
    )
    moved.add_argument(
        "--ecraser", action="store_true", help=say("remplacer un fichier qui existe", "replace a file that exists")
    )
    fresh = commands.add_parser(
        "nouvelle-procedure",
        help=say("le squelette commenté d'une nouvelle procédure", "the commented skeleton of a new procedure"),
    )
    fresh.add_argument("id", metavar="ID", help=say("son id, « recours_amiable »", 'its id, "recours_amiable"'))
    fresh.add_argument(
        "sortie", metavar="SORTIE", nargs="?", default="-", help=say("fichier à écrire", "file to write")
    )
    fresh.add_argument(
        "--ecraser", action="store_true", help=say("remplacer un fichier qui existe", "replace a file that exists")
    )
    drawing = commands.add_parser("diagramme", help=say("le graphe d'une procédure", "the graph of a procedure"))
    drawing.add_argument("id", metavar="ID", help=say("une procédure", "a procedure"))
    epochs = drawing.add_mutually_exclusive_group()
    epochs.add_argument("--au", metavar="DATE", help=say("le droit de ce jour (aujourd'hui)", "the law of that day"))
    epochs.add_argument("--tout", action="store_true", help=say("le droit de toutes les époques", "every epoch"))
    drawing.add_argument("--format", choices=("mermaid", "dot"), default="mermaid", help=say("langage", "language"))
    versus = commands.add_parser(
        "comparer", help=say("ce qui a changé entre deux jours", "what changed between two days")
    )
    versus.add_argument("id", metavar="ID", help=say("une procédure", "a procedure"))
    versus.add_argument("--de", required=True, metavar="DATE", help=say("le premier jour", "the first day"))
    versus.add_argument("--a", required=True, metavar="DATE", help=say("le second jour", "the second day"))
    json_option(versus)
    links_option(versus)
    shape = commands.add_parser(
        "schema", help=say("le JSON Schema d'un format de fichier", "the JSON Schema of a file format")
    )
    shape.add_argument(
        "nom",
        nargs="?",
        choices=FORMATS,
        metavar="FORMAT",
        help=say("un format ; sans lui, la liste", "a format, or the list"),
    )
    cited = commands.add_parser(
        "sources", help=say("les articles cités et ce qui repose dessus", "the articles cited and what rests on them")
    )
    cited.add_argument(
        "article",
        nargs="?",
        metavar="ARTICLE",
        help=say("« CSS R. 142-6 », r142-6 ; sans lui, la liste", '"CSS R. 142-6", r142-6; without it, the list'),
    )
    json_option(cited)
    links_option(cited)
    watched = commands.add_parser(
        "veille",
        help=say("ce qu'une édition plus récente des codes change", "what a newer edition of the codes changes"),
    )
    watched.add_argument(
        "edition",
        metavar="DOSSIER_LEGI",
        help=say("le paquet @socialgouv/legi-data, dépaqueté", "the package @socialgouv/legi-data, unpacked"),
    )
    watched.add_argument(
        "--au",
        metavar="DATE",
        help=say("à part, ce qui commence après (aujourd'hui)", "apart, what begins later (today)"),
    )
    json_option(watched)
    links_option(watched)
