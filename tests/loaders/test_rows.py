"""A row is kept or has its reason; a new word stops the source."""

from __future__ import annotations

import pytest

from kg.errors import Refused, SourceError
from kg.model import Fate
from loaders.rows import Ledger, Place

PLACE = Place(source="civic", file="e.tsv", row="7")


def _ledger() -> Ledger:
    return Ledger(source="civic", file="e.tsv")


def test_a_fault_puts_the_row_aside_with_its_reason() -> None:
    ledger = _ledger()

    with ledger.row("7"):
        raise PLACE.fault("therapies", "no therapy", "it is empty")

    (aside,) = ledger.set_aside
    assert (aside.row, aside.field, aside.rule, aside.why, aside.fate) == (
        "7",
        "therapies",
        "no therapy",
        "it is empty",
        Fate.REJECTED,
    )
    assert ledger.read == 1


def test_a_refusal_names_its_own_rule() -> None:
    ledger = _ledger()

    with ledger.row("7"), PLACE.reading("disease"):
        raise Refused("x", "tumour", "no such type", rule="unknown tumour")

    assert [(a.field, a.rule) for a in ledger.set_aside] == [("disease", "unknown tumour")]


def test_a_refusal_without_a_rule_is_named_after_its_kind() -> None:
    ledger = _ledger()

    with ledger.row("7"), PLACE.reading("therapies"):
        raise Refused("x", "drug", "not read")

    assert [a.rule for a in ledger.set_aside] == ["unreadable drug"]


def test_drift_is_not_one_row_s_fault() -> None:
    ledger = _ledger()

    with pytest.raises(SourceError, match="field 'level': unknown word 'F'"), ledger.row("7"):
        PLACE.one_of("level", "F", {"A": 1})

    assert ledger.set_aside == []


def test_a_value_of_another_type_is_a_new_word() -> None:
    with pytest.raises(SourceError, match="unknown word"):
        PLACE.one_of("level", [], {"A": 1})  # type: ignore[type-var]  # as a file may hold


def test_a_row_comes_once() -> None:
    ledger = _ledger()
    with ledger.row("7"):
        pass

    with pytest.raises(SourceError, match="row 7: it is there twice"), ledger.row("7"):
        pass
