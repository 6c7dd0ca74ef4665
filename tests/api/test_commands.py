"""The commands from end to end, around a stand-in for the graph that answers what it is told."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from api import cli
from kg.errors import QuestionError
from tests.api.answers import answer, blocked, candidate


class Told(msgspec.Struct):
    """An answer of which only the parts these tests need are filled."""

    id: str | None
    read: dict[str, Any]
    unresolved: list[Any]
    candidates: list[Any]
    hypotheses: list[Any]
    blocked: list[Any]
    empty_because: list[str]
    snapshot: str
    rules: str
    sources: list[Any]
    intended_use: str


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Put the stand-in in the place of the graph; gives what it was asked."""
    questions: list[Any] = []

    def ask(question: Any) -> Told:
        questions.append(question)
        if question.get("jurisdictions") == ["XX"]:
            raise QuestionError("jurisdiction", "'XX' is not one of US, EU")
        parts = {"candidates": [candidate("vemurafenib")], "blocked": [blocked("imatinib")]}
        return msgspec.convert(answer(**parts, id=question.get("id")), Told)

    wiring = ModuleType("api.wiring")
    wiring.asker = lambda _: ask  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "api.wiring", wiring)
    return questions


def test_one_profile_becomes_one_question(
    asked: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["match", "--tumour", "CHOL", "-j", "EU", "-j", "NL", "--as-of", "2026-05-07"]

    assert cli.run([*words, "BRAF p.V600E", "age 45"]) == 0

    assert asked == [
        {
            "id": "1",
            "tumour": "CHOL",
            "alterations": ["BRAF p.V600E", "age 45"],
            "jurisdictions": ["EU", "NL"],
            "as_of": "2026-05-07",
        }
    ]
    assert "vemurafenib" in capsys.readouterr().out


def test_without_a_jurisdiction_both_agencies_are_asked(asked: list[Any]) -> None:
    cli.run(["match", "BRAF V600E"])

    assert asked[0]["jurisdictions"] == ["US", "EU"]
    assert "tumour" not in asked[0]


def test_json_is_the_whole_answer(capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["match", "--json", "BRAF V600E"])

    told = json.loads(capsys.readouterr().out)
    assert told["candidates"][0]["regimen"] == ["vemurafenib"]


def test_a_question_that_cannot_be_answered_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["match", "-j", "XX", "BRAF V600E"]) == 2
    assert capsys.readouterr().err == "rediscover: 'XX' is not one of US, EU\n"


def test_questions_by_the_line_are_answered_in_order_and_none_stops_the_rest(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "questions.ndjson"
    file.write_bytes(b'{"id":"a"}\n{broken\n{"id":"c","jurisdictions":["XX"]}\n{"id":"d"}\n')

    assert cli.run(["match", "--questions", str(file)]) == 0

    told = capfdbinary.readouterr()
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert [line["id"] for line in lines] == ["a", None, "c", "d"]
    assert ["error" in line for line in lines] == [False, True, True, False]
    assert b"2 of 4 questions could not be answered" in told.err


def test_an_explanation_is_of_one_regimen(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["explain", "imatinib", "-t", "CHOL", "BRAF V600E"]) == 0
    told = capsys.readouterr().out
    assert "imatinib: held back" in told
    assert "vemurafenib" not in told


def test_a_regimen_that_is_in_no_list_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["explain", "aspirin", "BRAF V600E"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


GOLD = (
    "case_id\ttumour_type\toncotree_code\talterations\texpected_drug\texpected_category\tmust"
    "\tjurisdiction\tas_of\ttrap\tgroup\n"
    "c1\tMelanoma\tMEL\tBRAF V600E\tvemurafenib\ton-label\tmust\tUS\t2026-05-07\tbaseline\tg\n"
    "c2\tMelanoma\tMEL\tBRAF V600E\timatinib\tresistant\tmust-not\tUS\t2026-05-07\tx\tg\n"
    "c3\tMelanoma\tMEL\tBRAF V600E\tvemurafenib\tnone\tmust-not\tUS\t2026-05-07\tx\t\n"
)


def test_gold_cases_are_judged_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "gold.tsv"
    file.write_text(GOLD, encoding="utf-8")

    assert cli.run(["evaluate", "gold", str(file), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert [case["passed"] for case in told["cases"]] == [True, True, False]
    assert told["totals"]["groups"] == {"n": 1, "passed": 1, "failed": 0, "thin": 0}
    assert told["cases"][2]["why"] == "among the candidates"


def test_the_table_of_gold_cases_can_show_the_failed_ones_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "gold.tsv"
    file.write_text(GOLD, encoding="utf-8")

    cli.run(["evaluate", "gold", str(file), "--failed"])

    told = capsys.readouterr().out
    assert "c3" in told
    assert "c1" not in told
