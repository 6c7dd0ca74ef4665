"""The two streams: answers go to standard output, progress and remarks to standard error.

Colour, boxes and moving bars appear only on a terminal, and never where ``NO_COLOR`` or
``TERM=dumb`` asks for none (rich honours both). What is piped is plain text.
"""

from __future__ import annotations

import os
import sys

from rich.console import Console

#: Width of what is piped, where nobody tells a width.
PLAIN_WIDTH = 100


def out() -> Console:
    """Standard output."""
    return _console(stderr=False)


def err() -> Console:
    """Standard error."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else PLAIN_WIDTH
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, width=width)
