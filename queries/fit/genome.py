"""Predicates on the whole genome: signatures and chromosomal events."""

from __future__ import annotations

from kg.model import Cytogenetic, Signature, SignatureName
from ontologies.genes import Genes
from queries.fit.outcome import Fit, Fits, within
from queries.patient import Finding
from queries.rules import TMB_HIGH, Specificity

_MISMATCH_REPAIR = frozenset({SignatureName.MSI, SignatureName.MMR})


def signature(wanted: Signature, finding: Finding, _: Genes) -> Fit | None:
    """A genome-wide finding; MSI and mismatch repair answer for each other."""
    how = Specificity.SIGNATURE
    seen = finding.seen.alteration
    if not isinstance(seen, Signature):
        return None
    both_repair = {wanted.name, seen.name} <= _MISMATCH_REPAIR
    if not both_repair and (wanted.name, wanted.name_text) != (seen.name, seen.name_text):
        return None
    if wanted.name is SignatureName.TMB:
        return _burden(wanted, seen)
    if wanted.high is None or seen.high is None:
        return Fit(Fits.PARTIAL, how, f"the {wanted.name} result")
    if wanted.high == seen.high:
        return Fit(Fits.HOLDS, how)
    return Fit(Fits.DENIES, how, f"stated: {seen.name}, {'high' if seen.high else 'not high'}")


def _burden(wanted: Signature, seen: Signature) -> Fit:
    """Numbers decide where both sides have one; a bare "TMB-high" meets only a bare claim."""
    how = Specificity.SIGNATURE
    floor, ceiling = wanted.at_least, wanted.below
    if floor is None and ceiling is None:
        floor, ceiling = (None, TMB_HIGH) if wanted.high is False else (TMB_HIGH, None)
        if seen.at_least is None:
            same = seen.high == wanted.high
            return Fit(Fits.HOLDS if same else Fits.DENIES, how, "stated")
    if seen.at_least is None:
        if seen.high is False and floor is not None:
            return Fit(Fits.DENIES, how, "TMB is stated to be low")
        return Fit(Fits.PARTIAL, how, "the TMB in mutations per megabase")
    return within(floor, ceiling, seen.at_least, how)


def cytogenetic(wanted: Cytogenetic, finding: Finding, _: Genes) -> Fit | None:
    """A chromosomal event by its ISCN words."""
    seen = finding.seen.alteration
    same = isinstance(seen, Cytogenetic) and seen.event == wanted.event
    return Fit(Fits.HOLDS, Specificity.CHROMOSOME) if same else None
