"""What can be altered in a tumour: the words that claims and patients share.

A claim asks for one of these (``Biomarker``), a patient shows one (``Observation``); the two meet
only in matching. Gene symbols are approved HGNC symbols. Protein changes are written without
``p.`` in one-letter HGVS (``V600E``, ``E746_A750del``, ``D770_N771insSVD``, ``R2520*``,
``S1982fs``, ``L858=``).
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from kg.model.value import Value, floats


class ProteinChange(Value, frozen=True, kw_only=True, tag="protein"):
    """One exact change of the protein."""

    gene: str
    change: str


class DnaChange(Value, frozen=True, kw_only=True, tag="dna"):
    """One change of the coding DNA (``c.3082+1G>T``), when no protein change is given."""

    gene: str
    change: str


class Residue(Value, frozen=True, kw_only=True, tag="residue"):
    """Any substitution of one residue: ``V600``, ``R132X``, ``G12``."""

    gene: str
    reference: str | None = None
    position: int


class Change(StrEnum):
    """The kind of change inside a region."""

    ANY = "mutation"
    MISSENSE = "missense"
    DELETION = "deletion"
    INSERTION = "insertion"
    DUPLICATION = "duplication"
    INDEL = "indel"
    FRAMESHIFT = "frameshift"
    SKIPPING = "skipping"
    SPLICE = "splice"
    TRUNCATING = "truncating"


class RegionKind(StrEnum):
    """How a region is counted."""

    EXON = "exon"
    CODON = "codon"
    DOMAIN = "domain"
    INTRON = "intron"


class Region(Value, frozen=True, kw_only=True, tag="region"):
    """A kind of change in exons, codons or a named domain: ``EGFR exon 19 deletion``.

    ``first`` and ``last`` are exon, intron or codon numbers, both inclusive; a domain has a
    ``name`` instead.
    """

    gene: str
    kind: RegionKind
    change: Change
    first: int | None = None
    last: int | None = None
    name: str | None = None


class GeneEventKind(StrEnum):
    """What happened to a whole gene."""

    MUTATION = "mutation"  # any short variant; matched only by an oncogenic one
    ALTERATION = "alteration"  # mutation, deletion, loss, fusion or amplification
    ONCOGENIC = "oncogenic mutation"
    ACTIVATING = "activating mutation"
    LOSS_OF_FUNCTION = "loss-of-function mutation"
    TRUNCATING = "truncating mutation"
    MISSENSE = "missense mutation"
    FRAMESHIFT = "frameshift mutation"
    SPLICE = "splice mutation"
    INTERNAL_TANDEM_DUPLICATION = "internal tandem duplication"
    KINASE_DOMAIN_DUPLICATION = "kinase domain duplication"
    AMPLIFICATION = "amplification"
    GAIN = "copy number gain"
    DELETION = "homozygous deletion"
    LOSS = "loss"  # deletion or loss of the product, however measured
    REARRANGEMENT = "rearrangement"  # fusion or another structural variant of this gene
    METHYLATION = "promoter methylation"
    PHOSPHORYLATION = "phosphorylation"
    RESISTANCE = "acquired resistance mutation"  # an allele that a resistance record names
    WILD_TYPE = "wild type"


class GeneEvent(Value, frozen=True, kw_only=True, tag="gene"):
    """An event of a whole gene, without the exact change."""

    gene: str
    kind: GeneEventKind


class NamedVariant(Value, frozen=True, kw_only=True, tag="named"):
    """A variant with a proper name, no HGVS change: ``EGFR vIII``, ``AR V7``, an rs number."""

    gene: str
    name: str


class Fusion(Value, frozen=True, kw_only=True, tag="fusion"):
    """A gene fusion; ``None`` is any partner.

    ``ALK fusion`` with an unknown partner on either side is ``Fusion(five=None, three="ALK",
    ordered=False)``. ``junction`` holds exons as written (``e13-a20``).
    """

    five: str | None = None
    three: str | None = None
    ordered: bool = True
    junction: str | None = None


class Level(StrEnum):
    """How much of a product was found."""

    OVER = "overexpression"
    POSITIVE = "positive"
    LOW = "low"
    UNDER = "underexpression"
    NEGATIVE = "negative"
    LOST = "lost"
    ANY = "expression"


class Expression(Value, frozen=True, kw_only=True, tag="expression"):
    """The amount of a gene's product, with assay and score where the text gives them.

    ``assay`` is ``IHC``, ``ISH``, ``TPS``, ``CPS``, ``IC``, ``TC`` or ``RNA``. In a claim the score
    lies in ``at_least`` ≤ x < ``below``; in an observation both bounds hold the measured value
    (``at_least`` = x, ``below`` = None). IHC 3+ is 3, percentages are 0-100.

    ``share`` is the share of tumour cells that stain at that score, in percent: a claim wants
    ``share`` ≤ x < ``share_below``; a finding has its value in ``share``, or only an upper bound.
    """

    gene: str
    level: Level
    assay: str | None = None
    at_least: float | None = None
    below: float | None = None
    share: float | None = None
    share_below: float | None = None

    def __post_init__(self) -> None:
        floats(self, "at_least", "below", "share", "share_below")


class SignatureName(StrEnum):
    """Genome-wide findings."""

    MSI = "microsatellite instability"
    MMR = "mismatch repair deficiency"
    TMB = "tumour mutational burden"
    HRD = "homologous recombination deficiency"
    OTHER = "other signature"


class Signature(Value, frozen=True, kw_only=True, tag="signature"):
    """A genome-wide finding, with a threshold where it has one.

    ``high`` is True for MSI-H, dMMR, TMB-high, HRD-positive and False for MSS, pMMR, TMB-low.
    TMB is in mutations per megabase: a claim wants ``at_least`` ≤ x < ``below``, an observation
    has its value in ``at_least``. ``name_text`` names an ``OTHER`` signature.
    """

    name: SignatureName
    high: bool | None = True
    at_least: float | None = None
    below: float | None = None
    name_text: str | None = None

    def __post_init__(self) -> None:
        floats(self, "at_least", "below")


class Cytogenetic(Value, frozen=True, kw_only=True, tag="cytogenetic"):
    """A chromosomal event in ISCN words without a gene: ``del(17p)``, ``+12``, ``complex``."""

    event: str


Alteration = (
    ProteinChange
    | DnaChange
    | Residue
    | Region
    | GeneEvent
    | NamedVariant
    | Fusion
    | Expression
    | Signature
    | Cytogenetic
)


class Origin(StrEnum):
    """Where a variant comes from."""

    SOMATIC = "somatic"
    GERMLINE = "germline"


class Zygosity(StrEnum):
    """How many copies are affected."""

    BIALLELIC = "bi-allelic"
    MONOALLELIC = "mono-allelic"


def genes_of(alteration: Alteration) -> tuple[str, ...]:
    """The gene symbols an alteration speaks of; none for signatures and chromosomes."""
    match alteration:
        case Signature() | Cytogenetic():
            return ()
        case Fusion(five=five, three=three):
            return tuple(g for g in (five, three) if g is not None)
        case _:
            return (alteration.gene,)


def keys_of(alteration: Alteration) -> tuple[str, ...]:
    """The index keys under which claims and findings about this meet: ``gene:BRAF``, ``sig:MSI``.

    MSI and MMR share one key, since each can satisfy the other.
    """
    keys = _KEYS.get(type(alteration))
    return keys(alteration) if keys is not None else (f"gene:{alteration.gene}",)  # type: ignore[union-attr]  # all others have one gene


def _signature_key(signature: Signature) -> tuple[str, ...]:
    name = SignatureName.MSI if signature.name is SignatureName.MMR else signature.name
    return (f"sig:{signature.name_text or name.name}",)


def _fusion_keys(fusion: Fusion) -> tuple[str, ...]:
    return tuple(f"gene:{gene}" for gene in (fusion.five, fusion.three) if gene is not None)


def _chromosome_key(seen: Cytogenetic) -> tuple[str, ...]:
    return (f"cyto:{seen.event}",)


#: By type, since it is asked of every finding and every leaf; a match statement takes five times
#: as long.
_KEYS: dict[type, Callable[[Any], tuple[str, ...]]] = {
    Signature: _signature_key,
    Fusion: _fusion_keys,
    Cytogenetic: _chromosome_key,
}
