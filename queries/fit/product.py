"""Predicates on what a gene makes: a fusion, a protein level, a variant with a name."""

from __future__ import annotations

from kg.model import (
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    NamedVariant,
    ProteinChange,
    Region,
    ReportClass,
)
from ontologies.genes import Genes
from queries.fit.outcome import Fit, Fits, is_absent, within
from queries.patient import Finding
from queries.rules import PROTEIN_FOLLOWS_DRIVER, Specificity


def fusion(wanted: Fusion, finding: Finding, _: Genes) -> Fit | None:
    """A fusion by its partners; an unreported partner leaves a named one open."""
    how = Specificity.PARTNER if wanted.five and wanted.three else Specificity.GENE
    seen = finding.seen.alteration
    match seen:
        case Fusion():
            return _driving(finding, _fusion_for_fusion(wanted, seen, how))
        case GeneEvent(kind=GeneEventKind.REARRANGEMENT | GeneEventKind.ALTERATION as kind):
            open_ended = wanted.five is None or wanted.three is None
            if open_ended and kind is GeneEventKind.REARRANGEMENT:
                return _driving(finding, Fit(Fits.HOLDS, how))
            return Fit(Fits.PARTIAL, how, "the fusion partner")
        case Expression(level=Level.NEGATIVE | Level.LOST):
            return Fit(Fits.DENIES, how, "the product is not expressed")
        case GeneEvent(kind=GeneEventKind.WILD_TYPE):
            return Fit(Fits.DENIES, how, "wild type")
        case _:
            return None


def _driving(finding: Finding, found: Fit | None) -> Fit | None:
    """A claim on any partner needs a fusion that drives as written; one on both names this very.

    A fusion that its report calls uncertain, or that makes no protein of both, satisfies none.
    """
    doubted = finding.seen.report is ReportClass.UNCERTAIN
    named = found is not None and found.how is Specificity.PARTNER and not doubted
    if found is None or named or is_absent(finding) or finding.verdict.opens:
        return found
    return Fit(Fits.GATED, found.how, "; ".join(finding.verdict.why[:1]))


def _fusion_for_fusion(wanted: Fusion, seen: Fusion, how: Specificity) -> Fit | None:
    asked, found = (wanted.five, wanted.three), (seen.five, seen.three)
    swaps = not wanted.ordered or not seen.ordered
    orders = (found, found[::-1]) if swaps else (found,)
    if any(_partners(asked, order) for order in orders):
        return Fit(Fits.HOLDS, how)
    if any(_partners(asked, order, open_=True) for order in orders):
        return Fit(Fits.PARTIAL, how, "the fusion partner")
    return None


def _partners(
    asked: tuple[str | None, str | None],
    found: tuple[str | None, str | None],
    *,
    open_: bool = False,
) -> bool:
    """Each asked partner is there; with ``open_`` an unreported partner may still be it."""
    return all(
        want is None or want == have or (open_ and have is None)
        for want, have in zip(asked, found, strict=True)
    )


def named(wanted: NamedVariant, finding: Finding, _: Genes) -> Fit | None:
    """A variant by its proper name."""
    seen = finding.seen.alteration
    if isinstance(seen, NamedVariant) and seen.name.casefold() == wanted.name.casefold():
        return Fit(Fits.HOLDS, Specificity.ALLELE)
    return None


#: Immunohistochemistry scores from which a protein is positive, equivocal below, negative at 0-1
#: (ASCO/CAP HER2 testing guideline: 3+ positive, 2+ equivocal, 0 and 1+ negative).
_IHC_POSITIVE, _IHC_EQUIVOCAL = 3.0, 2.0
_HIGH = frozenset({Level.OVER, Level.POSITIVE})
_LOW = frozenset({Level.NEGATIVE, Level.LOST, Level.UNDER})


def expression(wanted: Expression, finding: Finding, _: Genes) -> Fit | None:
    """A protein level or score against what was measured; another assay leaves it open."""
    seen = finding.seen.alteration
    if isinstance(seen, Expression):
        return _level_for_level(wanted, seen)
    return _level_for_gene(wanted, finding)


def _level_for_gene(wanted: Expression, finding: Finding) -> Fit | None:
    """What a finding in the gene tells of its protein: never the level itself, save by fusion."""
    how, test = Specificity.EXPRESSION, f"the {wanted.gene} protein level ({wanted.assay or 'IHC'})"
    match finding.seen.alteration:
        case GeneEvent(kind=GeneEventKind.AMPLIFICATION) if wanted.level in _LOW:
            return Fit(Fits.DENIES, how, f"{wanted.gene} is amplified")
        case GeneEvent(kind=GeneEventKind.AMPLIFICATION | GeneEventKind.DELETION as kind):
            expected = _HIGH if kind is GeneEventKind.AMPLIFICATION else _LOW
            return Fit(Fits.PARTIAL, how, test) if wanted.level in expected else None
        case Fusion() if wanted.level in _HIGH:
            return Fit(Fits.HOLDS, how)
        case ProteinChange(gene=gene) | Region(gene=gene) if gene in PROTEIN_FOLLOWS_DRIVER:
            asks = wanted.level in _HIGH and finding.verdict.opens
            return Fit(Fits.PARTIAL, how, test) if asks else None
        case _:
            return None


def _level_for_level(wanted: Expression, seen: Expression) -> Fit | None:
    how = Specificity.EXPRESSION
    if wanted.at_least is not None or wanted.below is not None:
        return _score(wanted, seen)
    level = _level(seen)
    if level is None:
        return Fit(Fits.PARTIAL, how, f"the {wanted.gene} level")
    if wanted.level is Level.ANY:
        return Fit(Fits.DENIES if level in _LOW else Fits.HOLDS, how, "not expressed")
    if not {wanted.level, level} <= _HIGH | _LOW:
        return Fit(Fits.HOLDS, how) if level is wanted.level else None
    if (wanted.level in _HIGH) == (level in _HIGH):
        return Fit(Fits.HOLDS, how)
    return Fit(Fits.DENIES, how, f"{wanted.gene} is {level}")


def _level(seen: Expression) -> Level | None:
    """The level a scored finding amounts to; None is equivocal.

    A stated word stands, save for HER2, whose guideline says which score is positive.
    """
    if seen.gene != "ERBB2" and seen.level in _HIGH | _LOW:
        return seen.level
    if seen.at_least is None and seen.level is Level.ANY and seen.share is not None:
        return _level_of_share(seen)
    if seen.at_least is None:
        return Level.NEGATIVE if seen.below is not None and seen.below <= 1 else seen.level
    if seen.assay != "IHC":
        return Level.POSITIVE if seen.at_least >= 1 else Level.NEGATIVE
    if seen.at_least >= _IHC_POSITIVE:
        return Level.POSITIVE
    return None if seen.at_least >= _IHC_EQUIVOCAL else Level.NEGATIVE


def _level_of_share(seen: Expression) -> Level | None:
    """The level a bare share of cells amounts to: hormone receptors are positive from 1 %.

    (ASCO/CAP guideline on oestrogen and progesterone receptors.) HER2 has no such share.
    """
    if seen.gene == "ERBB2" or seen.share is None:
        return None
    return Level.POSITIVE if seen.share >= 1 else Level.NEGATIVE


#: Two names of one count: the share of tumour cells that stain.
_SAME_ASSAY = {"TC": "TPS"}


def _score(wanted: Expression, seen: Expression) -> Fit:
    how = Specificity.EXPRESSION
    missing = f"{wanted.gene} {wanted.assay or 'score'}"
    asked, used = (_SAME_ASSAY.get(x.assay or "", x.assay) for x in (wanted, seen))
    if seen.at_least is None and seen.below is None:
        denied = _level_denies(wanted, seen) or _too_few(wanted, seen)
        return Fit(Fits.DENIES if denied else Fits.PARTIAL, how, missing)
    if asked is not None and used is not None and asked != used:
        return Fit(Fits.PARTIAL, how, missing)
    if seen.at_least is None:
        return _only_below(wanted, seen.below or 0, missing)
    held = within(wanted.at_least, wanted.below, seen.at_least, how)
    return _of_cells(wanted, seen) if held.fits is Fits.HOLDS else held


def _of_cells(wanted: Expression, seen: Expression) -> Fit:
    """The share of cells at a score that fits; cells at a higher score count for a lower one."""
    how = Specificity.EXPRESSION
    if wanted.share is None and wanted.share_below is None:
        return Fit(Fits.HOLDS, how)
    missing = f"the share of tumour cells with this {wanted.gene} staining"
    if seen.at_least == wanted.at_least and _too_few(wanted, seen):
        return Fit(Fits.DENIES, how, f"{wanted.gene} stains in too few cells")
    if seen.share is None:
        return Fit(Fits.PARTIAL, how, missing)
    below = wanted.share_below
    if seen.at_least == wanted.at_least and below is not None and seen.share >= below:
        return Fit(Fits.DENIES, how, f"{wanted.gene} stains in {seen.share:g} % of cells")
    enough = wanted.share is None or seen.share >= wanted.share
    return Fit(Fits.HOLDS if enough else Fits.PARTIAL, how, "" if enough else missing)


def _too_few(wanted: Expression, seen: Expression) -> bool:
    """Whether fewer cells stain, at this score or at any, than the claim wants."""
    if wanted.share is None or (seen.share is None and seen.share_below is None):
        return False
    if seen.share_below is not None:
        return seen.share_below <= wanted.share
    return seen.share is not None and seen.share < wanted.share


def _level_denies(wanted: Expression, seen: Expression) -> bool:
    """A level without a score against a score: positive is above every low range.

    A negative immunohistochemistry includes 1+, and 2+ without amplification.
    """
    floor = wanted.at_least or 0
    if seen.level in _HIGH:
        return wanted.below is not None and wanted.below <= _IHC_POSITIVE
    return seen.level in _LOW and (floor >= _IHC_POSITIVE if wanted.assay == "IHC" else floor > 0)


def _only_below(wanted: Expression, below: float, missing: str) -> Fit:
    """A finding such as "TPS < 1 %" has no value, only a bound."""
    how = Specificity.EXPRESSION
    if wanted.at_least is not None and below <= wanted.at_least:
        return Fit(Fits.DENIES, how, f"measured below {below:g}")
    if wanted.at_least is None and wanted.below is not None and below <= wanted.below:
        return Fit(Fits.HOLDS, how)
    return Fit(Fits.PARTIAL, how, missing)
