"""A text into its facts: pieces between commas and semicolons, each with its bracketed asides."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from kg.errors import Refused
from ontologies.grammar.respelling import respelt


class Segment(NamedTuple):
    """One fact, and what stood in brackets inside or behind it."""

    text: str
    asides: tuple[str, ...]


#: Deeper than any real bracket; keeps a hostile text from exhausting the stack.
MOST_NESTED = 10
_OPEN, _CLOSE = "([", ")]"
_BREAKING = re.compile(r"[,;(\[]")


def segments(text: str) -> tuple[Segment, ...]:
    """Split at commas and semicolons outside brackets; brackets inside a word belong to the word.

    Raises:
        Refused: brackets are nested too deeply.

    >>> segments("MET amplification (GCN 12), no exon 14 skipping")[0]
    Segment(text='MET amplification', asides=('GCN 12',))
    >>> [s.text for s in segments("t(12;15)(p13;q25), ETV6::NTRK3")]
    ['t(12;15)(p13;q25)', 'ETV6::NTRK3']
    """
    text = respelt(text)
    if not _BREAKING.search(text):
        return (Segment(text.strip(), ()),) if text.strip() else ()
    _check_depth(text)
    return tuple(_assembled(text))


def _check_depth(text: str) -> None:
    deep = max(accumulate((char in _OPEN) - (char in _CLOSE) for char in text), default=0)
    if deep > MOST_NESTED:
        why = f"brackets nested more than {MOST_NESTED} deep"
        raise Refused(text[:60], "alteration", why, rule="nested too deeply")


def _assembled(text: str) -> list[Segment]:
    found: list[Segment] = []
    plain: list[str] = []
    asides: list[str] = []
    for kind, part in _parts(text):
        if kind == "aside":
            asides.append(part)
            plain.append(" ")
        elif kind == "text":
            plain.append(part)
        else:
            _flush(found, plain, asides)
    _flush(found, plain, asides)
    return found


def _flush(found: list[Segment], plain: list[str], asides: list[str]) -> None:
    text = " ".join("".join(plain).split())
    if text or asides:
        found.append(Segment(text, tuple(asides)))
    plain.clear()
    asides.clear()


def _parts(text: str) -> list[tuple[str, str]]:
    """Runs of text, asides and breaks, in order; an unclosed bracket runs to the end."""
    parts: list[tuple[str, str]] = []
    depth, start, glued = 0, 0, False
    for at, char in enumerate(text):
        if char in _OPEN:
            if depth == 0:
                glued = at > 0 and text[at - 1] not in " ,;"
                if not glued:
                    parts.append(("text", text[start:at]))
                    start = at + 1
            depth += 1
        elif char in _CLOSE and depth:
            depth -= 1
            if depth == 0 and not glued:
                parts.append(("aside", text[start:at]))
                start = at + 1
        elif depth == 0 and _breaks(text, at, char):
            parts.extend((("text", text[start:at]), ("break", "")))
            start = at + 1
    parts.append(("aside" if depth and not glued else "text", text[start:]))
    return parts


def _breaks(text: str, at: int, char: str) -> bool:
    """A comma between two digits joins a list of exons or codons."""
    if char == ";":
        return True
    if char != ",":
        return False
    return not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit())
