"""Drug words that no drug list settles: salts, brands, protocols, alleles, supportive medicines.

Brands, protocols and alleles are own general knowledge, kept to cancer medicines that the lists
(of 2022) lack or that carry several substances.
"""

from __future__ import annotations

#: Words that end a name and are no part of the substance.
SALTS = frozenset(
    {
        *("acetate", "anhydrous", "benzenesulfonate", "besilate", "besylate", "bismesylate"),
        *("bromide", "calcium", "camsylate", "citrate", "dihydrate", "dihydrochloride"),
        *("dimaleate", "disodium", "ditosylate", "edisylate", "esylate", "ethanolate"),
        *("fumarate", "glycolate", "hemihydrate", "hemisulfate", "hydrate", "hydrobromide"),
        *("hydrochloride", "lactate", "malate", "s-malate", "maleate", "mesilate", "mesylate"),
        *("monohydrate", "monohydrochloride", "oxalate", "pamoate", "phosphate", "potassium"),
        *("sesquihydrate", "sodium", "succinate", "sulfate", "sulphate", "tartrate"),
        *("tosilate", "tosylate", "trihydrate", "tromethamine", "hydrogensulfate"),
    }
)
#: Names that end in such a word and are another thing without it.
KEEPS_SALT = frozenset({"sodium phenylbutyrate", "calcium folinate", "potassium iodide"})
#: Words after a name that tell of its form or of how it is meant, not of its substance.
FORMS = frozenset(
    {
        *("anhydrous", "biosimilar", "compound", "injection", "for injection", "intravenous"),
        *(
            "monotherapy",
            "regimen",
            "subcutaneous",
            "tablets",
            "capsules",
            "therapy",
            "(s/c)",
            "s/c",
        ),
        *("single agent", "alone", "oral", "i.v.", "iv", "sc", "treatment", "[anhydrous]"),
        *("as a single agent", "as monotherapy", "infusional therapy", "infusion"),
        *("dimethyl sulfoxide", "dimethylsulfoxide"),
    }
)
#: Prefixes that the FDA puts before a name that another product already has.
PREFIXES = ("ado-", "fam-", "ziv-")

#: Another word → the substance, where lists disagree or lack it.
SYNONYMS: dict[str, str] = {
    "5-FU": "fluorouracil",
    "5FU": "fluorouracil",
    "5-fluorouracil": "fluorouracil",
    "folinic acid": "leucovorin",
    "calcium folinate": "leucovorin",
    "ATRA": "tretinoin",
    "ATO": "arsenic trioxide",
    "Ara-C": "cytarabine",
    "AraC": "cytarabine",
    "DNR": "daunorubicin",
    "all-trans retinoic acid": "tretinoin",
    "T-DM1": "trastuzumab emtansine",
    "Photofrin": "porfimer",
    "T-DXd": "trastuzumab deruxtecan",
    "DS-8201": "trastuzumab deruxtecan",
    "Dato-DXd": "datopotamab deruxtecan",
    "rapamycin": "sirolimus",
    "nab paclitaxel": "nab-paclitaxel",
    "paclitaxel protein-bound": "nab-paclitaxel",
    "paclitaxel albumin-bound": "nab-paclitaxel",
    "albumin-bound paclitaxel": "nab-paclitaxel",
    "nanoparticle albumin-bound paclitaxel": "nab-paclitaxel",
    "taxol": "paclitaxel",
    "STI571": "imatinib",
    "STI-571": "imatinib",
    "CGP57148B": "imatinib",
    "ONC201": "dordaviprone",
    "TPX-0005": "repotrectinib",
    "LOXO-101": "larotrectinib",
    "LOXO-195": "selitrectinib",
    "LOXO-292": "selpercatinib",
    "BLU-667": "pralsetinib",
    "BLU-285": "avapritinib",
    "RXDX-101": "entrectinib",
    "AG-120": "ivosidenib",
    "AG-221": "enasidenib",
    "AG-881": "vorasidenib",
    "MRTX849": "adagrasib",
    "AMG 510": "sotorasib",
    "AMG510": "sotorasib",
    "GDC-6036": "divarasib",
    "DAY101": "tovorafenib",
    # Development codes that the lists of 2022 lack or keep as drugs of their own.
    "AZD4547": "fexagratinib",
    "FGFR inhibitor AZD4547": "fexagratinib",
    "Akt/ERK inhibitor ONC201": "dordaviprone",
    "pan-RAF kinase inhibitor DAY101": "tovorafenib",
    "AMG 193": "anvumetostat",
    "JNJ-372": "amivantamab",
    "BI 1810631": "zongertinib",
    "BAY 2927088": "sevabertinib",
    "DZD9008": "sunvozertinib",
    "DS-6051": "taletrectinib",
    "LY3484356": "imlunestrant",
    "SNDX-5613": "revumenib",
    "menin-MLL interaction inhibitor SNDX-5613": "revumenib",
    "KO-539": "ziftomenib",
    "ZW25": "zanidatamab",
    "RP-3500": "camonsertib",
    "RP-6306": "lunresertib",
    "VS-6766": "avutometinib",
    "RAF/MEK inhibitor VS-6766": "avutometinib",
    "VS-6063": "defactinib",
    "AMG 757": "tarlatamab",
    "TSR-011": "belizatinib",
    "ALK/TRK inhibitor TSR-011": "belizatinib",
    "CX-5461": "pidnarulex",
    "leuprorelin": "leuprolide",
    "triptorelin pamoate": "triptorelin",
    "acetylsalicylic acid": "aspirin",
    "interferon alfa": "interferon alpha",
    "interferon-alpha": "interferon alpha",
    "methotrexate sodium": "methotrexate",
    "cyclophosphamide monohydrate": "cyclophosphamide",
    "telisotuzumab vedotin-tllv": "telisotuzumab vedotin",
}

#: Brand → the substances in it. One substance here means that lists lack the brand.
BRANDS: dict[str, tuple[str, ...]] = {
    "phesgo": ("pertuzumab", "trastuzumab"),
    "herceptin hylecta": ("trastuzumab",),
    "abraxane": ("nab-paclitaxel",),
    "akeega": ("abiraterone", "niraparib"),
    "opdualag": ("nivolumab", "relatlimab"),
    "opdivo qvantig": ("nivolumab",),
    "lonsurf": ("tipiracil", "trifluridine"),
    "inqovi": ("cedazuridine", "decitabine"),
    "avmapki fakzynja": ("avutometinib", "defactinib"),
    "avmapki fakzynja co-pack": ("avutometinib", "defactinib"),
    "rybrevant faspro": ("amivantamab",),
    "glivec": ("imatinib",),
    "gleevec": ("imatinib",),
    "imkeldi": ("imatinib",),
    "zejula": ("niraparib",),
    "lynparza": ("olaparib",),
    "lumykras": ("sotorasib",),
    "krazati": ("adagrasib",),
    "augtyro": ("repotrectinib",),
    "ojemda": ("tovorafenib",),
    "voranigo": ("vorasidenib",),
    "truqap": ("capivasertib",),
    "orserdu": ("elacestrant",),
    "itovebi": ("inavolisib",),
    "retsevmo": ("selpercatinib",),
    "alecensaro": ("alectinib",),
    "venclyxto": ("venetoclax",),
    "ayvakyt": ("avapritinib",),
    "jakavi": ("ruxolitinib",),
    "lytgobi": ("futibatinib",),
    "febseltiq": ("infigratinib",),
    "rezlidhia": ("olutasidenib",),
    "vanflyta": ("quizartinib",),
    "tyverb": ("lapatinib",),
    "tevimbra": ("tislelizumab",),
    "vyloy": ("zolbetuximab",),
    "bizengri": ("zenocutuzumab",),
    "ziihera": ("zanidatamab",),
    "ensacove": ("ensartinib",),
    "ibtrozi": ("taletrectinib",),
    "lazcluze": ("lazertinib",),
    "hernexeos": ("zongertinib",),
    "zegfrovy": ("sunvozertinib",),
    "hyrnuo": ("sevabertinib",),
    "modeyso": ("dordaviprone",),
    "inluriyo": ("imlunestrant",),
    "revuforj": ("revumenib",),
    "komzifti": ("ziftomenib",),
    "emrelis": ("telisotuzumab vedotin",),
    "datroway": ("datopotamab deruxtecan",),
    "elahere": ("mirvetuximab soravtansine",),
    "mabthera": ("rituximab",),
    "rituxan": ("rituximab",),
    "imjudo": ("tremelimumab",),
    "tafinalr": ("dabrafenib",),  # a misprint in a label list
    "finlee": ("dabrafenib",),
    "spexotras": ("trametinib",),
    "scemblix": ("asciminib",),
    "nubeqa": ("darolutamide",),
    "orgovyx": ("relugolix",),
    "jaypirca": ("pirtobrutinib",),
    "romvimza": ("vimseltinib",),
    "gomekli": ("mirdametinib",),
    "koselugo": ("selumetinib",),
    "trodelvy": ("sacituzumab govitecan",),
    "loqtorzi": ("toripalimab",),
    "zynyz": ("retifanlimab",),
    "unloxcyt": ("cosibelimab",),
    "anktiva": ("nogapendekin alfa",),
    "lenvima": ("lenvatinib",),
    "kisplyx": ("lenvatinib",),
    "afinitor": ("everolimus",),
    "votubia": ("everolimus",),
    "welireg": ("belzutifan",),
}

#: Protocol → its drugs; folinic acid only helps another drug and stays beside the identity.
PROTOCOLS: dict[str, tuple[str, ...]] = {
    "folfox": ("fluorouracil", "leucovorin", "oxaliplatin"),
    "folfox-4": ("fluorouracil", "leucovorin", "oxaliplatin"),
    "mfolfox6": ("fluorouracil", "leucovorin", "oxaliplatin"),
    "folfiri": ("fluorouracil", "irinotecan", "leucovorin"),
    "folfirinox": ("fluorouracil", "irinotecan", "leucovorin", "oxaliplatin"),
    "folfoxiri": ("fluorouracil", "irinotecan", "leucovorin", "oxaliplatin"),
    "folfox-6": ("fluorouracil", "leucovorin", "oxaliplatin"),
    "fc": ("cyclophosphamide", "fludarabine"),
    "ice": ("carboplatin", "etoposide", "ifosfamide"),
    "r-ice": ("carboplatin", "etoposide", "ifosfamide", "rituximab"),
    "eshap": ("cisplatin", "cytarabine", "etoposide", "methylprednisolone"),
    "r-cvp": ("cyclophosphamide", "prednisone", "rituximab", "vincristine"),
    "r-ceop": ("cyclophosphamide", "etoposide", "prednisone", "rituximab", "vincristine"),
    "minichop": ("cyclophosphamide", "doxorubicin", "prednisone", "vincristine"),
    "capox": ("capecitabine", "oxaliplatin"),
    "xelox": ("capecitabine", "oxaliplatin"),
    "chop": ("cyclophosphamide", "doxorubicin", "prednisone", "vincristine"),
    "r-chop": ("cyclophosphamide", "doxorubicin", "prednisone", "rituximab", "vincristine"),
    "cvp": ("cyclophosphamide", "prednisone", "vincristine"),
    "chp": ("cyclophosphamide", "doxorubicin", "prednisone"),
    "fcr": ("cyclophosphamide", "fludarabine", "rituximab"),
    "pcv": ("lomustine", "procarbazine", "vincristine"),
    "fec": ("cyclophosphamide", "epirubicin", "fluorouracil"),
    "fac": ("cyclophosphamide", "doxorubicin", "fluorouracil"),
    "abvd": ("bleomycin", "dacarbazine", "doxorubicin", "vinblastine"),
    "eap": ("cisplatin", "doxorubicin", "etoposide"),
    "tch": ("carboplatin", "docetaxel", "trastuzumab"),
    "tchp": ("carboplatin", "docetaxel", "pertuzumab", "trastuzumab"),
}

#: Given beside a partner they are no part of a regimen's identity.
SUPPORTIVE = frozenset(
    {
        *("prednisone", "prednisolone", "methylprednisolone", "dexamethasone", "hydrocortisone"),
        *("leucovorin", "levoleucovorin", "mesna", "corticosteroid", "hyaluronidase"),
        *("vorhyaluronidase alfa", "filgrastim", "cilastatin"),
    }
)

#: Allele-specific drugs → what of the gene they reach; a residue means any change of it.
ALLELES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            *("sotorasib", "adagrasib", "divarasib", "glecirasib", "fulzerasib", "garsorasib"),
            *("olomorasib", "opnurasib", "calderasib", "elironrasib", "ars-853", "ars-1620"),
        ),
        ("KRAS G12C",),
    ),
    "zoldonrasib": ("KRAS G12D",),
    "mrtx1133": ("KRAS G12D",),
    "vemurafenib": ("BRAF V600",),
    "dabrafenib": ("BRAF V600",),
    "encorafenib": ("BRAF V600",),
    "plx4720": ("BRAF V600",),
    "ivosidenib": ("IDH1 R132",),
    "olutasidenib": ("IDH1 R132",),
    "enasidenib": ("IDH2 R140", "IDH2 R172"),
    "vorasidenib": ("IDH1 R132", "IDH2 R172"),
    "rezatapopt": ("TP53 Y220C",),
}

#: Medicines of other fields: shown as evidence, never a candidate.
NON_ONCOLOGICAL = frozenset(
    {
        *("aspirin", "celecoxib", "sulindac", "meloxicam", "ibuprofen", "naproxen", "diclofenac"),
        *("indomethacin", "valproic acid", "valproate", "metformin", "chloroquine"),
        *(
            "hydroxychloroquine",
            "niacinamide",
            "irbesartan",
            "losartan",
            "captopril",
            "roflumilast",
        ),
        *("fasudil", "simvastatin", "atorvastatin", "lovastatin", "itraconazole", "disulfiram"),
        *("zoledronic acid", "denosumab", "pamidronic acid", "propranolol", "cimetidine"),
        *("bazedoxifene", "omeprazole", "mebendazole", "ivermectin", "artesunate", "melatonin"),
        *("vitamin d", "ascorbic acid", "curcumin", "cyclosporine", "filgrastim", "doxycycline"),
        *("lithium carbonate", "carbamazepine", "phenytoin", "levetiracetam", "minocycline"),
        *("teprotumumab", "riluzole", "sildenafil", "tadalafil", "ketoconazole", "digoxin"),
    }
)

#: What is done or given and is no substance: regimens keep it among their ``classes``.
PROCEDURES = (
    *("adjuvant chemotherapy", "best supportive care", "chemoimmunotherapy", "chemoradiation"),
    *("chemoradiotherapy", "chemotherapy", "cytoreductive surgery", "hematopoietic transplant"),
    *("hyperthermic intraperitoneal chemotherapy", "immunotherapy", "ionizing radiotherapy"),
    *("nephrectomy", "not applicable", "other drug", "phototherapy", "placebo"),
    *("radiation therapy", "radiation", "radioactive iodine", "radiotherapy", "rna vaccine"),
    *("standard of care", "stem cell transplant", "stem cell transplantation", "surgery"),
    *("supportive care", "systemic therapy", "targeted therapy", "transplantation"),
    *("therapeutic tumor infiltrating lymphocytes", "tumor infiltrating lymphocytes"),
    *("allogeneic stem cell transplant", "biological therapy", "observation", "watchful waiting"),
    *("intensive chemotherapy", "combination chemotherapy", "systemic chemotherapy"),
)
