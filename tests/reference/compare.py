"""The fast path and the reference on one pair: what each says of every claim, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple
from unittest.mock import patch

import msgspec

from kg.model import (
    And,
    Biomarker,
    CohortOutcome,
    Effect,
    Fusion,
    Label,
    Manifest,
    Not,
    Or,
    Profile,
    ProteinChange,
    Record,
    Statement,
)
from kg.stores.memory import MemoryStore
from ontologies.grammar.conflicts import without_conflicts
from ontologies.grammar.observations import merged
from ontologies.words import Words
from queries import ground as reading
from queries.answer import Answer, Desk
from queries.decision import Ground
from queries.ground import Read
from queries.labels import fullest, view
from queries.match import Match
from queries.question import Asked, read_question
from queries.relation import Relation
from tests.reference.bearing import Seen
from tests.reference.labels import Judged, judged, standing
from tests.reference.leaves import Truth
from tests.reference.profiles import Result, evaluate, signed
from tests.reference.tumours import relation
from tests.reference.vocabulary import VOCABULARY
from tests.reference.world import Asking, World

NOT_CONSIDERED = "not considered"


class Difference(NamedTuple):
    """One claim of which the two say different things."""

    what: str
    fast: str
    slow: str


class Compared(NamedTuple):
    """The differences of one pair, and how many things were compared."""

    differences: tuple[Difference, ...]
    claims: int
    open: int
    standings: int


def desk_of(world: World, words: Words) -> Desk:
    """The fast path over one world; it keeps what it works out for the next patient."""
    store = MemoryStore(Manifest(hash="random", schema=1, sources=()))
    store.add([*VOCABULARY, *world.records])
    return Desk(store, words)


def readable(asked: Asking) -> Asking:
    """The patient as every reader leaves it: findings merged, contradictions refused."""
    case = msgspec.structs.replace(asked.case, observations=merged(list(asked.case.observations)))
    return asked._replace(case=without_conflicts(case))


@contextmanager
def given(asked: Asking) -> Iterator[Asked]:
    """A question whose patient is given instead of read from a text."""
    question = {"jurisdictions": list(asked.places), "as_of": asked.as_of.isoformat()}
    with patch.object(reading, "read_case", lambda *_: asked.case):
        yield read_question(question, asked.as_of)


def compare(world: World, asked: Asking, desk: Desk) -> Compared:
    """Everything that can be compared of one world and one patient."""
    with given(asked) as question:
        told = reading.read(question, desk.index)
        answer = desk.answer(question)
    grounds = [
        reading.ground_for((drugs,), told.touched, mine, told.setting, desk.index)
        for drugs, mine in told.touched.items()
    ]
    findings = findings_of(told)
    labels = [r for r in world.records if isinstance(r, Label)]
    slow_labels = judged(labels, findings, asked)
    slow = {**claims(world.records, findings, asked), **of_labels(slow_labels)}
    fast = {k: v for g in grounds for said in (fast_claims(g), fast_labels(g)) for k, v in said}
    differences = [
        Difference(name, fast.get(name, NOT_CONSIDERED), slow.get(name, NOT_CONSIDERED))
        for name in sorted({*slow, *fast})
        if slow.get(name, NOT_CONSIDERED) != fast.get(name, NOT_CONSIDERED)
    ]
    stood = list(standings(answer, slow_labels, asked, world.records))
    differences += [d for d in stood if d.fast != d.slow]
    opened = sum("open" in said for said in slow.values())
    return Compared(tuple(differences), len(slow), opened, len(stood))


def findings_of(told: Read) -> list[Seen]:
    """The patient's findings with the driver gate's class, which is not what is compared here."""
    return [
        Seen(f.seen, f.verdict.opens, f.verdict.class_, f.verdict.direction, bool(f.resists))
        for f in (known.finding for known in told.known)
    ]


def claims(records: Sequence[Record], findings: list[Seen], asked: Asking) -> dict[str, str]:
    """What the reference says of each statement and cohort that a finding bears on."""
    said: dict[str, str] = {}
    for record in records:
        if not isinstance(record, Statement | CohortOutcome) or record.profile is None:
            continue
        year = record.provenance.published
        if year is not None and year > asked.as_of.year:
            continue
        result = evaluate(_asks(record, findings), findings)
        if result.touched:
            related = relation(asked.case.tumour, record.tumour)
            said[record.provenance.record] = _words(result, related)
    return said


def _asks(record: Statement | CohortOutcome, findings: list[Seen]) -> Profile:
    """The claim's profile; a resistance allele that holds acts whatever the fusion's partner."""
    profile = record.profile
    assert profile is not None
    resistant = isinstance(record, Statement) and record.supports
    resistant = resistant and record.effect in {Effect.RESISTANCE, Effect.REDUCED_SENSITIVITY}  # type: ignore[union-attr]  # a statement
    allele = any(
        wanted and leaf.truth is Truth.TRUE and isinstance(leaf.wanted.alteration, ProteinChange)
        for leaf, wanted in signed(profile, findings)
    )
    open_ = evaluate(profile, findings).truth is Truth.UNKNOWN
    return _any_partner(profile) if resistant and allele and open_ else profile


def _any_partner(profile: Profile) -> Profile:
    match profile:
        case Biomarker(alteration=Fusion(five=five, three=three)) if five and three:
            any_ = Fusion(five=None, three=three, ordered=False)
            return msgspec.structs.replace(profile, alteration=any_)
        case Not() | Biomarker():
            return profile
        case And(of=parts) | Or(of=parts):
            return msgspec.structs.replace(profile, of=tuple(_any_partner(p) for p in parts))


def _words(result: Result, related: str) -> str:
    return f"{result.truth}, {'open' if result.opens else 'closed'}, {related}"


def of_labels(labels: list[Judged]) -> dict[str, str]:
    """What the reference says of each label that a finding bears on."""
    return {
        x.label.provenance.record: f"{_words(x.result, x.relation)}, {_covers(x)}"
        for x in labels
        if x.result.touched
    }


def _covers(found: Judged) -> str:
    if not found.covers:
        return "does not apply"
    return "covers on a condition" if found.conditional else "covers"


def fast_claims(ground: Ground) -> list[tuple[str, str]]:
    """What the fast path says of each statement and cohort that it considered."""
    return [
        (item.id, _fast(item.match, item.relation))
        for items in ground.evidence.values()
        for item in items
        if item.match.touched
    ]


def fast_labels(ground: Ground) -> list[tuple[str, str]]:
    """What the fast path says of each label that it considered."""
    said: list[tuple[str, str]] = []
    for drugs, labels in ground.labels.items():
        ends = ground.ends[drugs]
        views = [view(x, ground.patient, ground.words, ground.as_of, ends) for x in labels]
        for found in fullest(views):
            if found.match.touched:
                words = "does not apply"
                if found.covers:
                    words = "covers on a condition" if found.conditional_on else "covers"
                said.append((found.id, f"{_fast(found.match, found.relation)}, {words}"))
    return said


def _fast(match: Match, related: Relation) -> str:
    return f"{match.truth}, {'open' if match.open else 'closed'}, {related}"


def standings(
    answer: Answer, labels: list[Judged], asked: Asking, records: Sequence[Record]
) -> Iterator[Difference]:
    """The standing of each regimen that was proposed or named as a hypothesis, in each place."""
    proposed = [(x.regimen, x.standings) for x in answer.candidates]
    proposed += [(x.regimen, x.standings) for x in answer.hypotheses]
    for drugs, stood in proposed:
        for found in stood:
            place = found.jurisdiction
            word, conditional = standing(place, drugs, labels, asked, records)
            covered = word in {"on-label", "tumour-agnostic"}
            fast = f"{found.standing}{', conditional' if covered and found.conditional_on else ''}"
            slow = f"{word}{', conditional' if conditional else ''}"
            yield Difference(f"{'+'.join(drugs)} in {place}", fast, slow)
