"""Exons in codons against annotated files: do both put a codon of one transcript in one exon?"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol

from kg.model import GeneModel, Value
from ontologies.genes import Genes


class Row(Protocol):
    """A row of an annotated file: the exon that it gives to a codon of a transcript."""

    @property
    def file(self) -> str: ...  # noqa: D102  # the names say it
    @property
    def line(self) -> int: ...  # noqa: D102
    @property
    def gene(self) -> str: ...  # noqa: D102
    @property
    def transcript(self) -> str: ...  # noqa: D102
    @property
    def exon(self) -> int: ...  # noqa: D102
    @property
    def exons(self) -> int | None: ...  # noqa: D102
    @property
    def codon(self) -> int: ...  # noqa: D102


class Outcome(StrEnum):
    """How a row stands to the exon table."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    OTHER_TRANSCRIPT = "other transcript"
    NO_EXONS = "no exons of the gene"


class Disagreeing(Value, frozen=True, kw_only=True):
    """A row that gives another exon to a codon of the same transcript."""

    file: str
    line: int
    gene: str
    transcript: str
    codon: int
    says: int
    table: tuple[int, ...]


class ExonCheck(Value, frozen=True, kw_only=True):
    """Counts of each file by outcome, how often the last exon agrees, and what disagrees.

    ``last`` are rows of the same transcript whose file tells how many exons it has: in how many the
    row's exon is the last one there and in the table, or in neither; and in how many not.
    """

    counts: dict[str, dict[Outcome, int]]
    last: tuple[int, int]
    disagreeing: tuple[Disagreeing, ...]


def check(rows: Iterable[Row], genes: Genes) -> ExonCheck:
    """Compare each row with the exon table, under the transcript that both name."""
    counts: dict[str, dict[Outcome, int]] = {}
    disagreeing: list[Disagreeing] = []
    last = [0, 0]
    for row in rows:
        symbol = genes.known(row.gene) or row.gene
        outcome = _outcome(row, symbol, genes)
        of_file = counts.setdefault(row.file, dict.fromkeys(Outcome, 0))
        of_file[outcome] += 1
        if outcome in {Outcome.AGREES, Outcome.DISAGREES}:
            _count_last(row, symbol, genes, last)
        if outcome is Outcome.DISAGREES:
            disagreeing.append(_disagreeing(row, symbol, genes))
    return ExonCheck(counts=counts, last=(last[0], last[1]), disagreeing=tuple(disagreeing))


def _outcome(row: Row, symbol: str, genes: Genes) -> Outcome:
    model = genes.model(symbol)
    if model is None or not model.exons:
        return Outcome.NO_EXONS
    if not _same_transcript(row.transcript, model):
        return Outcome.OTHER_TRANSCRIPT
    inside = row.exon in genes.exons_of_codon(symbol, row.codon)
    return Outcome.AGREES if inside else Outcome.DISAGREES


def _same_transcript(named: str, model: GeneModel) -> bool:
    """By accession; versions of one transcript are taken as one."""
    bare = {name.partition(".")[0] for name in (model.transcript, model.refseq) if name}
    return named.partition(".")[0] in bare


def _count_last(row: Row, symbol: str, genes: Genes, last: list[int]) -> None:
    end = genes.last_coding_exon(symbol)
    if end is None or row.exons is None or end.number != row.exons:
        return  # the file's last exon is not coding, or its count is not told
    same = (row.exon == row.exons) == (row.codon >= end.first_codon)
    last[0 if same else 1] += 1


def _disagreeing(row: Row, symbol: str, genes: Genes) -> Disagreeing:
    return Disagreeing(
        file=row.file,
        line=row.line,
        gene=symbol,
        transcript=row.transcript,
        codon=row.codon,
        says=row.exon,
        table=genes.exons_of_codon(symbol, row.codon),
    )
