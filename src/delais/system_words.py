"""What the operating system and the TOML reader say in English, said in French too."""

import errno
import io
import re

from delais.errors import Texte

_OS = {
    errno.ENOENT: "fichier introuvable",
    errno.EISDIR: "c'est un répertoire",
    errno.ENOTDIR: "un des dossiers du chemin est un fichier",
    errno.EACCES: "accès refusé",
    errno.ENAMETOOLONG: "nom trop long",
    errno.ENOSPC: "plus de place sur le disque",
    errno.EBADF: "flux fermé",
    errno.EIO: "panne du disque",
    errno.EAGAIN: "ressource occupée",
    errno.ELOOP: "liens qui tournent en rond",
    errno.EFBIG: "fichier trop gros",
    errno.EROFS: "disque en lecture seule",
    errno.EDQUOT: "plus de place dans le quota du disque",
    errno.EPERM: "opération interdite",
}
_TOML = (
    ("Invalid date or datetime", "date qui n'existe pas"),
    ("Cannot overwrite a value", "clé écrite deux fois"),
    (r"Cannot declare (.*) twice", r"table \1 déclarée deux fois"),
    (r"Duplicate inline table key '(.*)'", r"clé « \1 » écrite deux fois dans la table"),
    ("Expected '=' after a key in a key/value pair", "« = » attendu après la clé"),
    ("Expected newline or end of document after a statement", "une seule affectation par ligne"),
    ("Expected '\\]' at the end of a table declaration", "« ] » attendu après le nom de la table"),
    ("Unclosed array", "liste non fermée"),
    ("Unclosed inline table", "table non fermée"),
    ("Unterminated string", "guillemet non fermé"),
    ("Expected (.*)", r"\1 attendu"),
    ("Illegal character (.*)", r"caractère interdit \1"),
    ("Invalid initial character for a key part", "une clé ne commence pas ainsi"),
    ("Invalid statement", "ligne illisible"),
    ("Invalid value", "valeur illisible"),
    ("Cannot (?:mutate immutable|redefine) namespace (.*)", r"table \1 déjà fermée"),
    ("Invalid hex value", "code de caractère illisible"),
    ("Unescaped '(.*)' in a string", r"« \1 » nu dans un texte"),
    ("Escaped character is not a Unicode scalar value", "caractère qui n'existe pas"),
    ("Found invalid character (.*)", r"caractère interdit \1"),
    ("Exceeds the limit .*", "nombre trop long"),
    ("maximum recursion depth exceeded.*", "trop de listes ou de tables l'une dans l'autre"),
)


def os_reason(error: OSError) -> Texte:
    """Why a file cannot be used."""
    if isinstance(error, io.UnsupportedOperation):  # what Python makes of a standard stream closed before it started
        return Texte("flux fermé", "closed stream")
    english = error.strerror or str(error)
    return Texte(_OS.get(error.errno or 0, english), english)


def toml_detail(detail: str) -> Texte:
    """What is wrong with a TOML document, with the place the reader gives."""
    words, place, rest = detail.partition(" (at ")
    french = words
    for english, translated in _TOML:
        if re.fullmatch(english, words):
            french = re.sub(f"^{english}$", translated, words)
            break
    where = rest.rstrip(")").replace("line", "ligne").replace("column", "colonne").replace("end of document", "la fin")
    return Texte(f"{french} ({where})" if place else french, detail)


def toml_line(detail: str, text: str) -> int | None:
    """The line the reader names, the last one for the end of the document."""
    found = re.search(r"at line (\d+)", detail)
    if found:
        return int(found[1])
    return text.count("\n") + 1 if "end of document" in detail else None
