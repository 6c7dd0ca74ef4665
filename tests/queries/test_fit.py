"""One finding against one predicate."""

from __future__ import annotations

import pytest

from kg.model import (
    Alteration,
    Biomarker,
    Cytogenetic,
    DnaChange,
    Expression,
    GeneEventKind,
    Level,
    Observation,
    Origin,
    ReportClass,
    Residue,
    Signature,
    SignatureName,
    Zygosity,
)
from kg.model.alteration import Change
from ontologies.genes import Genes
from queries.match import Truth, match_leaf
from tests.queries.patients import (
    ABSENT,
    UNKNOWN,
    change,
    event,
    exon,
    fusion,
    level,
    seen,
    wants,
    with_,
)

MUTATION, WILD_TYPE = GeneEventKind.MUTATION, GeneEventKind.WILD_TYPE
AMPLIFICATION = GeneEventKind.AMPLIFICATION
TRUE, FALSE, OPEN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
MSI = Signature(name=SignatureName.MSI)
V600 = Residue(gene="BRAF", reference="V", position=600)


def tmb(value: float | None) -> Signature:
    return Signature(name=SignatureName.TMB, at_least=value)


def ihc(**score: float) -> Expression:
    return level("ERBB2", Level.ANY, assay="IHC", **score)


def met(**score: float) -> Expression:
    return level("MET", Level.ANY, assay="IHC", **score)


def pdl1(assay: str, **score: float) -> Expression:
    return level("CD274", Level.ANY, assay=assay, **score)


@pytest.mark.parametrize(
    ("claim", "finding", "truth"),
    [
        (change("BRAF", "V600E"), change("BRAF", "V600E"), TRUE),
        (change("BRAF", "V600E"), change("BRAF", "V600K"), OPEN),
        (change("BRAF", "V600E"), V600, OPEN),
        (V600, change("BRAF", "V600K"), TRUE),
        (V600, change("BRAF", "V600="), OPEN),
        (exon("EGFR", 19, Change.DELETION), change("EGFR", "E746_A750del"), TRUE),
        (exon("EGFR", 19, Change.DELETION), change("EGFR", "L747_P753delinsS"), TRUE),
        (exon("EGFR", 20, Change.INSERTION), change("EGFR", "D770_N771insSVD"), TRUE),
        (exon("EGFR", 20, Change.INSERTION), change("EGFR", "T790M"), OPEN),
        (exon("MET", 14, Change.SKIPPING), DnaChange(gene="MET", change="c.3028+1G>T"), TRUE),
        (event("BRAF", MUTATION), change("BRAF", "V600E"), TRUE),
        (event("BRAF", MUTATION), change("BRAF", "A762V"), FALSE),
        (event("BRAF", MUTATION), event("BRAF", AMPLIFICATION), OPEN),
        (event("BRCA2", GeneEventKind.LOSS_OF_FUNCTION), change("BRCA2", "R2520*"), TRUE),
        (event("BRCA2", GeneEventKind.LOSS_OF_FUNCTION), change("BRCA2", "K3326*"), FALSE),
        (event("KIT", GeneEventKind.ACTIVATING), change("KIT", "L416fs"), FALSE),
        (event("EGFR", WILD_TYPE), change("EGFR", "L858R"), FALSE),
        (event("EGFR", WILD_TYPE), event("EGFR", WILD_TYPE), TRUE),
        (event("BRAF", MUTATION), event("BRAF", WILD_TYPE), FALSE),
        (fusion("ALK"), fusion("ALK", "EML4"), TRUE),
        (fusion("ALK", "EML4"), fusion("ALK", "NPM1"), OPEN),
        (fusion("ALK", "EML4"), fusion("ALK"), OPEN),
        (fusion("ALK"), level("ALK", Level.NEGATIVE), FALSE),
        (level("ERBB2", Level.POSITIVE), level("ERBB2", Level.ANY, assay="IHC", at_least=3), TRUE),
        (level("ERBB2", Level.POSITIVE), level("ERBB2", Level.ANY, assay="IHC", at_least=2), OPEN),
        (level("ERBB2", Level.NEGATIVE), event("ERBB2", AMPLIFICATION), FALSE),
        (ihc(at_least=1, below=2), ihc(at_least=1), TRUE),
        (ihc(at_least=1, below=2), ihc(at_least=0), FALSE),
        (ihc(at_least=1, below=2), level("ERBB2", Level.POSITIVE), FALSE),
        (ihc(at_least=1, below=2), level("ERBB2", Level.NEGATIVE), OPEN),
        (ihc(at_least=3), level("ERBB2", Level.NEGATIVE), FALSE),
        (met(at_least=3, share=50), met(at_least=3, share=60), TRUE),
        (met(at_least=3, share=50), met(at_least=3, share=30), FALSE),
        (met(at_least=3, share=50), met(at_least=3, share_below=50), FALSE),
        (met(at_least=3, share=50), met(at_least=3), OPEN),
        (met(at_least=3, share=50), met(share=30), FALSE),
        (met(at_least=3, share=50), met(share=60), OPEN),
        (met(at_least=2, share=75), met(at_least=3, share=30), OPEN),
        (met(at_least=2, share=75), met(at_least=3, share=80), TRUE),
        (level("FOLR1", Level.POSITIVE), level("FOLR1", Level.POSITIVE, at_least=2), TRUE),
        (level("ESR1", Level.POSITIVE), level("ESR1", Level.ANY, share=80), TRUE),
        (level("ESR1", Level.NEGATIVE), level("ESR1", Level.ANY, share=0), TRUE),
        (pdl1("TPS", at_least=50), pdl1("TC", at_least=60), TRUE),
        (pdl1("TPS", at_least=50), pdl1("CPS", at_least=60), OPEN),
        (pdl1("TPS", at_least=1), pdl1("TPS", below=1), FALSE),
        (pdl1("TC", below=1), pdl1("TPS", below=1), TRUE),
        (MSI, Signature(name=SignatureName.MMR), TRUE),
        (MSI, Signature(name=SignatureName.MSI, high=False), FALSE),
        (tmb(10), tmb(10), TRUE),
        (tmb(10), tmb(9.6), FALSE),
        (tmb(10), tmb(None), OPEN),
        (Cytogenetic(event="del(17p)"), Cytogenetic(event="del(17p)"), TRUE),
    ],
)
def test_a_predicate_meets_a_finding(
    genes: Genes, claim: Alteration, finding: Alteration, truth: Truth
) -> None:
    leaf = match_leaf(wants(claim), with_(genes, finding).findings, genes)

    assert leaf.truth is truth


@pytest.mark.parametrize(
    ("claim", "finding", "truth"),
    [
        (wants(change("KIT", "D816V")), seen(change("KIT", "D816V"), ABSENT), FALSE),
        (wants(change("KIT", "D816V")), seen(event("KIT", MUTATION), ABSENT), FALSE),
        (wants(change("KIT", "D816V")), seen(event("KIT", MUTATION), UNKNOWN), OPEN),
        (wants(event("BRAF", MUTATION)), seen(change("BRAF", "V600E"), ABSENT), OPEN),
        (wants(event("BRAF", WILD_TYPE)), seen(event("BRAF", MUTATION), ABSENT), TRUE),
        (wants(event("ALK", WILD_TYPE)), seen(fusion("ALK"), ABSENT), TRUE),
        (wants(event("ALK", GeneEventKind.ALTERATION)), seen(fusion("ALK"), ABSENT), FALSE),
    ],
)
def test_a_stated_absence_denies_only_what_is_no_wider(
    genes: Genes, claim: Biomarker, finding: Observation, truth: Truth
) -> None:
    assert match_leaf(claim, with_(genes, finding).findings, genes).truth is truth


def test_a_germline_claim_leaves_an_unstated_origin_open(genes: Genes) -> None:
    claim = wants(event("BRCA2", GeneEventKind.LOSS_OF_FUNCTION), origin=Origin.GERMLINE)

    leaf = match_leaf(claim, with_(genes, change("BRCA2", "R2520*")).findings, genes)

    assert (leaf.truth, leaf.note) == (OPEN, "whether the variant is germline")


def test_one_altered_copy_does_not_satisfy_a_biallelic_claim(genes: Genes) -> None:
    claim = wants(event("BRCA2", GeneEventKind.LOSS_OF_FUNCTION), zygosity=Zygosity.BIALLELIC)
    finding = Observation(
        alteration=change("BRCA2", "R2520*"), zygosity=Zygosity.MONOALLELIC, text=""
    )

    assert match_leaf(claim, with_(genes, finding).findings, genes).truth is FALSE


def test_silence_is_unknown_and_touches_nothing(genes: Genes) -> None:
    leaf = match_leaf(wants(change("BRAF", "V600E")), with_(genes).findings, genes)

    assert (leaf.truth, leaf.touched) == (OPEN, False)


def test_what_is_known_to_be_absent_is_met_by_silence(genes: Genes) -> None:
    leaf = match_leaf(wants(change("ALK", "G1202R"), known_only=True), with_(genes).findings, genes)

    assert leaf.truth is FALSE


def test_a_staining_without_its_share_of_cells_names_the_share(genes: Genes) -> None:
    claim, findings = wants(met(at_least=3, share=50)), with_(genes, met(at_least=3)).findings

    assert "share of tumour cells" in match_leaf(claim, findings, genes).note


def test_a_fusion_that_its_report_doubts_satisfies_no_claim_on_both_partners(genes: Genes) -> None:
    doubted = Observation(
        alteration=fusion("ALK", "EML4"), report=ReportClass.UNCERTAIN, text="out of frame"
    )

    found = match_leaf(wants(fusion("ALK", "EML4")), with_(genes, doubted).findings, genes)

    assert found.truth is not TRUE
