"""The two streams: answers go to standard output, progress and remarks to standard error.

Colour, boxes and moving bars appear only on a terminal, and never where ``NO_COLOR`` or
``TERM=dumb`` asks for none (rich honours both). What is piped is plain text.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from typing import IO, Any, Final, TextIO, cast

from rich.console import Console

#: Width of what is piped, where nobody tells a width.
PLAIN_WIDTH = 100

_BEFORE_BREAK: Final = re.compile(r"[ \t]+\n")

#: Control characters and marks of writing direction: in a text from outside they could move the
#: cursor, or show other words than they hold.
UNSEEN: Final = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)


def out() -> Console:
    """Standard output."""
    return _console(stderr=False)


def err() -> Console:
    """Standard error."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    terminal = stream.isatty()
    return Console(
        file=stream if terminal else cast("IO[str]", _Trimmed(stream)),
        width=None if terminal or os.environ.get("COLUMNS") else PLAIN_WIDTH,
        highlight=False,
        markup=False,
        emoji=False,
    )


class _Trimmed:
    """A stream whose lines end where their text ends, as tables fill theirs with spaces."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write the text without spaces before its line breaks."""
        return self.stream.write(_BEFORE_BREAK.sub("\n", text))

    def flush(self) -> None:
        """Pass on what was written."""
        self.stream.flush()


def visible(value: Any) -> Any:
    r"""A JSON value whose texts hold nothing that a terminal would obey.

    >>> visible({"text": ["BRAF\x1b[2J V600E"]})
    {'text': ['BRAF[2J V600E']}
    """
    if isinstance(value, str):
        return value.translate(UNSEEN)
    if isinstance(value, Mapping):
        return {key: visible(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [visible(inner) for inner in value]
    return value
