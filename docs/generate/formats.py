"""The page of the file formats: what their declarations say."""

from delais.formats.keys import TEXTS, Format, Key, Shape
from delais.formats.schema import FORMATS
from generate.markdown import code, table

HEAD = """\
<!-- Page écrite par `make pages` d'après les déclarations des formats : ne pas la corriger à la main. -->
# Formats des fichiers

Toutes les données sont en TOML, un dossier aussi en JSON. Les lecteurs sont stricts : une clé inconnue, un type qui
n'est pas le bon, une clé qui manque sont signalés tous à la fois, avec leur ligne. Les dates s'écrivent `AAAA-MM-JJ`,
sans guillemets en TOML ; une durée s'écrit `P2M` ou « 2 mois ». Une liste d'un seul texte peut s'écrire comme un texte.

Chaque format est déclaré une fois : les lecteurs, cette page et le JSON Schema que donne
[`delais schema`](commandes.md#schema) en sont tirés, ou un test prouve qu'ils disent la même chose. Dans le nom d'une
table, `*` est un identifiant que le fichier choisit et `[]` une ligne parmi plusieurs ; une « table ou liste » s'écrit
comme une table s'il n'y en a qu'une.
"""


def page() -> str:
    """The whole page."""
    return "\n\n".join([HEAD.rstrip(), *(part for format_ in FORMATS.values() for part in _parts(format_))]) + "\n"


def _parts(format_: Format) -> list[str]:
    parts = [f"## {format_.titre.fr}\n\n{_place(format_)}"]
    for path, shape in format_.tables.items():
        title = f"### {code(_written(path))}" if path else "### En tête"
        if shape.like:
            parts.append(f"{title}\n\nLes mêmes clés que {code(_written(shape.like))}.")
            continue
        rows = [(code(key.name), _kind(key), "oui" if key.required else "", _told(key)) for key in shape.keys]
        if shape.days:
            rows.append((code("AAAA-MM-JJ"), _kind(shape.days), "", _told(shape.days)))
        parts.append("\n\n".join([title, *_notes(shape), table(("Clé", "Type", "Requise", "Sens"), rows)]))
    return parts


def _notes(shape: Shape) -> list[str]:
    """What may stand for the table, and where its required keys may be left out."""
    alone = shape.alone
    kinds = {TEXTS: "Un texte seul, ou une liste de textes, en tient lieu"}
    told = [f"{kinds.get(alone.kind, 'Un texte seul en tient lieu')} : {alone.sens}."] if alone else []
    unless = f"Aucune de ses clés n'est requise si {code(shape.unless)} est écrit." if shape.unless else ""
    return [" ".join(filter(None, [*told, unless]))] if told or unless else []


def _place(format_: Format) -> str:
    if format_.written:
        return (
            f"{format_.fichier.fr[:1].upper()}{format_.fichier.fr[1:]}. D'autres clés peuvent s'ajouter dans le même "
            "format : qui le lit passe celles qu'il ne connaît pas."
        )
    return f"Fichier : {code(format_.fichier.fr)}." if "/" in format_.fichier.fr else f"Fichier : {format_.fichier.fr}."


def _kind(key: Key) -> str:
    return f"{key.kind} ou rien" if key.nullable else key.kind


def _told(key: Key) -> str:
    return key.sens + (" : " + ", ".join(map(code, key.words)) if key.words else "")


def _written(shape: str) -> str:
    """A table as the file writes it: rows in double brackets."""
    return f"[[{shape[:-2]}]]" if shape.endswith("[]") else f"[{shape}]"
