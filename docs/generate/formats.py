"""The page of the file formats: what their declarations say, and of some what the readers ask for when observed."""

import tomllib
from typing import Any

from delais.formats.keys import Format
from delais.formats.keys import Key as Declared
from delais.formats.schema import FORMATS
from generate.markdown import code, table
from generate.observed import Key, Observed, observe
from generate.places import DOCS

MEANINGS: dict[str, Any] = tomllib.loads((DOCS / "generate" / "meanings.toml").read_text(encoding="utf-8"))
EVERYWHERE: dict[str, str] = MEANINGS["partout"]
OBSERVED = ("regimes", "derogations", "distances")
HEAD = """\
<!-- Page écrite par `make pages` d'après les déclarations des formats : ne pas la corriger à la main. -->
# Formats des fichiers

Toutes les données sont en TOML, un dossier aussi en JSON. Les lecteurs sont stricts : une clé inconnue, un type qui
n'est pas le bon, une clé qui manque sont signalés tous à la fois, avec leur ligne. Les dates s'écrivent `AAAA-MM-JJ`,
sans guillemets en TOML ; une durée s'écrit `P2M` ou « 2 mois ». Une liste d'un seul texte peut s'écrire comme un texte.

Chaque format est déclaré une fois : les lecteurs, cette page et le JSON Schema que donne
[`delais schema`](commandes.md#schema) en sont tirés, ou un test prouve qu'ils disent la même chose. Dans le nom d'une
table, `*` est un identifiant que le fichier choisit et `[]` une ligne parmi plusieurs.
"""


def page() -> str:
    """The whole page. Raises `ValueError` when a key has no meaning, or a meaning no key."""
    parts, wrong = [HEAD.rstrip()], []
    for format_ in FORMATS.values():
        parts += declared(format_)
    for name in OBSERVED:
        seen, told = observe(name), MEANINGS[name]["tables"]
        wrong += gaps(name, seen, told)
        parts.append(f"## {MEANINGS[name]['titre']}\n\nFichier : {code(MEANINGS[name]['dossier'])}.")
        for shape, meanings in told.items():
            if shape in seen:
                parts.append(_table(shape, seen[shape], meanings))
    if wrong:
        raise ValueError("docs/generate/meanings.toml : " + " ; ".join(wrong))
    return "\n\n".join(parts) + "\n"


def declared(format_: Format) -> list[str]:
    """The tables of a format that is declared: its readers, its schema and this page say the same."""
    parts = [f"## {format_.titre.fr}\n\n{_place(format_)}"]
    for path, shape in format_.tables.items():
        title = f"### {code(_written(path))}" if path else "### En tête"
        if shape.like:
            parts.append(f"{title}\n\nLes mêmes clés que {code(_written(shape.like))}.")
            continue
        rows = [(code(key.name), _kind(key), "oui" if key.required else "", _told(key)) for key in shape.keys]
        parts.append(f"{title}\n\n{table(('Clé', 'Type', 'Requise', 'Sens'), rows)}")
    return parts


def _place(format_: Format) -> str:
    if format_.written:
        return (
            f"{format_.fichier.fr[:1].upper()}{format_.fichier.fr[1:]}. D'autres clés peuvent s'ajouter dans le même "
            "format : qui le lit passe celles qu'il ne connaît pas."
        )
    return f"Fichier : {code(format_.fichier.fr)}." if "/" in format_.fichier.fr else f"Fichier : {format_.fichier.fr}."


def _kind(key: Declared) -> str:
    return f"{key.kind} ou rien" if key.nullable else key.kind


def _told(key: Declared) -> str:
    return key.sens + (" : " + ", ".join(map(code, key.words)) if key.words else "")


def gaps(name: str, seen: Observed, told: dict[str, dict[str, Any]]) -> list[str]:
    """The keys that nobody explains, and the explanations of keys that nobody reads."""
    found = [f"table absente du fichier complet : {name} {shape or 'tête'}" for shape in told if shape not in seen]
    for shape, keys in seen.items():
        if shape not in told:
            found.append(f"table sans description : {name} {shape or 'tête'}")
            continue
        own = told[shape]
        if "comme" in own and own["comme"] in told:
            found += [f"clé sans renvoi : {name} {shape}.{key}" for key in keys if key not in seen[own["comme"]]]
            continue
        found += [f"clé sans description : {name} {shape}.{key}" for key in keys if not _meaning(key, own)]
        named = [*(key for key in own if key not in ("*", "requises")), *own.get("requises", ())]
        found += [f"clé que rien ne lit : {name} {shape}.{key}" for key in named if key not in keys]
    return found


def _meaning(key: str, own: dict[str, Any]) -> str:
    return str(own.get(key) or own.get("*") or EVERYWHERE.get(key) or "")


def _table(shape: str, keys: dict[str, Key], own: dict[str, Any]) -> str:
    title = f"### {code(_written(shape))}" if shape else "### En tête du fichier"
    if "comme" in own:
        return f"{title}\n\nLes mêmes clés que {code(_written(own['comme']))}."
    order = [*(key for key in own if key in keys), *(key for key in keys if key not in own)]
    rows = [
        (code(key), keys[key].kind or "valeur", _required(key, keys[key], own), _words(key, keys[key], own))
        for key in order
    ]
    return f"{title}\n\n{table(('Clé', 'Type', 'Requise', 'Sens'), rows)}"


def _written(shape: str) -> str:
    """A table as the file writes it: rows in double brackets."""
    return f"[[{shape[:-2]}]]" if shape.endswith("[]") else f"[{shape}]"


def _required(key: str, found: Key, own: dict[str, Any]) -> str:
    if found.required == {True} or key in own.get("requises", ()):
        return "oui"
    return "selon le cas" if True in found.required else ""


def _words(key: str, found: Key, own: dict[str, Any]) -> str:
    words = ", ".join(map(code, found.words))
    return _meaning(key, own) + (f" : {words}" if words else "")
