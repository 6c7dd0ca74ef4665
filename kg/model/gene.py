"""Genes and what the driver gate needs to know of them."""

from __future__ import annotations

from enum import StrEnum

from kg.model.value import Curie, Value


class Role(StrEnum):
    """How a gene drives cancer."""

    ACTIVATING = "activating"  # oncogene
    LOSS = "loss of function"  # tumour suppressor
    AMBIGUOUS = "ambiguous"


class Function(StrEnum):
    """What a published study found a change to do to its protein."""

    GAIN = "gain of function"
    LOSS = "loss of function"
    DOMINANT_NEGATIVE = "dominant negative"
    NEOMORPHIC = "neomorphic"
    UNALTERED = "unaltered function"


class Gene(Value, frozen=True, kw_only=True):
    """An approved HGNC gene with its other symbols."""

    id: Curie
    symbol: str
    name: str = ""
    previous: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class Exon(Value, frozen=True, kw_only=True, array_like=True):
    """An exon in codons, both inclusive; a codon split by a junction belongs to both."""

    number: int
    first_codon: int
    last_codon: int


class GeneModel(Value, frozen=True, kw_only=True):
    """The coding structure of one transcript, and the protein sequences residues may sit on.

    ``off_sequence`` are published residues that sit on none of the sequences and are accepted
    all the same (``L265``). ``sequence_complete`` False: no sequence of the transcript's length is
    known, so a residue is not refused. ``codons`` are reference triplets of the coding strand by
    codon number, where public tables tell them and agree. ``reported_length`` is that of another
    isoform by which much-used tables number the residues.
    """

    gene: str
    transcript: str = ""  # Ensembl, with its version
    refseq: str = ""  # RefSeq mRNA of the same transcript, where told
    exons: tuple[Exon, ...] = ()
    protein_length: int | None = None
    sequences: tuple[str, ...] = ()
    reported_length: int | None = None
    sequence_complete: bool = True
    off_sequence: tuple[str, ...] = ()
    codons: dict[int, str] = {}


class GeneFacts(Value, frozen=True, kw_only=True):
    """What lists say of a gene's variants: its role, hotspots, known benign and pathogenic changes.

    ``hotspots`` are residues (``V600``) with the number of samples, ``changes`` the samples of each
    single change there (``V600E``, ``R213*``). ``benign`` and ``pathogenic`` are protein changes in
    one-letter form (``K3326*``); ``natural`` are variants that some people have and no disease is
    known of, benign where nothing speaks against it. ``pathogenic_truncations`` counts distinct
    ones, ``truncations`` are their codons. ``germline`` changes cause some disease in the germline,
    not always as in cancer. ``functions`` are what studies found. ``common`` are truncations
    (``3326*``, ``730fs``) with their highest frequency in a population, 0-1. ``domains`` are
    enriched in mutations (``ENST00000646891:458-712:PF07714``). ``sources`` names each list,
    ``listed`` those that have a change (``R175H``) or what it does (``R175H function``).
    """

    gene: str
    role: Role | None = None
    hotspots: dict[str, int] = {}
    changes: dict[str, int] = {}
    hotspot_indels: tuple[str, ...] = ()  # codon ranges of in-frame changes, "746-759"
    benign: tuple[str, ...] = ()
    natural: tuple[str, ...] = ()
    pathogenic: tuple[str, ...] = ()
    germline: tuple[str, ...] = ()
    functions: dict[str, Function] = {}
    common: dict[str, float] = {}
    domains: tuple[str, ...] = ()
    benign_from_codon: int | None = None  # truncations at or after this codon are benign
    pathogenic_truncations: int = 0
    truncations: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    listed: dict[str, tuple[str, ...]] = {}
