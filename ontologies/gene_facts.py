"""What several lists say of one gene, put together: its facts, and its coding structure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

import msgspec

from kg.model import GeneFacts, GeneModel, Role
from kg.model.gene import Function
from ontologies.gene_words import FAMILIES
from ontologies.genetic_code import CODONS

#: A gene that no list of roles has and that many distinct truncations cause cancer in: its loss
#: drives. Lists of roles count somatic mutations, so they miss genes altered in the germline.
_LOSS_BY_TRUNCATIONS = 5

_Number = TypeVar("_Number", int, float)

#: Genes of a family that labels and claims name for the loss of its members: repair by homologous
#: recombination, mismatch repair, succinate dehydrogenase. They count as suppressors where no list
#: gives them a role of their own.
LOST_IN_FAMILY: Final = frozenset(
    gene for family in ("HRR", "MMR", "SDH") for gene in FAMILIES[family]
)

#: So many samples at a residue, or with other changes of it, make it a hotspot of its own.
_HOT: Final = 10
_HOT_BY_OTHERS: Final = 3

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

    Roles that differ make the gene ambiguous; a gene without any is a suppressor where its family
    is one of them, or where enough distinct truncations are pathogenic. A change that one list
    calls benign and another a driver is left out of both. A natural variant is benign, but not at a
    hotspot of others, nor where a list of drivers has it. A change of any germline disease is
    pathogenic where the gene drives cancer in the same direction, or where its residue is a
    hotspot. ``listed`` keeps which lists have a change.
    """
    truncations = max((fact.pathogenic_truncations for fact in facts), default=0)
    role = _role(gene, facts, truncations)
    hotspots = _most(fact.hotspots for fact in facts)
    germline = {change for fact in facts for change in fact.germline}
    pathogenic = {change for fact in facts for change in fact.pathogenic}
    changes = _most(fact.changes for fact in facts)
    known = pathogenic | germline
    natural = {
        change
        for fact in facts
        for change in fact.natural
        if change not in pathogenic and not _at_hotspot(change, hotspots, changes, known)
    }
    benign = natural | {change for fact in facts for change in fact.benign}
    disputed = benign & known
    as_in_cancer = gene in _GAIN_IN_GERMLINE or _by_loss(role, truncations)
    pathogenic |= {c for c in germline if as_in_cancer or c[:-1] in hotspots}
    from_codons = [f.benign_from_codon for f in facts if f.benign_from_codon is not None]
    return GeneFacts(
        gene=gene,
        role=role,
        hotspots=dict(sorted(hotspots.items())),
        changes=changes,
        hotspot_indels=tuple(sorted({span for fact in facts for span in fact.hotspot_indels})),
        benign=tuple(sorted(benign - disputed)),
        pathogenic=tuple(sorted(pathogenic - disputed)),
        germline=tuple(sorted(germline - disputed)),
        functions=_agreed(facts),
        common=_most(fact.common for fact in facts),
        domains=tuple(sorted({domain for fact in facts for domain in fact.domains})),
        benign_from_codon=max(from_codons, default=None),
        pathogenic_truncations=truncations,
        truncations=tuple(sorted({codon for fact in facts for codon in fact.truncations})),
        sources=tuple(sorted({source for fact in facts for source in fact.sources})),
        listed=_listed(facts),
    )


def _at_hotspot(
    change: str, hotspots: Mapping[str, int], changes: Mapping[str, int], drivers: Iterable[str]
) -> bool:
    """Whether a natural variant is one of a residue that others hit or drive by.

    Lists of natural variants hold somatic ones too (POLE P286R). A residue of a few samples, all
    with this change, may be the polymorphism itself.
    """
    residue = change[:-1]
    if residue not in hotspots:
        return False
    told = {
        c: n for c, n in changes.items() if c[:-1] == residue and c[-1] not in {residue[0], "*"}
    }
    samples = sum(told.values())
    others = samples - told.get(change, 0)
    driven = any(c[:-1] == residue and c[-1] != "*" for c in drivers)
    return samples >= _HOT or others >= _HOT_BY_OTHERS or driven


def _most(tables: Iterable[Mapping[str, _Number]]) -> dict[str, _Number]:
    """Join tables of numbers; the greatest counts."""
    found: dict[str, _Number] = {}
    for table in tables:
        for key, number in table.items():
            found[key] = max(number, found.get(key, number))
    return found


def _agreed(facts: Sequence[GeneFacts]) -> dict[str, Function]:
    """Give what changes do, where no two lists tell it differently."""
    told: dict[str, set[Function]] = {}
    for fact in facts:
        for change, does in fact.functions.items():
            told.setdefault(change, set()).add(does)
    return {change: next(iter(does)) for change, does in told.items() if len(does) == 1}


def _listed(facts: Sequence[GeneFacts]) -> dict[str, tuple[str, ...]]:
    """Give, for each listed change, the lists that have it; what it does has a key of its own."""
    found: dict[str, set[str]] = {}
    for fact in facts:
        does = (f"{change} function" for change in fact.functions)
        for key in (*fact.benign, *fact.natural, *fact.pathogenic, *fact.germline, *does):
            found.setdefault(key, set()).update(fact.sources)
    return {key: tuple(sorted(names)) for key, names in found.items()}


def _role(gene: str, facts: Sequence[GeneFacts], truncations: int) -> Role | None:
    roles = {fact.role for fact in facts if fact.role is not None}
    if len(roles) > 1:
        return Role.AMBIGUOUS
    if roles:
        return next(iter(roles))
    lost = gene in LOST_IN_FAMILY or truncations >= _LOSS_BY_TRUNCATIONS
    return Role.LOSS if lost else None


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
