"""Closed lists of MOAlmanac: agencies, diseases without an OncoTree code, therapy words."""

from __future__ import annotations

from typing import Final

from kg.model import TumourScope
from ontologies.label_text import tumours as t
from ontologies.label_text.tumours import oncotree

SOURCE: Final = "moalmanac"

#: Agency → jurisdiction of its labels; the HSE pays, it does not license.
AGENCIES: Final = {"fda": "US", "ema": "EU", "hc": "CA", "hpra": "IE", "hse": "IE"}
PAYERS: Final = frozenset({"hse"})
#: Agencies whose biomarker labels the source covers up to its "last updated"; the HPRA has three
#: documents here, which cover nothing.
COVERED: Final = frozenset({"fda", "ema", "hc"})

#: Agencies without a table of their own here, so that the source alone speaks of them. It has the
#: documents of what is on the market, and an older drug may have gone over to generics or left the
#: market again; so its silence counts only for drugs whose first document anywhere is this young.
SOURCE_ALONE: Final = frozenset({"hc"})
YOUNG_YEARS: Final = 7

STATUSES: Final = frozenset(
    {None, "Active", "Approved", "Accelerated", "Withdrawn", "Deprecated", "Superseded"}
)
ENDED: Final = frozenset({"Withdrawn", "Deprecated", "Superseded"})

#: Diseases coded outside OncoTree, or by an OncoTree code that is no longer there.
DISEASES: Final[dict[str, TumourScope]] = {
    "ncit:C132146": t.SOLID,
    "ncit:C3467": t.CUTANEOUS_T_CELL,
    "ncit:C3163": oncotree("CLLSLL"),
    "ncit:C135017": t.NON_SQUAMOUS,
    "ncit:C182151": oncotree("DMG"),
    "ncit:C3696": t.SUBEPENDYMAL,
    "ncit:C9385": oncotree("RCC"),
    "ncit:C7007": oncotree("HMBL"),
    "ncit:C27031": oncotree("PANET"),
    "oncotree:ALL": t.ACUTE_LYMPHOBLASTIC,
    "oncotree:BALL": oncotree("BLL"),
    "oncotree:TALL": oncotree("TLL"),
    "oncotree:LEUK": oncotree("LEUK"),
    "oncotree:MM": oncotree("PCM"),
    "oncotree:MLN": oncotree("MLNER"),
}

#: Given with a named partner, these support it and are not part of the regimen's identity.
CORTICOSTEROIDS: Final = frozenset({"prednisone", "prednisolone", "corticosteroid"})

#: Names of the source that are not the INN.
INN: Final = {
    "abiraterone acetate": "abiraterone",
    "interferon alpha": "interferon alfa",
    "margetuximab": "margetuximab",
}

ANTINEOPLASTIC: Final = {
    "Targeted therapy": True,
    "Chemotherapy": True,
    "Hormone therapy": True,
    "Immunotherapy": True,
}

#: The source's strategy → class words; what only repeats a chemotherapy family is left out.
STRATEGIES: Final[dict[str, tuple[str, ...]]] = {
    "ALK inhibition": ("alk inhibitor", "tyrosine kinase inhibitor"),
    "BCR-ABL inhibition": ("bcr-abl inhibitor", "tyrosine kinase inhibitor"),
    "Bcr-Abl inhibition": ("bcr-abl inhibitor", "tyrosine kinase inhibitor"),
    "c-Kit inhibition": ("kit inhibitor",),
    "KIT inhibition": ("kit inhibitor", "tyrosine kinase inhibitor"),
    "PDGF-R inhibition": ("pdgfr inhibitor",),
    "B-RAF inhibition": ("braf inhibitor",),
    "RAF inhibition": ("raf inhibitor",),
    "MEK inhibition": ("mek inhibitor",),
    "RAS inhibition": ("kras g12c inhibitor",),
    "CDK4/6 inhibition": ("cdk4/6 inhibitor",),
    "EGFR inhibition": ("egfr inhibitor",),
    "HER2 inhibition": ("her2 inhibitor",),
    "FGFR inhibition": ("fgfr inhibitor",),
    "FGFR2 inhibition": ("fgfr inhibitor",),
    "FLT3 inhibition": ("flt3 inhibitor",),
    "IDH1 inhibition": ("idh1 inhibitor",),
    "IDH2 inhibition": ("idh2 inhibitor",),
    "IDH1/2 inhibition": ("idh1 inhibitor", "idh2 inhibitor"),
    "MET inhibition": ("met inhibitor",),
    "NTRK inhibition": ("ntrk inhibitor",),
    "PARP inhibition": ("parp inhibitor",),
    "RET inhibition": ("ret inhibitor",),
    "ROS inhibition": ("ros1 inhibitor",),
    "ROS1 inhibition": ("ros1 inhibitor",),
    "BTK inhibition": ("btk inhibitor", "b-cell receptor pathway inhibitor"),
    "Menin inhibition": ("menin inhibitor",),
    "EZH2 inhibition": ("ezh2 inhibitor",),
    "FAK inhibition": ("fak inhibitor",),
    "HIF-2a inhibition": ("hif-2a inhibitor",),
    "PD-1/PD-L1 inhibition": ("pd-1 or pd-l1 inhibitor",),
    "CTLA-4 inhibition": ("ctla-4 inhibitor",),
    "LAG-3 inhibition": ("lag-3 inhibitor",),
    "PI3K/AKT/mTOR inhibition": ("pi3k/akt/mtor inhibitor",),
    "VEGF inhibition": ("vegf inhibitor",),
    "VEGFR inhibition": ("vegfr inhibitor",),
    "VEGF/VEGFR inhibition": ("vegf inhibitor",),
    "Aromatase inhibition": ("aromatase inhibitor", "endocrine therapy"),
    "Estrogen receptor inhibition": ("estrogen receptor antagonist", "endocrine therapy"),
    "Antiandrogen": ("androgen receptor inhibitor",),
    "Taxane-based chemotherapy": ("taxane",),
    "Platinum-based chemotherapy": ("platinum",),
    "Vinca alkaloid chemotherapy": ("vinca alkaloid",),
}
#: One class word for a drug whose strategy the source gives wrongly or by its payload alone.
STRATEGY_WRONG_FOR: Final = frozenset({"inotuzumab ozogamicin", "zanidatamab"})

#: Strategy → the genes it aims at. A drug whose labels ask for its own target is led by that
#: biomarker, so that a source of biomarker labels must have it wherever it is sold.
AIMS: Final[dict[str, frozenset[str]]] = {
    "ALK inhibition": frozenset({"ALK"}),
    "B-RAF inhibition": frozenset({"BRAF"}),
    "RAF inhibition": frozenset({"KRAS", "BRAF"}),
    "MEK inhibition": frozenset({"BRAF", "KRAS"}),
    "FAK inhibition": frozenset({"KRAS"}),
    "BCR-ABL inhibition": frozenset({"ABL1"}),
    "Bcr-Abl inhibition": frozenset({"ABL1"}),
    "c-Kit inhibition": frozenset({"KIT"}),
    "KIT inhibition": frozenset({"KIT", "PDGFRA"}),
    "RAS inhibition": frozenset({"KRAS"}),
    "EGFR inhibition": frozenset({"EGFR"}),
    "HER2 inhibition": frozenset({"ERBB2"}),
    "FGFR inhibition": frozenset({"FGFR1", "FGFR2", "FGFR3"}),
    "FGFR2 inhibition": frozenset({"FGFR2"}),
    "FLT3 inhibition": frozenset({"FLT3"}),
    "IDH1 inhibition": frozenset({"IDH1"}),
    "IDH2 inhibition": frozenset({"IDH2"}),
    "IDH1/2 inhibition": frozenset({"IDH1", "IDH2"}),
    "MET inhibition": frozenset({"MET"}),
    "NTRK inhibition": frozenset({"NTRK1", "NTRK2", "NTRK3"}),
    "RET inhibition": frozenset({"RET"}),
    "ROS inhibition": frozenset({"ROS1"}),
    "ROS1 inhibition": frozenset({"ROS1"}),
    "EZH2 inhibition": frozenset({"EZH2"}),
    "NRG1 inhibition": frozenset({"NRG1"}),
    "Menin inhibition": frozenset({"KMT2A", "NPM1"}),
    "Protease activation": frozenset({"H3-3A"}),
    "Folate receptor-alpha inhibition": frozenset({"FOLR1"}),
    "CLDN18.2 inhibition": frozenset({"CLDN18"}),
    "ER signaling inhibition": frozenset({"ESR1", "ERBB2"}),
    "Estrogen receptor inhibition": frozenset({"ESR1"}),
    "PI3K/AKT/mTOR inhibition": frozenset({"PIK3CA", "AKT1"}),
}
