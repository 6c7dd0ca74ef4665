"""Variants, fusions and chromosomes in a label's sentence, the longer phrase first."""

from __future__ import annotations

from kg.model import And, Level, Not, Or, Profile
from ontologies.label_text import gene_names as n
from ontologies.label_text import markers as m
from ontologies.label_text.markers import K

VARIANTS: tuple[tuple[str, Profile], ...] = (
    # BRCA and repair genes
    (r"germline BRCA1/2-mutations,?", m.germline(m.BRCA)),
    (
        (
            rf"{n.DELETERIOUS}(?:germline {n.BRCA}(?:[- ]mutated)?(?: \(gBRCAm\))?|gBRCAm"
            r"(?: \(gBRCAm\))?)(?: ?mutation)?"
        ),
        m.germline(m.BRCA),
    ),
    (
        rf"{n.DELETERIOUS}BRCA2-mutated(?: \(BRCA2m\))?",
        m.mutated(("BRCA2",), K.LOSS_OF_FUNCTION),
    ),
    (
        rf"{n.DELETERIOUS}{n.BOTH}BRCA or ATM mutated",
        m.mutated((*m.BRCA, "ATM"), K.LOSS_OF_FUNCTION),
    ),
    (
        (
            rf"{n.DELETERIOUS}{n.BOTH}?BRCA(?: ?1/2)?[- ](?:mutations?|mutated)(?: \(BRCAm\))?"
            r"(?: \(germline and/or somatic\))?(?:- ?associated)?"
        ),
        m.mutated(m.BRCA, K.LOSS_OF_FUNCTION),
    ),
    # EGFR, ERBB2
    (
        rf"{n.EGFR} exon 19 deletions? or exon 21 \(?L858R\)?(?: substitution)?(?: mutations?)?",
        m.EGFR_19_OR_858,
    ),
    (
        rf"{n.EGFR} exon 19 deletions or exon 21 L858R(?: substitution)? mutations",
        m.EGFR_19_OR_858,
    ),
    (rf"(?:activating )?{n.EGFR} exon 20 insertion mutations", m.EGFR_20_INSERTION),
    (rf"{n.EGFR} T790M mutation-positive", m.protein("EGFR", "T790M")),
    (
        (
            rf"(?:activating {n.EGFR} mutations?(?:\(s\))?|activating mutations of (?:the "
            rf")?{n.EGFR}"
            rf"|{n.EGFR}[- ]activating mutations|non-resistant {n.EGFR} mutations)"
        ),
        m.mutated(("EGFR",), K.ACTIVATING),
    ),
    (rf"{n.EGFR}[- ]mutated", m.mutated(("EGFR",))),
    (rf"{n.EGFR}-expressing", m.expressed("EGFR", Level.POSITIVE)),
    (
        rf"{n.HER2} tyrosine kinase domain(?: \(TKD\))? activating mutations",
        m.kinase_domain("ERBB2"),
    ),
    (rf"(?:an )?activating {n.HER2} mutations?", m.mutated(("ERBB2",), K.ACTIVATING)),
    # fusions
    (rf"{n.ALK} or ROS1{n.POS}", m.any_of([m.fusion("ALK"), m.fusion("ROS1")])),
    (rf"(?:that is )?{n.ALK}{n.POS}", m.fusion("ALK")),
    (rf"ROS1{n.POS}", m.fusion("ROS1")),
    (
        r"(?:rearranged during transfection \(RET\)|RET) (?:gene )?fusion(?:[- ]positive)?",
        m.fusion("RET"),
    ),
    (
        (
            rf"(?:expressing |expression )?(?:a )?{n.NTRK}[,\x00 ]*without a known acquired "
            r"resistance mutation"
        ),
        And(of=(m.NTRK_FUSION, m.NO_KNOWN_NTRK_RESISTANCE)),
    ),
    (rf"(?:expressing |expression )?(?:a )?{n.NTRK}", m.NTRK_FUSION),
    (r"neuregulin 1 \(NRG1\) gene fusion", m.fusion("NRG1")),
    (
        rf"{n.FGFR} 2 \(FGFR2\) (?:gene )?fusions? or (?:other )?rearrangements?",
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
        (
            r"(?:associated with )?platelet-derived growth factor receptor \(PDGFR\) gene "
            r"re-?arrangements"
        ),
        m.mutated(("PDGFRA", "PDGFRB"), K.REARRANGEMENT),
    ),
    (
        (
            r"who have the FIP1L1-PDGFRa fusion kinase \(mutational analysis[^)]*\) and for "
            r"patients with HES and/or CEL who are FIP1L1-PDGFRa fusion kinase negative or unknown"
        ),
        Or(of=(m.FIP1L1_PDGFRA, Not(of=m.FIP1L1_PDGFRA)), or_unknown=True),
    ),
    (
        (
            r"(?:who have the )?FIP1L1-PDGFRa(?:lpha)? (?:fusion kinase \(mutational "
            r"analysis[^)]*\)|"
            r"rearrangement)"
        ),
        m.FIP1L1_PDGFRA,
    ),
    (rf"(?:who are )?{n.PH}(?: \(bcr-abl\))?{n.POS}(?: \(Ph ?\+\))?", m.PHILADELPHIA),
    (r"Ph\+ ?(?=ALL|CML|acute|chronic|\(|$)", m.PHILADELPHIA),
    (rf"{n.PH}{n.NEG}", Not(of=m.PHILADELPHIA)),
    (
        (
            r"(?:whose APL is )?(?:both contexts should be )?characterized by the presence of the "
            r"t\(15;17\) translocation (?:and/)?or (?:the presence of the )?(?:promyelocytic "
            r"leukemia "
            r"/ retinoic-acid-receptor-alpha \(PML/RAR-alpha\) gene|PML/RAR-alpha gene expression)"
        ),
        m.PML_RARA,
    ),
    # alleles and residues
    (
        r"BRAF V600E or V600K mutations?",
        m.any_of([m.protein("BRAF", "V600E"), m.protein("BRAF", "V600K")]),
    ),
    (rf"BRAF V600E(?: {n.MUT})?", m.protein("BRAF", "V600E")),
    (rf"BRAF V600(?: {n.MUT})?", m.residue("BRAF", "V", 600)),
    (
        rf"(?:kirsten rat sarcoma viral oncogene homolog \(KRAS\)|KRAS) G12C(?:-mutated| {n.MUT})?",
        m.protein("KRAS", "G12C"),
    ),
    (r"KRAS-mutated", m.mutated(("KRAS",))),
    (r"(?:with the )?T315I mutation|T315I-positive", m.protein("ABL1", "T315I")),
    (
        (
            r"platelet-derived growth factor receptor alpha \(PDGFRA\) exon 18 mutation, including "
            r"PDGFRA D842V mutations"
        ),
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
        (
            rf"(?:have )?(?:a mutation that leads to |alterations leading to )?{n.MET}"
            r"(?: tyrosine kinase receptor)? exon 14(?: \(METex14\))? skipping(?: alterations)?"
        ),
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
    (
        (
            r"(?:(?<![\w-])RAS wild[- ]type|(?:non-mutated \(wild-type\)|wild-type) RAS)(?: "
            r"\(defined as wild-type in both KRAS and NRAS[^)]*\))?"
        ),
        m.wild(*m.RAS),
    ),
    (
        r"(?:with )?(?:one or more )?PIK3CA/AKT1/PTEN[- ]alterations",
        m.mutated(("PIK3CA", "AKT1", "PTEN"), K.ALTERATION),
    ),
    (r"PIK3CA[- ]{1,2}(?:mutated|mutation)", m.mutated(("PIK3CA",))),
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
    (
        (
            r"(?:that is |who are )?FLT3 internal tandem duplication \(ITD\)-positive|(?:that is )?"
            r"FLT3-ITD positive"
        ),
        m.event("FLT3", K.INTERNAL_TANDEM_DUPLICATION),
    ),
    (
        (
            r"(?:that is |who are )?(?:a )?(?:FMS-like tyrosine kinase 3 \(FLT3\)|FLT3)"
            r"(?: mutation(?:- ?positive)?|-mutated)"
        ),
        m.mutated(("FLT3",)),
    ),
    (
        r"(?:with )?(?:a )?(?:susceptible )?(?:nucleophosmin 1 \(NPM1\)|NPM1) mutation",
        m.mutated(("NPM1",)),
    ),
    # chromosomes
    (
        r"(?:in the presence of|with) 17p deletion or TP53 mutation",
        m.any_of([m.DEL_17P, m.mutated(("TP53",))]),
    ),
    (
        r"in the absence of 17p deletion or TP53 mutation",
        m.all_of([Not(of=m.DEL_17P), m.wild("TP53")]),
    ),
    (
        r"(?:have )?del\(17p\)(?: and/or| or) TP53[- ](?:mutated(?: disease)?|mutation)",
        m.any_of([m.DEL_17P, m.mutated(("TP53",))]),
    ),
    (r"with 17p deletion", m.DEL_17P),
    (
        (
            r"associated with an? [\x00 ]*deletion 5q (?:cytogenetic )?abnormality"
            r"(?: with or without additional cytogenetic abnormalities)?"
        ),
        m.DEL_5Q,
    ),
)
