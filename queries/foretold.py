"""How published cohorts did, set against where their drug stood before they were published.

A cohort is asked for as of the year before its publication, without any record of its own study:
what is measured against is no part of what is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.model import (
    And,
    Biomarker,
    Breadth,
    CohortOutcome,
    Or,
    Profile,
    SourceClass,
    Statement,
    Value,
)
from ontologies.claims import print_profile
from queries.agreement import Json, entry_of, tier_of
from queries.intervals import exact_interval
from queries.outcomes import outcomes_of
from queries.studies import identifiers

#: What was held back has tiers of what stopped it, which foretell no response.
HELD = "blocked"


class Foretold(Value, frozen=True, kw_only=True):
    """One cohort: where its drug stood before it was published, and how the patients then did."""

    record: str
    asked: str
    list: str
    amp: str
    oncokb_like: str
    escat: str
    x: int
    n: int
    rate: float
    low: float
    high: float
    verdict: str


def question_of(record: CohortOutcome) -> dict[str, Any] | None:
    """What to ask for a cohort; None where it cannot be: a basket, no finding, a secondary row."""
    scope, year = record.tumour, record.provenance.published
    one = scope.breadth is Breadth.TYPES and len(scope.types) == 1
    if not one or year is None or record.profile is None or not record.regimen.drugs:
        return None
    if record.source_class is SourceClass.SECONDARY:
        return None
    vocabulary, _, code = scope.types[0].partition(":")
    return {
        "tumour": {"oncotree": code} if vocabulary == "oncotree" else scope.types[0],
        "alterations": [print_profile(leaf) for leaf in _findings(record.profile)],
        "jurisdictions": ["US", "EU"],
        "as_of": f"{year - 1}-12-31",
    }


def of_one_study(
    record: CohortOutcome, among: Iterable[Statement | CohortOutcome]
) -> frozenset[str]:
    """Every record that shares an identifier with this cohort, itself among them."""
    ids = set(identifiers(record))
    return frozenset(x.provenance.record for x in among if not ids.isdisjoint(identifiers(x)))


def _findings(profile: Profile) -> list[Biomarker]:
    """The findings of a patient of such a cohort: all of an AND, the first of an OR, no NOT."""
    match profile:
        case Biomarker():
            return [profile]
        case And(of=parts):
            return [leaf for part in parts for leaf in _findings(part)]
        case Or(of=parts):
            return _findings(parts[0])
        case _:
            return []


def foretold(record: CohortOutcome, answer: Json) -> Foretold | None:
    """Where the drug stood before; None where the cohort counts no responses of a number."""
    response = next((o for o in outcomes_of(record) if o.endpoint == "objective response"), None)
    if response is None or response.x is None or not response.n:
        return None
    name, entry = entry_of(answer, record.regimen.drugs)
    low, high = exact_interval(response.x, response.n)
    return Foretold(
        record=record.provenance.record,
        asked=f"{' + '.join(record.regimen.drugs)}, {record.profile_text}, {record.tumour.text}",
        list=name,
        amp=tier_of(entry, "amp") if name != HELD else HELD,
        oncokb_like=tier_of(entry, "oncokb_like") if name != HELD else HELD,
        escat=tier_of(entry, "escat") if name != HELD else HELD,
        x=response.x,
        n=response.n,
        rate=100 * response.x / response.n,
        low=low,
        high=high,
        verdict=str(record.verdict),
    )
