"""Domains of proteins in codons: where a "kinase domain" lies, gene by gene."""

from __future__ import annotations

from typing import Final

#: (gene, name of the domain) → first and last codon of the MANE Select protein. Kinase domains are
#: the catalytic domains of maftools' table (NCBI CDD: cd05036, cd05045, cd05058, cd05098, cd05100,
#: cd05101, cd05104, cd05108, cd05109), and so is the DNA-binding domain of TP53 (cd08367). Those of
#: ABL1 and FLT3 are UniProt's (P00519, P36888), since the table's row of FLT3 begins in the linker
#: where its tandem duplications lie.
DOMAINS: Final[dict[tuple[str, str], tuple[int, int]]] = {
    ("ABL1", "kinase domain"): (242, 493),
    ("ALK", "kinase domain"): (1109, 1385),
    ("EGFR", "kinase domain"): (704, 1019),
    ("ERBB2", "kinase domain"): (712, 990),
    ("FGFR1", "kinase domain"): (459, 765),
    ("FGFR2", "kinase domain"): (465, 768),
    ("FGFR3", "kinase domain"): (459, 792),
    ("FLT3", "kinase domain"): (610, 943),
    ("KIT", "kinase domain"): (553, 928),
    ("MET", "kinase domain"): (1082, 1343),
    ("RET", "kinase domain"): (723, 1012),
    ("TP53", "dna binding domain"): (109, 288),
}


def codons_of_domain(gene: str, name: str) -> tuple[int, int] | None:
    """The first and last codon of a named domain; None where the table has none.

    >>> codons_of_domain("ERBB2", "kinase domain")
    (712, 990)
    """
    return DOMAINS.get((gene, name))
