"""Words for the state of a disease or patient and for the setting of a treatment.

Both the labels' sentences and what people type are read into these closed words: add a spelling
by adding a row. Keys are folded, with spaces for hyphens.
"""

from __future__ import annotations

from kg.model import SettingWord

_S = SettingWord

#: Phrase → the closed word of ``State.word``.
STATES: dict[str, str] = {
    "castration resistant": "castration-resistant",
    "hormone refractory": "castration-resistant",
    "crpc": "castration-resistant",
    "mcrpc": "castration-resistant",
    "castration sensitive": "castration-sensitive",
    "hormone sensitive": "castration-sensitive",
    "castration naive": "castration-sensitive",
    "relapsed or refractory": "relapsed or refractory",
    "relapsed/refractory": "relapsed or refractory",
    "r/r": "relapsed or refractory",
    "relapsed": "relapsed",
    "relapse": "relapsed",
    "in relapse": "relapsed",
    "first relapse": "relapsed",
    "second relapse": "relapsed",
    "in first relapse": "relapsed",
    "in second relapse": "relapsed",
    "recurrent": "recurrent",
    "recurrence": "recurrent",
    "refractory": "refractory",
    "progressive": "progressive",
    "newly diagnosed": "newly diagnosed",
    "de novo": "de novo",
    "chronic phase": "chronic phase",
    "accelerated phase": "accelerated phase",
    "blast phase": "blast phase",
    "blast crisis": "blast phase",
    "in remission": "in remission",
    "postmenopausal": "postmenopausal",
    "post menopausal": "postmenopausal",
    "premenopausal": "premenopausal",
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
    "unsuitable for chemoimmunotherapy": "unsuitable for chemoimmunotherapy",
    "unsuitable for intensive chemotherapy": "unsuitable for intensive chemotherapy",
    "unfit for intensive chemotherapy": "unsuitable for intensive chemotherapy",
    "ineligible for intensive chemotherapy": "unsuitable for intensive chemotherapy",
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
}

#: A stated word says these too: a label may ask for either.
IMPLIED: dict[str, tuple[str, ...]] = {
    "relapsed": ("relapsed or refractory", "recurrent"),
    "recurrent": ("relapsed or refractory", "relapsed"),
    "refractory": ("relapsed or refractory",),
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
