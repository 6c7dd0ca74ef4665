"""A coding change in brackets never wipes out the event of the exon that is stated."""

import pytest

from kg.model import Change, ProteinChange, Region, RegionKind
from ontologies.cases import read_case
from tests.ontologies.grammar_words import WORDS


def exon(gene: str, number: int, change: Change) -> Region:
    return Region(gene=gene, kind=RegionKind.EXON, change=change, first=number, last=number)


EVENTS = [
    ("MET exon 14 skipping (c.3028G>A)", exon("MET", 14, Change.SKIPPING), "c.3028G>A"),
    ("MET c.3028G>A (exon 14 skipping)", exon("MET", 14, Change.SKIPPING), "c.3028G>A"),
    (
        "EGFR exon 19 deletion (c.2235_2249del)",
        exon("EGFR", 19, Change.DELETION),
        "c.2235_2249del",
    ),
    (
        "EGFR exon 20 insertion (c.2310_2311insGGT)",
        exon("EGFR", 20, Change.INSERTION),
        "c.2310_2311insGGT",
    ),
]


@pytest.mark.parametrize(("item", "event", "dna"), EVENTS, ids=[item for item, _, _ in EVENTS])
def test_the_event_is_the_finding_and_the_coding_change_its_detail(
    item: str, event: Region, dna: str
) -> None:
    (seen,) = read_case(None, [item], WORDS).observations
    assert (seen.alteration, seen.dna) == (event, dna)


def test_a_coding_change_beside_a_mutated_exon_is_its_protein_change() -> None:
    (seen,) = read_case(None, ["BRAF exon 15 mutation (c.1799T>A)"], WORDS).observations
    assert (seen.alteration, seen.exon) == (ProteinChange(gene="BRAF", change="V600E"), 15)
