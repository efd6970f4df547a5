"""Each command in each situation, with the exit status that it gives: shown by the page of commands, run by a test."""

import json
import shutil
from pathlib import Path
from typing import NamedTuple

from generate.edition import edition
from generate.markdown import code, plain, table
from generate.places import ROOT


class Row(NamedTuple):
    """One command line of a user, in a folder laid by `lay`, and its status."""

    situation: str
    line: str
    status: int


USUAL = "fait"
_CODE = "LEGITEXT000006073189"  # the code de la sécurité sociale
ROWS: dict[str, tuple[Row, ...]] = {
    "": (
        Row("sans commande", "", 2),
        Row("commande inconnue", "chronologi dossier.toml", 2),
        Row("aide, version", "--version", 0),
    ),
    "calculer": (
        Row(USUAL, "calculer P2M --du 2024-02-07", 0),
        Row("acte à temps", "calculer P2M --du 2024-02-07 --acte 2024-04-08", 0),
        Row("acte tardif", "calculer P2M --du 2024-02-07 --acte 2024-04-09", 1),
        Row("date hors du calendrier", "calculer P2M --du 2100-12-01", 1),
        Row("mauvais usage", "calculer P2M", 2),
        Row("valeur vide", 'calculer P2M --du ""', 2),
        Row("entrée fausse", "calculer P2M --du 2024-02-30", 2),
    ),
    "depart": (
        Row(USUAL, "depart P15D --fin 2018-05-29", 0),
        Row("date hors du calendrier", "depart P15D --fin 1950-01-02", 1),
        Row("mauvais usage", "depart P15D", 2),
        Row("entrée fausse", "depart quinzaine --fin 2018-05-29", 2),
    ),
    "reporter": (
        Row(USUAL, "reporter 2024-05-20", 0),
        Row("jour ouvré, il reste", "reporter 2024-05-21", 0),
        Row("date hors du calendrier", "reporter 2101-05-20", 1),
        Row("mauvais usage", "reporter", 2),
        Row("entrée fausse : une heure", "reporter 2024-05-20T10:00", 2),
    ),
    "duree": (
        Row(USUAL, "duree --du 2024-02-07 --au 2024-04-08", 0),
        Row("date hors du calendrier", "duree --du 2024-02-07 --au 2101-04-08", 1),
        Row("mauvais usage", "duree --du 2024-02-07", 2),
        Row("entrée fausse : le second jour précède le premier", "duree --du 2024-04-08 --au 2024-02-07", 2),
    ),
    "lot": (
        Row(USUAL, "lot lot.csv -", 0),
        Row("une ligne en erreur, les autres écrites", "lot lot-faux.csv -", 1),
        Row("mauvais usage", "lot lot.csv", 2),
        Row("entrée fausse : une colonne manque", "lot colonnes.csv -", 2),
        Row("entrée illisible", "lot absent.csv -", 2),
        Row("la sortie existe", "lot lot.csv existe.csv", 2),
        Row("la sortie est l'entrée", "lot lot.csv lot.csv --ecraser", 2),
    ),
    "jours-feries": (
        Row(USUAL, "jours-feries 2024", 0),
        Row("année hors du calendrier", "jours-feries 1900", 1),
        Row("mauvais usage", "jours-feries", 2),
        Row("entrée fausse", "jours-feries 2024 --territoire corse", 2),
    ),
    "procedures": (
        Row(USUAL, "procedures", 0),
        Row("une procédure", "procedures contrainte --au 2024-01-01", 0),
        Row("mauvais usage", "procedures --au", 2),
        Row("procédure inconnue", "procedures contraintes", 2),
    ),
    "verifier": (
        Row(USUAL, "verifier dossier.toml", 0),
        Row("un problème trouvé", "verifier faux.toml", 1),
        Row("mauvais usage", "verifier --json", 2),
        Row("fichier absent parmi d'autres", "verifier absent.toml dossier.toml", 2),
        Row("répertoire sans fichier", "verifier vide", 2),
    ),
    "convertir": (
        Row(USUAL, "convertir format-1.toml", 0),
        Row("mauvais usage", "convertir", 2),
        Row("entrée fausse : un fichier du format d'aujourd'hui", "convertir format-2.toml", 2),
    ),
    "nouvelle-procedure": (
        Row(USUAL, "nouvelle-procedure essai", 0),
        Row("mauvais usage", "nouvelle-procedure", 2),
        Row("entrée fausse : cet id est pris", "nouvelle-procedure contrainte", 2),
        Row("la sortie existe", "nouvelle-procedure existe existe.csv", 2),
    ),
    "diagramme": (
        Row(USUAL, "diagramme contrainte", 0),
        Row("mauvais usage", "diagramme", 2),
        Row("procédure inconnue", "diagramme contraintes", 2),
    ),
    "comparer": (
        Row(USUAL, "comparer contrainte --de 2018-12-31 --a 2019-01-01", 0),
        Row("mauvais usage", "comparer contrainte --de 2018-12-31", 2),
        Row("procédure inconnue", "comparer contraintes --de 2018-12-31 --a 2019-01-01", 2),
    ),
    "chronologie": (
        Row(USUAL, "chronologie dossier.toml --au 2024-03-12", 0),
        Row("un acte refusé dans le dossier", "chronologie refus.toml --au 2018-06-10", 0),
        Row("date hors du calendrier", "chronologie tard.toml --au 2100-12-31", 1),
        Row("mauvais usage", "chronologie", 2),
        Row("entrée fausse", "chronologie faux.toml", 2),
        Row("entrée illisible", "chronologie absent.toml", 2),
        Row("la sortie existe", "chronologie dossier.toml --html existe.csv", 2),
    ),
    "echeances": (
        Row(USUAL, "echeances dossier.toml --au 2024-03-12", 0),
        Row("rien n'est dû", "echeances dossier.toml --au 2020-01-01", 0),
        Row("l'un hors du calendrier, les autres listés", "echeances tard.toml dossier.toml --au 2100-12-31", 1),
        Row("mauvais usage", "echeances", 2),
        Row("un dossier faux, les autres listés", "echeances faux.toml dossier.toml --au 2024-03-12", 2),
        Row("un dossier illisible, les autres listés", "echeances absent.toml dossier.toml --au 2024-03-12", 2),
        Row("répertoire sans dossier", "echeances vide", 2),
    ),
    "schema": (
        Row(USUAL, "schema dossier", 0),
        Row("mauvais usage", "schema dossier procedure", 2),
        Row("format inconnu", "schema dossiers", 2),
    ),
    "sources": (
        Row(USUAL, "sources R142-6", 0),
        Row("mauvais usage", "sources R142-6 R142-1", 2),
        Row("article que rien ne cite", "sources R999-9", 2),
    ),
    "veille": (
        Row(USUAL, "veille edition.json --au 2026-04-01", 0),
        Row("des articles ont changé", "veille edition-neuve.json --au 2026-04-01", 1),
        Row("mauvais usage", "veille", 2),
        Row("entrée fausse", "veille faux.toml", 2),
        Row("entrée illisible", "veille absent.json", 2),
    ),
}  # fmt: skip
# What happens to the streams of any command that has begun well.
STREAMS = (
    Row("sortie fermée avant le début", ">&-", 2),
    Row("sortie pleine", "> /dev/full", 2),
    Row("le lecteur a fermé : `| head`", "|", 0),
    Row("interrompue : Ctrl-C", "^C", 130),
)
"""The redirection stands in `line`; « | » is a pipe that its reader has closed, « ^C » an interruption."""


_FORMAT_1 = """
id = "essai"
label = "Essai"
checked_on = 2026-03-14
initial = "debut"
textes = ["computation"]
[[vie]]
since = 1985-01-01
fondement = ["usage_franc"]
[states]
debut = { label = "En cours", open_ended = "rien ne borne l'attente" }
fin = { label = "Clos", final = true }
[events.cloture]
label = "Clôture"
date_is = "decision"
[[transitions]]
event = "cloture"
source = "debut"
dest = "fin"
"""


def lay(folder: Path) -> None:
    """The files that the command lines name."""
    examples = ROOT / "examples" / "dossiers"
    shutil.copyfile(examples / "recours-2024.toml", folder / "dossier.toml")
    shutil.copyfile(examples / "contrainte-2018-un-jour-de-retard.toml", folder / "refus.toml")
    dossier = (folder / "dossier.toml").read_text("utf-8")
    head, row = "depart,duree,regime,territoire\n", "2024-02-07,P2M,ordinaire,metropole\n"
    texts = {
        "faux.toml": 'procedure = "recours_amiable"\n[[evenements]]\nnom = "saisine_cra"\n',
        "tard.toml": dossier.replace("2024-03-0", "2100-12-0").replace("2024-02-07", "2100-11-07"),
        "lot.csv": head + row,
        "lot-faux.csv": head + row + row.replace("P2M", "2"),
        "colonnes.csv": head.replace("duree,", "") + row.replace("P2M,", ""),
        "existe.csv": head,
        "format-1.toml": _FORMAT_1,
        "format-2.toml": (ROOT / "procedures" / "agrement.toml").read_text("utf-8"),
    }
    code = edition()[_CODE]
    texts["edition.json"] = json.dumps(code)
    texts["edition-neuve.json"] = json.dumps({**code, "children": []})
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "vide").mkdir()


def section() -> str:
    """The table of the page of commands."""
    rows = [
        (code(name) if name else "—", plain(row.situation), code(f"delais {row.line}".strip()), str(row.status))
        for name, those in ROWS.items()
        for row in those
    ]
    rows += [("toutes", plain(row.situation.replace("`", "")), "—", str(row.status)) for row in STREAMS]
    return table(("Commande", "Situation", "Exemple", "État"), rows)
