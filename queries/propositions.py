"""Every claim of a graph under the proposition it is about, with the side it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.model import (
    Approval,
    Band,
    CohortOutcome,
    Curie,
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
from kg.model.proposition import altered, in_order
from kg.store import Store
from ontologies.tumours import Tumours
from queries.rules import AGAINST

Claim = Statement | Label | CohortOutcome

#: What a claim against a regimen says.
AGAINST_A_DRUG = frozenset({"resistant", "insensitive"})


class Placed(NamedTuple):
    """A claim that takes a side: what it is about, where, and what it says.

    ``beside`` are the receptors that came with the tumour's name; with the scope they are the
    place that a tumour-against-tumour conflict compares. ``says`` is that of ``Claimed``.
    """

    profile: Profile
    altered: Profile
    beside: tuple[Profile, ...]
    tumour: TumourScope
    says: str
    claim: Claim

    @property
    def speaks_for(self) -> bool:
        """The claim speaks for the regimen; otherwise against it."""
        return self.says not in AGAINST_A_DRUG

    @property
    def pair(self) -> tuple[Profile, tuple[str, ...], tuple[str, ...]]:
        """What is altered × regimen, wherever."""
        return self.altered, self.claim.regimen.drugs, self.claim.regimen.classes

    @property
    def place(self) -> tuple[TumourScope, tuple[Profile, ...]]:
        """The tumour, with the receptors that the source names with it."""
        return self.tumour, self.beside

    @property
    def under(self) -> Proposition:
        """The proposition it is about."""
        return proposition(self.profile, self.claim.regimen, self.tumour)

    @property
    def record(self) -> Curie:
        """The source's record."""
        return self.claim.provenance.record

    @property
    def source(self) -> str:
        """Who says it."""
        return self.claim.provenance.source


def placed(store: Store, tumours: Tumours) -> list[Placed]:
    """All statements, labels and cohorts of a store that take a side."""
    return placed_of(
        [
            *store.records_of(Statement),
            *store.records_of(Label),
            *store.records_of(CohortOutcome),
        ],
        tumours,
    )


def placed_of(claims: Iterable[Claim], tumours: Tumours) -> list[Placed]:
    """The claims that take a side; neutral ones, and cohorts without a biomarker, are left out."""
    found: list[Placed] = []
    for claim in claims:
        says = side_of(claim)
        if says is not None and claim.profile is not None:
            whole, about, beside = _about(claim.profile)
            scope = on_the_spine(claim.tumour, tumours)
            found.append(Placed(whole, about, beside, scope, says, claim))
    return found


@lru_cache(maxsize=16_384)
def _about(profile: Profile) -> tuple[Profile, Profile, tuple[Profile, ...]]:
    """A profile in order, what is altered in it, and the receptors beside that."""
    return in_order(profile), *altered(profile)


def by_proposition(found: Iterable[Placed]) -> Mapping[Proposition, list[Placed]]:
    """The claims under each proposition."""
    groups: defaultdict[Proposition, list[Placed]] = defaultdict(list)
    for one in found:
        groups[one.under].append(one)
    return groups


@lru_cache(maxsize=16_384)
def on_the_spine(scope: TumourScope, tumours: Tumours) -> TumourScope:
    """The same scope with each type as the node that stands for it: DOID's NSCLC is OncoTree's.

    The source's own wording is left out.
    """
    return TumourScope(
        breadth=scope.breadth,
        types=tuple(sorted({_spine(id_, tumours) for id_ in scope.types})),
        excluded=tuple(sorted({_spine(id_, tumours) for id_ in scope.excluded})),
    )


def _spine(id_: Curie, tumours: Tumours) -> Curie:
    return tumours.spine(id_) if id_ in tumours.types else id_


def side_of(claim: Claim) -> str | None:
    """The side a claim takes, as ``Claimed.says``; None for one that takes none.

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


def claimed(one: Placed) -> Claimed:
    """A placed claim as one side of a conflict tells it."""
    claim = one.claim
    seen = claim.provenance
    direction, level, band = _direction(claim)
    label = claim if isinstance(claim, Label) else None
    return Claimed(
        record=seen.record,
        kind="cohort" if isinstance(claim, CohortOutcome) else type(claim).__name__.lower(),
        source=seen.source,
        release=seen.release,
        says=one.says,
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
