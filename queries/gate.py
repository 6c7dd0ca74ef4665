"""The driver gate: is a variant a driver, in which direction, and why.

First form (issue: the path): what the report asserts, synonymous changes, lists of benign and of
pathogenic variants, hotspot residues, truncation of a suppressor before its last exon, and an
allele that a label or a clinical-level record names. The lists speak before the rules.
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
from ontologies.genes import Genes
from queries.driver import (
    BENIGN,
    LIKELY,
    NOT_ASSESSED,
    NOTHING_NAMED,
    ONCOGENIC,
    VUS,
    Named,
    Verdict,
    direction_of,
    reported,
    suppresses,
    truncated,
)
from queries.event_gate import gene_event, partial
from queries.regions import changes_of, span_of
from queries.shape import IN_FRAME, TRUNCATING, Shape, ShapeKind, shape

#: Samples from which a hotspot is strong (ClinGen/CGC/VICC OS3: ≥ 50; below it is OM3/OP3).
STRONG_HOTSPOT = 50


Rule = Callable[["_Seen"], Verdict | None]


class _Seen(NamedTuple):
    """A protein-level finding on its way through the rules."""

    seen: Observation
    gene: str
    change: str
    shape: Shape
    genes: Genes
    named: Named

    @property
    def loss_genes(self) -> frozenset[str]:
        """Genes whose loss a record names."""
        return self.named.losses


def classify(seen: Observation, genes: Genes, named: Named = NOTHING_NAMED) -> Verdict:
    """The class of one observation; ``named`` is what the records that touch it name."""
    loss_genes = named.losses
    match seen.alteration:
        case ProteinChange(gene=gene, change=change):
            at = _Seen(seen, gene, change, shape(change), genes, named)
            return next(v for rule in _RULES if (v := rule(at)) is not None)
        case GeneEvent():
            return gene_event(seen, seen.alteration, genes, loss_genes)
        case DnaChange(gene=gene) | Residue(gene=gene) | Region(gene=gene):
            return partial(seen, gene, genes, loss_genes)
        case Fusion() | NamedVariant() | Expression() | Signature():
            return reported(seen, None) or Verdict(ONCOGENIC, None, ("an event by its kind",))
        case _:
            return Verdict(NOT_ASSESSED, None, ("a chromosomal finding",))


def _direction(at: _Seen) -> Direction | None:
    return direction_of(at.gene, at.genes, at.loss_genes)


def _synonymous(at: _Seen) -> Verdict | None:
    if at.shape.kind is ShapeKind.SYNONYMOUS:
        return Verdict(BENIGN, None, ("the protein is unchanged",))
    return None


def _report_uncertain(at: _Seen) -> Verdict | None:
    """A report that calls a variant uncertain or benign is never overruled upward."""
    if at.seen.report in {ReportClass.ONCOGENIC, ReportClass.LIKELY_ONCOGENIC, None}:
        return None
    return reported(at.seen, _direction(at))


def _named_resistant(at: _Seen) -> Verdict | None:
    """A clinical record of resistance names this very change."""
    record = at.named.resistant.get((at.gene, at.change))
    if record is None:
        return None
    return Verdict(LIKELY, _direction(at), (f"{at.change} is named as resistant by {record}",))


def _listed_benign(at: _Seen) -> Verdict | None:
    facts = at.genes.facts(at.gene)
    if (at.gene, at.change) in at.named.resistant:
        return None  # a clinical record of resistance outranks a list of natural variants
    if facts is not None and at.change in facts.benign:
        return Verdict(BENIGN, None, (f"{at.change} is listed as benign", *facts.sources))
    return None


def _report_oncogenic(at: _Seen) -> Verdict | None:
    told = reported(at.seen, _direction(at))
    if told is None or told.direction is not None:
        return told
    direction = Direction.LOSS if at.shape.kind in TRUNCATING else None
    return told._replace(direction=direction)


def _truncation(at: _Seen) -> Verdict | None:
    if at.shape.kind not in TRUNCATING:
        return None
    return truncated(at.gene, at.shape.first, at.genes, at.loss_genes)


def _listed_pathogenic(at: _Seen) -> Verdict | None:
    facts = at.genes.facts(at.gene)
    if facts is None or at.change not in facts.pathogenic:
        return None
    why = (f"{at.change} is listed as pathogenic", *facts.sources)
    return Verdict(ONCOGENIC, _direction(at), why)


def _listed_germline(at: _Seen) -> Verdict | None:
    """A change known to cause disease in the germline drives where the gene is a suppressor."""
    facts = at.genes.facts(at.gene)
    if facts is None or at.change not in facts.germline:
        return None
    germline = at.seen.origin is Origin.GERMLINE
    if not germline and not suppresses(at.gene, at.genes, at.loss_genes):
        return None
    why = f"{at.change} is listed as pathogenic in the germline"
    return Verdict(ONCOGENIC, _direction(at), (why, *facts.sources))


def _hotspot(at: _Seen) -> Verdict | None:
    facts = at.genes.facts(at.gene)
    if facts is None or at.shape.kind is not ShapeKind.MISSENSE:
        return None
    count = facts.hotspots.get(f"{at.shape.reference}{at.shape.first}")
    if count is None:
        return None
    class_ = ONCOGENIC if count >= STRONG_HOTSPOT else LIKELY
    why = f"hotspot residue {at.shape.reference}{at.shape.first} ({count} samples)"
    return Verdict(class_, _direction(at), (why,))


def _hotspot_indel(at: _Seen) -> Verdict | None:
    facts = at.genes.facts(at.gene)
    if facts is None or at.shape.kind not in IN_FRAME or at.shape.first is None:
        return None
    for span in facts.hotspot_indels:
        first, _, last = span.partition("-")
        if at.shape.first <= int(last or first) and (at.shape.last or 0) >= int(first):
            direction = _direction(at)
            return Verdict(LIKELY, direction, (f"in-frame change in the hotspot {span}",))
    return None


def _named_allele(at: _Seen) -> Verdict | None:
    record = at.named.alleles.get((at.gene, at.change))
    if record is None:
        return None
    return Verdict(LIKELY, _direction(at), (f"{at.change} is named by {record}",))


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


def _unknown(_: _Seen) -> Verdict:
    return Verdict(VUS, None, ("in no list that is loaded",))


_RULES: tuple[Rule, ...] = (
    _synonymous,
    _report_uncertain,
    _listed_benign,
    _report_oncogenic,
    _listed_pathogenic,
    _listed_germline,
    _truncation,
    _hotspot,
    _hotspot_indel,
    _named_allele,
    _named_resistant,
    _named_region,
    _unknown,
)
