"""The driver gate for findings without a protein change: gene events, exons, residues, DNA."""

from __future__ import annotations

from kg.model import (
    Change,
    Direction,
    DnaChange,
    GeneEvent,
    GeneEventKind,
    Observation,
    Region,
    Residue,
    Zygosity,
)
from ontologies.genes import Genes
from ontologies.grammar.dna import frameshift_codon
from queries.driver import (
    LIKELY,
    NOT_ASSESSED,
    ONCOGENIC,
    Verdict,
    direction_of,
    reported,
    suppresses,
    truncated,
)
from queries.shape import is_splice

_EVENT_DIRECTION: dict[GeneEventKind, Direction] = {
    GeneEventKind.AMPLIFICATION: Direction.GAIN,
    GeneEventKind.GAIN: Direction.GAIN,
    GeneEventKind.ACTIVATING: Direction.GAIN,
    GeneEventKind.INTERNAL_TANDEM_DUPLICATION: Direction.GAIN,
    GeneEventKind.KINASE_DOMAIN_DUPLICATION: Direction.GAIN,
    GeneEventKind.DELETION: Direction.LOSS,
    GeneEventKind.LOSS: Direction.LOSS,
    GeneEventKind.LOSS_OF_FUNCTION: Direction.LOSS,
}


#: Gene-level words that name no driver by themselves.
_UNASSESSED_EVENTS = frozenset(
    {
        GeneEventKind.MUTATION,
        GeneEventKind.ALTERATION,
        GeneEventKind.MISSENSE,
        GeneEventKind.WILD_TYPE,
        GeneEventKind.SPLICE,
        GeneEventKind.FRAMESHIFT,
        GeneEventKind.TRUNCATING,
    }
)


def gene_event(
    seen: Observation, event: GeneEvent, genes: Genes, loss_genes: frozenset[str]
) -> Verdict:
    """The class of an event of a whole gene."""
    direction = _EVENT_DIRECTION.get(event.kind) or direction_of(event.gene, genes, loss_genes)
    told = reported(seen, direction)
    if told is not None:
        return told
    suppressor = suppresses(event.gene, genes, loss_genes)
    if event.kind is GeneEventKind.TRUNCATING and suppressor:
        return Verdict(LIKELY, Direction.LOSS, ("a truncation of a suppressor",))
    if seen.zygosity is Zygosity.BIALLELIC and suppressor:
        return Verdict(LIKELY, Direction.LOSS, ("both copies of a suppressor are altered",))
    if event.kind in _UNASSESSED_EVENTS:
        return Verdict(NOT_ASSESSED, None, ("the exact change is not reported",))
    return Verdict(ONCOGENIC, direction, ("an event by its kind",))


def partial(seen: Observation, gene: str, genes: Genes, loss_genes: frozenset[str]) -> Verdict:
    """A finding without its exact protein change."""
    told = reported(seen, direction_of(gene, genes, loss_genes))
    if told is not None:
        return told
    match seen.alteration:
        case Region(change=Change.SKIPPING):
            return Verdict(ONCOGENIC, None, ("exon skipping, by its kind",))
        case Region(change=Change.DELETION | Change.INSERTION | Change.INDEL | Change.DUPLICATION):
            return Verdict(LIKELY, None, ("an in-frame exon event, by its kind",))
        case Residue(reference=reference, position=position):
            facts = genes.facts(gene)
            count = facts.hotspots.get(f"{reference}{position}") if facts else None
            if count is not None:
                return Verdict(LIKELY, None, (f"hotspot residue ({count} samples)",))
        case DnaChange(change=change):
            return _coding(gene, change, genes, loss_genes)
        case _:
            pass
    return Verdict(NOT_ASSESSED, None, ("the exact change is not reported",))


def _coding(gene: str, change: str, genes: Genes, loss_genes: frozenset[str]) -> Verdict:
    """A DNA change without its protein change: a shifted frame and a lost splice site tell."""
    codon = frameshift_codon(change)
    if codon is not None:
        return truncated(gene, codon, genes, loss_genes)
    if is_splice(change) and suppresses(gene, genes, loss_genes):
        return Verdict(LIKELY, Direction.LOSS, ("a splice site of a suppressor",))
    return Verdict(NOT_ASSESSED, None, ("what the protein becomes is not reported",))
