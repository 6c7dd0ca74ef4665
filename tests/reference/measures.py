"""Predicates on what is measured: protein levels and scores, signatures, chromosomes, names."""

from __future__ import annotations

from kg.model import (
    Cytogenetic,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    NamedVariant,
    ProteinChange,
    Region,
    Signature,
    SignatureName,
)
from queries.rules import PROTEIN_FOLLOWS_DRIVER, TMB_HIGH
from tests.reference.bearing import Bearing, Seen

_HIGH = {Level.OVER, Level.POSITIVE}
_LOW = {Level.NEGATIVE, Level.LOST, Level.UNDER}
_K = GeneEventKind


def of_name(wanted: NamedVariant, seen: Seen) -> Bearing:
    """A variant by its proper name."""
    found = seen.finding.alteration
    same = isinstance(found, NamedVariant) and found.name.casefold() == wanted.name.casefold()
    return Bearing.HOLDS if same else Bearing.SILENT


def of_chromosomes(wanted: Cytogenetic, seen: Seen) -> Bearing:
    """A chromosomal event in the same ISCN words."""
    return Bearing.HOLDS if seen.finding.alteration == wanted else Bearing.SILENT


def of_signature(wanted: Signature, seen: Seen) -> Bearing:
    """A genome-wide finding: MSI and mismatch repair answer for each other, a burden by number."""
    found = seen.finding.alteration
    repair = {SignatureName.MSI, SignatureName.MMR}
    if not isinstance(found, Signature):
        return Bearing.SILENT
    if found.name is not wanted.name and not {found.name, wanted.name} <= repair:
        return Bearing.SILENT
    if wanted.name is SignatureName.TMB:
        return _burden(wanted, found)
    if wanted.high is None or found.high is None:
        return Bearing.OPEN
    return Bearing.HOLDS if wanted.high == found.high else Bearing.DENIES


def _burden(wanted: Signature, found: Signature) -> Bearing:
    bare = wanted.at_least is None and wanted.below is None
    if bare and found.at_least is None:
        return Bearing.HOLDS if found.high == wanted.high else Bearing.DENIES
    low, high = wanted.at_least, wanted.below
    if bare:
        low, high = (None, TMB_HIGH) if wanted.high is False else (TMB_HIGH, None)
    if found.at_least is None:
        return Bearing.DENIES if found.high is False and low is not None else Bearing.OPEN
    return _between(low, found.at_least, high)


def of_expression(wanted: Expression, seen: Seen) -> Bearing:
    """How much of a product: by level, or by score under one assay."""
    found = seen.finding.alteration
    if not isinstance(found, Expression):
        return _from_the_gene(wanted, seen)
    if wanted.at_least is not None or wanted.below is not None:
        return _score(wanted, found)
    level = _level(found)
    if level is None:
        return Bearing.OPEN
    if wanted.level is Level.ANY:
        return Bearing.DENIES if level in _LOW else Bearing.HOLDS
    sides = [level_ in _HIGH for level_ in (wanted.level, level) if level_ in _HIGH | _LOW]
    if len(sides) == 2:
        return Bearing.HOLDS if sides[0] == sides[1] else Bearing.DENIES
    return Bearing.HOLDS if level is wanted.level else Bearing.SILENT


def _level(found: Expression) -> Level | None:
    """What a score amounts to: IHC 3+ is positive, 2+ equivocal, less negative; others from 1.

    A stated word stands, save for HER2, whose guideline says which score is positive.
    """
    if found.gene != "ERBB2" and found.level in _HIGH | _LOW:
        return found.level
    if found.at_least is None:
        return found.level
    if found.assay != "IHC":
        return Level.POSITIVE if found.at_least >= 1 else Level.NEGATIVE
    if found.at_least >= 3:
        return Level.POSITIVE
    return None if found.at_least >= 2 else Level.NEGATIVE


def _score(wanted: Expression, found: Expression) -> Bearing:
    if found.at_least is None:
        return Bearing.DENIES if _level_denies(wanted, found.level) else Bearing.OPEN
    if wanted.assay is not None and found.assay is not None and wanted.assay != found.assay:
        return Bearing.OPEN
    return _between(wanted.at_least, found.at_least, wanted.below)


def _level_denies(wanted: Expression, level: Level) -> bool:
    """A word against a range: positive lies above every low range, negative below a positive."""
    if level in _HIGH:
        return wanted.below is not None and wanted.below <= 3
    floor = 3 if wanted.assay == "IHC" else 0.001
    return level in _LOW and (wanted.at_least or 0) >= floor


def _from_the_gene(wanted: Expression, seen: Seen) -> Bearing:
    """Amplification, loss, a fusion or a driver makes the level likely; only a test tells it."""
    found = seen.finding.alteration
    match found:
        case GeneEvent(kind=_K.AMPLIFICATION):
            bearing = Bearing.DENIES if wanted.level in _LOW else Bearing.SILENT
            return Bearing.OPEN if wanted.level in _HIGH else bearing
        case GeneEvent(kind=_K.DELETION):
            return Bearing.OPEN if wanted.level in _LOW else Bearing.SILENT
        case Fusion():
            return Bearing.HOLDS if wanted.level in _HIGH else Bearing.SILENT
        case ProteinChange(gene=gene) | Region(gene=gene) if gene in PROTEIN_FOLLOWS_DRIVER:
            likely = wanted.level in _HIGH and seen.driver
            return Bearing.OPEN if likely else Bearing.SILENT
        case _:
            return Bearing.SILENT


def _between(low: float | None, value: float, high: float | None) -> Bearing:
    inside = (low is None or low <= value) and (high is None or value < high)
    return Bearing.HOLDS if inside else Bearing.DENIES
