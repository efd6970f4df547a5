"""The grammar of the command line, in French or in English. Imports nothing heavy: `--help` must be quick."""

from __future__ import annotations

import argparse

from delais import __version__
from delais.cli.catalogue_arguments import add_catalogue
from delais.cli.parser import Parser, filled
from delais.cli.shared_options import json_option, links_option

TYPE_CHECKING = False  # type checkers take it as true; importing `typing` would slow `--help`
if TYPE_CHECKING:
    from typing import Any

TERRITOIRES = (
    "metropole", "alsace-moselle", "guadeloupe", "martinique", "guyane", "reunion", "mayotte", "saint-martin",
    "saint-barthelemy", "saint-pierre-et-miquelon",
)  # fmt: skip
RESIDENCES = (*TERRITOIRES, "polynesie-francaise", "wallis-et-futuna", "nouvelle-caledonie", "taaf", "etranger")
ACTES = (
    "comparution", "appel", "appel_technique", "opposition", "tierce_opposition", "revision", "pourvoi", "saisine",
    "saisine_tarification", "memoire", "saisine_technique", "recours_administratif",
)  # fmt: skip


def build(lang: str) -> Parser:
    """The parser of the whole command, speaking `lang`."""
    Parser.lang = lang
    say = Parser.say
    parser = Parser(
        prog="delais",
        description=say(
            "Délais de procédure français et procédures de sécurité sociale : dates, motifs et sources.",
            "French procedural time limits and social-security procedures: dates, reasons and sources.",
        ),
        epilog=say("Un calcul n'est pas un conseil juridique.", "A computed date is not legal advice."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"delais {__version__}",
        help=say("montre la version", "show the version"),
    )
    _language(parser)
    commands = parser.add_subparsers(dest="command", metavar=say("COMMANDE", "COMMAND"), parser_class=Parser)
    _add_computation(commands)
    add_catalogue(commands)
    _add_cases(commands)
    for sub in commands.choices.values():
        _language(sub)
        sub.register("type", None, filled)
        sub.register("type", int, lambda text: int(filled(text)))
    return parser


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang", choices=("fr", "en"), default=argparse.SUPPRESS, help=Parser.say("langue des phrases", "language")
    )


def _distance(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--distance",
        choices=("aucune", "outre-mer", "etranger"),
        default="aucune",
        help=Parser.say("éloignement de la partie", "remoteness of the party"),
    )


def _prudent(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--prudent", action="store_true", help=Parser.say("montrer la lecture la plus sûre", "show the safe reading")
    )


def _overwrite(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ecraser",
        action="store_true",
        help=Parser.say("remplacer un fichier qui existe", "replace a file that exists"),
    )


def _calendar_folder(forms: argparse._ActionsContainer) -> None:
    forms.add_argument(
        "--ics-dossier",
        metavar="REPERTOIRE",
        help=Parser.say(
            "un fichier iCalendar par échéance, tenu à jour dans ce répertoire",
            "one iCalendar file a due date, kept up to date in this folder",
        ),
    )


def _previous(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--precedent",
        metavar="CHEMIN",
        help=Parser.say(
            "le calendrier écrit la fois d'avant (avec --ics) : ce qui change y est corrigé ou annulé",
            "the calendar written the time before (with --ics): what changes is corrected or cancelled",
        ),
    )


def _territory(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--territoire",
        default="metropole",
        metavar="T",
        help=Parser.say("un de : ", "one of: ") + ", ".join(TERRITOIRES),
    )


def _add_computation(commands: Any) -> None:
    say = Parser.say
    one = commands.add_parser("calculer", help=say("une échéance, expliquée", "one due date, explained"))
    one.add_argument("duree", metavar="DUREE", help=say("P2M, « 2 mois », « 8 jours ouvrés »…", 'P2M, "2 mois"…'))
    one.add_argument(
        "--du", required=True, metavar="DATE", help=say("jour de départ (AAAA-MM-JJ[THH:MM])", "start day")
    )
    one.add_argument("--regime", default=None, metavar="R", help=say("ordinaire par défaut", "ordinaire by default"))
    _territory(one)
    _distance(one)
    one.add_argument(
        "--pour",
        choices=ACTES,
        metavar="ACTE",
        default=None,
        help=say("acte que le délai enferme : ", "act that the period is for: ") + ", ".join(ACTES),
    )
    one.add_argument(
        "--residence",
        choices=RESIDENCES,
        metavar="T",
        default=None,
        help=say(
            "où demeure la partie (avec --pour) : un territoire, etranger, ",
            "where the party lives (with --pour): a territory, etranger, ",
        )
        + ", ".join(RESIDENCES[len(TERRITOIRES) : -1]),
    )
    one.add_argument(
        "--sens", choices=("apres", "avant"), default="apres", help=say("avant : compté en arrière", "avant: backward")
    )
    one.add_argument("--attente", action="store_true", help=say("rien avant la fin", "nothing before the end"))
    one.add_argument(
        "--derogation", action="append", metavar="ID", help=say("loi d'exception à appliquer", "exceptional law")
    )
    one.add_argument(
        "--acte", metavar="DATE", help=say("dire si un acte de ce jour est à temps", "say if an act is in time")
    )
    _prudent(one)
    json_option(one)
    links_option(one)
    start = commands.add_parser(
        "depart", help=say("le dernier jour où partir pour finir à temps", "the last day to start")
    )
    start.add_argument("duree", metavar="DUREE", help=say("comme pour calculer", "as for calculer"))
    start.add_argument(
        "--fin", required=True, metavar="DATE", help=say("le délai finit ce jour au plus tard", "ends by")
    )
    start.add_argument("--regime", default="ordinaire", metavar="R", help=say("régime de calcul", "regime"))
    _territory(start)
    _distance(start)
    json_option(start)
    fixed = commands.add_parser(
        "reporter", help=say("un jour fixé, reporté s'il n'est pas ouvré", "a fixed day, moved if it is not worked")
    )
    fixed.add_argument("jour", metavar="JOUR", help=say("le jour fixé (AAAA-MM-JJ)", "the fixed day"))
    _territory(fixed)
    _prudent(fixed)
    json_option(fixed)
    links_option(fixed)
    between = commands.add_parser("duree", help=say("ce qui sépare deux jours", "the span between two days"))
    between.add_argument("--du", required=True, metavar="DATE", help=say("le premier jour", "the first day"))
    between.add_argument("--au", required=True, metavar="DATE", help=say("le second jour", "the second day"))
    _territory(between)
    json_option(between)
    links_option(between)
    many = commands.add_parser("lot", help=say("un fichier CSV d'échéances", "a CSV file of due dates"))
    many.add_argument(
        "entree", metavar="ENTREE", help=say("CSV : depart,duree,regime,territoire[,distance,sens]", "CSV")
    )
    many.add_argument(
        "sortie",
        metavar="SORTIE",
        help=say(
            "CSV : les mêmes lignes, echeance, erreur, prudente, lectures, reserves",
            "CSV: the same rows, echeance, erreur, prudente, lectures, reserves",
        ),
    )
    many.add_argument(
        "--encodage",
        default="utf-8",
        metavar="E",
        help=say(
            "celui du fichier : utf-8, cp1252 (Excel sous Windows)…", "of the file: utf-8, cp1252 (Excel on Windows)…"
        ),
    )
    _overwrite(many)
    days = commands.add_parser("jours-feries", help=say("les jours fériés d'une année", "the holidays of a year"))
    days.add_argument("annee", type=int, metavar="ANNEE", help=say("de 1950 à 2100", "from 1950 to 2100"))
    _territory(days)
    json_option(days)
    links_option(days)
    _prudent(many)


def _add_cases(commands: Any) -> None:
    say = Parser.say
    timeline = commands.add_parser("chronologie", help=say("où en est un dossier", "where a case stands"))
    timeline.add_argument(
        "dossier", metavar="DOSSIER", help=say("fichier TOML, ou - pour l'entrée standard", "TOML file, or -")
    )
    timeline.add_argument("--au", metavar="DATE", help=say("jour de l'examen (aujourd'hui)", "as-of day (today)"))
    timeline.add_argument(
        "--pour", metavar="ACTEUR", help=say("la prochaine échéance de cet acteur", "the next due date of this actor")
    )
    forms = timeline.add_mutually_exclusive_group()
    json_option(forms)
    forms.add_argument("--plain", action="store_true", help=say("texte simple", "plain text"))
    forms.add_argument("--ics", action="store_true", help=say("calendrier iCalendar", "iCalendar"))
    _calendar_folder(forms)
    forms.add_argument("--svg", metavar="FICHIER", help=say("image SVG", "SVG picture"))
    forms.add_argument("--html", metavar="FICHIER", help=say("page HTML", "HTML page"))
    _overwrite(timeline)
    links_option(timeline)
    _previous(timeline)
    due = commands.add_parser(
        "echeances", help=say("les échéances de plusieurs dossiers", "due dates of several cases")
    )
    due.add_argument(
        "dossiers",
        nargs="+",
        metavar="DOSSIER",
        help=say("fichiers TOML ou JSON, ou répertoires de fichiers", "TOML or JSON files, or folders of files"),
    )
    due.add_argument("--au", metavar="DATE", help=say("jour de l'examen (aujourd'hui)", "as-of day (today)"))
    _prudent(due)
    due.add_argument(
        "--pour", metavar="ACTEUR", default=None, help=say("seulement celles de cet acteur", "only those of this actor")
    )
    due.add_argument(
        "--sous", metavar="DUREE", help=say("seulement celles de cette durée à venir", "only those this far ahead")
    )
    pages = due.add_mutually_exclusive_group()
    json_option(pages)
    pages.add_argument("--ics", action="store_true", help=say("un calendrier iCalendar", "one iCalendar"))
    _calendar_folder(pages)
    _previous(due)
    links_option(due)
    pages.add_argument("--csv", action="store_true", help=say("un tableau CSV", "a CSV table"))
    due.add_argument(
        "--formules",
        action="store_true",
        help=say(
            "avec --csv : laisser tels quels les textes qu'un tableur prendrait pour des formules",
            "with --csv: leave as they are the texts that a spreadsheet would run as formulas",
        ),
    )
