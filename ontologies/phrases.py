"""The phrase tables both grammars share: what each word or run of words contributes.

To teach the grammars a new spelling, add one row. Keys are lower case with single spaces; a
hyphen between two words of these tables counts as a space ("loss-of-function", "MSI-H").
"""

from __future__ import annotations

from kg.model import (
    Change,
    Direction,
    GeneEventKind,
    Level,
    Origin,
    RegionKind,
    ReportClass,
    Signature,
    SignatureName,
    Zygosity,
)
from ontologies.pieces import (
    ArmSeen,
    AssaySeen,
    EventSeen,
    FusionSeen,
    GeneSeen,
    JointSeen,
    JunctionSeen,
    LevelSeen,
    NameSeen,
    NoteSeen,
    Piece,
    PlaceSeen,
    Polarity,
    QualitySeen,
    RefusedSeen,
    SignatureSeen,
)

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
        ("truncating", "truncation", "nonsense", "stop gain", "stop gained", "frameshift or nonsense"),
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
        ("deletion", "deletions", "deleted", "del", "in frame deletion", "codeletion",
         "codeleted", "co deletion"),
        _event(_E.DELETION, _C.DELETION),
    ),
    **dict.fromkeys(
        ("homozygous deletion", "homozygously deleted", "deep deletion", "homdel",
         "bi allelic deletion", "biallelic deletion", "complete deletion"),
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
        ("amplification", "amplifications", "amplified", "amp", "high level amplification",
         "high amplification", "focal amplification"),
        _event(_E.AMPLIFICATION),
    ),
    "gain": _event(_E.GAIN),
    "copy number gain": _event(_E.GAIN),
    "copy gain": _event(_E.GAIN),
    **dict.fromkeys(
        ("loss", "lost", "deficient", "deficiency", "complete loss", "total loss", "null",
         "loss of protein", "protein loss", "copy number loss"),
        _event(_E.LOSS),
    ),
    **dict.fromkeys(
        ("rearrangement", "rearrangements", "rearranged", "translocation", "translocations",
         "translocated"),
        _event(_E.REARRANGEMENT, _C.ANY),
    ),
    **dict.fromkeys(("fusion", "fusions", "fused", "gene fusion", "fusion gene"), _FUSION),
    **dict.fromkeys(
        ("methylation", "methylated", "promoter methylation", "promoter hypermethylation",
         "hypermethylation", "promoter methylated"),
        _event(_E.METHYLATION),
    ),
    "phosphorylation": _event(_E.PHOSPHORYLATION),
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
        ("overexpression", "over expression", "overexpressed", "overexpressing", "high expression",
         "expression high", "strong expression"),
        LevelSeen(level=Level.OVER),
    ),
    **dict.fromkeys(
        ("underexpression", "under expression", "underexpressed", "reduced expression",
         "decreased expression"),
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
        ("expression lost", "loss of expression", "expression loss", "loss of protein expression",
         "loss of nuclear expression", "loss of nuclear protein expression"),
        LevelSeen(level=Level.LOST),
    ),
}

_ONCOGENIC = ReportClass.ONCOGENIC
_VUS = QualitySeen(report=ReportClass.UNCERTAIN)
_GAIN = QualitySeen(report=_ONCOGENIC, direction=Direction.GAIN)
_LOSS = QualitySeen(report=_ONCOGENIC, direction=Direction.LOSS)
_BOTH = QualitySeen(zygosity=Zygosity.BIALLELIC)
_ONE = QualitySeen(zygosity=Zygosity.MONOALLELIC)

#: Origin, zygosity, the class a report asserts, the functional direction.
QUALITIES: dict[str, QualitySeen] = {
    **dict.fromkeys(("germline", "hereditary", "inherited", "constitutional"),
                    QualitySeen(origin=Origin.GERMLINE)),
    "somatic": QualitySeen(origin=Origin.SOMATIC),
    **dict.fromkeys(
        ("bi allelic", "biallelic", "both alleles", "homozygous", "homozygosity", "hom",
         "second hit", "with loh", "loss of the other allele"),
        _BOTH,
    ),
    **dict.fromkeys(
        ("mono allelic", "monoallelic", "heterozygous", "heterozygosity", "one allele", "het"), _ONE
    ),
    **dict.fromkeys(("oncogenic", "pathogenic", "known pathogenic", "driver"),
                    QualitySeen(report=_ONCOGENIC)),
    **dict.fromkeys(("likely oncogenic", "likely pathogenic", "probably pathogenic"),
                    QualitySeen(report=ReportClass.LIKELY_ONCOGENIC)),
    **dict.fromkeys(("deleterious", "inactivating", "inactivation", "inactivated",
                     "loss of function", "lof"), _LOSS),
    **dict.fromkeys(("activating", "activated", "gain of function", "gof", "activation"), _GAIN),
    **dict.fromkeys(
        ("vus", "variant of uncertain significance", "variant of unknown significance",
         "variants of uncertain significance", "uncertain significance", "unknown significance",
         "of uncertain significance", "of unknown significance"),
        _VUS,
    ),
    "benign": QualitySeen(report=ReportClass.BENIGN),
    "polymorphism": QualitySeen(report=ReportClass.BENIGN),
    "likely benign": QualitySeen(report=ReportClass.LIKELY_BENIGN),
    "known": QualitySeen(known=True),
}


def _polar(polarity: Polarity, *phrases: str) -> dict[str, QualitySeen]:
    return dict.fromkeys(phrases, QualitySeen(polarity=polarity))


#: Presence, absence, not known.
POLARITIES: dict[str, QualitySeen] = {
    **_polar(Polarity.NO, "no", "without", "absent", "not", "not detected", "not found",
             "not present", "undetected", "absence of", "no evidence of", "not identified",
             "not seen", "excluded"),
    **_polar(Polarity.NEGATIVE, "negative"),
    **_polar(Polarity.POSITIVE, "positive", "present", "detected", "confirmed", "presence of"),
    **_polar(Polarity.UNKNOWN, "unknown", "status unknown", "unknown status", "not known",
             "not assessed", "not tested",
             "untested", "not determined", "not done", "not evaluable", "pending", "not available"),
    **_polar(Polarity.WILD, "wild type", "wildtype", "wt", "unmutated", "not mutated", "germline wild type"),
    **_polar(Polarity.RETAINED, "retained", "intact", "preserved", "proficient", "normal"),
}


def _signature(
    name: SignatureName, high: bool | None, *phrases: str, text: str | None = None  # noqa: FBT001
) -> dict[str, SignatureSeen]:
    signature = Signature(name=name, high=high, name_text=text)
    return dict.fromkeys(phrases, SignatureSeen(signature=signature, open_=high is None))


_N = SignatureName

#: Genome-wide findings. Those without "high" or "low" still wait for it, or for a number.
SIGNATURES: dict[str, SignatureSeen] = {
    **_signature(_N.MSI, True, "msi", "msi h", "msi high", "microsatellite instability",
                 "microsatellite instability high", "microsatellite instable",
                 "microsatellite unstable", "high microsatellite instability"),
    **_signature(_N.MSI, False, "mss", "msi l", "msi low", "microsatellite stable",
                 "microsatellite stability", "msi stable", "microsatellite instability low"),
    **_signature(_N.MMR, True, "dmmr", "mmr deficient", "mmr deficiency", "mmrd", "mmr d",
                 "mismatch repair deficient", "mismatch repair deficiency",
                 "deficient mismatch repair", "deficient mmr"),
    **_signature(_N.MMR, False, "pmmr", "mmr proficient", "mmrp", "mmr p",
                 "mismatch repair proficient", "proficient mismatch repair", "mmr intact"),
    **_signature(_N.TMB, None, "tmb", "tumor mutational burden", "tumour mutational burden",
                 "tumor mutation burden", "tumour mutation burden", "mutational burden"),
    **_signature(_N.TMB, True, "tmb h", "tmb high", "tumor mutational burden high",
                 "tumour mutational burden high", "high tmb", "high tumor mutational burden",
                 "high tumour mutational burden", "hypermutated"),
    **_signature(_N.TMB, False, "tmb low", "tmb l", "low tmb", "tumor mutational burden low"),
    **_signature(_N.HRD, True, "hrd", "hrd positive", "hr deficient", "hr deficiency",
                 "homologous recombination deficient", "homologous recombination deficiency",
                 "homologous recombination repair deficient"),
    **_signature(_N.HRD, False, "hrd negative", "hrp", "hr proficient",
                 "homologous recombination proficient"),
    # A burden measured in blood, and one corrected for purity, are tests of their own.
    **_signature(_N.OTHER, True, "btmb", "tmb h btmb", "btmb high", "blood tmb high", text="bTMB"),
    **_signature(_N.OTHER, False, "tmb low btmb", "btmb low", text="bTMB"),
    **_signature(_N.OTHER, True, "tmb mtmb", "mtmb", text="mTMB"),
    **_signature(_N.OTHER, True, "kataegis positive", "kataegis", text="kataegis"),
    **_signature(_N.OTHER, True, "whole genome doubling", "wgd", text="whole genome doubling"),
}

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

#: Assays. The PD-L1 scores name their protein.
ASSAYS: dict[str, AssaySeen] = {
    **dict.fromkeys(("ihc", "immunohistochemistry", "immunohistochemical", "staining"),
                    AssaySeen(assay="IHC")),
    **dict.fromkeys(("ish", "fish", "cish", "sish", "in situ hybridisation",
                     "in situ hybridization"), AssaySeen(assay="ISH")),
    "rna": AssaySeen(assay="RNA"),
    "mrna": AssaySeen(assay="RNA"),
    "rna seq": AssaySeen(assay="RNA"),
    "tps": AssaySeen(assay="TPS", gene="CD274"),
    "tumor proportion score": AssaySeen(assay="TPS", gene="CD274"),
    "tumour proportion score": AssaySeen(assay="TPS", gene="CD274"),
    "cps": AssaySeen(assay="CPS", gene="CD274"),
    "combined positive score": AssaySeen(assay="CPS", gene="CD274"),
    "tap": AssaySeen(assay="TAP", gene="CD274"),
    "tumor area positivity": AssaySeen(assay="TAP", gene="CD274"),
    "tiic": AssaySeen(assay="IC", gene="CD274"),
}
#: Assay words that are too short to be read without PD-L1 beside them.
SHORT_ASSAYS: dict[str, AssaySeen] = {
    "ic": AssaySeen(assay="IC", gene="CD274"),
    "tc": AssaySeen(assay="TC", gene="CD274"),
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
    **_domain("extracellular domain", "ecd"),
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
    "v7": NameSeen(name="V7"),
    "ar v7": NameSeen(name="V7", gene="AR"),
    "ati": NameSeen(name="ATI"),
    "alternative transcript": NameSeen(name="ATI"),
    "deletion polymorphism": NameSeen(name="deletion polymorphism"),
    "t17 deletion": NameSeen(name="T17 deletion"),
    "3trp/3trp genotype": NameSeen(name="3TRP/3TRP genotype"),
}

#: Chromosomal events with a name of their own.
CHROMOSOMES: dict[str, Piece] = {
    **dict.fromkeys(("ret/ptc", "ret ptc"), FusionSeen(five=None, three="RET")),
    **{word: JunctionSeen(junction=word) for word in ("p190", "p210", "p230")},
    **dict.fromkeys(
        ("ph", "ph chromosome", "philadelphia", "philadelphia chromosome"),
        FusionSeen(five="BCR", three="ABL1"),
    ),
    "double ph": ArmSeen(text="+der(22)t(9;22)", complete=True),
    "complex karyotype": ArmSeen(text="complex", complete=True),
    **{f"trisomy {n}": ArmSeen(text=f"+{n}", complete=True) for n in range(1, 23)},
    **{f"monosomy {n}": ArmSeen(text=f"-{n}", complete=True) for n in range(1, 23)},
}

#: Phrases that are understood and that no predicate of the model holds.
REFUSED: dict[str, RefusedSeen] = {
    **dict.fromkeys(
        ("nuclear expression", "cytoplasmic expression", "cytoplasmic mislocalization",
         "nuclear translocation", "nuclear localization"),
        RefusedSeen(rule="compartment", why="where in the cell a protein lies is not modelled"),
    ),
    **dict.fromkeys(
        ("serum levels", "serum level", "plasma levels", "high serum levels"),
        RefusedSeen(rule="serum level", why="a level in the blood is no finding in the tumour"),
    ),
    **dict.fromkeys(
        ("loh", "loss of heterozygosity", "copy neutral loss of heterozygosity"),
        RefusedSeen(rule="loss of heterozygosity", why="loss of one allele alone is not modelled"),
    ),
    **dict.fromkeys(
        ("rare mutation", "rare"),
        RefusedSeen(rule="rare", why="which changes count as rare is not said"),
    ),
    "decreased peri therapeutic expression": RefusedSeen(
        rule="change over time", why="a change under therapy is no finding before it"
    ),
    **dict.fromkeys(
        ("copy number variation", "copy number alteration", "cnv"),
        RefusedSeen(rule="copy number without direction", why="neither gain nor loss is said"),
    ),
    **dict.fromkeys(
        ("knockdown", "shrna", "sirna", "crispr cas9", "crspr cas9"),
        RefusedSeen(rule="knockdown", why="an experiment, not a finding in a patient"),
    ),
    "tmb low on treatment btmb": RefusedSeen(
        rule="change over time", why="a change under therapy is no finding before it"
    ),
    "tandem repeat": RefusedSeen(rule="repeat", why="a repeat without its number"),
    **dict.fromkeys(
        ("promoter demethylation", "demethylation"),
        RefusedSeen(rule="demethylation", why="not modelled"),
    ),
    **dict.fromkeys(
        ("cd44s", "cd44s expression", "cd44v6", "snp309"),
        RefusedSeen(rule="isoform", why="isoforms and promoter variants are not modelled"),
    ),
    "alu insertion": RefusedSeen(rule="alu insertion", why="not modelled"),
}

#: Joints, and words that are read and change nothing.
OTHERS: dict[str, Piece] = {
    "or": JointSeen(any_=True),
    "and/or": JointSeen(any_=True),
    "and": JointSeen(any_=False),
    "&": JointSeen(any_=False),
    **dict.fromkeys(
        (
            "only", "by", "on", "in", "of", "the", "a", "an", "with", "for", "gene", "genes",
            "protein", "status", "homolog", "proto oncogene", "tumour", "tumor", "tissue",
            "plasma", "ctdna", "ctdna only", "liquid biopsy", "ngs", "pcr", "sequencing", "panel",
            "nuclear", "score", "level", "result", "mut/mb", "muts/mb", "mutations/mb",
            "mutations / mb", "mut / mb", "mut/megabase", "mutations per megabase", "per mb",
            "mutations per mb", "/mb", "%", "amino acid not reported", "change not reported",
            "exact change not reported", "variant not reported", "not further specified",
            "not specified", "details not reported", "partner not identified", "partner unknown",
            "unknown partner", "partner not reported", "any partner", "novel partner", "acquired",
            "resistance", "co occurring", "concurrent", "carrier", "type", "at diagnosis", "gcn",
            "copy number", "copies", "vaf", "allele frequency", "variant allele frequency",
            "allele fraction", "maf", "partner", "identified", "reported", "found", "harbouring", "harboring",
            "genotype", "codon change",
        ),
        NoteSeen(),
    ),
}

PHRASES: dict[str, Piece] = {
    **OTHERS,
    **DOMAINS,
    **LEVELS,
    **EVENTS,
    **QUALITIES,
    **POLARITIES,
    **ASSAYS,
    **GENES,
    **NAMES,
    **CHROMOSOMES,
    **SIGNATURES,
    **REFUSED,
}

#: First word → the phrases that begin with it, as word lists, longest first.
BY_FIRST: dict[str, tuple[tuple[tuple[str, ...], Piece], ...]] = {}
for _key, _piece in sorted(PHRASES.items(), key=lambda row: -len(row[0].split())):
    _words = tuple(_key.split())
    BY_FIRST[_words[0]] = (*BY_FIRST.get(_words[0], ()), (_words, _piece))

#: Every word of the tables: a hyphenated word made of these is read as several words.
VOCABULARY: frozenset[str] = frozenset(word for key in PHRASES for word in key.split())

#: Words that may hang on another word by a hyphen: "HER2-low", "D842V-mutant", "ALK-rearranged".
ATTACHED: frozenset[str] = frozenset(
    key
    for table in (EVENTS, LEVELS, QUALITIES, POLARITIES)
    for key in table
    if " " not in key and len(key) > len("wt")
) | {"wt", "tkd"}

#: A gene's bare "positive"/"negative" is about its product, except in these: rearrangement …
FUSION_MARKERS: frozenset[str] = frozenset(
    {"ALK", "ROS1", "RET", "NTRK1", "NTRK2", "NTRK3", "NRG1"}
)
#: … or mutation.
MUTATION_MARKERS: frozenset[str] = frozenset(
    {"BRAF", "KRAS", "NRAS", "HRAS", "JAK2", "IDH1", "IDH2", "BRCA1", "BRCA2", "PIK3CA", "FLT3",
     "NPM1", "PDGFRA", "TP53"}
)

#: A bare "unknown" is about the product in these, and about mutation in all others.
PROTEIN_MARKERS: frozenset[str] = frozenset(
    {"ERBB2", "ESR1", "PGR", "CD274", "AR", "FOLR1", "CLDN18", "TACSTD2", "TNFRSF8", "MS4A1"}
)

#: Genes that stand at the 3' end of their oncogenic fusions: written the other way round with a
#: hyphen or slash (``ALK-EML4``), the pair is turned; ``::`` is always taken as written.
THREE_PRIME: frozenset[str] = FUSION_MARKERS | {
    *("BRAF", "RAF1", "ABL1", "ABL2", "PDGFRA", "PDGFRB", "JAK2", "FGFR1", "RARA", "CSF1R"),
    *("NUTM1", "PDGFB", "FLI1", "TFE3", "MET", "PRKACA"),
}
#: Genes that stand at the 5' end.
FIVE_PRIME: frozenset[str] = frozenset({"FGFR2", "FGFR3", "EWSR1"})

#: An exon whose splice-site variants and deletions are known under one name, skipping.
SKIPPED_EXONS: frozenset[tuple[str, int]] = frozenset({("MET", 14)})

#: Words that stand for several facts, as those facts.
EXPANSIONS: dict[str, str] = {
    "triple negative": "ER negative, PR negative, HER2 negative",
    "triple-negative": "ER negative, PR negative, HER2 negative",
    "tnbc": "ER negative, PR negative, HER2 negative",
    "unmethylated": "not methylated",
}

#: Families whose members make the same protein: a change of one is a change of the family.
SAME_PROTEIN: frozenset[str] = frozenset({"h3", "histone h3"})

#: RAS in a claim is what anti-EGFR labels test: KRAS and NRAS.
CLAIM_FAMILIES: dict[str, tuple[str, ...]] = {"ras": ("KRAS", "NRAS")}
