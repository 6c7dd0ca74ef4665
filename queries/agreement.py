"""How far derived tiers agree with tiers that experts gave: confusion, weighted kappa, order.

Assertions are never loaded, so that what is measured against is no part of what is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any, Protocol

from kg.model import Value

Json = Mapping[str, Any]
Ask = Callable[[Json], Json]

#: An assertion about all solid tumours is asked in each of these, and the lowest tier counts.
SOLID = ("PAAD", "CHOL", "BLCA", "THPA", "GIST")
PAN = frozenset({"Solid Tumor", "Cancer"})
#: Where a regimen stands nowhere, or its entry has no tier on a scale.
NONE = "none"
LISTS = ("candidates", "hypotheses", "blocked")


class Asserted(Protocol):
    """An expert's tier for a regimen, a profile and a disease."""

    id: str
    profile: str
    disease: str
    drugs: tuple[str, ...]
    amp: str
    reviewed: date


class Compared(Value, frozen=True, kw_only=True):
    """One assertion: the tier its editors gave, ours, the list it stands in, and our reasons."""

    id: str
    asked: str
    given: str
    derived: str
    could_be: str
    list: str
    why: str


def compare(assertion: Asserted, ask: Ask, order: Iterable[str]) -> Compared:
    """Ask for one assertion, as of the day its editors reviewed it."""
    places = {tier: n for n, tier in enumerate((*order, NONE))}
    tumours = SOLID if assertion.disease in PAN else (assertion.disease,)
    found = [entry_of(ask(_question(assertion, tumour)), assertion.drugs) for tumour in tumours]
    name, entry = max(found, key=lambda pair: places[tier_of(pair[1], "amp")])
    levels = entry.get("levels", {})
    return Compared(
        id=assertion.id,
        asked=f"{assertion.profile}, {assertion.disease}, {' + '.join(assertion.drugs)}",
        given=assertion.amp,
        derived=tier_of(entry, "amp"),
        could_be=levels.get("could_be", {}).get("amp", ""),
        list=name,
        why="; ".join(filter(None, (entry.get("why"), *levels.get("why", ())))),
    )


def _question(assertion: Asserted, tumour: str) -> dict[str, Any]:
    return {
        "tumour": {"oncotree": tumour} if assertion.disease in PAN else tumour,
        "alterations": [assertion.profile],
        "jurisdictions": ["US"],
        "as_of": assertion.reviewed.isoformat(),
    }


def entry_of(answer: Json, drugs: tuple[str, ...]) -> tuple[str, Json]:
    """Where the regimen stands; one that stands nowhere has no levels, and says what was unread."""
    for name in LISTS:
        for entry in answer[name]:
            if tuple(entry["regimen"]) == drugs:
                return name, entry
    unread = [f"“{u['text']}”: {u['why']}" for u in answer["unresolved"]]
    return NONE, {"why": "; ".join(unread) or "no record speaks of it"}


def tier_of(entry: Json, scale: str) -> str:
    """The tier of an entry on a scale, or ``none``."""
    return str(entry.get("levels", {}).get(scale) or NONE)


def confusion(pairs: Sequence[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """How often each given tier was derived as each: given → derived → count."""
    table: dict[str, dict[str, int]] = {}
    for (given, derived), number in sorted(Counter(pairs).items()):
        table.setdefault(given, {})[derived] = number
    return table


def weighted_kappa(pairs: Sequence[tuple[str, str]], order: Sequence[str]) -> float | None:
    """Cohen's kappa with linear weights over the ordered tiers; None where it is not defined.

    It is not where chance alone would give full agreement: when both sides only know one tier.

    >>> weighted_kappa([("I-A", "I-A"), ("II-C", "II-C")], ["I-A", "II-C"])
    1.0
    """
    n = len(pairs)
    place = {tier: number for number, tier in enumerate(order)}
    given = Counter(place[a] for a, _ in pairs)
    derived = Counter(place[b] for _, b in pairs)
    observed = sum(abs(place[a] - place[b]) for a, b in pairs) / n if n else 0.0
    chance = sum(
        abs(a - b) * given[a] * derived[b] for a in given for b in derived
    ) / (n * n) if n else 0.0  # fmt: skip
    return None if chance == 0 else 1 - observed / chance


def kendall_tau(values: Sequence[tuple[float, float]]) -> float | None:
    """Kendall's tau-b of pairs, with ties on either side; None where one side never differs.

    >>> kendall_tau([(1, 10.0), (2, 20.0), (3, 30.0)])
    1.0
    """
    agree = sum(_sign(a[0] - b[0]) * _sign(a[1] - b[1]) for a, b in combinations(values, 2))
    first = sum(a[0] != b[0] for a, b in combinations(values, 2))
    second = sum(a[1] != b[1] for a, b in combinations(values, 2))
    return agree / (first * second) ** 0.5 if first and second else None


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
