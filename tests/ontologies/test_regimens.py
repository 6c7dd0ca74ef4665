"""Regimens as labels, sources and people write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Refused
from kg.model import Combination, Curie, Drug, Regimen
from ontologies.drugs import Drugs

_NAMES = (
    "dabrafenib trametinib tucatinib trastuzumab pertuzumab capecitabine abemaciclib tamoxifen "
    "abiraterone niraparib prednisone prednisolone imatinib sunitinib cetuximab irinotecan "
    "fluorouracil leucovorin avutometinib defactinib vemurafenib zolbetuximab bevacizumab "
    "paclitaxel"
)
DRUGS = Drugs(
    [
        *(Drug(id=Curie(f"test:{name}"), name=name) for name in _NAMES.split()),
        Drug(id=Curie("test:brands"), name="trametinib", brands=("Mekinist",)),
    ]
)


def regimen(drugs: str, classes: str = "", supportive: str = "") -> Regimen:
    names, groups = tuple(drugs.split()), tuple(filter(None, classes.split(", ")))
    alone = len(names) + len(groups) == 1
    return Regimen(
        drugs=names,
        classes=groups,
        supportive=tuple(supportive.split()),
        combination=Combination.SINGLE if alone else Combination.COMBINATION,
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("dabrafenib + trametinib", regimen("dabrafenib trametinib")),
        ("trametinib+dabrafenib", regimen("dabrafenib trametinib")),
        ("Tafinlar (dabrafenib) in combination with Mekinist", regimen("dabrafenib trametinib")),
        ("vemurafenib monotherapy", regimen("vemurafenib")),
        ("Vemurafenib as a single agent", regimen("vemurafenib")),
        ("avutometinib; defactinib", regimen("avutometinib defactinib")),
        ("Phesgo (pertuzumab / trastuzumab)", regimen("pertuzumab trastuzumab")),
        ("Phesgo and chemotherapy", regimen("pertuzumab trastuzumab", "chemotherapy")),
        (
            "Akeega (abiraterone acetate and niraparib) in combination with prednisone",
            regimen("abiraterone niraparib", supportive="prednisone"),
        ),
        (
            "abiraterone, prednisone or prednisolone",
            regimen("abiraterone", supportive="prednisolone prednisone"),
        ),
        ("prednisone", regimen("prednisone")),
        (
            "Erbitux (cetuximab) with FOLFIRI (irinotecan, 5-fluorouracil, leucovorin)",
            regimen("cetuximab fluorouracil irinotecan", supportive="leucovorin"),
        ),
        (
            "Vyloy, in combination with fluoropyrimidine- and platinum-containing chemotherapy",
            regimen("zolbetuximab", "fluoropyrimidine, platinum"),
        ),
        ("chemotherapy", regimen("", "chemotherapy")),
    ],
)
def test_a_text_names_the_regimen(written: str, expected: Regimen) -> None:
    assert DRUGS.regimen(written) == expected


def test_or_gives_alternatives() -> None:
    found = DRUGS.regimens("Tukysa (tucatinib) in combination with trastuzumab or capecitabine")

    assert [r.drugs for r in found] == [("trastuzumab", "tucatinib"), ("capecitabine", "tucatinib")]


def test_alternatives_are_not_one_regimen() -> None:
    with pytest.raises(Refused) as refused:
        DRUGS.regimen("trastuzumab or capecitabine")

    assert refused.value.rule == "alternatives"


def test_with_or_without_gives_both() -> None:
    found = DRUGS.regimens("paclitaxel with or without bevacizumab")

    assert {r.drugs for r in found} == {("paclitaxel",), ("bevacizumab", "paclitaxel")}


def test_a_class_explained_in_brackets_is_its_members() -> None:
    text = "abemaciclib in combination with endocrine therapy (tamoxifen or an aromatase inhibitor)"

    assert {(r.drugs, r.classes) for r in DRUGS.regimens(text)} == {
        (("abemaciclib", "tamoxifen"), ()),
        (("abemaciclib",), ("aromatase inhibitor",)),
    }


def test_followed_by_is_a_sequence() -> None:
    assert DRUGS.regimen("imatinib followed by sunitinib").combination is Combination.SEQUENCE


def test_an_unknown_word_refuses_the_whole() -> None:
    with pytest.raises(Refused, match="foobarinib"):
        DRUGS.regimen("dabrafenib + foobarinib")


@given(st.text())
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    with suppress(Refused):
        DRUGS.regimen(text)
