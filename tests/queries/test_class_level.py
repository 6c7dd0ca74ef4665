"""What is said against a drug class, and of which regimens it speaks."""

from __future__ import annotations

from kg.model import Regimen, Statement
from queries.class_level import about, of_classes
from tests.queries.worlds import WORDS, no_benefit, resistance, statement


def on_class(*classes: str, drugs: tuple[str, ...] = (), supports: bool = True) -> Statement:
    regimen = Regimen(drugs=drugs, classes=classes)
    return resistance("erlotinib", "KRAS G12D", "COADREAD", regimen=regimen, supports=supports)


ON_EGFR = on_class("egfr inhibitor")


def speaks_of(record: Statement, *drugs: str) -> bool:
    return bool(about(drugs, of_classes([record]), WORDS))


def test_a_record_against_a_class_speaks_of_its_members() -> None:
    assert speaks_of(ON_EGFR, "erlotinib")
    assert speaks_of(ON_EGFR, "cetuximab")


def test_it_does_not_speak_of_another_drug() -> None:
    assert not speaks_of(ON_EGFR, "dabrafenib")


def test_it_does_not_speak_of_a_combination_with_a_member() -> None:
    assert not speaks_of(ON_EGFR, "cetuximab", "trametinib")


def test_two_classes_speak_of_a_combination_with_a_member_of_each() -> None:
    both = on_class("braf inhibitor", "mek inhibitor")

    assert speaks_of(both, "dabrafenib", "trametinib")
    assert not speaks_of(both, "dabrafenib")
    assert not speaks_of(both, "dabrafenib", "erlotinib")


def test_a_class_that_tells_how_a_drug_is_given_speaks_of_none() -> None:
    assert not speaks_of(on_class("tyrosine kinase inhibitor"), "erlotinib")
    assert not speaks_of(on_class("chemotherapy"), "erlotinib")


def test_support_for_a_class_is_not_handed_to_its_members() -> None:
    works = statement(
        "erlotinib", "KRAS G12D", "COADREAD", regimen=Regimen(drugs=(), classes=("egfr inhibitor",))
    )
    weakened = on_class("egfr inhibitor", supports=False)

    assert of_classes([works, weakened]) == ()
    assert of_classes([ON_EGFR, no_benefit("erlotinib", "KRAS G12D", "COADREAD")]) == (ON_EGFR,)


def test_a_named_drug_beside_the_class_is_no_class_level_record() -> None:
    assert of_classes([on_class("chemotherapy", drugs=("cetuximab",))]) == ()
