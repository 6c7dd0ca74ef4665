"""Old names of single variants, as laboratories still write them, with the modern name.

Each row says how the equality is known: the founder mutations of BRCA carry the numbering of the
Breast Cancer Information Core (first base of the transcript), the types of NPM1 that of the first
description; the modern names are those of HGVS on the coding sequence.
"""

from __future__ import annotations

from kg.model import Value
from ontologies.grammar.pieces import DnaSeen, Piece, ProteinSeen


class LegacyName(Value, frozen=True, kw_only=True):
    """A variant that its old name alone identifies, gene included."""

    gene: str
    dna: str
    known_by: str


_BIC = "numbered from the first base of the transcript (BIC)"
_CDS = "numbered from the first coding base, before HGVS asked for its prefix"

#: Old name, folded → the variant.
LEGACY: dict[str, LegacyName] = {
    name: LegacyName(gene=gene, dna=dna, known_by=known_by)
    for names, gene, dna, known_by in (
        (("185delag", "187delag"), "BRCA1", "c.68_69del", _BIC),
        (("5382insc", "5385insc"), "BRCA1", "c.5266dup", _BIC),
        (("6174delt",), "BRCA2", "c.5946del", _BIC),
        (("999del5",), "BRCA2", "c.771_775del", _BIC),
        (("1100delc",), "CHEK2", "c.1100del", _CDS),
    )
    for name in names
}

_L367, _K385 = ProteinSeen(change="L367fs"), ProteinSeen(change="K385fs")
_W288 = ProteinSeen(change="W288fs")
#: Names that are names only behind their gene, because elsewhere they say nothing.
TYPES_OF: dict[str, dict[str, Piece]] = {
    "NPM1": {
        form.format(letter): _W288
        for letter in "abd"
        for form in ("type {}", "type {} mutation", "mutation type {}", "mutation {}", "mut {}")
    },
    "ERBB2": dict.fromkeys(
        ("yvma", "yvma insertion", "insyvma"), ProteinSeen(change="Y772_A775dup")
    ),
    "CALR": {
        **dict.fromkeys(("type 1", "type 1 mutation", "52 bp deletion", "52-bp deletion"), _L367),
        **dict.fromkeys(("type 2", "type 2 mutation", "5 bp insertion", "5-bp insertion"), _K385),
    },
    # Named by the base of chromosome 5 in the build of 2009.
    "TERT": {"c228t": DnaSeen(change="c.-124C>T"), "c250t": DnaSeen(change="c.-146C>T")},
}
