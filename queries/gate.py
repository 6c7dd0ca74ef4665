"""The driver gate: is a variant a driver, in which direction, and why.

The lists speak before the rules, and a report that calls a variant uncertain or benign is never
overruled upward. What decides comes first among the reasons; the points of oncogenicity that the
loaded facts give stand beside it, and open the gate alone from likely oncogenic on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kg.model import (
    Change,
    Direction,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    NamedVariant,
    Observation,
    Origin,
    ProteinChange,
    Region,
    ReportClass,
    Residue,
    Signature,
)
from kg.model.gene import Function
from ontologies.genes import Genes
from queries.driver import (
    BENIGN,
    LIKELY,
    LIKELY_BENIGN,
    NOT_ASSESSED,
    NOTHING_NAMED,
    ONCOGENIC,
    VUS,
    Named,
    Verdict,
    direction_of,
    of_ending,
    reported,
)
from queries.event_gate import fusion, gene_event, partial
from queries.known import Known, known
from queries.oncogenicity import STRONG_CHANGE, STRONG_RESIDUE, Score, codon_of, scored
from queries.regions import changes_of, span_of
from queries.shape import IN_FRAME, TRUNCATING, Shape, ShapeKind, shape
from queries.truncation import ends_early

Rule = Callable[["_Seen"], Verdict | None]


class _Seen(NamedTuple):
    """A protein-level finding on its way through the rules."""

    seen: Observation
    gene: str
    change: str
    shape: Shape
    genes: Genes
    known: Known
    named: Named
    score: Score

    @property
    def by_claim(self) -> bool:
        """Whether a record asks for the loss of the gene."""
        return self.gene in self.named.losses

    @property
    def residue(self) -> str:
        """The first residue that is touched, ``V600``."""
        return f"{self.shape.reference}{self.shape.first}"


def classify(seen: Observation, genes: Genes, named: Named = NOTHING_NAMED) -> Verdict:
    """The class of one observation; ``named`` is what the records that touch it name."""
    match seen.alteration:
        case ProteinChange(gene=gene, change=change):
            return _protein(seen, gene, change, genes, named)
        case GeneEvent():
            return gene_event(seen, seen.alteration, genes, named.losses)
        case DnaChange(gene=gene) | Residue(gene=gene) | Region(gene=gene):
            return partial(seen, gene, genes, named.losses)
        case Fusion():
            return fusion(seen, seen.alteration, genes)
        case NamedVariant() | Expression() | Signature():
            return reported(seen, None) or Verdict(ONCOGENIC, None, ("an event by its kind",))
        case _:
            return Verdict(NOT_ASSESSED, None, ("a chromosomal finding",))


def _protein(seen: Observation, gene: str, change: str, genes: Genes, named: Named) -> Verdict:
    score = scored(gene, change, genes, by_claim=gene in named.losses)
    at = _Seen(seen, gene, change, shape(change), genes, known(gene, genes), named, score)
    found = next(verdict for rule in _RULES if (verdict := rule(at)) is not None)
    return found._replace(points=score.lines)


_DIRECTIONS = {
    Function.GAIN: Direction.GAIN,
    Function.LOSS: Direction.LOSS,
    Function.DOMINANT_NEGATIVE: Direction.LOSS,
}


def _direction(at: _Seen) -> Direction | None:
    """The direction that a study found for this change, else that of the gene."""
    does = at.known.facts.functions.get(at.change)
    return _DIRECTIONS.get(does) if does else direction_of(at.gene, at.genes, at.named.losses)


def _synonymous(at: _Seen) -> Verdict | None:
    if at.shape.kind is ShapeKind.SYNONYMOUS:
        return Verdict(BENIGN, None, ("the protein is unchanged",))
    return None


def _report_uncertain(at: _Seen) -> Verdict | None:
    """A report that calls a variant uncertain or benign is never overruled upward."""
    if at.seen.report in {ReportClass.ONCOGENIC, ReportClass.LIKELY_ONCOGENIC, None}:
        return None
    return reported(at.seen, _direction(at))


def _listed_benign(at: _Seen) -> Verdict | None:
    if (at.gene, at.change) in at.named.resistant:
        return None  # a clinical record of resistance outranks a list of natural variants
    if at.change not in at.known.benign:
        return None
    return Verdict(BENIGN, None, (f"{at.change} is listed as benign ({_lists(at)})",))


def _common(at: _Seen) -> Verdict | None:
    """A truncation that many healthy people carry drives nothing."""
    if at.shape.kind not in TRUNCATING or not any("(SB" in line for line in at.score.lines):
        return None
    why = next(line for line in at.score.lines if "(SB" in line)
    return Verdict(LIKELY_BENIGN, None, (why,))


def _report_oncogenic(at: _Seen) -> Verdict | None:
    told = reported(at.seen, _direction(at))
    if told is None or told.direction is not None:
        return told
    direction = Direction.LOSS if at.shape.kind in TRUNCATING else None
    return told._replace(direction=direction)


def _lists(at: _Seen) -> str:
    return at.known.lists(at.change)


def _listed_pathogenic(at: _Seen) -> Verdict | None:
    if at.change not in at.known.pathogenic:
        return None
    why = f"{at.change} is listed as pathogenic ({_lists(at)})"
    return Verdict(ONCOGENIC, _direction(at), (why,))


def _listed_germline(at: _Seen) -> Verdict | None:
    """A change known to cause disease in the germline drives where the gene is a suppressor."""
    if at.change not in at.known.germline:
        return None
    if at.seen.origin is not Origin.GERMLINE and not (at.known.loses or at.by_claim):
        return None
    why = f"{at.change} is listed as pathogenic in the germline ({_lists(at)})"
    return Verdict(ONCOGENIC, _direction(at), (why,))


def _truncation(at: _Seen) -> Verdict | None:
    if at.shape.kind not in TRUNCATING:
        return None
    codon = codon_of(at.gene, at.shape, at.genes)
    return of_ending(ends_early(codon, at.known, by_claim=at.by_claim))


def _hotspot(at: _Seen) -> Verdict | None:
    """A residue that missense changes hit again and again; stops there say nothing of it."""
    if at.shape.kind is not ShapeKind.MISSENSE or at.residue not in at.known.missense:
        return None
    missense, all_ = at.known.missense[at.residue], at.known.facts.hotspots[at.residue]
    if missense < STRONG_CHANGE and 2 * missense < all_:
        return None
    class_ = ONCOGENIC if missense >= STRONG_RESIDUE else LIKELY
    why = f"hotspot residue {at.residue} ({missense} samples)"
    return Verdict(class_, _direction(at), (why,))


def _hotspot_indel(at: _Seen) -> Verdict | None:
    """An in-frame change in a stretch that in-frame changes hit again and again."""
    if at.shape.kind not in IN_FRAME or at.shape.first is None:
        return None
    for span in at.known.facts.hotspot_indels:
        first, _, last = span.partition("-")
        if at.shape.first <= int(last or first) and (at.shape.last or 0) >= int(first):
            return Verdict(LIKELY, _direction(at), (f"in-frame change in the hotspot {span}",))
    return None


def _named_allele(at: _Seen) -> Verdict | None:
    record = at.named.alleles.get((at.gene, at.change))
    if record is None:
        return None
    return Verdict(LIKELY, _direction(at), (f"{at.change} is named by {record}",))


def _named_resistant(at: _Seen) -> Verdict | None:
    """A clinical record of resistance names this very change."""
    record = at.named.resistant.get((at.gene, at.change))
    if record is None:
        return None
    return Verdict(LIKELY, _direction(at), (f"{at.change} is named as resistant by {record}",))


def _named_region(at: _Seen) -> Verdict | None:
    """An in-frame change of the kind, and in the exon or range, that a record names."""
    if at.shape.kind not in IN_FRAME or at.shape.first is None:
        return None
    for region, record in at.named.regions:
        span = span_of(region, at.genes) if region.gene == at.gene else None
        kind = region.change is Change.ANY or region.change in changes_of(at.shape)
        if span and kind and at.shape.first <= span[1] and (at.shape.last or 0) >= span[0]:
            place = f"{region.kind} {region.first}"
            return Verdict(LIKELY, _direction(at), (f"in-frame, in {place}, named by {record}",))
    return None


def _by_points(at: _Seen) -> Verdict:
    """What no list and no rule settles has the class of its points; without any it is uncertain."""
    if not at.score.lines:
        return Verdict(VUS, None, ("in no list that is loaded",))
    opens = at.score.class_ in {ONCOGENIC, LIKELY}
    direction = _direction(at) if opens else None
    return Verdict(at.score.class_, direction, ("by the points of what is loaded",))


_RULES: tuple[Rule, ...] = (
    _synonymous,
    _report_uncertain,
    _listed_benign,
    _common,
    _report_oncogenic,
    _listed_pathogenic,
    _listed_germline,
    _truncation,
    _hotspot,
    _hotspot_indel,
    _named_allele,
    _named_resistant,
    _named_region,
    _by_points,
)
