"""All that is recorded of one regimen, set against one patient, touched by a finding or not."""

from __future__ import annotations

from typing import NamedTuple

from kg.model import Approval, CohortOutcome, Effect, Label, Statement, Verdict
from kg.store import Store, published_in
from queries.decision import Ground
from queries.differences import Drugs
from queries.evidence import Evidence
from queries.explain import RecordShown, record_of_evidence, record_of_label
from queries.labels import LabelView, ends_among, fullest, view


class RegimenRecords(NamedTuple):
    """The records of one regimen: ``items`` and ``views`` as the answer sees them.

    ``silent`` are supporting statements and cohorts that no finding touches, ``later`` those
    published after the day asked about.
    """

    items: list[Evidence]
    views: tuple[LabelView, ...]
    silent: list[Statement | CohortOutcome]
    later: list[Statement | CohortOutcome]

    @property
    def supporting(self) -> list[Statement | Label | CohortOutcome]:
        """What speaks for the regimen somewhere, for some biomarker."""
        return [
            *(found.label for found in self.views if not found.limited),
            *(item.record for item in self.items if item.shows == "sensitive"),
            *self.silent,
        ]

    @property
    def shown(self) -> dict[str, RecordShown]:
        """What the records that a finding may touch say, by their ids."""
        labels = {found.id: record_of_label(found) for found in self.views}
        return labels | {item.id: record_of_evidence(item) for item in self.items}


def records_of_regimen(drugs: Drugs, ground: Ground, store: Store) -> RegimenRecords:
    """Every record of exactly this regimen."""
    items = ground.evidence.get(drugs, [])
    touched = {id(item.record) for item in items}
    claims = [c for c in _supporting(drugs, store) if id(c) not in touched]
    all_labels = store.labels_for(drugs)
    ends = ends_among(drugs, all_labels)
    labels = [
        label
        for label in all_labels
        if label.regimen.drugs == drugs and label.approval is not Approval.WITHDRAWN
    ]
    seen = (view(x, ground.patient, ground.words, ground.as_of, ends) for x in labels)
    late = {id(c) for c in claims if (published_in(c) or 0) > ground.as_of.year}
    return RegimenRecords(
        items=sorted(items, key=lambda item: (not item.here, item.strength, item.id)),
        views=fullest(tuple(seen)),
        silent=[c for c in claims if id(c) not in late],
        later=[c for c in claims if id(c) in late],
    )


def _supporting(drugs: Drugs, store: Store) -> list[Statement | CohortOutcome]:
    statements = [
        s
        for s in store.records_of(Statement)
        if s.regimen.drugs == drugs and s.effect is Effect.SENSITIVITY and s.supports
    ]
    cohorts = [
        c
        for c in store.records_of(CohortOutcome)
        if c.regimen.drugs == drugs and c.profile is not None and c.verdict is not Verdict.CLOSED
    ]
    return [*statements, *cohorts]
