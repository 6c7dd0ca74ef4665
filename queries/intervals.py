"""Rates of a cohort with their exact intervals, never pooled."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from kg.model import CohortOutcome

_HALF_ALPHA = 0.025


def response_rate(cohort: CohortOutcome) -> float | None:
    """Objective responses in percent of the evaluable (else started), None without a count."""
    n = cohort.n_evaluable or cohort.n_started
    if cohort.responses is not None and n:
        return 100 * cohort.responses / n
    return cohort.response_rate


def best_lower_bound(cohort: CohortOutcome) -> float | None:
    """The larger exact lower bound (percent) of the response and the ≥ 16 week benefit rate."""
    n = cohort.n_evaluable or cohort.n_started
    if not n:
        return None
    bounds = [
        exact_interval(count, n)[0]
        for count in (
            _count(cohort.responses, cohort.response_rate, n),
            _count(cohort.benefit, cohort.benefit_rate, n) if _sixteen_weeks(cohort) else None,
        )
        if count is not None
    ]
    return max(bounds, default=None)


def _sixteen_weeks(cohort: CohortOutcome) -> bool:
    definition = (cohort.benefit_definition or "").replace(" ", "")
    return "16" in definition


def _count(count: int | None, rate: float | None, n: int) -> int | None:
    """The count, or the smallest one that rounds to the printed rate."""
    if count is not None or rate is None:
        return count
    return next((x for x in range(n + 1) if round(100 * x / n) >= round(rate)), None)


@lru_cache(maxsize=4096)
def exact_interval(count: int, n: int) -> tuple[float, float]:
    """Clopper–Pearson 95 % interval in percent, by bisection on the binomial tail.

    >>> tuple(round(bound, 1) for bound in exact_interval(5, 24))
    (7.1, 42.2)
    """
    low = 0.0 if count == 0 else _solve(lambda p: 1 - _at_most(count - 1, n, p))
    high = 100.0 if count == n else _solve(lambda p: 1 - _at_most(count, n, p), target=0.975)
    return low, high


def _at_most(count: int, n: int, p: float) -> float:
    return math.fsum(math.comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(count + 1))


def _solve(tail: Callable[[float], float], target: float = _HALF_ALPHA) -> float:
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if tail(middle) < target else (low, middle)
    return 100 * low
