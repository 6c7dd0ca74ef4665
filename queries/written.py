"""Write an answer down: what was read, every regimen's entry in its list, and what is not known."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from kg.model import Manifest
from queries import rules
from queries.conditions import describe_condition
from queries.conflicts_here import in_order
from queries.entries import Entry
from queries.explain import RecordShown, finding_text
from queries.ground import Read
from queries.index import Index
from queries.question import Asked
from queries.ranking import places
from queries.reply import (
    Answer,
    CandidateOut,
    ReadAlteration,
    ReadBack,
    ReadFact,
    ReadTumour,
    SourceOut,
    UnresolvedOut,
)


def write(asked: Asked, told: Read, entries: Sequence[Entry], index: Index) -> Answer:
    """The answer to one question from one snapshot; ``entries`` in any order."""
    proposed = sorted((e for e in entries if e.rank), key=lambda e: e.rank or ())
    held = sorted((e for e in entries if e.blocked), key=lambda e: e.drugs)
    candidates = [e for e in proposed if e.candidate is not None]
    hypotheses = tuple(e.hypothesis for e in proposed if e.hypothesis is not None)
    blocked = tuple(block for e in held for block in e.blocked)
    return Answer(
        id=asked.id,
        question=asked,
        read=_read_back(told, index),
        unresolved=tuple(
            UnresolvedOut(text=u.text, kind=u.kind, why=u.why, suggestions=u.suggestions)
            for u in told.case.unresolved
        ),
        candidates=_placed(candidates),
        hypotheses=hypotheses,
        blocked=blocked,
        conflicts=in_order(c for e in entries for c in e.conflicts),
        empty_because=()
        if candidates
        else _empty_because(
            told,
            told_of=any(e.told for e in entries),
            elsewhere=bool(hypotheses),
            held=bool(blocked),
        ),
        not_known=_not_known(told, index.manifest),
        records=_records(candidates, proposed, held),
        explanation=checksum(asked, index.manifest.hash),
        snapshot=index.manifest.hash,
        rules=rules.VERSION,
        sources=_sources(index),
        intended_use=rules.INTENDED_USE,
    )


def checksum(asked: Asked, snapshot: str, version: str = rules.VERSION) -> str:
    """The id of an explanation: snapshot + rules + question, without the question's own id."""
    question = msgspec.json.encode(msgspec.structs.replace(asked, id=None), order="deterministic")
    digest = hashlib.sha256()
    for part in (snapshot.encode(), version.encode(), question):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def _placed(candidates: Sequence[Entry]) -> tuple[CandidateOut, ...]:
    """The candidates with their places; those that share all but their name share a place."""
    return tuple(
        msgspec.structs.replace(found.candidate, rank=place, tied_with=others)
        for found, (place, others) in zip(
            candidates, places([e.rank for e in candidates]), strict=True
        )
        if found.candidate is not None
    )


def _records(*lists: Sequence[Entry]) -> dict[str, RecordShown]:
    """Every record that is cited, candidates' first; the same record is told once."""
    candidates, proposed, held = lists
    records: dict[str, RecordShown] = {}
    for cited in (
        *(e.records for e in candidates),
        *(e.records for e in proposed if e.hypothesis is not None),
        *(e.held for e in held),
    ):
        for id_, shown in cited.items():
            records.setdefault(id_, shown)
    return records


def _read_back(told: Read, index: Index) -> ReadBack:
    return ReadBack(
        tumour=_tumour(told, index),
        alterations=tuple(
            ReadAlteration(
                text=one.finding.seen.text,
                as_=finding_text(one.finding.seen),
                class_=one.finding.verdict.class_,
                why=(*one.finding.verdict.why, *one.finding.verdict.points),
            )
            for one in told.known
        ),
        facts=tuple(
            ReadFact(text=fact.text, as_=describe_condition(fact.condition))
            for fact in told.case.facts
        ),
    )


def _tumour(told: Read, index: Index) -> ReadTumour:
    id_ = told.case.tumour
    found = index.words.tumours.get(id_) if id_ else None
    if found is None:
        return ReadTumour(oncotree=None, name=None, how="not given or not read")
    vocabulary, _, code = str(found.id).partition(":")
    return ReadTumour(
        oncotree=code if vocabulary == "oncotree" else None, name=found.name, how="read"
    )


def _empty_because(told: Read, *, told_of: bool, elsewhere: bool, held: bool) -> tuple[str, ...]:
    """Why there is no candidate; ``told_of`` says whether any record speaks of the findings."""
    reasons = []
    if not told.known:
        reasons.append("no finding was read from the question")
    if told.case.tumour is None:
        reasons.append("no tumour type: nothing is on-label or tumour-agnostic")
    findings = [one.finding for one in told.known]
    reasons += [
        f"{f.seen.text}: {f.verdict.class_} ({'; '.join(f.verdict.why[:1])})"
        for f in findings
        if not f.verdict.opens
    ]
    if findings and not told_of:
        reasons.append("no loaded source has a record on these findings")
    if elsewhere:
        reasons.append("evidence exists only in other tumours: see the hypotheses")
    if held:
        reasons.append("what would have been proposed was held back: see blocked")
    return tuple(dict.fromkeys(reasons)) or ("no evidence in this tumour",)


def _not_known(told: Read, manifest: Manifest) -> tuple[str, ...]:
    """What the answer cannot say: what was not assessed, and how old the sources are."""
    notes = ["findings that are not listed were not assessed here: silence is not a negative"]
    as_of = told.setting.as_of
    late = [s for s in manifest.sources if s.released > as_of and s.kind == "source"]
    if late:
        names = ", ".join(sorted({s.name for s in late}))
        notes.append(f"as of {as_of}, but these sources were released later: {names}")
    if told.case.tumour is None:
        notes.append("the tumour type")
    return tuple(notes)


@lru_cache(maxsize=16)
def _sources(index: Index) -> tuple[SourceOut, ...]:
    return tuple(
        SourceOut(name=s.name, release=s.release, licence=s.licence) for s in index.manifest.sources
    )
