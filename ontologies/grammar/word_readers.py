"""Readers of the word at one place of a phrase: rows of the tables, then the shapes of words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import Refused
from ontologies.grammar.event_words import EVENTS, NAMES_OF
from ontologies.grammar.gene_reading import named_genes
from ontologies.grammar.legacy_names import LEGACY, TYPES_OF
from ontologies.grammar.phrases import BY_FIRST
from ontologies.grammar.pieces import (
    DnaSeen,
    FusionSeen,
    GeneSeen,
    NoteSeen,
    Piece,
    ProteinSeen,
)
from ontologies.grammar.protein import residues_of
from ontologies.grammar.quality_words import HER2_RESULTS, SHORT_ASSAYS, STAINING_CLASSES
from ontologies.grammar.shapes import (
    ANY,
    COMPARISONS,
    NUMBERED,
    NUMBERS,
    PLACES,
    read_change,
    read_junction,
    read_name,
    read_places,
    read_score,
)
from ontologies.grammar.tokens import COLON
from ontologies.grammar.translocations import read_cytogenetic, translocated_gene

if TYPE_CHECKING:
    from ontologies.genes import Genes

#: Pieces, and the word to go on from.
Found = tuple[tuple[Piece, ...], int]

#: Words that are read only behind their gene.
_OWN_WORDS: dict[str, Mapping[str, Piece]] = {
    "CD274": {**SHORT_ASSAYS, **STAINING_CLASSES},
    **NAMES_OF,
    **TYPES_OF,
    "ERBB2": {**TYPES_OF.get("ERBB2", {}), **HER2_RESULTS},
}
_LONGEST_OWN = max(len(key.split()) for rows in _OWN_WORDS.values() for key in rows)
#: A residue typed with the letter O for a zero: ``V6OOE``.
_LETTER_O = re.compile(r"(?:p\.)?[A-Z](?=\d)[\dO]*O[\dO]*[A-Z*]")
#: Before or behind these a number counts copies or a fraction, and is no score.
_COUNTS = frozenset(
    {"gcn", "cn", "copies", "copy", "number", "vaf", "frequency", "fraction", "ratio"}
)
#: Words of the tables that are approved symbols where they open a phrase.
GENES_FIRST = frozenset({"ins"})
_STAR_GENE = re.compile(r"([A-Z][A-Z0-9]{2,9})(\*\d{1,3}[A-Z]?)", re.IGNORECASE)
#: A numbered variant of a fusion, where it is no residue.
_VARIANT = re.compile(r"[vV]\d[ab]?")
_NO_PARTNER = frozenset({"", "v", "?"})


@dataclass
class Phrase:
    """The words of one phrase, and the last gene named in it."""

    words: list[str]
    genes: Genes
    gene: str | None = None
    members: tuple[str, ...] = ()
    fused: bool = False
    keys: list[str] = field(init=False)
    colons: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.colons = set()
        kept: list[str] = []
        for word in self.words:
            if word == COLON:
                self.colons.add(len(kept))
            else:
                kept.append(word)
        self.words = kept
        self.keys = [word.casefold() for word in self.words]

    def after(self, at: int) -> str:
        """Give the key of the word at that place; empty behind the end."""
        return self.keys[at] if at < len(self.keys) else ""


def row_at(phrase: Phrase, at: int) -> Found | None:
    """A row of the tables, the longest that fits."""
    if at == 0 and phrase.keys[0] in GENES_FIRST:
        return None
    if own := _own(phrase, at):
        return own
    for words, piece in BY_FIRST.get(phrase.keys[at], ()):
        end = at + len(words)
        if tuple(phrase.keys[at:end]) == words:
            return ((piece,), end)
    return None


def _own(phrase: Phrase, at: int) -> Found | None:
    """A row that is read only behind its gene."""
    rows = _OWN_WORDS.get(phrase.gene or "")
    for size in range(_LONGEST_OWN if rows else 0, 0, -1):
        piece = rows.get(" ".join(phrase.keys[at : at + size])) if rows else None
        if piece is not None:
            return ((piece,), min(at + size, len(phrase.words)))
    return None


def legacy_at(phrase: Phrase, at: int) -> Found | None:
    """An old name, which tells its gene; behind another gene it is nothing."""
    legacy = LEGACY.get(phrase.keys[at])
    if legacy is None or phrase.genes.known(legacy.gene) is None:
        return None
    if phrase.gene not in {None, legacy.gene} and legacy.gene not in phrase.members:
        return None
    return ((GeneSeen(symbols=(legacy.gene,)), DnaSeen(change=legacy.dna)), at + 1)


def place_at(phrase: Phrase, at: int) -> Found | None:
    """Exons, codons or introns with their numbers."""
    kind = PLACES.get(phrase.keys[at])
    if kind is None:
        return _glued_place(phrase, at)
    if NUMBERS.fullmatch(phrase.after(at + 1)) is None:
        return None
    found, at = list(read_places(kind, phrase.words[at + 1])), at + 2
    while phrase.after(at) in {"or", "and"} and NUMBERS.fullmatch(phrase.after(at + 1)):
        found.extend((ANY, *read_places(kind, phrase.words[at + 1])))
        at += 2
    return (tuple(found), at)


def _glued_place(phrase: Phrase, at: int) -> Found | None:
    """``ex19``, ``ex19del``."""
    glued = NUMBERED.fullmatch(phrase.words[at])
    if glued is None:
        return None
    places = read_places(PLACES[glued[1].casefold()], glued[2])
    if not glued[3]:
        return (places, at + 1)
    event = EVENTS.get(glued[3].casefold())
    return ((*places, event), at + 1) if event else None


def cytogenetic_at(phrase: Phrase, at: int) -> Found | None:
    """A chromosomal event, as fusion where it is one."""
    word = phrase.words[at]
    if gene := translocated_gene(word):
        return ((GeneSeen(symbols=(phrase.genes.find(gene),)), EVENTS["rearrangement"]), at + 1)
    found = read_cytogenetic(word)
    return (found, at + 1) if found else None


def score_at(phrase: Phrase, at: int) -> Found | None:
    """A number with its comparison; one that counts copies says nothing."""
    sign, start = "", at
    if phrase.words[at] in COMPARISONS and at + 1 < len(phrase.words):
        sign, at = phrase.words[at], at + 1
    score = read_score(phrase.words[at], sign, "%" if phrase.after(at + 1) == "%" else "")
    if score is None:
        return None
    counted = start > 0 and phrase.keys[start - 1] in _COUNTS
    if counted or phrase.after(at + 1) == "copies":
        return ((NoteSeen(),), at + 1)
    return ((score,), at + 1)


def change_at(phrase: Phrase, at: int) -> Found | None:
    """A change; before any gene was named, a word that could be a gene is one (``A2M``, ``H3``)."""
    word = phrase.words[at]
    if phrase.fused and _VARIANT.fullmatch(word):
        return None
    if phrase.gene is None and not word.startswith("p.") and named_genes(word, phrase.genes):
        return None
    found = read_change(word) or _with_zero(phrase, word)
    return (found, at + 1) if found else None


def _with_zero(phrase: Phrase, word: str) -> tuple[Piece, ...] | None:
    """A change typed with O for 0, only where the protein has that residue at that place."""
    model = phrase.genes.model(phrase.gene) if phrase.gene else None
    if model is None or not _LETTER_O.fullmatch(word):
        return None
    bare = word.removeprefix("p.")
    found = read_change(bare[0] + bare[1:-1].replace("O", "0") + bare[-1]) or ()
    changes = [piece.change for piece in found if isinstance(piece, ProteinSeen)]
    stands = [
        sequence[position - 1 : position] == residue
        for change in changes
        for residue, position in residues_of(change)
        for sequence in model.sequences
    ]
    return found if any(stands) else None


def fusion_at(phrase: Phrase, at: int) -> Found | None:
    """Two partners with ``::`` between them, or the exons of a fusion."""
    word = phrase.words[at]
    if (junction := read_junction(word)) and phrase.genes.known(word) is None:
        return ((junction,), at + 1)
    five, mark, three = word.partition("::")
    if not mark:
        return None
    sides = [
        None if side.casefold() in _NO_PARTNER else phrase.genes.find(side)
        for side in (five, three)
    ]
    if sides == [None, None]:
        raise Refused(word, "gene", "a fusion of nothing with nothing", rule="empty fusion")
    return ((FusionSeen(five=sides[0], three=sides[1]),), at + 1)


def name_at(phrase: Phrase, at: int) -> Found | None:
    """An rs number, or a star allele with its gene."""
    word = phrase.words[at]
    star = _STAR_GENE.fullmatch(word)
    gene = phrase.genes.known(star[1]) if star else None
    if star and gene is not None and (name := read_name(star[2])):
        return ((GeneSeen(symbols=(gene,)), name), at + 1)
    name = read_name(word)
    return ((name,), at + 1) if name else None
