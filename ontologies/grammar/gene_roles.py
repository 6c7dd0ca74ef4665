"""What a bare word says of a gene, and which end of a fusion it takes: small closed lists.

Own general knowledge of the field, kept to what every laboratory report uses.
"""

from __future__ import annotations

import re

from ontologies.grammar.pieces import GeneSeen

#: Words for genes that are more than one gene, or less than a name. ``hr`` is either receptor.
GENES: dict[str, GeneSeen] = {
    "hr": GeneSeen(symbols=("ESR1", "PGR"), written="HR"),
    "hormone receptor": GeneSeen(symbols=("ESR1", "PGR"), written="HR"),
    "er": GeneSeen(symbols=("ESR1",), written="ER"),
    "oestrogen receptor": GeneSeen(symbols=("ESR1",), written="ER"),
    "estrogen receptor": GeneSeen(symbols=("ESR1",), written="ER"),
    "pr": GeneSeen(symbols=("PGR",), written="PR"),
    "pgr": GeneSeen(symbols=("PGR",), written="PR"),
    "progesterone receptor": GeneSeen(symbols=("PGR",), written="PR"),
    "her2": GeneSeen(symbols=("ERBB2",), written="HER2"),
    "her 2": GeneSeen(symbols=("ERBB2",), written="HER2"),
    "pd l1": GeneSeen(symbols=("CD274",), written="PD-L1"),
    "pdl1": GeneSeen(symbols=("CD274",), written="PD-L1"),
}

#: A gene's bare "positive"/"negative" is about its product, except in these: rearrangement …
FUSION_MARKERS: frozenset[str] = frozenset(
    {"ALK", "ROS1", "RET", "NTRK1", "NTRK2", "NTRK3", "NRG1"}
)
#: … or mutation.
MUTATION_MARKERS: frozenset[str] = frozenset(
    {
        "BRAF",
        "KRAS",
        "NRAS",
        "HRAS",
        "JAK2",
        "IDH1",
        "IDH2",
        "BRCA1",
        "BRCA2",
        "PIK3CA",
        "FLT3",
        "NPM1",
        "PDGFRA",
        "TP53",
    }
)

#: A bare "negative" of these means that nothing was found in the gene: nobody stains them for a
#: treatment. "EGFR IHC negative" and "CD117 negative" are about the product all the same.
ALTERATION_MARKERS: frozenset[str] = frozenset(
    {
        *("EGFR", "FGFR1", "FGFR2", "FGFR3", "FGFR4", "KIT", "MET", "PDGFRB", "ABL1", "JAK1"),
        *("JAK3", "CSF1R", "CSF3R", "MPL", "CALR", "RAF1", "ARAF", "MAP2K1", "MAP2K2", "AKT1"),
        *("PIK3R1", "MTOR", "NF1", "NF2", "TSC1", "TSC2", "PTCH1", "SMO", "CTNNB1", "APC"),
        *("GNAQ", "GNA11", "GNAS", "KEAP1", "STK11", "NOTCH1", "EZH2", "SF3B1", "TERT", "POLE"),
        *("PALB2", "ATM", "CDK12", "CHEK2", "DNMT3A", "TET2", "ASXL1", "RUNX1", "CEBPA", "VHL"),
    }
)

#: A bare "unknown" is about the product in these, and about mutation in all others.
PROTEIN_MARKERS: frozenset[str] = frozenset(
    {"ERBB2", "ESR1", "PGR", "CD274", "AR", "FOLR1", "CLDN18", "TACSTD2", "TNFRSF8", "MS4A1"}
)

#: Words that name the product and not the gene, so that "CD117 not tested" is about staining.
PROTEIN_WORD = re.compile(
    r"cd\d{1,3}[a-z]?|her-?\d|pd-?l1|p16|bcma|trop-?2|(?:e-|n-)?cadherin|claudin[ -]?18\.2",
    re.IGNORECASE,
)

#: Genes that stand at the 3' end of their oncogenic fusions: written the other way round with a
#: hyphen or slash (``ALK-EML4``), the pair is turned; ``::`` is always taken as written.
THREE_PRIME: frozenset[str] = FUSION_MARKERS | {
    *("BRAF", "RAF1", "ABL1", "ABL2", "PDGFRA", "PDGFRB", "JAK2", "FGFR1", "RARA", "CSF1R"),
    *("NUTM1", "PDGFB", "FLI1", "TFE3", "MET", "PRKACA"),
}
#: Genes that stand at the 5' end.
FIVE_PRIME: frozenset[str] = frozenset({"FGFR2", "FGFR3", "EWSR1"})

#: Products that are lost, or there, together: a slash between them means both.
SAID_OF_BOTH: frozenset[frozenset[str]] = frozenset(
    {frozenset({"MLH1", "PMS2"}), frozenset({"MSH2", "MSH6"}), frozenset({"ESR1", "PGR"})}
)

#: An exon whose splice-site variants and deletions are known under one name, skipping.
SKIPPED_EXONS: frozenset[tuple[str, int]] = frozenset({("MET", 14)})

#: Families whose members make the same protein: a change of one is a change of the family.
SAME_PROTEIN: frozenset[str] = frozenset({"h3", "histone h3"})

#: Where one of these is mutated and the report does not say which, the first stands for it: what
#: asks for a wild-type family asks for each of them.
ONE_STANDS_FOR_ALL: tuple[str, ...] = ("KRAS", "NRAS", "HRAS")

#: RAS in a claim is what anti-EGFR labels test: KRAS and NRAS.
CLAIM_FAMILIES: dict[str, tuple[str, ...]] = {"ras": ("KRAS", "NRAS")}
