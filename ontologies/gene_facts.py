"""What several lists say of one gene, put together."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import GeneFacts, Role


def joined(gene: str, facts: Sequence[GeneFacts]) -> GeneFacts:
    """Join the facts of several lists; in any order the same.

    Roles that differ make the gene ambiguous. A change that one list calls benign and another a
    driver is left out of both.
    """
    benign = {change for fact in facts for change in fact.benign}
    pathogenic = {change for fact in facts for change in fact.pathogenic}
    disputed = benign & pathogenic
    hotspots: dict[str, int] = {}
    for fact in facts:
        for residue, samples in fact.hotspots.items():
            hotspots[residue] = max(samples, hotspots.get(residue, 0))
    from_codons = [f.benign_from_codon for f in facts if f.benign_from_codon is not None]
    return GeneFacts(
        gene=gene,
        role=_role({fact.role for fact in facts if fact.role is not None}),
        hotspots=dict(sorted(hotspots.items())),
        hotspot_indels=tuple(sorted({span for fact in facts for span in fact.hotspot_indels})),
        benign=tuple(sorted(benign - disputed)),
        pathogenic=tuple(sorted(pathogenic - disputed)),
        benign_from_codon=max(from_codons, default=None),
        sources=tuple(sorted({source for fact in facts for source in fact.sources})),
    )


def _role(roles: set[Role]) -> Role | None:
    if len(roles) > 1:
        return Role.AMBIGUOUS
    return next(iter(roles), None)
