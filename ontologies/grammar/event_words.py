"""Words for what happened to a gene, how much of its product there is, and where.

Keys are lower case with single spaces; a hyphen between two words of the tables counts as a
space ("loss-of-function", "MSI-H"). To teach the grammars a new spelling, add one row.
"""

from __future__ import annotations

from kg.model import Change, GeneEventKind, Level, RegionKind
from ontologies.grammar.pieces import EventSeen, LevelSeen, NameSeen, PlaceSeen

_E, _C = GeneEventKind, Change


def _event(event: GeneEventKind | None = None, change: Change | None = None) -> EventSeen:
    return EventSeen(event=event, change=change)


_FUSION = EventSeen(event=_E.REARRANGEMENT, change=_C.ANY, fusion=True)

#: What happened, to a gene and inside a region.
EVENTS: dict[str, EventSeen] = {
    **dict.fromkeys(
        ("mutation", "mutations", "mutated", "mutant", "mut", "variant", "variants", "mutational"),
        _event(_E.MUTATION, _C.ANY),
    ),
    **dict.fromkeys(
        ("alteration", "alterations", "altered", "aberration", "aberrations"),
        _event(_E.ALTERATION, _C.ANY),
    ),
    "missense": _event(_E.MISSENSE, _C.MISSENSE),
    "substitution": _event(_E.MISSENSE, _C.MISSENSE),
    **dict.fromkeys(
        (
            "truncating",
            "truncation",
            "nonsense",
            "stop gain",
            "stop gained",
            "frameshift or nonsense",
        ),
        _event(_E.TRUNCATING, _C.TRUNCATING),
    ),
    **dict.fromkeys(
        ("frameshift", "frame shift", "frameshift truncation"),
        _event(_E.FRAMESHIFT, _C.FRAMESHIFT),
    ),
    **dict.fromkeys(
        ("splice", "splicing", "splice site", "splice donor", "splice acceptor", "splice region"),
        _event(_E.SPLICE, _C.SPLICE),
    ),
    **dict.fromkeys(
        (
            "deletion",
            "deletions",
            "deleted",
            "del",
            "in frame deletion",
            "codeletion",
            "codeleted",
            "co deletion",
        ),
        _event(_E.DELETION, _C.DELETION),
    ),
    **dict.fromkeys(
        (
            "homozygous deletion",
            "homozygously deleted",
            "deep deletion",
            "homdel",
            "bi allelic deletion",
            "biallelic deletion",
            "complete deletion",
        ),
        _event(_E.DELETION, _C.DELETION),
    ),
    **dict.fromkeys(
        ("insertion", "insertions", "ins", "in frame insertion"), _event(None, _C.INSERTION)
    ),
    "duplication": _event(None, _C.DUPLICATION),
    "dup": _event(None, _C.DUPLICATION),
    "indel": _event(None, _C.INDEL),
    "delins": _event(None, _C.INDEL),
    "insertion deletion": _event(None, _C.INDEL),
    **dict.fromkeys(
        ("skipping", "skipped", "skip", "skipping mutation", "skipping alteration"),
        _event(None, _C.SKIPPING),
    ),
    **dict.fromkeys(
        (
            "amplification",
            "amplifications",
            "amplified",
            "amp",
            "high level amplification",
            "high amplification",
            "focal amplification",
        ),
        _event(_E.AMPLIFICATION),
    ),
    "gain": _event(_E.GAIN),
    "copy number gain": _event(_E.GAIN),
    "copy gain": _event(_E.GAIN),
    **dict.fromkeys(
        (
            "loss",
            "lost",
            "deficient",
            "deficiency",
            "complete loss",
            "total loss",
            "null",
            "loss of protein",
            "protein loss",
            "copy number loss",
        ),
        _event(_E.LOSS),
    ),
    **dict.fromkeys(
        (
            "rearrangement",
            "rearrangements",
            "rearranged",
            "rearr",
            "translocation",
            "translocations",
            "translocated",
        ),
        _event(_E.REARRANGEMENT, _C.ANY),
    ),
    **dict.fromkeys(("fusion", "fusions", "fused", "gene fusion", "fusion gene"), _FUSION),
    **dict.fromkeys(
        (
            "methylation",
            "methylated",
            "promoter methylation",
            "promoter hypermethylation",
            "hypermethylation",
            "promoter methylated",
        ),
        _event(_E.METHYLATION),
    ),
    "phosphorylation": _event(_E.PHOSPHORYLATION),
    **dict.fromkeys(
        (
            "acquired resistance mutation",
            "acquired resistance mutations",
            "resistance mutation",
            "resistance mutations",
        ),
        _event(_E.RESISTANCE),
    ),
    "phosphorylated": _event(_E.PHOSPHORYLATION),
    **dict.fromkeys(
        ("itd", "internal tandem duplication", "internal duplication"),
        _event(_E.INTERNAL_TANDEM_DUPLICATION),
    ),
    "kdd": _event(_E.KINASE_DOMAIN_DUPLICATION),
    "kinase domain duplication": _event(_E.KINASE_DOMAIN_DUPLICATION),
}

#: How much of a product.
LEVELS: dict[str, LevelSeen] = {
    "expression": LevelSeen(level=Level.ANY),
    "protein expression": LevelSeen(level=Level.ANY),
    **dict.fromkeys(
        (
            "overexpression",
            "over expression",
            "overexpressed",
            "overexpressing",
            "high expression",
            "expression high",
            "strong expression",
        ),
        LevelSeen(level=Level.OVER),
    ),
    **dict.fromkeys(
        (
            "underexpression",
            "under expression",
            "underexpressed",
            "reduced expression",
            "decreased expression",
        ),
        LevelSeen(level=Level.UNDER),
    ),
    "expressed": LevelSeen(level=Level.POSITIVE),
    "expression positive": LevelSeen(level=Level.POSITIVE),
    "expression negative": LevelSeen(level=Level.NEGATIVE),
    "expression low": LevelSeen(level=Level.LOW),
    "low expression": LevelSeen(level=Level.LOW),
    "low": LevelSeen(level=Level.LOW),
    "ultralow": LevelSeen(level=Level.LOW, assay="IHC", at_least=0.0, below=1.0),
    "ultra low": LevelSeen(level=Level.LOW, assay="IHC", at_least=0.0, below=1.0),
    "high": LevelSeen(level=Level.OVER),
    **dict.fromkeys(
        (
            "expression lost",
            "loss of expression",
            "expression loss",
            "loss of protein expression",
            "loss of nuclear expression",
            "loss of nuclear protein expression",
        ),
        LevelSeen(level=Level.LOST),
    ),
}


def _domain(name: str, *phrases: str) -> dict[str, PlaceSeen]:
    place = PlaceSeen(kind=RegionKind.DOMAIN, name=name)
    return dict.fromkeys((name, *phrases), place)


#: Named parts of proteins and genes.
DOMAINS: dict[str, PlaceSeen] = {
    **_domain("kinase domain", "tkd", "tyrosine kinase domain", "tk domain"),
    **_domain("p loop", "p loop domain"),
    **_domain("dna binding domain", "dbd"),
    **_domain("ligand binding domain", "lbd"),
    **_domain("b2 domain"),
    **_domain("sh2 domain"),
    **_domain("extracellular domain"),
    **_domain("transmembrane domain"),
    **_domain("juxtamembrane domain"),
    **_domain("pest domain"),
    **_domain("n terminal"),
    **_domain("c terminal"),
    **_domain("promoter"),
    **_domain("3' utr", "3'utr", "3 utr", "3' untranslated region"),
    **_domain("5' utr", "5'utr", "5 utr"),
    "non p loop": PlaceSeen(kind=RegionKind.DOMAIN, name="p loop", other_than=True),
}

#: Proper names of variants, as the sources write them → as the model keeps them.
NAMES: dict[str, NameSeen] = {
    "viii": NameSeen(name="vIII"),
    "variant iii": NameSeen(name="vIII"),
    "egfrviii": NameSeen(name="vIII", gene="EGFR"),
    "ar v7": NameSeen(name="V7", gene="AR"),
    "ptd": NameSeen(name="PTD"),
    "partial tandem duplication": NameSeen(name="PTD"),
    "ati": NameSeen(name="ATI"),
    "alternative transcript": NameSeen(name="ATI"),
    "deletion polymorphism": NameSeen(name="deletion polymorphism"),
    "t17 deletion": NameSeen(name="T17 deletion"),
    "3trp/3trp genotype": NameSeen(name="3TRP/3TRP genotype"),
}

#: Names that are names only behind their gene: elsewhere ``V7`` is a residue.
NAMES_OF: dict[str, dict[str, NameSeen]] = {"AR": {"v7": NameSeen(name="V7")}}
