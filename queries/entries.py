"""One regimen's place in the answer, written down, and kept for the next patient alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from queries.conflicts_here import touched
from queries.decide import decide
from queries.decision import Decision, Ground, Held, Option
from queries.evidence import Drugs, Evidence
from queries.explain import RecordShown, path_of, record_of_evidence, record_of_label
from queries.grades import seat
from queries.ground import ground_for
from queries.index import Index, Known, Setting
from queries.labels import view
from queries.levels import levels_of, levels_of_held
from queries.ranking import Rank, rank, rests_on
from queries.reply import (
    BlockedOut,
    CandidateOut,
    ConflictOut,
    EvidenceOut,
    HypothesisOut,
    StandingOut,
)
from queries.standing import StandingView
from queries.studies import told_twice, weight
from queries.verdicts import binds_here


class Entry(NamedTuple):
    """One regimen, written down. ``rank`` orders it in its list; all but its last part is the tie.

    ``records`` are what a candidate or hypothesis cites, ``held`` what the blocks cite, and
    ``told`` is False where no record had anything to say of these findings.
    """

    drugs: Drugs
    candidate: CandidateOut | None
    hypothesis: HypothesisOut | None
    blocked: tuple[BlockedOut, ...]
    rank: Rank | None
    records: Mapping[str, RecordShown]
    held: Mapping[str, RecordShown]
    told: bool
    conflicts: tuple[ConflictOut, ...]


def entry(
    drugs: Drugs,
    mine: tuple[Known, ...],
    parts: tuple[tuple[Drugs, tuple[Known, ...]], ...],
    setting: Setting,
    index: Index,
) -> Entry:
    """Decide on one regimen and write it down.

    ``mine`` are the findings that bear on it, ``parts`` those that bear on each of its drugs
    alone, where it has several.
    """
    evidence = index.evidence(drugs, mine, setting)
    if not evidence and not index.claims(drugs, mine, setting).labels:
        return _silent(drugs)
    ground = ground_for((drugs,), {drugs: mine, **dict(parts)}, mine, setting, index)
    decision = decide(drugs, ground)
    option = decision.candidate or decision.hypothesis
    return Entry(
        drugs=drugs,
        candidate=_candidate(decision.candidate, ground),
        hypothesis=_hypothesis(decision.hypothesis, ground),
        blocked=tuple(_blocked(held, ground) for held in decision.blocked),
        rank=rank(option) if option is not None else None,
        records=_cited(option, ground) if option is not None else {},
        held=_held(decision, ground),
        told=True,
        conflicts=touched(drugs, decision, ground, index.conflicts),
    )


def _silent(drugs: Drugs) -> Entry:
    """No claim on this regimen has anything to say of these findings."""
    return Entry(drugs, None, None, (), None, {}, {}, told=False, conflicts=())


def _candidate(option: Option | None, ground: Ground) -> CandidateOut | None:
    """The candidate as it is shown; its place among the others is not known here (0, no ties)."""
    if option is None:
        return None
    return CandidateOut(
        regimen=option.drugs,
        rank=0,
        tied_with=(),
        rank_on=rests_on(option),
        standings=tuple(_standing(s) for s in option.standings),
        effect=option.effect,
        band=option.band,
        levels=levels_of(option, ground),
        evidence=_evidence(option),
        rules=option.rules,
        path=path_of(option, ground.patient, ground.words),
    )


def _hypothesis(option: Option | None, ground: Ground) -> HypothesisOut | None:
    if option is None:
        return None
    return HypothesisOut(
        regimen=option.drugs,
        standings=tuple(_standing(s) for s in option.standings),
        effect=option.effect,
        band=option.band,
        levels=levels_of(option, ground),
        evidence=_evidence(option),
        why=option.why,
        path=path_of(option, ground.patient, ground.words),
    )


def _standing(found: StandingView) -> StandingOut:
    return StandingOut(
        jurisdiction=found.jurisdiction,
        standing=found.standing,
        conditional_on=found.conditional_on,
        to_check=found.to_check,
        labels=tuple(v.id for v in found.labels),
        notes=found.notes,
    )


def _evidence(option: Option) -> EvidenceOut:
    weighed = weight(option.support)
    return EvidenceOut(
        for_=tuple(
            dict.fromkeys((*(v.id for v in option.labels), *(i.id for i in option.support)))
        ),
        against=tuple(dict.fromkeys(i.id for i in option.against)),
        studies=weighed.studies,
        same_study=told_twice(option.support),
        score=weighed.score,
    )


def _blocked(held: Held, ground: Ground) -> BlockedOut:
    block = held.block
    return BlockedOut(
        regimen=held.drugs,
        jurisdictions=held.jurisdictions,
        effect=block.effect,
        rule=block.rule,
        levels=levels_of_held(held, ground),
        records=block.records,
        against=tuple(item.id for item in _beside(held, ground)),
        why=block.why,
        unblocked_by=block.unblocked_by,
    )


def _beside(held: Held, ground: Ground) -> list[Evidence]:
    """What else speaks against it in this tumour, beside the records that decided; once each."""
    items = (*ground.evidence.get(held.drugs, ()), *ground.of_classes.get(held.drugs, ()))
    own = [i for i in items if binds_here(i) and i.id not in held.block.records]
    return list({item.id: item for item in own}.values())


def _cited(option: Option, ground: Ground) -> dict[str, RecordShown]:
    here = seat(ground.patient.case.tumour, ground.words.tumours)
    records: dict[str, RecordShown] = {}
    for found in (*option.labels, *(v for s in option.standings for v in s.labels)):
        if found.id not in records:
            records[found.id] = record_of_label(found, here)
    for item in (*option.support, *option.against):
        if item.id not in records:
            records[item.id] = record_of_evidence(item, here)
    return records


def _held(decision: Decision, ground: Ground) -> dict[str, RecordShown]:
    wanted = {record for held in decision.blocked for record in held.block.records}
    wanted |= {item.id for held in decision.blocked for item in _beside(held, ground)}
    here = seat(ground.patient.case.tumour, ground.words.tumours)
    records: dict[str, RecordShown] = {}
    for items in (*ground.evidence.values(), *ground.of_classes.values()):
        for item in items:
            if item.id in wanted and item.id not in records:
                records[item.id] = record_of_evidence(item, here)
    for drugs, labels in ground.labels.items():
        for label in labels:
            id_ = label.provenance.record
            if id_ in wanted and id_ not in records:
                ends = ground.ends.get(drugs, ())
                seen = view(label, ground.patient, ground.words, ground.as_of, ends)
                records[id_] = record_of_label(seen, here)
    return records
