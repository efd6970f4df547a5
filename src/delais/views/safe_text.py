"""Text that may be shown anywhere: control characters made visible, and plain ASCII where nothing else prints."""

import unicodedata

_ASCII = {
    "« ": '"', " »": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-",
    "…": "...", "→": "->", "·": "-", "•": "-", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "°": "o", "€": "EUR",
    "●": "*", "✗": "x", "◆": "#", "◇": "o", "○": "+", "═": "=", "─": "-", "│": "|", "×": "x",
    "⏱": "@", "∞": "oo", "„": '"',
}  # fmt: skip


def clean(text: str) -> str:
    r"""`text` on one line, without a character that could drive a terminal or reverse the reading.

    >>> clean("rouge \x1b[31m")
    'rouge \\x1b[31m'
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or unicodedata.category(char) == "Zs" else ascii(char)[1:-1] for char in text
    )


def to_ascii(text: str) -> str:
    """`text` in ASCII: letters lose their accents, marks and quotes become their nearest sign, the rest becomes `?`.

    >>> to_ascii("« Échéance » → à minuit")
    '"Echeance" -> a minuit'
    """
    if text.isascii():
        return text
    for char, plain in _ASCII.items():
        text = text.replace(char, plain)
    bare = (char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return "".join(char if char.isascii() else "?" for char in bare)


def prints_unicode(encoding: str | None) -> bool:
    """Whether a stream of that encoding can carry every mark and every accent."""
    try:
        "●✗◆◇○═│→éœ«".encode(encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True
