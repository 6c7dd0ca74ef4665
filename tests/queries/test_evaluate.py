"""Gold cases are judged by the JSON answer alone, and a conditional standing is not a standing."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SourceError
from queries.evaluate import Judgement, evaluate, judge
from queries.gold import GoldCase, question_of, read_cases, regimen_of
from tests.api.answers import answer, blocked, candidate, hypothesis, standing

HEADER = (
    "case_id\ttumour_type\toncotree_code\talterations\texpected_drug\texpected_category\tmust"
    "\tjurisdiction\tas_of\ttrap\tgroup\n"
)


def case(category: str, *, must: bool = True, **more: Any) -> GoldCase:
    """A case about vemurafenib in the US."""
    given_ = {
        "id": "c1",
        "tumour": "Melanoma",
        "oncotree": "MEL",
        "alterations": ("BRAF V600E",),
        "drug": "vemurafenib",
        "jurisdiction": "US",
        "as_of": "2026-05-07",
        "group": "",
    }
    return GoldCase(**{**given_, "category": category, "must": must, **more})


def verdict(case_: GoldCase, **parts: Any) -> Judgement:
    return judge(case_, answer(**parts))


def test_a_standing_that_is_there_passes() -> None:
    assert verdict(case("on-label"), candidates=[candidate("vemurafenib")]).passed


def test_another_standing_fails_and_says_what_is_missing() -> None:
    judged = verdict(case("off-label"), candidates=[candidate("vemurafenib")])

    assert (judged.passed, judged.why, judged.list) == (False, "not off-label in US", "candidates")


def test_a_conditional_standing_is_not_the_standing_and_counts_as_thin() -> None:
    open_ = [standing("US", "on-label", conditional_on=["PD-L1 status"])]

    judged = verdict(case("on-label"), candidates=[candidate("vemurafenib", standings=open_)])

    assert (judged.passed, judged.thin) == (False, True)


def test_the_set_of_drugs_is_the_identity() -> None:
    assert not verdict(
        case("on-label"), candidates=[candidate("cobimetinib", "vemurafenib")]
    ).passed


def test_any_jurisdiction_asks_for_both_agencies() -> None:
    anywhere = case("on-label", jurisdiction="any")
    both = [standing("US", "on-label"), standing("EU", "on-label")]

    assert question_of(anywhere)["jurisdictions"] == ["US", "EU"]
    assert not verdict(anywhere, candidates=[candidate("vemurafenib")]).passed
    assert verdict(anywhere, candidates=[candidate("vemurafenib", standings=both)]).passed


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"candidates": [candidate("vemurafenib", standings=[standing("US", "off-label")])]},
        {"hypotheses": [hypothesis("vemurafenib")]},
        {
            "candidates": [
                candidate(
                    "vemurafenib", standings=[standing("US", "on-label", conditional_on=["x"])]
                )
            ]
        },
    ],
)
def test_must_not_have_a_standing_forbids_only_that_standing(parts: dict[str, Any]) -> None:
    assert verdict(case("on-label", must=False), **parts).passed


def test_must_not_have_a_standing_fails_where_it_is_shown() -> None:
    assert not verdict(case("on-label", must=False), candidates=[candidate("vemurafenib")]).passed


@pytest.mark.parametrize(
    ("parts", "passed"),
    [
        ({}, True),
        ({"blocked": [blocked("vemurafenib")]}, True),
        ({"hypotheses": [hypothesis("vemurafenib")]}, False),
        ({"candidates": [candidate("vemurafenib")]}, False),
    ],
)
def test_none_forbids_candidates_and_hypotheses(parts: dict[str, Any], passed: bool) -> None:
    assert verdict(case("none", must=False), **parts).passed is passed


def test_any_drug_means_every_drug() -> None:
    nothing = case("none", must=False, drug="(any drug)")

    assert verdict(nothing).passed
    assert not verdict(nothing, hypotheses=[hypothesis("imatinib")]).passed


@pytest.mark.parametrize(
    ("parts", "passed"),
    [
        ({"blocked": [blocked("vemurafenib")]}, True),
        ({"blocked": [blocked("vemurafenib", effect="insensitive")]}, True),
        ({"blocked": [blocked("vemurafenib", effect="unknown")]}, False),
        ({}, False),
        ({"blocked": [blocked("vemurafenib")], "hypotheses": [hypothesis("vemurafenib")]}, False),
    ],
)
def test_resistant_asks_for_a_block_with_a_negative_record(
    parts: dict[str, Any], passed: bool
) -> None:
    assert verdict(case("resistant", must=False), **parts).passed is passed


def test_a_hypothesis_must_not_be_a_candidate_too() -> None:
    both = {
        "hypotheses": [hypothesis("vemurafenib")],
        "candidates": [candidate("vemurafenib")],
    }

    assert verdict(case("hypothesis"), hypotheses=[hypothesis("vemurafenib")]).passed
    assert not verdict(case("hypothesis"), **both).passed


def test_conditional_asks_for_the_missing_fact() -> None:
    open_ = [standing("US", "on-label", conditional_on=["PD-L1 status"])]

    assert verdict(
        case("conditional"), candidates=[candidate("vemurafenib", standings=open_)]
    ).passed
    assert not verdict(case("conditional"), candidates=[candidate("vemurafenib")]).passed


REFUSED = {"text": "BRAF V601E", "kind": "alteration", "why": "no such residue", "suggestions": []}


def test_refused_asks_for_a_reason_and_no_candidate_that_rests_on_it() -> None:
    refused = case("refused", drug="(any drug)")
    elsewhere = candidate("palbociclib", path={"nodes": [{"id": "gene:ESR1", "name": "ESR1"}]})

    assert verdict(refused, unresolved=[REFUSED]).passed
    assert verdict(refused, unresolved=[REFUSED], candidates=[elsewhere]).passed
    assert not verdict(refused, unresolved=[REFUSED], candidates=[candidate("vemurafenib")]).passed
    assert not verdict(refused).passed


def test_an_error_instead_of_an_answer_fails_its_case() -> None:
    judged = judge(case("none", must=False), {"id": "c1", "error": {"type": "t", "detail": "d"}})

    assert (judged.passed, judged.why) == (False, "no answer: t: d")


def test_a_group_passes_when_all_its_cases_pass() -> None:
    cases = [case("on-label", group="g"), case("on-label", must=False, group="g")]

    evaluation = evaluate(cases, lambda _: answer(candidates=[candidate("vemurafenib")]))

    assert (evaluation.totals["groups"].n, evaluation.totals["groups"].passed) == (1, 0)
    assert (evaluation.totals["must"].passed, evaluation.totals["must-not"].failed) == (1, 1)


def test_a_row_becomes_a_question_as_a_person_would_send_it() -> None:
    row = 'c9\tMelanoma\tMEL\tBRAF V600E; age 45\tX\tnone\tmust-not\tNL\t2026-05-07\t"a ""b"""\tg\n'

    (read,) = read_cases([HEADER, row])

    assert read.trap == 'a "b"'
    assert question_of(read) == {
        "id": "c9",
        "tumour": {"text": "Melanoma", "oncotree": "MEL"},
        "alterations": ["BRAF V600E", "age 45"],
        "jurisdictions": ["NL"],
        "as_of": "2026-05-07",
    }


def test_a_tumour_that_is_not_given_is_unknown() -> None:
    assert question_of(case("none", tumour="(none)", oncotree="(none)"))["tumour"] is None


def test_a_file_without_a_needed_column_is_refused_by_its_name() -> None:
    with pytest.raises(SourceError, match="no column as_of"):
        read_cases([HEADER.replace("\tas_of", "")])


@given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, unique=True).flatmap(st.permutations))
def test_the_order_of_a_combination_does_not_matter(drugs: list[str]) -> None:
    assert regimen_of("+".join(drugs)) == regimen_of(" + ".join(sorted(drugs)))


def test_the_evaluation_is_complete_as_json() -> None:
    evaluation = evaluate([case("on-label", trap="t")], lambda _: answer())

    told = json.loads(msgspec.json.encode(evaluation))

    assert set(told) == {"cases", "totals", "categories", "traps", "groups"}
    assert told["cases"][0]["thin"] is False
