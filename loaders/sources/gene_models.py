"""Gene models: exons in codons of MANE transcripts, and the proteins that residues may sit on."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Exon, GeneModel, LicenceClass
from loaders import files
from loaders.source import Release, Vocabulary, WordsOnly, find_release, newest

if TYPE_CHECKING:
    pass

FOLDER = "genes"
EXONS, FALLBACK, TRANSCRIPTS = "exons.tsv", "exons_fallback.tsv", "transcripts_all.tsv"
DOMAINS, REPORTED = "protein_domains.tsv", "isoform_overrides_at_mskcc_grch37.txt"
PROTEINS, LABELS, OTHERS = "proteins.fasta", "labels_not_on_sequence.tsv", "mane_isoforms.fasta"
EXON_COLUMNS = (
    *("gene", "transcript", "strand", "exon", "exon_start", "exon_end"),
    *("cds_start", "cds_end", "first_codon", "last_codon"),
)
#: Which folder below ``genes`` holds which files.
_PLACES = {
    "mane_exons": (EXONS, FALLBACK, TRANSCRIPTS),
    "uniprot_human": (PROTEINS, LABELS),
    "refseq_proteins": (OTHERS,),
    "maftools_domains": (DOMAINS,),
}
_GENE = re.compile(r"\bGN=(\S+)")
#: The exon table names no date; GENCODE 44 is of this month.
_RELEASED = date(2023, 7, 1)


class GeneModels(WordsOnly):
    """MANE Select exons; every UniProt and RefSeq protein of the gene that the data holds."""

    name = "gene_models"
    licence = "facts (GENCODE, MANE); CC BY 4.0 (UniProt); public domain (RefSeq)"
    licence_class = LicenceClass.OPEN
    attribution = "GENCODE and MANE (EMBL-EBI, NCBI), UniProt Consortium, RefSeq (NCBI)"

    def find(self, data: Path) -> Release | None:
        """Find the newest exon table, and the newest proteins beside it."""
        place = data / FOLDER / "mane_exons"
        release = find_release(self.name, place, [EXONS], fallback=_RELEASED)
        if release is None:
            return None
        for folder, names in _PLACES.items():
            for name in names:
                path = newest(data / FOLDER / folder, [name], _RELEASED)
                file = files.locate(path, name) if path else None
                if file is not None:
                    release.files[name] = file
        reported = files.locate(data / FOLDER, REPORTED)
        if reported is not None:
            release.files[REPORTED] = reported
        return release

    def vocabulary(self, release: Release) -> list[Vocabulary]:
        """Read every gene that has exons or a protein."""
        exons, transcripts, refseq = read_exons(release, self.name)
        lengths = _lengths(release, self.name)
        proteins = read_proteins(release, self.name)
        labels = _labels(release, self.name)
        reported = _reported(release, self.name)
        return [
            GeneModel(
                gene=gene,
                transcript=transcripts.get(gene, ""),
                refseq=refseq.get(gene, ""),
                exons=tuple(exons.get(gene, ())),
                protein_length=lengths.get(gene),
                sequences=tuple(proteins.get(gene, ())),
                reported_length=reported.get(gene),
                sequence_complete=_complete(lengths.get(gene), proteins.get(gene, [])),
                off_sequence=tuple(sorted(labels.get(gene, ()))),
            )
            for gene in sorted(exons.keys() | proteins.keys())
        ]


def read_exons(
    release: Release, source: str
) -> tuple[dict[str, list[Exon]], dict[str, str], dict[str, str]]:
    """Read coding exons in codons, and the transcript by both its names, of each gene."""
    exons: defaultdict[str, list[Exon]] = defaultdict(list)
    transcripts: dict[str, str] = {}
    refseq: dict[str, str] = {}
    for name in (EXONS, FALLBACK):
        if name not in release.files:
            continue
        for row in files.rows(release.files[name], source, EXON_COLUMNS):
            transcripts.setdefault(row["gene"], row["transcript"])
            refseq.setdefault(row["gene"], row.get("refseq", ""))
            if row["first_codon"]:
                numbers = (int(row[c]) for c in ("exon", "first_codon", "last_codon"))
                number, first, last = numbers
                exons[row["gene"]].append(Exon(number=number, first_codon=first, last_codon=last))
    return dict(exons), transcripts, refseq


def read_proteins(release: Release, source: str) -> dict[str, list[str]]:
    """Read every protein sequence of each gene."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in (PROTEINS, OTHERS):
        if name in release.files:
            for header, letters in files.fasta(release.files[name], source):
                gene = _GENE.search(header)
                if gene is not None and letters not in found[gene[1]]:
                    found[gene[1]].append(letters)
    return dict(found)


def _lengths(release: Release, source: str) -> dict[str, int]:
    if TRANSCRIPTS not in release.files:
        return {}
    columns = ("gene", "protein_length", "mane_status")
    rows = files.rows(release.files[TRANSCRIPTS], source, columns)
    found: dict[str, int] = {}
    for row in rows:
        if row["protein_length"]:
            found.setdefault(row["gene"], int(row["protein_length"]))
    return found


def _labels(release: Release, source: str) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    if LABELS in release.files:
        columns = ("gene", "reference_residue", "position")
        for row in files.rows(release.files[LABELS], source, columns):
            found[row["gene"]].add(row["reference_residue"] + row["position"])
    return dict(found)


def _reported(release: Release, source: str) -> dict[str, int]:
    """Read the protein length of the isoform by which MSK's tables number each gene."""
    if not {DOMAINS, REPORTED} <= release.files.keys():
        return {}
    rows = files.rows(release.files[DOMAINS], source, ("refseq", "protein_length"))
    lengths = {
        row["refseq"].partition(".")[0]: int(row["protein_length"])
        for row in rows
        if row["protein_length"]
    }
    chosen = files.rows(release.files[REPORTED], source, ("gene_name", "refseq_id"))
    named = ((row["gene_name"], row["refseq_id"].partition(".")[0]) for row in chosen)
    return {gene: lengths[refseq] for gene, refseq in named if refseq in lengths}


def _complete(length: int | None, sequences: list[str]) -> bool:
    """Tell whether a protein of the transcript's own length is among the sequences."""
    return length is not None and any(len(letters) == length for letters in sequences)
