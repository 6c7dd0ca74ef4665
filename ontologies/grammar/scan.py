"""A phrase into pieces: tables first, then the shapes of words, then genes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ontologies.grammar.gene_reading import cuts, glued_gene, named_genes, several_genes
from ontologies.grammar.legacy_names import LEGACY
from ontologies.grammar.phrases import VOCABULARY
from ontologies.grammar.pieces import (
    ColonSeen,
    FusionSeen,
    GeneSeen,
    JointSeen,
    Piece,
    UnreadSeen,
)
from ontologies.grammar.segments import Segment, segments
from ontologies.grammar.tokens import LONGEST_WORD, tokens
from ontologies.grammar.word_readers import (
    Found,
    Phrase,
    change_at,
    cytogenetic_at,
    fusion_at,
    legacy_at,
    name_at,
    place_at,
    row_at,
    score_at,
)

if TYPE_CHECKING:
    from ontologies.genes import Genes

_LONGEST_NAME = 8


def scan(text: str, genes: Genes) -> tuple[Piece, ...]:
    """Give the pieces of one phrase, in its order."""
    return _pieces(Phrase(tokens(text, genes), genes))


def scan_segment(segment: Segment, genes: Genes) -> tuple[Piece, ...]:
    """Give the pieces of a phrase and of what stands in brackets behind it."""
    pieces = list(scan(segment.text, genes))
    for aside in segment.asides:
        inner = segments(aside)
        joint = JointSeen(any_=any(" or " in f" {part.text} " for part in inner))
        for number, part in enumerate(inner):
            if number:
                pieces.append(joint)
            pieces.extend(scan_segment(part, genes))
    return tuple(pieces)


def _pieces(phrase: Phrase) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    while at < len(phrase.words):
        legacy = LEGACY.get(phrase.keys[at])
        if legacy is not None:
            pieces = [_narrowed(piece, legacy.gene) for piece in pieces]
        found, at = _next(phrase, at)
        for piece in found:
            if isinstance(piece, GeneSeen):
                phrase.gene, phrase.members = piece.symbols[0], piece.symbols
            phrase.fused = phrase.fused or isinstance(piece, FusionSeen)
        pieces.extend(found)
        if at in phrase.colons:
            pieces.append(ColonSeen())
    return tuple(pieces)


def _narrowed(piece: Piece, gene: str) -> Piece:
    """A family as its member that a name behind it identifies."""
    family = isinstance(piece, GeneSeen) and gene in piece.symbols
    return GeneSeen(symbols=(gene,), written=gene) if family else piece


def _next(phrase: Phrase, at: int) -> Found:
    if len(phrase.words[at]) > LONGEST_WORD:
        return ((UnreadSeen(text=phrase.words[at][:60]),), at + 1)
    for read in _READERS:
        found = read(phrase, at)
        if found is not None:
            return found
    return ((UnreadSeen(text=phrase.words[at]),), at + 1)


def _gene(phrase: Phrase, at: int) -> Found | None:
    seen = named_genes(phrase.words[at], phrase.genes)
    if seen is None or _goes_on(phrase, at + 1):
        longer = _long_name(phrase, at)
        if longer is not None:
            return longer
    return ((seen,), at + 1) if seen else None


def _goes_on(phrase: Phrase, at: int) -> bool:
    """Whether the next word could belong to a gene's full name."""
    return (
        at < len(phrase.words)
        and phrase.words[at].islower()
        and (phrase.keys[at] not in VOCABULARY)
    )


def _long_name(phrase: Phrase, at: int) -> Found | None:
    for end in range(min(len(phrase.words), at + _LONGEST_NAME), at + 1, -1):
        seen = named_genes(" ".join(phrase.words[at:end]), phrase.genes)
        if seen is not None:
            return ((seen,), end)
    return None


def _several(phrase: Phrase, at: int) -> Found | None:
    found = several_genes(phrase.words[at], phrase.genes)
    return ((found,), at + 1) if found else None


def _unglued(phrase: Phrase, at: int) -> Found | None:
    """A gene and its change in one word: ``BRAF:p.V600E``, ``EGFR-L858R``, ``METex14``."""
    for left, right in cuts(phrase.words[at]):
        gene = glued_gene(left, phrase.genes)
        if gene is None:
            continue
        inner = Phrase([right] if right else [], phrase.genes, gene=_symbol(gene))
        rest = _pieces(inner)
        if not any(isinstance(piece, UnreadSeen | GeneSeen) for piece in rest):
            return ((*gene, *rest), at + 1)
    return None


def _symbol(pieces: tuple[Piece, ...]) -> str | None:
    last = pieces[-1]
    return last.symbols[0] if isinstance(last, GeneSeen) else None


_READERS: tuple[Callable[[Phrase, int], Found | None], ...] = (
    row_at,
    place_at,
    cytogenetic_at,
    legacy_at,
    score_at,
    change_at,
    fusion_at,
    name_at,
    _gene,
    _several,
    _unglued,
)
