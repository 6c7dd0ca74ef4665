"""A store without some records answers as a store that never had them."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.model import Label, Record, Statement
from kg.stores.memory import MemoryStore
from queries.answer import Desk, answer
from queries.question import Asked, read_question
from queries.removal import Removals
from queries.without import LeftOut, Without
from tests.queries.worlds import (
    MANIFEST,
    TODAY,
    VOCABULARY,
    WORDS,
    authorisation,
    cohort,
    elsewhere,
    label,
    no_benefit,
    resistance,
    statement,
)

BOTH = "dabrafenib+trametinib"
RECORDS: tuple[Record, ...] = (
    label("US", BOTH, "BRAF V600E", "solid"),
    label("EU", BOTH, "BRAF V600E", "MEL"),
    statement(BOTH, "BRAF V600E", "CHOL"),
    statement("dabrafenib", "BRAF V600E", "MEL"),
    resistance("dabrafenib", "BRAF V600E", "COADREAD"),
    no_benefit("erlotinib", "KRAS G12D", "CHOL"),
    statement("erlotinib", "KRAS mutation", "CHOL", provenance=elsewhere()),
    cohort("trametinib", "BRAF V600E", "CHOL", n_evaluable=20, responses=9),
    authorisation("EU", "dabrafenib", valid_from=date(2013, 8, 26)),
    authorisation("EU", "trametinib", valid_from=date(2014, 6, 30)),
)
IDS = tuple(record.provenance.record for record in RECORDS)  # type: ignore[union-attr]  # sourced


def store(*records: Record) -> MemoryStore:
    made = MemoryStore(MANIFEST)
    made.add([*VOCABULARY, *records])
    return made


def question(*alterations: str, tumour: str = "CHOL") -> Asked:
    raw = {"tumour": {"oncotree": tumour}, "alterations": list(alterations)}
    return read_question(raw, TODAY)


WHOLE = store(*RECORDS)
QUESTIONS = (
    question("BRAF V600E"),
    question("KRAS G12D"),
    question("BRAF V600E", "KRAS G12D", tumour="COADREAD"),
)


@settings(max_examples=60, deadline=None)
@given(gone=st.frozensets(st.sampled_from(IDS)), asked=st.sampled_from(QUESTIONS))
def test_a_view_answers_as_a_store_that_never_had_the_records(
    gone: frozenset[str], asked: Asked
) -> None:
    left = [r for r, id_ in zip(RECORDS, IDS, strict=True) if id_ not in gone]

    viewed = answer(asked, Without(WHOLE, LeftOut(records=gone)), WORDS)

    plain = answer(asked, store(*left), WORDS)
    same = {"snapshot": plain.snapshot, "explanation": plain.explanation}
    assert msgspec.structs.replace(viewed, **same) == plain


@settings(max_examples=60, deadline=None)
@given(gone=st.frozensets(st.sampled_from(IDS)), asked=st.sampled_from(QUESTIONS))
def test_what_removals_keep_of_the_whole_answer_changes_nothing(
    gone: frozenset[str], asked: Asked
) -> None:
    quick = Removals(Desk(WHOLE, WORDS)).answer(asked, gone)

    assert quick == answer(asked, Without(WHOLE, LeftOut(records=gone)), WORDS)


def test_a_source_is_left_out_with_all_its_records() -> None:
    view = Without(WHOLE, LeftOut(sources=frozenset({"curated"})))

    assert {s.provenance.source for s in view.records_of(Statement)} == {"by hand"}


def test_what_was_learned_later_is_left_out() -> None:
    early = Without(WHOLE, LeftOut(recorded_after=date(2019, 12, 31)))

    assert early.records_of(Label) == []
    assert Without(WHOLE, LeftOut(recorded_after=date(2020, 1, 1))).records_of(Label)


def test_all_but_some_records_are_left_out() -> None:
    view = Without(WHOLE, LeftOut(all_but=frozenset(IDS[:1])))

    assert len(view.records_of(Label)) == 1
    assert view.records_of(Statement) == []


def test_words_stay() -> None:
    view = Without(WHOLE, LeftOut(all_but=frozenset()))

    assert view.records_of(type(VOCABULARY[0])) == WHOLE.records_of(type(VOCABULARY[0]))


def test_a_view_is_another_snapshot() -> None:
    views = [LeftOut(records=frozenset({IDS[0]})), LeftOut(records=frozenset({IDS[1]}))]

    hashes = {Without(WHOLE, out).manifest().hash for out in views}

    assert len(hashes | {WHOLE.manifest().hash}) == 3


def test_a_view_takes_no_records() -> None:
    with pytest.raises(StoreError, match="takes no new ones"):
        Without(WHOLE, LeftOut()).add([])
