"""Random biomarkers, profiles and observations over every kind, seldom far from each other."""

from __future__ import annotations

from random import Random

from kg.model import (
    Alteration,
    And,
    Biomarker,
    Change,
    Cytogenetic,
    Direction,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    NamedVariant,
    Not,
    Observation,
    Or,
    Origin,
    Presence,
    Profile,
    ProteinChange,
    Region,
    RegionKind,
    ReportClass,
    Residue,
    Signature,
    SignatureName,
    Zygosity,
    genes_of,
)


class Draw(Random):
    """A seeded generator for one world; all of the world is about the same few genes."""

    genes: frozenset[str] = frozenset()


#: Protein changes that patients have and claims name, by gene.
CHANGES: dict[str, tuple[str, ...]] = {
    "BRAF": ("V600E", "V600K", "G469A", "K601E", "D594G", "P301S", "A762V", "V600_K601delinsE"),
    "EGFR": (
        *("L858R", "T790M", "E746_A750del", "D770_N771insSVD", "G719A", "L747_A750delinsP"),
        *("H773dup", "A864T", "E746fs", "L858="),
    ),
    "KRAS": ("G12C", "G12D", "Q61H", "A18D"),
    "KIT": ("D816V", "V559D", "W557_K558del", "M541L", "A502_Y503dup", "D579del"),
    "ERBB2": ("S310F", "V777L", "Y772_A775dup", "I655V"),
    "MET": ("D1010N", "D1010H", "Y1003F"),
    "BRCA2": ("S1982fs", "K3326*", "N372H", "R2520*", "E3200*"),
    "TP53": ("R175H", "R273H", "R213*", "P72R"),
}
RESIDUES = (
    *(("BRAF", "V", 600), ("BRAF", "G", 469), ("EGFR", "L", 858), ("KRAS", "G", 12)),
    *(("KIT", "D", 816), ("KRAS", None, 61)),
)
#: Gene and exon; or gene and codons.
EXONS = (("EGFR", 19), ("EGFR", 20), ("KIT", 11), ("KIT", 17), ("ERBB2", 20), ("MET", 14))
CODONS = (("BRAF", 594, 601), ("EGFR", 746, 753), ("KRAS", 12, 13))
EVENT_GENES = ("BRAF", "EGFR", "KRAS", "KIT", "ERBB2", "MET", "BRCA2", "TP53", "ALK")
FUSIONS = (
    Fusion(five="EML4", three="ALK"),
    Fusion(three="ALK", ordered=False),
    Fusion(three="ALK"),
    Fusion(five="TPM3", three="NTRK1"),
    Fusion(three="NTRK1", ordered=False),
    Fusion(five="EML4", three="NTRK1"),
    Fusion(five="EML4", ordered=False),
)
NAMED = (("EGFR", "vIII"), ("EGFR", "vV"), ("MET", "exon 14 variant"), ("BRAF", "rs1"))
DNA = (("BRCA2", "c.7007+1G>T"), ("MET", "c.3028+1G>T"), ("BRCA2", "c.5946del"))
SCORES = (None, None, 1.0, 2.0, 3.0, 10.0, 50.0)
ASSAYS = (None, None, "IHC", "ISH", "TPS", "CPS")
EVENTS = ("del(17p)", "t(9;22)", "+12", "complex")
REPORTS = (*(None,) * 6, *ReportClass)


def alteration(draw: Draw, *, claim: bool) -> Alteration:
    """One alteration of any kind; ``claim`` allows what only a claim can say."""
    while True:
        found = _MAKERS[draw.choice(_KINDS)](draw, claim)
        genes = set(genes_of(found))
        if not genes or genes & draw.genes:
            return found


_KINDS = (
    *(("protein",) * 6 + ("residue",) * 2 + ("region",) * 3 + ("event",) * 5),
    *(("fusion",) * 2 + ("expression",) * 3 + ("named", "dna")),
    *("signature", "cytogenetic"),
)


def _protein(draw: Draw, _: bool) -> Alteration:
    gene = draw.choice(list(CHANGES))
    return ProteinChange(gene=gene, change=draw.choice(CHANGES[gene]))


def _residue(draw: Draw, _: bool) -> Alteration:
    gene, reference, position = draw.choice(RESIDUES)
    return Residue(gene=gene, reference=reference, position=position)


def _region(draw: Draw, _: bool) -> Alteration:
    change = draw.choice(list(Change))
    if draw.random() < 0.2:
        gene, first, last = draw.choice(CODONS)
        return Region(gene=gene, kind=RegionKind.CODON, change=change, first=first, last=last)
    gene, exon = draw.choice(EXONS)
    return Region(gene=gene, kind=RegionKind.EXON, change=change, first=exon, last=exon)


def _event(draw: Draw, _: bool) -> Alteration:
    kinds = list(GeneEventKind)
    return GeneEvent(gene=draw.choice(EVENT_GENES), kind=draw.choice(kinds))


def _fusion(draw: Draw, _: bool) -> Alteration:
    return draw.choice(FUSIONS)


def _expression(draw: Draw, claim: bool) -> Alteration:
    low = draw.choice(SCORES)
    below = draw.choice((None, None, 3.0, 50.0)) if claim else None
    if low is not None and below is not None and below <= low:
        below = None
    return Expression(
        gene=draw.choice(("ERBB2", "CD274", "KIT", "MET")),
        level=draw.choice(list(Level)),
        assay=draw.choice(ASSAYS),
        at_least=low,
        below=below,
    )


def _signature(draw: Draw, claim: bool) -> Alteration:
    name = draw.choice([n for n in SignatureName if n is not SignatureName.OTHER])
    tmb = name is SignatureName.TMB
    low = draw.choice((None, 5.0, 10.0, 16.0)) if tmb else None
    below = 20.0 if tmb and claim and draw.random() < 0.1 else None
    high = draw.choice((True, True, False)) if low is None or claim else None
    return Signature(name=name, high=high, at_least=low, below=below)


def _cytogenetic(draw: Draw, _: bool) -> Alteration:
    return Cytogenetic(event=draw.choice(EVENTS))


def _named(draw: Draw, _: bool) -> Alteration:
    gene, name = draw.choice(NAMED)
    return NamedVariant(gene=gene, name=name)


def _dna(draw: Draw, _: bool) -> Alteration:
    gene, change = draw.choice(DNA)
    return DnaChange(gene=gene, change=change)


_MAKERS = {
    "protein": _protein,
    "residue": _residue,
    "region": _region,
    "event": _event,
    "fusion": _fusion,
    "expression": _expression,
    "signature": _signature,
    "cytogenetic": _cytogenetic,
    "named": _named,
    "dna": _dna,
}


def profile(draw: Draw, depth: int = 2) -> Profile:
    """A tree of predicates, mostly a single leaf."""
    roll = draw.random()
    if depth == 0 or roll < 0.55:
        return biomarker(draw)
    if roll < 0.65:
        return Not(of=profile(draw, depth - 1))
    parts = tuple(profile(draw, depth - 1) for _ in range(draw.choice((2, 2, 3))))
    if roll < 0.82:
        return And(of=parts)
    return Or(of=parts, or_unknown=draw.random() < 0.2)


def biomarker(draw: Draw) -> Biomarker:
    """A leaf, sometimes with an origin, a zygosity or a clause on what is known."""
    return Biomarker(
        alteration=alteration(draw, claim=True),
        origin=draw.choice((None,) * 8 + tuple(Origin)),
        zygosity=draw.choice((None,) * 10 + tuple(Zygosity)),
        known_only=draw.random() < 0.07,
    )


def observation(draw: Draw, number: int) -> Observation:
    """A finding: present, else absent or unknown; sometimes with what a report says of it."""
    presence = draw.choice((Presence.PRESENT,) * 6 + (Presence.ABSENT, Presence.UNKNOWN))
    found = alteration(draw, claim=False)
    return Observation(
        alteration=found,
        presence=presence,
        origin=draw.choice((None,) * 5 + tuple(Origin)),
        zygosity=draw.choice((None,) * 6 + tuple(Zygosity)),
        report=draw.choice(REPORTS),
        direction=draw.choice((None,) * 6 + tuple(Direction)),
        text=f"finding {number}",
    )
