"""The driver class of a finding: its words, what records name, and how a gene drives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kg.model import Direction, Observation, Region, ReportClass, Role
from ontologies.genes import Genes

ONCOGENIC, LIKELY, VUS = "oncogenic", "likely oncogenic", "uncertain significance"
LIKELY_BENIGN, BENIGN, NOT_ASSESSED = "likely benign", "benign", "not assessed"


class Verdict(NamedTuple):
    """The class of a finding, its functional direction where known, and the reasons."""

    class_: str
    direction: Direction | None
    why: tuple[str, ...]

    @property
    def opens(self) -> bool:
        """Whether a gene-level claim may rest on it."""
        return self.class_ in _OPENS


_OPENS = frozenset({ONCOGENIC, LIKELY})


_REPORTED: dict[ReportClass, str] = {
    ReportClass.ONCOGENIC: ONCOGENIC,
    ReportClass.LIKELY_ONCOGENIC: LIKELY,
    ReportClass.UNCERTAIN: VUS,
    ReportClass.LIKELY_BENIGN: LIKELY_BENIGN,
    ReportClass.BENIGN: BENIGN,
}


_ROLE_DIRECTION = {Role.ACTIVATING: Direction.GAIN, Role.LOSS: Direction.LOSS}


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


def direction_of(gene: str, genes: Genes, loss_genes: frozenset[str]) -> Direction | None:
    """The direction in which a gene drives: by its role, else by claims on its loss."""
    facts = genes.facts(gene)
    if facts is not None and facts.role is not None:
        return _ROLE_DIRECTION.get(facts.role)
    return Direction.LOSS if gene in loss_genes else None


def reported(seen: Observation, direction: Direction | None) -> Verdict | None:
    """The class that the report asserts, with its direction; None where it asserts none."""
    if seen.report is None:
        return None
    direction = seen.direction or direction
    return Verdict(_REPORTED[seen.report], direction, (f"the report says {seen.report}",))


def suppresses(gene: str, genes: Genes, loss_genes: frozenset[str]) -> bool:
    """A gene whose loss drives: by its role, or by claims on its loss."""
    facts = genes.facts(gene)
    ambiguous = facts is not None and facts.role is Role.AMBIGUOUS
    return ambiguous or gene in loss_genes or (facts is not None and facts.role is Role.LOSS)


def truncated(gene: str, codon: int | None, genes: Genes, loss_genes: frozenset[str]) -> Verdict:
    """A protein that ends early at a codon; None is an unknown place."""
    facts = genes.facts(gene)
    start = facts.benign_from_codon if facts is not None else None
    if facts is not None and start is not None and codon is not None and codon >= start:
        why = f"truncations from codon {start} on are listed as benign"
        return Verdict(BENIGN, None, (why, *facts.sources))
    if not suppresses(gene, genes, loss_genes):
        return Verdict(VUS, Direction.LOSS, ("a truncation, in a gene not known as suppressor",))
    last = genes.last_coding_exon(gene)
    if last is not None and codon is not None and codon >= last.first_codon:
        why = f"a truncation in the last coding exon (codon {last.first_codon} on)"
        return Verdict(VUS, None, (why,))
    return Verdict(LIKELY, Direction.LOSS, ("a truncation of a suppressor before its last exon",))
