"""Receptors and states are taken out of a disease name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontologies.disease_states import DiseaseParts, split_disease

TRIPLE = ("ER-negative", "PR-negative", "HER2-negative")


@pytest.mark.parametrize(
    ("written", "tumour", "biomarkers", "states"),
    [
        ("Her2-receptor Positive Breast Cancer", "Breast Cancer", ("HER2-positive",), ()),
        ("DOID:0060079", "breast cancer", ("HER2-positive",), ()),
        ("0060081", "breast cancer", TRIPLE, ()),
        ("TNBC", "breast cancer", TRIPLE, ()),
        ("Breast cancer, triple-negative", "Breast cancer", TRIPLE, ()),
        ("Breast carcinoma HR+/HER2-", "Breast carcinoma", ("HR-positive", "HER2-negative"), ()),
        (
            "hormone receptor (HR)-positive, HER2-negative breast cancer",
            "breast cancer",
            ("HR-positive", "HER2-negative"),
            (),
        ),
        ("oestrogen receptor-positive breast cancer", "breast cancer", ("ER-positive",), ()),
        ("Prostate cancer, castration-resistant", "Prostate cancer", (), ("castration-resistant",)),
        ("mCRPC", "prostate cancer", (), ("castration-resistant",)),
        ("Ph+ ALL", "ALL", ("BCR-ABL1 fusion",), ()),
        ("Ph-negative ALL", "ALL", ("BCR-ABL1 fusion negative",), ()),
        ("Low-grade glioma, paediatric", "Low-grade glioma", (), ("childhood",)),
        ("Acute myeloid leukaemia (relapsed)", "Acute myeloid leukaemia", (), ("relapsed",)),
    ],
)
def test_a_name_is_split(
    written: str, tumour: str, biomarkers: tuple[str, ...], states: tuple[str, ...]
) -> None:
    expected = DiseaseParts(tumour=tumour, biomarkers=biomarkers, states=states)

    assert split_disease(written) == expected


@pytest.mark.parametrize(
    "written",
    ["Melanoma", "Adult T-cell leukemia/lymphoma", "Seminoma, platinum-refractory", "", "HER2+"],
)
def test_a_name_without_parts_stays_whole(written: str) -> None:
    assert split_disease(written) == DiseaseParts(tumour=written)


@given(st.text())
def test_any_text_splits(text: str) -> None:
    assert split_disease(text).tumour or not text
