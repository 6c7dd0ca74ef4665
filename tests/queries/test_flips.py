"""Sign flips: what one is, how it is asked, and what counts as capped."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from kg.model import Band, Record, Statement
from kg.stores.memory import MemoryStore
from queries.answer import Desk, read_question
from queries.flip_check import Judged, judge, texts_of, tumour_in
from queries.flips import Flips, flips
from tests.queries.worlds import (
    MANIFEST,
    TODAY,
    VOCABULARY,
    WORDS,
    label,
    no_benefit,
    profile,
    resistance,
    scope,
    statement,
)

WORKS = statement("dabrafenib", "BRAF V600E", "MEL")
FAILS = no_benefit("dabrafenib", "BRAF V600E", "COADREAD")


def found(*records: Statement) -> Flips:
    return flips(records, "by hand")


def judged(*records: Record) -> dict[str, Judged]:
    """The judgement of each tumour, by side and tumour."""
    store = MemoryStore(MANIFEST)
    store.add([*VOCABULARY, *records])
    desk = Desk(store, WORDS)
    told = judge(
        flips(store.records_of(Statement), "by hand").found,
        lambda question: desk.answer(read_question(question, TODAY)),
        WORDS,
    )
    return {f"{one.side} {one.tumour}": one for one in told}


def test_a_pair_that_works_in_one_tumour_and_fails_in_another_is_a_flip() -> None:
    told = found(WORKS, FAILS)

    (flip,) = told.found
    assert [place.tumour for place in flip.worked] == ["MEL"]
    assert [place.tumour for place in flip.failed] == ["COADREAD"]
    assert flip.failing == {FAILS.provenance.record}
    assert (told.pairs, told.several) == (1, 1)


@pytest.mark.parametrize(
    "other",
    [
        statement("dabrafenib", "BRAF V600E", "COADREAD"),
        no_benefit("dabrafenib", "BRAF V600K", "COADREAD"),
        no_benefit("dabrafenib+trametinib", "BRAF V600E", "COADREAD"),
        resistance("dabrafenib", "BRAF V600E", "COADREAD", supports=False),
    ],
)
def test_no_flip_with_one_sign_another_profile_or_another_regimen(other: Statement) -> None:
    assert found(WORKS, other).found == ()


def test_a_tumour_with_records_on_both_sides_is_on_neither() -> None:
    case = statement("dabrafenib", "BRAF V600E", "COADREAD", band=Band.CASE)

    assert found(WORKS, FAILS, case).found == ()


def test_another_sources_records_make_no_flip() -> None:
    assert flips([WORKS, FAILS], "civic").found == ()


def test_where_it_failed_it_is_held_back_and_the_record_is_named() -> None:
    told = judged(WORKS, FAILS)["failed COADREAD"]

    assert (told.passed, told.list) == (True, "held back")
    assert told.named == (FAILS.provenance.record,)


def test_where_it_worked_the_failure_is_named_as_a_warning() -> None:
    told = judged(WORKS, FAILS)["worked MEL"]

    assert (told.passed, told.list, told.effect) == (True, "candidate", "sensitive")
    assert told.named == (FAILS.provenance.record,)


def test_with_a_label_where_it_failed_it_is_listed_as_conflicting() -> None:
    permits = label("US", "dabrafenib", "BRAF V600E", "COADREAD")
    told = judged(WORKS, FAILS, permits)["failed COADREAD"]

    assert (told.passed, told.list, told.effect) == (True, "candidate", "conflicting")


def test_a_wider_failure_that_holds_back_the_tumour_where_it_worked_is_told_so() -> None:
    works = statement("dabrafenib", "BRAF V600E", "IHCH", band=Band.CASE)
    fails = no_benefit("dabrafenib", "BRAF V600E", "CHOL")
    told = judged(works, fails)["worked IHCH"]

    assert told.list == "held back"
    assert told.passed
    assert "about this tumour too" in told.why


def test_a_record_without_a_tumour_type_is_asked_elsewhere_and_does_not_break() -> None:
    fails = msgspec.structs.replace(FAILS, tumour=scope("solid"))

    assert tumour_in(fails.tumour, WORDS) == "ACC"


def test_every_predicate_of_a_profile_is_a_finding_and_of_alternatives_the_first() -> None:
    def told(text: str) -> list[Any]:
        return list(texts_of(profile(text)))

    assert told("EGFR L858R AND NOT EGFR T790M") == ["EGFR L858R", "no EGFR T790M"]
    assert told("BRAF V600E OR BRAF V600K") == ["BRAF V600E"]
