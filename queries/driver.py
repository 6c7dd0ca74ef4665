"""The driver class of a finding: its words, what records name, and how a gene drives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kg.model import Direction, Observation, Region, ReportClass, Role
from ontologies.genes import Genes
from queries.known import known
from queries.truncation import End, Ending

ONCOGENIC, LIKELY, VUS = "oncogenic", "likely oncogenic", "uncertain significance"
LIKELY_BENIGN, BENIGN, NOT_ASSESSED = "likely benign", "benign", "not assessed"


class Verdict(NamedTuple):
    """The class of a finding, its functional direction where known, and the reasons.

    ``why`` begins with what decided; ``points`` are the lines of the points of oncogenicity, shown
    beside it.
    """

    class_: str
    direction: Direction | None
    why: tuple[str, ...]
    points: tuple[str, ...] = ()

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
    role = known(gene, genes).facts.role
    if role is not None:
        return _ROLE_DIRECTION.get(role)
    return Direction.LOSS if gene in loss_genes else None


def reported(seen: Observation, direction: Direction | None) -> Verdict | None:
    """The class that the report asserts, with its direction; None where it asserts none."""
    if seen.report is None:
        return None
    direction = seen.direction or direction
    return Verdict(_REPORTED[seen.report], direction, (f"the report says {seen.report}",))


_CLASS_OF_END = {End.HARMLESS: BENIGN, End.DRIVES: LIKELY, End.UNCERTAIN: VUS}


def of_ending(ending: Ending) -> Verdict:
    """The class of a protein that ends early."""
    direction = Direction.LOSS if ending.is_ is End.DRIVES else None
    return Verdict(_CLASS_OF_END[ending.is_], direction, (ending.why,))
