"""The driver gate for findings without a protein change: events, fusions, exons, residues, DNA."""

from __future__ import annotations

from typing import Final

from kg.model import (
    Change,
    Direction,
    DnaChange,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Observation,
    Region,
    Residue,
    Role,
    Zygosity,
)
from ontologies.genes import Genes
from ontologies.grammar.dna import frameshift_codon
from queries.driver import (
    LIKELY,
    NOT_ASSESSED,
    ONCOGENIC,
    VUS,
    Verdict,
    direction_of,
    of_ending,
    reported,
)
from queries.known import known
from queries.oncogenicity import null_points
from queries.shape import is_splice
from queries.truncation import End, Ending, ends_early

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


#: Genes that all named fusions of the loaded claims have at one end (CIViC 2026-05-29, MOAlmanac
#: 2026-05-15; of the 3' ones ALK 9, NTRK1 9, ABL1 7, NTRK2 7, ROS1 7, RAF1 4, NRG1 3, PDGFRA 3,
#: PDGFRB 3, JAK2 2, NTRK3 2, RET 2; of the 5' ones FGFR2 5, FGFR3 3; none the other way round).
_AT_THREE: Final = frozenset(
    {
        *("ALK", "ABL1", "JAK2", "NRG1", "NTRK1", "NTRK2", "NTRK3"),
        *("PDGFRA", "PDGFRB", "RAF1", "RET", "ROS1"),
    }
)
_AT_FIVE: Final = frozenset({"FGFR2", "FGFR3"})

#: A loss of what drives by gain, and a gain of what drives by loss, is no driver by its kind.
_AGAINST: Final = {Direction.GAIN: Role.LOSS, Direction.LOSS: Role.ACTIVATING}


def fusion(seen: Observation, event: Fusion, genes: Genes) -> Verdict:
    """The class of a fusion: a driver gene at the end where it drives.

    One inside one gene, or the reciprocal of what drives, is not assessed.
    """
    told = reported(seen, None)
    if told is not None:
        return told
    five, three = event.five, event.three
    if five is not None and five == three:
        return Verdict(NOT_ASSESSED, None, ("both partners are one gene: it may be intragenic",))
    if event.ordered and _reciprocal(five, three):
        turned = f"{three}::{five}"
        why = f"written the other way round than what drives ({turned}): it may be the reciprocal"
        return Verdict(NOT_ASSESSED, None, (why,))
    partners = tuple(gene for gene in (five, three) if gene is not None)
    if three in _AT_THREE or five in _AT_FIVE:
        end = f"{three} at its 3' end" if three in _AT_THREE else f"{five} at its 5' end"
        return Verdict(ONCOGENIC, Direction.GAIN, (f"a fusion with {end}",))
    roles = {known(gene, genes).facts.role for gene in partners}
    if roles & {Role.ACTIVATING, Role.AMBIGUOUS}:
        return Verdict(LIKELY, None, ("a fusion of a gene that drives by gain",))
    return Verdict(NOT_ASSESSED, None, ("a fusion of genes not known to drive by gain",))


def _reciprocal(five: str | None, three: str | None) -> bool:
    """Whether a gene stands at the end where it does not drive, with a partner that explains it."""
    if five is None or three is None:
        return False
    turned_three = five in _AT_THREE and three not in _AT_THREE
    turned_five = three in _AT_FIVE and five not in _AT_FIVE | _AT_THREE
    return turned_three or turned_five


def gene_event(
    seen: Observation, event: GeneEvent, genes: Genes, loss_genes: frozenset[str]
) -> Verdict:
    """The class of an event of a whole gene."""
    by_kind = _EVENT_DIRECTION.get(event.kind)
    direction = by_kind or direction_of(event.gene, genes, loss_genes)
    told = reported(seen, direction)
    if told is not None:
        return told
    about = known(event.gene, genes)
    suppressor = about.loses or event.gene in loss_genes
    if event.kind is GeneEventKind.TRUNCATING and suppressor:
        return Verdict(LIKELY, Direction.LOSS, ("a truncation of a suppressor",))
    if seen.zygosity is Zygosity.BIALLELIC and suppressor:
        return Verdict(LIKELY, Direction.LOSS, ("both copies of a suppressor are altered",))
    if event.kind in _UNASSESSED_EVENTS:
        return Verdict(NOT_ASSESSED, None, ("the exact change is not reported",))
    if event.kind in _COPIES and about.facts.role is _AGAINST.get(by_kind or Direction.GAIN):
        why = f"a {by_kind}, in a gene that drives by {about.facts.role}"
        return Verdict(VUS, by_kind, (why,))
    return Verdict(ONCOGENIC, direction, ("an event by its kind",))


#: Events that change the copies of a gene, and say nothing of its function by themselves.
_COPIES: Final = frozenset(
    {
        GeneEventKind.AMPLIFICATION,
        GeneEventKind.GAIN,
        GeneEventKind.DELETION,
        GeneEventKind.LOSS,
    }
)


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
            count = known(gene, genes).missense.get(f"{reference}{position}")
            if count:
                return Verdict(LIKELY, None, (f"hotspot residue ({count} samples)",))
        case DnaChange(change=change):
            return _coding(gene, change, genes, loss_genes)
        case _:
            pass
    return Verdict(NOT_ASSESSED, None, ("the exact change is not reported",))


def _coding(gene: str, change: str, genes: Genes, loss_genes: frozenset[str]) -> Verdict:
    """A DNA change without its protein change: a shifted frame and a lost splice site tell."""
    about, by_claim = known(gene, genes), gene in loss_genes
    codon = frameshift_codon(change)
    if codon is not None:
        ending = ends_early(codon, about, by_claim=by_claim)
        return of_ending(ending)._replace(points=null_points(ending))
    if is_splice(change) and (about.loses or by_claim):
        why = "a splice site of a suppressor"
        return Verdict(LIKELY, Direction.LOSS, (why,), null_points(Ending(End.DRIVES, why)))
    return Verdict(NOT_ASSESSED, None, ("what the protein becomes is not reported",))
