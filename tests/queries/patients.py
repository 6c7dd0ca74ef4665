"""Builders: say only what matters about a patient."""

from __future__ import annotations

from kg.model import (
    Alteration,
    Biomarker,
    Case,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    Observation,
    Presence,
    ProteinChange,
    Region,
)
from kg.model.alteration import Change, RegionKind
from ontologies.genes import Genes
from queries.gate import classify
from queries.patient import Patient, patient

ABSENT, UNKNOWN = Presence.ABSENT, Presence.UNKNOWN


def change(gene: str, text: str) -> ProteinChange:
    return ProteinChange(gene=gene, change=text)


def event(gene: str, kind: GeneEventKind) -> GeneEvent:
    return GeneEvent(gene=gene, kind=kind)


def exon(gene: str, number: int, kind: Change) -> Region:
    return Region(gene=gene, kind=RegionKind.EXON, change=kind, first=number, last=number)


def fusion(three: str, five: str | None = None) -> Fusion:
    return Fusion(five=five, three=three, ordered=five is not None)


def level(gene: str, word: Level, **score: float | str) -> Expression:
    return Expression(gene=gene, level=word, **score)  # type: ignore[arg-type]  # scores by name


def seen(alteration: Alteration, presence: Presence = Presence.PRESENT) -> Observation:
    return Observation(alteration=alteration, presence=presence, text=str(alteration))


def wants(alteration: Alteration, **scope: object) -> Biomarker:
    return Biomarker(alteration=alteration, **scope)  # type: ignore[arg-type]  # origin, zygosity


def with_(genes: Genes, *findings: Alteration | Observation) -> Patient:
    """A patient with these findings, each classed by the driver gate."""
    observations = tuple(f if isinstance(f, Observation) else seen(f) for f in findings)
    return patient(Case(observations=observations), lambda s: classify(s, genes))
