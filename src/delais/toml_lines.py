"""Which line of a TOML file each key stands on: `tomllib` does not keep it, and errors must say it.

The text has already been accepted by `tomllib`; this scanner only walks it again to note positions.
"""

import re

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\n\ufeff]++|#[^\n]*+)*+")
_SPACES = re.compile(r"[ \t]*+")
_BARE_KEY = re.compile(r"[^=.\]} \t\n]*+")
_BARE_VALUE = re.compile(r"[^,\]}\n#]*+")
_IN_BASIC = re.compile(r'(?:[^"\\]++|\\.)*+', re.DOTALL)


def line_numbers(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of every key path of `text`, array elements by their index.

    >>> line_numbers('[a]\\nb = { c = 1 }\\n[[d]]\\ne = 2\\n')[("a", "b", "c")]
    2
    """
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n")
        self.position = 0
        self.lines: dict[KeyPath, int] = {}
        self.arrays: dict[KeyPath, int] = {}
        self.newlines = 1
        self.counted_to = 0

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        while self.skip_blank():
            if self.text.startswith("[[", self.position):
                table = self.header("[[", "]]")
            elif self.peek() == "[":
                table = self.header("[", "]")
            else:
                self.key_value(table)
        return self.lines

    def line(self) -> int:
        self.newlines += self.text.count("\n", self.counted_to, self.position)
        self.counted_to = self.position
        return self.newlines

    def peek(self) -> str:
        return self.text[self.position : self.position + 1]

    def skip_blank(self) -> bool:
        """Past spaces, newlines and comments; False at the end of the text."""
        self.skip(_BLANK)
        return self.position < len(self.text)

    def skip(self, pattern: re.Pattern[str]) -> str:
        """Past what `pattern` matches here; each sign of the text is read once."""
        found = pattern.match(self.text, self.position)
        if found is None:
            return ""
        self.position = found.end()
        return found[0]

    def header(self, opening: str, closing: str) -> KeyPath:
        line = self.line()
        self.position += len(opening)
        keys = self.keys()
        self.position += len(closing)
        path = self.resolve(keys[:-1])
        if opening == "[[":
            path = (*path, keys[-1])
            index = self.arrays.get(path, 0)
            self.arrays[path] = index + 1
            self.lines.setdefault(path, line)
            path = (*path, index)
        else:
            path = (*path, keys[-1])
        self.lines.setdefault(path, line)
        return path

    def resolve(self, keys: list[str]) -> KeyPath:
        """A header names the last table of each array on its way."""
        path: KeyPath = ()
        for key in keys:
            path = (*path, key)
            if path in self.arrays:
                path = (*path, self.arrays[path] - 1)
        return path

    def keys(self) -> list[str]:
        keys: list[str] = []
        while True:
            self.skip(_SPACES)
            keys.append(self.string()[1:-1] if self.peek() in "\"'" else self.skip(_BARE_KEY))
            self.skip(_SPACES)
            if self.peek() != ".":
                return keys
            self.position += 1

    def key_value(self, table: KeyPath) -> None:
        line = self.line()
        path = table
        for key in self.keys():
            path = (*path, key)
            self.lines.setdefault(path, line)
        self.position += 1  # the equals sign
        self.skip(_SPACES)
        self.value(path)

    def value(self, path: KeyPath) -> None:
        char = self.peek()
        if char in {'"', "'"}:
            self.string()
        elif char == "[":
            self.collection(path, "]")
        elif char == "{":
            self.collection(path, "}")
        else:
            self.skip(_BARE_VALUE)

    def collection(self, path: KeyPath, closing: str) -> None:
        self.position += 1
        index = 0
        while self.skip_blank() and self.peek() != closing:
            if self.peek() == ",":
                self.position += 1
                continue
            if closing == "]":
                self.lines.setdefault((*path, index), self.line())
                self.value((*path, index))
                index += 1
            else:
                self.key_value(path)
        self.position += 1

    def string(self) -> str:
        start = self.position
        quote = self.text[start]
        triple = self.text.startswith(quote * 3, start)
        delimiter = quote * 3 if triple else quote
        self.position += len(delimiter)
        while not self.text.startswith(delimiter, self.position):
            if quote == "'":
                self.position = self.text.index(delimiter, self.position)
            else:  # to the next quote; one or two of them may stand inside a text of three
                before = self.position
                self.skip(_IN_BASIC)
                self.position += self.position == before
        self.position += len(delimiter)
        while triple and self.peek() == quote:  # up to two quotes may stand before the closing three
            self.position += 1
        return self.text[start : self.position]
