"""Differences that are settled and not yet repaired: each a kind of claim, with which side errs.

An entry goes when the fast side is repaired; docs/quality/reference.md has an example of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import (
    And,
    Biomarker,
    CohortOutcome,
    Effect,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Label,
    Not,
    Or,
    Presence,
    Profile,
    ProteinChange,
    Record,
    Statement,
    biomarkers_of,
)
from tests.reference.world import Asking


class Difference(NamedTuple):
    """One claim of which the two say different things."""

    what: str
    fast: str
    slow: str


def apart(
    found: Sequence[Difference], records: Sequence[Record], asked: Asking
) -> tuple[list[Difference], list[Difference]]:
    """The differences of a known kind, and the new ones."""
    names = {
        name
        for record in records
        if isinstance(record, Statement | Label | CohortOutcome) and record.profile is not None
        if _absent_resistance(record.profile, asked)
        or _unknown_first(record.profile)
        or _negated_partner(record)
        for name in (record.provenance.record, "+".join(record.regimen.drugs))
    }
    known = [d for d in found if d.what.partition(" in ")[0] in names]
    return known, [d for d in found if d not in known]


def _absent_resistance(profile: Profile, asked: Asking) -> bool:
    """One allele that is absent denies "acquired resistance mutation" as a whole: fast errs."""
    absent = {
        seen.alteration.gene
        for seen in asked.case.observations
        if seen.presence is Presence.ABSENT and isinstance(seen.alteration, ProteinChange)
    }
    return any(
        isinstance(x, GeneEvent) and x.kind is GeneEventKind.RESISTANCE and x.gene in absent
        for x in (leaf.alteration for leaf in biomarkers_of(profile))
    )


def _unknown_first(profile: Profile) -> bool:
    """The parts of an "or status unknown" after the unknown one are not read: fast errs."""
    return any(isinstance(part, Or) and part.or_unknown for part in _parts(profile))


def _negated_partner(record: Record) -> bool:
    """A resistance "without EML4::NTRK1" is read as without any NTRK1 fusion: fast errs."""
    if not isinstance(record, Statement) or record.effect not in _RESISTANCES:
        return False
    return any(
        isinstance(leaf.alteration, Fusion) and leaf.alteration.five and leaf.alteration.three
        for part in _parts(record.profile)
        if isinstance(part, Not)
        for leaf in biomarkers_of(part)
    )


_RESISTANCES = {Effect.RESISTANCE, Effect.REDUCED_SENSITIVITY}


def _parts(profile: Profile) -> Iterator[Profile]:
    """A profile and all its parts."""
    yield profile
    match profile:
        case Biomarker():
            return
        case Not(of=inner):
            yield from _parts(inner)
        case And(of=parts) | Or(of=parts):
            for part in parts:
                yield from _parts(part)
