"""The beliefs of the service on one page: every rule has an id and says where it comes from.

``VERSION`` changes whenever a table here or the code that applies it changes an answer.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kg.model import Band, Effect, GeneEventKind, Role

VERSION = "2026.11.4"


class Rule(NamedTuple):
    """One rule: what it says, and where it is written."""

    id: str
    says: str
    source: str


RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            "gate",
            "only an oncogenic or likely oncogenic variant satisfies a gene-level claim",
            "ClinGen/CGC/VICC SOP, doi:10.1016/j.gim.2022.01.001; ACTIN driver gate",
        ),
        Rule(
            "allele-specific drug",
            "a gene-level claim about an allele-specific drug reaches only that drug's alleles",
            "OncoKB: alternative alleles do not inherit treatments",
        ),
        Rule(
            "direction",
            "a claim on any mutation of what a drug inhibits is not met by a loss of that target",
            "domain rule: functional direction agrees (gain for an inhibitor)",
        ),
        Rule(
            "veto: own target",
            "a clinical-level resistance record about an alteration in the drug's own target",
            "ACTIN resistance matcher; OncoKB R1 precedence",
        ),
        Rule(
            "veto: excluded",
            "a guideline-level resistance record, or the label's own clause, excludes the finding",
            "OncoKB R1; label limitations of use",
        ),
        Rule(
            "more specific negative",
            "a clinical-level negative record on an allele, exon or class inside the label's term",
            "domain rule: EGFR exon 20 insertions inside 'activating mutations'",
        ),
        Rule(
            "negative here",
            "no label here and a negative record in this tumour at the same or a higher level",
            "CIViC 'does not support'; DRUP, TAPUR and NCI-MATCH closed cohorts",
        ),
        Rule(
            "class-level negative",
            "a clinical-level negative on a drug's class in this tumour, and nothing of its own",
            "design 4.4; EGFR inhibitors in KRAS-mutated colorectal cancer, as CIViC records it",
        ),
        Rule(
            "limitation of use",
            "the label itself says that it is not for this finding or tumour",
            "label text",
        ),
        Rule(
            "transfer",
            "same driver in another tumour of the same form is a hypothesis, never a candidate",
            "MoST, doi:10.1001/jamaoncol.2026.0127; OncoKB level 3B",
        ),
        Rule(
            "solid and liquid",
            "evidence does not cross between solid and liquid tumours",
            "OncoKB propagation by tumour form",
        ),
        Rule(
            "subtype evidence",
            "evidence on a subtype of the tumour asked about is shown, and flagged",
            "Hartwig PROTECT; Illumina Connected Insights: evidence climbs, it does not descend",
        ),
        Rule(
            "excluded tumour",
            "the claim excludes this tumour type",
            "label text; OncoKB excluded cancer types",
        ),
        Rule(
            "unspecified tumour",
            "no candidate rests on a record about unspecified cancer alone",
            "CIViC: 'Cancer' is a disease term without a type",
        ),
        Rule(
            "not actionable alone",
            "evidence that rests on this gene alone proposes nothing",
            "Hartwig PROTECT: TP53-based evidence is never reported",
        ),
        Rule(
            "preclinical",
            "preclinical and inferential records make neither candidate nor hypothesis",
            "OncoKB: level 4 is not propagated; ESCAT IV",
        ),
        Rule(
            "regimen gate",
            "only named antineoplastic drugs are proposed",
            "ATC L01/L02 gate",
        ),
        Rule(
            "conditional",
            "a biomarker, assay or origin that is not stated leaves the standing conditional",
            "design rule: silence satisfies no predicate; contract: conditional_on",
        ),
        Rule(
            "one study once",
            "one study counts once; its declared verdict decides where its readings disagree",
            "domain rule 6.8; ACTIN damping",
        ),
        Rule(
            "levels",
            "tiers are derived by a versioned crosswalk and shown; they decide nothing",
            "queries/crosswalk.py: ESCAT, AMP/ASCO/CAP and OncoKB, cited row by row",
        ),
    )
}

#: Genes whose evidence alone proposes nothing (Hartwig PROTECT README: TP53).
NOT_ACTIONABLE_ALONE = frozenset({"TP53"})

#: Negative pairs of (effect, supports): what speaks against, and the effect it shows.
AGAINST: dict[tuple[Effect, bool], str] = {
    (Effect.RESISTANCE, True): "resistant",
    (Effect.REDUCED_SENSITIVITY, True): "resistant",
    (Effect.SENSITIVITY, False): "insensitive",
}

#: Strength of a band, strongest first; equal numbers are "the same level" (design 4.4).
STRENGTH: dict[Band, int] = {band: i for i, band in enumerate(Band)}


class Specificity(StrEnum):
    """How exactly a claim names what it is about, by kind; not by the width of a score."""

    ALLELE = "exact change"
    RESIDUE = "same residue"
    REGION = "exon or range"
    PARTNER = "named fusion"
    GENE = "gene-level kind"
    SIGNATURE = "signature"
    EXPRESSION = "expression"
    CHROMOSOME = "chromosomal event"


#: Smaller is more specific. Kinds with the same number do not outrank each other.
RANK: dict[Specificity, int] = {
    Specificity.ALLELE: 0,
    Specificity.RESIDUE: 1,
    Specificity.REGION: 2,
    Specificity.PARTNER: 2,
    Specificity.GENE: 3,
    Specificity.SIGNATURE: 3,
    Specificity.EXPRESSION: 3,
    Specificity.CHROMOSOME: 3,
}

#: Gene-level kinds that only a driver satisfies.
NEEDS_DRIVER = frozenset(
    {
        GeneEventKind.MUTATION,
        GeneEventKind.ALTERATION,
        GeneEventKind.ONCOGENIC,
        GeneEventKind.ACTIVATING,
        GeneEventKind.LOSS_OF_FUNCTION,
        GeneEventKind.MISSENSE,
        GeneEventKind.TRUNCATING,
        GeneEventKind.FRAMESHIFT,
        GeneEventKind.SPLICE,
    }
)

#: A finding of the left kind satisfies claims of the right kinds, apart from its own.
EVENT_SATISFIES: dict[GeneEventKind, frozenset[GeneEventKind]] = {
    GeneEventKind.DELETION: frozenset(
        {GeneEventKind.LOSS, GeneEventKind.LOSS_OF_FUNCTION, GeneEventKind.ALTERATION}
    ),
    GeneEventKind.LOSS: frozenset({GeneEventKind.ALTERATION, GeneEventKind.LOSS_OF_FUNCTION}),
    GeneEventKind.AMPLIFICATION: frozenset({GeneEventKind.ALTERATION, GeneEventKind.GAIN}),
    GeneEventKind.ONCOGENIC: frozenset({GeneEventKind.MUTATION, GeneEventKind.ALTERATION}),
    GeneEventKind.ACTIVATING: frozenset(
        {GeneEventKind.MUTATION, GeneEventKind.ONCOGENIC, GeneEventKind.ALTERATION}
    ),
    GeneEventKind.LOSS_OF_FUNCTION: frozenset(
        {GeneEventKind.MUTATION, GeneEventKind.ONCOGENIC, GeneEventKind.ALTERATION}
    ),
    GeneEventKind.TRUNCATING: frozenset(
        {
            GeneEventKind.MUTATION,
            GeneEventKind.ONCOGENIC,
            GeneEventKind.LOSS_OF_FUNCTION,
            GeneEventKind.ALTERATION,
        }
    ),
    GeneEventKind.INTERNAL_TANDEM_DUPLICATION: frozenset(
        {GeneEventKind.MUTATION, GeneEventKind.ACTIVATING, GeneEventKind.ONCOGENIC,
         GeneEventKind.ALTERATION}
    ),
    GeneEventKind.REARRANGEMENT: frozenset({GeneEventKind.ALTERATION}),
}  # fmt: skip

#: Findings that could turn out to be any of these claims once the detail is reported.
EVENT_MAY_BE: dict[GeneEventKind, frozenset[GeneEventKind]] = {
    GeneEventKind.MUTATION: NEEDS_DRIVER,
    GeneEventKind.ALTERATION: NEEDS_DRIVER
    | {GeneEventKind.AMPLIFICATION, GeneEventKind.DELETION, GeneEventKind.LOSS},
    GeneEventKind.ONCOGENIC: frozenset(
        {GeneEventKind.ACTIVATING, GeneEventKind.LOSS_OF_FUNCTION, GeneEventKind.TRUNCATING}
    ),
    GeneEventKind.LOSS: frozenset({GeneEventKind.DELETION}),
    GeneEventKind.GAIN: frozenset({GeneEventKind.AMPLIFICATION}),
}

#: In a gene of this role, an oncogenic variant has this direction (the other is contradicted).
DIRECTION_OF_ROLE: dict[Role, GeneEventKind] = {
    Role.ACTIVATING: GeneEventKind.ACTIVATING,
    Role.LOSS: GeneEventKind.LOSS_OF_FUNCTION,
}

#: EU countries use the EU's labels and their own reimbursement (design 4.3).
EU_COUNTRIES = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)
JURISDICTIONS = frozenset({"US", "EU", "GB", "CA"}) | EU_COUNTRIES

#: An agency's "none as of D" holds for earlier dates, and for this many days after D.
NONE_HOLDS_DAYS = 90

#: How fully a source tells a label: an agency's sentence (0), a hand-written row, a list of dates.
HAND_WRITTEN, LISTED = 1, 2
TELLING: dict[str, int] = {"curated": HAND_WRITTEN, "fda_accelerated": LISTED}

#: Genes whose protein is usually there when the gene drives: a driver leaves the test open
#: (KIT and CD117 in GIST: doi:10.1126/science.279.5350.577).
PROTEIN_FOLLOWS_DRIVER = frozenset({"KIT"})

#: A cohort without a declared verdict supports where its rate exceeds this null (percent).
DEFAULT_NULL_RATE = 10.0

#: A TMB finding without a number, or a claim without a cut-off, is read against this cut-off.
TMB_HIGH = 10.0

INTENDED_USE = (
    "For research and curation. Not for patient management: it shows public evidence and its "
    "sources, and makes no treatment recommendation."
)
