"""Biomarkers in a label's sentence, with their polarity: "no EGFR or ALK aberrations"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import And, Level, Not, Or, Profile
from ontologies.label_text import markers as m
from ontologies.label_text.draft import Find, ProfileFind, phrase
from ontologies.label_text.markers import K

if TYPE_CHECKING:
    from ontologies.label_text.draft import Phrase, Reading
    from ontologies.words import Words

_EGFR = r"(?:epidermal[- ]growth factor(?: \(EGFR\)| receptor(?: \(EGFR\))?)|EGFR(?:-TK)?)"
_ALK = r"(?:anaplastic lymphoma kinase(?: \(ALK\))?|ALK)"
_HER2 = (
    r"(?:human epidermal growth factor receptor 2(?: \(HER2\))?|human epidermal growth factor 2 "
    r"\(HER2\)|HER-?2(?:/neu)?(?: \((?:ErbB2|ERBB2)\))?|ErbB2(?: \(HER2\))?)"
)
_HR = r"(?:hormone[- ]receptor(?: \(HR\))?|HR)"
_ER = r"(?:o?estrogen receptor(?: \(ER ?\)?)?|\bER)"
_MSI = r"(?:microsa?tellite instability[- ]high(?: \(MSI-H\))?|microstallite instability-high \(MSI-H\)|MSI-H)"
_DMMR = r"(?:mismatch repair deficient(?: \(dMMR\))?|dMMR)"
_PMMR = r"(?:mismatch repair proficient(?: \(pMMR\))?|pMMR)"
_PH = r"(?:philadelphia chromosome|Ph)"
_NTRK = (
    r"(?:neurotrophic (?:tyrosine receptor|receptor tyrosine) kinase \(NTRK\)|NTRK) gene fusions?"
)
_FGFR = r"(?:fibroblast growth factor receptor)"
_MET = r"(?:mesenchymal-?epithelial transition(?: \(MET\)| factor gene)?|MET)"
_BRCA = r"(?:breast cancer susceptibility gene \(BRCA\)|BRCA)"
_DELETERIOUS = r"(?:an? )?(?:deleterious(?: or suspected deleterious)? )?"
_BOTH = r"(?:\(?germline (?:or|and/or) somatic\)? )"
_POS = r"(?:[- ]{0,2}positive|\+)"
_NEG = r"[- ]{0,2}negative"
_MUT = r"(?:mutations?(?:\(s\))?(?:[- ]{1,2}positive)?|[- ]{1,2}mutated|-mutant|mutant)"

_SENSITISING = r"(?:sensiti[sz]ing )?"
_NONE = r"(?:with |and |have |has |and who |whose tumou?rs )*(?:no|do not have)(?: known)? "
_ABERRATION = (
    r"(?:(?:genomic )?(?:tumou?r )?aberrations|positive tumou?r mutations|positive mutations"
    r"|rearrangements|translocation|genomic aberrations)"
)
_OPDIVO_SLIP = r"(?:epidermal growth factor Opdivo \(nivolumab\) receptor \(EGFR\))"

_IHC_NEG = r"(?: \(IHC 0, IHC 1\+ or IHC 2\+/ISH-\))?"
_NO_EGFR_ALK = m.wild("ALK", "EGFR")


def _pd_l1(assay: str | None) -> Reading:
    def read(match: re.Match[str], _words: Words) -> Iterable[Find]:
        number = float(match["n"])
        if match.groupdict().get("below"):
            value = m.leaf(
                m.Expression(gene="CD274", level=Level.NEGATIVE, assay=assay, below=number)
            )
        else:
            value = m.expressed("CD274", Level.POSITIVE, assay, number)
        return (ProfileFind(match.start(), match.end(), value),)

    return read


_PD = r"PD-?L1"
_EXPRESS = r"(?:\b(?:whose tumou?rs|express(?:es|ing)?|have|has|with|a|high|tumou?r cell) )*"
_TPS = r"(?:tumou?r proportion score(?: \(TPS\))?|TPS|\[?TPS\]?)"
_TAIL = r"(?: expression)?"

_SCORES: tuple[Phrase, ...] = (
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL} \({_PD} stained >= ?(?P<n>50) ?% of (?:tumou?r cells|TCs)"
        r"(?: \[TC >= 50%\])? or PD-L1 stained tumou?r-infiltrating immune cells \[ICs?\] covering "
        r">= ?10% of the tumou?r area(?: \[IC >= 10%\])? ?\)",
        lambda match, _words: (ProfileFind(match.start(), match.end(), _TC_OR_IC),),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL} >= (?P<n>50)% TC or >= 10% tumou?r-infiltrating immune cells "
        r"\(IC\)",
        lambda match, _words: (ProfileFind(match.start(), match.end(), _TC_OR_IC),),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL} on tumou?r-infiltrating immune cells \(IC\) covering >= "
        r"(?P<n>[\d.]+)% of the tumou?r area",
        _pd_l1("IC"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL}(?: with an?)? ?[\[(]?(?:combined positive score)? ?"
        r"[\[(]?\(?CPS[\])]? ?>= ?(?P<n>[\d.]+)[\])]*",
        _pd_l1("CPS"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL}(?: with an?) combined positive score \(CPS\) >= (?P<n>[\d.]+)",
        _pd_l1("CPS"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL} with a (?:TAP score|tumou?r area positivity \(TAP\) score) >= ?"
        r"(?P<n>[\d.]+) ?%",
        _pd_l1("TAP"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL}(?: with a)? ?[\[(]?(?:{_TPS} ?)?>= ?(?P<n>[\d.]+) ?% ?"
        rf"(?:{_TPS})?[\])]*",
        _pd_l1("TPS"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL}(?: on| in)? ?\(?(?:in )?>= ?(?P<n>[\d.]+) ?% of tumou?r cells"
        r"(?: \(TCs?\)| \(Tumou?r Proportion Score \[TPS\] >= 50%\))?\)?",
        _pd_l1("TPS"),
    ),
    phrase(
        rf"{_EXPRESS}{_PD}{_TAIL}(?: on| in)? ?\(?(?:in )?>= ?(?P<n>[\d.]+) ?% ?(?:of )?"
        r"(?:tumou?r cells)?\)?(?: \(Tumou?r Proportion Score \[TPS\] >= 50%\))?",
        _pd_l1("TPS"),
    ),
    phrase(rf"{_EXPRESS}{_PD}{_TAIL} (?P<below><) ?(?P<n>[\d.]+)%", _pd_l1("TPS")),
    phrase(rf"{_EXPRESS}{_PD}{_TAIL} ?\(>= ?(?P<n>[\d.]+)\)", _pd_l1(None)),
)
_TC_OR_IC = m.any_of(
    [
        m.expressed("CD274", Level.POSITIVE, "TPS", 50.0),
        m.expressed("CD274", Level.POSITIVE, "IC", 10.0),
    ]
)

_TABLE: tuple[tuple[str, Profile], ...] = (
    # negatives of two or three genes
    (
        rf"{_NONE}{_EGFR}, ALK,? or ROS1 {_ABERRATION}",
        m.wild("ALK", "EGFR", "ROS1"),
    ),
    (
        rf"{_NONE}{_SENSITISING}(?:{_EGFR}|{_OPDIVO_SLIP})(?: mutations?)? or {_ALK}"
        rf"(?: genomic)? ?{_ABERRATION}",
        _NO_EGFR_ALK,
    ),
    (
        r"(?:and )?(?:who )?do not have EGFR mutant or ALK[- ]positive (?:NSCLC|mutations)",
        _NO_EGFR_ALK,
    ),
    # HER2, ER, PR
    (rf"{_HER2}{_NEG}{_IHC_NEG}", m.HER2_NEGATIVE),
    (rf"{_HER2}-low or HER2-ultralow", m.any_of([
        m.HER2_LOW,
        m.leaf(m.Expression(gene="ERBB2", level=Level.LOW, assay="ultralow")),
    ])),
    (rf"{_HER2}-low(?: \(IHC 1\+ or IHC 2\+/ISH-\))?", m.HER2_LOW),
    (rf"{_HER2}{_POS} \(IHC ?3\+\)", m.HER2_3_PLUS),
    (
        rf"{_HER2}{_POS}(?: \((?:IHC 3\+ or (?:ISH positive|ISH\+|IHC 2\+/ISH positive))\))?",
        m.HER2_POSITIVE,
    ),
    (rf"{_HER2} ?-?(?:overexpress(?:ing|ed)|overexpressed/amplified)(?:/amplified)?",
     m.HER2_POSITIVE),
    (
        rf"(?:whose tumou?rs |that )?over ?-?express(?:es)? (?:the )?{_HER2}(?: receptor)?",
        m.HER2_POSITIVE,
    ),
    (rf"{_HR}{_POS}|hormone-dependent(?:-| )?", m.HR_POSITIVE),
    (rf"{_HR}{_NEG}", m.HR_NEGATIVE),
    (rf"{_ER}\)?{_POS}|o?estrogen receptor \(ER -positive", m.ER_POSITIVE),
    # microsatellites, repair, burden
    (rf"{_DMMR}/ ?{_MSI}", m.any_of([m.MMR_DEFICIENT, m.MSI_HIGH])),
    (rf"not {_MSI} or {_DMMR}", m.all_of([m.MSI_NOT_HIGH, m.MMR_PROFICIENT])),
    (rf"{_MSI} or {_DMMR}|{_DMMR}(?:, as determined by an FDA-approved test,)? or {_MSI}",
     m.any_of([m.MMR_DEFICIENT, m.MSI_HIGH])),
    (rf"{_PMMR}(?: as determined by an FDA-approved test)? or not MSI-H",
     m.any_of([m.MMR_PROFICIENT, m.MSI_NOT_HIGH])),
    (rf"(?:that is )?{_DMMR}", m.MMR_DEFICIENT),
    (rf"(?:that is )?{_PMMR}", m.MMR_PROFICIENT),
    (rf"{_MSI}", m.MSI_HIGH),
    (
        r"tumou?r mutational burden-high \(TMB-H\) \[>= ?10 mutations/megabase \(mut/Mb\)\]",
        m.TMB_10,
    ),
    (
        r"(?:whose cancer )?is associated with homologous recombination deficiency \(HRD\)[- ]"
        r"positive status defined by either (?:a )?(?:deleterious or suspected deleterious )?"
        r"BRCA(?:1/2)? mutation,? and/or genomic instability",
        m.any_of([m.mutated(m.BRCA, K.LOSS_OF_FUNCTION), m.HRD]),
    ),
    # BRCA and repair genes
    (r"germline BRCA1/2-mutations,?", m.germline(m.BRCA)),
    (
        rf"{_DELETERIOUS}(?:germline {_BRCA}(?:[- ]mutated)?(?: \(gBRCAm\))?|gBRCAm"
        r"(?: \(gBRCAm\))?)(?: ?mutation)?",
        m.germline(m.BRCA),
    ),
    (
        rf"{_DELETERIOUS}BRCA2-mutated(?: \(BRCA2m\))?",
        m.mutated(("BRCA2",), K.LOSS_OF_FUNCTION),
    ),
    (
        rf"{_DELETERIOUS}{_BOTH}BRCA or ATM mutated",
        m.mutated((*m.BRCA, "ATM"), K.LOSS_OF_FUNCTION),
    ),
    (
        rf"{_DELETERIOUS}{_BOTH}?BRCA(?: ?1/2)?[- ](?:mutations?|mutated)(?: \(BRCAm\))?"
        r"(?: \(germline and/or somatic\))?(?:- ?associated)?",
        m.mutated(m.BRCA, K.LOSS_OF_FUNCTION),
    ),
    # EGFR, ERBB2
    (
        rf"{_EGFR} exon 19 deletions? or exon 21 \(?L858R\)?(?: substitution)?(?: mutations?)?",
        m.EGFR_19_OR_858,
    ),
    (
        rf"{_EGFR} exon 19 deletions or exon 21 L858R(?: substitution)? mutations",
        m.EGFR_19_OR_858,
    ),
    (rf"(?:activating )?{_EGFR} exon 20 insertion mutations", m.EGFR_20_INSERTION),
    (rf"{_EGFR} T790M mutation-positive", m.protein("EGFR", "T790M")),
    (
        rf"(?:activating {_EGFR} mutations?(?:\(s\))?|activating mutations of (?:the )?{_EGFR}"
        rf"|{_EGFR}[- ]activating mutations|non-resistant {_EGFR} mutations)",
        m.mutated(("EGFR",), K.ACTIVATING),
    ),
    (rf"{_EGFR}[- ]mutated", m.mutated(("EGFR",))),
    (rf"{_EGFR}-expressing", m.expressed("EGFR", Level.POSITIVE)),
    (
        rf"{_HER2} tyrosine kinase domain(?: \(TKD\))? activating mutations",
        m.kinase_domain("ERBB2"),
    ),
    (rf"(?:an )?activating {_HER2} mutations?", m.mutated(("ERBB2",), K.ACTIVATING)),
    # fusions
    (rf"{_ALK} or ROS1{_POS}", m.any_of([m.fusion("ALK"), m.fusion("ROS1")])),
    (rf"(?:that is )?{_ALK}{_POS}", m.fusion("ALK")),
    (rf"ROS1{_POS}", m.fusion("ROS1")),
    (
        r"(?:rearranged during transfection \(RET\)|RET) (?:gene )?fusion(?:[- ]positive)?",
        m.fusion("RET"),
    ),
    (rf"{_NTRK}(?:, as detected by an FDA-approved test)? without a known acquired resistance "
     r"mutation", And(of=(m.NTRK_FUSION, m.NO_KNOWN_NTRK_RESISTANCE))),
    (rf"(?:expressing |expression )?(?:a )?{_NTRK}", m.NTRK_FUSION),
    (r"neuregulin 1 \(NRG1\) gene fusion", m.fusion("NRG1")),
    (
        rf"{_FGFR} 2 \(FGFR2\) (?:gene )?fusions? or (?:other )?rearrangements?",
        m.mutated(("FGFR2",), K.REARRANGEMENT),
    ),
    (r"FGFR1 rearrangement", m.mutated(("FGFR1",), K.REARRANGEMENT)),
    (
        r"BRAF fusion or rearrangement, or BRAF V600 mutation",
        m.any_of([m.mutated(("BRAF",), K.REARRANGEMENT), m.residue("BRAF", "V", 600)]),
    ),
    (
        r"lysine methyltransferase 2A gene \(KMT2A\) translocation",
        m.mutated(("KMT2A",), K.REARRANGEMENT),
    ),
    (
        r"(?:associated with )?platelet-derived growth factor receptor \(PDGFR\) gene "
        r"re-?arrangements",
        m.mutated(("PDGFRA", "PDGFRB"), K.REARRANGEMENT),
    ),
    (
        r"(?:who have the )?FIP1L1-PDGFRa(?:lpha)? (?:fusion kinase \(mutational analysis[^)]*\)|"
        r"rearrangement)",
        m.FIP1L1_PDGFRA,
    ),
    (rf"(?:who are )?{_PH}(?: \(bcr-abl\))?{_POS}(?: \(Ph ?\+\))?", m.PHILADELPHIA),
    (r"Ph\+ ?(?=ALL|CML|acute|chronic|\(|$)", m.PHILADELPHIA),
    (rf"{_PH}{_NEG}", Not(of=m.PHILADELPHIA)),
    (
        r"(?:whose APL is )?(?:both contexts should be )?characterized by the presence of the "
        r"t\(15;17\) translocation (?:and/)?or (?:the presence of the )?(?:promyelocytic leukemia "
        r"/ retinoic-acid-receptor-alpha \(PML/RAR-alpha\) gene|PML/RAR-alpha gene expression)",
        m.PML_RARA,
    ),
    # alleles and residues
    (
        r"BRAF V600E or V600K mutations?",
        m.any_of([m.protein("BRAF", "V600E"), m.protein("BRAF", "V600K")]),
    ),
    (rf"BRAF V600E(?: {_MUT})?", m.protein("BRAF", "V600E")),
    (rf"BRAF V600(?: {_MUT})?", m.residue("BRAF", "V", 600)),
    (
        rf"(?:kirsten rat sarcoma viral oncogene homolog \(KRAS\)|KRAS) G12C(?:-mutated| {_MUT})?",
        m.protein("KRAS", "G12C"),
    ),
    (r"KRAS-mutated", m.mutated(("KRAS",))),
    (r"(?:with the )?T315I mutation|T315I-positive", m.protein("ABL1", "T315I")),
    (
        r"platelet-derived growth factor receptor alpha \(PDGFRA\) exon 18 mutation, including "
        r"PDGFRA D842V mutations",
        m.PDGFRA_18,
    ),
    (
        r"(?:the )?platelet-derived growth factor receptor alpha \(PDGFRA\) D842V mutation",
        m.protein("PDGFRA", "D842V"),
    ),
    (
        r"IDH1 R132 or IDH2 R172 mutation",
        m.any_of([m.residue("IDH1", "R", 132), m.residue("IDH2", "R", 172)]),
    ),
    (
        r"(?:isocitrate dehydrogenase-1 \(IDH1\)|IDH1) R132 mutation",
        m.residue("IDH1", "R", 132),
    ),
    (r"isocitrate dehydrogenase-2 \(IDH2\) mutation", m.mutated(("IDH2",))),
    (
        rf"(?:have )?(?:a mutation that leads to |alterations leading to )?{_MET}"
        r"(?: tyrosine kinase receptor)? exon 14(?: \(METex14\))? skipping(?: alterations)?",
        m.MET_14_SKIPPING,
    ),
    (
        r"without the D816V c-Kit mutation or with c-Kit mutational status unknown",
        Or(of=(Not(of=m.KIT_D816V),), or_unknown=True),
    ),
    (r"without the D816V c-Kit mutation", Not(of=m.KIT_D816V)),
    (r"Kit \(CD ?117\)[- ]positive", m.expressed("KIT", Level.POSITIVE)),
    # genes
    (r"K-?Ras wild[- ]type", m.wild("KRAS")),
    (r"(?:(?<![\w-])RAS wild[- ]type|(?:non-mutated \(wild-type\)|wild-type) RAS)(?: \(defined as wild-type in "
     r"both KRAS and NRAS as determined by an FDA-approved test for this use\))?",
     m.wild(*m.RAS)),
    (r"(?:with )?(?:one or more )?PIK3CA/AKT1/PTEN[- ]alterations",
     m.mutated(("PIK3CA", "AKT1", "PTEN"), K.ALTERATION)),
    (rf"PIK3CA[- ]{{1,2}}(?:mutated|mutation)", m.mutated(("PIK3CA",))),
    (r"(?:an )?activating ESR1[- ]mutation", m.mutated(("ESR1",), K.ACTIVATING)),
    (r"ESR1-mutated", m.mutated(("ESR1",))),
    (
        r"(?:rearranged during transfection \(RET\)|RET)[- ]mutant|RET mutation",
        m.mutated(("RET",)),
    ),
    (
        r"(?:positive for )?an EZH2 mutation|are positive for an EZH2 mutation",
        m.mutated(("EZH2",)),
    ),
    (r"(?:that is |who are )?FLT3 internal tandem duplication \(ITD\)-positive|(?:that is )?"
     r"FLT3-ITD positive", m.event("FLT3", K.INTERNAL_TANDEM_DUPLICATION)),
    (
        r"(?:that is |who are )?(?:a )?(?:FMS-like tyrosine kinase 3 \(FLT3\)|FLT3)"
        r"(?: mutation(?:- ?positive)?|-mutated)",
        m.mutated(("FLT3",)),
    ),
    # chromosomes
    (r"(?:in the presence of|with) 17p deletion or TP53 mutation",
     m.any_of([m.DEL_17P, m.mutated(("TP53",))])),
    (r"in the absence of 17p deletion or TP53 mutation",
     m.all_of([Not(of=m.DEL_17P), m.wild("TP53")])),
    (
        r"(?:have )?del\(17p\)(?: and/or| or) TP53[- ](?:mutated(?: disease)?|mutation)",
        m.any_of([m.DEL_17P, m.mutated(("TP53",))]),
    ),
    (r"with 17p deletion", m.DEL_17P),
    (
        r"associated with an? (?:isolated )?deletion 5q (?:cytogenetic )?abnormality"
        r"(?: with or without additional cytogenetic abnormalities)?",
        m.DEL_5Q,
    ),
    # expression of one marker
    (
        r"(?:high )?c-Met protein overexpression \[>= ?50% of tumor cells with strong \(3\+\) "
        r"staining\]",
        m.expressed("MET", Level.OVER, "IHC", 3),
    ),
    (
        r"(?:whose tumou?rs are )?(?:claudin \(CLDN\)|CLDN) 18\.2 positive",
        m.expressed("CLDN18", Level.POSITIVE),
    ),
    (
        r"folate receptor-?[- ]?alpha \(F[DR]-?alpha\)[- ]positive|FR-alpha positive",
        m.expressed("FOLR1", Level.POSITIVE),
    ),
    *(
        (
            rf"CD ?{number}(?:[- ]positive|-expressing|\+)|(?:whose tumou?rs )?express CD{number}\b",
            m.expressed(gene, Level.POSITIVE),
        )
        for number, gene in (("19", "CD19"), ("20", "MS4A1"), ("22", "CD22"), ("30", "TNFRSF8"),
                             ("33", "CD33"))
    ),
    # syndromes that are their germline cause
    (
        r"(?:with )?von hippel-lindau(?: \(VHL\))? disease",
        m.germline(("VHL",)),
    ),
    (
        r"(?:with |and )?tuberous sclerosis complex \(TSC\)|with TSC",
        m.mutated(("TSC1", "TSC2"), K.LOSS_OF_FUNCTION),
    ),
)

#: Receptors that a tumour's name carries; the tumour itself is read by its own phrase.
_IN_TUMOUR_NAMES: tuple[tuple[str, Profile], ...] = (
    (r"triple[- ]negative(?= breast cancer)", m.TRIPLE_NEGATIVE),
    (r"\bm?TNBC\b", m.TRIPLE_NEGATIVE),
)


def _profile(value: Profile) -> Reading:
    def read(match: re.Match[str], _words: Words) -> Iterable[Find]:
        return (ProfileFind(match.start(), match.end(), value),)

    return read


BIOMARKERS: tuple[Phrase, ...] = (
    *_SCORES,
    *(phrase(pattern, _profile(value)) for pattern, value in _TABLE),
)
RECEPTORS_IN_NAMES = tuple(
    (re.compile(pattern, re.IGNORECASE), value) for pattern, value in _IN_TUMOUR_NAMES
)

#: "Susceptible" mutations are those the companion test lists: the sentence leaves their list to it.
SUSCEPTIBLE = phrase(
    r"(?:with )?(?:a )?susceptible (?:isocitrate dehydrogenase-1 \(IDH1\) mutation or isocitrate "
    r"dehydrogenase-2 \(IDH2\) mutation|IDH1 or IDH2 mutation|IDH1 mutation|FGFR3 genetic "
    r"alterations|fibroblast growth factor receptor \(FGFR\)3 genetic alterations"
    r"|nucleophosmin 1 \(NPM1\) mutation)|harboring an H3 K27M mutation"
    r"|(?:deleterious or suspected deleterious )?(?:germline or somatic )?(?:homologous recombination"
    r" repair \(HRR\)|HRR) gene-mutated"
)

_OR = re.compile(r"^[ ,]*(?:and/or|or|/)(?: with| a| an)? *$", re.IGNORECASE)


#: A "no" that stands before a phrase and was not read with it: the polarity is not certain.
_NO_BEFORE = re.compile(r"\b(?:no|not have|without|absence of)\b[^.,;]{0,40}$", re.IGNORECASE)


def combine(finds: Iterable[ProfileFind], text: str) -> Profile | None:
    """AND of all phrases; phrases joined by "or" alone are alternatives.

    None where nothing was found, or where a "no" before a phrase was left unread.
    """
    ordered = sorted(finds, key=lambda f: f.start)
    if not ordered or any(_unsure(find, ordered, text) for find in ordered):
        return None
    groups: list[list[ProfileFind]] = [[ordered[0]]]
    for before, after in zip(ordered, ordered[1:], strict=False):
        if _OR.match(text[before.end : after.start]):
            groups[-1].append(after)
        else:
            groups.append([after])
    return m.all_of([m.any_of([find.profile for find in group]) for group in groups])


#: Diseases that are defined by their biomarker: who names one has named the other.
_DEFINED_BY: tuple[tuple[re.Pattern[str], Profile], ...] = (
    (re.compile(r"\bCML\b|chronic (?:myeloid|myelogenous)", re.IGNORECASE), m.PHILADELPHIA),
    (re.compile(r"\bAPL\b|promyelocytic", re.IGNORECASE), m.PML_RARA),
    *((pattern, value) for pattern, value in RECEPTORS_IN_NAMES),
)


def named_anywhere(text: str, words: Words) -> list[Profile]:
    """Every biomarker phrase of a text, also inside what cannot be read as a condition."""
    left, found = text, []
    for line in BIOMARKERS:
        for match in list(line.pattern.finditer(left)):
            for find in line.read(match, words) or ():
                if isinstance(find, ProfileFind):
                    found.append(find.profile)
            left = left[: match.start()] + " " * len(match.group()) + left[match.end() :]
    return found + [value for pattern, value in _DEFINED_BY if pattern.search(text)]


#: What labels call a marker when they say no more of it, as in "patients with EGFR aberrations".
_BARE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w-]){pattern}(?![\w])", re.IGNORECASE), gene)
    for pattern, gene in (
        (_EGFR, "EGFR"),
        (_ALK, "ALK"),
        ("ROS1", "ROS1"),
        ("BRAF", "BRAF"),
        ("K-?RAS", "KRAS"),
        ("RET", "RET"),
        ("PIK3CA", "PIK3CA"),
        ("BRCA ?1?(?:/2)?", "BRCA1"),
        ("BRCA ?(?:1/)?2?", "BRCA2"),
        ("TP53", "TP53"),
        ("(?:T315I|ABL1?)", "ABL1"),
        ("FLT3(?:-ITD)?", "FLT3"),
    )
)


def bare_genes(text: str) -> frozenset[str]:
    """Genes that a text names without saying what of them."""
    return frozenset(gene for pattern, gene in _BARE if pattern.search(text))


def _unsure(find: ProfileFind, finds: Iterable[ProfileFind], text: str) -> bool:
    before = max((f.end for f in finds if f.end <= find.start), default=0)
    return _NO_BEFORE.search(text[before : find.start]) is not None
