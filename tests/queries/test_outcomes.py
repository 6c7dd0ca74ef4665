"""How the patients of a cohort did: counts, denominators, exact intervals, and nothing pooled."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import SourceClass, Verdict
from queries.explain import figures_of
from queries.outcomes import Outcome, counts_of, denominator_of, outcomes_of
from tests.queries.worlds import ask, cohort


def _of(**figures: Any) -> list[Outcome]:
    return list(outcomes_of(cohort("erlotinib", "EGFR L858R", "NSCLC", **figures)))


def test_a_count_has_its_denominator_rate_and_exact_interval() -> None:
    (found,) = _of(n_evaluable=24, n_started=24, responses=5)
    assert (found.x, found.n, found.denominator, found.rate) == (5, 24, "evaluable", 20.8)
    assert (found.low, found.high) == (7.1, 42.2)


def test_the_denominator_is_the_one_that_gives_the_printed_rate() -> None:
    (found,) = _of(n_evaluable=24, n_started=26, responses=7, response_rate=27.0)
    assert (found.n, found.denominator) == (26, "started")


def test_a_rate_that_fits_no_denominator_is_said_to_fit_none() -> None:
    (found,) = _of(n_evaluable=24, responses=7, response_rate=50.0)
    assert "fits no denominator" in found.note


def test_a_rate_alone_gives_the_count_where_only_one_rounds_to_it() -> None:
    (found,) = _of(n_evaluable=19, response_rate=42.0)
    assert (found.x, found.note) == (8, "count by the printed rate")


def test_a_rate_alone_of_many_patients_spans_every_count_that_rounds_to_it() -> None:
    (found,) = _of(n_evaluable=250, response_rate=42.0)
    assert found.x is None
    assert found.low is not None
    assert found.high is not None
    assert found.low < 41.5
    assert found.high > 42.5


def test_nothing_but_a_count_has_no_rate() -> None:
    (found,) = _of(responses=3)
    assert (found.x, found.n, found.rate, found.low) == (3, None, None, None)
    assert found.note == "no denominator is given"


def test_endpoints_stand_apart_with_their_own_definitions() -> None:
    found = _of(
        n_evaluable=24,
        responses=2,
        benefit=9,
        benefit_definition="CR+PR (confirmed) or SD>=16 weeks",
        stable_16w=7,
        notes="a note; stable disease: SD>=16 weeks",
    )
    assert [(f.endpoint, f.x, f.definition) for f in found] == [
        ("objective response", 2, "complete or partial response, as the publication counts it"),
        ("clinical benefit", 9, "CR+PR (confirmed) or SD>=16 weeks"),
        ("stable disease", 7, "SD>=16 weeks"),
    ]


def test_complete_and_partial_responses_make_the_responses_only_where_both_are_given() -> None:
    (found,) = _of(n_evaluable=7, complete=1, partial=1)
    assert found.x == 2
    assert _of(n_evaluable=8, partial=1) == []


def test_a_median_is_given_with_its_unit_and_without_a_rate() -> None:
    (found,) = _of(median_pfs=7.2, unit="weeks")
    assert (found.endpoint, found.median, found.unit) == (
        "progression-free survival",
        7.2,
        "weeks",
    )
    assert found.rate is None


def test_a_secondary_row_is_shown_and_never_decisive() -> None:
    (found,) = _of(n_evaluable=8, responses=0, source_class=SourceClass.SECONDARY)
    assert not found.decisive


def test_the_verdict_comes_with_its_source() -> None:
    (found,) = _of(
        n_evaluable=8, responses=0, verdict=Verdict.CLOSED, verdict_source="closed at stage one"
    )
    assert (found.verdict, found.verdict_source) == ("closed", "closed at stage one")


def test_a_cohort_without_figures_has_no_outcomes() -> None:
    assert _of(verdict=Verdict.CLOSED) == []
    assert figures_of(cohort("erlotinib", "EGFR L858R", "NSCLC")) is None


def test_an_answer_carries_the_outcomes_of_its_cohorts() -> None:
    told = cohort("erlotinib", "EGFR L858R", "NSCLC", n_evaluable=20, responses=12)
    answer = ask([told], "EGFR L858R", tumour="LUAD")
    (shown,) = answer["records"][told.provenance.record]["outcomes"]
    assert (shown["x"], shown["n"], shown["denominator"]) == (12, 20, "evaluable")


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_true_count_is_among_those_that_its_rounded_rate_gives(case: tuple[int, int]) -> None:
    x, n = case
    assert x in counts_of(float(round(100 * x / n)), n)


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 20))
def test_a_rate_of_either_denominator_is_found(evaluable: int, x: int, more: int) -> None:
    started = evaluable + more
    x = min(x, evaluable)
    n, _, note = denominator_of(x, float(round(100 * x / started)), evaluable, started)
    assert n in {evaluable, started}
    assert note == ""


@pytest.mark.parametrize("endpoint", ["objective response", "clinical benefit"])
def test_the_line_of_figures_names_every_endpoint(endpoint: str) -> None:
    line = figures_of(
        cohort("erlotinib", "EGFR L858R", "NSCLC", n_evaluable=24, responses=2, benefit=9)
    )
    assert line is not None
    assert endpoint in line
