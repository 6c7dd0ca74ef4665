"""A protein change, read with one plain expression: what kind it is, and which codons it spans."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.model import Change


class Protein(NamedTuple):
    """``kind`` is one word; ``first`` to ``last`` are codons, ``reference`` the first residue."""

    kind: str
    reference: str
    first: int
    last: int


#: Tried in this order; the first that fits tells the kind.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("synonymous", r"^[A-Z]\d+="),
        ("frameshift", r"^[A-Z]\d+[A-Z]?fs"),
        ("nonsense", r"^[A-Z]\d+(\*|Ter)$"),
        ("indel", r"delins"),
        ("deletion", r"del$"),
        ("duplication", r"dup$"),
        ("insertion", r"ins"),
        ("missense", r"^[A-Z]\d+[A-Z]$"),
    )
)
_CODONS = re.compile(r"([A-Z])(\d+)")

#: What a claim's word for a kind of change takes in.
TAKES: dict[Change, frozenset[str]] = {
    Change.ANY: frozenset(
        {"missense", "deletion", "insertion", "duplication", "indel", "frameshift", "nonsense"}
    ),
    Change.MISSENSE: frozenset({"missense"}),
    Change.DELETION: frozenset({"deletion", "indel"}),
    Change.INSERTION: frozenset({"insertion", "duplication", "indel"}),
    Change.DUPLICATION: frozenset({"duplication"}),
    Change.INDEL: frozenset({"indel", "deletion", "insertion", "duplication"}),
    Change.FRAMESHIFT: frozenset({"frameshift"}),
    Change.TRUNCATING: frozenset({"frameshift", "nonsense"}),
    Change.SPLICE: frozenset(),
    Change.SKIPPING: frozenset(),
}

IN_FRAME = frozenset({"deletion", "insertion", "duplication", "indel"})


def protein(change: str) -> Protein:
    """Read a change in one-letter HGVS, such as ``E746_A750del``."""
    kind = next((kind for kind, pattern in _KINDS if pattern.search(change)), "other")
    codons = _CODONS.findall(re.split("ins|del", change, maxsplit=1)[0])
    first = int(codons[0][1]) if codons else 0
    span = codons[:2] if "_" in change else codons[:1]
    last = int(span[-1][1]) if span else first
    return Protein(kind, codons[0][0] if codons else "", first, last)
