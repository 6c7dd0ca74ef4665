"""Regions of a gene in codons, and the kinds of change that a protein change is."""

from __future__ import annotations

from kg.model import Change, Region, RegionKind
from ontologies.domains import codons_of_domain
from ontologies.genes import Genes
from queries.shape import Shape, ShapeKind

_CHANGE_OF_SHAPE: dict[ShapeKind, frozenset[Change]] = {
    ShapeKind.MISSENSE: frozenset({Change.MISSENSE}),
    ShapeKind.DELETION: frozenset({Change.DELETION, Change.INDEL}),
    ShapeKind.INSERTION: frozenset({Change.INSERTION, Change.INDEL}),
    ShapeKind.DUPLICATION: frozenset({Change.DUPLICATION, Change.INSERTION, Change.INDEL}),
    ShapeKind.FRAMESHIFT: frozenset({Change.FRAMESHIFT, Change.TRUNCATING}),
    ShapeKind.NONSENSE: frozenset({Change.TRUNCATING}),
    ShapeKind.START_LOSS: frozenset({Change.TRUNCATING}),
}


def changes_of(at: Shape) -> frozenset[Change]:
    """The region words a change satisfies; an indel counts by its net size."""
    if at.kind is ShapeKind.INDEL:
        net = {Change.DELETION} if at.net < 0 else {Change.INSERTION} if at.net > 0 else set()
        return frozenset({Change.INDEL, *net})
    return _CHANGE_OF_SHAPE.get(at.kind, frozenset())


def span_of(region: Region, genes: Genes) -> tuple[int, int] | None:
    """The codons of a region, under the transcript that the gene model names."""
    match region:
        case Region(kind=RegionKind.CODON, first=first, last=last) if first is not None:
            return first, last if last is not None else first
        case Region(kind=RegionKind.EXON, gene=gene, first=first, last=last) if first is not None:
            start = genes.codons_of_exon(gene, first)
            end = genes.codons_of_exon(gene, last) if last is not None else start
            return (start[0], end[1]) if start and end else None
        case Region(kind=RegionKind.DOMAIN, gene=gene, first=first, last=last, name=name):
            if first is not None and last is not None:
                return first, last
            return codons_of_domain(gene, name) if name is not None else None
        case _:
            return None
