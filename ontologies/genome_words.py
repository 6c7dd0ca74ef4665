"""Words for findings of the whole genome and of chromosomes.

Keys are lower case with single spaces; a hyphen between two words of the tables counts as a
space ("loss-of-function", "MSI-H"). To teach the grammars a new spelling, add one row.
"""

from __future__ import annotations

from kg.model import Signature, SignatureName
from ontologies.pieces import ArmSeen, FusionSeen, JunctionSeen, Piece, SignatureSeen


def _signature(
    name: SignatureName,
    high: bool | None,
    *phrases: str,
    text: str | None = None,  # noqa: FBT001
) -> dict[str, SignatureSeen]:
    signature = Signature(name=name, high=high, name_text=text)
    return dict.fromkeys(phrases, SignatureSeen(signature=signature, open_=high is None))


_N = SignatureName

#: Genome-wide findings. Those without "high" or "low" still wait for it, or for a number.
SIGNATURES: dict[str, SignatureSeen] = {
    **_signature(
        _N.MSI,
        True,
        "msi",
        "msi h",
        "msi high",
        "microsatellite instability",
        "microsatellite instability high",
        "microsatellite instable",
        "microsatellite unstable",
        "high microsatellite instability",
    ),
    **_signature(
        _N.MSI,
        False,
        "mss",
        "msi l",
        "msi low",
        "microsatellite stable",
        "microsatellite stability",
        "msi stable",
        "microsatellite instability low",
    ),
    **_signature(
        _N.MMR,
        True,
        "dmmr",
        "mmr deficient",
        "mmr deficiency",
        "mmrd",
        "mmr d",
        "mismatch repair deficient",
        "mismatch repair deficiency",
        "deficient mismatch repair",
        "deficient mmr",
    ),
    **_signature(
        _N.MMR,
        False,
        "pmmr",
        "mmr proficient",
        "mmrp",
        "mmr p",
        "mismatch repair proficient",
        "proficient mismatch repair",
        "mmr intact",
    ),
    **_signature(
        _N.TMB,
        None,
        "tmb",
        "tumor mutational burden",
        "tumour mutational burden",
        "tumor mutation burden",
        "tumour mutation burden",
        "mutational burden",
    ),
    **_signature(
        _N.TMB,
        True,
        "tmb h",
        "tmb high",
        "tumor mutational burden high",
        "tumour mutational burden high",
        "high tmb",
        "high tumor mutational burden",
        "high tumour mutational burden",
        "hypermutated",
    ),
    **_signature(_N.TMB, False, "tmb low", "tmb l", "low tmb", "tumor mutational burden low"),
    **_signature(
        _N.HRD,
        True,
        "hrd",
        "hrd positive",
        "hr deficient",
        "hr deficiency",
        "homologous recombination deficient",
        "homologous recombination deficiency",
        "homologous recombination repair deficient",
    ),
    **_signature(
        _N.HRD, False, "hrd negative", "hrp", "hr proficient", "homologous recombination proficient"
    ),
    # A burden measured in blood, and one corrected for purity, are tests of their own.
    **_signature(_N.OTHER, True, "btmb", "tmb h btmb", "btmb high", "blood tmb high", text="bTMB"),
    **_signature(_N.OTHER, False, "tmb low btmb", "btmb low", text="bTMB"),
    **_signature(_N.OTHER, True, "tmb mtmb", "mtmb", text="mTMB"),
    **_signature(_N.OTHER, True, "kataegis positive", "kataegis", text="kataegis"),
    **_signature(_N.OTHER, True, "whole genome doubling", "wgd", text="whole genome doubling"),
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
