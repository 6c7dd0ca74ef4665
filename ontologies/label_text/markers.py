"""Model values for the biomarkers that labels name: short builders, used by phrases and loaders."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import (
    Alteration,
    And,
    Biomarker,
    Change,
    Cytogenetic,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    Not,
    Or,
    Origin,
    Profile,
    ProteinChange,
    Region,
    RegionKind,
    Residue,
    Signature,
    SignatureName,
)

K = GeneEventKind

BRCA = ("BRCA1", "BRCA2")
NTRK = ("NTRK1", "NTRK2", "NTRK3")
RAS = ("KRAS", "NRAS")


def leaf(alteration: Alteration, origin: Origin | None = None) -> Biomarker:
    """One predicate."""
    return Biomarker(alteration=alteration, origin=origin)


def event(gene: str, kind: GeneEventKind, origin: Origin | None = None) -> Biomarker:
    """An event of a whole gene."""
    return leaf(GeneEvent(gene=gene, kind=kind), origin)


def wild(*genes: str) -> Profile:
    """All of these genes are wild type."""
    return all_of([event(gene, K.WILD_TYPE) for gene in genes])


def fusion(gene: str) -> Biomarker:
    """A fusion with any partner on either side."""
    return leaf(Fusion(three=gene, ordered=False))


def expressed(
    gene: str, level: Level, assay: str | None = None, at_least: float | None = None
) -> Biomarker:
    """An amount of a gene's product."""
    return leaf(Expression(gene=gene, level=level, assay=assay, at_least=at_least))


def scored(gene: str, level: Level, assay: str, at_least: float, below: float) -> Biomarker:
    """A score of one assay between two bounds, the upper one left out."""
    return leaf(Expression(gene=gene, level=level, assay=assay, at_least=at_least, below=below))


def any_of(parts: Sequence[Profile]) -> Profile:
    """OR, without a wrapper around one part."""
    flat = [p for part in parts for p in (part.of if _plain_or(part) else (part,))]  # type: ignore[union-attr]  # checked by _plain_or
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else Or(of=distinct)


def all_of(parts: Sequence[Profile]) -> Profile:
    """AND, without a wrapper around one part."""
    flat = [p for part in parts for p in (part.of if isinstance(part, And) else (part,))]
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else And(of=distinct)


def _plain_or(profile: Profile) -> bool:
    return isinstance(profile, Or) and not profile.or_unknown


HR_POSITIVE = any_of([expressed("ESR1", Level.POSITIVE), expressed("PGR", Level.POSITIVE)])
HR_NEGATIVE = all_of([expressed("ESR1", Level.NEGATIVE), expressed("PGR", Level.NEGATIVE)])
ER_POSITIVE = expressed("ESR1", Level.POSITIVE)
HER2_POSITIVE = expressed("ERBB2", Level.POSITIVE)
HER2_3_PLUS = expressed("ERBB2", Level.POSITIVE, "IHC", 3)
HER2_NEGATIVE = expressed("ERBB2", Level.NEGATIVE)
HER2_AMPLIFIED = event("ERBB2", K.AMPLIFICATION)
#: What labels write behind "positive": "(IHC 3+ or ISH+)", "(IHC 3+ or IHC 2+/ISH positive)". A
#: tumour that is stated to be negative is not amplified, whatever else was not tested.
HER2_3_PLUS_OR_ISH = any_of([HER2_POSITIVE, all_of([HER2_AMPLIFIED, Not(of=HER2_NEGATIVE)])])
HER2_3_PLUS_OR_2_ISH = any_of(
    [HER2_POSITIVE, all_of([scored("ERBB2", Level.POSITIVE, "IHC", 2, 3), HER2_AMPLIFIED])]
)
#: The word alone, or what it stands for: IHC 1+, or IHC 2+ without amplification.
HER2_LOW = any_of(
    [
        expressed("ERBB2", Level.LOW),
        scored("ERBB2", Level.LOW, "IHC", 1, 2),
        all_of([scored("ERBB2", Level.LOW, "IHC", 2, 3), Not(of=HER2_AMPLIFIED)]),
    ]
)
#: "High" c-Met protein: a share of cells that stain strongly (3+).
MET_STRONG_IN_HALF = leaf(
    Expression(gene="MET", level=Level.OVER, assay="IHC", at_least=3, share=50)
)
TRIPLE_NEGATIVE = all_of([HR_NEGATIVE, HER2_NEGATIVE])
PHILADELPHIA = leaf(Fusion(five="BCR", three="ABL1"))
PML_RARA = leaf(Fusion(five="PML", three="RARA"))
FIP1L1_PDGFRA = leaf(Fusion(five="FIP1L1", three="PDGFRA"))
MSI_HIGH = leaf(Signature(name=SignatureName.MSI))
MSI_NOT_HIGH = leaf(Signature(name=SignatureName.MSI, high=False))
MMR_DEFICIENT = leaf(Signature(name=SignatureName.MMR))
MMR_PROFICIENT = leaf(Signature(name=SignatureName.MMR, high=False))
HRD = leaf(Signature(name=SignatureName.HRD))
TMB_10 = leaf(Signature(name=SignatureName.TMB, at_least=10.0))
DEL_17P = leaf(Cytogenetic(event="del(17p)"))
DEL_5Q = leaf(Cytogenetic(event="del(5q)"))
KIT_D816V = leaf(ProteinChange(gene="KIT", change="D816V"))
EGFR_19_OR_858 = any_of(
    [
        leaf(Region(gene="EGFR", kind=RegionKind.EXON, change=Change.DELETION, first=19, last=19)),
        leaf(ProteinChange(gene="EGFR", change="L858R")),
    ]
)
EGFR_20_INSERTION = leaf(
    Region(gene="EGFR", kind=RegionKind.EXON, change=Change.INSERTION, first=20, last=20)
)
MET_14_SKIPPING = leaf(
    Region(gene="MET", kind=RegionKind.EXON, change=Change.SKIPPING, first=14, last=14)
)
PDGFRA_18 = leaf(Region(gene="PDGFRA", kind=RegionKind.EXON, change=Change.ANY, first=18, last=18))
NTRK_FUSION = any_of([fusion(gene) for gene in NTRK])
#: "Without a known acquired resistance mutation": fails only where such a finding is stated.
NO_KNOWN_NTRK_RESISTANCE = Not(
    of=Or(
        of=tuple(
            Biomarker(alteration=GeneEvent(gene=gene, kind=K.RESISTANCE), known_only=True)
            for gene in NTRK
        )
    )
)


def residue(gene: str, reference: str, position: int) -> Biomarker:
    """Any substitution of one residue."""
    return leaf(Residue(gene=gene, reference=reference, position=position))


def protein(gene: str, change: str) -> Biomarker:
    """One exact change."""
    return leaf(ProteinChange(gene=gene, change=change))


def kinase_domain(gene: str) -> Biomarker:
    """A change in the tyrosine kinase domain."""
    return leaf(Region(gene=gene, kind=RegionKind.DOMAIN, change=Change.ANY, name="kinase domain"))


def germline(genes: Sequence[str], kind: GeneEventKind = K.LOSS_OF_FUNCTION) -> Profile:
    """A germline event of any of these genes."""
    return any_of([event(gene, kind, Origin.GERMLINE) for gene in genes])


def mutated(genes: Sequence[str], kind: GeneEventKind = K.MUTATION) -> Profile:
    """An event of any of these genes, wherever it comes from."""
    return any_of([event(gene, kind) for gene in genes])
