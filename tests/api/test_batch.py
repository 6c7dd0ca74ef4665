"""One line in, one line out, in order; a bad question never stops the rest."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from api import batch
from kg.errors import QuestionError, StoreError


class Told(msgspec.Struct):
    """As much of an answer as these tests need."""

    id: str


def ask(question: Any) -> Told:
    match question["id"]:
        case "no":
            raise QuestionError("jurisdiction", "'XX' is not one of US, EU")
        case "gone":
            raise StoreError("the snapshot is gone")
        case "defect":
            raise ZeroDivisionError("BRAF V600E in it")
    return Told(id=question["id"])


def lines(*texts: bytes) -> list[dict[str, Any]]:
    return [json.loads(a.line) for a in batch.answers(texts, ask)]


def test_answers_come_in_the_order_of_the_questions() -> None:
    assert [a["id"] for a in lines(b'{"id":"1"}\n', b'{"id":"2"}\n')] == ["1", "2"]


def test_a_question_that_cannot_be_answered_keeps_its_id_and_the_rest_goes_on() -> None:
    told = lines(b'{"id":"no"}', b'{"id":"2"}')

    assert told[0]["id"] == "no"
    assert told[0]["error"]["type"] == "jurisdiction"
    assert told[1] == {"id": "2"}


def test_a_line_that_is_no_json_is_answered_by_its_number() -> None:
    told = lines(b'{"id":"1"}', b"{broken", b'{"id":"3"}')

    assert [a["id"] for a in told] == ["1", None, "3"]
    assert told[1]["error"]["type"] == "not JSON"
    assert "line 2" in told[1]["error"]["detail"]


def test_bytes_that_are_no_text_and_endless_nesting_are_answered_too() -> None:
    told = lines(b'{"id":"\xff\xfe"}', b"[" * 100_000)

    assert [a["error"]["type"] for a in told] == ["not JSON", "not JSON"]


def test_a_line_that_is_too_long_is_not_read() -> None:
    (told,) = lines(b'{"id":"' + b"x" * batch.MAX_LINE + b'"}')

    assert told["error"]["type"] == "too long"


def test_blank_lines_are_no_questions() -> None:
    assert lines(b"\n", b'{"id":"1"}\n', b"  \n") == [{"id": "1"}]


def test_a_defect_costs_one_answer_and_tells_nothing_of_the_profile() -> None:
    (told,) = lines(b'{"id":"defect"}')

    assert told["error"] == {
        "type": "internal",
        "detail": "a defect of the program: ZeroDivisionError",
    }


def test_what_the_program_refuses_is_told_in_its_words() -> None:
    (told,) = lines(b'{"id":"gone"}')

    assert told["error"]["detail"] == "the snapshot is gone"


def test_a_failed_line_is_marked() -> None:
    assert [a.failed for a in batch.answers([b'{"id":"1"}', b"x"], ask)] == [False, True]
