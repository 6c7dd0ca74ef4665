"""How tumour types hang together where no ontology says: bridges, wider things, groups, forms.

Own judgement by the names of the things, checked against both ontologies. OncoTree nodes are
written as codes, DOID nodes as labels.
"""

from __future__ import annotations

from kg.model import Curie, Form

#: OncoTree code → DOID labels of the same thing, beyond what the mappings agree on.
SAME: dict[str, tuple[str, ...]] = {
    "BRCA": ("breast carcinoma",),
    "PAAD": ("pancreatic adenocarcinoma", "pancreatic ductal adenocarcinoma"),
    "APLPMLRARA": ("acute promyelocytic leukemia",),
    "BLL": ("B-lymphoblastic leukemia/lymphoma", "B-cell acute lymphoblastic leukemia"),
    "TLL": ("T-cell acute lymphoblastic leukemia",),
    "BLLBCRABL1L": ("B-lymphoblastic leukemia/lymphoma, BCR-ABL1–like",),
    "BLLETV6RUNX1": ("B-lymphoblastic leukemia/lymphoma with ETV6-RUNX1",),
    "CML": ("chronic myeloid leukemia",),
    "PLMESO": ("malignant pleural mesothelioma",),
    "PEMESO": ("peritoneal mesothelioma",),
    "HNMASC": ("mammary analogue secretory carcinoma",),
    "CCOV": ("ovarian clear cell carcinoma",),
    "SOC": ("ovary serous adenocarcinoma", "ovarian serous carcinoma"),
    "UCEC": ("endometrial carcinoma", "uterine corpus endometrial carcinoma"),
    "UEC": ("endometrial adenocarcinoma",),
    "MRLS": ("myxoid liposarcoma",),
    "VSC": ("vulva squamous cell carcinoma",),
    "GB": ("glioblastoma", "brain glioblastoma multiforme"),
    "BTOV": ("ovarian Brenner tumor",),
    "MPALBCRABL1": ("mixed phenotype acute leukemia with BCR-ABL1",),
    "MPALKMT2A": ("mixed phenotype acute leukemia with MLL rearranged",),
    "AMLRUNX1RUNX1T1": ("acute myeloid leukemia with t(8;21); (q22; q22.1)",),
    "AMLDEKNUP214": ("acute myeloid leukemia with t(6;9) (p23;q34.1)",),
    "ACRM": ("acral lentiginous melanoma",),
    "MBN": ("mature B-cell neoplasm",),
    "DIA": ("desmoplastic infantile ganglioglioma / desmoplastic infantile astrocytoma",),
    "ES": ("Ewing sarcoma", "Ewing sarcoma of bone"),
    "EMCHS": ("extraskeletal myxoid chondrosarcoma",),
    "HEAD_NECK": ("head and neck cancer",),
    "THYROID": ("thyroid cancer",),
    "CERVIX": ("cervical cancer",),
    "LUNG": ("lung cancer",),
}

#: Pairs that the mappings agree on and that are not the same thing.
NOT_SAME: frozenset[tuple[str, str]] = frozenset(
    {
        ("SBWDNET", "urinary bladder small cell neuroendocrine carcinoma"),
        ("PLMESO", "benign pleural mesothelioma"),
        ("PEMESO", "benign peritoneal mesothelioma"),
        ("EPM", "benign ependymoma"),
        ("MT", "cancer"),
        ("MT", "organ system cancer"),
        ("MT", "cell type cancer"),
        ("WDTC", "differentiated high-grade thyroid carcinoma"),
        ("EGC", "gastroesophageal junction adenocarcinoma"),  # holds stomach too
        ("UCCC", "cervical clear cell adenocarcinoma"),
        ("UASC", "cervical adenosquamous carcinoma"),
        ("CENE", "cervical large cell neuroendocrine carcinoma"),
        ("HGONEC", "ovarian large-cell neuroendocrine carcinoma"),
        ("MXOV", "ovarian seromucinous carcinoma"),
        ("VDYS", "dysgerminoma of ovary"),
        ("MBEN", "desmoplastic/nodular medulloblastoma"),
        ("PNET", "neuroectodermal tumor"),
        ("MYELOID", "myeloid neoplasm"),
        ("LNM", "lymphoma"),
        ("GTD", "choriocarcinoma"),
        ("DASTR", "diffuse astrocytoma"),
        ("CML", "myeloid leukemia"),
        ("HCC", "liver carcinoma"),
        ("DCS", "histiocytic and dendritic cell cancer"),
        ("EMBT", "embryonal cancer"),
        ("MLYM", "lymphoma"),
    }
)

#: What lies below what, where a tree's link misleads: evidence does not pass along these.
CUT: frozenset[tuple[str, str]] = frozenset(
    {
        ("hairy cell leukemia", "chronic lymphocytic leukemia"),
        ("prolymphocytic leukemia", "chronic lymphocytic leukemia"),
        ("von Hippel-Lindau disease", "hemangioblastoma"),
        ("paraganglioma", "pheochromocytoma"),
        ("adult T-cell leukemia/lymphoma", "T-cell acute lymphoblastic leukemia"),
        ("T-cell large granular lymphocyte leukemia", "T-cell acute lymphoblastic leukemia"),
        ("multiple myeloma", "myeloid neoplasm"),
        # in the organ, and not what "cancer" of that organ means
        *(("PTH", "HEAD_NECK"), ("HNMUCM", "HEAD_NECK"), ("IMTL", "LUNG"), ("LAM", "LUNG")),
        *(("OAT", "THYROID"), ("HTAT", "THYROID"), ("CELI", "CERVIX"), ("CERMS", "CERVIX")),
    }
)

_SARCOMA = "sarcoma"
#: OncoTree code → wider things (codes, or DOID labels) that it lies within.
WITHIN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            *("ANGS", "LGFMS", "INTS", "RAS", "SYNS", "IFS", "LIPO", "EHAE", "ASPS", "LMS"),
            *("FIBS", "RCSNOS", "EPIS", "RMS", "MGST", "GS", "PMHE", "OS", "CHS", "USARC"),
            *("PBS", "DFSP", "LIAS", "UESL", "EMCHS", "ES"),
        ),
        (_SARCOMA,),
    ),
    "MFH": (_SARCOMA, "spindle cell sarcoma"),
    "ESST": (_SARCOMA, "Ewing sarcoma"),
    "BRCANOS": ("breast cancer",),
    "PBS": (_SARCOMA, "breast cancer"),
    "IMTL": ("IMT",),
    "IMTB": ("IMT",),
    "BLCA": ("transitional cell carcinoma",),
    "UTUC": ("transitional cell carcinoma",),
    "UCU": ("transitional cell carcinoma",),
    "PLMESO": ("malignant mesothelioma",),
    "PEMESO": ("malignant mesothelioma",),
    "TMESO": ("malignant mesothelioma",),
    "HNMUCM": ("mucosal melanoma",),
    "ARMM": ("mucosal melanoma",),
    "VMM": ("mucosal melanoma",),
    "URMM": ("mucosal melanoma",),
    "ESMM": ("mucosal melanoma",),
    "NPC": ("head and neck cancer",),
    "OHNCA": ("head and neck cancer", "head and neck carcinoma"),
    "SACA": ("head and neck cancer", "salivary gland carcinoma"),
    "HNSC": ("head and neck carcinoma",),
    "PANET": ("neuroendocrine tumor",),
    "GINET": ("neuroendocrine tumor",),
    "LNET": ("neuroendocrine tumor",),
    "TNET": ("neuroendocrine tumor",),
    "GINETES": ("neuroendocrine tumor", "gastrointestinal neuroendocrine tumor"),
    "PANEC": ("pancreatic cancer",),
    "UCP": ("pancreatic carcinoma",),
    "VA": ("vaginal cancer",),
    "VPDC": ("vaginal cancer",),
    "ACC": ("adrenal carcinoma",),
    "PSEC": ("peritoneal carcinoma",),
    "ICPN": ("biliary tract cancer",),
    "OOVC": ("ovarian carcinoma",),
    "ASTR": ("malignant astrocytoma",),
    "PCNSM": ("melanoma",),
    "STAD": ("gastrointestinal carcinoma",),
    "COADREAD": ("gastrointestinal carcinoma",),
    "ESCA": ("gastrointestinal carcinoma",),
    "ESCC": ("gastrointestinal carcinoma",),
    "SBC": ("gastrointestinal carcinoma",),
    # gliomas: the NOS nodes are what labels mean by the bare word
    **dict.fromkeys(("ADIFG", "HGGNOS", "APXA", "AGNG", "EPMT", "ASTB", "CHGL"), ("GNOS",)),
    **dict.fromkeys(("PDIFHG", "GB", "ASTR3", "ASTR4", "ODG3"), ("HGGNOS",)),
    **dict.fromkeys(
        ("PDIFLG", "PAST", "PMA", "PXA", "GNG", "DNT", "DIG", "DIA", "PGNT", "RGNT", "ASTR2"),
        ("LGGNOS",),
    ),
    **dict.fromkeys(("SEM", "NSGCT", "GCTSTM"), ("TESTGCT",)),
    "APXA": ("HGGNOS",),
    "AGNG": ("HGGNOS",),
    "ODG2": ("LGGNOS",),
    "LGGNOS": ("GNOS",),
    "GNOS": ("brain glioma",),
    "ALL": ("LEUK",),
    "AML": ("LEUK",),
    "ALAL": ("LEUK",),
    "CML": ("LEUK",),
    "CMML": ("LEUK",),
    "ACML": ("LEUK",),
    "JMML": ("LEUK",),
    "CNL": ("LEUK",),
    "CELNOS": ("LEUK",),
    "SMMCL": ("LEUK",),
    "CLLSLL": ("LEUK",),
    "BPLL": ("LEUK",),
    "HCL": ("LEUK",),
    "TPLL": ("LEUK",),
    "TLGL": ("LEUK",),
    "ATLL": ("LEUK",),
    "ANKL": ("LEUK",),
    "BLL": ("ALL",),
    "TLL": ("ALL",),
    **dict.fromkeys(
        (
            *("MYCF", "SS", "PCLPD", "PCAECTCL", "PCATCL", "PCGDTCL", "PCSMTPLD", "SPTCL"),
            *("PCALCL",),
        ),
        ("CTCL",),
    ),
    **dict.fromkeys(("LUAD", "LCLC", "LUAS", "NSCLCPD", "LUPC", "SPCC", "SGTTL"), ("NSNSCLC",)),
    **dict.fromkeys(("THPA", "THFO", "THHC", "THPD"), ("DTC",)),
}

#: Groups that sources and people name and that the tree lacks: name → title, parents, DOID
#: label, form. Three are codes that OncoTree once had and keep that identifier.
ONCE_CODES = frozenset({"ALL", "LEUK", "CTCL"})
GROUPS: dict[str, tuple[str, tuple[str, ...], str | None, Form]] = {
    "ALL": (
        "Acute Lymphoblastic Leukemia",
        ("LNM",),
        "acute lymphoblastic leukemia",
        Form.LIQUID,
    ),
    "LEUK": ("Leukemia", (), "leukemia", Form.LIQUID),
    "CTCL": (
        "Cutaneous T-Cell Lymphoma",
        ("MTNN",),
        "primary cutaneous T-cell non-Hodgkin lymphoma",
        Form.LIQUID,
    ),
    "NSNSCLC": ("Non-Squamous Non-Small Cell Lung Cancer", ("NSCLC",), None, Form.SOLID),
    "DTC": ("Differentiated Thyroid Cancer", ("THYROID",), None, Form.SOLID),
    "TESTGCT": (
        "Testicular Germ Cell Tumor",
        ("TESTIS",),
        "testicular germ cell cancer",
        Form.SOLID,
    ),
}

#: DOID labels below which a growth has its organ; every other branch goes by the kind of cell.
ORGAN_ROOTS = ("organ system cancer", "organ system benign neoplasm")

#: DOID labels whose whole branch is liquid.
LIQUID_ROOTS = (
    *("hematologic cancer", "histiocytosis", "mastocytosis", "bone marrow cancer"),
    *("myeloid neoplasm", "hypereosinophilic syndrome", "primary polycythemia", "lymphoma"),
    *("leukemia", "histiocytic and dendritic cell cancer", "lymphatic system cancer"),
)
#: DOID labels that say neither solid nor liquid; everything else below a growth is solid.
NO_FORM = frozenset(
    {
        *("disease", "disease of cellular proliferation", "cancer", "benign neoplasm"),
        *("organ system cancer", "cell type cancer", "pre-malignant neoplasm"),
        *("organ system benign neoplasm", "cell type benign neoplasm", "immune system cancer"),
        *("disease of anatomical entity", "syndrome", "genetic disease", "hamartoma syndrome"),
        *("immune system disease", "lymphatic system disease", "bone marrow disease"),
    }
)


def node_id(name: str) -> Curie:
    """Give the id of a name in these tables: an OncoTree code, or a group of our own.

    >>> node_id("GB"), node_id("ALL"), node_id("DTC")
    ('oncotree:GB', 'oncotree:ALL', 'group:DTC')
    """
    ours = name in GROUPS and name not in ONCE_CODES
    return Curie(f"{'group' if ours else 'oncotree'}:{name}")
