"""Tables of the words for earlier therapies: modalities, class spellings, protocols.

Keys are folded; one row a spelling.
"""

from __future__ import annotations

#: Kinds of treatment that are no class of drugs.
MODALITIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            *("chemotherapy", "chemo", "systemic chemotherapy", "cytotoxic chemotherapy"),
            *("chimiotherapie", "chemotherapie", "ctx"),
        ),
        ("modality:chemotherapy",),
    ),
    **dict.fromkeys(
        ("chemoimmunotherapy", "chemo immunotherapy"), ("modality:chemoimmunotherapy",)
    ),
    **dict.fromkeys(
        (
            "immunotherapy",
            "immuntherapie",
            "immunotherapie",
            "io",
            "immune checkpoint inhibitor",
            "checkpoint inhibitor",
            "immune checkpoint inhibitors",
            "checkpoint inhibitors",
        ),
        ("modality:immunotherapy",),
    ),
    **dict.fromkeys(("targeted therapy", "targeted therapies"), ("modality:targeted therapy",)),
    **dict.fromkeys(
        (
            *("radiotherapy", "radiation", "radiation therapy", "irradiation"),
            *("radiotherapie", "strahlentherapie", "bestrahlung"),
        ),
        ("modality:radiotherapy",),
    ),
    **dict.fromkeys(
        ("chemoradiotherapy", "chemoradiation"), ("modality:chemotherapy", "modality:radiotherapy")
    ),
    **dict.fromkeys(("radioiodine", "radioactive iodine", "rai"), ("modality:radioiodine",)),
    **dict.fromkeys(("surgery", "resection", "surgical resection"), ("modality:surgery",)),
    **dict.fromkeys(
        (
            "stem cell transplant",
            "stem cell transplantation",
            "transplant",
            "transplantation",
            "allogeneic transplant",
            "autologous transplant",
            "asct",
            "hsct",
            "allosct",
            "allo sct",
            "auto sct",
            "allo hsct",
            "sct",
        ),
        ("modality:stem cell transplant",),
    ),
    **dict.fromkeys(
        (
            "systemic therapy",
            "therapy",
            "treatment",
            "systemic treatment",
            "standard therapy",
            "standard treatment",
            "standard of care",
            "prior therapy",
            "treatments",
            "therapies",
        ),
        (),
    ),
}

#: Spellings of class words that the drug vocabulary keeps under another name.
CLASS_SPELLINGS: dict[str, str] = {
    "b cell receptor inhibitor": "b-cell receptor pathway inhibitor",
    "b-cell receptor inhibitor": "b-cell receptor pathway inhibitor",
    "bcr inhibitor": "b-cell receptor pathway inhibitor",
    "endocrine": "endocrine therapy",
    "hormonal": "endocrine therapy",
    "hormone therapy": "endocrine therapy",
    "hormonal therapy": "endocrine therapy",
    "tki": "tyrosine kinase inhibitor",
    "tkis": "tyrosine kinase inhibitor",
    "platinum": "platinum",
    "ai": "aromatase inhibitor",
    "pd-1": "pd-1 or pd-l1 inhibitor",
    "pd 1": "pd-1 or pd-l1 inhibitor",
    "pd-l1": "pd-1 or pd-l1 inhibitor",
    "pd l1": "pd-1 or pd-l1 inhibitor",
    "pd-(l)1": "pd-1 or pd-l1 inhibitor",
    "anti-egfr": "anti-egfr antibody",
    "anti-pd-1": "pd-1 or pd-l1 inhibitor",
    "anti-pd-l1": "pd-1 or pd-l1 inhibitor",
    "pd-1 inhibitor": "pd-1 or pd-l1 inhibitor",
    "pd-l1 inhibitor": "pd-1 or pd-l1 inhibitor",
    "pd-1/pd-l1 inhibitor": "pd-1 or pd-l1 inhibitor",
    "pd-(l)1 inhibitor": "pd-1 or pd-l1 inhibitor",
}

#: Protocols known by a name of their own, as their drugs (general knowledge of the field).
PROTOCOLS: dict[str, tuple[str, ...]] = {
    "folfox": ("fluorouracil", "leucovorin", "oxaliplatin"),
    "mfolfox6": ("fluorouracil", "leucovorin", "oxaliplatin"),
    "folfiri": ("fluorouracil", "irinotecan", "leucovorin"),
    "folfirinox": ("fluorouracil", "irinotecan", "leucovorin", "oxaliplatin"),
    "folfoxiri": ("fluorouracil", "irinotecan", "leucovorin", "oxaliplatin"),
    "capox": ("capecitabine", "oxaliplatin"),
    "xelox": ("capecitabine", "oxaliplatin"),
    "flot": ("docetaxel", "fluorouracil", "leucovorin", "oxaliplatin"),
    "cisgem": ("cisplatin", "gemcitabine"),
    "gem/cis": ("cisplatin", "gemcitabine"),
    "gemcis": ("cisplatin", "gemcitabine"),
    "r-chop": ("cyclophosphamide", "doxorubicin", "prednisone", "rituximab", "vincristine"),
    "chop": ("cyclophosphamide", "doxorubicin", "prednisone", "vincristine"),
    "fcr": ("cyclophosphamide", "fludarabine", "rituximab"),
    "pcv": ("lomustine", "procarbazine", "vincristine"),
    "mvac": ("cisplatin", "doxorubicin", "methotrexate", "vinblastine"),
}
