"""Agreement of derived tiers with given ones: confusion, weighted kappa, rank correlation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.model import Value
from queries.agreement import SOLID, compare, confusion, kendall_tau, weighted_kappa
from queries.crosswalk import AMP


class _Told(Value, frozen=True, kw_only=True):
    id: str = "by hand"
    profile: str = "EGFR L858R"
    disease: str = "NSCLC"
    drugs: tuple[str, ...] = ("erlotinib",)
    amp: str = "I-A"
    reviewed: date = date(2024, 1, 1)


def _answer(**lists: Any) -> dict[str, Any]:
    return {"candidates": [], "hypotheses": [], "blocked": [], "unresolved": [], **lists}


def _entry(tier: str | None) -> dict[str, Any]:
    return {"regimen": ["erlotinib"], "levels": {"amp": tier, "could_be": {}, "why": ["why"]}}


def test_full_agreement_over_several_tiers_is_one() -> None:
    assert weighted_kappa([("I-A", "I-A"), ("II-D", "II-D")], AMP) == 1


def test_agreement_where_only_one_tier_is_known_is_not_defined() -> None:
    assert weighted_kappa([("I-A", "I-A")] * 5, AMP) is None
    assert weighted_kappa([], AMP) is None


def test_a_near_miss_weighs_less_than_a_far_one() -> None:
    same = [("I-A", "I-A"), ("III", "III")] * 5
    near = weighted_kappa([*same, ("I-A", "I-B")], AMP)
    far = weighted_kappa([*same, ("I-A", "III")], AMP)
    assert near is not None
    assert far is not None
    assert far < near < 1


def test_the_published_example_of_a_weighted_kappa() -> None:
    # two raters, three ordered grades, linear weights: worked by hand from the definition
    pairs = [("a", "a")] * 4 + [("a", "b")] * 2 + [("b", "b")] * 2 + [("c", "a")] * 2
    observed, chance = (2 * 1 + 2 * 2) / 10, (6 * 4 * 1 + 2 * 6 * 1 + 2 * 6 * 2 + 2 * 4 * 1) / 100
    found = weighted_kappa(pairs, ["a", "b", "c"])
    assert found == pytest.approx(1 - observed / chance)


def test_the_confusion_table_counts_each_pair() -> None:
    assert confusion([("I-A", "I-A"), ("I-A", "none"), ("I-A", "I-A")]) == {
        "I-A": {"I-A": 2, "none": 1}
    }


def test_reversed_order_is_minus_one_and_no_difference_is_not_defined() -> None:
    assert kendall_tau([(1, 3), (2, 2), (3, 1)]) == -1
    assert kendall_tau([(1, 3), (1, 2)]) is None


def test_an_assertion_is_asked_as_of_the_day_it_was_reviewed() -> None:
    asked: list[Any] = []

    def ask(question: Any) -> dict[str, Any]:
        asked.append(question)
        return _answer(candidates=[_entry("I-A")])

    found = compare(_Told(), ask, AMP)
    assert (found.derived, found.list) == ("I-A", "candidates")
    assert asked[0]["as_of"] == "2024-01-01"


def test_an_assertion_on_all_solid_tumours_counts_by_its_lowest_tier() -> None:
    answers = iter([_answer(candidates=[_entry("I-A")]), *[_answer()] * (len(SOLID) - 1)])
    found = compare(_Told(disease="Solid Tumor"), lambda _: next(answers), AMP)
    assert (found.derived, found.list) == ("none", "none")


def test_what_was_not_read_is_the_reason() -> None:
    unread = _answer(unresolved=[{"text": "EGFRR L858R", "why": "no such symbol"}])
    found = compare(_Told(), lambda _: unread, AMP)
    assert "no such symbol" in found.why
