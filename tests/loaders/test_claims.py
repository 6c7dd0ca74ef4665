"""Origins, united profiles and diseases with something beside the tumour."""

from __future__ import annotations

import pytest

from kg.errors import Refused
from kg.model import (
    And,
    Biomarker,
    Expression,
    Fusion,
    GeneEvent,
    GeneEventKind,
    Level,
    Not,
    Or,
    Origin,
    Profile,
    ProteinChange,
)
from loaders.claims import disease_of, united, with_origin
from tests.loaders.sample import words

BRCA1 = Biomarker(alteration=GeneEvent(gene="BRCA1", kind=GeneEventKind.MUTATION))
V600E = Biomarker(alteration=ProteinChange(gene="BRAF", change="V600E"))
HER2 = Biomarker(alteration=Expression(gene="ERBB2", level=Level.POSITIVE))
GERMLINE_BRCA1 = Biomarker(alteration=BRCA1.alteration, origin=Origin.GERMLINE)


def test_every_variant_of_an_alternative_gets_the_origin() -> None:
    found = with_origin(Or(of=(BRCA1, V600E)), Origin.GERMLINE)

    assert found == Or(
        of=(GERMLINE_BRCA1, Biomarker(alteration=V600E.alteration, origin=Origin.GERMLINE))
    )


@pytest.mark.parametrize(
    "profile",
    [
        HER2,
        Biomarker(alteration=Fusion(five="EML4", three="ALK")),
        Biomarker(alteration=GeneEvent(gene="ERBB2", kind=GeneEventKind.AMPLIFICATION)),
        Biomarker(alteration=GeneEvent(gene="KRAS", kind=GeneEventKind.WILD_TYPE)),
        Not(of=V600E),
    ],
    ids=["expression", "fusion", "amplification", "wild type", "excluded"],
)
def test_what_is_not_inherited_gets_none(profile: Profile) -> None:
    assert with_origin(profile, Origin.GERMLINE) == profile


def test_no_origin_changes_nothing() -> None:
    assert with_origin(BRCA1, None) is BRCA1


def test_united_profiles_are_flat_and_say_nothing_twice() -> None:
    assert united(And(of=(BRCA1, HER2)), HER2, None, V600E) == And(of=(BRCA1, HER2, V600E))


def test_a_disease_without_a_node_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        disease_of("Somewhere Cancer", "9999999", words())

    assert refused.value.rule == "disease not on the spine"


def test_a_state_in_a_disease_is_noted() -> None:
    disease = disease_of("Relapsed Melanoma", "1909", words())

    assert disease.scope.types == ("doid:1909",)
    assert disease.notes == ("disease state: relapsed",)
