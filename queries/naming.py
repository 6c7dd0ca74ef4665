"""What records name: alleles and regions that open the driver gate, resistance alleles, losses."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import (
    Curie,
    Effect,
    GeneEvent,
    GeneEventKind,
    Label,
    ProteinChange,
    Region,
    Statement,
    biomarkers_of,
)
from kg.model.statement import CLINICAL_LEVEL
from ontologies.tumours import Tumours
from queries.driver import Named
from queries.relation import HERE, relation


def named(
    statements: Iterable[Statement],
    labels: Iterable[Label],
    patient_tumour: Curie | None,
    tumours: Tumours,
) -> Named:
    """What opens the driver gate by name.

    Alleles and regions that a label, or a clinical-level record of sensitivity in this tumour,
    names; and genes whose loss such a record names in any tumour.
    """
    clinical = [
        statement
        for statement in statements
        if statement.supports
        and statement.effect is Effect.SENSITIVITY
        and statement.band in CLINICAL_LEVEL
    ]
    here = [s for s in clinical if relation(patient_tumour, s.tumour, tumours) in HERE]
    alleles: dict[tuple[str, str], str] = {}
    regions: dict[Region, str] = {}
    named_by: tuple[Label | Statement, ...] = (*labels, *here)
    for record in named_by:
        for leaf in biomarkers_of(record.profile):
            match leaf.alteration:
                case ProteinChange(gene=gene, change=change):
                    alleles.setdefault((gene, change), record.provenance.record)
                case Region() as region:
                    regions.setdefault(region, record.provenance.record)
                case _:
                    pass
    return Named(
        alleles=alleles,
        resistant=resistant_alleles(s for s in statements if s.band in CLINICAL_LEVEL),
        regions=tuple(regions.items()),
        losses=_losses((*labels, *clinical)),
    )


def resistant_alleles(statements: Iterable[Statement]) -> dict[tuple[str, str], str]:
    """Alleles that a record of resistance names, at any level, with the record."""
    named: dict[tuple[str, str], str] = {}
    for record in statements:
        if record.supports and record.effect is Effect.RESISTANCE:
            for leaf in biomarkers_of(record.profile):
                if isinstance(leaf.alteration, ProteinChange):
                    key = (leaf.alteration.gene, leaf.alteration.change)
                    named.setdefault(key, record.provenance.record)
    return named


_LOSS = frozenset(
    {
        GeneEventKind.LOSS_OF_FUNCTION,
        GeneEventKind.LOSS,
        GeneEventKind.TRUNCATING,
        GeneEventKind.DELETION,
    }
)


def _losses(records: Iterable[Label | Statement]) -> frozenset[str]:
    """Genes whose loss is what a record asks for."""
    return frozenset(
        leaf.alteration.gene
        for record in records
        for leaf in biomarkers_of(record.profile)
        if isinstance(leaf.alteration, GeneEvent) and leaf.alteration.kind in _LOSS
    )
