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
#: Grade 1 and 2 gliomas of the WHO classification.
LOW_GRADE_GLIOMA = oncotree("LGGNOS PAST PMA GNG PXA DIG DIA PDIFLG ASTR2 ODG2")
#: Grade 3 and 4 gliomas of the WHO classification.
HIGH_GRADE_GLIOMA = oncotree("HGGNOS GB PDIFHG APXA AGNG ASTR3 ASTR4 ODG3")
THYROID = oncotree("WDTC THHC THPD THAP THME")
ACUTE_LYMPHOBLASTIC = oncotree("BLL TLL")
ACUTE_LEUKAEMIA = oncotree("AML BLL TLL ALAL")
CUTANEOUS_T_CELL = oncotree("MYCF SS PCLPD PCATCL PCAECTCL PCGDTCL SPTCL")
PERIPHERAL_T_CELL = oncotree(
    "ALCL PTCL AITL FTCL NPTLTFH EATL MEITL HSTCL ATLL ENKL SPTCL", without="PCALCL"
)

_C = r"(?:cancers?|carcinomas?|tumou?rs?)"

#: Longest phrase first. "(…)" abbreviations are read with the phrase.
_TABLE: tuple[tuple[str, TumourScope], ...] = (
    (r"(?:extracranial )?solid tumou?rs?(?:, including brain metastases,)?", SOLID),
    (r"non-? ?squamous,? non-small cell lung (?:cancer|carcinoma)", NON_SQUAMOUS),
    (r"non-?squamous (?:\(?NSCLC\)?)", NON_SQUAMOUS),
    (r"(?:adenocarcinoma of the lung)", oncotree("LUAD")),
    (r"non-? ?small cell lung (?:cancer|carcinoma)", NSCLC),
    (r"\bNSCLC\b", NSCLC),
    (r"adenocarcinoma of the stomach or gastro-? ?(?:o?esophageal) junction", oncotree(GASTRIC)),
    (
        r"gastric, gastro-? ?o?esophageal junction,? or o?esophageal adenocarcinoma",
        oncotree("EGC"),
    ),
    (
        r"gastric or gastro-? ?-?o?esophageal junction(?: \(G/?E?GEJ\)| \(GEJ\))? "
        r"(?:adenocarcinoma|adenocracinoma)",
        oncotree(GASTRIC),
    ),
    (
        r"o?esophageal or gastroesophageal junction \(GEJ\) \(tumou?rs with epicenter 1 to 5 "
        r"centimeters above the GEJ\) carcinoma(?=.*squamous cell histology)",
        oncotree("ESCC"),
    ),
    (r"o?esophageal squamous cell (?:carcinoma|cancer)", oncotree("ESCC")),
    (r"\b(?:ESCC|OSCC)\b", oncotree("ESCC")),
    (r"carcinoma of the o?esophagus", oncotree("ESCC ESCA EPDCA")),
    (
        r"gastric, small intestine, or biliary cancer",
        oncotree(f"{GASTRIC} SBC SIC BILIARY_TRACT"),
    ),
    (r"biliary tract cancers?", oncotree("BILIARY_TRACT")),
    (r"intrahepatic cholangiocarcinoma", oncotree("IHCH")),
    (r"cholangiocarcinoma", oncotree("CHOL")),
    (r"colorectal (?:cancer|carcinoma)", COLORECTAL),
    (r"\bm?CRC\b", COLORECTAL),
    (r"triple-negative breast cancer", BREAST),
    (r"\bm?TNBC\b", BREAST),
    (r"breast cancer", BREAST),
    (r"\bMBC\b", BREAST),
    (r"uveal melanoma", oncotree("UM")),
    (r"melanoma", MELANOMA),
    (r"anaplastic thyroid cancer", oncotree("THAP")),
    (r"medullary thyroid cancer", oncotree("THME")),
    (r"differentiated thyroid carcinoma", oncotree("WDTC THHC")),
    (r"thyroid cancer", THYROID),
    (r"muscle invasive urothelial carcinoma", UROTHELIAL),
    (r"urothelial carcinoma", UROTHELIAL),
    (r"\bUC\b", UROTHELIAL),
    (r"prostate cancer", oncotree("PRAD")),
    (r"head and neck squamous cell (?:carcinoma|cancer)", oncotree("HNSC")),
    (r"\bHNSCC\b", oncotree("HNSC")),
    (r"cervical cancer", CERVICAL),
    (r"endometrial (?:cancer|carcinoma)", oncotree("UCEC")),
    (r"\bEC\b", oncotree("UCEC")),
    (r"low-grade serous ovarian cancer", oncotree("LGSOC")),
    (
        r"(?:high-grade |high grade )?(?:serous )?epithelial ovarian, fallopian tube,? or primary "
        r"peritoneal (?:cancer|carcinoma)",
        OVARIAN,
    ),
    (r"metastatic adenocarcinoma of the pancreas", oncotree("PAAD")),
    (r"pancreatic adenocarcinoma|adenocarcinoma of the pancreas", oncotree("PAAD")),
    (r"pancreatic neuroendocrine tumou?rs?", oncotree("PANET")),
    (r"renal cell carcinoma", oncotree("RCC")),
    (r"renal angiomyolipoma", oncotree("RAML")),
    (r"(?:central nervous system|CNS) \(CNS\) ha?emangioblastomas?", oncotree("HMBL")),
    (r"(?:malignant )?gastrointestinal stromal tumou?rs?", oncotree("GIST")),
    (r"\bGIST\b", oncotree("GIST")),
    (r"inflammatory myofibroblastic tumou?rs?", oncotree("IMT IMTB IMTL")),
    (r"(?:pediatric )?low-grade glioma", LOW_GRADE_GLIOMA),
    (r"high-grade glioma", HIGH_GRADE_GLIOMA),
    (r"diffuse midline glioma", oncotree("DMG")),
    (r"grade 2a? astrocytoma or oligodendroglioma", oncotree("ASTR ODG", without="ASTR3 ASTR4 ODG3")),
    (r"erdheim-chester disease", oncotree("ECD")),
    (
        r"acute myeloid leuka?emia(?: \(AML\))?, except acute promyelocytic leuka?emia"
        r"(?: \(APL\))?",
        oncotree("AML", without="APLPMLRARA"),
    ),
    (r"acute promyelocytic leuka?emia", oncotree("APLPMLRARA")),
    (r"\bAPL\b", oncotree("APLPMLRARA")),
    (r"acute myeloid leuka?emia", oncotree("AML")),
    (r"\bAML\b", oncotree("AML")),
    (r"acute leuka?emia", ACUTE_LEUKAEMIA),
    (
        r"b[- ]cell precurs?sor acute lymphoblastic leuka?emia|b[- ]cell precursor ALL",
        oncotree("BLL"),
    ),
    (r"b[- ]cell precusor acute lymphoblastic leuka?emia", oncotree("BLL")),
    (r"acute lymphoblastic leuka?emia", ACUTE_LYMPHOBLASTIC),
    (r"\bALL\b", ACUTE_LYMPHOBLASTIC),
    (r"chronic (?:myeloid|myelogenous) leuka?emia", oncotree("CML")),
    (r"\bCML\b", oncotree("CML")),
    (
        r"chronic lymphocytic leuka?emia(?: \(CLL\))? ?/ ?small lymphocytic lymphoma",
        oncotree("CLLSLL"),
    ),
    (r"chronic lymphocytic leuka?emia", oncotree("CLLSLL")),
    (r"\bCLL\b", oncotree("CLLSLL")),
    (r"myelodysplastic/myeloproliferative diseases", oncotree("MDS MPN MDS/MPN MLNER")),
    (r"myelodysplastic syndromes?", oncotree("MDS")),
    (r"myeloid/lymphoid neoplasms", oncotree("MLNER")),
    (
        r"hypereosinophilic syndrome \(HES\) and/or chronic eosinophilic leuka?emia",
        oncotree("CELNOS MLNER"),
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
    (r"\bMF\b", oncotree("MYCF")),
    (r"(?<!non-)hodgkin lymphoma", oncotree("HL")),
    (r"\bHL\b", oncotree("HL")),
    (r"diffuse large b-? ?cell lymphoma", oncotree("DLBCLNOS")),
    (
        r"diffuse large b-? ?cell,?(?: CD20[- ]positive)?,?(?: NHL| non-hodgkin's lymphoma)",
        oncotree("DLBCLNOS"),
    ),
    (r"burkitt-like lymphoma", oncotree("BLL11Q HGBCL")),
    (r"burkitt lymphoma(?: \(BL\)/burkitt leukaemia)?", oncotree("BL")),
    (r"follicular lymphoma", oncotree("FL")),
)

_ABBREVIATION = r"(?: \((?=[^)]*[A-Z]{2})[A-Za-z0-9+/ -]{2,14}\))?"


def _names(scope: TumourScope) -> Reading:
    def read(match: re.Match[str], _words: Words) -> Iterable[Find]:
        text = " ".join(match.group().split())
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
