"""The driver gate: is a variant a driver, in which direction, and why.

First form (issue: the path): what the report asserts, synonymous changes, lists of benign and of
pathogenic variants, hotspot residues, truncation of a suppressor before its last exon, and an
allele that a label or a clinical-level record names. The lists speak before the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from kg.model import (
    Change,
    Direction,
    DnaChange,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    NamedVariant,
    Observation,
    Origin,
    ProteinChange,
    Region,
    ReportClass,
    Residue,
    Role,
    Signature,
    Zygosity,
)
from ontologies.dna import frameshift_codon
from ontologies.genes import Genes
from queries.regions import changes_of, span_of
from queries.shape import IN_FRAME, TRUNCATING, Shape, ShapeKind, is_splice, shape

#: Samples from which a hotspot is strong (ClinGen/CGC/VICC OS3: ≥ 50; below it is OM3/OP3).
STRONG_HOTSPOT = 50


class Verdict(NamedTuple):
    """The class of a finding, its functional direction where known, and the reasons."""

    class_: str
    direction: Direction | None
    why: tuple[str, ...]

    @property
    def opens(self) -> bool:
        """Whether a gene-level claim may rest on it."""
        return self.class_ in _OPENS


ONCOGENIC, LIKELY, VUS = "oncogenic", "likely oncogenic", "uncertain significance"
LIKELY_BENIGN, BENIGN, NOT_ASSESSED = "likely benign", "benign", "not assessed"
_OPENS = frozenset({ONCOGENIC, LIKELY})
_REPORTED: dict[ReportClass, str] = {
    ReportClass.ONCOGENIC: ONCOGENIC,
    ReportClass.LIKELY_ONCOGENIC: LIKELY,
    ReportClass.UNCERTAIN: VUS,
    ReportClass.LIKELY_BENIGN: LIKELY_BENIGN,
    ReportClass.BENIGN: BENIGN,
}
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
_ROLE_DIRECTION = {Role.ACTIVATING: Direction.GAIN, Role.LOSS: Direction.LOSS}

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


class Named(NamedTuple):
    """What labels and clinical-level records of sensitivity name, each with the record.

    ``alleles`` are (gene, change), ``regions`` exons and codon ranges, ``losses`` the genes whose
    loss they name, ``resistant`` the alleles that clinical-level records of resistance name.
    """

    alleles: Mapping[tuple[str, str], str] = {}
    resistant: Mapping[tuple[str, str], str] = {}
    regions: tuple[tuple[Region, str], ...] = ()
    losses: frozenset[str] = frozenset()


NOTHING_NAMED = Named()
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
            return _gene_event(seen, seen.alteration, genes, loss_genes)
        case DnaChange(gene=gene) | Residue(gene=gene) | Region(gene=gene):
            return _partial(seen, gene, genes, loss_genes)
        case Fusion() | NamedVariant() | Expression() | Signature():
            return _reported(seen, None) or Verdict(ONCOGENIC, None, ("an event by its kind",))
        case _:
            return Verdict(NOT_ASSESSED, None, ("a chromosomal finding",))


def _direction_of(gene: str, genes: Genes, loss_genes: frozenset[str]) -> Direction | None:
    """The direction in which a gene drives: by its role, else by claims on its loss."""
    facts = genes.facts(gene)
    if facts is not None and facts.role is not None:
        return _ROLE_DIRECTION.get(facts.role)
    return Direction.LOSS if gene in loss_genes else None


def _reported(seen: Observation, direction: Direction | None) -> Verdict | None:
    if seen.report is None:
        return None
    direction = seen.direction or direction
    return Verdict(_REPORTED[seen.report], direction, (f"the report says {seen.report}",))


def _direction(at: _Seen) -> Direction | None:
    return _direction_of(at.gene, at.genes, at.loss_genes)


def _suppresses(gene: str, genes: Genes, loss_genes: frozenset[str]) -> bool:
    """A gene whose loss drives: by its role, or by claims on its loss."""
    facts = genes.facts(gene)
    ambiguous = facts is not None and facts.role is Role.AMBIGUOUS
    return ambiguous or gene in loss_genes or (facts is not None and facts.role is Role.LOSS)


def _synonymous(at: _Seen) -> Verdict | None:
    if at.shape.kind is ShapeKind.SYNONYMOUS:
        return Verdict(BENIGN, None, ("the protein is unchanged",))
    return None


def _report_uncertain(at: _Seen) -> Verdict | None:
    """A report that calls a variant uncertain or benign is never overruled upward."""
    if at.seen.report in {ReportClass.ONCOGENIC, ReportClass.LIKELY_ONCOGENIC, None}:
        return None
    return _reported(at.seen, _direction(at))


def _named_resistant(at: _Seen) -> Verdict | None:
    """A clinical record of resistance to this very change outranks a list of natural variants."""
    record = at.named.resistant.get((at.gene, at.change))
    if record is None:
        return None
    return Verdict(LIKELY, _direction(at), (f"{at.change} is named as resistant by {record}",))


def _listed_benign(at: _Seen) -> Verdict | None:
    facts = at.genes.facts(at.gene)
    if facts is not None and at.change in facts.benign:
        return Verdict(BENIGN, None, (f"{at.change} is listed as benign", *facts.sources))
    return None


def _report_oncogenic(at: _Seen) -> Verdict | None:
    reported = _reported(at.seen, _direction(at))
    if reported is None or reported.direction is not None:
        return reported
    direction = Direction.LOSS if at.shape.kind in TRUNCATING else None
    return reported._replace(direction=direction)


def _truncation(at: _Seen) -> Verdict | None:
    if at.shape.kind not in TRUNCATING:
        return None
    return _truncated(at.gene, at.shape.first, at.genes, at.loss_genes)


def _truncated(gene: str, codon: int | None, genes: Genes, loss_genes: frozenset[str]) -> Verdict:
    """A protein that ends early at a codon; None is an unknown place."""
    facts = genes.facts(gene)
    start = facts.benign_from_codon if facts is not None else None
    if facts is not None and start is not None and codon is not None and codon >= start:
        why = f"truncations from codon {start} on are listed as benign"
        return Verdict(BENIGN, None, (why, *facts.sources))
    if not _suppresses(gene, genes, loss_genes):
        return Verdict(VUS, Direction.LOSS, ("a truncation, in a gene not known as suppressor",))
    last = genes.last_coding_exon(gene)
    if last is not None and codon is not None and codon >= last.first_codon:
        why = f"a truncation in the last coding exon (codon {last.first_codon} on)"
        return Verdict(VUS, None, (why,))
    return Verdict(LIKELY, Direction.LOSS, ("a truncation of a suppressor before its last exon",))


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
    if not germline and not _suppresses(at.gene, at.genes, at.loss_genes):
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
    _named_resistant,
    _listed_benign,
    _report_oncogenic,
    _listed_pathogenic,
    _listed_germline,
    _truncation,
    _hotspot,
    _hotspot_indel,
    _named_allele,
    _named_region,
    _unknown,
)


def _gene_event(
    seen: Observation, event: GeneEvent, genes: Genes, loss_genes: frozenset[str]
) -> Verdict:
    direction = _EVENT_DIRECTION.get(event.kind) or _direction_of(event.gene, genes, loss_genes)
    reported = _reported(seen, direction)
    if reported is not None:
        return reported
    suppressor = _suppresses(event.gene, genes, loss_genes)
    if event.kind is GeneEventKind.TRUNCATING and suppressor:
        return Verdict(LIKELY, Direction.LOSS, ("a truncation of a suppressor",))
    if seen.zygosity is Zygosity.BIALLELIC and suppressor:
        return Verdict(LIKELY, Direction.LOSS, ("both copies of a suppressor are altered",))
    if event.kind in _UNASSESSED_EVENTS:
        return Verdict(NOT_ASSESSED, None, ("the exact change is not reported",))
    return Verdict(ONCOGENIC, direction, ("an event by its kind",))


def _partial(seen: Observation, gene: str, genes: Genes, loss_genes: frozenset[str]) -> Verdict:
    """A finding without its exact protein change."""
    reported = _reported(seen, _direction_of(gene, genes, loss_genes))
    if reported is not None:
        return reported
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
        return _truncated(gene, codon, genes, loss_genes)
    if is_splice(change) and _suppresses(gene, genes, loss_genes):
        return Verdict(LIKELY, Direction.LOSS, ("a splice site of a suppressor",))
    return Verdict(NOT_ASSESSED, None, ("what the protein becomes is not reported",))
