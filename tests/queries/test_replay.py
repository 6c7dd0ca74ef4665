"""An answer is asked again: equal, or what differs and why it may."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from kg.errors import QuestionError
from kg.model import Record
from kg.stores.memory import MemoryStore
from queries.answer import answer
from queries.replay import Replay, question_in, replay
from tests.queries.worlds import MANIFEST, TODAY, VOCABULARY, WORDS, label, statement

LABEL = label("US", "dabrafenib+trametinib", "BRAF V600E", "CHOL")
QUESTION = {"id": "q", "tumour": "CHOL", "alterations": ["BRAF V600E"], "as_of": "2026-05-07"}


def store(*records: Record, name: str = "by hand") -> MemoryStore:
    made = MemoryStore(msgspec.structs.replace(MANIFEST, hash=name))
    made.add([*VOCABULARY, *records])
    return made


def told(*records: Record) -> dict[str, Any]:
    """An answer as it is read from a file."""
    asked = question_in({"candidates": []}, {None: QUESTION}, TODAY)
    made: dict[str, Any] = msgspec.json.decode(
        msgspec.json.encode(answer(asked, store(*records), WORDS))
    )
    return made


def again(old: dict[str, Any], new: MemoryStore) -> Replay:
    return replay(old, question_in(old, {}, TODAY), new, WORDS)


def test_the_same_question_of_the_same_snapshot_is_equal() -> None:
    found = again(told(LABEL), store(LABEL))

    assert (found.equal, found.genuine, found.because) == (True, True, "")


def test_the_askers_id_is_no_part_of_the_answer() -> None:
    assert again(told(LABEL) | {"id": "another"}, store(LABEL)).equal


def test_another_snapshot_is_named_with_what_is_decided_otherwise() -> None:
    found = again(told(LABEL), store(name="newer"))

    assert not found.equal
    assert found.because == "other snapshot (by hand then, newer now)"
    assert {(d.jurisdiction, d.kind) for d in found.differences} == {
        ("EU", "removed"),
        ("US", "removed"),
    }


def test_other_rules_are_named() -> None:
    found = again(told(LABEL) | {"rules": "2020.1.1"}, store(LABEL))

    assert "other rules (2020.1.1 then" in found.because
    assert not found.genuine


def test_an_answer_that_was_changed_is_not_genuine() -> None:
    changed = told(LABEL)
    changed["question"]["alterations"] = ["KRAS G12C"]

    found = again(changed, store(LABEL))

    assert not found.genuine
    assert "not what its checksum says" in found.because


def test_the_same_snapshot_with_another_answer_is_a_change_of_the_program() -> None:
    found = again(told(LABEL), store(LABEL, statement("erlotinib", "BRAF V600E", "CHOL")))

    assert "candidates" in found.parts
    assert found.because == "same snapshot, rules and question: the program changed"


def test_an_answer_of_another_shape_is_asked_again_all_the_same() -> None:
    old = told(LABEL)
    del old["empty_because"]

    found = again(old, store(LABEL))

    assert (found.comparable, found.parts) == (False, ("empty_because",))


def test_a_question_given_beside_stands_in_for_the_one_an_answer_lacks() -> None:
    old = told(LABEL)
    del old["question"]
    asked = question_in(old, {"q": QUESTION}, TODAY)

    assert replay(old, asked, store(LABEL), WORDS).equal


@pytest.mark.parametrize(
    ("old", "says"),
    [({"id": "q", "error": {}}, "no 'candidates'"), ({"candidates": []}, "carries no question")],
)
def test_what_is_no_answer_or_has_no_question_is_refused(old: dict[str, Any], says: str) -> None:
    with pytest.raises(QuestionError, match=says):
        question_in(old, {}, TODAY)
