"""What a measure of the derived levels looks like as pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from api.pages import Page
from loaders.assertions import Assertions
from queries.agreement import NONE, Compared, confusion, kendall_tau, weighted_kappa
from queries.crosswalk import AMP, ESCAT, ONCOKB_LIKE
from queries.foretold import HELD, Foretold

#: Below this, agreement is said to be poor (the field's own bar for tiers).
GOOD_KAPPA = 0.7
SCALES = {"amp": AMP, "oncokb_like": ONCOKB_LIKE, "escat": ESCAT}


def pages(
    told: Assertions,
    compared: Sequence[Compared],
    foretold: Sequence[Foretold],
    left_out: Mapping[str, int],
) -> Iterator[Page]:
    """Agreement with the assertions, every disagreement, then the tiers beside the outcomes."""
    yield agreement(told, compared)
    yield disagreements(compared)
    for scale in SCALES:
        yield outcomes(foretold, scale, left_out)
    yield by_list(foretold)


def agreement(told: Assertions, compared: Sequence[Compared]) -> Page:
    """The confusion table, how many agree, and the weighted kappa with what it can say."""
    order = (*AMP, NONE)
    table = confusion([(c.given, c.derived) for c in compared])
    same = sum(c.given == c.derived for c in compared)
    within = sum(c.given in {c.derived, c.could_be} for c in compared)
    kappa = weighted_kappa([(c.given, c.derived) for c in compared], order)
    shown = "not defined" if kappa is None else f"{kappa:.2f}"
    verdict = "" if kappa is not None and kappa >= GOOD_KAPPA else f" (below {GOOD_KAPPA})"
    others = ", ".join(f"{why} {n}" for why, n in told.left_out.items())
    return Page(
        title=f"AMP tier: CIViC assertions {told.release} (rows) and derived (columns)",
        columns=("given", *order),
        rows=tuple(
            (given, *(str(table[given].get(tier, 0)) for tier in order))
            for given in order
            if given in table
        ),
        right=frozenset(order),
        note=(
            f"{told.read} assertions; asked {len(compared)}; not asked: {others}. "
            f"Same tier {same} of {len(compared)}; same or within its range {within}. "
            f"Weighted kappa {shown}{verdict}."
        ),
    )


def disagreements(compared: Sequence[Compared]) -> Page:
    """Every assertion whose tier is not the derived one, with our reasons."""
    return Page(
        title="Disagreements",
        columns=("assertion", "asked", "given", "derived", "could be", "list", "why"),
        rows=tuple(
            (c.id, c.asked, c.given, c.derived, c.could_be, c.list, c.why)
            for c in compared
            if c.given != c.derived
        ),
    )


def outcomes(foretold: Sequence[Foretold], scale: str, left_out: Mapping[str, int]) -> Page:
    """Objective response by the tier that stood before; each cohort is one row, nothing pooled."""
    order = (*SCALES[scale], NONE)
    foretold = [c for c in foretold if c.list != HELD]
    place = {tier: n for n, tier in enumerate(order)}
    tiers = [(place[getattr(c, scale)], c.rate) for c in foretold]
    tau = kendall_tau([(-number, rate) for number, rate in tiers])
    shown = "not defined" if tau is None else f"{tau:.2f}"
    missing = ", ".join(f"{why} {n}" for why, n in left_out.items())
    return Page(
        title=f"Objective response of later cohorts by {scale} tier before publication",
        columns=("tier", "cohorts", "median %", "lowest", "highest", "met", "closed"),
        rows=tuple(
            _summary(tier, [c for c in foretold if getattr(c, scale) == tier])
            for tier in order
            if any(getattr(c, scale) == tier for c in foretold)
        ),
        right=frozenset({"cohorts", "median %", "lowest", "highest", "met", "closed"}),
        note=(
            f"Kendall's tau-b of tier and rate {shown}; not asked: {missing}. "
            "Held back: see the last table."
        ),
    )


def by_list(foretold: Sequence[Foretold]) -> Page:
    """The same by the list in which the drug stood."""
    names = ("candidates", "hypotheses", "blocked", NONE)
    return Page(
        title="Objective response of later cohorts by list before publication",
        columns=("list", "cohorts", "median %", "lowest", "highest", "met", "closed"),
        rows=tuple(
            _summary(name, [c for c in foretold if c.list == name])
            for name in names
            if any(c.list == name for c in foretold)
        ),
        right=frozenset({"cohorts", "median %", "lowest", "highest", "met", "closed"}),
    )


def _summary(name: str, cohorts: Sequence[Foretold]) -> tuple[str, ...]:
    rates = [c.rate for c in cohorts]
    return (
        name,
        str(len(cohorts)),
        *(f"{number:.0f}" for number in (median(rates), min(rates), max(rates))),
        *(str(sum(c.verdict == verdict for c in cohorts)) for verdict in ("met", "closed")),
    )
