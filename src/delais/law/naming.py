"""Which articles a citation names: « CSS R. 142-6 al. 2 » names R142-6 of the code de la sécurité sociale."""

import re
from functools import cache

_CODE = re.compile(r"(?<![\w.])(CSS|CRPA|CRPM|CPC|CJA|COJ|C\. civ\.|C\. trav\.)(?= )")
_ASIDE = re.compile(r"\([^)]*\)")
_ARTICLE = re.compile(r"(?<!\w)([LRDA])\.\s?(\d+(?:-\d+)*(?:-[A-Z])?(?: A(?![\w.]))?)")
_BARE = re.compile(r"^ (\d+(?:-\d+)*)")


@cache
def cited_articles(citation: str) -> tuple[tuple[str, str], ...]:
    """Each article named, by code and number, in the order of the citation; what stands in brackets is left out.

    >>> cited_articles("CSS L. 114-17, puis L. 114-17-2"), cited_articles("CPC 641 al. 2")
    ((('CSS', 'L114-17'), ('CSS', 'L114-17-2')), (('CPC', '641'),))
    >>> cited_articles("Cass. 2e civ., 3 mars 2011, n° 09-70.315")
    ()
    """
    found: dict[tuple[str, str], None] = {}
    parts = _CODE.split(_ASIDE.sub("", citation))
    for code, after in zip(parts[1::2], parts[2::2], strict=True):
        numbers = [letter + number for letter, number in _ARTICLE.findall(after)] or _BARE.findall(after)
        found.update(((code, number), None) for number in numbers)
    return tuple(found)


def asked_article(text: str) -> tuple[str, str]:
    """The code and number of an article as someone types it: « R. 142-6 », « css r142-6 », « CPC 641 ».

    The code is empty where none is named.

    >>> asked_article("r142-6"), asked_article("C. trav. L. 3133-1"), asked_article("css L 243-7-1 a")
    (('', 'R142-6'), ('C. trav.', 'L3133-1'), ('CSS', 'L243-7-1 A'))
    """
    flat = re.sub(r"[\s.]", "", text).upper()
    code = next((name for name in _NAMES if flat.startswith(_flat(name))), "")
    number = flat[len(_flat(code)) :]
    return code, re.sub(r"(?<=\d)A$", " A", number)


_NAMES = ("CSS", "CRPA", "CRPM", "CPC", "CJA", "COJ", "C. civ.", "C. trav.")


def _flat(name: str) -> str:
    return re.sub(r"[\s.]", "", name).upper()
