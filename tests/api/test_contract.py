"""The answer's JSON has the contract's names, on the graph of the starter pack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from api.batch import json_of
from api.wiring import asker
from queries.question import Question
from queries.reply import Answer

ANSWER = {
    *("id", "read", "unresolved", "candidates", "hypotheses", "blocked", "empty_because"),
    *("snapshot", "rules", "sources", "intended_use"),
}
CANDIDATE = {"regimen", "standings", "effect", "band", "evidence", "rules", "path"}
STANDING = {"jurisdiction", "standing", "conditional_on", "to_check", "labels"}
BLOCKED = {"regimen", "effect", "rule", "records", "why", "unblocked_by"}


@pytest.fixture(scope="module")
def told(starter_snapshot: Path) -> dict[str, Any]:
    question = {
        "id": "q-17",
        "tumour": {"text": "Cholangiocarcinoma", "oncotree": "CHOL"},
        "alterations": ["BRAF p.V600E", "BRAFF V600E", "age 71"],
        "jurisdictions": ["US", "NL"],
        "as_of": "2026-05-07",
    }
    answer: dict[str, Any] = json_of(question, asker(starter_snapshot))
    return answer


def test_the_answer_has_the_names_of_the_contract(told: dict[str, Any]) -> None:
    assert set(told) >= ANSWER
    assert told["id"] == "q-17"
    assert set(told["read"]) >= {"tumour", "alterations", "facts"}


def test_every_entry_has_the_names_of_the_contract(told: dict[str, Any]) -> None:
    assert told["candidates"]
    assert all(set(entry) >= CANDIDATE for entry in told["candidates"])
    assert all(set(entry) >= BLOCKED for entry in told["blocked"])
    standings = [s for entry in told["candidates"] for s in entry["standings"]]
    assert all(set(s) >= STANDING for s in standings)


def test_each_candidate_stands_in_jurisdictions_that_were_asked(told: dict[str, Any]) -> None:
    places = {s["jurisdiction"] for entry in told["candidates"] for s in entry["standings"]}

    assert places == {"US", "NL"}


def test_a_word_that_no_table_knows_is_refused_with_the_nearest(told: dict[str, Any]) -> None:
    (refused,) = told["unresolved"]

    assert (refused["text"], refused["kind"]) == ("BRAFF V600E", "gene")
    assert "BRAF" in refused["suggestions"]


def test_every_cited_record_is_described(told: dict[str, Any]) -> None:
    cited = {
        id_
        for entry in told["candidates"]
        for side in ("for", "against")
        for id_ in entry["evidence"][side]
    }

    assert cited <= set(told["records"])


def test_the_answer_is_what_the_schema_says(told: dict[str, Any]) -> None:
    read_again = msgspec.convert(told, Answer, strict=True)

    assert json.loads(msgspec.json.encode(read_again)) == told


def test_a_question_may_leave_out_all_but_its_id() -> None:
    assert msgspec.convert({"id": "1"}, Question).jurisdictions == ("US", "EU")
