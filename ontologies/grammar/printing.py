"""Alterations and profiles as text that the claims grammar reads back to the same value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kg.model import (
    Alteration,
    And,
    Biomarker,
    Cytogenetic,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    Level,
    NamedVariant,
    Not,
    Or,
    Profile,
    ProteinChange,
    Region,
    RegionKind,
    Residue,
    Signature,
    SignatureName,
)

_LEVELS: dict[Level, str] = {
    Level.OVER: "overexpression",
    Level.POSITIVE: "expression positive",
    Level.LOW: "expression low",
    Level.UNDER: "underexpression",
    Level.NEGATIVE: "expression negative",
    Level.LOST: "expression lost",
    Level.ANY: "expression",
}
_KARYOTYPES = {"complex": "complex karyotype"}
_SIGNATURES: dict[tuple[SignatureName, bool], str] = {
    (SignatureName.MSI, True): "MSI-H",
    (SignatureName.MSI, False): "MSS",
    (SignatureName.MMR, True): "dMMR",
    (SignatureName.MMR, False): "pMMR",
    (SignatureName.TMB, True): "TMB-high",
    (SignatureName.TMB, False): "TMB-low",
    (SignatureName.HRD, True): "HRD",
    (SignatureName.HRD, False): "HRD-negative",
}


def print_alteration(alteration: Alteration) -> str:
    """Write one alteration.

    >>> print_alteration(Fusion(five="EML4", three="ALK", junction="e13-a20"))
    'EML4::ALK e13-a20'
    """
    return _PRINTERS[type(alteration)](alteration)


def _change(found: ProteinChange | DnaChange) -> str:
    return f"{found.gene} {found.change}"


def _residue(found: Residue) -> str:
    site = f"{found.reference}{found.position}" if found.reference else f"codon {found.position}"
    return f"{found.gene} {site}"


def _event(found: GeneEvent) -> str:
    return f"{found.gene} {found.kind}"


def _name(found: NamedVariant) -> str:
    return f"{found.gene} {found.name}"


def _chromosome(found: Cytogenetic) -> str:
    return _KARYOTYPES.get(found.event, found.event)


def _region(region: Region) -> str:
    if region.kind is RegionKind.DOMAIN:
        return f"{region.gene} {region.name} {region.change}"
    span = f"{region.first}"
    if region.last is not None and region.last != region.first:
        span = f"{span}-{region.last}"
    return f"{region.gene} {region.kind} {span} {region.change}"


def _fusion(fusion: Fusion) -> str:
    if not fusion.ordered and fusion.five is None:
        return f"{fusion.three} fusion"
    pair = f"{fusion.five or 'v'}::{fusion.three or 'v'}"
    return f"{pair} {fusion.junction}" if fusion.junction else f"{pair} fusion"


def _bounds(at_least: float | None, below: float | None) -> str:
    low = f">= {at_least:g}" if at_least is not None else ""
    high = f"< {below:g}" if below is not None else ""
    return f"{low} {high}".strip()


def _expression(product: Expression) -> str:
    bounds = _bounds(product.at_least, product.below)
    share = _share(product.share, product.share_below)
    level = "" if product.level is Level.ANY and bounds else _LEVELS[product.level]
    return " ".join(f"{product.gene} {level} {product.assay or ''} {bounds} {share}".split())


def _share(at_least: float | None, below: float | None) -> str:
    """The share of tumour cells; a range in one word, as the grammar reads it."""
    if at_least is not None and below is not None:
        return f"in {at_least:g}-{below - 1:g}%"
    bounds = _bounds(at_least, below)
    return f"in {bounds}%" if bounds else ""


def _signature(signature: Signature) -> str:
    bounds = _bounds(signature.at_least, signature.below)
    if signature.name is SignatureName.OTHER:
        text = signature.name_text or ""
        return text if signature.high else f"{text} low"
    word = _SIGNATURES[signature.name, signature.high is not False]
    if signature.name is SignatureName.TMB and signature.high is None:
        word = "TMB"
    unit = " mut/Mb" if signature.name is SignatureName.TMB else ""
    return f"{word} {bounds}{unit}" if bounds else word


_PRINTERS: dict[type, Callable[[Any], str]] = {
    ProteinChange: _change,
    DnaChange: _change,
    Residue: _residue,
    Region: _region,
    GeneEvent: _event,
    NamedVariant: _name,
    Fusion: _fusion,
    Expression: _expression,
    Signature: _signature,
    Cytogenetic: _chromosome,
}


def print_biomarker(biomarker: Biomarker) -> str:
    """Write one predicate with its origin and zygosity."""
    words = (
        "known" if biomarker.known_only else "",
        biomarker.origin or "",
        biomarker.zygosity or "",
        print_alteration(biomarker.alteration),
    )
    return " ".join(word for word in words if word)


def print_profile(profile: Profile) -> str:
    """Write a profile with AND, OR, NOT and brackets around every part that has parts."""
    match profile:
        case Biomarker():
            return print_biomarker(profile)
        case Not(of=inner):
            return f"NOT {_inner(inner)}"
        case And(of=parts):
            return " AND ".join(map(_inner, parts))
        case Or(of=parts, or_unknown=unknown):
            return " OR ".join([*map(_inner, parts), *(["status unknown"] if unknown else [])])


def _inner(profile: Profile) -> str:
    text = print_profile(profile)
    return text if isinstance(profile, Biomarker) else f"( {text} )"
