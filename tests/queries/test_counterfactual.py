"""Which records carry a decision, and what changes without them."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import QuestionError
from kg.model import Authorisation, Label, Record, Statement
from kg.stores.memory import MemoryStore
from queries.counterfactual import Carried, carriers, left_out, what_if
from queries.question import Asked, read_question
from queries.without import LeftOut
from tests.queries.worlds import (
    MANIFEST,
    TODAY,
    VOCABULARY,
    WORDS,
    authorisation,
    label,
    no_benefit,
    statement,
)

BOTH = "dabrafenib+trametinib"
DRUGS = ("dabrafenib", "trametinib")


def store(*records: Record) -> MemoryStore:
    made = MemoryStore(MANIFEST)
    made.add([*VOCABULARY, *records])
    return made


def question(*alterations: str, as_of: str = "2026-05-07") -> Asked:
    raw = {"tumour": {"oncotree": "CHOL"}, "alterations": list(alterations)}
    return read_question({**raw, "jurisdictions": ["US"], "as_of": as_of}, TODAY)


def ids(*records: Statement | Label | Authorisation) -> tuple[str, ...]:
    return tuple(sorted(record.provenance.record for record in records))


def sets(carried: Carried) -> set[tuple[str, ...]]:
    return {tuple(sorted(found.records)) for found in carried.sets}


def carried(drugs: tuple[str, ...], *records: Record, most_asked: int = 500) -> Carried:
    return carriers(question("BRAF V600E"), store(*records), WORDS, drugs, most_asked)


def test_the_only_support_carries_a_candidate() -> None:
    only = statement(BOTH, "BRAF V600E", "CHOL")

    told = carried(DRUGS, only)

    assert sets(told) == {ids(only)}
    assert told.sets[0].after == {}


def test_two_supports_of_one_level_carry_it_together() -> None:
    one, other = (statement(BOTH, "BRAF V600E", "CHOL") for _ in range(2))

    assert sets(carried(DRUGS, one, other)) == {ids(one, other)}


def test_a_label_carries_the_standing_and_not_the_candidate() -> None:
    permits = label("US", BOTH, "BRAF V600E", "CHOL")

    told = carried(DRUGS, permits, statement(BOTH, "BRAF V600E", "CHOL"))

    after = {found.records: found.after for found in told.sets}
    assert after[ids(permits)]["US"].standing != told.places["US"].standing


def test_the_authorisation_that_makes_a_use_off_label_carries_it() -> None:
    sold = [authorisation("US", name, valid_from=date(2015, 1, 1)) for name in DRUGS]

    told = carried(DRUGS, statement(BOTH, "BRAF V600E", "CHOL"), *sold)

    assert told.places["US"].standing == "off-label"
    assert {ids(record) for record in sold} <= sets(told)


def test_what_blocks_carries_the_block() -> None:
    negative = no_benefit("erlotinib", "BRAF V600E", "CHOL")

    told = carried(("erlotinib",), negative)

    assert told.places["US"].list == "held back"
    assert sets(told) == {ids(negative)}


def test_where_many_speak_alike_all_of_a_kind_are_shown() -> None:
    many = [statement(BOTH, "BRAF V600E", "CHOL") for _ in range(5)]

    told = carried(DRUGS, *many)

    assert told.complete == 3
    assert sets(told) == {ids(*many)}


def test_a_search_that_stops_says_how_far_it_came() -> None:
    many = [statement(BOTH, "BRAF V600E", "CHOL") for _ in range(5)]

    told = carried(DRUGS, *many, most_asked=7)

    assert told.complete == 1


def test_a_regimen_of_which_nothing_is_decided_is_carried_by_nothing() -> None:
    assert carried(("erlotinib",), statement(BOTH, "BRAF V600E", "CHOL")).sets == ()


def test_without_a_record_something_else_is_decided() -> None:
    only = statement(BOTH, "BRAF V600E", "CHOL")
    out = LeftOut(records=frozenset(ids(only)))

    told = what_if(question("BRAF V600E"), store(only), WORDS, out)

    assert [(d.regimen, d.kind) for d in told.differences] == [(DRUGS, "removed")]
    assert told.before.explanation != told.after.explanation


def test_on_an_earlier_day_a_label_does_not_stand_yet() -> None:
    permits = label("US", BOTH, "BRAF V600E", "CHOL", valid_from=date(2022, 6, 22))
    other = statement(BOTH, "BRAF V600E", "CHOL")

    told = what_if(
        question("BRAF V600E"), store(permits, other), WORDS, LeftOut(), date(2022, 6, 21)
    )

    (found,) = told.differences
    assert (found.before.standing, found.kind) == ("on-label", "changed")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("records", "sources", "says"),
    [(("made:up",), (), "no record 'made:up'"), ((), ("nobody",), "no source 'nobody'")],
)
def test_what_the_store_lacks_cannot_be_left_out(
    records: tuple[str, ...], sources: tuple[str, ...], says: str
) -> None:
    with pytest.raises(QuestionError, match=says):
        left_out(store(), records, sources)
