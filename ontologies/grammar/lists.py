"""Phrases between commas that are one list: "EGFR, ALK, ROS1 negative", "G12C, G12D or G12V"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Refused
from ontologies.grammar.pieces import (
    EventSeen,
    GeneSeen,
    JointSeen,
    NoteSeen,
    Piece,
    PlaceSeen,
    Polarity,
    ProteinSeen,
    QualitySeen,
    SiteSeen,
)
from ontologies.grammar.scan import scan
from ontologies.grammar.segments import Segment

if TYPE_CHECKING:
    from ontologies.genes import Genes

_EXACT = (ProteinSeen, SiteSeen, PlaceSeen)


def lists_joined(parts: tuple[Segment, ...], genes: Genes) -> tuple[Segment, ...]:
    """Join what only together says something: bare genes with the finding, changes with their "or".

    A bare gene belongs to the phrase behind it, at the end to the phrase before it.
    """
    if len(parts) == 1:
        return parts
    found: list[Segment] = []
    for part in reversed(parts):
        here = _scanned(part, genes)
        behind = _scanned(found[0], genes) if found else ()
        opens = _bare(part, here) and _subjects(behind)
        if opens or (_denies_bare(part, here) and _list_of_one(behind)):
            found[0] = _both(part, "and", found[0])
        elif found and _ends_exact(here) and _goes_on(behind):
            found[0] = _both(part, "or", found[0])
        else:
            found.insert(0, part)
    return _last_bare(found, genes)


def _last_bare(found: list[Segment], genes: Genes) -> tuple[Segment, ...]:
    """``loss of MLH1, PMS2``: the last gene is of the list before it."""
    while len(found) > 1:
        before, last = _scanned(found[-2], genes), _scanned(found[-1], genes)
        if not (_bare(found[-1], last) and before and isinstance(before[-1], GeneSeen)):
            break
        found[-2:] = [_both(found[-2], "and", found[-1])]
    return tuple(found)


def _scanned(part: Segment, genes: Genes) -> tuple[Piece, ...]:
    try:
        return tuple(p for p in scan(part.text, genes) if not isinstance(p, NoteSeen))
    except Refused:
        return ()


def _bare(part: Segment, pieces: tuple[Piece, ...]) -> bool:
    named = any(isinstance(p, GeneSeen) for p in pieces)
    return named and not part.asides and all(isinstance(p, GeneSeen | JointSeen) for p in pieces)


def _denies_bare(part: Segment, pieces: tuple[Piece, ...]) -> bool:
    """Whether a phrase is "no" and genes: "no EGFR", which says nothing by itself."""
    first = pieces[0] if pieces else None
    return (
        isinstance(first, QualitySeen) and first.polarity is Polarity.NO and _bare(part, pieces[1:])
    )


def _list_of_one(pieces: tuple[Piece, ...]) -> bool:
    """Whether a phrase ends a list of genes with what is said of all: "ALK or ROS1 fusions"."""
    listed = any(isinstance(p, JointSeen) for p in pieces)
    polar = any(isinstance(p, QualitySeen) and p.polarity for p in pieces)
    said = bool(pieces) and isinstance(pieces[-1], EventSeen)
    return _subjects(pieces) and listed and said and not polar


def _subjects(pieces: tuple[Piece, ...]) -> bool:
    return bool(pieces) and isinstance(pieces[0], GeneSeen)


def _ends_exact(pieces: tuple[Piece, ...]) -> bool:
    return bool(pieces) and isinstance(pieces[-1], _EXACT)


def _goes_on(pieces: tuple[Piece, ...]) -> bool:
    """Whether a phrase is the end of a list of changes: "G12D or G12V"."""
    either = any(isinstance(p, JointSeen) and p.any_ for p in pieces)
    named = any(isinstance(p, GeneSeen) for p in pieces)
    return either and not named and isinstance(pieces[0], _EXACT)


def _both(one: Segment, word: str, other: Segment) -> Segment:
    return Segment(f"{one.text} {word} {other.text}", (*one.asides, *other.asides))
