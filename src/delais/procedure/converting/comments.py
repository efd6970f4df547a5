"""The comments of a file, each with the key that it stands before."""

import re

from delais.toml_lines import KeyPath, line_numbers

_SECTION = re.compile(r"#\s*-{3,}.*")


def comments_of(text: str) -> dict[KeyPath, list[str]]:
    """The blocks of comment lines, by the path of the key that follows; those before any key are at `()`.

    >>> comments_of('# why\\n[a]\\n# because\\nb = 1\\n')
    {('a',): ['# why'], ('a', 'b'): ['# because']}
    """
    first_at: dict[int, KeyPath] = {}
    for path, number in line_numbers(text).items():
        known = first_at.get(number)
        if known is None or _nearer(path, known):
            first_at[number] = path
    found: dict[KeyPath, list[str]] = {}
    block: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("#"):
            block += [] if _SECTION.fullmatch(stripped) else [stripped]
        elif stripped and block:
            found[first_at.get(number, ())] = block
            block = []
    return found | ({("",): block} if block else {})


def _nearer(path: KeyPath, known: KeyPath) -> bool:
    """Whether `path` names better what stands on a line: the item rather than its list or its keys."""
    if len(path) == len(known) + 1 and path[:-1] == known:
        return isinstance(path[-1], int)
    return len(path) < len(known)
