"""Groups of pieces into readings: which alteration of the model a phrase names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import Refused
from kg.model import Alteration, DnaChange, Fusion, ProteinChange, Residue
from ontologies.grammar.fusion_findings import (
    fusions_of,
    more_than_fusion,
    pairs_listed,
    partner_of,
    standing,
)
from ontologies.grammar.gene_findings import findings_of
from ontologies.grammar.genome_findings import cytogenetic_of, signature_of
from ontologies.grammar.groups import DETAILS, Group, group
from ontologies.grammar.pieces import (
    ArmSeen,
    AssaySeen,
    DnaSeen,
    EventSeen,
    FusionSeen,
    GeneSeen,
    LevelSeen,
    NameSeen,
    Piece,
    PlaceSeen,
    Polarity,
    ProteinSeen,
    QualitySeen,
    RefusedSeen,
    ScoreSeen,
    SignatureSeen,
    SiteSeen,
    UnreadSeen,
)
from ontologies.grammar.products import marker_of
from ontologies.grammar.readings import Reading, denied
from ontologies.grammar.saying import ABSENT, Saying, refuse, without_origin

if TYPE_CHECKING:
    from ontologies.genes import Genes

#: What may be meant for a gene: a misspelt symbol, not a word of a sentence.
_SYMBOL = re.compile(r"(?=.*[A-Za-z])(?:[A-Z0-9][A-Za-z0-9-]{0,14}|(?=.*\d)[\w-]{2,15})")
_EXACT = (ProteinSeen, SiteSeen, DnaSeen)
_NAMES_A_SUBJECT = (GeneSeen, FusionSeen, SignatureSeen)
_OF_A_GENE = (
    *(ProteinSeen, SiteSeen, DnaSeen, PlaceSeen),
    *(EventSeen, LevelSeen, ScoreSeen, NameSeen),
)


def compose(
    text: str, pieces: tuple[Piece, ...], genes: Genes, carried: tuple[str, ...] = ()
) -> tuple[Reading, ...]:
    """Give what the pieces say, in order; ``carried`` are the genes of the phrase before.

    Raises:
        Refused: a word is unread, no gene is named, or no alteration.
    """
    _check(text, pieces, genes, carried)
    found: list[Reading] = []
    parts = group(pieces)
    for part in parts:
        symbols = part.symbols or _implied(part) or standing(carried, part, genes)
        readings = [_reading(said) for said in _sayings(text, part, symbols, genes)]
        found.extend(readings)
        carried = _fused(readings[-1]) or symbols
    return denied(found, bool(parts) and _ends_denied(parts[-1]))


def _sayings(text: str, part: Group, symbols: tuple[str, ...], genes: Genes) -> list[Saying]:
    """A bare "negative" of several genes says another thing of each: fusion, mutation, product."""
    whole = Saying(text, part, symbols, genes)
    pairs_listed(whole)
    symbols = whole.symbols
    if whole.polarity not in ABSENT or part.has(*DETAILS) or len(symbols) == 1:
        return [whole]
    return [Saying(text, part, (gene,), genes) for gene in symbols] or [whole]


def _ends_denied(part: Group) -> bool:
    last = part.pieces[-1] if part.pieces else None
    return isinstance(last, QualitySeen) and last.polarity is Polarity.NO


def _check(text: str, pieces: tuple[Piece, ...], genes: Genes, carried: tuple[str, ...]) -> None:
    for piece in pieces:
        if isinstance(piece, RefusedSeen):
            raise refuse(text, piece.why, piece.rule)
    unread = [piece.text for piece in pieces if isinstance(piece, UnreadSeen)]
    if not unread:
        return
    named = carried or any(isinstance(piece, _NAMES_A_SUBJECT) for piece in pieces)
    if not named and _SYMBOL.fullmatch(unread[0]):
        genes.find(unread[0])
    raise refuse(text, f"not read: {', '.join(unread)}", "unread words")


def _implied(part: Group) -> tuple[str, ...]:
    """Genes that no word names: of a proper name or of an assay."""
    for piece in part.pieces:
        if isinstance(piece, (NameSeen, AssaySeen)) and piece.gene is not None:
            return (piece.gene,)
    return ()


def _fused(reading: Reading) -> tuple[str, ...]:
    """The gene that a following change is about: the three-prime partner carries the kinase."""
    for alteration in reading.alterations:
        if isinstance(alteration, Fusion):
            return tuple(g for g in (alteration.three, alteration.five) if g)[:1]
    return ()


def _reading(saying: Saying) -> Reading:
    """One group; a reading without alterations only carries qualities."""
    alterations = tuple(dict.fromkeys(_alterations(saying)))
    if saying.part.any_ and len(alterations) + len(saying.but_not) == 1:
        raise refuse(saying.text, "alternatives of which only one is read", "alternatives")
    dna, exon = _detail(saying, alterations)
    unsure = saying.polarity is Polarity.UNKNOWN and saying.has(*_EXACT)
    if unsure and saying.quality.origin is not None:  # "c.68_69del, germline status unknown"
        saying.spent, saying.quality = True, without_origin(saying.quality)
    return Reading(
        alterations=alterations,
        any_=saying.is_any,
        but_not=tuple(saying.but_not),
        polarity=None if saying.spent else saying.polarity,
        origin=saying.quality.origin,
        zygosity=saying.quality.zygosity,
        report=saying.quality.report,
        direction=saying.quality.direction,
        known=saying.quality.known,
        broken=saying.quality.broken,
        dna=dna,
        exon=exon,
        joined_any=saying.part.joined_any,
        gene=saying.symbols[0] if saying.part.genes and saying.symbols else None,
        family=saying.family,
        slashed=saying.part.any_ and not saying.part.spoken,
    )


def _detail(saying: Saying, alterations: tuple[Alteration, ...]) -> tuple[str | None, int | None]:
    """The DNA change and the exon that stand beside an exact change."""
    if not saying.has(DnaSeen, PlaceSeen):
        return None, None
    on_dna = any(isinstance(a, DnaChange) for a in alterations)
    exact = on_dna or any(isinstance(a, ProteinChange | Residue) for a in alterations)
    dna, exons = saying.of(DnaSeen), sorted(exon for exon in saying.exons if exon)
    return (
        dna[0].change if dna and not on_dna else None,
        exons[0] if exons and exact and not saying.part.any_ else None,
    )


def _alterations(saying: Saying) -> list[Alteration]:
    whole = signature_of(saying) or cytogenetic_of(saying)
    if whole is not None:
        beside = saying.part.genes and saying.has(ArmSeen) and saying.has(EventSeen)
        return [whole, *(a for g in saying.symbols if beside for a in findings_of(g, saying))]
    fusions = fusions_of(saying)
    if fusions and not more_than_fusion(saying):
        return list(fusions)
    details = saying.has(*_OF_A_GENE)
    if not details and not _says_alone(saying):
        return list(fusions)
    if not saying.symbols:
        saying.symbols = partner_of(fusions, saying)
    if not saying.symbols:
        why = "no gene is named, and none was named before"
        raise Refused(saying.text, "alteration", why, rule="no gene")
    found: list[Alteration] = list(fusions)
    for gene in saying.symbols:
        found.extend(findings_of(gene, saying) if details else [marker_of(gene, saying)])
    return found


def _says_alone(saying: Saying) -> bool:
    """Whether a quality alone says something of a gene: "BRCA2 VUS", "HER2 positive"."""
    if not saying.part.genes and not (saying.has(AssaySeen) and saying.symbols):
        return False
    quality = saying.quality
    return bool(saying.polarity or quality.report or quality.direction or quality.zygosity)
