"""Lists of therapies become one regimen, and classes never become drugs."""

from __future__ import annotations

import pytest

from kg.errors import Refused
from kg.model import Combination, Regimen
from loaders.therapies import is_substance, regimen_of, vocabulary
from tests.loaders.sample import words


@pytest.mark.parametrize(
    "name", ["Vemurafenib", "MEK Inhibitor RO4987655", "JQ1 Compound", "AZD8186"]
)
def test_a_drug_has_a_name_of_its_own(name: str) -> None:
    assert is_substance(name)


@pytest.mark.parametrize(
    "name",
    [
        "", "MEK Inhibitor", "Chemotherapy", "Platinum Compound", "Anti-CD33",
        "Gamma knife", "FOLFOX Regimen",
    ],
)  # fmt: skip
def test_a_class_or_procedure_is_no_substance(name: str) -> None:
    assert not is_substance(name)


def test_the_vocabulary_has_each_substance_once() -> None:
    found = vocabulary("civic.therapy", ["Zongertinib", "zongertinib ", "Chemotherapy"])

    assert [(drug.id, drug.name) for drug in found] == [
        ("civic.therapy:zongertinib", "zongertinib")
    ]


def test_several_names_are_one_regimen() -> None:
    found = regimen_of(["Trametinib", "Dabrafenib"], Combination.COMBINATION, words())

    assert found == Regimen(drugs=("dabrafenib", "trametinib"), combination=Combination.COMBINATION)


def test_an_unknown_class_stays_a_class() -> None:
    found = regimen_of(["IRAK-1/4 Inhibitor", "Trametinib"], Combination.COMBINATION, words())

    assert (found.drugs, found.classes) == (("trametinib",), ("irak-1/4 inhibitor",))


def test_an_unknown_drug_is_refused() -> None:
    with pytest.raises(Refused):
        regimen_of(["Notadrug-17"], Combination.SINGLE, words())
