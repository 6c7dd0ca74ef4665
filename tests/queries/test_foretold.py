"""Cohorts asked for as of the year before their publication, without their own study."""

from __future__ import annotations

from typing import Any

import msgspec

from kg.model import CohortOutcome, SourceClass
from queries.foretold import HELD, foretold, of_one_study, question_of
from tests.queries.worlds import cohort, statement


def _cohort(text: str = "EGFR L858R", *codes: str, **changes: Any) -> CohortOutcome:
    record = cohort("erlotinib", text, *(codes or ("CHOL",)), n_evaluable=20, responses=5)
    seen = msgspec.structs.replace(record.provenance, published=2021)
    return msgspec.structs.replace(record, provenance=seen, **changes)


def _answer(**lists: Any) -> dict[str, Any]:
    return {"candidates": [], "hypotheses": [], "blocked": [], "unresolved": [], **lists}


def test_a_cohort_is_asked_for_as_of_the_year_before() -> None:
    question = question_of(_cohort())
    assert question is not None
    assert question["as_of"] == "2020-12-31"
    assert question["tumour"] == {"oncotree": "CHOL"}


def test_of_alternatives_the_first_is_asked_and_of_several_all() -> None:
    either = question_of(_cohort("EGFR L858R OR EGFR T790M"))
    both = question_of(_cohort("EGFR L858R AND NOT EGFR T790M"))
    assert either is not None
    assert both is not None
    assert either["alterations"] == both["alterations"] == ["EGFR L858R"]


def test_a_basket_a_secondary_row_and_an_undated_row_are_not_asked() -> None:
    assert question_of(_cohort("EGFR L858R", "solid")) is None
    assert question_of(_cohort(source_class=SourceClass.SECONDARY)) is None
    record = _cohort()
    undated = msgspec.structs.replace(record.provenance, published=None)
    assert question_of(msgspec.structs.replace(record, provenance=undated)) is None


def test_every_record_of_the_same_study_is_left_out() -> None:
    record = _cohort()
    same = statement("erlotinib", "EGFR L858R", "NSCLC")
    seen = msgspec.structs.replace(same.provenance, citations=record.provenance.citations)
    same = msgspec.structs.replace(same, provenance=seen)
    other = statement("erlotinib", "EGFR L858R", "NSCLC")
    assert of_one_study(record, [record, same, other]) == {
        record.provenance.record,
        same.provenance.record,
    }


def test_what_was_held_back_foretells_no_response_by_its_tier() -> None:
    entry = {"regimen": ["erlotinib"], "levels": {"amp": "I-A", "oncokb_like": "R1"}, "why": ""}
    found = foretold(_cohort(), _answer(blocked=[entry]))
    assert found is not None
    assert (found.list, found.amp, found.oncokb_like) == (HELD, HELD, HELD)


def test_the_rate_comes_with_its_exact_interval() -> None:
    found = foretold(_cohort(), _answer())
    assert found is not None
    assert (found.x, found.n, found.rate, found.list) == (5, 20, 25.0, "none")
    assert found.low < found.rate < found.high


def test_a_cohort_without_a_count_of_responses_says_nothing() -> None:
    assert foretold(_cohort(responses=None), _answer()) is None
