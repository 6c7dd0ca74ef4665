"""Drugs under their many names; classes and procedures are no drugs."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Refused
from kg.model import Curie, Drug
from ontologies.drug_names import substance
from ontologies.drugs import Drugs


def drug(number: int, name: str, *synonyms: str, antineoplastic: bool | None = None) -> Drug:
    return Drug(
        id=Curie(f"test:{number}"), name=name, synonyms=synonyms, antineoplastic=antineoplastic
    )


GIVEN = [
    drug(1, "imatinib", "sti 571"),
    drug(2, "Imatinib Mesylate", "gleevec"),
    drug(3, "trastuzumab", "herceptin", "trastuzumab-dkst"),
    drug(4, "trastuzumab deruxtecan", "enhertu", "ds-8201"),
    drug(5, "pertuzumab"),
    drug(6, "canertinib", "kd-025"),
    drug(7, "belumosudil", "kd-025"),
    drug(8, "mtor kinase inhibitor azd8055", "azd8055"),
    drug(9, "AZD8055"),
    drug(10, "zenocutuzumab-zbco"),
    drug(11, "sotorasib"),
    drug(12, "aspirin", antineoplastic=True),
    drug(13, "larotrectinib sulfate", "loxo-101"),
    drug(14, "carboplatin"),
    drug(15, "paclitaxel"),
    drug(16, "Carboplatin/Paclitaxel Regimen"),
]
DRUGS = Drugs(GIVEN)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Imatinib", "imatinib"),
        ("imatinib mesylate", "imatinib"),
        ("Gleevec", "imatinib"),
        ("STI571", "imatinib"),
        ("STI-571", "imatinib"),
        ("trastuzumab-qyyp", "trastuzumab"),
        ("fam-trastuzumab deruxtecan-nxki", "trastuzumab deruxtecan"),
        ("T-DXd", "trastuzumab deruxtecan"),
        ("Zenocutuzumab", "zenocutuzumab"),
        ("LOXO 101", "larotrectinib"),
        ("sotorasib monotherapy", "sotorasib"),
        ("azd8055", "azd8055"),
    ],
)
def test_a_drug_is_found_by(written: str, name: str) -> None:
    assert DRUGS.find(written).name == name


def test_records_of_one_substance_are_one_drug() -> None:
    assert [d.name for d in DRUGS.all()].count("imatinib") == 1


def test_the_order_of_records_does_not_matter() -> None:
    assert Drugs(reversed(GIVEN)).all() == DRUGS.all()


def test_a_code_of_two_substances_merges_nothing_and_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        DRUGS.find("KD-025")

    assert refused.value.suggestions == ("belumosudil", "canertinib")


def test_a_record_that_names_a_regimen_is_no_drug() -> None:
    assert "carboplatin/paclitaxel" not in {d.name for d in DRUGS.all()}


@pytest.mark.parametrize(
    "written", ["chemotherapy", "radiation therapy", "VEGF inhibitors", "best supportive care"]
)
def test_a_class_or_procedure_is_never_a_drug(written: str) -> None:
    with pytest.raises(Refused) as refused:
        DRUGS.find(written)

    assert refused.value.rule == "no single drug"


def test_an_unknown_drug_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused) as refused:
        DRUGS.find("imatinb")

    assert refused.value.suggestions[0] == "imatinib"


@given(st.text())
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    with suppress(Refused):
        DRUGS.find(text)


@given(st.text())
def test_the_substance_of_a_substance_is_itself(text: str) -> None:
    assert substance(substance(text)) == substance(text)


def test_an_allele_specific_drug_says_what_it_reaches() -> None:
    assert DRUGS.find("sotorasib").alleles == ("KRAS G12C",)


def test_a_medicine_of_another_field_is_none_of_ours_whatever_a_list_says() -> None:
    assert DRUGS.find("aspirin").antineoplastic is False


def test_a_class_tells_a_cancer_medicine() -> None:
    assert DRUGS.find("larotrectinib").antineoplastic is True


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("TRK inhibitors", "ntrk inhibitor"),
        ("a prior NTRK inhibitor", "ntrk inhibitor"),
        ("CDK4/6 inhibitor", "cdk4/6 inhibitor"),
        ("EGFR TKI", "egfr tyrosine kinase inhibitor"),
        ("anti-EGFR antibodies", "anti-egfr antibody"),
        ("platinum-based chemotherapy", "platinum"),
        ("hormone therapy", "endocrine therapy"),
        ("PD-1/PD-L1 inhibitor", "pd-1 or pd-l1 inhibitor"),
        ("Radiation Therapy", "radiation therapy"),
    ],
)
def test_a_class_is_found_by(written: str, word: str) -> None:
    assert DRUGS.find_class(written) == word


def test_a_drug_is_no_class() -> None:
    assert DRUGS.find_class("imatinib") is None


@pytest.mark.parametrize(
    ("word", "member"),
    [
        ("ntrk inhibitor", "larotrectinib"),
        ("tyrosine kinase inhibitor", "canertinib"),
        ("taxane", "paclitaxel"),
        ("platinum", "carboplatin"),
        ("her2 inhibitor", "trastuzumab deruxtecan"),
        ("pd-1 or pd-l1 inhibitor", "pembrolizumab"),
        ("endocrine therapy", "letrozole"),
    ],
)
def test_a_class_has_its_members(word: str, member: str) -> None:
    assert member in DRUGS.class_members(word)


def test_a_procedure_has_no_members() -> None:
    assert DRUGS.class_members("chemotherapy") == frozenset()


def test_a_code_and_the_name_given_later_are_one_drug() -> None:
    found = Drugs(
        [
            Drug(id=Curie("x:1"), name="fgfr inhibitor azd4547", synonyms=("azd-4547",)),
            Drug(id=Curie("x:2"), name="fexagratinib"),
        ]
    )

    assert [drug.name for drug in found.all()] == ["fexagratinib"]
    assert found.find("AZD 4547").name == "fexagratinib"
