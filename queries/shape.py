"""What a canonical one-letter protein change does: its kind, its codons, its size."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class ShapeKind(StrEnum):
    """The kind of a protein change."""

    MISSENSE = "missense"
    SYNONYMOUS = "synonymous"
    NONSENSE = "nonsense"
    FRAMESHIFT = "frameshift"
    DELETION = "deletion"
    INSERTION = "insertion"
    DUPLICATION = "duplication"
    INDEL = "indel"
    START_LOSS = "start loss"
    EXTENSION = "extension"
    OTHER = "other"


#: Kinds that end the protein early.
TRUNCATING = frozenset({ShapeKind.NONSENSE, ShapeKind.FRAMESHIFT, ShapeKind.START_LOSS})

#: Kinds that lengthen, shorten or replace residues in frame.
IN_FRAME = frozenset(
    {ShapeKind.DELETION, ShapeKind.INSERTION, ShapeKind.DUPLICATION, ShapeKind.INDEL}
)


class Shape(NamedTuple):
    """Kind, first and last codon touched, first reference residue, and residues gained (net)."""

    kind: ShapeKind
    first: int | None
    last: int | None
    reference: str | None
    net: int


_RANGE = re.compile(r"^([A-Z*])(\d+)(?:_([A-Z*])(\d+))?(.*)$")
_KINDS: tuple[tuple[re.Pattern[str], ShapeKind], ...] = (
    (re.compile(r"^=$"), ShapeKind.SYNONYMOUS),
    (re.compile(r"^([A-Z*]?fs.*)$"), ShapeKind.FRAMESHIFT),
    (re.compile(r"^\*$"), ShapeKind.NONSENSE),
    (re.compile(r"^\?$"), ShapeKind.START_LOSS),
    (re.compile(r"^delins([A-Z]*)(\*?)$"), ShapeKind.INDEL),
    (re.compile(r"^del$"), ShapeKind.DELETION),
    (re.compile(r"^dup$"), ShapeKind.DUPLICATION),
    (re.compile(r"^ins([A-Z]*)(\*?)$"), ShapeKind.INSERTION),
    (re.compile(r"^ext.*$"), ShapeKind.EXTENSION),
    (re.compile(r"^[A-Z]$"), ShapeKind.MISSENSE),
)


@lru_cache(maxsize=65536)
def shape(change: str) -> Shape:
    """The shape of a change such as ``V600E``; ``OTHER`` when it has none of the known forms.

    >>> shape("E746_A750del")
    Shape(kind=<ShapeKind.DELETION: 'deletion'>, first=746, last=750, reference='E', net=-5)
    """
    found = _RANGE.match(change)
    if found is None:
        return Shape(ShapeKind.OTHER, None, None, None, 0)
    reference, first, _, last, rest = found.groups()
    start = int(first)
    end = int(last) if last else start
    kind = next((k for pattern, k in _KINDS if pattern.match(rest)), ShapeKind.OTHER)
    if kind is ShapeKind.MISSENSE and rest == reference:
        kind = ShapeKind.SYNONYMOUS
    return Shape(kind, start, end, reference, _net(kind, start, end, rest))


def _net(kind: ShapeKind, first: int, last: int, rest: str) -> int:
    removed = last - first + 1
    match kind:
        case ShapeKind.DELETION:
            return -removed
        case ShapeKind.DUPLICATION:
            return removed
        case ShapeKind.INSERTION:
            return len(rest) - len("ins")
        case ShapeKind.INDEL:
            return len(rest) - len("delins") - removed
        case _:
            return 0


def is_splice(change: str) -> bool:
    """Whether a ``c.`` change lies in a canonical splice site (± 1 or 2 bases)."""
    head = change.removeprefix("c.")
    for sign in "+-":
        _, found, tail = head.partition(sign)
        digits = "".join(ch for ch in tail[:3] if ch.isdigit())
        if found and digits in {"1", "2"}:
            return True
    return False
