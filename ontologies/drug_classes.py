"""Mechanism classes of cancer medicines: their members, their word endings and their other names.

Members are own general knowledge by substance; word endings are those of the international
non-proprietary names. A class word is never a drug.
"""

from __future__ import annotations

#: Class → members by name. Endings below add the regular rest.
MEMBERS: dict[str, str] = {
    "ntrk inhibitor": "larotrectinib, entrectinib, repotrectinib, selitrectinib, taletrectinib",
    "ros1 inhibitor": "crizotinib, entrectinib, repotrectinib, taletrectinib, lorlatinib, "
    "ceritinib, zidesamtinib, iruplinalkib",
    "alk inhibitor": "crizotinib, ceritinib, alectinib, brigatinib, lorlatinib, ensartinib, "
    "neladalkib, iruplinalkib, belizatinib, alk inhibitor tae684",
    "ret inhibitor": "selpercatinib, pralsetinib, vepafestinib",
    "met inhibitor": "capmatinib, tepotinib, crizotinib, savolitinib, glumetinib, vebreltinib, "
    "cabozantinib, foretinib, glesatinib, amivantamab, onartuzumab, rilotumumab",
    "egfr inhibitor": "gefitinib, erlotinib, afatinib, dacomitinib, osimertinib, icotinib, "
    "lazertinib, aumolertinib, furmonertinib, mobocertinib, sunvozertinib, rociletinib, "
    "canertinib, neratinib, lapatinib, poziotinib, zipalertinib, firmonertinib, befotertinib, "
    "cetuximab, panitumumab, necitumumab, nimotuzumab, amivantamab",
    "egfr tyrosine kinase inhibitor": "gefitinib, erlotinib, afatinib, dacomitinib, osimertinib, "
    "icotinib, lazertinib, aumolertinib, furmonertinib, mobocertinib, sunvozertinib, "
    "rociletinib, zipalertinib, firmonertinib, befotertinib",
    "anti-egfr antibody": "cetuximab, panitumumab, necitumumab, nimotuzumab, futuximab, "
    "modotuximab, petosemtamab",
    "her2 inhibitor": "trastuzumab, pertuzumab, margetuximab, lapatinib, neratinib, tucatinib, "
    "pyrotinib, afatinib, dacomitinib, poziotinib, zongertinib, sevabertinib, zanidatamab, "
    "trastuzumab emtansine, trastuzumab deruxtecan, trastuzumab duocarmazine, "
    "disitamab vedotin, zenocutuzumab, mobocertinib",
    "anti-her2 antibody": "trastuzumab, pertuzumab, margetuximab, zanidatamab",
    "antibody-drug conjugate": "trastuzumab emtansine, trastuzumab deruxtecan, "
    "sacituzumab govitecan, datopotamab deruxtecan, enfortumab vedotin, tisotumab vedotin, "
    "mirvetuximab soravtansine, brentuximab vedotin, polatuzumab vedotin, "
    "telisotuzumab vedotin, inotuzumab ozogamicin, gemtuzumab ozogamicin, disitamab vedotin, "
    "belantamab mafodotin, loncastuximab tesirine, patritumab deruxtecan",
    "braf inhibitor": "vemurafenib, dabrafenib, encorafenib, plx4720, tovorafenib, belvarafenib, "
    "naporafenib, exarafenib",
    "mek inhibitor": "trametinib, cobimetinib, binimetinib, selumetinib, mirdametinib, "
    "avutometinib, pimasertib, refametinib",
    "kras g12c inhibitor": "sotorasib, adagrasib, divarasib, glecirasib, fulzerasib, garsorasib, "
    "olomorasib, opnurasib, calderasib, elironrasib",
    "fgfr inhibitor": "erdafitinib, pemigatinib, infigratinib, futibatinib, rogaratinib, "
    "derazantinib, lirafugratinib, fexagratinib, debio 1347",
    "idh inhibitor": "ivosidenib, enasidenib, olutasidenib, vorasidenib",
    "flt3 inhibitor": "midostaurin, gilteritinib, quizartinib, crenolanib, sorafenib",
    "bcr-abl inhibitor": "imatinib, dasatinib, nilotinib, bosutinib, ponatinib, asciminib, "
    "radotinib, flumatinib, olverembatinib",
    "kit inhibitor": "imatinib, sunitinib, regorafenib, ripretinib, avapritinib, nilotinib, "
    "dasatinib, masitinib, midostaurin, bezuclastinib, elenestinib",
    "btk inhibitor": "ibrutinib, acalabrutinib, zanubrutinib, pirtobrutinib, tirabrutinib, "
    "orelabrutinib, nemtabrutinib",
    "b-cell receptor pathway inhibitor": "ibrutinib, acalabrutinib, zanubrutinib, "
    "pirtobrutinib, idelalisib, duvelisib",
    "bcl-2 inhibitor": "venetoclax, navitoclax, sonrotoclax",
    "menin inhibitor": "revumenib, ziftomenib, bleximenib",
    "parp inhibitor": "olaparib, niraparib, rucaparib, talazoparib, veliparib, pamiparib, "
    "fuzuloparib, saruparib",
    "cdk4/6 inhibitor": "palbociclib, ribociclib, abemaciclib, dalpiciclib, lerociclib, "
    "trilaciclib",
    "pi3k inhibitor": "alpelisib, inavolisib, taselisib, copanlisib, buparlisib, pictilisib, "
    "idelalisib, duvelisib, gedatolisib, serabelisib",
    "akt inhibitor": "capivasertib, ipatasertib, akt inhibitor mk2206, afuresertib, uprosertib",
    "mtor inhibitor": "everolimus, temsirolimus, sirolimus, ridaforolimus, sapanisertib",
    "pd-1 inhibitor": "pembrolizumab, nivolumab, cemiplimab, dostarlimab, tislelizumab, "
    "toripalimab, retifanlimab, camrelizumab, sintilimab, spartalizumab, penpulimab, "
    "serplulimab, zimberelimab",
    "pd-l1 inhibitor": "atezolizumab, durvalumab, avelumab, cosibelimab, sugemalimab, "
    "envafolimab, adebrelimab",
    "ctla-4 inhibitor": "ipilimumab, tremelimumab, botensilimab, quavonlimab",
    "vegf inhibitor": "bevacizumab, ramucirumab, ziv-aflibercept, aflibercept",
    "vegfr inhibitor": "sunitinib, sorafenib, pazopanib, axitinib, cabozantinib, lenvatinib, "
    "regorafenib, tivozanib, vandetanib, fruquintinib, anlotinib, cediranib, nintedanib, "
    "rivoceranib, ramucirumab",
    "hedgehog inhibitor": "vismodegib, sonidegib, glasdegib, taladegib, patidegib",
    "ezh2 inhibitor": "tazemetostat, valemetostat",
    "hif-2a inhibitor": "belzutifan, casdatifan",
    "hdac inhibitor": "vorinostat, romidepsin, belinostat, panobinostat, entinostat, tucidinostat",
    "proteasome inhibitor": "bortezomib, carfilzomib, ixazomib",
    "immunomodulatory drug": "thalidomide, lenalidomide, pomalidomide",
    "anti-cd20 antibody": "rituximab, obinutuzumab, ofatumumab, ocrelizumab, ublituximab",
    "anti-cd38 antibody": "daratumumab, isatuximab",
    "jak inhibitor": "ruxolitinib, fedratinib, pacritinib, momelotinib",
    "aromatase inhibitor": "letrozole, anastrozole, exemestane, aminoglutethimide",
    "selective estrogen receptor modulator": "tamoxifen, toremifene, raloxifene, afimoxifene, "
    "bazedoxifene, lasofoxifene",
    "selective estrogen receptor degrader": "fulvestrant, elacestrant, imlunestrant, "
    "camizestrant, giredestrant, amcenestrant, vepdegestrant",
    "androgen receptor inhibitor": "enzalutamide, apalutamide, darolutamide, bicalutamide, "
    "flutamide, nilutamide",
    "androgen receptor pathway inhibitor": "abiraterone, enzalutamide, apalutamide, darolutamide",
    "gnrh analog": "goserelin, leuprolide, triptorelin, degarelix, relugolix, buserelin, histrelin",
    "platinum": "cisplatin, carboplatin, oxaliplatin, nedaplatin, satraplatin, lobaplatin",
    "taxane": "paclitaxel, docetaxel, cabazitaxel, nab-paclitaxel, larotaxel",
    "anthracycline": "doxorubicin, daunorubicin, epirubicin, idarubicin, amrubicin, valrubicin, "
    "pegylated liposomal doxorubicin, mitoxantrone",
    "fluoropyrimidine": "fluorouracil, capecitabine, tegafur, trifluridine, floxuridine, s-1",
    "vinca alkaloid": "vincristine, vinblastine, vinorelbine, vindesine, vinflunine",
    "topoisomerase inhibitor": "irinotecan, topotecan, etoposide, teniposide",
    "alkylating agent": "cyclophosphamide, ifosfamide, temozolomide, dacarbazine, melphalan, "
    "bendamustine, chlorambucil, carmustine, lomustine, procarbazine, busulfan, trabectedin",
    "antimetabolite": "methotrexate, pemetrexed, gemcitabine, cytarabine, fludarabine, "
    "azacitidine, decitabine, mercaptopurine, thioguanine, cladribine, clofarabine, "
    "nelarabine, raltitrexed, fluorouracil, capecitabine",
    "hypomethylating agent": "azacitidine, decitabine",
    "purine analog": "fludarabine, cladribine, pentostatin, mercaptopurine, thioguanine",
    "retinoid": "tretinoin, bexarotene, alitretinoin, isotretinoin, tamibarotene",
    "corticosteroid": "prednisone, prednisolone, methylprednisolone, dexamethasone, hydrocortisone",
    "somatostatin analog": "octreotide, lanreotide, pasireotide",
}

#: Ending of the international name → classes, with members that end so and are others.
ENDINGS: tuple[tuple[str, tuple[str, ...], frozenset[str]], ...] = (
    ("metinib", ("mek inhibitor",), frozenset()),
    (
        "rafenib",
        ("braf inhibitor",),
        frozenset({"sorafenib", "regorafenib", "donafenib", "agerafenib", "lifirafenib"}),
    ),
    (
        "tinib",
        ("tyrosine kinase inhibitor",),
        frozenset({"trametinib", "cobimetinib", "binimetinib", "selumetinib", "mirdametinib"})
        | frozenset({"avutometinib", "pimasertib", "refametinib", "zapnometinib"}),
    ),
    ("parib", ("parp inhibitor",), frozenset()),
    ("lisib", ("pi3k inhibitor",), frozenset()),
    ("degib", ("hedgehog inhibitor",), frozenset()),
    ("zomib", ("proteasome inhibitor",), frozenset()),
    ("platin", ("platinum",), frozenset()),
    ("taxel", ("taxane",), frozenset()),
    ("rubicin", ("anthracycline",), frozenset()),
    ("sidenib", ("idh inhibitor",), frozenset()),
    ("trozole", ("aromatase inhibitor",), frozenset()),
    ("lutamide", ("androgen receptor inhibitor",), frozenset()),
    ("estrant", ("selective estrogen receptor degrader",), frozenset()),
    ("rasib", ("ras inhibitor",), frozenset()),
    ("brutinib", ("btk inhibitor", "tyrosine kinase inhibitor"), frozenset()),
    ("anib", ("vegfr inhibitor", "tyrosine kinase inhibitor"), frozenset()),
    ("menib", ("menin inhibitor",), frozenset()),
    ("vedotin", ("antibody-drug conjugate",), frozenset()),
    ("deruxtecan", ("antibody-drug conjugate",), frozenset()),
)

#: Class → the classes whose members it has too.
UNIONS: dict[str, tuple[str, ...]] = {
    "pd-1 or pd-l1 inhibitor": ("pd-1 inhibitor", "pd-l1 inhibitor"),
    "immune checkpoint inhibitor": ("pd-1 inhibitor", "pd-l1 inhibitor", "ctla-4 inhibitor"),
    "endocrine therapy": (
        *("aromatase inhibitor", "selective estrogen receptor modulator"),
        *("selective estrogen receptor degrader", "gnrh analog", "androgen receptor inhibitor"),
        "androgen receptor pathway inhibitor",
    ),
    "antiestrogen": (
        "selective estrogen receptor modulator",
        "selective estrogen receptor degrader",
    ),
    "tyrosine kinase inhibitor": (
        *("ntrk inhibitor", "ros1 inhibitor", "alk inhibitor", "ret inhibitor", "flt3 inhibitor"),
        *("egfr tyrosine kinase inhibitor", "fgfr inhibitor", "bcr-abl inhibitor"),
        *("kit inhibitor", "btk inhibitor"),
    ),
    "kinase inhibitor": (
        *("tyrosine kinase inhibitor", "braf inhibitor", "mek inhibitor", "cdk4/6 inhibitor"),
        *("pi3k inhibitor", "akt inhibitor", "mtor inhibitor", "jak inhibitor"),
    ),
    "raf inhibitor": ("braf inhibitor",),
    "ras inhibitor": ("kras g12c inhibitor",),
    "angiogenesis inhibitor": ("vegf inhibitor", "vegfr inhibitor"),
    "vegf/vegfr inhibitor": ("vegf inhibitor", "vegfr inhibitor"),
    "androgen deprivation therapy": ("gnrh analog",),
    "cytotoxic chemotherapy": (
        *("platinum", "taxane", "anthracycline", "fluoropyrimidine", "vinca alkaloid"),
        *("topoisomerase inhibitor", "alkylating agent", "antimetabolite"),
    ),
    "egfr or her2 inhibitor": ("egfr inhibitor", "her2 inhibitor"),
    "antineoplastic agent": (),
}

#: Other words → class.
SYNONYMS: dict[str, str] = {
    "trk inhibitor": "ntrk inhibitor",
    "trk tyrosine kinase inhibitor": "ntrk inhibitor",
    "ntrk tyrosine kinase inhibitor": "ntrk inhibitor",
    "alk tyrosine kinase inhibitor": "alk inhibitor",
    "anaplastic lymphoma kinase inhibitor": "alk inhibitor",
    "ros1 tyrosine kinase inhibitor": "ros1 inhibitor",
    "ret tyrosine kinase inhibitor": "ret inhibitor",
    "epidermal growth factor receptor tyrosine kinase inhibitor": "egfr tyrosine kinase inhibitor",
    "epidermal growth factor receptor inhibitor": "egfr inhibitor",
    "egfr-directed therapy": "egfr inhibitor",
    "anti-egfr therapy": "egfr inhibitor",
    "anti-egfr": "anti-egfr antibody",
    "anti-egfr monoclonal antibody": "anti-egfr antibody",
    "egfr antibody": "anti-egfr antibody",
    "anti-her2 therapy": "her2 inhibitor",
    "anti-her2": "her2 inhibitor",
    "anti-her2-based regimen": "her2 inhibitor",
    "anti-her2 treatment": "her2 inhibitor",
    "her2-targeted therapy": "her2 inhibitor",
    "her2-directed therapy": "her2 inhibitor",
    "her2 tyrosine kinase inhibitor": "her2 inhibitor",
    "b-raf inhibitor": "braf inhibitor",
    "mitogen-activated protein kinase kinase inhibitor": "mek inhibitor",
    "krasg12c inhibitor": "kras g12c inhibitor",
    "kras inhibitor": "kras g12c inhibitor",
    "bcr-abl tyrosine kinase inhibitor": "bcr-abl inhibitor",
    "bcr::abl1 inhibitor": "bcr-abl inhibitor",
    "bruton tyrosine kinase inhibitor": "btk inhibitor",
    "bruton's tyrosine kinase inhibitor": "btk inhibitor",
    "b cell receptor pathway inhibitor": "b-cell receptor pathway inhibitor",
    "bcl2 inhibitor": "bcl-2 inhibitor",
    "parpi": "parp inhibitor",
    "poly (adp-ribose) polymerase inhibitor": "parp inhibitor",
    "cdk4 and 6 inhibitor": "cdk4/6 inhibitor",
    "cdk 4/6 inhibitor": "cdk4/6 inhibitor",
    "cdk4/6 inhibition": "cdk4/6 inhibitor",
    "cyclin-dependent kinase 4/6 inhibitor": "cdk4/6 inhibitor",
    "phosphatidylinositide 3-kinase inhibitor": "pi3k inhibitor",
    "phosphatidylinositol 3-kinase inhibitor": "pi3k inhibitor",
    "pi3ka/di": "pi3k inhibitor",
    "mtor kinase inhibitor": "mtor inhibitor",
    "pd1 inhibitor": "pd-1 inhibitor",
    "anti-pd-1": "pd-1 inhibitor",
    "anti-pd1": "pd-1 inhibitor",
    "anti-pd-1 antibody": "pd-1 inhibitor",
    "anti-pd1 monoclonal antibody": "pd-1 inhibitor",
    "anti-pd-1 monoclonal antibody": "pd-1 inhibitor",
    "pdl1 inhibitor": "pd-l1 inhibitor",
    "anti-pd-l1": "pd-l1 inhibitor",
    "anti-pd-l1 antibody": "pd-l1 inhibitor",
    "anti-pd-l1 monoclonal antibody": "pd-l1 inhibitor",
    "pd-(l)1 inhibitor": "pd-1 or pd-l1 inhibitor",
    "pd-1/pd-l1 inhibitor": "pd-1 or pd-l1 inhibitor",
    "anti-pd-1 or anti-pd-l1 antibody": "pd-1 or pd-l1 inhibitor",
    "anti-pd-1/pd-l1": "pd-1 or pd-l1 inhibitor",
    "anti-pd-1/pd-l1 antibody": "pd-1 or pd-l1 inhibitor",
    "pd-1 or pd-l1 blocking antibody": "pd-1 or pd-l1 inhibitor",
    "programmed death receptor-1 or programmed death-ligand 1 inhibitor": "pd-1 or pd-l1 inhibitor",
    "checkpoint inhibitor": "immune checkpoint inhibitor",
    "anti-ctla-4 monoclonal antibody": "ctla-4 inhibitor",
    "anti-vegf monoclonal antibody": "vegf inhibitor",
    "anti-vegf therapy": "vegf inhibitor",
    "vegf-tki": "vegfr inhibitor",
    "vegfr tyrosine kinase inhibitor": "vegfr inhibitor",
    "vegf/vegfr inhibitors": "vegf/vegfr inhibitor",
    "anti-angiogenic therapy": "angiogenesis inhibitor",
    "nonsteroidal aromatase inhibitor": "aromatase inhibitor",
    "non-steroidal aromatase inhibitor": "aromatase inhibitor",
    "endocrine-based therapy": "endocrine therapy",
    "endocrine drug therapy": "endocrine therapy",
    "hormone therapy": "endocrine therapy",
    "hormonal therapy": "endocrine therapy",
    "endocrine-based regimen": "endocrine therapy",
    "antiestrogen therapy": "antiestrogen",
    "anti-estrogen": "antiestrogen",
    "serd": "selective estrogen receptor degrader",
    "serm": "selective estrogen receptor modulator",
    "androgen receptor-directed therapy": "androgen receptor pathway inhibitor",
    "androgen receptor signaling inhibitor": "androgen receptor pathway inhibitor",
    "novel hormonal agent": "androgen receptor pathway inhibitor",
    "hormonal agent": "androgen receptor pathway inhibitor",
    "arpi": "androgen receptor pathway inhibitor",
    "adt": "androgen deprivation therapy",
    "gnrh analogue": "gnrh analog",
    "gnrh agonist": "gnrh analog",
    "lhrh agonist": "gnrh analog",
    "lhrh analogue": "gnrh analog",
    "platinum compound": "platinum",
    "platinum chemotherapy": "platinum",
    "platinum-based chemotherapy": "platinum",
    "platinum-based therapy": "platinum",
    "platinum-containing chemotherapy": "platinum",
    "platinum-containing therapy": "platinum",
    "platinum-doublet chemotherapy": "platinum",
    "platinum doublet": "platinum",
    "taxane compound": "taxane",
    "taxane-based chemotherapy": "taxane",
    "anthracycline antineoplastic antibiotic": "anthracycline",
    "anthracycline-based chemotherapy": "anthracycline",
    "fluoropyrimidine-based chemotherapy": "fluoropyrimidine",
    "fluoropyrimidine-containing chemotherapy": "fluoropyrimidine",
    "pyrimidine antagonist": "antimetabolite",
    "tki": "tyrosine kinase inhibitor",
    "multikinase inhibitor": "kinase inhibitor",
    "steroid": "corticosteroid",
    "glucocorticoid": "corticosteroid",
    "adc": "antibody-drug conjugate",
    "hypoxia-inducible factor inhibitor": "hif-2a inhibitor",
    "anti-cd20": "anti-cd20 antibody",
}

#: Class words that claims use and that have no member here.
EMPTY = frozenset(
    {
        *("bet inhibitor", "anti-cd33", "anti-cd123", "egfr/vegfr inhibitor", "mdm2 inhibitor"),
        *("anti-tim-3 monoclonal antibody", "atr inhibitor", "wee1 inhibitor", "shp2 inhibitor"),
        *("igf1r monoclonal antibody", "porcupine inhibitor", "gamma secretase inhibitor"),
        *("hsp90 inhibitor", "aurora kinase inhibitor", "igf-1r inhibitor", "car-t", "car t-cell"),
        *("fgf/vegf receptor tyrosine kinase inhibitor", "immunomodulatory oligonucleotide"),
        *(
            "src inhibitor",
            "erk inhibitor",
            "notch inhibitor",
            "prmt5 inhibitor",
            "monoclonal antibody",
        ),
        *("cytotoxic", "biologic", "vaccine", "nsaid"),
    }
)
