"""Predicates on a whole gene: mutated, activated, lost, amplified, wild type."""

from __future__ import annotations

from kg.model import (
    Alteration,
    Direction,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    NamedVariant,
    Observation,
    Presence,
    ProteinChange,
    Region,
    Residue,
    Zygosity,
)
from ontologies.genes import Genes
from queries.driver import BENIGN, LIKELY_BENIGN
from queries.fit.outcome import Fit, Fits, is_absent, name_of
from queries.patient import Finding
from queries.rules import EVENT_MAY_BE, EVENT_SATISFIES, NEEDS_DRIVER, Specificity
from queries.shape import TRUNCATING, Shape, ShapeKind, is_splice, shape


def gene_event(wanted: GeneEvent, finding: Finding, _: Genes) -> Fit | None:
    """An event of a whole gene; "mutation" and its like need a driver."""
    if wanted.kind is GeneEventKind.RESISTANCE:
        found_it = finding.resists and finding.seen.presence is not Presence.ABSENT
        return Fit(Fits.HOLDS, Specificity.ALLELE, "") if found_it else None
    seen = finding.seen.alteration
    match seen:
        case ProteinChange(change=change):
            found = _short_variant(wanted, shape(change), finding)
        case GeneEvent(kind=kind):
            found = _event_for_event(wanted.kind, kind, finding)
        case DnaChange() | Residue() | Region() | NamedVariant():
            found = _short_variant(wanted, None, finding)
        case Fusion():
            return _fusion_for_event(wanted, finding, seen)
        case Expression(level=Level.LOST | Level.NEGATIVE) if wanted.kind is GeneEventKind.LOSS:
            found = Fit(Fits.HOLDS, Specificity.GENE)
        case Expression(level=Level.POSITIVE | Level.OVER) if wanted.kind is GeneEventKind.LOSS:
            found = Fit(Fits.DENIES, Specificity.GENE, "the protein is retained")
        case _:
            found = None
    return _gated(wanted, finding, found)


def _gated(wanted: GeneEvent, finding: Finding, found: Fit | None) -> Fit | None:
    """A gene-level claim needs a driver, of the direction the claim names."""
    if found is None or found.fits is not Fits.HOLDS or wanted.kind not in NEEDS_DRIVER:
        return found
    if is_absent(finding):
        return found
    verdict = finding.verdict
    if not verdict.opens:
        return Fit(Fits.GATED, found.how, f"{verdict.class_}: {'; '.join(verdict.why[:2])}")
    wrong = {
        GeneEventKind.ACTIVATING: Direction.LOSS,
        GeneEventKind.LOSS_OF_FUNCTION: Direction.GAIN,
    }.get(wanted.kind)
    if wrong is not None and verdict.direction is wrong:
        return Fit(Fits.GATED, found.how, f"a {verdict.direction}, the claim is about the other")
    return found


_SHAPE_OF_EVENT: dict[GeneEventKind, frozenset[ShapeKind]] = {
    GeneEventKind.TRUNCATING: TRUNCATING,
    GeneEventKind.MISSENSE: frozenset({ShapeKind.MISSENSE}),
    GeneEventKind.FRAMESHIFT: frozenset({ShapeKind.FRAMESHIFT}),
}
_ANY_SHORT_VARIANT = frozenset(
    {
        GeneEventKind.MUTATION,
        GeneEventKind.ALTERATION,
        GeneEventKind.ONCOGENIC,
        GeneEventKind.ACTIVATING,
        GeneEventKind.LOSS_OF_FUNCTION,
    }
)


def _short_variant(wanted: GeneEvent, at: Shape | None, finding: Finding) -> Fit | None:
    """A short variant against "mutation", "truncating mutation", "loss" and their like."""
    how = Specificity.GENE
    if at is not None and at.kind is ShapeKind.SYNONYMOUS:
        return None
    if wanted.kind in _ANY_SHORT_VARIANT:
        return Fit(Fits.HOLDS, how)
    if wanted.kind in _SHAPE_OF_EVENT and at is not None:
        return Fit(Fits.HOLDS, how) if at.kind in _SHAPE_OF_EVENT[wanted.kind] else None
    if wanted.kind is GeneEventKind.SPLICE and isinstance(finding.seen.alteration, DnaChange):
        return Fit(Fits.HOLDS, how) if is_splice(finding.seen.alteration.change) else None
    if wanted.kind is GeneEventKind.LOSS and finding.seen.zygosity is Zygosity.BIALLELIC:
        return Fit(Fits.HOLDS, how)
    return None


#: An oncogenic variant of this direction is one of the kind that the claim names.
_DIRECTION = {
    GeneEventKind.ACTIVATING: Direction.GAIN,
    GeneEventKind.LOSS_OF_FUNCTION: Direction.LOSS,
}


def _event_for_event(wanted: GeneEventKind, seen: GeneEventKind, finding: Finding) -> Fit | None:
    how = Specificity.GENE
    verdict = finding.verdict
    directed = wanted in _DIRECTION and verdict.direction is _DIRECTION[wanted]
    if verdict.opens and directed and seen in NEEDS_DRIVER:
        return Fit(Fits.HOLDS, how)
    if seen is wanted or wanted in EVENT_SATISFIES.get(seen, frozenset()):
        return Fit(Fits.HOLDS, how)
    if wanted in EVENT_MAY_BE.get(seen, frozenset()):
        return Fit(Fits.PARTIAL, how, f"the class of the {seen}")
    if seen is GeneEventKind.WILD_TYPE and wanted in NEEDS_DRIVER:
        return Fit(Fits.DENIES, how, "wild type")
    return None


def wild_type(finding: Finding) -> Fit | None:
    """Wild type of a gene: stated, denied by a driver, open while a variant is not classed.

    The presence of the finding is part of the answer here: "no mutation found" is wild type.
    """
    seen, how = finding.seen, Specificity.GENE
    if finding.verdict.class_ in {BENIGN, LIKELY_BENIGN}:
        return None
    outcomes = _WILD_TYPE_BY_FINDING.get(_finding_kind(seen.alteration))
    if outcomes is None:
        return None
    if seen.presence is Presence.PRESENT and not finding.verdict.opens and _may_be_passenger(seen):
        return Fit(Fits.PARTIAL, how, f"the class of the {name_of(seen.alteration)} variant")
    found = outcomes[seen.presence]
    return (
        Fit(found, how, "" if found is Fits.HOLDS else f"{seen.text or 'finding'}")
        if found
        else None
    )


def _may_be_passenger(seen: Observation) -> bool:
    return isinstance(seen.alteration, ProteinChange | DnaChange | Residue | Region | NamedVariant)


def _finding_kind(alteration: Alteration) -> str | None:
    """How wide a finding is, for wild type: all of the gene, one change, any fusion."""
    match alteration:
        case GeneEvent(kind=GeneEventKind.WILD_TYPE):
            return "wild type"
        case GeneEvent(kind=kind) if kind in NEEDS_DRIVER:
            return "any change"
        case Fusion(five=five, three=three) if five is None or three is None:
            return "any change"
        case ProteinChange(change=change) if shape(change).kind is ShapeKind.SYNONYMOUS:
            return None
        case ProteinChange() | DnaChange() | Residue() | Region() | NamedVariant() | Fusion():
            return "one change"
        case _:
            return None


#: What a finding says of "wild type", by its width and by whether it was found.
_WILD_TYPE_BY_FINDING: dict[str | None, dict[Presence, Fits | None]] = {
    "wild type": {
        Presence.PRESENT: Fits.HOLDS,
        Presence.ABSENT: Fits.DENIES,
        Presence.UNKNOWN: Fits.PARTIAL,
    },
    "any change": {
        Presence.PRESENT: Fits.DENIES,
        Presence.ABSENT: Fits.HOLDS,
        Presence.UNKNOWN: Fits.PARTIAL,
    },
    "one change": {
        Presence.PRESENT: Fits.DENIES,
        Presence.ABSENT: Fits.PARTIAL,
        Presence.UNKNOWN: Fits.PARTIAL,
    },
}


def _fusion_for_event(wanted: GeneEvent, finding: Finding, seen: Fusion) -> Fit | None:
    """A fusion is a rearrangement; a test that found none denies the gene's alteration."""
    if wanted.kind not in {GeneEventKind.REARRANGEMENT, GeneEventKind.ALTERATION}:
        return None
    if is_absent(finding) and _any_partner(seen):
        return Fit(Fits.PARTIAL, Specificity.GENE)  # stated absent, it denies the whole
    return Fit(Fits.HOLDS, Specificity.GENE)


def _any_partner(seen: Fusion) -> bool:
    return seen.five is None or seen.three is None
