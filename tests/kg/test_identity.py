"""Ids follow from the content alone."""

from __future__ import annotations

import msgspec

from kg.identity import canonical, content_id
from kg.model import (
    Biomarker,
    Curie,
    Drug,
    Expression,
    GeneFacts,
    GeneModel,
    Label,
    Level,
    Statement,
)
from tests.kg.records import label, provenance, statement

SAME = provenance(record=Curie("civic.eid:1"))


def test_equal_values_have_equal_ids() -> None:
    assert content_id(statement(provenance=SAME)) == content_id(statement(provenance=SAME))


def test_any_other_field_is_another_id() -> None:
    assert content_id(statement(provenance=SAME)) != content_id(
        statement(provenance=SAME, supports=False)
    )


def test_an_id_begins_with_its_type() -> None:
    assert content_id(Drug(id=Curie("drug:x"), name="x")).startswith("drug:")


def test_the_order_of_a_dictionary_makes_no_difference() -> None:
    one = GeneFacts(gene="BRAF", hotspots={"V600": 9, "K601": 2})
    other = GeneFacts(gene="BRAF", hotspots={"K601": 2, "V600": 9})

    assert canonical(one) == canonical(other)


def test_reading_what_was_written_gives_the_same_bytes() -> None:
    for record, kind in ((statement(), Statement), (label(), Label)):
        written = canonical(record)

        assert canonical(msgspec.json.decode(written, type=kind)) == written


def test_an_id_never_changes_between_versions() -> None:
    assert content_id(Drug(id=Curie("drug:x"), name="x")) == "drug:1a26c263d16ed2facda6"


def test_a_whole_number_among_fractions_has_one_form() -> None:
    def whole(score: float) -> Biomarker:
        her2 = Expression(gene="ERBB2", level=Level.ANY, assay="IHC", at_least=score)
        return Biomarker(alteration=her2)

    assert canonical(whole(3)) == canonical(whole(3.0))
    assert content_id(statement(profile=whole(3), provenance=SAME)) == content_id(
        statement(profile=whole(3.0), provenance=SAME)
    )


def test_a_dictionary_by_number_is_written_one_way() -> None:
    one = GeneModel(gene="BRAF", codons={600: "GTG", 12: "GGT"})
    other = GeneModel(gene="BRAF", codons={12: "GGT", 600: "GTG"})

    assert canonical(one) == canonical(other)
    assert msgspec.json.decode(canonical(one), type=GeneModel) == one
