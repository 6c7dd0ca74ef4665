"""Fusions from the pieces of a group; or the list of genes that a slash makes instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Refused
from kg.model import Fusion, GeneEventKind
from ontologies.grammar.gene_roles import FIVE_PRIME, SAID_OF_BOTH, THREE_PRIME
from ontologies.grammar.groups import Group
from ontologies.grammar.pieces import (
    DnaSeen,
    EventSeen,
    FusionSeen,
    GeneSeen,
    JunctionSeen,
    LevelSeen,
    NameSeen,
    PlaceSeen,
    Polarity,
    ProteinSeen,
    SiteSeen,
)
from ontologies.grammar.protein import residues_of
from ontologies.grammar.saying import Saying

if TYPE_CHECKING:
    from ontologies.genes import Genes

_TWO = 2
_E = GeneEventKind
#: Events that say no more than the fusion beside them.
_SAME = frozenset({_E.REARRANGEMENT, _E.MUTATION, _E.ALTERATION})
#: Said behind a slash these are said of each gene: nobody reports a fusion as negative.
_OF_EACH = frozenset({Polarity.WILD, Polarity.NEGATIVE, Polarity.NO, Polarity.UNKNOWN})


def fusions_of(saying: Saying) -> list[Fusion]:
    """Give each fusion once."""
    junctions = saying.of(JunctionSeen)
    junction = junctions[0].junction if junctions else None
    found: dict[tuple[str | None, str | None], Fusion] = {}
    for piece in saying.of(FusionSeen):
        five, three = _turned(piece)
        found[five, three] = Fusion(five=five, three=three, junction=junction)
    return list(found.values())


def pairs_listed(saying: Saying) -> None:
    """Turn a pair that only lists two genes ("EGFR/ALK negative") into genes of the group."""
    for piece in saying.of(FusionSeen):
        if not _is_list(piece, saying):
            continue
        pair = tuple(gene for gene in (piece.five, piece.three) if gene)
        both = frozenset(pair) in SAID_OF_BOTH
        saying.part.genes.append(GeneSeen(symbols=pair, written="/".join(pair), all_=both))
        saying.part.pieces.remove(piece)
        saying.symbols = saying.part.symbols


def _is_list(piece: FusionSeen, saying: Saying) -> bool:
    """``KRAS/NRAS wild type`` lists two genes, ``SLC34A2/ROS1`` is a fusion."""
    if piece.written != "/":
        return False
    if saying.has(SiteSeen, ProteinSeen, PlaceSeen, LevelSeen):
        return True
    if saying.has(EventSeen):
        return _E.REARRANGEMENT not in saying.events
    if len(saying.of(FusionSeen)) > 1:
        return False
    fuse = {piece.five, piece.three} & (THREE_PRIME | FIVE_PRIME)
    return not fuse or saying.polarity in _OF_EACH


def more_than_fusion(saying: Saying) -> bool:
    """Whether the group says more than its fusion: a change, an amplification, a name."""
    if saying.has(ProteinSeen, SiteSeen, DnaSeen, PlaceSeen, NameSeen):
        return True
    return bool(saying.events - _SAME - {None})


def partner_of(fusions: list[Fusion], saying: Saying) -> tuple[str, ...]:
    """Give the partner that a change beside its fusion is of: "BCR-ABL1 T315I".

    It is the one whose protein has the residue; where both or none is known to, the 3' one.
    """
    if len(fusions) != 1:
        return ()
    partners = tuple(g for g in (fusions[0].three, fusions[0].five) if g is not None)
    return standing(partners, saying.part, saying.genes)[:1]


def standing(symbols: tuple[str, ...], part: Group, genes: Genes) -> tuple[str, ...]:
    """Give those of several genes on whose protein the changes of the group can stand."""
    if len(symbols) < _TWO:
        return symbols
    wanted = [
        place
        for piece in part.pieces
        if isinstance(piece, ProteinSeen)
        for place in residues_of(piece.change)
    ]
    wanted += [
        (piece.reference, piece.position)
        for piece in part.pieces
        if isinstance(piece, SiteSeen) and piece.reference
    ]
    found = tuple(g for g in symbols if all(_stands(g, aa, n, genes) for aa, n in wanted))
    sure = tuple(g for g in found if wanted and (m := genes.model(g)) and m.sequences)
    return sure or found or symbols


def _stands(gene: str, residue: str, position: int, genes: Genes) -> bool:
    try:
        genes.check_residue(gene, residue, position)
    except Refused:
        return False
    return True


def _turned(piece: FusionSeen) -> tuple[str | None, str | None]:
    """Five and three prime; a pair written with a hyphen or slash may stand the other way round."""
    five, three = piece.five, piece.three
    if piece.written != "::":
        back = five in THREE_PRIME and three not in THREE_PRIME
        front = three in FIVE_PRIME and five not in FIVE_PRIME | THREE_PRIME
        if back or front:
            return three, five
    return five, three
