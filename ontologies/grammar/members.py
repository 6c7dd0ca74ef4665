"""What "one of these genes" leaves open, once everything else in the question was read."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kg.model import (
    Alteration,
    DnaChange,
    GeneEvent,
    GeneEventKind,
    Observation,
    Presence,
    ProteinChange,
    Region,
    ReportClass,
    Residue,
    genes_of,
)
from ontologies.grammar.gene_roles import ONE_STANDS_FOR_ALL

_E = GeneEventKind
_MUTATED = frozenset({_E.MUTATION, _E.ALTERATION, _E.ONCOGENIC, _E.ACTIVATING, _E.MISSENSE})
_NO_DRIVER = frozenset({ReportClass.UNCERTAIN, ReportClass.LIKELY_BENIGN, ReportClass.BENIGN})


def still_open(group: Sequence[Observation], stated: Sequence[Observation]) -> list[Observation]:
    """Give what a group of alternatives still says beside the findings that are stated.

    "IDH-mutant" leaves both genes open unless another item names one; of "RAS mutant" one gene is
    mutated in any case, so that a first member that is not ruled out stands for it.
    """
    if _one_stands(group):
        return _standing(group, stated)
    named = {
        gene
        for o in stated
        if o.presence is not Presence.UNKNOWN
        for gene in genes_of(o.alteration)
    }
    settled = any(named & set(genes_of(o.alteration)) for o in group)
    return [o for o in group if o.presence is Presence.PRESENT or not settled]


def standing_in(alterations: Sequence[Alteration]) -> int | None:
    """Give the place of the member that stands for a mutated family; None for other families."""
    events = [a for a in alterations if isinstance(a, GeneEvent) and a.kind in _MUTATED]
    genes = [event.gene for event in events]
    whole = len(events) == len(alterations) == len({*genes}) > 1
    if not whole or not {*genes} <= {*ONE_STANDS_FOR_ALL}:
        return None
    return genes.index(next(gene for gene in ONE_STANDS_FOR_ALL if gene in genes))


def _one_stands(group: Sequence[Observation]) -> bool:
    one = [o.presence is Presence.PRESENT for o in group]
    return sum(one) == 1 and standing_in([o.alteration for o in group]) is not None


def _standing(group: Sequence[Observation], stated: Sequence[Observation]) -> list[Observation]:
    members = {genes_of(o.alteration)[0]: o for o in group}
    if any(
        o.presence is Presence.PRESENT
        and _is_mutated(o)
        and set(genes_of(o.alteration)) & {*members}
        for o in stated
    ):
        return []
    left = [gene for gene in ONE_STANDS_FOR_ALL if gene in members and not _denied(gene, stated)]
    return [
        msgspec.structs.replace(
            members[gene], presence=Presence.UNKNOWN if number else Presence.PRESENT
        )
        for number, gene in enumerate(left)
    ]


def _is_mutated(seen: Observation) -> bool:
    match seen.alteration:
        case GeneEvent(kind=kind):
            return kind in _MUTATED
        case ProteinChange() | DnaChange() | Residue() | Region():
            return seen.report not in _NO_DRIVER
        case _:
            return False


def _denied(gene: str, stated: Sequence[Observation]) -> bool:
    """Whether the gene is stated wild type, or without a mutation."""
    for seen in stated:
        match seen.alteration, seen.presence:
            case GeneEvent(gene=named, kind=_E.WILD_TYPE), Presence.PRESENT if named == gene:
                return True
            case GeneEvent(gene=named, kind=kind), Presence.ABSENT:
                if named == gene and kind in _MUTATED:
                    return True
            case _:
                pass
    return False
