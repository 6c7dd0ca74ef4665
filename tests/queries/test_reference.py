"""The fast matcher says what a slow and obvious one says, on random graphs and patients."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest

from kg.model import And, Label, Not, Or, Record, Statement
from tests.reference.__main__ import pairs
from tests.reference.biomarkers import Draw
from tests.reference.compare import compare, desk_of, readable
from tests.reference.vocabulary import words
from tests.reference.world import World, asking, world

PAIRS = 2000


def test_the_fast_matcher_agrees_with_the_reference() -> None:
    found = list(pairs(PAIRS, seed=7))

    different = [what for each in found for what in each.differences]

    assert different == []
    assert sum(each.open for each in found) > PAIRS


def _negation_lost(record: Record) -> Record:
    if isinstance(record, Statement | Label) and isinstance(record.profile, Not):
        return msgspec.structs.replace(record, profile=record.profile.of)
    return record


def _all_for_any(record: Record) -> Record:
    if isinstance(record, Statement | Label) and isinstance(record.profile, Or):
        return msgspec.structs.replace(record, profile=And(of=record.profile.of))
    return record


def _exclusion_lost(record: Record) -> Record:
    if isinstance(record, Statement | Label):
        scope = msgspec.structs.replace(record.tumour, excluded=())
        return msgspec.structs.replace(record, tumour=scope)
    return record


def _late(record: Record) -> Record:
    if isinstance(record, Label) and record.valid_from is not None:
        later = record.valid_from + timedelta(days=800)
        return msgspec.structs.replace(record, valid_from=later)
    return record


def _no_conditions(record: Record) -> Record:
    if isinstance(record, Label):
        return msgspec.structs.replace(record, conditions=())
    return record


@pytest.mark.parametrize(
    "planted", [_negation_lost, _all_for_any, _exclusion_lost, _late, _no_conditions]
)
def test_a_fast_matcher_that_errs_is_found_out(planted: Callable[[Record], Record]) -> None:
    vocabulary = words()
    found = 0
    for number in range(8):
        draw = Draw(f"planted:{number}")
        graph = world(draw)
        wrong = desk_of(World(tuple(planted(record) for record in graph.records)), vocabulary)
        for _ in range(15):
            found += len(compare(graph, readable(asking(draw)), wrong).differences)

    assert found > 0
