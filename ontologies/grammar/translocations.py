"""Chromosomal events: the translocations that are fusions, and ISCN words for the rest.

Only pairs that textbooks of haematology and sarcoma pathology give as equal (own general
knowledge), several of them also in the sources: CIViC names BCR::ABL1, NPM1::ALK, ETV6::NTRK3,
PML::RARA, COL1A1::PDGFB, BRD4::NUTM1, EWSR1::FLI1, FIP1L1::PDGFRA, CCDC6::RET; MOAlmanac gives
t(15;17), t(11;14)(q13;q32), t(4;14)(q16;q32) and t(15;19) for the same.
"""

from __future__ import annotations

import re

from ontologies.grammar.pieces import ArmSeen, FusionSeen, Piece

#: Event without bands → five-prime and three-prime gene. A pair of chromosomes with several
#: well-known fusions stands below, with its bands.
WITHOUT_BANDS: dict[str, tuple[str, str]] = {
    "t(9;22)": ("BCR", "ABL1"),
    "t(15;17)": ("PML", "RARA"),
    "t(2;5)": ("NPM1", "ALK"),
    "t(8;21)": ("RUNX1", "RUNX1T1"),
    "t(12;21)": ("ETV6", "RUNX1"),
    "t(1;19)": ("TCF3", "PBX1"),
    "t(9;11)": ("KMT2A", "MLLT3"),
    "t(4;11)": ("KMT2A", "AFF1"),
    "t(6;9)": ("DEK", "NUP214"),
    "t(11;14)": ("IGH", "CCND1"),
    "t(14;18)": ("IGH", "BCL2"),
    "t(8;14)": ("IGH", "MYC"),
    "t(4;14)": ("IGH", "NSD2"),
    "t(14;16)": ("IGH", "MAF"),
    "t(17;22)": ("COL1A1", "PDGFB"),
    "t(15;19)": ("BRD4", "NUTM1"),
    "t(2;13)": ("PAX3", "FOXO1"),
    "t(1;13)": ("PAX7", "FOXO1"),
    "t(11;22)": ("EWSR1", "FLI1"),
    "inv(16)": ("CBFB", "MYH11"),
    "t(16;16)": ("CBFB", "MYH11"),
}
WITH_BANDS: dict[str, tuple[str, str]] = {
    "t(12;15)(p13;q25)": ("ETV6", "NTRK3"),
    "t(12;15)(p13;q26)": ("ETV6", "NTRK3"),
    "inv(10)(q11q21)": ("CCDC6", "RET"),
    "inv(10)(q11.2q21)": ("CCDC6", "RET"),
    "inv(2)(p21p23)": ("EML4", "ALK"),
    "t(11;22)(p13;q12)": ("EWSR1", "WT1"),
    "del(4)(q12q12)": ("FIP1L1", "PDGFRA"),
    "t(6;11)(q27;q23)": ("KMT2A", "AFDN"),
    "t(11;19)(q23;p13.3)": ("KMT2A", "MLLT1"),
    "t(11;19)(q23;p13.1)": ("KMT2A", "ELL"),
    "t(10;11)(p12;q23)": ("KMT2A", "MLLT10"),
    "t(8;13)(p11;q12)": ("ZMYM2", "FGFR1"),
    "t(12;16)(q13;p11)": ("FUS", "DDIT3"),
    "t(12;22)(q13;q12)": ("EWSR1", "ATF1"),
    "t(21;22)(q22;q12)": ("EWSR1", "ERG"),
    "t(9;22)(q22;q12)": ("EWSR1", "NR4A3"),
    "t(5;12)(q32;p13)": ("ETV6", "PDGFRB"),
    "t(5;12)(q33;p13)": ("ETV6", "PDGFRB"),
}

#: A second Philadelphia chromosome.
DOUBLE_PH = "+der(22)t(9;22)"

_EVENT = re.compile(r"(t|inv|del|dup|add|ins|der|i|gain|amp)\(([^()]{1,40})\)(\([^()]{1,40}\))?")
_ARM = re.compile(r"(?:[1-9]|1\d|2[0-2]|x|y)[pq](?:\d{1,2}(?:\.\d{1,2})?)?")
_ARMS = re.compile(rf"({_ARM.pattern})/({_ARM.pattern})")
_GLUED_ARMS = re.compile(r"(\d{1,2}[pq])(\d{1,2}[pq])")
_GLUED = re.compile(rf"del({_ARM.pattern})")
_SIGNED = re.compile(rf"([+-])((?:[1-9]|1\d|2[0-2])|{_ARM.pattern})")
_SUFFIXED = re.compile(rf"({_ARM.pattern})([+-])")
_SAME_ARM = re.compile(r"[pq][\d.]*")
_ONE_GENE = re.compile(r"t\(([A-Za-z][\w-]+);v\)", re.IGNORECASE)


def read_cytogenetic(token: str) -> tuple[Piece, ...] | None:
    """Give the fusion or the event of one ISCN word; None where it is none.

    >>> read_cytogenetic("t(9;22)(q34;q11)")
    (FusionSeen(five='BCR', three='ABL1', written='::'),)
    >>> read_cytogenetic("del(17)(p13)")
    (ArmSeen(text='del(17p13)', complete=True),)
    """
    text = token.casefold()
    if event := _EVENT.fullmatch(text):
        return _event(text, *event.groups())
    if _ARM.fullmatch(text):
        return (ArmSeen(text=text),)
    if arms := _ARMS.fullmatch(text) or _GLUED_ARMS.fullmatch(text):
        return (ArmSeen(text=f"{arms[1]}/{arms[2]}"),)
    whole = _whole(text)
    return (ArmSeen(text=whole, complete=True),) if whole else None


def _whole(text: str) -> str | None:
    """Events without brackets: ``del17p``, ``+12``, ``5q-``."""
    if text == DOUBLE_PH:
        return text
    if glued := _GLUED.fullmatch(text):
        return f"del({glued[1]})"
    if signed := _SIGNED.fullmatch(text):
        return _arm_event(signed[2], signed[1])
    suffixed = _SUFFIXED.fullmatch(text)
    return _arm_event(suffixed[1], suffixed[2]) if suffixed else None


def translocated_gene(token: str) -> str | None:
    """Give the gene of ``t(KMT2A;v)``."""
    found = _ONE_GENE.fullmatch(token)
    return found[1] if found else None


def _complete(text: str) -> ArmSeen:
    return ArmSeen(text=text, complete=True)


def _arm_event(where: str, sign: str) -> str:
    if where.isdigit():
        return f"{sign}{where}"
    return f"gain({where})" if sign == "+" else f"del({where})"


def _event(text: str, kind: str, chromosomes: str, bands: str | None) -> tuple[Piece, ...]:
    pair = WITH_BANDS.get(text) or WITHOUT_BANDS.get(f"{kind}({chromosomes})")
    if pair is not None:
        return (FusionSeen(five=pair[0], three=pair[1]),)
    inside = bands[1:-1] if bands else ""
    if kind == "del" and chromosomes.isalnum() and _SAME_ARM.fullmatch(inside):
        return (_complete(f"del({chromosomes}{inside})"),)
    return (_complete(text),)
