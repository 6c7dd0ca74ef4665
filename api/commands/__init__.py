"""The commands, a module each; heavy imports wait until a command runs."""

from __future__ import annotations


def examples(*lines: str) -> str:
    """The last part of a command's help; the mark keeps its lines as they are."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))
