"""Does one finding fit one predicate? A function for each kind of predicate.

A fit is one of: it holds; it could hold once a detail is reported (``PARTIAL``); it is stated not
to hold (``DENIES``); held back by the driver gate; or the finding is about something else
(``None``). Presence, origin and zygosity are applied around the kinds, once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kg.model import (
    Biomarker,
    Cytogenetic,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    NamedVariant,
    Origin,
    Presence,
    ProteinChange,
    Region,
    ReportClass,
    Residue,
    Signature,
    Zygosity,
)
from ontologies.genes import Genes
from queries.fit import gene, genome, product, sequence
from queries.fit.outcome import Fit, Fits, is_event, name_of
from queries.patient import Finding
from queries.rules import Specificity

__all__ = ["Fit", "Fits", "fit"]

Matcher = Callable[[Any, Finding, Genes], Fit | None]


def fit(wanted: Biomarker, finding: Finding, genes: Genes) -> Fit | None:
    """Whether this finding decides this predicate; None when it is about something else."""
    if is_event(wanted.alteration, GeneEventKind.WILD_TYPE):
        return gene.wild_type(finding)
    found = _MATCHERS[type(wanted.alteration)](wanted.alteration, finding, genes)
    if found is None:
        return _untested(wanted, finding)
    return _BY_PRESENCE[finding.seen.presence](wanted, finding, found)


def _untested(wanted: Biomarker, finding: Finding) -> Fit | None:
    """A protein that was not tested leaves every level of it open."""
    seen = finding.seen
    both = isinstance(wanted.alteration, Expression) and isinstance(seen.alteration, Expression)
    if not both or seen.presence is not Presence.UNKNOWN:
        return None
    return Fit(Fits.PARTIAL, Specificity.EXPRESSION, f"{name_of(wanted.alteration)}: not tested")


def _present(wanted: Biomarker, finding: Finding, found: Fit) -> Fit:
    if found.fits in {Fits.GATED, Fits.DENIES}:
        return found
    named = found.fits is Fits.HOLDS and found.how is Specificity.ALLELE
    if finding.seen.report in _NO_DRIVER and not named:
        return Fit(Fits.GATED, found.how, "; ".join(finding.verdict.why))
    return _origin_and_zygosity(wanted, finding, found)


def _absent(wanted: Biomarker, finding: Finding, found: Fit) -> Fit | None:
    """An absent finding denies a predicate only if it is at least as wide as the predicate.

    What is stated not to be positive is negative: a denial turns into its opposite.
    """
    if found.fits is Fits.DENIES:
        opposite = isinstance(wanted.alteration, Expression | Signature)
        return Fit(Fits.HOLDS, found.how) if opposite else None
    narrower = found.fits is Fits.HOLDS and found.how is Specificity.GENE
    if found.fits is Fits.GATED or (narrower and wanted.alteration != finding.seen.alteration):
        return None  # "V600E absent" says nothing of other BRAF mutations
    return Fit(Fits.DENIES, found.how, "stated to be absent")


def _unknown(wanted: Biomarker, _: Finding, found: Fit) -> Fit | None:
    if found.fits is Fits.GATED:
        return None
    return Fit(Fits.PARTIAL, found.how, f"{name_of(wanted.alteration)}: status unknown")


_BY_PRESENCE: dict[Presence, Callable[[Biomarker, Finding, Fit], Fit | None]] = {
    Presence.PRESENT: _present,
    Presence.ABSENT: _absent,
    Presence.UNKNOWN: _unknown,
}

#: A report that says so closes the gate also for a finding without its exact change.
_NO_DRIVER = frozenset({ReportClass.UNCERTAIN, ReportClass.LIKELY_BENIGN, ReportClass.BENIGN})


def _origin_and_zygosity(wanted: Biomarker, finding: Finding, found: Fit) -> Fit:
    seen = finding.seen
    if wanted.origin is Origin.GERMLINE and seen.origin is Origin.SOMATIC:
        return Fit(Fits.DENIES, found.how, "somatic, not germline")
    if wanted.origin is Origin.SOMATIC and seen.origin is Origin.GERMLINE:
        return Fit(Fits.DENIES, found.how, "germline, not somatic")
    if wanted.origin is Origin.GERMLINE and seen.origin is None:
        found = Fit(Fits.PARTIAL, found.how, "whether the variant is germline")
    both = seen.zygosity is Zygosity.BIALLELIC or is_event(seen.alteration, GeneEventKind.DELETION)
    if wanted.zygosity is Zygosity.BIALLELIC and not both:
        if seen.zygosity is Zygosity.MONOALLELIC:
            return Fit(Fits.DENIES, found.how, "one copy only")
        found = Fit(Fits.PARTIAL, found.how, "whether both copies are affected")
    return found


_MATCHERS: dict[type, Matcher] = {
    ProteinChange: sequence.protein,
    DnaChange: sequence.dna,
    Residue: sequence.residue,
    Region: sequence.region,
    GeneEvent: gene.gene_event,
    NamedVariant: product.named,
    Fusion: product.fusion,
    Expression: product.expression,
    Signature: genome.signature,
    Cytogenetic: genome.cytogenetic,
}
