"""A cell of a CSV file: quoted where it must be, and shown as text by a spreadsheet where it would be a formula."""

_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_HIDING = ("\t", "\r", "\n")


def as_text(text: str) -> str:
    """`text` behind an apostrophe when a spreadsheet would run it as a formula.

    >>> as_text("=1+1"), as_text("recours")
    ("'=1+1", 'recours')
    """
    return f"'{text}" if text.startswith(_HIDING) or text.lstrip().startswith(_SIGNS) else text


def csv_cell(text: str, separator: str = ",") -> str:
    r"""`text` as one cell of one row, whatever it holds: a line break or a separator in it forges nothing.

    >>> csv_cell("a,b"), csv_cell('dit "non" hier')
    ('"a,b"', '"dit ""non"" hier"')
    """
    if any(char in text for char in (separator, '"', "\n", "\r")) or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
