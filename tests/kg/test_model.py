"""Values of the model."""

from __future__ import annotations

from kg.identity import content_id
from kg.model import Expression, Level


def test_a_whole_number_and_its_float_are_one_value_with_one_id() -> None:
    one = Expression(gene="ERBB2", level=Level.POSITIVE, assay="IHC", at_least=3)
    other = Expression(gene="ERBB2", level=Level.POSITIVE, assay="IHC", at_least=3.0)

    assert content_id(one) == content_id(other)
