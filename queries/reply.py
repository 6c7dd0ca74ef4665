"""The contract's answer as frozen values: fixed names, every field always written."""

from __future__ import annotations

import msgspec

from queries.explain import Path, RecordShown
from queries.grades import Levels
from queries.question import Asked


class Out(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the answer; every field is always written."""


class UnresolvedOut(Out, frozen=True, kw_only=True):
    """A part of the question that was not read, why, and the nearest readable texts."""

    text: str
    kind: str
    why: str
    suggestions: tuple[str, ...]


class ReadTumour(Out, frozen=True, kw_only=True):
    """The tumour as it was understood."""

    oncotree: str | None
    name: str | None
    how: str


class ReadAlteration(Out, frozen=True, kw_only=True):
    """One finding as it was understood, with its driver class and the reasons."""

    text: str
    as_: str = msgspec.field(name="as")
    class_: str = msgspec.field(name="class")
    why: tuple[str, ...]


class ReadFact(Out, frozen=True, kw_only=True):
    """One clinical fact as it was understood."""

    text: str
    as_: str = msgspec.field(name="as")


class ReadBack(Out, frozen=True, kw_only=True):
    """What was understood of the question."""

    tumour: ReadTumour
    alterations: tuple[ReadAlteration, ...]
    facts: tuple[ReadFact, ...]


class StandingOut(Out, frozen=True, kw_only=True):
    """Standing in one jurisdiction; a non-empty ``conditional_on`` means it is conditional."""

    jurisdiction: str
    standing: str
    conditional_on: tuple[str, ...]
    to_check: tuple[str, ...]
    labels: tuple[str, ...]
    notes: tuple[str, ...]


class EvidenceOut(Out, frozen=True, kw_only=True):
    """Record ids on either side; ``records`` of the answer tells what each says.

    ``studies`` are the independent studies behind the supporting records, ``same_study`` those
    records that tell of one study between them, and ``score`` the damped weight of the studies.
    """

    for_: tuple[str, ...] = msgspec.field(name="for")
    against: tuple[str, ...]
    studies: int
    same_study: tuple[tuple[str, ...], ...]
    score: float


class CandidateOut(Out, frozen=True, kw_only=True):
    """One candidate regimen. Equal ``rank`` is a tie, with ``tied_with``, on what ``rank_on`` says.

    ``levels`` are derived tiers beside the band and the native level of each record.
    """

    regimen: tuple[str, ...]
    rank: int
    tied_with: tuple[tuple[str, ...], ...]
    rank_on: str
    standings: tuple[StandingOut, ...]
    effect: str
    band: str
    levels: Levels
    evidence: EvidenceOut
    rules: tuple[str, ...]
    path: Path


class HypothesisOut(Out, frozen=True, kw_only=True):
    """Same driver, other tumour: trial or registry only."""

    regimen: tuple[str, ...]
    standings: tuple[StandingOut, ...]
    effect: str
    band: str
    levels: Levels
    evidence: EvidenceOut
    why: str
    path: Path


class BlockedOut(Out, frozen=True, kw_only=True):
    """A regimen that was held back, by which rule and record, and what would change that.

    ``against`` is what else speaks against it in this tumour, beside ``records`` that decided.
    """

    regimen: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    effect: str
    rule: str
    levels: Levels
    records: tuple[str, ...]
    against: tuple[str, ...]
    why: str
    unblocked_by: str


class ClaimedOut(Out, frozen=True, kw_only=True):
    """One record on one side of a conflict."""

    record: str
    source: str
    release: str
    says: str
    direction: str
    level: str
    tumour: str
    citations: tuple[str, ...]


class ConflictOut(Out, frozen=True, kw_only=True):
    """Records that contradict each other: both sides, the rule that decides, and what came of it.

    ``kinds``: ``effect``, ``tumour``, ``source``. ``decides`` is the rule's general outcome,
    ``here`` where this answer put the regimen.
    """

    id: str
    kinds: tuple[str, ...]
    profile: str
    regimen: tuple[str, ...]
    tumours: tuple[str, ...]
    for_: tuple[ClaimedOut, ...] = msgspec.field(name="for")
    against: tuple[ClaimedOut, ...]
    studies: tuple[str, ...]
    rule: str
    decides: str
    here: str


class SourceOut(Out, frozen=True, kw_only=True):
    """A source of the snapshot."""

    name: str
    release: str
    licence: str


class Answer(Out, frozen=True, kw_only=True):
    """The contract's answer. ``explanation`` is the checksum of snapshot + rules + question.

    ``question`` is what was asked, with every default filled in: enough to ask it again.
    """

    id: str | int | None
    question: Asked
    read: ReadBack
    unresolved: tuple[UnresolvedOut, ...]
    candidates: tuple[CandidateOut, ...]
    hypotheses: tuple[HypothesisOut, ...]
    blocked: tuple[BlockedOut, ...]
    conflicts: tuple[ConflictOut, ...]
    empty_because: tuple[str, ...]
    not_known: tuple[str, ...]
    records: dict[str, RecordShown]
    explanation: str
    snapshot: str
    rules: str
    sources: tuple[SourceOut, ...]
    intended_use: str
