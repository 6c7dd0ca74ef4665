"""Sentences around the indication: limitations of use, tests, accelerated approval, advice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Age, Binding, State
from ontologies.label_text import markers as m
from ontologies.label_text import tumours as t
from ontologies.label_text.draft import LimitFind, phrase, says

if TYPE_CHECKING:
    from ontologies.label_text.draft import Phrase

#: A full stop or closing bracket, a space and a capital letter end a sentence.
SENTENCE_END = re.compile(
    r"(?<=[\w)%+*\]][\w)%+*\]][.;])\s+(?=[A-Z(])|(?<=\))\s+(?=Limitations? of Use)"
)

PROVISIONAL = re.compile(
    r"(?:this|these) indications? (?:is|are) approved under accelerated approval", re.IGNORECASE
)

_TRIAL = "tells of the evidence; asks nothing of a patient"
#: Sentences that decide nothing about a patient, by their beginning, each with its reason.
_BOILERPLATE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(f"^(?:{pattern})", re.IGNORECASE), why)
    for pattern, why in (
        (
            (
                r"(?:this|these) indications? (?:is|are) approved under accelerated approval"
                r"|continued approval for (?:this|these) indications?"
            ),
            "the kind of approval, which the label keeps",
        ),
        (r"select patients for therapy|a validated test is required", "how it is to be tested"),
        (
            (
                r"(?:patients must have confirmation of|germline )?(?:a )?(?:germline )?BRCA"
                r"(?: or ATM)? mutations?(?: status)?.*(?:before|initiated)"
                r"|patients must have confirmation of|germline BRCA mutation must be confirmed"
            ),
            "that the finding, which the indication names, is to be tested before",
        ),
        (
            (
                r"approval for this indication is based on"
                r"|overall survival benefit has not been demonstrated"
                r"|efficacy data in patients with CML in blast crisis are not available"
                r"|the patients in the registration study|no data are available on the efficacy"
                r"|tykerb in combination with an aromatase inhibitor has not been compared"
            ),
            _TRIAL,
        ),
    )
)


def boilerplate(text: str) -> str | None:
    """Why a sentence decides nothing; None where it may. A limitation always may."""
    if LIMITATION.search(text):
        return None
    return next((why for pattern, why in _BOILERPLATE if pattern.search(text)), None)


#: Advice that binds only some patients: "Patients with EGFR aberrations should have …".
ADVICE = re.compile(
    r"^(?:adult )?(?:patients|hormone receptor positive patients|in pre|for men|in patients with"
    r"|prior chemotherapy must|patients previously treated|in addition|patients should)",
    re.IGNORECASE,
)

_RAS_MUTANT = m.mutated(m.RAS)


LIMITATION = re.compile(
    r"limitations? of use:?|is not (?:indicated|recommended)|ha(?:ve|s) not been established"
    r"|(?:were|was) not established",
    re.IGNORECASE,
)

_OTHER_USE = "speaks of another regimen than the indication's"
LIMITS: tuple[Phrase, ...] = (
    phrase(
        r".*not indicated for treatment of patients with wild-type BRAF .*",
        says(LimitFind(profile=m.wild("BRAF"))),
    ),
    phrase(
        r".*not indicated for (?:the )?treatment of patients with RAS-mutant mCRC or for whom RAS "
        r"mutation status is unknown.*",
        says(LimitFind(profile=_RAS_MUTANT)),
    ),
    phrase(
        r".*not indicated for (?:the )?treatment of patients with colorectal cancer because of "
        r"known intrinsic resistance.*",
        says(LimitFind(tumours=t.COLORECTAL.types)),
    ),
    phrase(
        r".*have not been established in older adults.*",
        says(Age(below=65 * 12)),
    ),
    phrase(
        r".*not indicated and is not recommended for the treatment of patients with newly "
        r"diagnosed CP-CML.*",
        says(State(word="newly diagnosed", holds=False)),
    ),
    phrase(
        r".*have not been established in patients (?:with NSCLC )?whose tumors have (?:other EGFR "
        r"mutations|EGFR mutations other than .*)",
        why="the alleles that are meant are those of the indication",
    ),
    phrase(
        r".*not established in patients whose tumors have resistant EGFR mutations.*",
        says(LimitFind(profile=m.any_of([m.protein("EGFR", "T790M")]))),
        keeps=True,
    ),
    phrase(r".*not indicated as a single-agent induction therapy.*", why=_OTHER_USE),
    phrase(
        r".*not recommended for use in combination with platinum-based chemotherapy.*",
        why=_OTHER_USE,
    ),
    phrase(
        r".*in pediatric patients with TMB-H central nervous system cancers have not been "
        r"established.*",
        says(Binding(who=(Age(below=18 * 12),), then=(State(word="outside the nervous system"),))),
    ),
)

_COVERED = "a case that the phrase beside it covers"
_SURGERY = "the drug is given after the surgery that 'adjuvant' or the risk speaks of"
_TEST = "how the finding is to be tested, not which"
_PHASE = "names a phase of the treatment itself"

#: Phrases inside the indication that decide nothing, each with its reason.
INSIDE: tuple[Phrase, ...] = tuple(
    phrase(pattern, why=why)
    for pattern, why in (
        (
            (
                r",? ?as (?:detected|determined) by an? (?:FDA[- "
                r"](?:approved|authorized)|validated) "
                r"test(?: \(\d\.\d\))?(?:,? ?\(NSCLC\))?"
            ),
            _TEST,
        ),
        (r"\[see [^\]]*\]", "a reference"),
        (r"\(\d\.\d\)", "a reference"),
        (r"including (?:patients with )?brain metastases", _COVERED),
        (
            (
                r",? (?:following|after) (?:undergoing )?(?:complete |radical |tumou?r |surgical )*"
                r"resection(?= of|[.,]|$)"
            ),
            _SURGERY,
        ),
        (
            (
                r"\((?:irinotecan, 5-fluorouracil, leucovorin|infusional 5-fluorouracil, "
                r"leucovorin, "
                r"and oxaliplatin)\)"
            ),
            "the parts of the protocol that is named before",
        ),
        (r"(?<=adjuvant treatment) after surgery\b", _SURGERY),
        (r"in the breast and/or lymph nodes", "where residual disease is looked for"),
        (r"\(previously called [^)]*\)", "a name"),
        (r"\binvasive(?= (?:early )?breast)", "a breast cancer that is treated with drugs is"),
        (
            r"with Non-Hodgkin's Lymphoma \(NHL\)(?= (?:relapsed|previously|non-progressing))",
            "heads the lymphomas that follow",
        ),
        (r"for the treatment of the following", "opens the list of tumours"),
        (r"as part of a complete treatment regimen for early breast cancer", _COVERED),
        (r"(?:for )?induction of remission,? and consolidation", _PHASE),
        (r"for induction phase therapy", _PHASE),
        (
            r"\bsystemic(?= (?:anaplastic|ALK))",
            "the cutaneous lymphoma is a type of its own",
        ),
        (
            r"\bor other(?= CD30-expressing peripheral)",
            "the lymphoma that stands before it expresses CD30 by its definition",
        ),
        (r", including(?= angioimmunoblastic)", _COVERED),
    )
)
