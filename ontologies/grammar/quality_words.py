"""Words for origin, zygosity, reported class, direction, presence and assay.

Keys are lower case with single spaces; a hyphen between two words of the tables counts as a
space ("loss-of-function", "MSI-H"). To teach the grammars a new spelling, add one row.
"""

from __future__ import annotations

from kg.model import Direction, Level, Origin, ReportClass, Zygosity
from ontologies.grammar.pieces import (
    AssaySeen,
    LevelSeen,
    Piece,
    Polarity,
    QualitySeen,
    RefusedSeen,
)

_ONCOGENIC = ReportClass.ONCOGENIC
_VUS = QualitySeen(report=ReportClass.UNCERTAIN)
_GAIN = QualitySeen(report=_ONCOGENIC, direction=Direction.GAIN)
_LOSS = QualitySeen(report=_ONCOGENIC, direction=Direction.LOSS)
_BOTH = QualitySeen(zygosity=Zygosity.BIALLELIC)
_ONE = QualitySeen(zygosity=Zygosity.MONOALLELIC)

#: Origin, zygosity, the class a report asserts, the functional direction.
QUALITIES: dict[str, QualitySeen] = {
    **dict.fromkeys(
        ("germline", "hereditary", "inherited", "constitutional"),
        QualitySeen(origin=Origin.GERMLINE),
    ),
    "somatic": QualitySeen(origin=Origin.SOMATIC),
    **dict.fromkeys(
        (
            "bi allelic",
            "biallelic",
            "both alleles",
            "homozygous",
            "homozygosity",
            "hom",
            "second hit",
            "with loh",
            "loss of the other allele",
        ),
        _BOTH,
    ),
    **dict.fromkeys(
        (
            "mono allelic",
            "monoallelic",
            "heterozygous",
            "heterozygosity",
            "one allele",
            "het",
            "hemizygous",
        ),
        _ONE,
    ),
    **dict.fromkeys(
        ("oncogenic", "pathogenic", "known pathogenic", "driver"), QualitySeen(report=_ONCOGENIC)
    ),
    **dict.fromkeys(
        ("likely oncogenic", "likely pathogenic", "probably pathogenic"),
        QualitySeen(report=ReportClass.LIKELY_ONCOGENIC),
    ),
    **dict.fromkeys(
        ("deleterious", "inactivating", "inactivation", "inactivated", "loss of function", "lof"),
        _LOSS,
    ),
    **dict.fromkeys(("activating", "activated", "gain of function", "gof", "activation"), _GAIN),
    **dict.fromkeys(
        (
            "not pathogenic",
            "not reported pathogenic",
            "not reported as pathogenic",
            "not known to be pathogenic",
            "not known pathogenic",
            "not classified as pathogenic",
            "not oncogenic",
            "vus",
            "variant of uncertain significance",
            "variant of unknown significance",
            "variants of uncertain significance",
            "uncertain significance",
            "unknown significance",
            "of uncertain significance",
            "of unknown significance",
        ),
        _VUS,
    ),
    "benign": QualitySeen(report=ReportClass.BENIGN),
    "polymorphism": QualitySeen(report=ReportClass.BENIGN),
    "likely benign": QualitySeen(report=ReportClass.LIKELY_BENIGN),
    "known": QualitySeen(known=True),
    **dict.fromkeys(
        (
            *("out of frame", "not in frame", "frame not preserved", "intragenic", "antisense"),
            *("antisense orientation", "antisense fusion"),
        ),
        QualitySeen(broken=True),
    ),
}


def _polar(polarity: Polarity, *phrases: str) -> dict[str, QualitySeen]:
    return dict.fromkeys(phrases, QualitySeen(polarity=polarity))


#: Presence, absence, not known.
POLARITIES: dict[str, QualitySeen] = {
    **_polar(
        Polarity.NO,
        "no",
        "without",
        "absent",
        "not",
        "not detected",
        "not found",
        "not present",
        "undetected",
        "absence of",
        "no evidence of",
        "not identified",
        "not seen",
        "excluded",
    ),
    **_polar(Polarity.NEGATIVE, "negative", "neg"),
    **_polar(
        *(Polarity.POSITIVE, "positive", "pos", "present", "detected", "confirmed", "presence of"),
        *("proven", "seen"),
    ),
    **_polar(
        Polarity.UNKNOWN,
        "unknown",
        "status unknown",
        "unknown status",
        "not known",
        "not assessed",
        "not tested",
        "not performed",
        "not examined",
        "not reported",
        "not measured",
        "not yet known",
        "unclear",
        "untested",
        "not determined",
        "not done",
        "not evaluable",
        "pending",
        "not available",
    ),
    **_polar(
        Polarity.WILD,
        "wild type",
        "wildtype",
        "wt",
        "unmutated",
        "not mutated",
        "germline wild type",
    ),
    **_polar(Polarity.RETAINED, "retained", "intact", "preserved", "proficient", "normal"),
}


#: Assays. The PD-L1 scores name their protein.
ASSAYS: dict[str, AssaySeen] = {
    **dict.fromkeys(
        ("ihc", "immunohistochemistry", "immunohistochemical", "staining"), AssaySeen(assay="IHC")
    ),
    **dict.fromkeys(
        ("ish", "fish", "sish", "in situ hybridisation", "in situ hybridization"),
        AssaySeen(assay="ISH"),
    ),
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
    **dict.fromkeys(
        ("ic", "immune cell", "immune cells", "tumour infiltrating immune cells"),
        AssaySeen(assay="IC", gene="CD274"),
    ),
    **dict.fromkeys(
        ("tc", "tumour cell", "tumor cell", "tumour cells", "tumor cells"),
        AssaySeen(assay="TC", gene="CD274"),
    ),
}

_CLASSES = RefusedSeen(
    rule="staining classes", why="classes of a stain are no percentages: TC and IC in percent"
)
#: The classes of one PD-L1 stain, which are no score of the model.
STAINING_CLASSES: dict[str, Piece] = {
    **{f"{cell}{n}": _CLASSES for cell in ("tc", "ic") for n in (*range(4), "1/2/3", "2/3")},
    **{f"tc{tumour}/ic{immune}": _CLASSES for tumour in range(4) for immune in range(4)},
}

_NEITHER = RefusedSeen(
    rule="equivocal", why="an equivocal ISH result says neither amplified nor not amplified"
)
#: Results that only HER2 testing has.
HER2_RESULTS: dict[str, Piece] = {
    **dict.fromkeys(
        ("equivocal", "ihc equivocal", "borderline"),
        LevelSeen(level=Level.ANY, assay="IHC", at_least=2.0),
    ),
    **dict.fromkeys(("ish equivocal", "fish equivocal", "ish borderline"), _NEITHER),
}
