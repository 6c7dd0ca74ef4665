"""The almanac's assertions become statements, labels are not counted twice."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.build import build, check_accounts
from kg.errors import SourceError
from kg.model import (
    Band,
    Biomarker,
    Breadth,
    Effect,
    Fate,
    GeneEvent,
    GeneEventKind,
    Origin,
    ProteinChange,
    Signature,
    SignatureName,
    Statement,
    biomarkers_of,
)
from loaders.source import Batch
from loaders.sources.moalmanac_flat import MoalmanacFlat
from ontologies.claims import parse_profile
from ontologies.words import Words
from tests.loaders.sample import ASSERTION, save_json, words

FILE = "moalmanac/2025-12-26/molecular-oncology-almanac.json"


def _load(data: Path, *items: dict[str, Any]) -> Batch:
    whole = [ASSERTION | {"assertion_id": n} | item for n, item in enumerate(items)]
    save_json(data / FILE, whole)
    source = MoalmanacFlat()
    release = source.find(data)
    assert release is not None
    return source.load(release, words())


def _claim(batch: Batch) -> Statement:
    (claim,) = _claims(batch)
    return claim


def _claims(batch: Batch) -> list[Statement]:
    return [record for record in batch.records if isinstance(record, Statement)]


def test_an_assertion_becomes_a_statement(tmp_path: Path) -> None:
    claim = _claim(_load(tmp_path, {}))

    assert claim.profile == Biomarker(alteration=ProteinChange(gene="BRAF", change="V600E"))
    assert claim.regimen.drugs == ("vemurafenib",)
    assert (claim.band, claim.native_level) == (Band.CLINICAL, "Clinical trial")
    assert claim.provenance.citations == ("pubmed:21639808", "doi:10.1056/NEJMoa1103782")
    assert (claim.provenance.recorded, claim.provenance.published) == (date(2025, 12, 26), 2011)


@pytest.mark.parametrize(
    ("sensitivity", "resistance", "effect", "supports"),
    [
        (1, "", Effect.SENSITIVITY, True),
        (0, "", Effect.SENSITIVITY, False),
        ("", 1, Effect.RESISTANCE, True),
    ],
)
def test_not_sensitive_is_not_resistant(
    tmp_path: Path,
    sensitivity: int | str,
    resistance: int | str,
    effect: Effect,
    supports: bool,
) -> None:
    item = {"therapy_sensitivity": sensitivity, "therapy_resistance": resistance}

    claim = _claim(_load(tmp_path, item))

    assert (claim.effect, claim.supports) == (effect, supports)


@pytest.mark.parametrize(
    ("feature", "text"),
    [
        (
            {"feature_type": "Rearrangement", "gene1": "ALK", "gene2": "",
             "rearrangement_type": "Fusion", "locus": ""},
            "ALK fusion",
        ),
        (
            {"feature_type": "Rearrangement", "gene1": "EGFR", "gene2": "MET",
             "rearrangement_type": "Fusion", "locus": ""},
            "EGFR::MET fusion",
        ),
        (
            {"feature_type": "Copy Number", "gene": "ERBB2", "direction": "Amplification"},
            "ERBB2 amplification",
        ),
        (
            {"feature_type": "Copy Number", "gene": "CDKN2A", "direction": "Deletion"},
            "CDKN2A homozygous deletion",
        ),
        (
            {"gene": "EGFR", "protein_change": "", "variant_annotation": "Deletion", "exon": 19},
            "EGFR exon 19 deletion",
        ),
        (
            {"gene": "KRAS", "protein_change": "", "variant_annotation": "", "exon": ""},
            "KRAS mutation",
        ),
        ({"feature_type": "Microsatellite Stability", "status": "MSI-High"}, "MSI-H"),
        (
            {"feature_type": "Mutational Burden", "classification": "High",
             "minimum_mutations": "", "mutations_per_mb": 10},
            "TMB >= 10",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_feature_is_read(tmp_path: Path, feature: dict[str, Any], text: str) -> None:
    claim = _claim(_load(tmp_path, feature))

    assert claim.profile_text == text
    assert claim.profile == parse_profile(text, words())


def test_a_signature_keeps_its_name(tmp_path: Path) -> None:
    item = {"feature_type": "Mutational Signature", "cosmic_signature": "SBS3"}

    claim = _claim(_load(tmp_path, item))

    assert claim.profile == Biomarker(
        alteration=Signature(name=SignatureName.OTHER, name_text="SBS3")
    )


def test_a_germline_variant_is_germline(tmp_path: Path) -> None:
    item = {"feature_type": "Germline Variant", "gene": "BRCA1", "protein_change": "",
            "variant_annotation": "", "exon": ""}  # fmt: skip

    claim = _claim(_load(tmp_path, item))

    assert claim.profile == Biomarker(
        alteration=GeneEvent(gene="BRCA1", kind=GeneEventKind.MUTATION), origin=Origin.GERMLINE
    )


def test_any_solid_tumour_is_a_breadth(tmp_path: Path) -> None:
    item = {"oncotree_term": "Any solid tumor", "oncotree_code": "", "disease": "Any solid tumor"}

    assert _claim(_load(tmp_path, item)).tumour.breadth is Breadth.ALL_SOLID


def test_a_receptor_in_the_context_joins_the_profile(tmp_path: Path) -> None:
    item = {"disease": "Breast Cancer", "oncotree_code": "", "context": "HER2-negative, advanced"}

    claim = _claim(_load(tmp_path, item))

    assert len(list(biomarkers_of(claim.profile))) == 2


def test_where_text_and_code_disagree_the_text_stands(tmp_path: Path) -> None:
    batch = _load(tmp_path, {"disease": "Lung Cancer", "oncotree_code": "LEUK"})

    assert _claim(batch).tumour.types == ("doid:1324",)
    assert [(a.rule, a.fate) for a in batch.set_aside] == [
        ("disease and code disagree", Fate.REPAIRED)
    ]
    assert (batch.source.kept, batch.source.repaired) == (1, 1)


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        ({"predictive_implication": "FDA-Approved"}, "repeats a label"),
        ({"_deprecated": True}, "deprecated"),
        ({"therapy_sensitivity": "", "favorable_prognosis": 0}, "not predictive"),
        ({"therapy_sensitivity": ""}, "no effect stated"),
        ({"feature_type": "Knockdown", "technique": "shRNA"}, "not an alteration"),
        ({"disease": "", "oncotree_code": ""}, "no disease"),
        ({"disease": "", "oncotree_code": "ZZZ"}, "unknown tumour"),
        ({"gene": "BRAFF"}, "unknown gene"),
        ({"publication_date": "soon"}, "unreadable date"),
    ],
)
def test_an_assertion_that_is_no_statement_says_why(
    tmp_path: Path, item: dict[str, Any], rule: str
) -> None:
    batch = _load(tmp_path, item)

    assert _claims(batch) == []
    assert [a.rule for a in batch.set_aside] == [rule]
    assert (batch.source.read, batch.source.rejected) == (1, 1)


@pytest.mark.parametrize(
    ("item", "names"),
    [
        ({"predictive_implication": "New"}, "predictive_implication"),
        ({"feature_type": "New"}, "feature_type"),
        ({"variant_annotation": "New"}, "variant_annotation"),
        ({"therapy_sensitivity": "1"}, "therapy_sensitivity"),
        ({"therapy_sensitivity": 2}, "therapy_sensitivity"),
        ({"gene": None}, "gene"),
        ({"publication_date": 2011}, "publication_date"),
        ({"_deprecated": "no"}, "_deprecated"),
    ],
)
def test_drift_stops_the_source_by_field(tmp_path: Path, item: dict[str, Any], names: str) -> None:
    with pytest.raises(SourceError, match=f"moalmanac-assertions: .*{names}"):
        _load(tmp_path, item)


@pytest.mark.parametrize("key", ["disease", "therapy_name", "pmid"])
def test_a_key_that_is_gone_stops_the_source_by_name(tmp_path: Path, key: str) -> None:
    save_json(tmp_path / FILE, [{k: v for k, v in ASSERTION.items() if k != key}])
    release = MoalmanacFlat().find(tmp_path)
    assert release is not None

    with pytest.raises(SourceError, match=f"no key '{key}'"):
        MoalmanacFlat().load(release, words())


def test_the_order_of_assertions_makes_no_difference(tmp_path: Path) -> None:
    items = [{"assertion_id": n, "gene": gene} for n, gene in enumerate(("BRAF", "BRAFF"))]
    items += [{"assertion_id": n, "therapy_resistance": ""} for n in range(5, 9)]

    first = build([_load(tmp_path, *items)], tmp_path / "a.sqlite")
    random.Random(5).shuffle(items)  # noqa: S311  # an order, no secret
    second = build([_load(tmp_path, *items)], tmp_path / "b.sqlite")

    assert first.hash == second.hash


@pytest.mark.real_data
def test_every_assertion_of_the_release_is_accounted_for(data_dir: Path, real_words: Words) -> None:
    source = MoalmanacFlat()
    release = source.find(data_dir)
    assert release is not None

    batch = source.load(release, real_words)

    check_accounts([batch])
    rules = Counter(a.rule for a in batch.set_aside if a.fate is Fate.REJECTED)
    unread = set(rules) - {
        "repeats a label", "not predictive", "no effect stated", "not an alteration",
        "deprecated", "no disease",
    }  # fmt: skip
    assert not unread
    assert batch.source.kept > 480
