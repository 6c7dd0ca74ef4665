"""The driver gate on known variants, with the real lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.build import find
from loaders.sources import SOURCES
from loaders.starter import DATA
from ontologies.cases import TumourQuestion, read_case
from ontologies.words import Words
from queries.driver import Verdict
from queries.gate import classify

pytestmark = pytest.mark.real_data


@pytest.fixture(name="real_words", scope="module")
def _real_words(data_dir: Path) -> Words:
    """Every word of the data directory and of the hand-written rows."""
    found = find(SOURCES, data_dir, DATA)
    return Words.of(word for source, release in found for word in source.vocabulary(release))


def verdict(text: str, words: Words) -> Verdict:
    case = read_case(TumourQuestion(text=None, oncotree=None), (text,), words)
    assert not case.unresolved, case.unresolved
    return classify(case.observations[0], words.genes)


@pytest.mark.parametrize(
    ("text", "class_"),
    [
        ("BRAF V600E", "oncogenic"),
        ("TP53 R175H", "oncogenic"),
        ("KRAS G12C", "oncogenic"),
        ("EGFR L858R", "oncogenic"),
        ("KRAS A59T", "likely oncogenic"),
        ("MYD88 L265P", "likely oncogenic"),
        ("POLE P286R", "likely oncogenic"),
        ("EGFR E709K", "likely oncogenic"),
        ("PTEN R130*", "likely oncogenic"),
        ("PTEN R130Q", "oncogenic"),
        ("CDKN2A homozygous deletion", "oncogenic"),
        ("BRCA2 c.5946del", "likely oncogenic"),
        ("BRCA2 K3326*", "benign"),
        ("BRCA2 N372H", "benign"),
        ("TP53 P72R", "benign"),
        ("VHL C162*", "oncogenic"),
        ("VHL E160*", "likely oncogenic"),
        ("VHL R161*", "likely oncogenic"),
        ("SDHB R46*", "likely oncogenic"),
        ("RAD51D R186*", "likely oncogenic"),
        ("NF1 R1947*", "likely oncogenic"),
        ("RUNX1 R201*", "likely oncogenic"),
        ("JAK2 R588*", "uncertain significance"),
        ("POLE R1519*", "uncertain significance"),
        ("BRAF K601fs", "uncertain significance"),
        ("BRAF A762V", "uncertain significance"),
        ("EGFR D770_N771insSVD", "uncertain significance"),
        ("KRAS deletion", "uncertain significance"),
        ("TP53 amplification", "uncertain significance"),
        ("EML4::ALK fusion", "oncogenic"),
        ("ALK-EML4 fusion", "oncogenic"),
        ("ALK::EML4 fusion", "not assessed"),
        ("FGFR2::BICC1 fusion", "oncogenic"),
        ("BICC1::FGFR2 fusion", "not assessed"),
        ("BRAF mutation", "not assessed"),
    ],
)
def test_a_known_variant_has_its_class(real_words: Words, text: str, class_: str) -> None:
    assert verdict(text, real_words).class_ == class_


def test_the_list_that_has_the_change_is_named_and_no_other(real_words: Words) -> None:
    assert verdict("BRCA2 K3326*", real_words).why == ("K3326* is listed as benign (clinvar)",)
    assert verdict("KRAS G12C", real_words).why == ("G12C is listed as pathogenic (docm)",)


def test_the_direction_is_that_of_the_gene(real_words: Words) -> None:
    found = [verdict(text, real_words).direction for text in ("KRAS G12C", "PTEN R130*")]

    assert found == ["gain of function", "loss of function"]


def test_a_null_variant_shows_its_points(real_words: Words) -> None:
    first = verdict("SDHB R46*", real_words).points[0]

    assert first.startswith("+8 null variant in a tumour suppressor (OVS1: ")
