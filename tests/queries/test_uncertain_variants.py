"""What a variant of uncertain significance may not do, by the kind of claim it meets."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import (
    Biomarker,
    Breadth,
    Case,
    Curie,
    GeneEvent,
    GeneEventKind,
    Label,
    Not,
    Observation,
    Profile,
    ProteinChange,
    Provenance,
    Regimen,
    ReportClass,
    Residue,
    TumourScope,
)
from tests.reference.compare import desk_of
from tests.reference.compare import given as asked_as
from tests.reference.vocabulary import words
from tests.reference.world import Asking, World

#: A variant of uncertain significance at KRAS codon 61, and what it must not open.
UNCERTAIN = Observation(
    alteration=ProteinChange(gene="KRAS", change="Q61T"), report=ReportClass.UNCERTAIN, text="VUS"
)
MUTATION = Biomarker(alteration=GeneEvent(gene="KRAS", kind=GeneEventKind.MUTATION))
WILD_TYPE = Biomarker(alteration=GeneEvent(gene="KRAS", kind=GeneEventKind.WILD_TYPE))
RESIDUE = Biomarker(alteration=Residue(gene="KRAS", reference="Q", position=61))


@pytest.mark.parametrize(
    "profile",
    [
        MUTATION,
        RESIDUE,
        Not(of=MUTATION),
        WILD_TYPE,
    ],
)
def test_a_variant_that_the_report_calls_uncertain_proposes_nothing(profile: Profile) -> None:
    claim = Label(
        jurisdiction="US",
        profile=profile,
        profile_text="",
        regimen=Regimen(drugs=("trametinib",)),
        tumour=TumourScope(breadth=Breadth.TYPES, types=(Curie("oncotree:CHOL"),)),
        valid_from=date(2020, 1, 1),
        provenance=Provenance(
            source="random", release="1", record=Curie("l:1"), recorded=date(2020, 1, 1)
        ),
    )
    case = Case(tumour=Curie("oncotree:CHOL"), observations=(UNCERTAIN,))

    assert _candidates(claim, Asking(case, ("US",), date(2026, 5, 1))) == []


def _candidates(claim: Label, asked: Asking) -> list[tuple[str, ...]]:
    with asked_as(asked) as question:
        answer = desk_of(World((claim,)), words()).answer(question)
    return [option.regimen for option in answer.candidates]
