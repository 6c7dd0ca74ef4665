"""How the patients of a cohort did, endpoint by endpoint: counts with their denominator, no pool.

A rate stands only beside its denominator, its definition and the exact interval (Clopper–Pearson,
95 %, unadjusted for two-stage designs). Where the row prints a count and a rate, the denominator
is the one that gives that rate; where it prints a rate alone, the interval covers every count that
rounds to it. Medians are given as printed, with their unit. Endpoints are never put together.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kg.model import CohortOutcome, SourceClass
from queries.intervals import exact_interval

#: How the loader's note says what the row calls stable disease.
_STABLE = "stable disease: "


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """One endpoint of one cohort.

    ``x`` of ``n`` patients of the ``denominator`` (``evaluable`` or ``started``); ``rate``, ``low``
    and ``high`` in percent, the bounds an exact 95 % interval; ``median`` in ``unit``. Null is not
    given, never 0. ``verdict`` is the trial's own on the cohort, ``decisive`` is false for rows
    read from secondary sources: shown, and deciding nothing. ``note`` says what does not fit.
    """

    endpoint: str
    definition: str | None
    x: int | None = None
    n: int | None = None
    denominator: str | None = None
    rate: float | None = None
    low: float | None = None
    high: float | None = None
    median: float | None = None
    unit: str | None = None
    verdict: str
    verdict_source: str | None
    data_cut: str | None
    source_class: str
    decisive: bool
    note: str = ""


def outcomes_of(cohort: CohortOutcome) -> tuple[Outcome, ...]:
    """Every endpoint that the cohort gives, in the order response, benefit, stable, medians."""
    return tuple(_endpoints(cohort))


def _endpoints(cohort: CohortOutcome) -> Iterator[Outcome]:
    for endpoint, definition, count, rate in (
        (
            "objective response",
            "complete or partial response, as the publication counts it",
            _responses(cohort),
            cohort.response_rate,
        ),
        ("clinical benefit", cohort.benefit_definition, cohort.benefit, cohort.benefit_rate),
        ("stable disease", _stable(cohort), cohort.stable_16w, None),
    ):
        if count is not None or rate is not None:
            yield _counted(cohort, endpoint, definition, count, rate)
    for endpoint, median in (
        ("progression-free survival", cohort.median_pfs),
        ("overall survival", cohort.median_os),
    ):
        if median is not None:
            yield _outcome(cohort, endpoint, "median, as printed", median=median, unit=cohort.unit)


def _responses(cohort: CohortOutcome) -> int | None:
    """Objective responses; where only both kinds are counted, their sum."""
    if cohort.responses is None and cohort.complete is not None and cohort.partial is not None:
        return cohort.complete + cohort.partial
    return cohort.responses


def _stable(cohort: CohortOutcome) -> str | None:
    notes = (cohort.notes or "").split("; ")
    return next((n.removeprefix(_STABLE) for n in notes if n.startswith(_STABLE)), None)


def _counted(
    cohort: CohortOutcome, endpoint: str, definition: str | None, x: int | None, rate: float | None
) -> Outcome:
    n, denominator, note = denominator_of(x, rate, cohort.n_evaluable, cohort.n_started)
    if n is None:
        return _outcome(cohort, endpoint, definition, x=x, rate=rate, note=note)
    fitting = [x] if x is not None else counts_of(rate, n)
    if not fitting or max(fitting) > n:
        note = note or f"no count of {n} gives this rate"
        return _outcome(cohort, endpoint, definition, x=x, rate=rate, note=note)
    low, high = exact_interval(min(fitting), n)[0], exact_interval(max(fitting), n)[1]
    only = fitting[0] if len(fitting) == 1 else None
    return _outcome(
        cohort,
        endpoint,
        definition,
        x=only,
        n=n,
        denominator=denominator,
        rate=rate if rate is not None else round(100 * min(fitting) / n, 1),
        low=round(low, 1),
        high=round(high, 1),
        note=note or ("" if x is not None else "count by the printed rate"),
    )


def denominator_of(
    x: int | None, rate: float | None, evaluable: int | None, started: int | None
) -> tuple[int | None, str | None, str]:
    """The denominator, its kind, and a note: the one under which count and printed rate agree.

    Without a printed rate, or where both agree, the evaluable patients stand before those started.

    >>> denominator_of(7, 27, 24, 26)
    (26, 'started', '')
    """
    known = [(n, kind) for n, kind in ((evaluable, "evaluable"), (started, "started")) if n]
    if not known:
        return None, None, "no denominator is given"
    n, kind = known[0]
    if rate is None:
        return n, kind, ""
    if x is None:
        told = len({n for n, _ in known}) == 1
        return n, kind, "" if told else "the denominator of the printed rate is not told"
    for n_, kind_ in known:
        if _rounds_to(x, n_, rate):
            return n_, kind_, ""
    return n, kind, f"the printed rate of {rate:g} % fits no denominator given"


def counts_of(rate: float | None, n: int) -> list[int]:
    """Every count out of ``n`` that rounds to the printed rate.

    >>> counts_of(42.0, 19)
    [8]
    """
    if rate is None:
        return []
    near = round(n * rate / 100)
    return [x for x in range(max(0, near - n // 50 - 2), min(n, near + n // 50 + 2) + 1)
            if _rounds_to(x, n, rate)]  # fmt: skip


def _rounds_to(x: int, n: int, rate: float) -> bool:
    """Whether x of n gives the rate to the digits that are printed."""
    step = 1.0 if float(rate).is_integer() else 0.1
    return abs(100 * x / n - rate) <= step / 2 + 1e-9


def _outcome(
    cohort: CohortOutcome, endpoint: str, definition: str | None, **figures: object
) -> Outcome:
    return Outcome(
        endpoint=endpoint,
        definition=definition,
        verdict=str(cohort.verdict),
        verdict_source=cohort.verdict_source,
        data_cut=cohort.data_cut,
        source_class=str(cohort.source_class),
        decisive=cohort.source_class is not SourceClass.SECONDARY,
        **figures,  # type: ignore[arg-type]  # the figures of Outcome, by name
    )
