"""Rows of annotated files against the exon table."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from kg.model import Exon, Gene, GeneModel
from ontologies.genes import Genes
from queries.exons import Outcome, check

EXONS = (
    Exon(number=2, first_codon=1, last_codon=37),
    Exon(number=3, first_codon=37, last_codon=99),
)
GENES = Genes(
    [Gene(id="hgnc:1", symbol="KRAS")],
    [GeneModel(gene="KRAS", transcript="ENST1.5", refseq="NM_1.2", exons=EXONS)],
)


class Row(NamedTuple):
    """A row of an annotated file."""

    codon: int
    exon: int
    transcript: str = "ENST1.9"
    gene: str = "KRAS"
    file: str = "f"
    line: int = 2
    exons: int | None = None


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        (Row(12, 2), Outcome.AGREES),
        (Row(12, 2, "NM_1"), Outcome.AGREES),
        (Row(12, 1), Outcome.DISAGREES),
        (Row(12, 2, "ENST2"), Outcome.OTHER_TRANSCRIPT),
        (Row(12, 2, gene="XYZ"), Outcome.NO_EXONS),
    ],
)
def test_a_row_is_compared_under_the_transcript_of_the_table(row: Row, outcome: Outcome) -> None:
    assert check([row], GENES).counts["f"][outcome] == 1


@pytest.mark.parametrize("exon", [2, 3])
def test_a_codon_that_a_junction_splits_lies_in_both_exons(exon: int) -> None:
    assert check([Row(37, exon)], GENES).counts["f"][Outcome.AGREES] == 1


def test_a_row_that_disagrees_is_kept_with_both_exons() -> None:
    (row,) = check([Row(12, 1)], GENES).disagreeing

    assert (row.gene, row.codon, row.says, row.table) == ("KRAS", 12, 1, (2,))


def test_the_last_exon_is_compared_where_both_end_on_it() -> None:
    rows = [Row(80, 3, exons=3), Row(12, 2, exons=3), Row(80, 3, exons=4), Row(80, 3)]

    assert check(rows, GENES).last == (2, 0)
