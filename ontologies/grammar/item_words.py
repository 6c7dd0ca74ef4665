"""What an item says as a whole: nothing, something not modelled, something molecular."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ontologies.grammar.pieces import (
    ArmSeen,
    AssaySeen,
    DnaSeen,
    EventSeen,
    FusionSeen,
    GeneSeen,
    NameSeen,
    Piece,
    PlaceSeen,
    Polarity,
    ProteinSeen,
    QualitySeen,
    SignatureSeen,
    SiteSeen,
)

#: Items that say that there is nothing to say.
NOTHING = frozenset(
    {
        *("", "-", "n/a", "na", "none", "none reported", "none detected", "not tested"),
        *("nothing found", "no findings", "no variants", "no mutations", "no mutations found"),
        *("no alteration", "no alterations", "no alterations found", "no alterations reported"),
        *("no known alterations", "no actionable alterations", "no molecular alterations"),
        *("no genomic alterations",),
    }
)

#: The tests of HER2, which are written together for no other gene.
HER2_TESTS = re.compile(r"ihc ?[0-3]\+?[ ,/;]+(?:f|s|d)?ish\b.*")

#: Pieces that show that a text speaks of molecules.
MOLECULAR = (
    ProteinSeen,
    DnaSeen,
    SiteSeen,
    GeneSeen,
    FusionSeen,
    SignatureSeen,
    ArmSeen,
    EventSeen,
    NameSeen,
    PlaceSeen,
    AssaySeen,
)

#: Pieces that say what was found, and the words that say that it was.
_FOUND = (ProteinSeen, DnaSeen, SiteSeen, FusionSeen, ArmSeen, EventSeen, NameSeen, PlaceSeen)
_STATED = frozenset({Polarity.POSITIVE, Polarity.WILD, Polarity.NEGATIVE})


def stands_alone(pieces: tuple[Piece, ...]) -> bool:
    """An aside with a gene, a polarity or a genome-wide finding of its own is a fact of its own."""
    own = (GeneSeen, SignatureSeen)
    gene = any(isinstance(p, own) for p in pieces)
    polar = any(isinstance(p, QualitySeen) and p.polarity is not None for p in pieces)
    fused = any(isinstance(p, FusionSeen) for p in pieces)
    return gene or polar or fused


def says_something(pieces: Sequence[Piece]) -> bool:
    """Whether pieces state a finding, and not only name what could have one."""
    stated = any(isinstance(p, QualitySeen) and p.polarity in _STATED for p in pieces)
    subject = any(isinstance(p, (GeneSeen, FusionSeen, SignatureSeen, ArmSeen)) for p in pieces)
    complete = any(isinstance(p, SignatureSeen) and p.signature.high for p in pieces)
    return subject and (stated or complete or any(isinstance(p, _FOUND) for p in pieces))
