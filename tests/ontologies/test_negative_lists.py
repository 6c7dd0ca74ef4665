"""One polarity said of several genes: each is denied, or left open, in its own kind."""

import pytest

from kg.model import Alteration, Expression, Fusion, GeneEvent, GeneEventKind, Level, Presence
from ontologies.cases import read_case
from tests.ontologies.grammar_words import WORDS

E, P = GeneEventKind, Presence


def findings(*items: str) -> list[tuple[Alteration, Presence]]:
    return [(o.alteration, o.presence) for o in read_case(None, items, WORDS).observations]


def nothing(gene: str) -> tuple[Alteration, Presence]:
    return (GeneEvent(gene=gene, kind=E.ALTERATION), P.ABSENT)


def mutated(gene: str, presence: Presence) -> tuple[Alteration, Presence]:
    return (GeneEvent(gene=gene, kind=E.MUTATION), presence)


def unfused(gene: str) -> tuple[Alteration, Presence]:
    return (Fusion(three=gene, ordered=False), P.ABSENT)


def stained(gene: str, assay: str | None = None) -> tuple[Alteration, Presence]:
    return (Expression(gene=gene, level=Level.NEGATIVE, assay=assay), P.PRESENT)


def wild(gene: str) -> tuple[Alteration, Presence]:
    return (GeneEvent(gene=gene, kind=E.WILD_TYPE), P.PRESENT)


LISTS = [
    ("EGFR and ALK negative", [nothing("EGFR"), unfused("ALK")]),
    ("EGFR/ALK negative", [nothing("EGFR"), unfused("ALK")]),
    ("FGFR2 and IDH1 negative", [nothing("FGFR2"), mutated("IDH1", P.ABSENT)]),
    ("KIT and PDGFRA negative", [nothing("KIT"), mutated("PDGFRA", P.ABSENT)]),
    ("no EGFR, ALK or ROS1 aberrations", [nothing("EGFR"), nothing("ALK"), nothing("ROS1")]),
    ("EGFR, ALK and ROS1 wild type", [wild("EGFR"), wild("ALK"), wild("ROS1")]),
    ("ER, PR and HER2 negative", [stained("ESR1"), stained("PGR"), stained("ERBB2")]),
    ("EGFR expression negative", [stained("EGFR")]),
    ("EGFR IHC negative", [stained("EGFR", "IHC")]),
    ("CD117 negative", [stained("KIT")]),
    ("KRAS/NRAS/BRAF wt", [wild("KRAS"), wild("NRAS"), wild("BRAF")]),
    ("all-RAS wild type", [wild("HRAS"), wild("KRAS"), wild("NRAS")]),
    ("BRCA wild type", [wild("BRCA1"), wild("BRCA2")]),
]


@pytest.mark.parametrize(("item", "found"), LISTS, ids=[item for item, _ in LISTS])
def test_a_list_is_denied_gene_by_gene(item: str, found: list[tuple[Alteration, Presence]]) -> None:
    assert findings(item) == found


def test_a_bare_no_takes_no_positive_finding_with_it() -> None:
    assert (Fusion(three="ALK", ordered=False), P.PRESENT) in findings("no EGFR, ALK positive")


# ---- a mutated family ----


def test_a_ras_mutation_is_one_in_kras_until_a_gene_is_named() -> None:
    for item in ("RAS mutant", "RAS mutation (gene not specified)"):
        assert findings(item) == [
            mutated("KRAS", P.PRESENT),
            mutated("NRAS", P.UNKNOWN),
            mutated("HRAS", P.UNKNOWN),
        ]


def test_a_named_member_settles_the_family() -> None:
    assert len(findings("RAS mutant", "NRAS mutation")) == 1


def test_a_member_ruled_out_does_not_stand_for_the_family() -> None:
    assert findings("RAS mutant", "KRAS wild type") == [
        wild("KRAS"),
        mutated("NRAS", P.PRESENT),
        mutated("HRAS", P.UNKNOWN),
    ]


def test_an_unknown_family_has_no_present_member() -> None:
    assert {presence for _, presence in findings("RAS status unknown")} == {P.UNKNOWN}


def test_of_idh_no_member_stands_for_the_other() -> None:
    assert {presence for _, presence in findings("IDH-mutant")} == {P.UNKNOWN}
