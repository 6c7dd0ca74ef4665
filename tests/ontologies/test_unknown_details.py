"""A detail that a report leaves open leaves the finding as it is: present, and partial."""

import pytest

from kg.model import Origin, Presence
from ontologies.cases import read_case
from ontologies.grammar.unknown_details import is_open_detail
from tests.ontologies.grammar_words import WORDS

OPEN = [
    ("IDH1 mutation, codon unknown", "IDH1 mutation"),
    ("IDH1 mutation (codon not reported)", "IDH1 mutation"),
    ("KRAS mutation, allele unknown", "KRAS mutation"),
    ("KRAS mutated, subtype pending", "KRAS mutation"),
    ("KRAS mutated subtype pending", "KRAS mutation"),
    ("HER2 positive, method unknown", "HER2 positive"),
    ("PDGFRA exon 18 mutation, amino-acid change not reported", "PDGFRA exon 18 mutation"),
    ("PDGFRA exon 18 mutation (exact change unknown)", "PDGFRA exon 18 mutation"),
    ("TMB-H (cut-off unknown)", "TMB-H"),
    ("TMB-high, value not given", "TMB-H"),
    ("HER2 amplified, copy number unknown", "HER2 amplified"),
    ("BRCA2 VUS, significance unknown", "BRCA2 VUS"),
    ("FLT3-ITD, allelic ratio unknown", "FLT3-ITD"),
    ("BRCA1 mutation (germline or somatic not stated)", "BRCA1 mutation"),
    ("BRCA2 mutation, unknown whether germline or somatic", "BRCA2 mutation"),
    ("BRCA1 mutation, germline not confirmed", "BRCA1 mutation"),
    ("BRCA1 mutation, germline testing not done", "BRCA1 mutation"),
    ("BRCA1 mutation, germline or somatic origin unknown", "BRCA1 mutation"),
]


def findings(item: str) -> list[tuple[object, Presence, Origin | None]]:
    read = read_case(None, [item], WORDS)
    return [(o.alteration, o.presence, o.origin) for o in read.observations]


@pytest.mark.parametrize(("item", "plain"), OPEN, ids=[item for item, _ in OPEN])
def test_an_open_detail_changes_nothing(item: str, plain: str) -> None:
    assert findings(item) == findings(plain) != []
    assert read_case(None, [item], WORDS).unresolved == ()


def test_a_finding_that_is_not_confirmed_is_not_there() -> None:
    ((_, presence, _),) = findings("EGFR T790M, not confirmed by PCR")
    assert presence is Presence.ABSENT


def test_a_score_that_is_all_there_is_to_know_stays_unknown() -> None:
    ((_, presence, _),) = findings("PD-L1 score unknown")
    assert presence is Presence.UNKNOWN


@pytest.mark.parametrize(
    "text", ["not tested", "germline negative", "unknown significance", "FISH pending"]
)
def test_what_is_said_of_the_finding_is_no_open_detail(text: str) -> None:
    assert not is_open_detail(text)
