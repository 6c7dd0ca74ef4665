"""Words for the state of a disease or patient and for the setting of a treatment.

Both the labels' sentences and what people type are read into these closed words: add a spelling
by adding a row. Keys are folded, with spaces for hyphens.
"""

from __future__ import annotations

import re

from kg.model import SettingWord

_S = SettingWord

#: Phrase → the closed word of ``State.word``.
_SPELLINGS: dict[str, str] = {
    "castration resistant": "castration-resistant",
    "hormone refractory": "castration-resistant",
    "crpc": "castration-resistant",
    "mcrpc": "castration-resistant",
    "mhspc": "castration-sensitive",
    "mcspc": "castration-sensitive",
    "hspc": "castration-sensitive",
    "castration sensitive": "castration-sensitive",
    "hormone sensitive": "castration-sensitive",
    "castration naive": "castration-sensitive",
    "relapsed or refractory": "relapsed or refractory",
    "relapsed/refractory": "relapsed or refractory",
    "r/r": "relapsed or refractory",
    "relapsed": "relapsed",
    "relapse": "relapsed",
    "in relapse": "relapsed",
    **dict.fromkeys(
        ("first relapse", "in first relapse", "first relapsed", "1st relapse"), "first relapse"
    ),
    **dict.fromkeys(("second relapse", "in second relapse", "2nd relapse"), "second relapse"),
    "recurrent": "recurrent",
    "recurrence": "recurrent",
    "refractory": "refractory",
    "progressive": "progressive",
    "newly diagnosed": "newly diagnosed",
    "de novo": "de novo",
    "chronic phase": "chronic phase",
    "accelerated phase": "accelerated phase",
    "blast phase": "blast phase",
    **dict.fromkeys(
        (
            "blast crisis",
            "lymphoid blast crisis",
            "myeloid blast crisis",
            "lymphoid blast phase",
            "myeloid blast phase",
            "in blast crisis",
            "in blast phase",
        ),
        "blast phase",
    ),
    "in remission": "in remission",
    "postmenopausal": "postmenopausal",
    "post menopausal": "postmenopausal",
    "premenopausal": "premenopausal",
    "perimenopausal": "perimenopausal",
    **dict.fromkeys(("female", "woman", "women"), "female"),
    **dict.fromkeys(("male", "man", "men"), "male"),
    "pre menopausal": "premenopausal",
    "radioiodine refractory": "radioiodine-refractory",
    "radioactive iodine refractory": "radioiodine-refractory",
    "rai refractory": "radioiodine-refractory",
    "endocrine resistant": "endocrine-resistant",
    "platinum resistant": "platinum-resistant",
    "platinum refractory": "platinum-resistant",
    "platinum sensitive": "platinum-sensitive",
    "in response to platinum": "in response to platinum",
    "responding to platinum": "in response to platinum",
    "not progressed on platinum": "not progressed on platinum",
    "no progression on platinum": "not progressed on platinum",
    "without progression on platinum": "not progressed on platinum",
    "isolated": "isolated abnormality",
    "isolated abnormality": "isolated abnormality",
    "sole abnormality": "isolated abnormality",
    "no additional abnormalities": "isolated abnormality",
    "no additional cytogenetic abnormalities": "isolated abnormality",
    "no satisfactory alternative": "no satisfactory alternative",
    "no satisfactory alternatives": "no satisfactory alternative",
    "no satisfactory alternative options": "no satisfactory alternative",
    "no satisfactory alternative treatment": "no satisfactory alternative",
    "no satisfactory alternative treatments": "no satisfactory alternative",
    "no satisfactory alternative treatment options": "no satisfactory alternative",
    "no satisfactory therapeutic alternatives": "no satisfactory alternative",
    "no satisfactory option": "no satisfactory alternative",
    "no satisfactory options": "no satisfactory alternative",
    "no satisfactory treatment": "no satisfactory alternative",
    "no satisfactory treatment options": "no satisfactory alternative",
    "no alternative": "no satisfactory alternative",
    "no alternatives": "no satisfactory alternative",
    "no alternative treatment": "no satisfactory alternative",
    "no alternative treatment options": "no satisfactory alternative",
    "no other option": "no satisfactory alternative",
    "no other options": "no satisfactory alternative",
    "no standard option": "no satisfactory alternative",
    "no standard options": "no satisfactory alternative",
    "no standard option left": "no satisfactory alternative",
    "no remaining options": "no satisfactory alternative",
    "standard options exhausted": "no satisfactory alternative",
    "surgery would mean amputation": "surgical resection likely to result in severe morbidity",
    "severe morbidity from surgery": "surgical resection likely to result in severe morbidity",
    "requires systemic therapy": "requires systemic therapy",
    "needs systemic therapy": "requires systemic therapy",
    "not requiring immediate surgery": "not requiring immediate surgery",
    "unsuitable for a b cell receptor pathway inhibitor": (
        "unsuitable for b-cell receptor pathway inhibitor"
    ),
    "unsuitable for b cell receptor pathway inhibitor": (
        "unsuitable for b-cell receptor pathway inhibitor"
    ),
    "unsuitable for chemotherapy": "unsuitable for chemotherapy",
    "ineligible for chemotherapy": "unsuitable for chemotherapy",
    "unfit for chemotherapy": "unsuitable for chemotherapy",
    "chemotherapy not indicated": "unsuitable for chemotherapy",
    "chemotherapy not clinically indicated": "unsuitable for chemotherapy",
    "chemotherapy indicated": "suitable for chemotherapy",
    "chemotherapy clinically indicated": "suitable for chemotherapy",
    "unsuitable for chemoimmunotherapy": "unsuitable for chemoimmunotherapy",
    "unsuitable for intensive chemotherapy": "unsuitable for intensive chemotherapy",
    "unfit for intensive chemotherapy": "unsuitable for intensive chemotherapy",
    **dict.fromkeys(
        (
            "ineligible for intensive chemotherapy",
            "ineligible for standard induction chemotherapy",
            "ineligible for intensive induction chemotherapy",
            "unfit for intensive induction chemotherapy",
            "unfit for intensive induction",
            "unfit for intensive treatment",
            "not fit for intensive chemotherapy",
        ),
        "unsuitable for intensive chemotherapy",
    ),
    "cisplatin ineligible": "cisplatin ineligible",
    "ineligible for cisplatin": "cisplatin ineligible",
    "platinum ineligible": "platinum ineligible",
    "transplant ineligible": "transplant ineligible",
    "grade 1": "grade 1",
    "grade 2": "grade 2",
    "grade 3": "grade 3",
    "grade 4": "grade 4",
    "grade i": "grade 1",
    "grade ii": "grade 2",
    "grade iii": "grade 3",
    "grade iv": "grade 4",
    "symptomatic": "symptomatic",
    "plexiform neurofibromas": "plexiform neurofibromas",
    "cisplatin eligible": "cisplatin eligible",
    "eligible for cisplatin": "cisplatin eligible",
    "platinum eligible": "platinum eligible",
    "transplant eligible": "transplant eligible",
    "eligible for transplant": "transplant eligible",
    "ineligible for transplant": "transplant ineligible",
    **dict.fromkeys(
        (
            "fit for intensive chemotherapy",
            "eligible for intensive chemotherapy",
            "fit for intensive induction",
            "fit for intensive induction chemotherapy",
            "fit for intensive treatment",
        ),
        "suitable for intensive chemotherapy",
    ),
    **dict.fromkeys(
        ("low risk of relapse", "very low risk of recurrence"), "low risk of recurrence"
    ),
    "high risk of relapse": "high risk of recurrence",
    "asymptomatic": "asymptomatic or mildly symptomatic",
    **dict.fromkeys(("node positive", "lymph node positive", "n+"), "node-positive"),
    **dict.fromkeys(("node negative", "lymph node negative", "n0"), "node-negative"),
}

#: States that labels ask for and that a question may state in the same words.
_AS_IN_LABELS: tuple[str, ...] = (
    "12 months or more since adjuvant CDK4/6 inhibitor",
    "2 to 3 years of adjuvant tamoxifen",
    "5 years of adjuvant tamoxifen",
    "after surgery",
    "aggressive",
    "at least 16 weeks of platinum",
    "candidate for systemic therapy",
    "endocrine therapy indicated",
    "high risk",
    "high risk of recurrence",
    "hormone receptor-negative disease",
    "ineligible for PD-1 or PD-L1 inhibitor",
    "inflammatory",
    "intermediate risk",
    "intermediate-1 risk",
    "intolerant to irinotecan",
    "low risk",
    "low risk of recurrence",
    "minimal residual disease in remission",
    "no immediate need of radiotherapy or chemotherapy",
    "no satisfactory locoregional treatment",
    "no symptomatic visceral disease",
    "not amenable to curative therapy",
    "not curatively resectable",
    "not progressed on first-line chemotherapy",
    "not progressed on first-line treatment",
    "outside the nervous system",
    "predominantly non-enhancing",
    "recurrence within 12 months of adjuvant therapy",
    "recurrence within 6 months of adjuvant therapy",
    "requires therapy",
    "resectable",
    "residual invasive disease",
    "resistant to prior therapy",
    "suitable for chemotherapy",
    "transfusion-dependent anaemia",
    "transplant not considered first",
    "transplant or multi-agent chemotherapy not an option",
    "tumour larger than 2 cm",
    "tumour of 4 cm or more",
    "unsuitable for anthracyclines",
    "unsuitable for anthracyclines and taxanes",
    "unsuitable for endocrine therapy",
    "unsuitable for imatinib",
    "unsuitable for imatinib, nilotinib and dasatinib",
    "unsuitable for other tyrosine kinase inhibitors",
    "unsuitable for surgery or chemoradiation",
    "unsuitable for surgery or radioiodine",
    "unsuitable for the earlier treatment",
    "with an LHRH agonist",
    "within one year of adjuvant trastuzumab",
)

#: Stages with their parts, in order. A stage without a letter is any of its parts.
STAGES: tuple[str, ...] = (
    *("I", "IA", "IB", "IC", "II", "IIA", "IIB", "IIC"),
    *("III", "IIIA", "IIIB", "IIIC", "IV"),
)

#: Stage IV is the setting "metastatic".
_STAGE_WORDS = tuple(f"stage {stage}" for stage in STAGES if stage != "IV")
_ARABIC = {"I": "1", "II": "2", "III": "3"}
_PERFORMANCE = tuple(f"ECOG {grade}" for grade in range(5))

#: Phrase, as questions are folded → the closed word of ``State.word``.
STATES: dict[str, str] = {
    **{
        re.sub(r"(?<=[a-z])-(?=[a-z])", " ", word.casefold()): word
        for word in (*_AS_IN_LABELS, *_STAGE_WORDS, *_PERFORMANCE)
    },
    **{
        f"stage {_ARABIC[number]}{stage.removeprefix(number)}".casefold(): f"stage {stage}"
        for stage in STAGES
        if (number := stage.rstrip("ABC")) in _ARABIC
    },
    **_SPELLINGS,
}

#: A stated word says these too: a label may ask for either.
IMPLIED: dict[str, tuple[str, ...]] = {
    "relapsed": ("relapsed or refractory", "recurrent"),
    "recurrent": ("relapsed or refractory", "relapsed"),
    "refractory": ("relapsed or refractory",),
    **dict.fromkeys(
        ("first relapse", "second relapse"), ("relapsed", "relapsed or refractory", "recurrent")
    ),
    "platinum ineligible": ("cisplatin ineligible",),
    **{
        f"stage {stage}": (f"stage {stage.rstrip('ABC')}",)
        for stage in STAGES
        if stage[-1] in "ABC"
    },
}

#: Class of drugs → the state that progression on one of them denies.
DENIED_BY_PROGRESSION: dict[str, str] = {"platinum": "not progressed on platinum"}

#: Phrase → the settings of which any one is meant.
SETTINGS: dict[str, tuple[SettingWord, ...]] = {
    "neoadjuvant": (_S.NEOADJUVANT,),
    "neo adjuvant": (_S.NEOADJUVANT,),
    "adjuvant": (_S.ADJUVANT,),
    "resected": (_S.ADJUVANT,),
    "locally advanced": (_S.LOCALLY_ADVANCED,),
    "unresectable": (_S.UNRESECTABLE,),
    "inoperable": (_S.UNRESECTABLE,),
    "not resectable": (_S.UNRESECTABLE,),
    "metastatic": (_S.METASTATIC,),
    "metastatic disease": (_S.METASTATIC,),
    "metastases": (_S.METASTATIC,),
    "for metastatic disease": (_S.METASTATIC,),
    "in the metastatic setting": (_S.METASTATIC,),
    "stage iv": (_S.METASTATIC,),
    "stage 4": (_S.METASTATIC,),
    "stage ivb": (_S.METASTATIC,),
    "stage iva": (_S.METASTATIC,),
    "advanced": (_S.LOCALLY_ADVANCED, _S.METASTATIC, _S.UNRESECTABLE),
    "advanced disease": (_S.LOCALLY_ADVANCED, _S.METASTATIC, _S.UNRESECTABLE),
    "maintenance": (_S.MAINTENANCE,),
    "consolidation": (_S.CONSOLIDATION,),
    "early": (_S.EARLY,),
    "early stage": (_S.EARLY,),
}
