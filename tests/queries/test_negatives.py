"""Each negative holds back a drug in its own scope, and is shown as a warning outside it."""

from __future__ import annotations

from typing import Any

import pytest

from kg.model import Band, CohortOutcome, Record, Statement, Verdict
from tests.queries.worlds import ask, cohort, label, no_benefit, regimens, resistance, statement

CLOSED = cohort("erlotinib", "EGFR L858R", "CHOL", verdict=Verdict.CLOSED)
NO_BENEFIT = no_benefit("erlotinib", "EGFR L858R", "CHOL")
RESISTANT = resistance("erlotinib", "EGFR L858R", "CHOL")
NEGATIVES = pytest.mark.parametrize("negative", [CLOSED, NO_BENEFIT, RESISTANT])


def against(told: dict[str, Any], name: str) -> list[str]:
    (option,) = told[name]
    found: list[str] = option["evidence"]["against"]
    return found


@NEGATIVES
def test_in_its_own_tumour_it_holds_back(negative: Statement | CohortOutcome) -> None:
    told = ask([negative], "EGFR L858R", tumour="CHOL")

    assert regimens(told) == regimens(told, "hypotheses") == []
    assert told["blocked"][0]["regimen"] == ["erlotinib"]
    assert negative.provenance.record in told["blocked"][0]["records"]


@NEGATIVES
def test_in_a_part_of_its_tumour_it_holds_back(negative: Statement | CohortOutcome) -> None:
    told = ask([negative], "EGFR L858R", tumour="IHCH")

    assert told["blocked"][0]["records"] == [negative.provenance.record]


@NEGATIVES
def test_elsewhere_it_is_a_warning_beside_a_candidate(negative: Statement | CohortOutcome) -> None:
    works = statement("erlotinib", "EGFR L858R", "NSCLC")
    told = ask([works, negative], "EGFR L858R", tumour="NSCLC")

    assert told["candidates"][0]["effect"] == "sensitive"
    assert against(told, "candidates") == [negative.provenance.record]
    assert told["records"][negative.provenance.record]["relation"] == (
        "another tumour of the same form"
    )


@NEGATIVES
def test_elsewhere_it_is_a_warning_beside_a_hypothesis(negative: Statement | CohortOutcome) -> None:
    works = statement("erlotinib", "EGFR L858R", "NSCLC")
    told = ask([works, negative], "EGFR L858R", tumour="COADREAD")

    assert against(told, "hypotheses") == [negative.provenance.record]


def test_where_it_failed_no_hypothesis_from_elsewhere_is_left() -> None:
    works = statement("erlotinib", "EGFR L858R", "NSCLC")
    told = ask([works, CLOSED], "EGFR L858R", tumour="CHOL")

    assert regimens(told, "hypotheses") == []
    assert regimens(told, "blocked") == ["erlotinib"]


def test_a_preclinical_negative_holds_back_nothing_that_a_clinical_record_carries() -> None:
    works = statement("erlotinib", "EGFR L858R", "CHOL")
    weak = no_benefit("erlotinib", "EGFR L858R", "CHOL", band=Band.PRECLINICAL)
    told = ask([works, weak], "EGFR L858R", tumour="CHOL")

    assert told["candidates"][0]["effect"] == "sensitive"
    assert against(told, "candidates") == [weak.provenance.record]


def test_a_block_names_all_that_speaks_against_in_this_tumour() -> None:
    told = ask([CLOSED, NO_BENEFIT], "EGFR L858R", tumour="CHOL")

    (blocked,) = told["blocked"]
    named = {*blocked["records"], *blocked["against"]}
    assert named == {CLOSED.provenance.record, NO_BENEFIT.provenance.record}
    assert named <= told["records"].keys()


def test_with_a_label_the_negative_makes_the_candidate_conflicting() -> None:
    records: list[Record] = [label("US", "erlotinib", "EGFR L858R", "CHOL"), NO_BENEFIT]
    told = ask(records, "EGFR L858R", tumour="CHOL")

    assert told["candidates"][0]["effect"] == "conflicting"
    assert against(told, "candidates") == [NO_BENEFIT.provenance.record]


def test_between_solid_and_liquid_tumours_nothing_is_warned_of() -> None:
    works = statement("erlotinib", "EGFR L858R", "AML")
    told = ask([works, NO_BENEFIT], "EGFR L858R", tumour="AML")

    assert against(told, "candidates") == []
    assert [c["kinds"] for c in told["conflicts"]] == [["tumour"]]
