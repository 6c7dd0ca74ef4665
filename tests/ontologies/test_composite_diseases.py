"""A disease that is a tumour and a receptor, a state or a stage is read as all of them."""

from __future__ import annotations

import pytest

from kg.model import Cytogenetic, Fusion, GeneEvent, Presence, Setting, State
from loaders.build import find
from loaders.sources import SOURCES
from loaders.starter import DATA
from ontologies.cases import TumourQuestion, read_case
from ontologies.disease_states import split_disease
from ontologies.words import Words
from tests.ontologies.grammar_words import WORDS


@pytest.fixture(scope="module")
def words() -> Words:
    """The words of the starter pack."""
    found = find(SOURCES, DATA)
    return Words.of(word for source, release in found for word in source.vocabulary(release))


@pytest.mark.parametrize(
    ("name", "biomarkers"),
    [
        ("HER2-low breast cancer", ("HER2-low",)),
        ("HER2-ultralow breast cancer", ("HER2-ultralow",)),
        (
            "hormone receptor-positive/HER2-negative breast cancer",
            ("HR-positive", "HER2-negative"),
        ),
    ],
)
def test_a_receptor_status_of_the_disease_ontology_is_no_tumour(
    name: str, biomarkers: tuple[str, ...]
) -> None:
    parts = split_disease(name)

    assert (parts.tumour, parts.biomarkers) == ("breast cancer", biomarkers)


@pytest.mark.parametrize("item", ["HER2+", "ERBB2+", "HER2(+)", "HER2 (+)"])
def test_a_plus_behind_a_receptor_is_its_sign_and_no_score(item: str) -> None:
    (seen,) = read_case(None, [item], WORDS).observations

    assert (seen.alteration.gene, seen.alteration.level) == ("ERBB2", "positive")  # type: ignore[union-attr]


def test_a_score_behind_an_assay_stays_a_score() -> None:
    (seen,) = read_case(None, ["HER2 IHC3+"], WORDS).observations

    assert (seen.alteration.assay, seen.alteration.at_least) == ("IHC", 3.0)  # type: ignore[union-attr]


def test_a_letter_before_a_hyphen_is_no_gene() -> None:
    assert read_case(None, ["B- cell"], WORDS).observations == ()


def read(text: str, words: Words) -> tuple[str | None, list[str], list[str]]:
    """Tumour, genes with their signs, and states."""
    found = read_case(TumourQuestion(text=text), [], words)
    seen = []
    for one in found.observations:
        match one.alteration:
            case Fusion(five=five, three=three):
                seen.append(f"{five}::{three}")
            case GeneEvent(gene=gene, kind=kind):
                seen.append(f"{gene} {kind}")
            case Cytogenetic(event=event):
                seen.append(event)
            case other:
                seen.append(f"{other.gene} {other.level}")  # type: ignore[union-attr]
        assert one.presence is Presence.PRESENT
    states = [
        w for f in found.facts for w in _words(f.condition) if w not in {"recurrent", "relapsed"}
    ]
    assert found.unresolved == ()
    return found.tumour, seen, states


def _words(condition: object) -> list[str]:
    match condition:
        case State(word=word):
            return [word]
        case Setting(any_of=any_of):
            return list(any_of)
        case _:
            return []


TRIPLE = ["ESR1 negative", "PGR negative", "ERBB2 negative"]


@pytest.mark.parametrize(
    ("text", "code", "seen", "states"),
    [
        ("TNBC", "BRCA", TRIPLE, []),
        ("mTNBC", "BRCA", TRIPLE, ["metastatic"]),
        ("PD-L1-positive TNBC", "BRCA", ["CD274 positive", *TRIPLE], []),
        ("HER2+ mBC", "BRCA", ["ERBB2 positive"], ["metastatic"]),
        ("HER2-low breast cancer", "BRCA", ["ERBB2 low"], []),
        ("Her2-receptor Positive Breast Cancer", "BRCA", ["ERBB2 positive"], []),
        ("B-lymphoblastic leukaemia", "BLL", [], []),
        ("mCRPC", "PRAD", [], ["castration-resistant", "metastatic"]),
        ("mCRC", "COADREAD", [], ["metastatic"]),
        ("Ph+ ALL", "BLLBCRABL1", ["BCR::ABL1"], []),
        ("APL", "APLPMLRARA", ["PML::RARA"], []),
        ("BCR-ABL1-like ALL", "BLLBCRABL1L", [], []),
        ("B-cell precursor ALL", "BLL", [], []),
        ("ALK-negative anaplastic large cell lymphoma", "ALCLALKN", [], []),
        ("ALK-positive anaplastic large cell lymphoma", "ALCLALKP", ["None::ALK"], []),
        ("diffuse large B-cell non-Hodgkin's lymphoma", "DLBCLNOS", [], []),
        ("Primary peritoneal high-grade serous carcinoma", "PSEC", [], []),
        ("RET-mutated MTC", "THME", ["RET mutation"], []),
        ("1p/19q-codeleted oligodendroglioma", "ODG", ["codel(1p/19q)"], []),
        ("anaplastic astrocytoma", "ASTR3", [], ["grade 3"]),
    ],
)
def test_a_composite_disease_is_read_whole(
    text: str, code: str, seen: list[str], states: list[str], words: Words
) -> None:
    assert read(text, words) == (f"oncotree:{code}", seen, states)


@pytest.mark.parametrize("text", ["all", "syndrome", "all cohorts pooled"])
def test_a_word_of_its_own_is_no_abbreviation(text: str, words: Words) -> None:
    assert read_case(TumourQuestion(text=text), [], words).tumour is None


def test_an_abbreviation_in_capitals_is_one(words: Words) -> None:
    assert read_case(TumourQuestion(text="ALL"), [], words).tumour == "oncotree:ALL"
