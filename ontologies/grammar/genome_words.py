"""Words for findings of the whole genome and of chromosomes.

Keys are lower case with single spaces; a hyphen between two words of the tables counts as a
space ("loss-of-function", "MSI-H"). To teach the grammars a new spelling, add one row.
"""

from __future__ import annotations

from kg.model import Signature, SignatureName
from ontologies.grammar.pieces import ArmSeen, FusionSeen, JunctionSeen, Piece, SignatureSeen

_N = SignatureName
#: Finding, high or not (None: a number or "high" must follow), name of an other one, spellings.
#: A burden measured in blood, and one corrected for purity, are tests of their own.
_ROWS: tuple[tuple[SignatureName, bool | None, str | None, str], ...] = (
    (
        *(_N.MSI, True, None),
        (
            "msi, msi h, msi high, microsatellite instability, microsatellite instability high, "
            "microsatellite instable, microsatellite unstable, high microsatellite instability"
        ),
    ),
    (
        *(_N.MSI, False, None),
        (
            "mss, msi l, msi status stable, msi negative, msi low, msi stable, "
            "microsatellite stable, microsatellite stability, "
            "microsatellite instability low"
        ),
    ),
    (
        *(_N.MMR, True, None),
        (
            "dmmr, mmrd, mmr d, mmr loss, loss of mmr, mmr lost, mmr deficient, mmr deficiency, "
            "mismatch repair deficient, "
            "mismatch repair deficiency, deficient mismatch repair, deficient mmr"
        ),
    ),
    (
        *(_N.MMR, False, None),
        (
            "pmmr, mmrp, mmr p, mmr retained, mmr stable, mmr preserved, mmr normal, "
            "mmr proficient, mmr intact, mismatch repair proficient, "
            "proficient mismatch repair"
        ),
    ),
    (
        *(_N.TMB, None, None),
        (
            "tmb, ttmb, tumor mutational burden, tumour mutational burden, tumor mutation burden, "
            "tumour mutation burden, mutational burden"
        ),
    ),
    (
        *(_N.TMB, True, None),
        (
            "tmb h, tmb high, high tmb, hypermutated, tumor mutational burden high, "
            "tumour mutational burden high, high tumor mutational burden, "
            "high tumour mutational burden"
        ),
    ),
    (_N.TMB, False, None, "tmb l, tmb low, low tmb, tumor mutational burden low"),
    (
        *(_N.HRD, True, None),
        (
            "hrd, hrd positive, hr deficient, hr deficiency, homologous recombination deficient, "
            "homologous recombination deficiency, homologous recombination repair deficient"
        ),
    ),
    (
        *(_N.HRD, None, None),
        (
            "gis, gis score, genomic instability score, mychoice gis, mychoice gis score, "
            "mychoice score, mychoice hrd score, hrd score, hrd gis, mychoice cdx gis"
        ),
    ),
    (
        *(_N.HRD, False, None),
        "hrp, hrd negative, hr proficient, homologous recombination proficient",
    ),
    (_N.OTHER, True, "bTMB", "btmb, tmb h btmb, btmb high, blood tmb high"),
    (_N.OTHER, False, "bTMB", "btmb low, tmb low btmb"),
    (_N.OTHER, True, "mTMB", "mtmb, tmb mtmb"),
    (_N.OTHER, True, "kataegis", "kataegis, kataegis positive"),
    (_N.OTHER, True, "whole genome doubling", "whole genome doubling, wgd"),
)

#: Genome-wide findings by spelling.
SIGNATURES: dict[str, SignatureSeen] = {
    phrase: SignatureSeen(signature=Signature(name=name, high=high, name_text=text))
    for name, high, text, phrases in _ROWS
    for phrase in phrases.split(", ")
}

#: Chromosomal events with a name of their own.
CHROMOSOMES: dict[str, Piece] = {
    **dict.fromkeys(("ret/ptc", "ret ptc"), FusionSeen(five=None, three="RET")),
    **{word: JunctionSeen(junction=word) for word in ("p190", "p210", "p230")},
    **dict.fromkeys(
        ("ph", "ph chromosome", "philadelphia", "philadelphia chromosome"),
        FusionSeen(five="BCR", three="ABL1"),
    ),
    "double ph": ArmSeen(text="+der(22)t(9;22)", complete=True),
    "complex karyotype": ArmSeen(text="complex", complete=True),
    **{f"trisomy {n}": ArmSeen(text=f"+{n}", complete=True) for n in range(1, 23)},
    **{f"monosomy {n}": ArmSeen(text=f"-{n}", complete=True) for n in range(1, 23)},
}
