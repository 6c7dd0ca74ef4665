"""The features of the almanac's assertions, said in the words of the claim grammar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from kg.model import Biomarker, Origin, Profile, Signature, SignatureName
from loaders.claims import with_origin
from loaders.rows import Place
from ontologies.claims import parse_profile

if TYPE_CHECKING:
    from ontologies.words import Words

#: The keys of each kind of feature. None: it is no alteration that a tumour can be tested for.
FEATURES: Final[dict[str, tuple[str, ...] | None]] = {
    "Rearrangement": ("gene1", "gene2", "rearrangement_type", "locus"),
    "Somatic Variant": ("gene", "protein_change", "variant_annotation", "exon"),
    "Germline Variant": ("gene", "protein_change", "variant_annotation", "exon"),
    "Copy Number": ("gene", "direction"),
    "Microsatellite Stability": ("status",),
    "Mutational Burden": ("classification", "minimum_mutations", "mutations_per_mb"),
    "Mutational Signature": ("cosmic_signature",),
    "Aneuploidy": ("event",),
    "Silencing": ("gene", "technique"),
    "Knockdown": None,
}
REARRANGEMENTS: Final = {
    "Fusion": "fusion",
    "Translocation": "rearrangement",
    "": "rearrangement",
}
ANNOTATIONS: Final = {
    "": "mutation",
    "Missense": "missense mutation",
    "Nonsense": "nonsense mutation",
    "Frameshift": "frameshift mutation",
    "Splice Site": "splice site mutation",
    "Deletion": "deletion",
    "Insertion": "insertion",
    "Activating mutation": "activating mutation",
}
DIRECTIONS: Final = {"Amplification": "amplification", "Deletion": "homozygous deletion"}
STATUSES: Final = {"MSI-High": "MSI-H"}
CLASSES: Final = {"High": True}


def read_feature(item: Mapping[str, Any], place: Place, words: Words) -> tuple[Profile, str]:
    """The feature as a profile, with the words it was read from.

    Raises:
        SourceError: a closed list has a new word, or the feature lacks a key.
        RowError: it is nothing a tumour can be tested for, or unreadable.
    """
    kind = item["feature_type"]
    keys = place.one_of("feature_type", kind, FEATURES)
    if keys is None:
        raise place.fault("feature_type", "not an alteration", f"{kind} is made in a laboratory")
    place.needs(item, keys, str, int)
    if kind in ("Mutational Signature", "Aneuploidy"):
        name = item[keys[0]]
        signature = Signature(name=SignatureName.OTHER, name_text=name)
        return Biomarker(alteration=signature), name
    text = PHRASES[kind](item, place)
    origin = Origin.GERMLINE if kind == "Germline Variant" else None
    with place.reading("feature"):
        return with_origin(parse_profile(text, words), origin), text


def _rearrangement(item: Mapping[str, Any], place: Place) -> str:
    kind = place.one_of("rearrangement_type", item["rearrangement_type"], REARRANGEMENTS)
    if item["gene2"]:
        return f"{item['gene1']}::{item['gene2']} fusion"
    return f"{item['gene1']} {kind}"


def _variant(item: Mapping[str, Any], place: Place) -> str:
    annotation = place.one_of("variant_annotation", item["variant_annotation"], ANNOTATIONS)
    if item["protein_change"]:
        return f"{item['gene']} {item['protein_change']}"
    exon = f"exon {item['exon']} " if item["exon"] else ""
    return f"{item['gene']} {exon}{annotation}"


def _copy_number(item: Mapping[str, Any], place: Place) -> str:
    return f"{item['gene']} {place.one_of('direction', item['direction'], DIRECTIONS)}"


def _stability(item: Mapping[str, Any], place: Place) -> str:
    return place.one_of("status", item["status"], STATUSES)


def _burden(item: Mapping[str, Any], place: Place) -> str:
    """A threshold per megabase is kept; a number of mutations fits only its own panel."""
    place.one_of("classification", item["classification"], CLASSES)
    return f"TMB >= {item['mutations_per_mb']}" if item["mutations_per_mb"] else "TMB-high"


def _silencing(item: Mapping[str, Any], place: Place) -> str:  # noqa: ARG001  # as the others
    return f"{item['gene']} promoter methylation"


#: How each kind of feature is said in the words of the claim grammar.
PHRASES: Final = {
    "Rearrangement": _rearrangement,
    "Somatic Variant": _variant,
    "Germline Variant": _variant,
    "Copy Number": _copy_number,
    "Microsatellite Stability": _stability,
    "Mutational Burden": _burden,
    "Silencing": _silencing,
}
