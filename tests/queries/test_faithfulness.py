"""What an explanation predicts of the answer without one of its records."""

from __future__ import annotations

import random
from datetime import date
from itertools import islice

import msgspec

from kg.model import Record
from kg.stores.memory import MemoryStore
from queries.answer import Desk
from queries.drawn import drawn
from queries.faithful import Fault, Told, faults, told_of
from queries.faithfulness import faithfulness
from queries.question import Asked, read_question
from queries.removal import Removals
from queries.reply import Answer
from tests.queries.worlds import (
    MANIFEST,
    TODAY,
    VOCABULARY,
    WORDS,
    authorisation,
    label,
    no_benefit,
    statement,
)

ONLY = statement("dabrafenib+trametinib", "BRAF V600E", "CHOL")
OTHER = statement("erlotinib", "BRAF V600E", "CHOL")
AGAINST = no_benefit("osimertinib", "BRAF V600E", "CHOL")
KNOWN = frozenset(r.provenance.record for r in (ONLY, OTHER, AGAINST))


def store(*records: Record) -> MemoryStore:
    made = MemoryStore(MANIFEST)
    made.add([*VOCABULARY, *records])
    return made


def question(*alterations: str) -> Asked:
    raw = {"tumour": {"oncotree": "CHOL"}, "alterations": list(alterations)}
    return read_question({**raw, "jurisdictions": ["US"], "as_of": "2026-05-07"}, TODAY)


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  # no secret


DESK = Desk(store(ONLY, OTHER, AGAINST), WORDS)
WHOLE = DESK.answer(question("BRAF V600E"))
TOLD: Told = told_of(WHOLE, KNOWN)


def found(after: Answer, removed: str = ONLY.provenance.record) -> list[Fault]:
    return list(faults(TOLD, after, removed, KNOWN))


def without(record: str) -> Answer:
    return Removals(DESK).answer(question("BRAF V600E"), (record,))


def test_an_answer_names_the_records_of_all_its_lists() -> None:
    assert TOLD.cited == KNOWN


def test_an_answer_that_follows_has_no_fault() -> None:
    assert [found(without(record), record) for record in sorted(KNOWN)] == [[], [], []]


def test_an_answer_that_does_not_change_still_names_the_record() -> None:
    assert [fault.kind for fault in found(WHOLE)] == ["still named"]


def test_a_regimen_that_does_not_name_the_record_must_not_change() -> None:
    after = msgspec.structs.replace(without(ONLY.provenance.record), blocked=())

    assert [(f.kind, f.regimen) for f in found(after)] == [
        ("changes without naming it", ("osimertinib",))
    ]


def test_a_candidate_must_not_stay_without_support() -> None:
    stays = WHOLE.candidates[0]
    bare = msgspec.structs.replace(stays.evidence, for_=())
    path = msgspec.structs.replace(stays.path, nodes=(), edges=(), steps=())
    left = msgspec.structs.replace(stays, evidence=bare, path=path, standings=())
    after = msgspec.structs.replace(
        WHOLE, candidates=(left, *WHOLE.candidates[1:]), conflicts=(), records={}
    )

    kinds = {fault.kind for fault in found(after)}

    assert "stays without support" in kinds


def test_a_standing_that_does_not_name_the_record_must_not_change() -> None:
    support, sold = ONLY, authorisation("US", "dabrafenib", valid_from=date(2015, 1, 1))
    second = statement("dabrafenib", "BRAF V600E", "CHOL")
    alone = statement("dabrafenib", "BRAF V600E", "CHOL")
    desk = Desk(store(support, sold, second, alone), WORDS)
    known = Removals(desk).ids
    told = told_of(desk.answer(question("BRAF V600E")), known)
    after = Removals(desk).answer(question("BRAF V600E"), (alone.provenance.record,))
    changed = tuple(
        msgspec.structs.replace(
            c, standings=tuple(msgspec.structs.replace(s, standing="unknown") for s in c.standings)
        )
        if c.regimen == ("dabrafenib",)
        else c
        for c in after.candidates
    )
    after = msgspec.structs.replace(after, candidates=changed)

    kinds = [fault.kind for fault in faults(told, after, alone.provenance.record, known)]

    assert kinds == ["another standing"]


def test_the_measure_counts_removals_and_what_they_change() -> None:
    asked = [("one", question("BRAF V600E"))]

    told = faithfulness(asked, DESK.index.store, WORDS, chance(1))

    assert (told.answers, told.removals, told.unfaithful, told.rate) == (1, 3, 0, 1.0)
    assert told.effects == {"a regimen changes its list": 3}


def test_the_same_seed_draws_the_same_questions() -> None:
    graph = store(ONLY, OTHER, AGAINST, label("US", "erlotinib", "EGFR L858R", "NSCLC"))

    one, other = (list(islice(drawn(graph, chance(3)), 20)) for _ in range(2))

    assert one == other
    assert all(read_question(asked, TODAY).alterations for asked in one)


def test_drawn_findings_are_read_back() -> None:
    graph = store(ONLY, OTHER, AGAINST, label("US", "erlotinib", "EGFR L858R", "NSCLC"))

    for raw in islice(drawn(graph, chance(4)), 20):
        told = Desk(graph, WORDS).answer(read_question(raw, TODAY))
        assert told.read.alterations
        assert not told.unresolved
