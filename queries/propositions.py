"""Every claim of a graph under the proposition it is about, with the side it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from kg.model import (
    Approval,
    Band,
    CohortOutcome,
    Effect,
    Label,
    Profile,
    Proposition,
    SourceClass,
    Statement,
    TumourScope,
    Verdict,
    proposition,
)
from kg.model.conflict import Claimed
from kg.model.proposition import altered
from kg.store import Store
from ontologies.tumours import Tumours
from queries.rules import AGAINST

Claim = Statement | Label | CohortOutcome


class Placed(NamedTuple):
    """A claim that takes a side: under its proposition, and under what it says is altered.

    ``beside`` are the receptors that came with the tumour's name; with the scope they are the
    place that a tumour-against-tumour conflict compares.
    """

    under: Proposition
    altered: Profile
    beside: tuple[Profile, ...]
    claimed: Claimed
    claim: Claim

    @property
    def speaks_for(self) -> bool:
        """The claim speaks for the regimen; otherwise against it."""
        return self.claimed.says in {"sensitive", "permitted"}

    @property
    def place(self) -> tuple[TumourScope, tuple[Profile, ...]]:
        """The tumour, with the receptors that the source names with it."""
        return self.under.tumour, self.beside

    @property
    def pair(self) -> tuple[Profile, tuple[str, ...], tuple[str, ...]]:
        """What is altered × regimen, wherever."""
        return self.altered, self.under.drugs, self.under.classes


def placed(store: Store, tumours: Tumours) -> list[Placed]:
    """All statements, labels and cohorts of a store that take a side, in the order of records."""
    claims: list[Claim] = [
        *store.records_of(Statement),
        *store.records_of(Label),
        *store.records_of(CohortOutcome),
    ]
    return placed_of(claims, tumours)


def placed_of(claims: Iterable[Claim], tumours: Tumours) -> list[Placed]:
    """The claims that take a side; neutral ones, and cohorts without a biomarker, are left out."""
    spine: dict[TumourScope, TumourScope] = {}
    found: list[Placed] = []
    for claim in claims:
        says = _says(claim)
        if says is None or claim.profile is None:
            continue
        scope = spine.get(claim.tumour)
        if scope is None:
            scope = spine[claim.tumour] = on_the_spine(claim.tumour, tumours)
        under = proposition(claim.profile, claim.regimen, scope)
        about, beside = altered(claim.profile)
        found.append(Placed(under, about, beside, _claimed(claim, says), claim))
    return sorted(found, key=lambda one: (one.claimed.record, msgspec.json.encode(one.under)))


def by_proposition(found: Iterable[Placed]) -> Mapping[Proposition, list[Placed]]:
    """The claims under each proposition."""
    groups: defaultdict[Proposition, list[Placed]] = defaultdict(list)
    for one in found:
        groups[one.under].append(one)
    return groups


def on_the_spine(scope: TumourScope, tumours: Tumours) -> TumourScope:
    """The same scope with each type as the node that stands for it: DOID's NSCLC is OncoTree's."""
    return msgspec.structs.replace(
        scope,
        types=tuple(tumours.spine(t) if tumours.get(t) else t for t in scope.types),
        excluded=tuple(tumours.spine(t) if tumours.get(t) else t for t in scope.excluded),
    )


def _says(claim: Claim) -> str | None:
    """The side a claim takes; None for one that takes none.

    A cohort speaks by its trial's own verdict alone: counts without one need the trial's null,
    and a secondary row is never decisive (design 4.4).
    """
    match claim:
        case Statement(effect=Effect.SENSITIVITY, supports=True):
            return "sensitive"
        case Statement(effect=effect, supports=supports):
            return AGAINST.get((effect, supports))
        case Label(approval=approval):
            return None if approval is Approval.WITHDRAWN else "permitted"
        case CohortOutcome(source_class=SourceClass.SECONDARY):
            return None
        case CohortOutcome(verdict=verdict):
            return {Verdict.MET: "sensitive", Verdict.CLOSED: "insensitive"}.get(verdict)


def _claimed(claim: Claim, says: str) -> Claimed:
    seen = claim.provenance
    direction, level, band = _direction(claim)
    label = claim if isinstance(claim, Label) else None
    return Claimed(
        record=seen.record,
        kind="cohort" if isinstance(claim, CohortOutcome) else type(claim).__name__.lower(),
        source=seen.source,
        release=seen.release,
        says=says,
        direction=direction,
        level=level,
        band=str(band),
        tumour=claim.tumour.text or str(claim.tumour.breadth),
        citations=seen.citations or ((seen.url,) if seen.url else ()),
        studies=seen.studies,
        published=seen.published,
        since=label.valid_from if label else None,
        until=label.valid_to if label else None,
    )


def _direction(claim: Claim) -> tuple[str, str, Band]:
    match claim:
        case Statement(supports=supports, effect=effect, native_level=level, band=band):
            return f"{'supports' if supports else 'does not support'} {effect}", level, band
        case Label(jurisdiction=place, approval=approval):
            return f"label in {place}", str(approval), Band.LABEL
        case CohortOutcome(study=study, verdict=verdict):
            return f"{study}: {verdict}", str(verdict), Band.CLINICAL
