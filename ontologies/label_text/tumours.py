"""Tumours in a label's sentence, as OncoTree scopes: what a phrase covers, and what it leaves out.

A label's words are wider than one OncoTree node ("breast cancer", "low-grade glioma"); the table
says which nodes the phrase covers. Everything below a node is covered with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Breadth, Curie, TumourScope
from ontologies.label_text.draft import Find, TumourFind, phrase

if TYPE_CHECKING:
    from ontologies.label_text.draft import Phrase, Reading
    from ontologies.words import Words

SOLID = TumourScope(breadth=Breadth.ALL_SOLID)
#: Outside the skull and the spine: what OncoTree has under CNS/Brain is left out.
EXTRACRANIAL = TumourScope(breadth=Breadth.ALL_SOLID, excluded=(Curie("oncotree:BRAIN"),))


def oncotree(codes: str, without: str = "") -> TumourScope:
    """A scope from OncoTree codes separated by spaces."""
    return TumourScope(
        breadth=Breadth.TYPES,
        types=tuple(Curie(f"oncotree:{code}") for code in sorted(codes.split())),
        excluded=tuple(Curie(f"oncotree:{code}") for code in sorted(without.split())),
    )


BREAST = oncotree("BRCA IBC MBC")
NSCLC = oncotree("NSCLC")
NON_SQUAMOUS = oncotree("NSCLC", without="LUSC")
MELANOMA = oncotree("MEL HNMUCM ARMM VMM URMM ESMM OM PCNSM")
COLORECTAL = oncotree("COADREAD")
GASTRIC = "STAD GEJ USTAD GRC"
UROTHELIAL = oncotree("BLCA UTUC UCU")
CERVICAL = oncotree("CESC CEAD CEAS CEGCC MCCE VGCE")
OVARIAN = oncotree("OVT HGSFT PSEC")
HIGH_GRADE_SEROUS = oncotree("HGSOC HGSFT PSEC")
#: Low-grade, borderline and benign tumours lie under the same node.
HIGH_GRADE_OVARIAN = oncotree(
    "OVT HGSFT PSEC", without="LGSOC SBOV SBMOV MBOV EBOV CCBOV OSMBT OSMAD BTOV"
)
LOW_GRADE_GLIOMA = oncotree("LGGNOS")
HIGH_GRADE_GLIOMA = oncotree("HGGNOS")
THYROID = oncotree("WDTC THHC THPD THAP THME")
ACUTE_LYMPHOBLASTIC = oncotree("ALL")
ACUTE_LEUKAEMIA = oncotree("AML ALL ALAL")
#: Low-grade B-cell lymphomas, follicular lymphoma among them.
INDOLENT = oncotree("FL MZL LPL CLLSLL")
CUTANEOUS_T_CELL = oncotree("CTCL")
PERIPHERAL_T_CELL = oncotree(
    "ALCL PTCL AITL FTCL NPTLTFH EATL MEITL HSTCL ATLL ENKL SPTCL", without="PCALCL"
)
#: OncoTree has no node for the syndrome.
HYPEREOSINOPHILIC = TumourScope(
    breadth=Breadth.TYPES,
    types=(Curie("doid:999"), *oncotree("CELNOS MLNER").types),
)
#: OncoTree has no node for it.
SUBEPENDYMAL = TumourScope(breadth=Breadth.TYPES, types=(Curie("doid:5077"),))

_EPITHELIAL_OVARIAN = (
    r"epithelial ovarian(?: cancer)?, fallopian tube(?: cancer)?,? (?:or |and )?primary "
    r"peritoneal (?:cancer|carcinoma)"
)

#: Longest phrase first. "(…)" abbreviations are read with the phrase.
_TABLE: tuple[tuple[str, TumourScope], ...] = (
    (r"extracranial solid tumou?rs?(?:, including brain metastases,)?", EXTRACRANIAL),
    (r"solid tumou?rs?(?:, including brain metastases,)?", SOLID),
    (r"mature b-cell acute leuka?emia", oncotree("BL")),
    (r"\b(?-i:MIUC)\b", UROTHELIAL),
    (r"non-? ?squamous,? non-small cell lung (?:cancer|carcinoma)", NON_SQUAMOUS),
    (r"non-?squamous (?:\(?NSCLC\)?)", NON_SQUAMOUS),
    (r"(?:adenocarcinoma of the lung)", oncotree("LUAD")),
    (r"non-? ?small cell lung (?:cancer|carcinoma)", NSCLC),
    (r"\b(?-i:NSCLC)\b", NSCLC),
    (r"adenocarcinoma of the stomach or gastro-? ?(?:o?esophageal) junction", oncotree(GASTRIC)),
    (
        r"gastric, gastro-? ?o?esophageal junction,? or o?esophageal adenocarcinoma",
        oncotree("EGC"),
    ),
    (
        (
            r"gastric or gastro-? ?-?o?esophageal junction(?: \(G/?E?GEJ\)| \(GEJ\))? "
            r"(?:adenocarcinoma|adenocracinoma)"
        ),
        oncotree(GASTRIC),
    ),
    (
        (
            r"o?esophageal or gastroesophageal junction \(GEJ\) \(tumou?rs with epicenter 1 to 5 "
            r"centimeters above the GEJ\) carcinoma(?=.*squamous cell histology)"
        ),
        oncotree("ESCC"),
    ),
    (r"for patients with tumou?rs of squamous cell histology that", oncotree("ESCC")),
    (r"o?esophageal squamous cell (?:carcinoma|cancer)", oncotree("ESCC")),
    (r"\b(?-i:ESCC|OSCC)\b", oncotree("ESCC")),
    (r"carcinoma of the o?esophagus", oncotree("ESCC ESCA EPDCA")),
    (
        r"gastric, small intestine, or biliary cancer",
        oncotree(f"{GASTRIC} SBC SIC BILIARY_TRACT"),
    ),
    (r"biliary tract cancers?", oncotree("BILIARY_TRACT")),
    (r"intrahepatic cholangiocarcinoma", oncotree("IHCH")),
    (r"cholangiocarcinoma", oncotree("CHOL")),
    (r"colorectal (?:cancer|carcinoma)", COLORECTAL),
    (r"\b(?-i:m?CRC)\b", COLORECTAL),
    (r"triple[- ]negative breast cancer", BREAST),
    (r"\b(?-i:m?TNBC)\b", BREAST),
    (r"breast cancer", BREAST),
    (r"\b(?-i:MBC)\b", BREAST),
    (r"uveal melanoma", oncotree("UM")),
    (r"melanoma", MELANOMA),
    (r"anaplastic thyroid cancer", oncotree("THAP")),
    (r"medullary thyroid cancer", oncotree("THME")),
    (r"differentiated thyroid carcinoma", oncotree("WDTC THHC")),
    (r"thyroid cancer", THYROID),
    (r"muscle invasive urothelial carcinoma", UROTHELIAL),
    (r"urothelial carcinoma", UROTHELIAL),
    (r"\b(?-i:UC)\b", UROTHELIAL),
    (r"prostate cancer", oncotree("PRAD")),
    (r"head and neck squamous cell (?:carcinoma|cancer)", oncotree("HNSC")),
    (r"\b(?-i:HNSCC)\b", oncotree("HNSC")),
    (r"cervical cancer", CERVICAL),
    (r"endometrial (?:cancer|carcinoma)", oncotree("UCEC")),
    (r"\b(?-i:EC)\b", oncotree("UCEC")),
    (r"low-grade serous ovarian cancer", oncotree("LGSOC")),
    (rf"high[- ]grade serous {_EPITHELIAL_OVARIAN}", HIGH_GRADE_SEROUS),
    (rf"high[- ]grade {_EPITHELIAL_OVARIAN}", HIGH_GRADE_OVARIAN),
    (rf"(?:serous )?{_EPITHELIAL_OVARIAN}", OVARIAN),
    (r"metastatic adenocarcinoma of the pancreas", oncotree("PAAD")),
    (r"pancreatic adenocarcinoma|adenocarcinoma of the pancreas", oncotree("PAAD")),
    (r"pancreatic neuroendocrine tumou?rs?", oncotree("PANET")),
    (r"renal cell carcinoma", oncotree("RCC")),
    (r"renal angiomyolipoma", oncotree("RAML")),
    (r"(?:central nervous system|CNS) \(CNS\) ha?emangioblastomas?", oncotree("HMBL")),
    (r"(?:malignant )?gastrointestinal stromal tumou?rs?", oncotree("GIST")),
    (r"\b(?-i:GIST)\b", oncotree("GIST")),
    (r"inflammatory myofibroblastic tumou?rs?", oncotree("IMT")),
    (r"(?:pediatric )?low-grade glioma", LOW_GRADE_GLIOMA),
    (r"high-grade glioma", HIGH_GRADE_GLIOMA),
    (r"diffuse midline glioma", oncotree("DMG")),
    (r"subependymal giant cell astrocytoma", SUBEPENDYMAL),
    (
        r"a? ?astrocytoma or oligodendroglioma",
        oncotree("ASTR ODG", without="ASTR3 ASTR4 ODG3"),
    ),
    (r"erdheim-chester disease", oncotree("ECD")),
    (
        (
            r"acute myeloid leuka?emia(?: \(AML\))?, except acute promyelocytic leuka?emia"
            r"(?: \(APL\))?"
        ),
        oncotree("AML", without="APLPMLRARA"),
    ),
    (r"acute promyelocytic leuka?emia", oncotree("APLPMLRARA")),
    (r"\b(?-i:APL)\b", oncotree("APLPMLRARA")),
    (r"acute myeloid leuka?emia", oncotree("AML")),
    (r"\b(?-i:AML)\b", oncotree("AML")),
    (r"acute leuka?emia", ACUTE_LEUKAEMIA),
    (
        r"b[- ]cell precurs?sor acute lymphoblastic leuka?emia|b[- ]cell precursor ALL",
        oncotree("BLL"),
    ),
    (r"b[- ]cell precusor acute lymphoblastic leuka?emia", oncotree("BLL")),
    (r"acute lymphoblastic leuka?emia", ACUTE_LYMPHOBLASTIC),
    (r"\b(?-i:ALL)\b", ACUTE_LYMPHOBLASTIC),
    (r"chronic (?:myeloid|myelogenous) leuka?emia", oncotree("CML")),
    (r"\b(?-i:CML)\b", oncotree("CML")),
    (
        r"chronic lymphocytic leuka?emia(?: \(CLL\))? ?/ ?small lymphocytic lymphoma",
        oncotree("CLLSLL"),
    ),
    (r"chronic lymphocytic leuka?emia", oncotree("CLLSLL")),
    (r"\b(?-i:CLL)\b", oncotree("CLLSLL")),
    (r"myelodysplastic/myeloproliferative diseases", oncotree("MDS MPN MDS/MPN MLNER")),
    (r"myelodysplastic syndromes?", oncotree("MDS")),
    (r"myeloid/lymphoid neoplasms", oncotree("MLNER")),
    (
        r"hypereosinophilic syndrome \(HES\) and/or chronic eosinophilic leuka?emia",
        HYPEREOSINOPHILIC,
    ),
    (
        r"aggressive sub-types of systemic mastocytosis \(ASM and SMAHNMD\)",
        oncotree("ASM SMAHN SMMCL"),
    ),
    (r"aggressive systemic mastocytosis", oncotree("ASM")),
    (r"primary cutaneous anaplastic large cell lymphoma", oncotree("PCALCL")),
    (r"systemic anaplastic large cell lymphoma", oncotree("ALCL")),
    (r"anaplastic large cell lymphoma", oncotree("ALCL")),
    (r"angioimmunoblastic t-cell lymphoma", oncotree("AITL")),
    (
        r"peripheral t-cell lymphoma-not otherwise specified|PTCL not otherwise specified",
        oncotree("PTCL"),
    ),
    (r"peripheral t-cell lymphomas?", PERIPHERAL_T_CELL),
    (r"cutaneous t-cell lymphoma", CUTANEOUS_T_CELL),
    (r"mycosis fungoides", oncotree("MYCF")),
    (r"\b(?-i:MF)\b", oncotree("MYCF")),
    (
        r"diffuse large b-? ?cell(?: lymphoma|,?[ ,\x00]*(?:NHL|non[- ]hodgkin'?s? lymphoma))",
        oncotree("DLBCLNOS"),
    ),
    (
        (
            r"low[- ]grade(?:,?(?: or)? follicular)?[ ,\x00]*b- ?cell "
            r"(?:NHL|non[- ]hodgkin'?s? lymphoma)"
        ),
        INDOLENT,
    ),
    (r"follicular[ ,\x00]*b-?cell non[- ]hodgkin'?s? lymphoma", oncotree("FL")),
    (r"\bnon[- ]hodgkin'?s? lymphoma|\b(?-i:NHL)\b", oncotree("NHL")),
    (r"hodgkin'?s? lymphoma", oncotree("HL")),
    (r"\b(?-i:HL)\b", oncotree("HL")),
    (r"burkitt-like lymphoma", oncotree("BLL11Q HGBCL")),
    (r"burkitt lymphoma(?: \(BL\)/burkitt leukaemia)?", oncotree("BL")),
    (r"follicular lymphoma", oncotree("FL")),
)

#: Codes that sources give for a phrase which OncoTree spreads over several nodes.
_USUAL: tuple[tuple[TumourScope, str], ...] = (
    (BREAST, "BRCA"),
    (MELANOMA, "MEL"),
    (OVARIAN, "OVT"),
    (oncotree(GASTRIC), "GEJ STAD GRC"),
    (oncotree(GASTRIC), "GEJ STAD"),
    (CERVICAL, "CEAD CESC"),
    (THYROID, "WDTC"),
)


def usual_codes(scope: TumourScope) -> list[set[Curie]]:
    """The codes that mean the same as the phrase in a source's hands: no wrong code."""
    return [set(oncotree(codes).types) for known, codes in _USUAL if known.types == scope.types]


_ABBREVIATION = r"(?: \((?=[^)]*[A-Z]{2})[A-Za-z0-9+/ -]{2,14}\))?"


def _names(scope: TumourScope) -> Reading:
    def read(match: re.Match[str], _words: Words) -> Iterable[Find]:
        text = " ".join(re.sub(r"[\x00\x01]+", " ", match.group()).split())
        named = TumourScope(
            breadth=scope.breadth, types=scope.types, excluded=scope.excluded, text=text
        )
        return (TumourFind(match.start(), named),)

    return read


TUMOURS: tuple[Phrase, ...] = tuple(
    phrase(f"(?:{pattern}){_ABBREVIATION}", _names(scope)) for pattern, scope in _TABLE
)


def union(finds: Iterable[TumourFind]) -> TumourScope | None:
    """One scope of all tumours a sentence names; "all solid tumours" holds the others."""
    scopes = [find.scope for find in sorted(finds, key=lambda f: f.start)]
    if not scopes:
        return None
    text = ", ".join(dict.fromkeys(scope.text for scope in scopes))
    for scope in scopes:
        if scope.breadth is Breadth.ALL_SOLID:
            return TumourScope(breadth=scope.breadth, excluded=scope.excluded, text=text)
    types = sorted({kind for scope in scopes for kind in scope.types})
    excluded = sorted({kind for scope in scopes for kind in scope.excluded})
    return TumourScope(
        breadth=Breadth.TYPES, types=tuple(types), excluded=tuple(excluded), text=text
    )
