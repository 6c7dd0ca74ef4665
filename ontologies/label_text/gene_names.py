"""How labels write the names of genes, receptors and findings: pieces of the phrase tables."""

from __future__ import annotations

EGFR = r"(?:epidermal[- ]growth factor(?: \(EGFR\)| receptor(?: \(EGFR\))?)|EGFR(?:-TK)?)"
ALK = r"(?:anaplastic lymphoma kinase(?: \(ALK\))?|ALK)"
HER2 = (
    r"(?:human epidermal growth factor receptor 2(?: \(HER2\))?|human epidermal growth factor 2 "
    r"\(HER2\)|HER-?2(?:/neu)?(?: \((?:ErbB2|ERBB2)\))?|ErbB2(?: \(HER2\))?)"
)
HR = r"(?:hormone[- ]receptor(?: \(HR\))?|HR)"
ER = r"(?:o?estrogen receptor(?: \(ER ?\)?)?|\bER)"
MSI = r"(?:micros(?:atel|tal)lite instability[- ]high(?: \(MSI-H\))?|MSI-H)"
DMMR = r"(?:mismatch repair deficient(?: \(dMMR\))?|dMMR)"
PMMR = r"(?:mismatch repair proficient(?: \(pMMR\))?|pMMR)"
PH = r"(?:philadelphia chromosome|Ph)"
NTRK = (
    r"(?:neurotrophic (?:tyrosine receptor|receptor tyrosine) kinase \(NTRK\)|NTRK) gene fusions?"
)
FGFR = r"(?:fibroblast growth factor receptor)"
MET = r"(?:mesenchymal-?epithelial transition(?: \(MET\)| factor gene)?|MET)"
BRCA = r"(?:breast cancer susceptibility gene \(BRCA\)|BRCA)"
DELETERIOUS = r"(?:an? )?(?:deleterious(?: or suspected deleterious)? )?"
BOTH = r"(?:\(?germline (?:or|and/or) somatic\)? )"
POS = r"(?:[- ]{0,2}positive|\+)"
NEG = r"[- ]{0,2}negative"
MUT = r"(?:mutations?(?:\(s\))?(?:[- ]{1,2}positive)?|[- ]{1,2}mutated|-mutant|mutant)"

SENSITISING = r"(?:sensiti[sz]ing )?"
NONE = r"(?:with |and |have |has |and who |whose tumou?rs )*(?:no|do not have)(?: known)? "
ABERRATION = (
    r"(?:(?:genomic )?(?:tumou?r )?aberrations|positive tumou?r mutations|positive mutations"
    r"|rearrangements|translocation|genomic aberrations)"
)
OPDIVO_SLIP = r"(?:epidermal growth factor Opdivo \(nivolumab\) receptor \(EGFR\))"

IHC_NEG = r"(?: \(IHC 0, IHC 1\+ or IHC 2\+/ISH-\))?"
