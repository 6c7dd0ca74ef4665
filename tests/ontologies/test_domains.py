"""Where named domains lie, and that a change is looked for inside them."""

from __future__ import annotations

import pytest

from ontologies.domains import DOMAINS, codons_of_domain


@pytest.mark.parametrize(
    ("gene", "codon", "inside"),
    [
        ("ERBB2", 310, False),  # S310F, extracellular
        ("ERBB2", 755, True),  # L755S
        ("ERBB2", 776, True),  # exon 20 insertions
        ("FLT3", 600, False),  # tandem duplications
        ("FLT3", 835, True),  # D835Y
    ],
)
def test_a_codon_lies_in_the_kinase_domain_or_not(gene: str, codon: int, inside: bool) -> None:
    span = codons_of_domain(gene, "kinase domain")

    assert span is not None
    assert (span[0] <= codon <= span[1]) is inside


def test_an_unknown_domain_lies_nowhere() -> None:
    assert codons_of_domain("TP53", "kinase domain") is None


def test_every_domain_has_its_first_codon_first() -> None:
    assert all(first < last for first, last in DOMAINS.values())
