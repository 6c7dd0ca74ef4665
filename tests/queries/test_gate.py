"""The driver gate."""

from __future__ import annotations

import pytest

from kg.model import Change, Fusion, GeneEventKind, Observation, ReportClass
from ontologies.genes import Genes
from queries.driver import Named
from queries.gate import classify
from queries.shape import is_splice
from tests.queries.patients import change, event, exon, fusion, seen


@pytest.mark.parametrize(
    ("gene", "text", "class_"),
    [
        ("BRAF", "V600E", "oncogenic"),
        ("BRAF", "G469A", "likely oncogenic"),
        ("BRAF", "A762V", "uncertain significance"),
        ("BRAF", "V600=", "benign"),
        ("BRCA2", "R2520*", "likely oncogenic"),
        ("BRCA2", "K3326*", "benign"),
        ("BRCA2", "N372H", "benign"),
        ("BRCA2", "S3250fs", "uncertain significance"),
        ("KIT", "L416fs", "uncertain significance"),
    ],
)
def test_a_variant_has_the_class_its_lists_give(
    genes: Genes, gene: str, text: str, class_: str
) -> None:
    assert classify(seen(change(gene, text)), genes).class_ == class_


def test_a_named_allele_opens_the_gate_unless_a_list_calls_it_benign(genes: Genes) -> None:
    named = Named(alleles={("BRAF", "A762V"): "record", ("BRCA2", "N372H"): "record"})

    assert classify(seen(change("BRAF", "A762V")), genes, named).opens
    assert not classify(seen(change("BRCA2", "N372H")), genes, named).opens


def test_an_in_frame_change_of_a_named_exon_opens_the_gate(genes: Genes) -> None:
    named = Named(regions=((exon("EGFR", 19, Change.DELETION), "record"),))

    assert classify(seen(change("EGFR", "L747_T751del")), genes, named).opens
    assert not classify(seen(change("EGFR", "D770_N771insSVD")), genes, named).opens


def test_a_report_that_says_uncertain_is_not_overruled(genes: Genes) -> None:
    reported = Observation(alteration=change("BRAF", "V600E"), report=ReportClass.UNCERTAIN)

    assert not classify(reported, genes).opens


def test_an_unspecified_mutation_is_not_assessed(genes: Genes) -> None:
    found = classify(seen(event("BRAF", GeneEventKind.MUTATION)), genes)

    assert (found.class_, found.opens) == ("not assessed", False)


@pytest.mark.parametrize(
    ("text", "splice"), [("c.3082+1G>T", True), ("c.902-2A>G", True), ("c.902-12A>G", False)]
)
def test_only_the_outer_two_bases_are_a_splice_site(*, text: str, splice: bool) -> None:
    assert is_splice(text) is splice


def test_a_gene_of_no_list_has_the_role_of_its_family(genes: Genes) -> None:
    found = classify(seen(change("SDHB", "R46*")), genes)

    assert (found.class_, found.direction) == ("likely oncogenic", "loss of function")


@pytest.mark.parametrize(
    ("finding", "class_"),
    [
        (fusion("ALK", "EML4"), "oncogenic"),
        (fusion("EML4", "ALK"), "not assessed"),
        (fusion("ALK"), "oncogenic"),
        (fusion("NTRK1", "ALK"), "oncogenic"),
        (fusion("KIT", "KIT"), "not assessed"),
        (fusion("XYZ", "BRAF"), "likely oncogenic"),
        (fusion("XYZ", "NPM1"), "not assessed"),
    ],
)
def test_a_fusion_drives_by_a_driver_gene_at_its_own_end(
    genes: Genes, finding: Fusion, class_: str
) -> None:
    assert classify(seen(finding), genes).class_ == class_
