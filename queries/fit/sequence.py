"""Predicates on the sequence: an exact change, a residue, an exon or a range."""

from __future__ import annotations

from kg.model import Change, DnaChange, ProteinChange, Region, RegionKind, Residue
from ontologies.genes import Genes
from queries.fit.outcome import Fit, Fits, is_unspecified, wild_type_denies
from queries.patient import Finding
from queries.regions import changes_of, span_of
from queries.rules import Specificity
from queries.shape import Shape, ShapeKind, is_splice, shape


def protein(wanted: ProteinChange, finding: Finding, genes: Genes) -> Fit | None:
    """An exact protein change; another change at the residue is another variant."""
    how = Specificity.ALLELE
    seen = finding.seen.alteration
    asked = shape(wanted.change)
    match seen:
        case ProteinChange(change=change):
            same = change == wanted.change or _same_truncation(asked, shape(change))
            return Fit(Fits.HOLDS, how) if same else None
        case Residue(position=position) if asked.first == position:
            return Fit(Fits.PARTIAL, how, f"the exact change at {wanted.gene} {position}")
        case Region() if _region_covers(seen, asked, genes):
            return Fit(Fits.PARTIAL, how, f"the exact change in {wanted.gene}")
        case _ if is_unspecified(seen):
            return Fit(Fits.PARTIAL, how, f"the exact {wanted.gene} change")
        case _:
            return wild_type_denies(seen, how)


def _same_truncation(asked: Shape, seen: Shape) -> bool:
    """Frameshifts at one codon are one change, however far the new frame was written out."""
    shifts = asked.kind is ShapeKind.FRAMESHIFT and seen.kind is ShapeKind.FRAMESHIFT
    return shifts and (asked.first, asked.reference) == (seen.first, seen.reference)


def dna(wanted: DnaChange, finding: Finding, _: Genes) -> Fit | None:
    """An exact change of the coding DNA."""
    seen = finding.seen
    if wanted.change in {seen.dna, getattr(seen.alteration, "change", None)}:
        return Fit(Fits.HOLDS, Specificity.ALLELE)
    return wild_type_denies(seen.alteration, Specificity.ALLELE)


def residue(wanted: Residue, finding: Finding, genes: Genes) -> Fit | None:
    """Any substitution of one residue."""
    how = Specificity.RESIDUE
    seen = finding.seen.alteration
    match seen:
        case ProteinChange(change=change):
            at = shape(change)
            hit = at.kind is ShapeKind.MISSENSE and at.first == wanted.position
            return Fit(Fits.HOLDS, how) if hit else None
        case Residue(position=position):
            return Fit(Fits.HOLDS, how) if position == wanted.position else None
        case Region() if _codon_inside(seen, wanted.position, wanted.position, genes):
            return Fit(Fits.PARTIAL, how, f"which {wanted.gene} residue")
        case _ if is_unspecified(seen):
            return Fit(Fits.PARTIAL, how, f"which {wanted.gene} residue")
        case _:
            return wild_type_denies(seen, how)


#: A region finding of the left kind is also one of the right kinds.
_REGION_IS: dict[Change, frozenset[Change]] = {
    Change.DUPLICATION: frozenset({Change.INSERTION, Change.INDEL}),
    Change.DELETION: frozenset({Change.INDEL}),
    Change.INSERTION: frozenset({Change.INDEL}),
    Change.FRAMESHIFT: frozenset({Change.TRUNCATING}),
}


def _codon_inside(region: Region, first: int, last: int, genes: Genes) -> bool:
    span = span_of(region, genes)
    return span is not None and span[0] <= first and last <= span[1]


def _region_covers(region: Region, asked: Shape, genes: Genes) -> bool:
    if asked.first is None or asked.last is None:
        return False
    kind = region.change is Change.ANY or region.change in changes_of(asked)
    return kind and _codon_inside(region, asked.first, asked.last, genes)


def region(wanted: Region, finding: Finding, genes: Genes) -> Fit | None:
    """A kind of change in an exon, a codon range or a domain."""
    how = Specificity.REGION
    seen = finding.seen.alteration
    match seen:
        case ProteinChange(change=change):
            return _change_in_region(wanted, shape(change), finding, genes)
        case DnaChange(change=change):
            return _splice_in_region(wanted, change, finding, genes)
        case Region():
            return _region_in_region(wanted, seen, genes)
        case Residue(position=position):
            inside = _codon_inside(wanted, position, position, genes)
            single = wanted.change in {Change.ANY, Change.MISSENSE}
            return Fit(Fits.HOLDS, how) if inside and single else None
        case _ if is_unspecified(seen):
            return Fit(Fits.PARTIAL, how, f"where in {wanted.gene} the change lies")
        case _:
            return wild_type_denies(seen, how)


def _change_in_region(wanted: Region, at: Shape, finding: Finding, genes: Genes) -> Fit | None:
    if at.kind is ShapeKind.SYNONYMOUS or at.first is None:
        return None
    kind = wanted.change is Change.ANY or wanted.change in changes_of(at)
    stated = finding.seen.exon is not None and wanted.kind is RegionKind.EXON
    span = span_of(wanted, genes)
    if span is None:
        inside = stated and finding.seen.exon == wanted.first
    else:
        inside = at.first <= span[1] and (at.last or at.first) >= span[0]
    if not (kind and inside):
        return None
    if wanted.change is Change.ANY and not finding.verdict.opens:
        return Fit(Fits.GATED, Specificity.REGION, "; ".join(finding.verdict.why))
    return Fit(Fits.HOLDS, Specificity.REGION)


#: How far a ``c.`` position may lie from the last codon's end and still be its splice donor; a
#: codon split by the junction moves it by up to two bases.
_SPLIT_CODON = 3


def _splice_in_region(wanted: Region, change: str, finding: Finding, genes: Genes) -> Fit | None:
    wants_splice = wanted.change in {Change.SKIPPING, Change.SPLICE}
    if not wants_splice or wanted.kind is not RegionKind.EXON or not is_splice(change):
        return None
    how = Specificity.REGION
    if finding.seen.exon is not None:
        return Fit(Fits.HOLDS, how) if finding.seen.exon == wanted.first else None
    span = span_of(wanted, genes)
    digits = "".join(ch for ch in change.removeprefix("c.").split("+")[0].split("-")[0])
    if span is None or not digits.isdigit():
        return Fit(Fits.PARTIAL, how, f"whether {wanted.gene} exon {wanted.first} is skipped")
    position = int(digits)
    ends = (span[0] * 3 - 2, span[1] * 3)
    if any(abs(position - end) <= _SPLIT_CODON for end in ends):
        return Fit(Fits.HOLDS, how)
    return Fit(Fits.PARTIAL, how, f"whether {wanted.gene} exon {wanted.first} is skipped")


def _region_in_region(wanted: Region, seen: Region, genes: Genes) -> Fit | None:
    how = Specificity.REGION
    same_place = (wanted.kind, wanted.first, wanted.last, wanted.name) == (
        seen.kind,
        seen.first,
        seen.last,
        seen.name,
    )
    span, inner = span_of(wanted, genes), span_of(seen, genes)
    nested = span is not None and inner is not None
    inside = same_place or (nested and span[0] <= inner[0] and inner[1] <= span[1])  # type: ignore[index]  # both spans known here
    around = nested and inner[0] <= span[0] and span[1] <= inner[1]  # type: ignore[index]  # both spans known here
    kind = wanted.change in {Change.ANY, seen.change} or wanted.change in _REGION_IS.get(
        seen.change, frozenset()
    )
    if inside and kind:
        return Fit(Fits.HOLDS, how)
    if (inside or around) and seen.change is Change.ANY:
        return Fit(Fits.PARTIAL, how, f"the kind of change in {wanted.gene}")
    return None
