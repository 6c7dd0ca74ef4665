"""AND, OR, NOT and brackets over phrases, as CIViC writes them: ``A AND ( B OR NOT C )``."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.errors import Refused
from kg.model import And, Not, Or, Profile

_OPERATOR = re.compile(r"(?<![^\s()])(AND|OR|NOT)(?![^\s()])")
_UNKNOWN = re.compile(r"(?:or )?(?:mutational |mutation )?status unknown", re.IGNORECASE)
#: Deeper nesting than any real profile; keeps a hostile text from exhausting the stack.
MOST_NESTED = 40

Read = Callable[[str], Profile]


def read_boolean(text: str, read: Read) -> Profile:
    """Read a whole profile; ``read`` reads one phrase.

    Raises:
        Refused: an operator without its phrases, or brackets that do not match.
    """
    if _OPERATOR.search(text) is None:
        return read(text)
    return _Boolean(text, read).whole()


class _Boolean:
    """A small recursive-descent reader: OR over AND over NOT over phrases."""

    def __init__(self, text: str, read: Read) -> None:
        self.text, self.read = text, read
        self.tokens = _tokens(text)
        self.at = 0

    def whole(self) -> Profile:
        profile = self._either(0)
        if self.at < len(self.tokens):
            raise self._refuse(f"unexpected {self.tokens[self.at]!r}")
        return profile

    def _refuse(self, why: str) -> Refused:
        return Refused(self.text, "alteration", why, rule="malformed profile")

    def _take(self, word: str) -> bool:
        found = self.at < len(self.tokens) and self.tokens[self.at] == word
        self.at += found
        return found

    def _either(self, depth: int) -> Profile:
        parts, unknown = [self._all(depth)], False
        while self._take("OR"):
            if self.at < len(self.tokens) and _UNKNOWN.fullmatch(self.tokens[self.at]):
                self.at, unknown = self.at + 1, True
            else:
                parts.append(self._all(depth))
        if len(parts) == 1 and not unknown:
            return parts[0]
        return Or(of=tuple(parts), or_unknown=unknown)

    def _all(self, depth: int) -> Profile:
        parts = [self._one(depth)]
        while self._take("AND"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else And(of=tuple(parts))

    def _one(self, depth: int) -> Profile:
        if depth > MOST_NESTED:
            raise self._refuse("nested too deeply")
        if self._take("NOT"):
            return Not(of=self._one(depth + 1))
        if self._take("("):
            inner = self._either(depth + 1)
            if not self._take(")"):
                raise self._refuse("a bracket is not closed")
            return inner
        if self.at >= len(self.tokens) or self.tokens[self.at] in {"AND", "OR", ")"}:
            raise self._refuse("an operator without its phrase")
        self.at += 1
        return self.read(self.tokens[self.at - 1])


def _tokens(text: str) -> list[str]:
    """Operators, grouping brackets and phrases; a bracket inside a phrase belongs to the phrase."""
    found: list[str] = []
    for part in _OPERATOR.split(text):
        if part in {"AND", "OR", "NOT"}:
            found.append(part)
        else:
            found.extend(_phrase(part))
    return found


def _phrase(part: str) -> list[str]:
    """Take the grouping brackets off a phrase: before it, or closed and not opened in it."""
    part = part.strip()
    opened, closed = 0, 0
    while part.startswith("(") and _unmatched(part):
        part, opened = part[1:].strip(), opened + 1
    while part.endswith(")") and part.count(")") > part.count("("):
        part, closed = part[:-1].strip(), closed + 1
    return ["("] * opened + ([part] if part else []) + [")"] * closed


def _unmatched(part: str) -> bool:
    """Whether the first bracket stays open, or closes only at the very end."""
    depth = 0
    for at, char in enumerate(part):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return at == len(part) - 1
    return True
