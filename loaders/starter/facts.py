"""Makes the pack's tables of evidence and of gene structure."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from loaders.sources.cohorts import PROSE
from loaders.sources.gene_models import EXON_COLUMNS
from loaders.starter.table import blanked, read, rows, tsv

CIVIC: Final = "civic/2026-05-29/nightly-ClinicalEvidenceSummaries.tsv"
EXONS: Final = "genes/mane_exons/gencode-v44/exons.tsv"
EXONS_FALLBACK: Final = "genes/mane_exons/gencode-v44/exons_fallback.tsv"
TRANSCRIPTS: Final = "genes/mane_exons/gencode-v44/transcripts_all.tsv.gz"
UNIPROT: Final = "genes/uniprot_human/2025-10-20/proteins.fasta.gz"
OFF_SEQUENCE: Final = "genes/uniprot_human/2025-10-20/labels_not_on_sequence.tsv"
DOCM: Final = "docm/2014-08-15/docm-8-15-14.tsv"
REFSEQ: Final = "genes/refseq_proteins/proteingym-2025-07-21/mane_isoforms.fasta"

COHORTS: Final = "outcomes/published_cohorts.tsv"

#: Prose, and what can be told from another column.
_CIVIC_BLANK: Final = ("evidence_statement", "molecular_profile_civic_url")

#: The sources of off-sequence labels that may be passed on.
_OPEN_LABELS: Final = frozenset({"civic", "docm"})


def civic(data: Path) -> str:
    """Predictive items: ids, profile, disease, therapies, effect, level, origin, citations."""
    table = rows(data, CIVIC)
    predictive = (row for row in table if row["evidence_type"] == "Predictive")
    return tsv(tuple(table[0]), blanked(predictive, _CIVIC_BLANK))


def exons(data: Path) -> str:
    """Exons of MANE Select transcripts in codons."""
    return tsv(EXON_COLUMNS, rows(data, EXONS))


def exons_fallback(data: Path) -> str:
    """Exons of four genes that the first table lacks."""
    return tsv(EXON_COLUMNS, rows(data, EXONS_FALLBACK))


def transcripts(data: Path) -> str:
    """The protein length of the same genes, by which a sequence is known to be whole."""
    genes = {row["gene"] for name in (EXONS, EXONS_FALLBACK) for row in rows(data, name)}
    kept = (row for row in rows(data, TRANSCRIPTS) if row["gene"] in genes)
    return tsv(("gene", "protein_length", "mane_status"), kept)


def uniprot(data: Path) -> str:
    """Canonical protein sequences, whole."""
    return read(data, UNIPROT)


def off_sequence(data: Path) -> str:
    """Published residues that sit on no sequence, as far as an open source names them."""
    kept = (
        row | {"sources": ";".join(sorted(named))}
        for row in rows(data, OFF_SEQUENCE)
        if (named := _OPEN_LABELS & set(row["sources"].replace(",", ";").split(";")))
    )
    columns = ("gene", "reference_residue", "position", "residue_in_sequences", "sources", "labels")
    return tsv(columns, blanked(kept, ("residue_in_sequences", "labels")))


def refseq(data: Path) -> str:
    """RefSeq proteins of MANE transcripts that differ from UniProt's, whole."""
    return read(data, REFSEQ)


def cohorts(data: Path) -> str:
    """Published cohorts: figures, definitions, verdicts and citations, without quotations."""
    table = rows(data, COHORTS, quoted=True)
    return tsv(tuple(table[0]), blanked(table, PROSE), quoted=True)


def docm(data: Path) -> str:
    """Known driver changes: gene, change by protein and by DNA, disease and citation."""
    columns = (
        *("default_gene_name", "amino_acid_change", "c_position", "reference", "variant"),
        *("strand", "DOID", "pubmed_id"),
    )
    return tsv(columns, rows(data, DOCM))
