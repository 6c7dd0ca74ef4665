"""Receptors, genome-wide findings and expression in a label's sentence; "no EGFR or ALK" first."""

from __future__ import annotations

from kg.model import Expression, Level, Profile
from ontologies.label_text import gene_names as n
from ontologies.label_text import markers as m
from ontologies.label_text.markers import K

_NO_EGFR_ALK = m.wild("ALK", "EGFR")

RECEPTORS: tuple[tuple[str, Profile], ...] = (
    # negatives of two or three genes
    (
        rf"{n.NONE}{n.EGFR}, ALK,? or ROS1 {n.ABERRATION}",
        m.wild("ALK", "EGFR", "ROS1"),
    ),
    (
        (
            rf"{n.NONE}{n.SENSITISING}(?:{n.EGFR}|{n.OPDIVO_SLIP})(?: mutations?)? or {n.ALK}"
            rf"(?: genomic)? ?{n.ABERRATION}"
        ),
        _NO_EGFR_ALK,
    ),
    (
        r"(?:and )?(?:who )?do not have EGFR mutant or ALK[- ]positive (?:NSCLC|mutations)",
        _NO_EGFR_ALK,
    ),
    # HER2, ER, PR
    (rf"{n.HER2}{n.NEG}{n.IHC_NEG}", m.HER2_NEGATIVE),
    (
        rf"{n.HER2}-low or HER2-ultralow",
        m.any_of(
            [
                m.HER2_LOW,
                m.leaf(Expression(gene="ERBB2", level=Level.LOW, assay="ultralow")),
            ]
        ),
    ),
    (rf"{n.HER2}-low(?: \(IHC 1\+ or IHC 2\+/ISH-\))?", m.HER2_LOW),
    (rf"{n.HER2}{n.POS} \(IHC ?3\+\)", m.HER2_3_PLUS),
    (
        rf"{n.HER2}{n.POS} \(IHC ?3\+ or (?:ISH positive|ISH\+)\)",
        m.HER2_3_PLUS_OR_ISH,
    ),
    (
        rf"{n.HER2}{n.POS} \(IHC ?3\+ or IHC ?2\+/ISH positive\)",
        m.HER2_3_PLUS_OR_2_ISH,
    ),
    (
        rf"{n.HER2}{n.POS}",
        m.HER2_POSITIVE,
    ),
    (
        rf"{n.HER2} ?-?(?:overexpress(?:ing|ed)|overexpressed/amplified)(?:/amplified)?",
        m.HER2_POSITIVE,
    ),
    (
        rf"(?:whose tumou?rs |that )?over ?-?express(?:es)? (?:the )?{n.HER2}(?: receptor)?",
        m.HER2_POSITIVE,
    ),
    (rf"{n.HR}{n.POS}|hormone-dependent(?:-| )?", m.HR_POSITIVE),
    (rf"{n.HR}{n.NEG}", m.HR_NEGATIVE),
    (rf"{n.ER}\)?{n.POS}|o?estrogen receptor \(ER -positive", m.ER_POSITIVE),
    # microsatellites, repair, burden
    (rf"{n.DMMR}/ ?{n.MSI}", m.any_of([m.MMR_DEFICIENT, m.MSI_HIGH])),
    (rf"not {n.MSI} or {n.DMMR}", m.all_of([m.MSI_NOT_HIGH, m.MMR_PROFICIENT])),
    (
        rf"{n.MSI} or {n.DMMR}|{n.DMMR}(?:, as determined by an FDA-approved test,)? or {n.MSI}",
        m.any_of([m.MMR_DEFICIENT, m.MSI_HIGH]),
    ),
    (
        rf"{n.PMMR}[ ,\x00]*(?:as determined by an FDA-approved test)?,? ?or not {n.MSI}",
        m.any_of([m.MMR_PROFICIENT, m.MSI_NOT_HIGH]),
    ),
    (rf"(?:that is )?{n.DMMR}", m.MMR_DEFICIENT),
    (rf"(?:that is )?{n.PMMR}", m.MMR_PROFICIENT),
    (rf"{n.MSI}", m.MSI_HIGH),
    (
        r"tumou?r mutational burden-high \(TMB-H\) \[>= ?10 mutations/megabase \(mut/Mb\)\]",
        m.TMB_10,
    ),
    (
        (
            r"(?:whose cancer )?is associated with homologous recombination deficiency \(HRD\)[- ]"
            r"positive status defined by either (?:a )?(?:deleterious or suspected deleterious )?"
            r"BRCA(?:1/2)? mutation,? and/or genomic instability"
        ),
        m.any_of([m.mutated(m.BRCA, K.LOSS_OF_FUNCTION), m.HRD]),
    ),
    # expression of one marker
    (r"(?:high )?c-Met protein overexpression", m.expressed("MET", Level.OVER, "IHC", 3)),
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
            (
                rf"CD ?{number}(?:[- ]positive|-expressing|\+)|(?:whose tumou?rs )?express "
                rf"CD{number}\b"
            ),
            m.expressed(gene, Level.POSITIVE),
        )
        for number, gene in (
            ("19", "CD19"),
            ("20", "MS4A1"),
            ("22", "CD22"),
            ("30", "TNFRSF8"),
            ("33", "CD33"),
        )
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
