"""Expression, and what a bare "positive", "negative" or "wild type" says of a gene."""

from __future__ import annotations

import msgspec

from kg.model import (
    Alteration,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    Signature,
    SignatureName,
)
from ontologies.grammar.alternatives import scores_of
from ontologies.grammar.gene_roles import (
    ALTERATION_MARKERS,
    FUSION_MARKERS,
    MUTATION_MARKERS,
    PROTEIN_MARKERS,
    PROTEIN_WORD,
)
from ontologies.grammar.pieces import LevelSeen, PlaceSeen, Polarity, ScoreSeen
from ontologies.grammar.saying import ABSENT, Saying, refuse

_E = GeneEventKind
_STATED = frozenset({Polarity.POSITIVE, Polarity.RETAINED})


def products_of(gene: str, saying: Saying) -> list[Expression]:
    """Give the amount of a gene's product; each score and each assay of several as its own."""
    product = product_of(gene, saying)
    found = [
        msgspec.structs.replace(
            product,
            assay=assay or product.assay,
            at_least=score.at_least,
            below=score.below,
        )
        for assay, score in scores_of(saying)
    ]
    return found or [product]


def product_of(gene: str, saying: Saying) -> Expression:
    """Give the amount of a gene's product, with assay and score."""
    if saying.has(PlaceSeen):
        raise refuse(saying.text, "expression of a part of a gene", "expression of a region")
    seen = saying.level or LevelSeen(level=Level.ANY)
    share = _share(gene, saying)
    score = None if share is not None and share == saying.score else saying.score
    bounds = score or ScoreSeen(at_least=seen.at_least, below=seen.below)
    share = share or ScoreSeen()
    return Expression(
        gene=gene,
        level=_level(seen.level, saying),
        assay=saying.assay or seen.assay or ("IHC" if _stained(gene, bounds) else None),
        at_least=bounds.at_least,
        below=bounds.below,
        share=share.at_least,
        share_below=share.below,
    )


def _share(gene: str, saying: Saying) -> ScoreSeen | None:
    """The percentage of tumour cells that stain; a PD-L1 percentage is the score itself."""
    if gene == "CD274" or saying.assay not in {None, "IHC"}:
        return None
    shares = [score for score in saying.of(ScoreSeen) if score.sign == "%"]
    return shares[0] if shares else None


def _stained(gene: str, score: ScoreSeen) -> bool:
    """Whether a bare score is one of staining: "3+", and "HER2 0"; PD-L1 counts in percent."""
    zero = score.at_least == 0 and not score.sign and gene != "CD274"
    return score.sign == "+" or (zero and gene in PROTEIN_MARKERS)


def _level(level: Level, saying: Saying) -> Level:
    """Apply "no", "negative" and "positive" to the amount: "not expressed" is a result."""
    if saying.polarity in ABSENT and level in {Level.ANY, Level.POSITIVE}:
        negative = saying.polarity is not Polarity.RETAINED
        saying.spent = True
        return Level.NEGATIVE if negative else Level.POSITIVE
    if saying.polarity in _STATED and level is Level.ANY:
        saying.spent = True
        return Level.POSITIVE
    if saying.polarity is Polarity.WILD:
        raise refuse(saying.text, "wild type is no amount", "contradicts itself")
    return level


def marker_of(gene: str, saying: Saying) -> Alteration:
    """Give what a gene with a bare word is about.

    A word of the report alone ("BRCA2 VUS") is about a mutation; "retained" about a loss that is
    not there; positive and negative about the gene's fusion, mutation or product.
    """
    match saying.polarity:
        case None:
            return GeneEvent(gene=gene, kind=saying.mutation)
        case Polarity.WILD:
            saying.spent = True
            return GeneEvent(gene=gene, kind=_E.WILD_TYPE)
        case Polarity.RETAINED:
            return GeneEvent(gene=gene, kind=_E.LOSS)
        case Polarity.UNKNOWN:
            return _unknown(gene, saying)
        case _:
            return _positive(gene, saying)


def _unknown(gene: str, saying: Saying) -> Alteration:
    if gene in FUSION_MARKERS:
        return Fusion(three=gene, ordered=False)
    if saying.assay == "ISH":
        return GeneEvent(gene=gene, kind=_E.AMPLIFICATION)
    if saying.family == "MMR":
        return Signature(name=SignatureName.MMR)
    if _is_product(saying) or saying.assay or gene in PROTEIN_MARKERS:
        return Expression(gene=gene, level=Level.ANY, assay=saying.assay)
    return GeneEvent(gene=gene, kind=_E.MUTATION)


def _is_product(saying: Saying) -> bool:
    """Whether the gene is named by its product: "CD117"."""
    return any(PROTEIN_WORD.fullmatch(g.written) for g in saying.part.genes)


def _positive(gene: str, saying: Saying) -> Alteration:
    if gene in FUSION_MARKERS:
        return Fusion(three=gene, ordered=False)
    if saying.assay == "ISH":
        return GeneEvent(gene=gene, kind=_E.AMPLIFICATION)
    if gene in MUTATION_MARKERS and saying.assay is None:
        return GeneEvent(gene=gene, kind=_E.MUTATION)
    absent = saying.polarity in ABSENT
    if absent and gene in ALTERATION_MARKERS and saying.assay is None and not _is_product(saying):
        return GeneEvent(gene=gene, kind=_E.ALTERATION)
    saying.spent = True
    level = Level.NEGATIVE if absent else Level.POSITIVE
    return Expression(gene=gene, level=level, assay=saying.assay)
