"""From a native level to ESCAT, AMP/ASCO/CAP and an OncoKB-like scale: tables, and no judgement.

A mapping with loss, never an equality: the scales grade different things (ESCAT outcome, OncoKB
acceptance, AMP both), and a source's level rarely says all that a tier asks. Where it does not,
a row gives the *lower* tier, the best that it could be, and why the source cannot tell. Every row
has an id and its citation; ``CROSSWALK`` is their version and changes whenever a row changes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kg.model import Band, Curie

#: Of this whole file.
CROSSWALK = "2026.11"

#: Strongest first; a word outside its list is no tier of that scale.
ESCAT = ("I-A", "I-B", "I-C", "II-A", "II-B", "III-A", "III-B", "IV-A", "IV-B", "V", "X")
AMP = ("I-A", "I-B", "II-C", "II-D", "III")
ONCOKB_LIKE = ("1", "2", "3A", "3B", "4", "R1", "R2")


class Tiers(NamedTuple):
    """One tier on each scale; None where the scale has none for it."""

    escat: str | None = None
    amp: str | None = None
    oncokb_like: str | None = None


class Claim(StrEnum):
    """What kind of claim it is, as far as its source tells."""

    US_LABEL = "label, US"
    US_PROVISIONAL = "accelerated approval, US"
    OTHER_LABEL = "label, other agency"
    OTHER_PROVISIONAL = "conditional approval, other agency"
    VALIDATED = "CIViC A"
    GUIDELINE = "guideline"
    CLINICAL = "CIViC B"
    TRIAL = "clinical trial, design not told"
    SERIES = "clinical evidence, design not told"
    COHORT = "published cohort"
    CASE = "case report"
    PRECLINICAL = "preclinical"
    INFERENTIAL = "inferential"


#: A source's own word for its level. Words that are not here go by the band of the record.
NATIVE: dict[tuple[str, str], Claim] = {
    ("civic", "A"): Claim.VALIDATED,
    ("civic", "B"): Claim.CLINICAL,
    ("civic", "C"): Claim.CASE,
    ("civic", "D"): Claim.PRECLINICAL,
    ("civic", "E"): Claim.INFERENTIAL,
    ("moalmanac-assertions", "Guideline"): Claim.GUIDELINE,
    ("moalmanac-assertions", "Clinical trial"): Claim.TRIAL,
    ("moalmanac-assertions", "Clinical evidence"): Claim.SERIES,
    ("moalmanac-assertions", "Preclinical"): Claim.PRECLINICAL,
    ("moalmanac-assertions", "Inferential"): Claim.INFERENTIAL,
}
BY_BAND: dict[Band, Claim] = {
    Band.LABEL: Claim.OTHER_LABEL,
    Band.GUIDELINE: Claim.GUIDELINE,
    Band.CLINICAL: Claim.SERIES,
    Band.CASE: Claim.CASE,
    Band.PRECLINICAL: Claim.PRECLINICAL,
    Band.INFERENTIAL: Claim.INFERENTIAL,
}


_ESCAT = "ESCAT, doi:10.1093/annonc/mdy263 table 2"
_AMP = "AMP/ASCO/CAP, PMC5707196 table 3"
_ONCOKB = "OncoKB levels, as its public annotator describes them"
_CIVIC = "CIViC evidence levels, civic.readthedocs.io"
_ALL = f"{_ESCAT}; {_AMP}; {_ONCOKB}"


class Row(NamedTuple):
    """What a claim is worth in its own tumour: at least ``lower``, at best ``upper``, and why."""

    id: str
    lower: Tiers
    upper: Tiers
    why: tuple[str, ...] = ()
    citation: str = _ALL


_DESIGN = "escat: the source does not tell whether the trial was randomised, nor its benefit grade"
_SURROGATE = "escat: an accelerated or conditional approval may rest on responses alone"
_POWER = "amp: the source does not tell whether the study was well powered"
_FDA = "oncokb_like: level 1 rests on a US label, and this is none"
_CONSENSUS = "oncokb_like: the source's level does not tell an approval from a consensus"
_GRADE = "escat: the benefit grade of the cohort is not recorded"
_CASES = "escat: has no tier for case reports"
_COMPELLING = "oncokb_like: the source does not tell whether the cases are compelling"

_TRIAL = (Tiers("II-B", "II-C", "3A"), Tiers("I-A", "I-B", "3A"), (_DESIGN, _POWER))

#: Sensitivity in the tumour the claim is about.
SENSITIVE: dict[Claim, Row] = {
    Claim.US_LABEL: Row("s1", Tiers("I-B", "I-A", "1"), Tiers("I-A", "I-A", "1"), (_DESIGN,)),
    Claim.US_PROVISIONAL: Row(
        "s2", Tiers("II-B", "I-A", "1"), Tiers("I-A", "I-A", "1"), (_SURROGATE,)
    ),
    Claim.OTHER_LABEL: Row(
        "s3", Tiers("I-B", "I-A", "2"), Tiers("I-A", "I-A", "2"), (_DESIGN, _FDA)
    ),
    Claim.OTHER_PROVISIONAL: Row(
        "s4", Tiers("II-B", "I-A", "2"), Tiers("I-A", "I-A", "2"), (_SURROGATE, _FDA)
    ),
    Claim.VALIDATED: Row(
        "s5", Tiers("I-B", "I-A", "2"), Tiers("I-A", "I-A", "1"), (_DESIGN, _CONSENSUS),
        f"{_ALL}; {_CIVIC}",
    ),
    Claim.GUIDELINE: Row("s6", Tiers("I-B", "I-A", "2"), Tiers("I-A", "I-A", "2"), (_DESIGN,)),
    Claim.CLINICAL: Row("s7", *_TRIAL, f"{_ALL}; {_CIVIC}"),
    Claim.TRIAL: Row("s8", *_TRIAL),
    Claim.SERIES: Row("s9", *_TRIAL),
    Claim.COHORT: Row(
        "s10", Tiers("II-B", "II-C", "3A"), Tiers("I-B", "I-B", "3A"), (_GRADE, _POWER)
    ),
    Claim.CASE: Row(
        "s11", Tiers(None, "II-D", "4"), Tiers(None, "II-D", "3A"), (_CASES, _COMPELLING),
        f"{_ALL}; {_CIVIC}",
    ),
    Claim.PRECLINICAL: Row("s12", Tiers("IV-A", "II-D", "4"), Tiers("IV-A", "II-D", "4")),
    Claim.INFERENTIAL: Row("s13", Tiers("IV-B", "III", None), Tiers("IV-B", "III", None)),
}  # fmt: skip

_STANDARD = (Tiers(None, "I-A", "R1"), Tiers(None, "I-A", "R1"))
_SHOWN = (Tiers(None, "II-C", "R2"), Tiers(None, "I-B", "R2"), (_POWER,))

#: Resistance in the tumour the claim is about. ESCAT has no tier for it.
RESISTANT: dict[Claim, Row] = {
    Claim.US_LABEL: Row("r1", *_STANDARD),
    Claim.US_PROVISIONAL: Row("r2", *_STANDARD),
    Claim.OTHER_LABEL: Row("r3", *_STANDARD),
    Claim.OTHER_PROVISIONAL: Row("r4", *_STANDARD),
    Claim.VALIDATED: Row("r5", *_STANDARD),
    Claim.GUIDELINE: Row("r6", *_STANDARD),
    Claim.CLINICAL: Row("r7", *_SHOWN),
    Claim.TRIAL: Row("r8", *_SHOWN),
    Claim.SERIES: Row("r9", *_SHOWN),
    Claim.COHORT: Row("r10", *_SHOWN),
    Claim.CASE: Row("r11", Tiers(None, "II-D"), Tiers(None, "II-D", "R2"), (_COMPELLING,)),
    Claim.PRECLINICAL: Row("r12", Tiers(None, "II-D"), Tiers(None, "II-D")),
    Claim.INFERENTIAL: Row("r13", Tiers(None, "III"), Tiers(None, "III")),
}

#: Shown not to help, in this tumour: ESCAT alone has a word for it.
INSENSITIVE = Row("n1", Tiers(escat="X"), Tiers(escat="X"), (), _ESCAT)

#: A claim about all tumours of a form holds here as it stands; ESCAT gives it the basket's tier.
#: The lower tier and the best it could be; one who is not here keeps the row's own.
BASKET: dict[Claim, tuple[str, str]] = {
    **dict.fromkeys(
        (
            *(Claim.US_LABEL, Claim.US_PROVISIONAL, Claim.OTHER_LABEL, Claim.OTHER_PROVISIONAL),
            *(Claim.VALIDATED, Claim.GUIDELINE),
        ),
        ("I-C", "I-C"),
    ),
    **dict.fromkeys((Claim.CLINICAL, Claim.TRIAL, Claim.SERIES, Claim.COHORT), ("II-B", "I-C")),
}
SIMILAR = "escat: I-C asks for similar benefit across tumours, which the source does not tell"

#: In another tumour of the same form, tier by tier; what is not here has no tier there.
#: Resistance and no benefit have none in another tumour at all. (ESCAT III-A, doi as above;
#: Illumina Connected Insights: AMP tier I becomes II-C, and nothing else is classified.)
ELSEWHERE_ESCAT: dict[str, tuple[str, str]] = {  # the lower tier and the best it could be
    **dict.fromkeys(("I-A", "I-B", "I-C", "II-A", "II-B"), ("III-A", "III-A")),
    "IV-A": ("IV-B", "IV-A"),
    "IV-B": ("IV-B", "IV-B"),
}
MODELS = "escat: IV-A does not say whether models of another tumour count for this one"
ELSEWHERE_AMP: dict[str, str] = {"I-A": "II-C", "I-B": "II-C"}
#: Between solid tumours only: anything liquid has none (OncoKB's public code, LevelUtils).
ELSEWHERE_ONCOKB: dict[str, str] = {"1": "3B", "2": "3B", "3A": "3B"}

_COLORECTAL = Curie("oncotree:COADREAD")


class Override(NamedTuple):
    """Takes the place of the down-grade for one claim: by its regimen, genes and where to.

    With ``study`` it binds only records that rest on that study; without, every record on the
    regimen and genes. ``into`` are the patient's tumour or any type above it. ``tiers`` stand
    instead of the down-graded ones (None: not propagated).
    """

    id: str
    drugs: tuple[str, ...]
    genes: frozenset[str]
    into: frozenset[Curie]
    tiers: Tiers
    why: str
    citation: str
    study: str | None = None


#: Facts about a regimen, each from a public document, that a blanket down-grade would get wrong.
OVERRIDES: tuple[Override, ...] = (
    Override(
        id="trametinib alone, colorectal",
        drugs=("trametinib",),
        genes=frozenset({"BRAF"}),
        into=frozenset({_COLORECTAL}),
        tiers=Tiers(),
        why="the drug's own label says: not for colorectal cancer, by intrinsic resistance",
        citation="US label of Mekinist, limitation of use (moalmanac doc:fda.mekinist)",
    ),
)
