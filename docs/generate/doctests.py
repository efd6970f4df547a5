"""The examples of the docstrings, shown as code: without a fence, Markdown would read `>>>` as a quotation."""

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"(?:^>>> .*\n?(?:^(?!>>> |\s*$).*\n?)*)+", re.MULTILINE)


def fenced(text: str) -> str:
    """The text with each run of examples inside a fence.

    >>> fenced("Sum." + chr(10) + ">>> 1 + 1" + chr(10) + "2").splitlines()
    ['Sum.', '```python', '>>> 1 + 1', '2', '```']
    """
    return _EXAMPLE.sub(lambda found: f"```python\n{found[0].rstrip()}\n```\n", text).rstrip()


class Doctests(griffe.Extension):
    """Fences the examples of every docstring before it is shown."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Called for each module, class, function and attribute."""
        if obj.docstring:
            obj.docstring.value = fenced(obj.docstring.value)
