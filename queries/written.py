"""Write a decision down as the contract's answer; nothing is decided here."""

from __future__ import annotations

import hashlib
from datetime import date

import msgspec

from kg.model import Biomarker, Manifest, Observation, Presence
from ontologies.claims import print_profile
from queries import rules
from queries.conditions import describe_condition
from queries.decide import rank
from queries.decision import Decision, Ground, Held, Option
from queries.evidence import Evidence
from queries.explain import RecordShown, path_of, record_of_evidence, record_of_label
from queries.question import Asked
from queries.reply import (
    Answer,
    BlockedOut,
    CandidateOut,
    EvidenceOut,
    HypothesisOut,
    ReadAlteration,
    ReadBack,
    ReadFact,
    ReadTumour,
    SourceOut,
    StandingOut,
    UnresolvedOut,
)
from queries.standing import StandingView


def write(asked: Asked, ground: Ground, decision: Decision, manifest: Manifest) -> Answer:
    """The answer to one question from one snapshot."""
    records: dict[str, RecordShown] = {}
    for option in (*decision.candidates, *decision.hypotheses):
        _collect(option, records)
    for held in decision.blocked:
        _collect_held(held, ground, records)
    case = ground.patient.case
    return Answer(
        id=asked.id,
        question=asked,
        read=_read_back(ground),
        unresolved=tuple(
            UnresolvedOut(text=u.text, kind=u.kind, why=u.why, suggestions=u.suggestions)
            for u in case.unresolved
        ),
        candidates=_candidates(decision, ground),
        hypotheses=tuple(_hypothesis(option, ground) for option in decision.hypotheses),
        blocked=tuple(_blocked(held) for held in decision.blocked),
        empty_because=_empty_because(decision, ground),
        not_known=_not_known(ground, asked.as_of, manifest),
        records=records,
        explanation=checksum(asked, manifest.hash),
        snapshot=manifest.hash,
        rules=rules.VERSION,
        sources=tuple(
            SourceOut(name=s.name, release=s.release, licence=s.licence) for s in manifest.sources
        ),
        intended_use=rules.INTENDED_USE,
    )


def checksum(asked: Asked, snapshot: str, version: str = rules.VERSION) -> str:
    """The id of an explanation: snapshot + rules + question, without the question's own id."""
    question = msgspec.json.encode(msgspec.structs.replace(asked, id=None), order="deterministic")
    digest = hashlib.sha256()
    for part in (snapshot.encode(), version.encode(), question):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]


def _read_back(ground: Ground) -> ReadBack:
    case = ground.patient.case
    tumour = ground.words.tumours.get(case.tumour) if case.tumour else None
    code = str(tumour.id).partition(":")[2] if tumour is not None else None
    return ReadBack(
        tumour=ReadTumour(
            oncotree=code if tumour and str(tumour.id).startswith("oncotree:") else None,
            name=tumour.name if tumour else None,
            how="read" if tumour else "not given or not read",
        ),
        alterations=tuple(
            ReadAlteration(
                text=finding.seen.text,
                as_=finding_text(finding.seen),
                class_=finding.verdict.class_,
                why=(*finding.verdict.why, *finding.verdict.points),
            )
            for finding in ground.patient.findings
        ),
        facts=tuple(
            ReadFact(text=fact.text, as_=describe_condition(fact.condition)) for fact in case.facts
        ),
    )


def _candidates(decision: Decision, ground: Ground) -> tuple[CandidateOut, ...]:
    written: list[CandidateOut] = []
    place, previous = 0, None
    for number, option in enumerate(decision.candidates, start=1):
        key = _tie(option)
        place = place if key == previous else number
        previous = key
        written.append(
            CandidateOut(
                regimen=option.drugs,
                rank=place,
                standings=tuple(_standing(s) for s in option.standings),
                effect=option.effect,
                band=option.band,
                evidence=_evidence(option),
                rules=option.rules,
                path=path_of(option, ground.patient, ground.words),
            )
        )
    return tuple(written)


def _tie(option: Option) -> tuple[object, ...]:
    """The rank without the name: options that share it are tied."""
    return rank(option)[:-1]


def _hypothesis(option: Option, ground: Ground) -> HypothesisOut:
    return HypothesisOut(
        regimen=option.drugs,
        standings=tuple(_standing(s) for s in option.standings),
        effect=option.effect,
        band=option.band,
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
    return EvidenceOut(
        for_=tuple(
            dict.fromkeys((*(v.id for v in option.labels), *(i.id for i in option.support)))
        ),
        against=tuple(dict.fromkeys(i.id for i in option.against)),
    )


def _blocked(held: Held) -> BlockedOut:
    block = held.block
    return BlockedOut(
        regimen=held.drugs,
        jurisdictions=held.jurisdictions,
        effect=block.effect,
        rule=block.rule,
        records=block.records,
        why=block.why,
        unblocked_by=block.unblocked_by,
    )


def _collect(option: Option, records: dict[str, RecordShown]) -> None:
    for view in (*option.labels, *(v for s in option.standings for v in s.labels)):
        records.setdefault(view.id, record_of_label(view))
    for item in (*option.support, *option.against):
        records.setdefault(item.id, record_of_evidence(item))


def _collect_held(held: Held, ground: Ground, records: dict[str, RecordShown]) -> None:
    wanted = set(held.block.records) - set(records)
    items: list[Evidence] = [
        item for drugs in ground.evidence for item in ground.evidence[drugs] if item.id in wanted
    ]
    for item in items:
        records.setdefault(item.id, record_of_evidence(item))


def _empty_because(decision: Decision, ground: Ground) -> tuple[str, ...]:
    if decision.candidates:
        return ()
    case = ground.patient.case
    reasons = []
    if not case.observations:
        reasons.append("no finding was read from the question")
    if case.tumour is None:
        reasons.append("no tumour type: nothing is on-label or tumour-agnostic")
    closed = [f for f in ground.patient.findings if not f.verdict.opens]
    reasons += [
        f"{f.seen.text}: {f.verdict.class_} ({'; '.join(f.verdict.why[:1])})" for f in closed
    ]
    if case.observations and not ground.evidence and not ground.labels:
        reasons.append("no loaded source has a record on these findings")
    if decision.hypotheses:
        reasons.append("evidence exists only in other tumours: see the hypotheses")
    if decision.blocked:
        reasons.append("what would have been proposed was held back: see blocked")
    return tuple(dict.fromkeys(reasons)) or ("no evidence in this tumour",)


def _not_known(ground: Ground, as_of: date, manifest: Manifest) -> tuple[str, ...]:
    """What the answer cannot say: what was not assessed, and how old the sources are."""
    notes = ["findings that are not listed were not assessed here: silence is not a negative"]
    late = [s for s in manifest.sources if s.released > as_of and s.kind == "source"]
    if late:
        names = ", ".join(sorted({s.name for s in late}))
        notes.append(f"as of {as_of}, but these sources were released later: {names}")
    if ground.patient.case.tumour is None:
        notes.append("the tumour type")
    return tuple(notes)


def finding_text(seen: Observation) -> str:
    """An observation in the claim grammar's words, with its origin, zygosity and report."""
    told = print_profile(Biomarker(alteration=seen.alteration))
    extra = [str(x) for x in (seen.origin, seen.zygosity, seen.report) if x is not None]
    presence = "" if seen.presence is Presence.PRESENT else f": {seen.presence}"
    return ", ".join([told + presence, *extra])
