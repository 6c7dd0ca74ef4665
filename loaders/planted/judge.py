"""What became of each wrong row, and which whole rows suffered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import msgspec

from kg.model import (
    Authorisation,
    CohortOutcome,
    Fate,
    Label,
    Record,
    Reimbursement,
    SetAside,
    Statement,
)
from loaders.planted.mistakes import Mistake
from loaders.source import Batch


class Outcome(StrEnum):
    """What became of a wrong row."""

    QUARANTINED = "quarantined"
    REJECTED = "rejected"
    REPAIRED = "repaired"  # entered with another reading than the wrong one, and reported
    NO_EFFECT = "no effect"  # the record is what it was: the wrong cell decides nothing
    WRONG = "entered wrong"


#: The ends by which a wrong row does no harm and is reported.
CAUGHT: Final = frozenset({Outcome.QUARANTINED, Outcome.REJECTED, Outcome.REPAIRED})


@dataclass(frozen=True, slots=True)
class Judged:
    """A mistake, what became of it, and the rule and reason where one spoke."""

    mistake: Mistake
    outcome: Outcome
    rule: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """All mistakes of one seed, and the rows that were set aside though nobody touched them."""

    judged: tuple[Judged, ...]
    false_alarms: tuple[SetAside, ...]
    clean_rows: int

    def share_caught(self) -> float:
        """The share of mistakes with an effect that did not enter."""
        counted = [j for j in self.judged if j.outcome is not Outcome.NO_EFFECT]
        caught = sum(j.outcome in CAUGHT for j in counted)
        return caught / len(counted) if counted else 1.0


def judge(mistakes: Sequence[Mistake], clean: Iterable[Batch], planted: Iterable[Batch]) -> Trial:
    """Lay the batches of the altered files beside those of the files as they are."""
    before = {batch.source.name: batch for batch in clean}
    after = {batch.source.name: batch for batch in planted}
    judged: list[Judged] = []
    alarms: list[SetAside] = []
    rows = 0
    for name in {m.source: None for m in mistakes}:
        mine = [m for m in mistakes if m.source == name]
        judged.extend(_judged(mine, before[name], after[name]))
        alarms.extend(_alarms(mine, before[name], after[name]))
        rows += before[name].source.kept - len(mine)
    return Trial(tuple(judged), tuple(alarms), rows)


def _judged(mistakes: Iterable[Mistake], before: Batch, after: Batch) -> list[Judged]:
    aside: defaultdict[str, list[SetAside]] = defaultdict(list)
    for entry in after.set_aside:
        aside[entry.row].append(entry)
    was, now = _by_record(before.records), _by_record(after.records)
    return [_one(m, aside[m.now], _of(m, was), _of(m, now)) for m in mistakes]


def _one(
    mistake: Mistake, aside: Sequence[SetAside], was: frozenset[bytes], now: frozenset[bytes]
) -> Judged:
    for fate, outcome in (
        (Fate.QUARANTINED, Outcome.QUARANTINED),
        (Fate.REJECTED, Outcome.REJECTED),
    ):
        for entry in aside:
            if entry.fate is fate:
                return Judged(mistake, outcome, entry.rule, entry.why)
    repaired = next((e for e in aside if e.field in mistake.fields), None)
    if repaired is not None:
        return Judged(mistake, Outcome.REPAIRED, repaired.rule, repaired.why)
    return Judged(mistake, Outcome.NO_EFFECT if was == now else Outcome.WRONG)


def _alarms(mistakes: Iterable[Mistake], before: Batch, after: Batch) -> list[SetAside]:
    """Untouched rows that are held back only since others are wrong."""
    known = {(e.row, e.rule) for e in before.set_aside}
    touched = {row for m in mistakes for row in (m.now, *m.rows)}
    return [
        e
        for e in after.set_aside
        if e.fate is not Fate.REPAIRED and (e.row, e.rule) not in known and e.row not in touched
    ]


def _by_record(records: Iterable[Record]) -> dict[str, set[bytes]]:
    found: defaultdict[str, set[bytes]] = defaultdict(set)
    for record in records:
        if isinstance(record, _Claim):
            found[record.provenance.record].add(_view(record))
    return found


_Claim = Statement | Label | Reimbursement | CohortOutcome | Authorisation


def _view(record: _Claim) -> bytes:
    """What a record says, without where it was read."""
    match record:
        case Statement():
            said: tuple[object, ...] = (
                *(record.profile, record.regimen, record.tumour.types, record.tumour.breadth),
                *(record.effect, record.supports, record.provenance.published),
            )
        case Label():
            said = (
                *(record.jurisdiction, record.profile, record.regimen, record.valid_from),
                *(record.tumour.types, record.tumour.breadth, record.valid_to),
            )
        case Reimbursement():
            said = (
                *(record.country, record.profile, record.regimen, record.valid_from),
                *(record.tumour.types, record.tumour.breadth),
            )
        case CohortOutcome():
            said = (
                *(record.profile, record.regimen, record.tumour.types, record.tumour.breadth),
                record.provenance.published,
            )
        case Authorisation():
            said = (record.drug, record.jurisdiction, record.valid_from, record.valid_to)
    return msgspec.json.encode(said)


def _of(mistake: Mistake, records: dict[str, set[bytes]]) -> frozenset[bytes]:
    return frozenset[bytes]().union(*(records.get(r, set()) for r in mistake.records))
