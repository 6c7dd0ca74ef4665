"""The words of the random worlds: real genes, drugs and a small real tree of tumours.

Roles, hotspots, exons in codons and listed changes are those of the loaded gene sources.
"""

from __future__ import annotations

from kg.model import (
    Curie,
    Drug,
    Exon,
    Form,
    Gene,
    GeneFacts,
    GeneModel,
    Record,
    Role,
    TumourType,
)
from ontologies.words import Words

ROLES: dict[str, Role | None] = {
    "BRAF": Role.ACTIVATING,
    "EGFR": Role.ACTIVATING,
    "KRAS": Role.ACTIVATING,
    "KIT": Role.ACTIVATING,
    "ERBB2": Role.ACTIVATING,
    "MET": Role.ACTIVATING,
    "ALK": Role.ACTIVATING,
    "NTRK1": Role.ACTIVATING,
    "BRCA2": Role.LOSS,
    "TP53": Role.LOSS,
    "EML4": Role.AMBIGUOUS,
    "TPM3": None,
    "CD274": None,
}

HOTSPOTS: dict[str, dict[str, int]] = {
    "BRAF": {"V600": 897, "G469": 61, "K601": 38},
    "EGFR": {"L858": 144, "T790": 60, "G719": 33},
    "KRAS": {"G12": 2175, "Q61": 190},
    "KIT": {"D816": 22, "V559": 14},
    "ERBB2": {"S310": 113, "V777": 20},
    "TP53": {"R175": 416, "R273": 609},
    "BRCA2": {},
}

#: Exons in codons, both inclusive, as the transcripts of the gene sources have them.
EXONS: dict[str, tuple[tuple[int, int, int], ...]] = {
    "EGFR": ((18, 688, 728), (19, 729, 761), (20, 762, 823), (21, 824, 875)),
    "KIT": ((9, 449, 514), (11, 550, 592), (13, 627, 664), (17, 788, 828)),
    "ERBB2": ((19, 737, 769), (20, 770, 831)),
    "MET": ((14, 963, 1010),),
    "BRAF": ((11, 439, 478), (15, 581, 620)),
    "BRCA2": ((11, 637, 2281), (26, 3168, 3216), (27, 3217, 3419)),
    "TP53": ((5, 126, 187), (11, 367, 394)),
}

FACTS = (
    *(GeneFacts(gene=g, role=role, hotspots=HOTSPOTS.get(g, {})) for g, role in ROLES.items()),
    GeneFacts(gene="BRCA2", benign=("N372H",), benign_from_codon=3326),
    GeneFacts(gene="BRAF", benign=("P301S",), pathogenic=("D594G",)),
    GeneFacts(gene="KIT", benign=("M541L",)),
)

MODELS = tuple(
    GeneModel(
        gene=gene,
        exons=tuple(Exon(number=n, first_codon=a, last_codon=b) for n, a, b in exons),
        sequence_complete=False,
    )
    for gene, exons in EXONS.items()
)

#: Code, name, parents, form: OncoTree as it is, cut down.
TREE: tuple[tuple[str, str, tuple[str, ...], Form], ...] = (
    ("BILIARY_TRACT", "Biliary Tract", (), Form.SOLID),
    ("CHOL", "Cholangiocarcinoma", ("BILIARY_TRACT",), Form.SOLID),
    ("IHCH", "Intrahepatic Cholangiocarcinoma", ("CHOL",), Form.SOLID),
    ("EHCH", "Extrahepatic Cholangiocarcinoma", ("CHOL",), Form.SOLID),
    ("LUNG", "Lung", (), Form.SOLID),
    ("NSCLC", "Non-Small Cell Lung Cancer", ("LUNG",), Form.SOLID),
    ("LUAD", "Lung Adenocarcinoma", ("NSCLC",), Form.SOLID),
    ("LUSC", "Lung Squamous Cell Carcinoma", ("NSCLC",), Form.SOLID),
    ("SKIN", "Skin", (), Form.SOLID),
    ("MEL", "Melanoma", ("SKIN",), Form.SOLID),
    ("BOWEL", "Bowel", (), Form.SOLID),
    ("COADREAD", "Colorectal Adenocarcinoma", ("BOWEL",), Form.SOLID),
    ("READ", "Rectal Adenocarcinoma", ("COADREAD",), Form.SOLID),
    ("MYELOID", "Myeloid", (), Form.LIQUID),
    ("MNM", "Myeloid Neoplasm", ("MYELOID",), Form.LIQUID),
    ("MPN", "Myeloproliferative Neoplasms", ("MNM",), Form.LIQUID),
    ("AML", "Acute Myeloid Leukemia", ("MNM",), Form.LIQUID),
)

TUMOURS = tuple(
    TumourType(
        id=Curie(f"oncotree:{code}"),
        name=name,
        parents=tuple(Curie(f"oncotree:{parent}") for parent in parents),
        form=form,
    )
    for code, name, parents, form in TREE
)
CODES = tuple(Curie(f"oncotree:{code}") for code, *_ in TREE)

DRUGS = (
    Drug(id=Curie("d:1"), name="dabrafenib", targets=("BRAF",), alleles=("BRAF V600",)),
    Drug(id=Curie("d:2"), name="trametinib", targets=("MAP2K1", "MAP2K2")),
    Drug(id=Curie("d:3"), name="erlotinib", targets=("EGFR",), classes=("egfr inhibitor",)),
    Drug(id=Curie("d:4"), name="osimertinib", targets=("EGFR",), classes=("egfr inhibitor",)),
    Drug(id=Curie("d:5"), name="imatinib", targets=("KIT", "PDGFRA", "ABL1")),
    Drug(id=Curie("d:6"), name="sotorasib", targets=("KRAS",), alleles=("KRAS G12C",)),
    Drug(id=Curie("d:7"), name="larotrectinib", targets=("NTRK1",)),
    Drug(id=Curie("d:8"), name="olaparib", classes=("parp inhibitor",)),
    Drug(id=Curie("d:9"), name="pembrolizumab", classes=("anti-pd-1 antibody",)),
    Drug(id=Curie("d:10"), name="celecoxib", antineoplastic=False),
)

VOCABULARY: tuple[Record, ...] = (
    *(Gene(id=Curie(f"hgnc:{n}"), symbol=symbol) for n, symbol in enumerate(ROLES)),
    *FACTS,
    *MODELS,
    *TUMOURS,
    *DRUGS,
)


def words() -> Words:
    """The words as every reader has them."""
    return Words.of(VOCABULARY)
