"""What the records of a regimen ask for: biomarkers and tumours, the nearest to a patient first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kg.model import CohortOutcome, Label, Presence, Statement, biomarkers_of, genes_of
from queries.decision import Ground
from queries.relation import HERE, relation
from queries.reply import Out
from queries.rules import STRENGTH

#: So many biomarkers are told; the rest is counted.
NEAREST = 8

Claim = Statement | Label | CohortOutcome


class Asks(Out, frozen=True, kw_only=True):
    """One biomarker that records of a regimen ask for, and in which tumours."""

    biomarker: str
    tumours: tuple[str, ...]
    records: tuple[str, ...]


class _Distance(NamedTuple):
    """Smaller is nearer: the patient's gene, the patient's tumour, a label, a strong record."""

    other_gene: bool
    other_tumour: bool
    no_label: bool
    weakness: int


def asks_for(records: Iterable[Claim], ground: Ground) -> tuple[Asks, ...]:
    """The biomarkers that supporting records name, the nearest first."""
    genes = {
        gene
        for finding in ground.patient.findings
        if finding.seen.presence is Presence.PRESENT
        for gene in genes_of(finding.seen.alteration)
    }
    by_text: defaultdict[str, list[tuple[_Distance, Claim]]] = defaultdict(list)
    for record in records:
        by_text[record.profile_text].append((_distance(record, genes, ground), record))
    ranked = sorted(by_text.items(), key=lambda item: (min(d for d, _ in item[1]), item[0]))
    return tuple(_asks(text, found) for text, found in ranked[:NEAREST])


def _asks(text: str, found: list[tuple[_Distance, Claim]]) -> Asks:
    nearest = [record for _, record in sorted(found, key=lambda item: item[0])]
    return Asks(
        biomarker=text,
        tumours=tuple(dict.fromkeys(record.tumour.text for record in nearest)),
        records=tuple(dict.fromkeys(record.provenance.record for record in nearest)),
    )


def _distance(record: Claim, genes: set[str], ground: Ground) -> _Distance:
    leaves = biomarkers_of(record.profile) if record.profile is not None else ()
    asked = {gene for leaf in leaves for gene in genes_of(leaf.alteration)}
    near = relation(ground.patient.case.tumour, record.tumour, ground.words.tumours)
    return _Distance(
        other_gene=not asked & genes,
        other_tumour=near not in HERE,
        no_label=not isinstance(record, Label),
        weakness=STRENGTH[record.band] if isinstance(record, Statement) else 0,
    )
