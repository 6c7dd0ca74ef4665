"""What several lists say of one gene, put together: its facts, and its coding structure."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kg.model import GeneFacts, GeneModel, Role
from ontologies.genetic_code import CODONS

#: A gene that no list of roles has and that many distinct truncations cause cancer in: its loss
#: drives. Lists of roles count somatic mutations, so they miss genes altered in the germline.
_LOSS_BY_TRUNCATIONS = 5

#: Oncogenes whose germline disease is a gain of function too (RASopathies, overgrowth, bone growth,
#: hereditary neuroblastoma and kidney cancer). In others it may be a loss: AR (insensitivity), KIT
#: (piebaldism), RET (Hirschsprung), BTK and JAK3 (immune deficiency), FGFR1 (Kallmann). Own general
#: knowledge.
_GAIN_IN_GERMLINE = frozenset(
    {
        *("BRAF", "RAF1", "MAP2K1", "MAP2K2", "HRAS", "KRAS", "NRAS", "RIT1", "RRAS2", "SOS1"),
        *("PTPN11", "CBL", "PIK3CA", "AKT1", "AKT3", "MTOR", "FGFR2", "FGFR3", "ALK", "MET"),
        *("CDK4", "SMO", "IDH2", "ABL1", "FLT3", "PDGFRA"),
    }
)


def joined(gene: str, facts: Sequence[GeneFacts]) -> GeneFacts:
    """Join the facts of several lists; in any order the same.

    Roles that differ make the gene ambiguous; a gene without any is a suppressor where enough
    distinct truncations are pathogenic. A change that one list calls benign and another a
    driver is left out of both. A change of any germline disease is pathogenic where the gene drives
    cancer in the same direction, or where its residue is a hotspot.
    """
    truncations = max((fact.pathogenic_truncations for fact in facts), default=0)
    role = _role({fact.role for fact in facts if fact.role is not None}, truncations)
    hotspots: dict[str, int] = {}
    for fact in facts:
        for residue, samples in fact.hotspots.items():
            hotspots[residue] = max(samples, hotspots.get(residue, 0))
    benign = {change for fact in facts for change in fact.benign}
    germline = {change for fact in facts for change in fact.germline}
    pathogenic = {change for fact in facts for change in fact.pathogenic}
    disputed = benign & (pathogenic | germline)
    as_in_cancer = gene in _GAIN_IN_GERMLINE or _by_loss(role, truncations)
    pathogenic |= {c for c in germline if as_in_cancer or c[:-1] in hotspots}
    from_codons = [f.benign_from_codon for f in facts if f.benign_from_codon is not None]
    return GeneFacts(
        gene=gene,
        role=role,
        hotspots=dict(sorted(hotspots.items())),
        hotspot_indels=tuple(sorted({span for fact in facts for span in fact.hotspot_indels})),
        benign=tuple(sorted(benign - disputed)),
        pathogenic=tuple(sorted(pathogenic - disputed)),
        germline=tuple(sorted(germline - disputed)),
        benign_from_codon=max(from_codons, default=None),
        pathogenic_truncations=truncations,
        sources=tuple(sorted({source for fact in facts for source in fact.sources})),
    )


def _role(roles: set[Role], truncations: int) -> Role | None:
    if len(roles) > 1:
        return Role.AMBIGUOUS
    if not roles and truncations >= _LOSS_BY_TRUNCATIONS:
        return Role.LOSS
    return next(iter(roles), None)


def _by_loss(role: Role | None, truncations: int) -> bool:
    """Whether losing the gene drives; of one without a role, whether a truncation is known to."""
    return truncations > 0 if role is None else role is not Role.ACTIVATING


def joined_model(gene: str, models: Sequence[GeneModel]) -> GeneModel:
    """Join the coding structure of one source with the reference codons of others.

    The last model that has exons or sequences is the structure. A codon stays where all tables that
    tell it agree and where it stands for the residue of the protein.
    """
    whole = [model for model in models if model.exons or model.sequences]
    structure = whole[-1] if whole else models[-1]
    told: dict[int, set[str]] = {}
    for model in models:
        for number, triplet in model.codons.items():
            told.setdefault(number, set()).add(triplet)
    codons = {
        number: next(iter(triplets))
        for number, triplets in sorted(told.items())
        if len(triplets) == 1 and _stands(structure, number, next(iter(triplets)))
    }
    return msgspec.structs.replace(structure, gene=gene, codons=codons)


def _stands(model: GeneModel, number: int, triplet: str) -> bool:
    """Whether the codon's residue stands at its number, in a protein of the model."""
    residue = CODONS.get(triplet)
    if not model.sequences:
        return residue is not None
    return any(letters[number - 1 : number] == residue for letters in model.sequences)
