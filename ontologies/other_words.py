"""Words that change nothing, join two things, stand for several, or are refused by name.

Keys are lower case with single spaces; a hyphen between two words of the tables counts as a
space ("loss-of-function", "MSI-H"). To teach the grammars a new spelling, add one row.
"""

from __future__ import annotations

from ontologies.pieces import JointSeen, NoteSeen, Piece, RefusedSeen

#: Phrases that are understood and that no predicate of the model holds.
REFUSED: dict[str, RefusedSeen] = {
    **dict.fromkeys(
        (
            "nuclear expression",
            "cytoplasmic expression",
            "cytoplasmic mislocalization",
            "nuclear translocation",
            "nuclear localization",
        ),
        RefusedSeen(rule="compartment", why="where in the cell a protein lies is not modelled"),
    ),
    **dict.fromkeys(
        ("serum levels", "serum level", "plasma levels", "high serum levels"),
        RefusedSeen(rule="serum level", why="a level in the blood is no finding in the tumour"),
    ),
    **dict.fromkeys(
        ("loh", "loss of heterozygosity", "copy neutral loss of heterozygosity"),
        RefusedSeen(rule="loss of heterozygosity", why="loss of one allele alone is not modelled"),
    ),
    **dict.fromkeys(
        ("rare mutation", "rare"),
        RefusedSeen(rule="rare", why="which changes count as rare is not said"),
    ),
    "decreased peri therapeutic expression": RefusedSeen(
        rule="change over time", why="a change under therapy is no finding before it"
    ),
    **dict.fromkeys(
        ("copy number variation", "copy number alteration", "cnv"),
        RefusedSeen(rule="copy number without direction", why="neither gain nor loss is said"),
    ),
    **dict.fromkeys(
        ("knockdown", "shrna", "sirna", "crispr cas9", "crspr cas9"),
        RefusedSeen(rule="knockdown", why="an experiment, not a finding in a patient"),
    ),
    "tmb low on treatment btmb": RefusedSeen(
        rule="change over time", why="a change under therapy is no finding before it"
    ),
    "tandem repeat": RefusedSeen(rule="repeat", why="a repeat without its number"),
    **dict.fromkeys(
        ("promoter demethylation", "demethylation"),
        RefusedSeen(rule="demethylation", why="not modelled"),
    ),
    **dict.fromkeys(
        ("cd44s", "cd44s expression", "cd44v6", "snp309"),
        RefusedSeen(rule="isoform", why="isoforms and promoter variants are not modelled"),
    ),
    "alu insertion": RefusedSeen(rule="alu insertion", why="not modelled"),
}

#: Joints, and words that are read and change nothing.
OTHERS: dict[str, Piece] = {
    "or": JointSeen(any_=True),
    "and/or": JointSeen(any_=True),
    "and": JointSeen(any_=False),
    "&": JointSeen(any_=False),
    **dict.fromkeys(
        (
            "only",
            "all",
            "co",
            "exact",
            "exact change",
            "change",
            "amino acid",
            "amino acid change",
            "not given",
            "not reported",
            "not stated",
            "exact change unknown",
            "change unknown",
            "amino acid change unknown",
            "origin unknown",
            "origin not known",
            "allelic ratio",
            "high allelic ratio",
            "low allelic ratio",
            "by",
            "on",
            "in",
            "of",
            "the",
            "a",
            "an",
            "with",
            "for",
            "gene",
            "genes",
            "protein",
            "status",
            "homolog",
            "proto oncogene",
            "tumour",
            "tumor",
            "tissue",
            "plasma",
            "ctdna",
            "ctdna only",
            "liquid biopsy",
            "ngs",
            "pcr",
            "sequencing",
            "panel",
            "nuclear",
            "score",
            "level",
            "result",
            "mut/mb",
            "muts/mb",
            "mutations/mb",
            "mutations / mb",
            "mut / mb",
            "mut/megabase",
            "mutations per megabase",
            "per mb",
            "mutations per mb",
            "/mb",
            "%",
            "amino acid not reported",
            "change not reported",
            "exact change not reported",
            "variant not reported",
            "not further specified",
            "not specified",
            "details not reported",
            "partner not identified",
            "partner unknown",
            "unknown partner",
            "partner not reported",
            "any partner",
            "novel partner",
            "acquired",
            "resistance",
            "co occurring",
            "concurrent",
            "carrier",
            "type",
            "at diagnosis",
            "gcn",
            "copy number",
            "copies",
            "vaf",
            "allele frequency",
            "variant allele frequency",
            "allele fraction",
            "partner",
            "identified",
            "reported",
            "found",
            "harbouring",
            "harboring",
            "genotype",
            "codon change",
        ),
        NoteSeen(),
    ),
}

#: Words that stand for several facts, as those facts.
EXPANSIONS: dict[str, str] = {
    "triple negative": "ER negative, PR negative, HER2 negative",
    "triple-negative": "ER negative, PR negative, HER2 negative",
    "tnbc": "ER negative, PR negative, HER2 negative",
    "unmethylated": "not methylated",
}
