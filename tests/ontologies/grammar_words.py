"""A handful of words for the grammars: real gene names, made-up proteins with true residues."""

from __future__ import annotations

from kg.model import (
    Curie,
    Drug,
    Exon,
    Form,
    Gene,
    GeneFacts,
    GeneModel,
    Role,
    TumourType,
)
from ontologies.words import Words

_SYMBOLS = [
    "ABL1",
    "AKT1",
    "ALK",
    "AR",
    "ATM",
    "BAP1",
    "BCL2L11",
    "BCR",
    "BICC1",
    "BRAF",
    "BRCA1",
    "BRCA2",
    "CALR",
    "CCDC6",
    "CD274",
    "CDKN2A",
    "CEBPA",
    "CLDN18",
    "DPYD",
    "DUSP22",
    "EGFR",
    "EML4",
    "ERBB2",
    "ERBB3",
    "ESR1",
    "ETV6",
    "FGFR1",
    "FGFR2",
    "FGFR3",
    "FGFR4",
    "FLT3",
    "GNAS",
    "H3-3A",
    "H3-3B",
    "H3C2",
    "H3C3",
    "HRAS",
    "IDH1",
    "IDH2",
    "JAK2",
    "KIAA1549",
    "KIT",
    "KRAS",
    "LMNA",
    "MET",
    "MGMT",
    "MLH1",
    "MSH6",
    "ZMYM2",
    "NF1",
    "NPM1",
    "NRAS",
    "NTRK1",
    "NTRK2",
    "NTRK3",
    "PDGFRA",
    "PGR",
    "PIK3CA",
    "PML",
    "PTEN",
    "RARA",
    "RB1",
    "RET",
    "ROS1",
    "SLC34A2",
    "TERT",
    "TNFRSF8",
    "TP53",
    "TTN",
    "TYMS",
    "UGT1A1",
]
_ALIASES = {"TNFRSF8": ("CD30",), "ALK": ("CD246",), "BCR": ("ALL",)}

#: Residues that truly stand there; the rest of each protein is filled with glycine or alanine.
_PROTEINS: dict[str, tuple[int, dict[int, str]]] = {
    "BRAF": (766, {600: "V", 601: "K"}),
    "KRAS": (189, {12: "G", 13: "G", 61: "Q"}),
    "IDH1": (414, {105: "G", 132: "R"}),
    "PIK3CA": (1068, {1047: "H"}),
    "BRCA1": (1863, {23: "E", 1815: "W"}),
    "BRCA2": (3418, {1982: "S", 3326: "K"}),
    "EGFR": (
        1210,
        {746: "E", 750: "A", 768: "S", 769: "V", 770: "D", 771: "N", 790: "T", 858: "L"},
    ),
    "H3-3A": (136, {27: "R", 28: "K"}),
}


def _sequence(length: int, residues: dict[int, str]) -> str:
    return "".join(residues.get(n, "GA"[n % 2]) for n in range(1, length + 1))


def _models() -> list[GeneModel]:
    exons = {
        "EGFR": (
            Exon(number=19, first_codon=729, last_codon=761),
            Exon(number=21, first_codon=824, last_codon=875),
        )
    }
    return [
        GeneModel(
            gene=gene,
            protein_length=length,
            sequences=(_sequence(length, residues),),
            exons=exons.get(gene, ()),
            codons={600: "GTG"} if gene == "BRAF" else {},
        )
        for gene, (length, residues) in _PROTEINS.items()
    ]


def _drug(name: str, *synonyms: str, classes: tuple[str, ...] = ()) -> Drug:
    return Drug(id=Curie(f"test:{name}"), name=name, synonyms=synonyms, classes=classes)


_DRUGS = (
    _drug("larotrectinib", "LOXO-101"),
    _drug("crizotinib"),
    _drug("lenvatinib", "Lenvima"),
    _drug("ibrutinib"),
    _drug("imatinib"),
    _drug("abiraterone"),
    _drug("carboplatin"),
    _drug("paclitaxel"),
    _drug("cisplatin"),
    _drug("gemcitabine"),
)


def _tumour(code: str, name: str, parent: str | None = None) -> TumourType:
    return TumourType(
        id=Curie(f"oncotree:{code}"),
        name=name,
        parents=(Curie(f"oncotree:{parent}"),) if parent else (),
        form=Form.SOLID,
    )


_TUMOURS = (
    _tumour("LUNG", "Lung"),
    _tumour("NSCLC", "Non-Small Cell Lung Cancer", "LUNG"),
    _tumour("LUAD", "Lung Adenocarcinoma", "NSCLC"),
    _tumour("SKIN", "Skin"),
    _tumour("MEL", "Melanoma", "SKIN"),
    _tumour("BREAST", "Breast"),
    _tumour("BRCA", "Invasive Breast Carcinoma", "BREAST"),
    _tumour("PROSTATE", "Prostate"),
    _tumour("PRAD", "Prostate Adenocarcinoma", "PROSTATE"),
    _tumour("SOFT_TISSUE", "Soft Tissue"),
    _tumour("GIST", "Gastrointestinal Stromal Tumor", "SOFT_TISSUE"),
)


def small_words() -> Words:
    """Make the words."""
    genes = [
        Gene(id=Curie(f"hgnc:{n}"), symbol=symbol, aliases=_ALIASES.get(symbol, ()))
        for n, symbol in enumerate(_SYMBOLS)
    ]
    facts = [GeneFacts(gene="BRCA1", role=Role.LOSS)]
    return Words.of([*genes, *_models(), *facts, *_DRUGS, *_TUMOURS])


WORDS = small_words()
