"""Whether two biomarkers are one, apart from how sources write them, and which is the narrower."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

import msgspec

from kg.model import (
    Alteration,
    And,
    Biomarker,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    Not,
    Or,
    Profile,
    ProteinChange,
    Region,
    Residue,
)


class Width(StrEnum):
    """How one biomarker lies to another."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    OTHER = "other"


#: Kinds of a gene's events that hold its single changes.
_HOLDS = frozenset(
    {
        *(GeneEventKind.MUTATION, GeneEventKind.ALTERATION, GeneEventKind.ONCOGENIC),
        *(GeneEventKind.ACTIVATING, GeneEventKind.LOSS_OF_FUNCTION),
    }
)
#: What a wider kind of event takes in of the narrower ones.
_HELD = {
    GeneEventKind.ALTERATION: frozenset(GeneEventKind) - {GeneEventKind.WILD_TYPE},
    GeneEventKind.MUTATION: _HOLDS - {GeneEventKind.ALTERATION},
    GeneEventKind.ONCOGENIC: frozenset({GeneEventKind.ACTIVATING, GeneEventKind.LOSS_OF_FUNCTION}),
}


def width(one: Profile, other: Profile) -> Width:
    """How the first biomarker lies to the second, as far as their leaves tell.

    >>> from kg.model import GeneEvent
    >>> a, b = (Biomarker(alteration=GeneEvent(gene=g, kind=GeneEventKind.MUTATION)) for g in "AB")
    >>> [str(width(x, y)) for x, y in ((a, Or(of=(b, a))), (And(of=(a, b)), And(of=(b, a))))]
    ['narrower', 'same']
    """
    a, b = normal(one), normal(other)
    if a == b:
        return Width.SAME
    if _within(a, b):
        return Width.NARROWER
    return Width.WIDER if _within(b, a) else Width.OTHER


@lru_cache(maxsize=10_000)
def normal(profile: Profile) -> Profile:
    """The profile without nesting, order and the ways in which sources write one finding."""
    match profile:
        case Biomarker(alteration=alteration):
            return msgspec.structs.replace(profile, alteration=_plain(alteration))
        case Not(of=inner):
            return Not(of=normal(inner))
        case And(of=parts):
            return _joined(And, parts)
        case Or(of=parts, or_unknown=unknown):
            joined = _joined(Or, parts)
            if not unknown:
                return joined
            return Or(of=joined.of if isinstance(joined, Or) else (joined,), or_unknown=True)


def _joined(kind: type[And | Or], parts: tuple[Profile, ...]) -> Profile:
    found: set[Profile] = set()
    for part in map(normal, parts):
        found |= set(part.of) if isinstance(part, kind) else {part}
    if kind is Or:
        found = {p for p in found if not any(p != q and _leaf_within(p, q) for q in found)}
    listed = sorted(found, key=repr)
    return listed[0] if len(listed) == 1 else kind(of=tuple(listed))


def _plain(alteration: Alteration) -> Alteration:
    """One spelling for what labels write in several: HER2-positive, rearranged, a scored stain."""
    match alteration:
        case GeneEvent(gene="ERBB2", kind=GeneEventKind.AMPLIFICATION):
            return Expression(gene="ERBB2", level=Level.POSITIVE)
        case Fusion(five=None, three=str(gene)) | Fusion(five=str(gene), three=None):
            return GeneEvent(gene=gene, kind=GeneEventKind.REARRANGEMENT)
        case Expression(level=Level.OVER | Level.ANY):
            plain = msgspec.structs.replace(alteration, level=Level.POSITIVE)
            return _plain(plain)
        case Expression(assay="TC"):
            return msgspec.structs.replace(alteration, assay="TPS")
        case _:
            return alteration


def _within(a: Profile, b: Profile) -> bool:
    """Whether whoever meets the first meets the second, by their leaves alone."""
    match a, b:
        case Or(of=parts), _:
            return all(_within(part, b) for part in parts)
        case _, Or(of=parts):
            return any(_within(a, part) for part in parts)
        case _, And(of=parts):
            return all(_within(a, part) for part in parts)
        case And(of=parts), _:
            return any(_within(part, b) for part in parts)
        case Not(of=x), Not(of=y):
            return _within(y, x)
        case _:
            return a == b or _leaf_within(a, b)


def _leaf_within(a: Profile, b: Profile) -> bool:
    if not (isinstance(a, Biomarker) and isinstance(b, Biomarker)):
        return False
    if a.known_only is not b.known_only or (b.origin is not None and a.origin is not b.origin):
        return False
    return a.alteration == b.alteration or _event_within(a.alteration, b.alteration)


def _event_within(x: Alteration, y: Alteration) -> bool:
    match x, y:
        case ProteinChange() | Residue() | Region(), GeneEvent(kind=kind):
            return x.gene == y.gene and kind in _HOLDS
        case GeneEvent(kind=event), GeneEvent(kind=kind):
            return x.gene == y.gene and event in _HELD.get(kind, frozenset())
        case Fusion(), GeneEvent(kind=GeneEventKind.REARRANGEMENT | GeneEventKind.ALTERATION):
            return y.gene in {x.five, x.three}
        case Expression(), Expression(at_least=None, below=None, assay=None):
            return (x.gene, x.level) == (y.gene, y.level)
        case _:
            return False
