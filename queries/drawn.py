"""Questions drawn from the graph's own records: findings, tumours, places and days, at random."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from kg.model import And, Biomarker, CohortOutcome, Label, Not, Or, Profile, Statement, TumourScope
from kg.store import Store
from ontologies.claims import print_profile

Claim = Statement | Label | CohortOutcome

#: Where and when is asked; the days lie on both sides of many approvals.
PLACES: tuple[tuple[str, ...], ...] = (("US",), ("EU",), ("US", "EU"), ("NL", "US"), ("CA",))
DAYS = (date(2019, 6, 1), date(2022, 1, 1), date(2024, 6, 1), date(2026, 5, 7))
#: How often a second finding stands beside the first, and how often no tumour is given.
SECOND, NO_TUMOUR = 0.4, 0.05


def drawn(store: Store, rng: random.Random) -> Iterator[dict[str, Any]]:
    """Questions without end: a record's biomarkers in a tumour, perhaps with another record's.

    A graph without claims gives none. The same store and the same state of ``rng`` give the same
    questions.
    """
    kinds: tuple[type[Claim], ...] = (Statement, Label, CohortOutcome)
    found = ([r for r in store.records_of(kind) if r.profile is not None] for kind in kinds)
    pools: list[list[Claim]] = [pool for pool in found if pool]
    scopes = [r.tumour for pool in pools for r in pool if r.tumour.types]
    while pools:
        record = rng.choice(rng.choice(pools))
        findings = list(_stated(record.profile, rng))
        if rng.random() < SECOND:
            findings += _stated(rng.choice(rng.choice(pools)).profile, rng)
        if findings:
            yield {
                "tumour": _tumour(record.tumour, scopes, rng),
                "alterations": list(dict.fromkeys(findings)),
                "jurisdictions": list(rng.choice(PLACES)),
                "as_of": rng.choice(DAYS).isoformat(),
            }


def _stated(profile: Profile | None, rng: random.Random) -> Iterator[str]:
    """The findings with which a patient would meet a profile, in the claims' own words."""
    match profile:
        case Biomarker():
            yield print_profile(profile)
        case And(of=parts):
            for part in parts:
                yield from _stated(part, rng)
        case Or(of=parts):
            if parts:  # some records name no alternative that a grammar reads
                yield from _stated(rng.choice(parts), rng)
        case Not() | None:
            return  # what must be absent is left unsaid


def _tumour(
    scope: TumourScope, scopes: Sequence[TumourScope], rng: random.Random
) -> dict[str, str] | None:
    """One of the record's tumours; where it names none, one of another record's."""
    if rng.random() < NO_TUMOUR:
        return None
    type_ = rng.choice((scope if scope.types else rng.choice(scopes)).types)
    prefix, _, code = type_.partition(":")
    return {"oncotree": code} if prefix == "oncotree" else {"text": type_}
