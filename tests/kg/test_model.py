"""Values of the model."""

from __future__ import annotations

from msgspec.structs import replace

from kg.identity import content_id
from kg.model import Effect, Expression, Level, Proposition, Statement, proposition
from tests.kg.records import statement


def test_a_whole_number_and_its_float_are_one_value_with_one_id() -> None:
    one = Expression(gene="ERBB2", level=Level.POSITIVE, assay="IHC", at_least=3)
    other = Expression(gene="ERBB2", level=Level.POSITIVE, assay="IHC", at_least=3.0)

    assert content_id(one) == content_id(other)


def test_sensitivity_and_resistance_meet_under_one_proposition() -> None:
    one = statement(effect=Effect.SENSITIVITY)
    other = statement(effect=Effect.RESISTANCE, tumour=replace(one.tumour, text="in other words"))

    assert _about(one) == _about(other)


def _about(claim: Statement) -> Proposition:
    return proposition(claim.profile, claim.regimen, claim.tumour)
