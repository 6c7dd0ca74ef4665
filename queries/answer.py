"""From a question to the contract's answer: read, match, weigh, decide, explain, write down."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import msgspec
from ontologies.cases import TumourQuestion, print_observation, read_case
from ontologies.words import Words

from kg.model import (
    Approval,
    Authorisation,
    Case,
    Label,
    Manifest,
    Statement,
    Unresolved,
    keys_of,
)
from kg.store import Store
from queries import rules
from queries.conditions import describe_condition
from queries.decide import Decision, Ground, Held, Option, decide
from queries.evidence import Evidence, loss_genes, named_alleles, weigh
from queries.explain import Path, RecordShown, path_of, record_of_evidence, record_of_label
from queries.gate import classify
from queries.patient import Patient, patient
from queries.question import Asked
from queries.relation import HERE, relation
from queries.standing import StandingView


class Out(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the answer; every field is always written."""


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
    """Record ids on either side; ``records`` of the answer tells what each says."""

    for_: tuple[str, ...] = msgspec.field(name="for")
    against: tuple[str, ...]


class CandidateOut(Out, frozen=True, kw_only=True):
    """One candidate regimen. Equal ``rank`` is a tie."""

    regimen: tuple[str, ...]
    rank: int
    standings: tuple[StandingOut, ...]
    effect: str
    band: str
    evidence: EvidenceOut
    rules: tuple[str, ...]
    path: Path


class HypothesisOut(Out, frozen=True, kw_only=True):
    """Same driver, other tumour: trial or registry only."""

    regimen: tuple[str, ...]
    standings: tuple[StandingOut, ...]
    effect: str
    band: str
    evidence: EvidenceOut
    why: str
    path: Path


class BlockedOut(Out, frozen=True, kw_only=True):
    """A regimen that was held back, by which rule and record, and what would change that."""

    regimen: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    effect: str
    rule: str
    records: tuple[str, ...]
    why: str
    unblocked_by: str


class SourceOut(Out, frozen=True, kw_only=True):
    """A source of the snapshot."""

    name: str
    release: str
    licence: str


class Answer(Out, frozen=True, kw_only=True):
    """The contract's answer. ``explanation`` is the checksum of snapshot + rules + question."""

    id: str | None
    read: ReadBack
    unresolved: tuple[Unresolved, ...]
    candidates: tuple[CandidateOut, ...]
    hypotheses: tuple[HypothesisOut, ...]
    blocked: tuple[BlockedOut, ...]
    empty_because: tuple[str, ...]
    not_known: tuple[str, ...]
    records: dict[str, RecordShown]
    explanation: str
    snapshot: str
    rules: str
    sources: tuple[SourceOut, ...]
    intended_use: str


def answer(asked: Asked, store: Store, words: Words) -> Answer:
    """Answer one question from one store."""
    case = read_case(
        TumourQuestion(text=asked.tumour.text, oncotree=asked.tumour.oncotree),
        asked.alterations,
        words,
    )
    ground = _ground(case, asked, store, words)
    return _write(asked, ground, decide(ground), store.manifest())


def _ground(case: Case, asked: Asked, store: Store, words: Words) -> Ground:
    keys = {key for seen in case.observations for key in keys_of(seen.alteration)}
    touched = store.touching(keys, as_of=asked.as_of)
    labels = tuple(x for x in touched.labels if x.approval is not Approval.WITHDRAWN)
    seen = _patient(case, touched.statements, labels, words)
    evidence = weigh(touched.statements, touched.cohorts, seen, words)
    by_drugs: defaultdict[tuple[str, ...], list[Label]] = defaultdict(list)
    for label in labels:
        by_drugs[label.regimen.drugs].append(label)
    names = {name for drugs in (*evidence, *by_drugs) for name in drugs}
    of_drug = _by_drug(store.labels_for(names))
    return Ground(
        patient=seen,
        words=words,
        as_of=asked.as_of,
        jurisdictions=asked.jurisdictions,
        evidence=evidence,
        labels=by_drugs,
        ends=_ends(of_drug),
        authorisations=_authorisations(store, names),
        labels_of_drug=of_drug,
    )


def _patient(
    case: Case, statements: tuple[Statement, ...], labels: tuple[Label, ...], words: Words
) -> Patient:
    here = {
        number: relation(case.tumour, statement.tumour, words.tumours) in HERE
        for number, statement in enumerate(statements)
    }
    named = named_alleles(statements, labels, here)
    losses = loss_genes(statements, labels)
    return patient(case, lambda seen: classify(seen, words.genes, named, losses))


def _by_drug(labels: list[Label]) -> dict[str, list[Label]]:
    of_drug: defaultdict[str, list[Label]] = defaultdict(list)
    for label in labels:
        for name in label.regimen.drugs:
            of_drug[name].append(label)
    return dict(of_drug)


def _ends(of_drug: Mapping[str, list[Label]]) -> tuple[Label, ...]:
    found = [
        label
        for labels in of_drug.values()
        for label in labels
        if label.approval is Approval.WITHDRAWN and label.valid_to is not None
    ]
    return tuple({label.provenance.record: label for label in found}.values())


def _authorisations(store: Store, names: set[str]) -> dict[str, list[Authorisation]]:
    of_drug: defaultdict[str, list[Authorisation]] = defaultdict(list)
    for record in store.authorisations(names):
        of_drug[record.drug].append(record)
    return dict(of_drug)


def _write(asked: Asked, ground: Ground, decision: Decision, manifest: Manifest) -> Answer:
    records: dict[str, RecordShown] = {}
    for option in (*decision.candidates, *decision.hypotheses):
        _collect(option, records)
    for held in decision.blocked:
        _collect_held(held, ground, records)
    case = ground.patient.case
    return Answer(
        id=asked.id,
        read=_read_back(ground),
        unresolved=case.unresolved,
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


def checksum(asked: Asked, snapshot: str) -> str:
    """The id of an explanation: snapshot + rules + question, without the question's own id."""
    question = msgspec.json.encode(msgspec.structs.replace(asked, id=None), order="deterministic")
    digest = hashlib.sha256()
    for part in (snapshot.encode(), rules.VERSION.encode(), question):
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
                as_=print_observation(finding.seen),
                class_=finding.verdict.class_,
                why=finding.verdict.why,
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
    from queries.decide import rank  # noqa: PLC0415  # only here

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
